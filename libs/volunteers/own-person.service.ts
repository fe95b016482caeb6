import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type User, UsersService } from '#accounts';
import { canonicalEmail, PeopleService, type Person } from '#people';
import { AppError, current, Db, within } from '#platform';

/**
 * Finds the person on the list whom a signed-in user is, by the address that they have shown to be theirs. Nobody else's
 * row is ever opened by it, and an address that nobody has shown to be theirs makes nobody.
 */
@Injectable()
export class OwnPerson {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(PeopleService) private readonly people: PeopleService,
  ) {}

  /** Runs what somebody does with their own row, whomever else their grants show. */
  themselves<T>(work: () => Promise<T>): Promise<T> {
    return within({ reader: undefined }, () => this.db.tx(work));
  }

  /** The same, looked at again where two crossed. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    return within({ reader: undefined }, () => this.db.inTurn(work));
  }

  /** Within `themselves`: their person, or undefined where there is none yet. */
  async find(actor: Actor): Promise<Person | undefined> {
    const user = await this.proven(actor);
    return user && (await this.people.withHandle('email', user.details.email))[0];
  }

  /** Within `themselves`: their person, made when it is first needed. */
  async need(actor: Actor): Promise<Person> {
    const user = await this.proven(actor);
    if (!user) throw new AppError('CONFLICT', 'volunteers.unproven');
    const [givenName = '', ...rest] = user.details.name.trim().split(/\s+/);
    const met = { givenName, familyName: rest.join(' '), email: user.details.email, source: 'self' };
    return this.people.findOrCreate({ ...met, language: current().language });
  }

  /** What their sign-ups are found by; undefined where they have not shown that the address is theirs. */
  async contact(actor: Actor): Promise<Buffer | undefined> {
    const user = await this.proven(actor);
    return user && this.db.index('email', canonicalEmail(user.details.email) ?? user.details.email);
  }

  /** The user, if they have shown that they read mail at their address; a program is nobody. */
  async proven({ id, isUser }: Actor): Promise<User | undefined> {
    const user = isUser ? await this.users.get(id) : undefined;
    return user?.provenAt ? user : undefined;
  }
}
