import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, current, Db, within } from '#platform';
import { Actor, type ActorSession, type Role } from './actor.ts';
import { Doors } from './doors.ts';
import { seesPeople } from './factors/step-up.ts';
import { GrantsService } from './grants.service.ts';
import { Session, User } from './user.entity.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Those who see people's data are signed out soon; a volunteer's phone, which shows nobody else, stays for a week. */
const IDLE = (role: Role) => (role === 'volunteer' ? 7 * 24 * HOUR : 30 * MINUTE);
const LONGEST = (role: Role) => (role === 'volunteer' ? 7 * 24 * HOUR : 12 * HOUR);
/** After a password alone: enough to show a factor, or to enrol the first one. */
const HALF_WAY = 15 * MINUTE;

/** What the database's function `session_standing` answers: a session that has not ended, of a user who may sign in. */
interface Standing extends Pick<Session, 'id' | 'organizationId' | 'userId' | 'idleUntil' | 'factorAt'> {
  readonly role: Role;
  /** Asked only where none was shown yet. */
  readonly hasFactor: boolean;
}

/** Keeps who is signed in. A session is a random secret in a cookie, of which only the hash is stored; ending it is at once. */
@Injectable()
export class Sessions {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Doors) private readonly doors: Doors,
    @Inject(GrantsService) private readonly grants: GrantsService,
  ) {}

  /**
   * Signs a user in, within the caller's organization; answers the secret for the cookie. Who sees people's data and did
   * not show a factor gets a session of a quarter of an hour, in which they can do that and nothing else.
   */
  start(user: User, { factor = false, now = Date.now() } = {}): Promise<string> {
    const secret = newSecret();
    return this.db.tx(async () => {
      await this.db.save(
        this.db.make(Session, {
          details: { agent: (current().agent ?? '').slice(0, 300) },
          hash: await this.doors.add('session', secret),
          userId: user.id,
          factorAt: factor ? new Date(now) : null,
          ...limits(user.role, factor, now),
        }),
      );
      if (factor || !seesPeople(user.role)) await this.seen(user.id, now);
      return secret;
    });
  }

  /** Gives a session in which a factor was shown just now another secret; the one before it opens nothing from then on. */
  renew(actor: Actor, now = Date.now()): Promise<string> {
    const secret = newSecret();
    return this.db.tx(async () => {
      // Its user first, as whoever ends all the sessions of one does.
      await this.seen(actor.id, now);
      const where = { id: actor.session?.id ?? '', userId: actor.id };
      const session = await this.db.repo(Session).findOne({ where, lock: { mode: 'pessimistic_write' } });
      if (!session) throw new AppError('UNAUTHENTICATED', 'unauthenticated');
      await this.doors.close([session.hash]);
      const { endsAt, idleUntil } = limits(actor.role, true, now);
      session.hash = await this.doors.add('session', secret);
      session.idleUntil = idleUntil;
      if (!session.factorAt) session.endsAt = endsAt;
      session.factorAt = new Date(now);
      await this.db.save(session);
      return secret;
    });
  }

  /** Who a cookie speaks for; nobody, if it was ended, was idle for too long, or its user may no longer sign in. */
  async actorOf(secret: string | undefined, now = Date.now()): Promise<Actor | undefined> {
    if (!secret || !/^[\w-]{43}$/.test(secret)) return undefined;
    const known = [this.doors.hash('session', secret), new Date(now)];
    const [standing] = await this.db.statement<Standing>('select * from session_standing($1, $2)', known);
    if (!standing) return undefined;
    const { id, organizationId, userId, role } = standing;
    const session = { id, factorAt: standing.factorAt, standing: how(standing) };
    const idleUntil = now + IDLE(role);
    // Once a minute is enough, and keeps reading from being writing.
    if (session.standing === 'FULL' && idleUntil - standing.idleUntil.getTime() > MINUTE)
      await within({ organizationId }, () =>
        this.db.tx(async () => {
          await this.seen(userId, now);
          const sql = 'update session set "idleUntil" = $2 where id = $1';
          await this.db.repo(Session).query(sql, [id, new Date(idleUntil)]);
        }),
      );
    const held = session.standing === 'FULL' ? await this.grants.heldBy(organizationId, userId) : undefined;
    return new Actor(userId, organizationId, role, true, session, held);
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

  /** The sessions of a user that have not ended, the newest first. */
  of(userId: string): Promise<Session[]> {
    return this.db.tx(() =>
      this.db
        .repo(Session)
        .createQueryBuilder('s')
        .where('s."userId" = :userId and s."idleUntil" > now() and s."endsAt" > now()', { userId })
        .orderBy({ 's.createdAt': 'DESC', 's.id': 'DESC' })
        .getMany(),
    );
  }

  /** Ends one session of a user, if it is theirs. */
  async endOne(userId: string, id: string): Promise<void> {
    await this.db.tx(() => this.remove('"userId" = $1 and id = $2', [userId, id]));
  }

  /** Ends every session of a user but this one. */
  async endOthers({ id, session }: Actor): Promise<void> {
    await this.db.tx(() => this.remove('"userId" = $1 and id is distinct from $2', [id, session?.id ?? null]));
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

const newSecret = () => randomBytes(32).toString('base64url');

function limits(role: Role, factor: boolean, now: number): Pick<Session, 'idleUntil' | 'endsAt'> {
  if (!factor && seesPeople(role)) return { idleUntil: new Date(now + HALF_WAY), endsAt: new Date(now + HALF_WAY) };
  return { idleUntil: new Date(now + IDLE(role)), endsAt: new Date(now + LONGEST(role)) };
}

const how = ({ role, factorAt, hasFactor }: Standing): ActorSession['standing'] =>
  factorAt || !seesPeople(role) ? 'FULL' : hasFactor ? 'PROVE' : 'ENROL';

/** Until when somebody does not have to do anything; for the list of sessions. */
export const lastSeen = (session: Session, role: Role): Date => new Date(session.idleUntil.getTime() - IDLE(role));
