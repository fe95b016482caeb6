import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { type Actor, UsersService } from '#accounts';
import { Db } from '#platform';
import type { FollowedView, PositionNoticeView } from './entry/entry.types.ts';
import { Figure } from './figure.entity.ts';
import { Follow, type FollowedKind, PositionNotice, PositionRecord } from './position.entity.ts';

/** Who wants to be told of what, and what they were told. */
@Injectable()
export class Following {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(UsersService) private readonly users: UsersService,
  ) {}

  /** What somebody follows. */
  mine(actor: Actor): Promise<FollowedView[]> {
    return this.db.tx(() => this.db.repo(Follow).find({ where: { userId: actor.id }, order: { id: 'ASC' } }));
  }

  /** Follows something, or stops; twice is once. */
  async set(actor: Actor, kind: FollowedKind, code: string, on: boolean): Promise<FollowedView[]> {
    const userId = await this.users.named(actor);
    return this.db.tx(async () => {
      if (on) await this.db.saveIfNew(this.db.make(Follow, { userId, kind, code }));
      else await this.db.repo(Follow).delete({ userId, kind, code });
      return this.mine(actor);
    });
  }

  /** What somebody was told, the latest first. */
  notices(actor: Actor): Promise<PositionNoticeView[]> {
    return this.db.tx(async () => {
      const notices = await this.db
        .repo(PositionNotice)
        .find({ where: { userId: actor.id }, order: { at: 'DESC', id: 'DESC' }, take: 100 });
      const records = await this.db.repo(PositionRecord).findBy({ id: In(notices.map((each) => each.positionId)) });
      const byId = new Map(records.map((row) => [row.id, row]));
      const figures = await this.db.repo(Figure).findBy({ code: In(records.map(({ figureCode }) => figureCode)) });
      const names = new Map(figures.map(({ code, name }) => [code, name]));
      return notices.map(({ id, positionId, before, at, readAt }) => {
        const { figureCode: figure, demandCode: demand, label } = byId.get(positionId)!;
        return { id, figure, name: names.get(figure) ?? null, demand, before, label, at, read: readAt !== null };
      });
    });
  }

  /** Notes that somebody has seen all that they were told. */
  async read(actor: Actor): Promise<PositionNoticeView[]> {
    const userId = await this.users.named(actor);
    return this.db.tx(async () => {
      await this.db.repo(PositionNotice).update({ userId, readAt: IsNull() }, { readAt: new Date() });
      return this.notices(actor);
    });
  }
}
