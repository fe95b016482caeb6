import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan } from 'typeorm';
import { AppError, Db, Organization, Throttle, within } from '#platform';
import type { Role } from './actor.ts';
import { Doors } from './doors.ts';
import { Passwords } from './passwords.ts';
import { Sessions } from './sessions.service.ts';
import type { SignIn, Welcome } from './sign-in.input.ts';
import { User, WelcomeLink } from './user.entity.ts';

const canonical = (email: string) => email.trim().toLowerCase();
const PER_ACCOUNT = { limit: 10, minutes: 15 };
const PER_ADDRESS = { limit: 100, minutes: 15 };

/** Makes users by one-time links and signs them in; an unknown address and a wrong password look the same. */
@Injectable()
export class UsersService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Doors) private readonly doors: Doors,
    @Inject(Passwords) private readonly passwords: Passwords,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(Throttle) private readonly throttle: Throttle,
  ) {}

  /** Whether the current organization has anybody who can sign in. */
  anybody(): Promise<boolean> {
    return this.db.tx(() => this.db.repo(User).existsBy({}));
  }

  get(id: string): Promise<User> {
    return this.db.tx(async () => {
      const user = await this.db.repo(User).findOneBy({ id });
      if (!user) throw new AppError('NOT_FOUND', 'notFound');
      return user;
    });
  }

  /** The names of users in the order of their ids, for whoever may know who did something; ids of nobody are left out. */
  names(ids: readonly string[]): Promise<string[]> {
    return this.db.tx(async () => {
      const users = new Map((await this.db.repo(User).findBy({ id: In([...ids]) })).map((user) => [user.id, user]));
      return ids.flatMap((id) => users.get(id)?.details.name ?? []);
    });
  }

  /** A secret that makes one user of that role, once, within a day; earlier unused ones of that role end. */
  welcome(role: Role): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    return this.db.tx(async () => {
      await this.db.repo(WelcomeLink).delete({ role, usedAt: IsNull() });
      const expiresAt = new Date(Date.now() + 24 * 3_600_000);
      const hash = await this.doors.add('welcome', secret);
      await this.db.save(this.db.make(WelcomeLink, { hash, role, expiresAt }));
      return secret;
    });
  }

  /** Uses a one-time link: makes the user, and answers the secret of a session. Of two that use it at once one wins. */
  async accept({ token, name, email, password, organization }: Welcome): Promise<string> {
    const used = new AppError('NOT_FOUND', 'accounts.linkUsed');
    const organizationId = await this.doors.organizationOf('welcome', token);
    if (!organizationId) throw used;
    const passwordHash = await this.passwords.hash(password);
    return within({ organizationId }, () =>
      this.db.tx(async () => {
        const links = this.db.repo(WelcomeLink);
        const open = { hash: this.doors.hash('welcome', token), usedAt: IsNull(), expiresAt: MoreThan(new Date()) };
        const { affected } = await links.update(open, { usedAt: new Date() });
        if (!affected) throw used;
        const { role } = await links.findOneByOrFail({ hash: this.doors.hash('welcome', token) });
        const emailIndex = this.db.index('user-email', canonical(email));
        const details = { name: name.trim(), email: email.trim() };
        const user = await this.db.save(this.db.make(User, { details, role, emailIndex, passwordHash }));
        await this.doors.add('user', canonical(email));
        if (role === 'owner' && organization?.trim())
          await this.db.repo(Organization).update({ id: organizationId }, { name: organization.trim() });
        return this.sessions.start(user);
      }),
    );
  }

  /** Signs in; counts tries per account and per address of the network in PostgreSQL. Answers a session's secret. */
  async signIn({ email, password }: SignIn, ip: string): Promise<string> {
    const address = canonical(email);
    await this.throttle.count('sign-in-ip', ip, PER_ADDRESS);
    await this.throttle.count('sign-in', address, PER_ACCOUNT);
    const organizationId = await this.doors.organizationOf('user', address);
    const find = () =>
      this.db.tx(() => this.db.repo(User).findOneBy({ emailIndex: this.db.index('user-email', address) }));
    const user = organizationId ? await within({ organizationId }, find) : null;
    const right = await this.passwords.matches(user?.passwordHash, password);
    if (!user || !right || user.disabledAt) throw new AppError('UNAUTHENTICATED', 'accounts.wrong');
    await this.throttle.clear('sign-in', address);
    return within({ organizationId }, () => this.sessions.start(user));
  }
}
