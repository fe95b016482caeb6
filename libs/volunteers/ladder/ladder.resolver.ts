import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Actor, Can, CanWithin, CurrentActor } from '#accounts';
import { LadderBoard } from './ladder-board.service.ts';
import { LadderService } from './ladder.service.ts';
import { MoveInput, Stage, StageInput, Standing, StandingAsked, StandingPage } from './ladder.types.ts';

/** The ladder over GraphQL. */
@Resolver()
export class LadderResolver {
  constructor(
    @Inject(LadderService) private readonly service: LadderService,
    @Inject(LadderBoard) private readonly board: LadderBoard,
  ) {}

  @CanWithin('people.read')
  @Query(() => [Stage])
  ladder(@CurrentActor() actor: Actor): Promise<Stage[]> {
    return this.service.stages(actor);
  }

  @Can('people.read')
  @Query(() => StandingPage)
  ladderAt(@CurrentActor() actor: Actor, @Args() asked: StandingAsked): Promise<StandingPage> {
    return this.board.at(actor, asked);
  }

  @CanWithin('people.read')
  @Query(() => Standing)
  standingOf(@CurrentActor() actor: Actor, @Args('personId', { type: () => ID }) personId: string): Promise<Standing> {
    return this.service.of(actor, personId);
  }

  @Can('people.write')
  @Mutation(() => [Stage])
  saveStage(@Args('input') input: StageInput): Promise<Stage[]> {
    return this.service.saveStage(input);
  }

  @Can('people.write')
  @Mutation(() => [Stage])
  removeStage(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('toStageId', { type: () => ID, nullable: true }) toStageId?: string | null,
  ): Promise<Stage[]> {
    return this.service.removeStage(actor, id, toStageId ?? null);
  }

  @Can('people.write')
  @Mutation(() => Standing)
  moveOnLadder(@CurrentActor() actor: Actor, @Args('input') input: MoveInput): Promise<Standing> {
    return this.service.move(actor, input);
  }
}
