import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull, Raw } from 'typeorm';
import { AppError, Db, Organization, within } from '#platform';
import type { UserRole } from './actor.ts';
import { Doors } from './doors.ts';
import { Invitation } from './invitation.entity.ts';
import { needsPassword } from './inviting.ts';
import { Passwords } from './passwords.ts';
import { Sessions } from './sessions.service.ts';
import type { Welcome } from './sign-in.input.ts';
import { User, WelcomeLink } from './user.entity.ts';
import { UsersService } from './users.service.ts';

/** What a link is for, as it is told to whoever holds it. */
export interface Offer {
  readonly role: UserRole;
  /** Whether it makes the first owner, who names the organization. */
  readonly first: boolean;
  readonly organization: string;
  /** Who is invited; null for a link of the command line, whose holder says so. */
  readonly email: string | null;
  readonly name: string | null;
  readonly needsPassword: boolean;
}

/** What whoever chooses a password should not make it of. */
const namesOf = (link: WelcomeLink | Invitation, organization: string): string[] =>
  link instanceof Invitation ? [organization, link.details.email] : [organization];

const lock = { mode: 'pessimistic_write' } as const;
/** Rows that refer to the organization may be made meanwhile. */
const held = { mode: 'for_no_key_update' } as const;

/** Makes accounts by links that work once: those of the command line, and invitations. Asking what one is for uses none. */
@Injectable()
export class WelcomeService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Doors) private readonly doors: Doors,
    @Inject(Passwords) private readonly passwords: Passwords,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(UsersService) private readonly users: UsersService,
  ) {}

  /** A secret that makes one user of that role, once, within a day; a newer one for an owner ends the older one. */
  link(role: UserRole): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    return this.db.tx(async () => {
      if (role === 'owner') await this.remove(`role = 'owner' and "usedAt" is null`);
      const expiresAt = new Date(Date.now() + 24 * 3_600_000);
      const hash = await this.doors.add('welcome', secret);
      await this.db.save(this.db.make(WelcomeLink, { hash, role, expiresAt }));
      return secret;
    });
  }

  /** What a link is for; it is as good afterwards as before. */
  ask(token: string): Promise<Offer> {
    return this.behind(token, async (link, { name: organization }) => {
      const { role } = link;
      const { email = null, name = null } = link instanceof Invitation ? link.details : {};
      return { role, email, name, organization, first: await this.isFirst(role), needsPassword: needsPassword(role) };
    });
  }

  /** Uses a link up: makes the user, and answers the secret of a session. Of two that use it at once one wins. */
  async accept({ token, name, password, ...typed }: Welcome): Promise<string> {
    // Hashed before the link is held, so that nobody waits for it meanwhile; a link that opens nothing costs no hash.
    const known = await this.doors.organizationOf('welcome', token);
    const chosen = () =>
      this.behind(token, (link, { name: organization }) => Promise.resolve(namesOf(link, organization)));
    const passwordHash =
      known && password !== undefined
        ? await this.passwords.choose(password, [name, typed.email, typed.organization, ...(await chosen())])
        : null;
    return this.behind(token, async (link, organization) => {
      const { role } = link;
      // Whoever has the link of an invitation was sent it: the address is theirs. Of one from a shell nobody knows.
      const proven = link instanceof Invitation;
      const email = proven ? link.details.email : typed.email;
      if (!email) throw new AppError('INVALID', 'invalid', {}, { email: 'field.required' });
      if (needsPassword(role) && !passwordHash)
        throw new AppError('INVALID', 'invalid', {}, { password: 'field.password' });
      if (typed.organization?.trim() && (await this.isFirst(role)))
        await this.db.repo(Organization).update({ id: organization.id }, { name: typed.organization.trim() });
      link.usedAt = new Date();
      await this.db.save(link);
      return this.sessions.start(await this.users.make({ name, email, role, passwordHash, proven }));
    });
  }

  /** Deletes links that are too old, and their doors. */
  async sweep(): Promise<void> {
    await this.db.own(() => this.remove(`"expiresAt" < now() - interval '1 day'`));
  }

  /**
   * Works on a link that may be used, within its organization. Both rows are held meanwhile: of two that use it at once
   * one finds it used, and of two first accounts one is the first.
   */
  private async behind<T>(
    token: string,
    work: (link: WelcomeLink | Invitation, organization: Organization) => Promise<T>,
  ): Promise<T> {
    const unusable = new AppError('NOT_FOUND', 'accounts.linkUsed');
    const organizationId = await this.doors.organizationOf('welcome', token);
    if (!organizationId) throw unusable;
    return within({ organizationId }, () =>
      this.db.tx(async () => {
        const organization = await this.db
          .repo(Organization)
          .findOneOrFail({ where: { id: organizationId }, lock: held });
        const hash = this.doors.hash('welcome', token);
        const where = { hash, usedAt: IsNull(), expiresAt: Raw((at) => `${at} > now()`) };
        const link =
          (await this.db.repo(WelcomeLink).findOne({ where, lock })) ??
          (await this.db.repo(Invitation).findOne({ where: { ...where, revokedAt: IsNull() }, lock }));
        if (!link) throw unusable;
        return work(link, organization);
      }),
    );
  }

  private async isFirst(role: UserRole): Promise<boolean> {
    return role === 'owner' && !(await this.db.repo(User).existsBy({ role }));
  }

  private async remove(where: string): Promise<void> {
    const [gone] = (await this.db
      .repo(WelcomeLink)
      .query(`delete from welcome_link where ${where} returning hash`)) as [{ hash: Buffer }[], number];
    await this.doors.close(gone.map(({ hash }) => hash));
  }
}
