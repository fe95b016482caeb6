import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Actor, Can, CanWithin, CurrentActor } from '#accounts';
import { QualificationKind } from './vetting.entity.ts';
import { VettingService } from './vetting.service.ts';
import { Held, QualificationKindInput, QualifyInput } from './vetting.types.ts';

/** Trainings and vettings over GraphQL. */
@Resolver()
export class VettingResolver {
  constructor(@Inject(VettingService) private readonly service: VettingService) {}

  @Can('home.own')
  @Query(() => [QualificationKind])
  qualificationKinds(): Promise<QualificationKind[]> {
    return this.service.kinds();
  }

  @Can('accounts.manage')
  @Mutation(() => [QualificationKind])
  saveQualificationKind(@Args('input') input: QualificationKindInput): Promise<QualificationKind[]> {
    return this.service.saveKind(input);
  }

  @Can('accounts.manage')
  @Mutation(() => [QualificationKind])
  retireQualificationKind(@Args('id', { type: () => ID }) id: string): Promise<QualificationKind[]> {
    return this.service.retireKind(id);
  }

  @CanWithin('people.read')
  @Query(() => [Held])
  qualificationsOf(
    @CurrentActor() actor: Actor,
    @Args('personId', { type: () => ID }) personId: string,
  ): Promise<Held[]> {
    return this.service.ofPerson(actor, personId);
  }

  @Can('accounts.manage')
  @Query(() => [Held])
  qualificationsOfUser(@Args('userId', { type: () => ID }) userId: string): Promise<Held[]> {
    return this.service.ofUser(userId);
  }

  @Can('people.write')
  @Mutation(() => [Held])
  qualify(@CurrentActor() actor: Actor, @Args('input') input: QualifyInput): Promise<Held[]> {
    return this.service.qualify(actor, input);
  }

  @Can('people.write')
  @Mutation(() => [Held])
  disqualify(@CurrentActor() actor: Actor, @Args('input') input: QualifyInput): Promise<Held[]> {
    return this.service.disqualify(actor, input);
  }
}
