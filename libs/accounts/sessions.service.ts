import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { current, Db, within } from '#platform';
import { Actor, type Role } from './actor.ts';
import { Doors } from './doors.ts';
import { GrantsService } from './grants.service.ts';
import { Session, User } from './user.entity.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Those who see people's data are signed out soon; a volunteer's phone, which shows nobody else, stays for a week. */
const IDLE = (role: Role) => (role === 'volunteer' ? 7 * 24 * HOUR : 30 * MINUTE);
const LONGEST = (role: Role) => (role === 'volunteer' ? 7 * 24 * HOUR : 12 * HOUR);

/** What the database's function `session_behind` answers: a session that has not ended, of a user who may sign in. */
interface Standing extends Pick<Session, 'id' | 'organizationId' | 'userId' | 'idleUntil'> {
  readonly role: Role;
}

/** Keeps who is signed in. A session is a random secret in a cookie, of which only the hash is stored; ending it is at once. */
@Injectable()
export class Sessions {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Doors) private readonly doors: Doors,
    @Inject(GrantsService) private readonly grants: GrantsService,
  ) {}

  /** Signs a user in, within the caller's organization; answers the secret for the cookie. */
  start(user: User, now = Date.now()): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    return this.db.tx(async () => {
      await this.db.save(
        this.db.make(Session, {
          hash: await this.doors.add('session', secret),
          userId: user.id,
          idleUntil: new Date(now + IDLE(user.role)),
          endsAt: new Date(now + LONGEST(user.role)),
        }),
      );
      await this.seen(user.id, now);
      return secret;
    });
  }

  /** Who a cookie speaks for; nobody, if it was ended, was idle for too long, or its user may no longer sign in. */
  async actorOf(secret: string | undefined, now = Date.now()): Promise<Actor | undefined> {
    if (!secret || !/^[\w-]{43}$/.test(secret)) return undefined;
    const known = [this.doors.hash('session', secret), new Date(now)];
    const [standing] = await this.db.statement<Standing>('select * from session_behind($1, $2)', known);
    if (!standing) return undefined;
    const { id, organizationId, userId, role } = standing;
    const idleUntil = now + IDLE(role);
    // Once a minute is enough, and keeps reading from being writing.
    if (idleUntil - standing.idleUntil.getTime() > MINUTE)
      await within({ organizationId }, () =>
        this.db.tx(async () => {
          await this.db.repo(Session).update({ id }, { idleUntil: new Date(idleUntil) });
          await this.seen(userId, now);
        }),
      );
    return new Actor(userId, organizationId, role, true, await this.grants.heldBy(organizationId, userId));
  }

  /** From the next request on, in every process, the cookie opens nothing. */
  async end(secret: string): Promise<void> {
    const organizationId = await this.doors.organizationOf('session', secret);
    if (!organizationId) return;
    await within({ organizationId }, () =>
      this.db.tx(async () => {
        await this.db.repo(Session).delete({ hash: this.doors.hash('session', secret) });
        await this.doors.remove('session', secret);
      }),
    );
  }

  /** Ends all sessions of a user, within the caller's transaction: of every browser, in every process. */
  async endThoseOf(userId: string): Promise<void> {
    await this.remove('"userId" = $1', [userId]);
  }

  /** Removes the sessions of the current organization that are over. */
  async sweep(): Promise<void> {
    if (!current().organizationId) return;
    await this.db.tx(() => this.remove('"endsAt" < now() or "idleUntil" < now()'));
  }

  private async seen(userId: string, now: number): Promise<void> {
    await this.db.repo(User).query('update "user" set "lastSeenAt" = $2 where id = $1', [userId, new Date(now)]);
  }

  private async remove(where: string, parameters: unknown[] = []): Promise<void> {
    const [gone] = (await this.db
      .repo(Session)
      .query(`delete from session where ${where} returning hash`, parameters)) as [{ hash: Buffer }[], number];
    await this.doors.close(gone.map(({ hash }) => hash));
  }
}
