import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Actor, Can, CanWithin, CurrentActor, UserName } from '#accounts';
import { PointPersonService } from './point-person.service.ts';
import { ContactNews, PointPersonLoad, ReassignInput } from './point-person.types.ts';

/** Point persons over GraphQL. */
@Resolver()
export class PointPersonResolver {
  constructor(@Inject(PointPersonService) private readonly service: PointPersonService) {}

  @CanWithin('people.read')
  @Query(() => UserName, { nullable: true })
  pointPersonOf(
    @CurrentActor() actor: Actor,
    @Args('personId', { type: () => ID }) personId: string,
  ): Promise<UserName | null> {
    return this.service.of(actor, personId);
  }

  @Can('people.read')
  @Query(() => [PointPersonLoad])
  pointPersonLoads(): Promise<PointPersonLoad[]> {
    return this.service.loads();
  }

  @Can('people.write')
  @Query(() => [UserName])
  pointPersonChoices(): Promise<UserName[]> {
    return this.service.choices();
  }

  @Can('people.write')
  @Mutation(() => Int)
  reassignPeople(@CurrentActor() actor: Actor, @Args('input') input: ReassignInput): Promise<number> {
    return this.service.reassign(actor, input);
  }

  @CanWithin('people.read')
  @Query(() => [ContactNews])
  contactNews(@CurrentActor() actor: Actor): Promise<ContactNews[]> {
    return this.service.news(actor);
  }

  @CanWithin('people.read')
  @Mutation(() => Boolean)
  readContactNews(@CurrentActor() actor: Actor, @Args('until') until: Date): Promise<boolean> {
    return this.service.read(actor, until);
  }
}
