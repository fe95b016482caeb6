import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AppError, Db } from '#platform';
import type { Actor } from './actor.ts';
import { Doors } from './doors.ts';
import { canonical } from './inviting.ts';
import { MagicLinksService } from './magic-links.service.ts';
import { Sessions } from './sessions.service.ts';
import { User } from './user.entity.ts';

/** Ends an account at the word of whose it is. Staff ask another one instead, so that nobody locks an organization up. */
@Injectable()
export class AccountLeaving {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Doors) private readonly doors: Doors,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(MagicLinksService) private readonly links: MagicLinksService,
  ) {}

  /** Within the caller's transaction: nobody signs in to it any more. `forget`: nothing in it names anybody, either. */
  async end(actor: Actor, forget: boolean): Promise<void> {
    const lock = { mode: 'pessimistic_write' } as const;
    const user = actor.isUser ? await this.db.repo(User).findOne({ where: { id: actor.id }, lock }) : null;
    if (!user || user.role !== 'volunteer') throw new AppError('CONFLICT', 'volunteers.self.staff');
    await this.close(user, forget);
  }

  /** The same for the volunteers' accounts at these addresses; those of staff stay. */
  async endAt(emails: readonly string[], forget: boolean): Promise<void> {
    const emailIndex = In([...new Set(emails.map(canonical))].map((email) => this.db.index('user-email', email)));
    const lock = { mode: 'pessimistic_write' } as const;
    const where = { emailIndex, role: 'volunteer' as const };
    for (const user of await this.db.repo(User).find({ where, order: { id: 'ASC' }, lock }))
      await this.close(user, forget);
  }

  private async close(user: User, forget: boolean): Promise<void> {
    user.disabledAt ??= new Date();
    if (forget) {
      await this.doors.remove('user', canonical(user.details.email));
      Object.assign(user, { details: { name: '', email: '' }, emailIndex: randomBytes(32), provenAt: null });
    }
    await this.db.save(user);
    await this.sessions.endThoseOf(user.id);
    await this.links.endThoseOf(user.id);
  }
}
