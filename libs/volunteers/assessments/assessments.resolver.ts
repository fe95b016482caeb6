import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Actor, Can, CanWithin, CurrentActor } from '#accounts';
import { AssessInput, AssessmentsService, AssessmentView } from './assessments.service.ts';

/** Assessments over GraphQL. */
@Resolver(() => AssessmentView)
export class AssessmentsResolver {
  constructor(@Inject(AssessmentsService) private readonly service: AssessmentsService) {}

  @CanWithin('people.read')
  @Query(() => [AssessmentView])
  assessmentsOf(
    @CurrentActor() actor: Actor,
    @Args('personId', { type: () => ID }) personId: string,
  ): Promise<AssessmentView[]> {
    return this.service.of(actor, personId);
  }

  @Can('people.write')
  @Mutation(() => [AssessmentView])
  assess(@CurrentActor() actor: Actor, @Args('input') input: AssessInput): Promise<AssessmentView[]> {
    return this.service.assess(actor, input);
  }
}
