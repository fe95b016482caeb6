import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { AppError, current, Db, Organization, Throttle, within } from '#platform';
import { Actor, type UserRole } from './actor.ts';
import { Doors } from './doors.ts';
import type { Assignee, AssignInput, GrantInput } from './grant.types.ts';
import { GrantsService } from './grants.service.ts';
import { InvitationsService } from './invitations.service.ts';
import { canonical, mayInvite, needsPassword } from './inviting.ts';
import { MagicLinksService } from './magic-links.service.ts';
import { Passwords } from './passwords.ts';
import { Sessions } from './sessions.service.ts';
import type { SignIn } from './sign-in.input.ts';
import { User } from './user.entity.ts';
import { UserView } from './user.types.ts';

const PER_ACCOUNT = { limit: 10, minutes: 15 };
/** However patient a guesser is: NIST SP 800-63B allows a hundred wrong ones for an account. A passkey is not concerned. */
const PER_DAY = { limit: 100, minutes: 24 * 60 };
const PER_ADDRESS = { limit: 100, minutes: 15 };

/** Somebody who is about to have an account; `proven` where they showed that they read mail at the address. */
export interface Newcomer {
  readonly name: string;
  readonly email: string;
  readonly role: UserRole;
  readonly passwordHash: string | null;
  readonly proven: boolean;
}

