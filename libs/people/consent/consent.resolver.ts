import { Inject } from '@nestjs/common';
import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, Can, CanWithin, CurrentActor, UserName, UsersService } from '#accounts';
import { batched } from '#platform';
import { PersonView, view } from '../people.policy.ts';
import { Ledger } from './ledger.ts';
import { Spoken } from './spoken.service.ts';
import { SpokenInput } from './spoken.types.ts';

/** What people said of being written to, over GraphQL. */
@Resolver(() => Ledger)
export class ConsentResolver {
  constructor(
    @Inject(Spoken) private readonly spoken: Spoken,
    @Inject(UsersService) private readonly users: UsersService,
  ) {}

  @Can('people.write')
  @Mutation(() => PersonView)
  async writeDownConsent(@CurrentActor() actor: Actor, @Args('input') input: SpokenInput): Promise<PersonView> {
    return view(actor, await this.spoken.write(actor, input));
  }

  /** Who wrote the line; null where they did it themselves or a file brought it, and for who may not see accounts. */
  @CanWithin('people.read')
  @ResolveField(() => UserName, { nullable: true })
  async by(@CurrentActor() actor: Actor, @Parent() { byId }: Ledger): Promise<UserName | null> {
    if (!byId || !actor.can('accounts.invite')) return null;
    const user = await batched(this.users, byId, (ids) => this.users.byIds([...ids]));
    return user ? new UserName(user) : null;
  }
}
