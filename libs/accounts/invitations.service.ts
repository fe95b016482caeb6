import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { AppError, CONFIG, type Config, Db, Jobs, Throttle } from '#platform';
import { invitationSent } from './accounts.facts.ts';
import type { Actor, UserRole } from './actor.ts';
import { Doors } from './doors.ts';
import { Invitation } from './invitation.entity.ts';
import { type InvitationInput, InvitationView, Invited, InviteOutcome } from './invitation.types.ts';
import { canonical, mayInvite } from './inviting.ts';
import { User } from './user.entity.ts';

/** So that a stolen session cannot write to the whole world. */
const PER_INVITER = { limit: 60, minutes: 60 };
const OPEN = { usedAt: IsNull(), revokedAt: IsNull() };

/** The address of the page that shows what a link is for; the secret stands where no server and no log sees it. */
export const welcomeUrl = (publicUrl: string, token: string): string => `${publicUrl}/console/welcome#${token}`;

/** Invites people by mail, and takes invitations back. What is open, is open until it is answered, revoked or too old. */
@Injectable()
export class InvitationsService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Doors) private readonly doors: Doors,
    @Inject(Throttle) private readonly throttle: Throttle,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Invites an address, and answers the link, this once, to whoever invites. Who has an account or an open invitation
   * gets nothing new, and the inviter is told so: they may see who has access.
   */
  async invite(actor: Actor, { email, name, role, language }: InvitationInput): Promise<Invited> {
    if (!mayInvite(actor, role)) throw new AppError('FORBIDDEN', 'accounts.mayNotInvite');
    await this.throttle.count('invite', actor.id, PER_INVITER);
    const token = randomBytes(32).toString('base64url');
    return this.db.tx(async () => {
      const emailIndex = this.db.index('user-email', canonical(email));
      if (await this.db.repo(User).existsBy({ emailIndex })) return { outcome: InviteOutcome.HAS_ACCOUNT, link: null };
      const known = await this.db.repo(Invitation).findOneBy({ emailIndex, ...OPEN });
      if (known && known.expiresAt > (await this.now())) return { outcome: InviteOutcome.ALREADY_INVITED, link: null };
      if (known) await this.close([known]);
      const hash = await this.doors.add('welcome', token);
      const details = { email: email.trim(), ...(name?.trim() && { name: name.trim() }), token };
      const invitedByUserId = actor.isUser ? actor.id : null;
      const row = this.db.make(Invitation, { details, hash, emailIndex, role, language, invitedByUserId });
      await this.db.save(row);
      await this.jobs.state(invitationSent, { invitationId: row.id });
      return { outcome: InviteOutcome.INVITED, link: welcomeUrl(this.config.publicUrl, token) };
    });
  }

  /** Invitations that nobody has answered, the oldest first, those that are too old too. */
  unanswered(actor: Actor): Promise<InvitationView[]> {
    return this.db.tx(async () => {
      const found = await this.db.repo(Invitation).find({ where: OPEN, order: { createdAt: 'ASC', id: 'ASC' } });
      const ids = [...new Set(found.map(({ invitedByUserId }) => invitedByUserId).filter((id) => id !== null))];
      const inviters = ids.length ? await this.db.repo(User).findBy({ id: In(ids) }) : [];
      const names = new Map(inviters.map(({ id, details }) => [id, details.name]));
      const now = await this.now();
      return found.map((row) => new InvitationView(actor, row, names.get(row.invitedByUserId ?? '') ?? null, now));
    });
  }

  /** An invitation by its id, for whoever writes its mail; null once it is gone. */
  get(id: string): Promise<Invitation | null> {
    return this.db.tx(() => this.db.repo(Invitation).findOneBy({ id }));
  }

  /** Writes to somebody once more, at most once an hour; they have seven days from now on. */
  resend(actor: Actor, id: string): Promise<InvitationView[]> {
    return this.db.tx(async () => {
      await this.own(actor, id);
      const [rows] = (await this.db.repo(Invitation).query(
        `update invitation set sends = sends + 1, "sentAt" = now(), "expiresAt" = now() + interval '7 days'
         where id = $1 and "usedAt" is null and "revokedAt" is null and "sentAt" <= now() - interval '1 hour'
         returning id`,
        [id],
      )) as [unknown[], number];
      if (!rows.length) throw new AppError('TOO_MANY', 'accounts.resentLately');
      await this.jobs.state(invitationSent, { invitationId: id });
      return this.unanswered(actor);
    });
  }

  /** From the next request on, the link makes no account; a mail that is still to go does not go. */
  revoke(actor: Actor, id: string): Promise<InvitationView[]> {
    return this.db.tx(async () => {
      await this.close([await this.own(actor, id)]);
      return this.unanswered(actor);
    });
  }

  /** Ends what somebody had invited others to; within the transaction that ends their right to do so. */
  async revokeThoseOf(userId: string, kept: (role: UserRole) => boolean): Promise<void> {
    const found = await this.db.repo(Invitation).findBy({ invitedByUserId: userId, ...OPEN });
    await this.close(found.filter(({ role }) => !kept(role)));
  }

  /** Deletes, thirty days later, what was answered, revoked or too old. */
  async sweep(): Promise<void> {
    await this.db.own(async () => {
      const [over] = (await this.db.repo(Invitation).query(
        `delete from invitation where coalesce("usedAt", "revokedAt", "expiresAt") < now() - interval '30 days'
         returning hash`,
      )) as [{ hash: Buffer }[], number];
      await this.doors.close(over.map(({ hash }) => hash));
    });
  }

  /** An open invitation that the actor could have made; to anybody else it is not there. */
  private async own(actor: Actor, id: string): Promise<Invitation> {
    const where = { id, ...OPEN };
    const found = await this.db.repo(Invitation).findOne({ where, lock: { mode: 'pessimistic_write' } });
    if (!found || !mayInvite(actor, found.role)) throw new AppError('NOT_FOUND', 'notFound');
    return found;
  }

  private async close(rows: readonly Invitation[]): Promise<void> {
    const ids = rows.map(({ id }) => id);
    await this.db
      .repo(Invitation)
      .query(
        `update invitation set "revokedAt" = now() where id = any($1) and "usedAt" is null and "revokedAt" is null`,
        [ids],
      );
    await this.doors.close(rows.map(({ hash }) => hash));
  }

  private async now(): Promise<Date> {
    const [row] = (await this.db.repo(User).query('select now() as now')) as [{ now: Date }];
    return row.now;
  }
}
