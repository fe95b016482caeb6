import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor, StepUp } from '#accounts';
import { KeptPart } from './kept.types.ts';
import { Leaving } from './leaving.service.ts';
import { MyData, OwnData, PreferencesInput } from './own-data.service.ts';

/** What somebody does with their own data, over GraphQL: queries show, mutations act. */
@Resolver(() => MyData)
export class SelfResolver {
  constructor(
    @Inject(OwnData) private readonly data: OwnData,
    @Inject(Leaving) private readonly leaving: Leaving,
  ) {}

  @Can('home.own')
  @Query(() => MyData, { nullable: true })
  myData(@CurrentActor() actor: Actor): Promise<MyData | null> {
    return this.data.mine(actor);
  }

  @Can('home.own')
  @ResolveField(() => [KeptPart])
  kept(@Parent() mine: MyData): Promise<KeptPart[]> {
    return this.data.kept(mine);
  }

  @Can('home.own')
  @Mutation(() => MyData)
  changeMyPreferences(@CurrentActor() actor: Actor, @Args('input') input: PreferencesInput): Promise<MyData> {
    return this.data.change(actor, input);
  }

  @Can('home.own')
  @Mutation(() => Boolean)
  leave(@CurrentActor() actor: Actor, @Args('sure') sure: boolean): Promise<boolean> {
    return this.leaving.leave(actor, sure);
  }

  @Can('home.own')
  @Mutation(() => Boolean)
  eraseMe(@CurrentActor() actor: Actor, @Args('sure') sure: boolean): Promise<boolean> {
    return this.leaving.erase(actor, sure);
  }

  @Can('people.erase')
  @StepUp()
  @Mutation(() => Boolean)
  erasePerson(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('sure') sure: boolean,
  ): Promise<boolean> {
    return this.leaving.eraseFor(actor, id, sure);
  }
}
