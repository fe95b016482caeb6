import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { User } from '#accounts';
import { ActivityKind } from '#people';
import { current, Db, textIn } from '#platform';
import { LadderStage } from '../ladder/ladder.entity.ts';

/** Which user it is about, by their names. */
export abstract class UserKind extends ActivityKind {
  constructor(@Inject(Db) protected readonly db: Db) {
    super();
  }

  protected named(ids?: readonly string[]): Promise<Map<string, string>> {
    return this.db.tx(async () => {
      const where = ids ? { id: In([...ids]) } : { role: Not('volunteer' as const), disabledAt: IsNull() };
      const found = await this.db.repo(User).find({ where });
      const named = found.map(({ id, details }): [string, string] => [id, details.name]);
      return new Map(named.sort(([, a], [, b]) => a.localeCompare(b)));
    });
  }
}

/** Whose point person somebody is. */
@Injectable()
export class PointPersonKind extends UserKind {
  readonly kind = 'pointPerson';

  where(id: string, since: string): string {
    return `exists (select from point_person x where x."personId" = p.id
      and (${id} is null or x."userId" = ${id}) and (${since} is null or x.since >= ${since}))`;
  }
}

/** Who talked with an organizer, or was to. */
@Injectable()
export class OneOnOneKind extends UserKind {
  readonly kind = 'oneOnOne';

  where(id: string, since: string): string {
    return this.whereOther('HELD', id, since);
  }

  override readonly others = ['BOOKED', 'MISSED', 'CANCELLED'];

  override whereOther(code: string, id: string, since: string): string {
    return `exists (select from one_on_one x where x."personId" = p.id and x.state = '${code}'
      and (${id} is null or x."userId" = ${id}) and (${since} is null or x."startsAt" >= ${since}))`;
  }
}

/** Who stands on a stage of the ladder, and how it stands with their step. */
@Injectable()
export class LadderKind extends ActivityKind {
  readonly kind = 'ladder';

  constructor(@Inject(Db) private readonly db: Db) {
    super();
  }

  where(id: string, since: string): string {
    return `exists (select from ladder_place x where x."personId" = p.id
      and (${id} is null or x."stageId" = ${id}) and (${since} is null or x.since >= ${since}))`;
  }

  override readonly others = ['COMPLETED', 'ABANDONED'];

  override whereOther(code: string, id: string, since: string): string {
    return `exists (select from ladder_place x where x."personId" = p.id and x.state = '${code}'
      and (${id} is null or x."stageId" = ${id}) and (${since} is null or x.since >= ${since}))`;
  }

  protected named(ids?: readonly string[]): Promise<Map<string, string>> {
    const { language } = current();
    return this.db.tx(async () => {
      const where = ids ? { id: In([...ids]) } : { removedAt: IsNull() };
      const found = await this.db.repo(LadderStage).find({ where, order: { position: 'ASC', id: 'ASC' } });
      return new Map(found.map(({ id, details }) => [id, textIn(details.name, language).text]));
    });
  }
}