/** Keeps who may sign in, in which role; an unknown address and a wrong password look the same. */
@Injectable()
export class UsersService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Doors) private readonly doors: Doors,
    @Inject(Passwords) private readonly passwords: Passwords,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(Throttle) private readonly throttle: Throttle,
    @Inject(InvitationsService) private readonly invitations: InvitationsService,
    @Inject(MagicLinksService) private readonly links: MagicLinksService,
    @Inject(GrantsService) private readonly grants: GrantsService,
  ) {}

  /** Whether the current organization has an owner. */
  owned(): Promise<boolean> {
    return this.db.tx(() => this.db.repo(User).existsBy({ role: 'owner' }));
  }

  get(id: string): Promise<User> {
    return this.db.tx(async () => {
      const user = await this.db.repo(User).findOneBy({ id });
      if (!user) throw new AppError('NOT_FOUND', 'notFound');
      return user;
    });
  }

  /** The id of the user who acts; a key stands for no named person, whatever it may do. */
  async named(actor: Actor): Promise<string> {
    if (!actor.isUser) throw new AppError('FORBIDDEN', 'council.usersOnly');
    return (await this.get(actor.id)).id;
  }

  /** Whoever signs in with an address, with all that they may do: for what an operator does in their name. */
  acting(email: string): Promise<Actor> {
    return this.db.tx(async () => {
      const where = { emailIndex: this.db.index('user-email', canonical(email)), disabledAt: IsNull() };
      const user = await this.db.repo(User).findOneBy(where);
      if (!user) throw new AppError('NOT_FOUND', 'accounts.noUser');
      const { id, organizationId, role } = user;
      return new Actor(id, organizationId, role, true, undefined, await this.grants.heldBy(organizationId, id));
    });
  }

  /** The names of users in the order of their ids, for whoever may know who did something; ids of nobody are left out. */
  async names(ids: readonly string[]): Promise<string[]> {
    const users = await this.byIds(ids);
    return ids.flatMap((id) => users.get(id)?.details.name ?? []);
  }

  byIds(ids: readonly string[]): Promise<Map<string, User>> {
    return this.db.tx(async () => {
      const users = await this.db.repo(User).findBy({ id: In([...ids]) });
      return new Map(users.map((user) => [user.id, user]));
    });
  }

  /** Everybody who may sign in, the oldest account first. */
  active(): Promise<User[]> {
    const where = { disabledAt: IsNull() };
    return this.db.tx(() => this.db.repo(User).find({ where, order: { createdAt: 'ASC', id: 'ASC' } }));
  }

  /** Everybody who has access or had it, the oldest account first. */
  list(actor: Actor): Promise<UserView[]> {
    return this.db.tx(async () => {
      const users = await this.db.repo(User).find({ order: { createdAt: 'ASC', id: 'ASC' } });
      const able = new Set(await this.withFactor());
      return users.map((user) => new UserView(actor, user, able.has(user.id)));
    });
  }

  /** Makes an account, within the caller's transaction; a taken address is a CONFLICT. */
  async make({ name, email, role, passwordHash, proven }: Newcomer): Promise<User> {
    const emailIndex = this.db.index('user-email', canonical(email));
    const details = { name: name.trim(), email: email.trim() };
    const row = { details, role, emailIndex, passwordHash, provenAt: proven ? new Date() : null };
    const user = await this.db.save(this.db.make(User, row));
    await this.doors.add('user', canonical(email));
    await this.grants.standing(user.id, role);
    return user;
  }

  /** Signs in; counts tries per account and per address of the network in PostgreSQL. Answers a session's secret. */
  async signIn({ email, password }: SignIn, ip: string): Promise<string> {
    const address = canonical(email);
    await this.throttle.count('sign-in-ip', ip, PER_ADDRESS);
    await this.throttle.count('sign-in', address, PER_ACCOUNT);
    await this.throttle.count('sign-in-day', address, PER_DAY);
    const organizationId = await this.doors.organizationOf('user', address);
    const find = () =>
      this.db.tx(() => this.db.repo(User).findOneBy({ emailIndex: this.db.index('user-email', address) }));
    const user = organizationId ? await within({ organizationId }, find) : null;
    const right = await this.passwords.matches(user?.passwordHash ?? undefined, password);
    if (!user || !right || user.disabledAt) throw new AppError('UNAUTHENTICATED', 'accounts.wrong');
    await this.throttle.clear('sign-in', address);
    await this.throttle.clear('sign-in-day', address);
    return within({ organizationId }, () => this.sessions.start(user));
  }

  /** Gives a password to somebody who came without one; ends their other sessions, and answers the secret of a new one. */
  async setPassword(actor: Actor, password: string): Promise<string> {
    const { details } = await this.get(actor.id);
    const { name } = await this.organization();
    const passwordHash = await this.passwords.choose(password, [details.name, details.email, name]);
    return this.db.tx(async () => {
      const user = await this.locked(actor.id);
      if (user.passwordHash) throw new AppError('CONFLICT', 'accounts.hasPassword');
      user.passwordHash = passwordHash;
      await this.db.save(user);
      await this.sessions.endThoseOf(user.id);
      return this.sessions.start(user);
    });
  }

  /** Takes the access away, or gives it back. Every browser of theirs is signed out at once. */
  setDisabled(actor: Actor, id: string, disabled: boolean): Promise<UserView[]> {
    return this.changed(actor, id, async (user) => {
      user.disabledAt = disabled ? (user.disabledAt ?? new Date()) : null;
    });
  }

  /** Gives another role over the organization, in place of those they had there. Signs them out at once. */
  changeRole(actor: Actor, id: string, role: UserRole): Promise<UserView[]> {
    return this.changed(actor, id, async () => {
      if (!mayInvite(actor, role)) throw new AppError('FORBIDDEN', 'accounts.mayNotGive');
      await this.grants.standing(id, role, actor);
    });
  }

  /** Gives a role over a scope beside what they have; who sees people's data needs a password. Signs them out at once. */
  giveGrant(actor: Actor, input: GrantInput): Promise<UserView[]> {
    return this.changed(actor, input.userId, () => this.grants.give(actor, input));
  }

  /** Ends one of their grants. Every browser of theirs is signed out at once. */
  endGrant(actor: Actor, id: string): Promise<UserView[]> {
    return this.db.inTurn(async () => {
      const grant = await this.grants.open(id);
      return this.changed(actor, grant.userId, () => this.grants.end(actor, grant));
    });
  }

  /** Has somebody look after more people, as a lead. Signs them out at once. */
  assign(actor: Actor, input: AssignInput): Promise<UserView[]> {
    return this.changed(actor, input.userId, () => this.grants.assign(actor, input));
  }

  /** Takes one person from who looks after them; the last one takes the grant along. Signs them out at once. */
  endAssignment(actor: Actor, grantId: string, personId: string): Promise<Assignee[]> {
    return this.db.inTurn(async () => {
      const grant = await this.grants.open(grantId);
      await this.changed(actor, grant.userId, () => this.grants.unassign(actor, grant, personId));
      return this.assignees(personId);
    });
  }

  /** Who looks after a person now, the longest first. */
  assignees(personId: string): Promise<Assignee[]> {
    return this.db.tx(async () => {
      const grants = await this.grants.overPerson(personId);
      const users = await this.db.repo(User).findBy({ id: In(grants.map(({ userId }) => userId)) });
      const names = new Map(users.map(({ id, details }) => [id, details.name]));
      return grants.map(({ id: grantId, userId, until }) => ({
        grantId,
        userId,
        until,
        name: names.get(userId) ?? '',
      }));
    });
  }

  /** The organization's row is held meanwhile, so that an owner remains whatever two owners do at once. */
  private changed(actor: Actor, id: string, change: (user: User) => Promise<void>): Promise<UserView[]> {
    if (id === actor.id) throw new AppError('CONFLICT', 'accounts.notYourself');
    return this.db.inTurn(async () => {
      const where = { id: current().organizationId! };
      await this.db.repo(Organization).findOneOrFail({ where, lock: { mode: 'for_no_key_update' } });
      const user = await this.locked(id);
      if (user.role === 'owner') actor.must('accounts.owners');
      await change(user);
      user.role = await this.grants.goesBy(id);
      if (needsPassword(user.role) && !user.passwordHash) throw new AppError('CONFLICT', 'accounts.needsPassword');
      await this.db.save(user);
      if (!(await this.grants.someoneFor('owner'))) throw new AppError('CONFLICT', 'accounts.lastOwner');
      await this.sessions.endThoseOf(id);
      await this.links.endThoseOf(id);
      const rights = new Actor(id, user.organizationId, user.role);
      await this.invitations.revokeThoseOf(id, (role) => user.disabledAt === null && mayInvite(rights, role));
      return this.list(actor);
    });
  }

  /** Holds an account until the end of the caller's transaction: what is counted for it is counted one at a time. */
  async hold(id: string): Promise<void> {
    const lock = { mode: 'for_no_key_update' } as const;
    await this.db.repo(User).findOne({ where: { id }, lock });
  }

  /** Who has anything besides a password. */
  private async withFactor(): Promise<string[]> {
    const rows = (await this.db
      .repo(User)
      .query(
        `select "userId" as id from passkey union select "userId" from authenticator where "confirmedAt" is not null`,
      )) as { id: string }[];
    return rows.map(({ id }) => id);
  }

  private organization(): Promise<Organization> {
    return this.db.tx(() => this.db.repo(Organization).findOneByOrFail({ id: current().organizationId! }));
  }

  private async locked(id: string): Promise<User> {
    const user = await this.db.repo(User).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!user) throw new AppError('NOT_FOUND', 'notFound');
    return user;
  }
}
