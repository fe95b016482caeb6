import { Inject } from '@nestjs/common';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, Can, CanWithin, CurrentActor, UserName, UsersService } from '#accounts';
import { batched } from '#platform';
import { PersonView, view } from '../people.policy.ts';
import { Ledger } from './ledger.ts';
import { ConsentLine, ConsentLines, LedgerLines, LinesAsked } from './lines.service.ts';
import { Spoken } from './spoken.service.ts';
import { SpokenInput } from './spoken.types.ts';

/** What people said of being written to, over GraphQL. */
@Resolver(() => Ledger)
export class ConsentResolver {
  constructor(
    @Inject(Spoken) private readonly spoken: Spoken,
    @Inject(LedgerLines) private readonly lines: LedgerLines,
    @Inject(UsersService) private readonly users: UsersService,
  ) {}

  @CanWithin('people.read')
  @Query(() => ConsentLines)
  consentLines(@CurrentActor() actor: Actor, @Args() asked: LinesAsked): Promise<ConsentLines> {
    return this.lines.page(actor, asked);
  }

  @Can('people.write')
  @Mutation(() => PersonView)
  async writeDownConsent(@CurrentActor() actor: Actor, @Args('input') input: SpokenInput): Promise<PersonView> {
    return view(actor, await this.spoken.write(actor, input));
  }

  /** Who wrote the line; null where they did it themselves or a file brought it, and for who may not see accounts. */
  @CanWithin('people.read')
  @ResolveField(() => UserName, { nullable: true })
  by(@CurrentActor() actor: Actor, @Parent() { byId }: Ledger): Promise<UserName | null> {
    return whoWrote(this.users, actor, byId);
  }
}

/** The same of a line by itself. */
@Resolver(() => ConsentLine)
export class ConsentLineResolver {
  constructor(@Inject(UsersService) private readonly users: UsersService) {}

  /** Who wrote the line; null where they did it themselves or a file brought it, and for who may not see accounts. */
  @CanWithin('people.read')
  @ResolveField(() => UserName, { nullable: true })
  by(@CurrentActor() actor: Actor, @Parent() { byId }: ConsentLine): Promise<UserName | null> {
    return whoWrote(this.users, actor, byId);
  }
}

async function whoWrote(users: UsersService, actor: Actor, id: string | null | undefined): Promise<UserName | null> {
  if (!id || !actor.can('accounts.invite')) return null;
  const user = await batched(users, id, (ids) => users.byIds([...ids]));
  return user ? new UserName(user) : null;
}
