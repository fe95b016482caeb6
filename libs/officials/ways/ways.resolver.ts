import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor } from '#accounts';
import { Assessments } from './assessments.service.ts';
import { AssessmentInput, LeverInput, SeatInput, WayChoicesView } from './ways.input.ts';
import { Ways } from './ways.service.ts';

/** What a clause gives, by which ways a demand can be won, and who sits in other bodies: over GraphQL. */
@Resolver()
export class WaysResolver {
  constructor(
    @Inject(Ways) private readonly ways: Ways,
    @Inject(Assessments) private readonly assessments: Assessments,
  ) {}

  @Can('council.record')
  @Query(() => WayChoicesView)
  wayChoices(): Promise<WayChoicesView> {
    return this.ways.choices();
  }

  @Can('council.record')
  @Mutation(() => ID)
  recordAssessment(@CurrentActor() actor: Actor, @Args('input') input: AssessmentInput): Promise<string> {
    return this.assessments.record(actor, input);
  }

  @Can('council.record')
  @Mutation(() => ID)
  recordLever(@CurrentActor() actor: Actor, @Args('input') input: LeverInput): Promise<string> {
    return this.ways.lever(actor, input);
  }

  @Can('council.record')
  @Mutation(() => ID)
  recordSeat(@CurrentActor() actor: Actor, @Args('input') input: SeatInput): Promise<string> {
    return this.ways.seat(actor, input);
  }
}
