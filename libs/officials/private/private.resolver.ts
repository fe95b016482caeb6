import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor, UserName } from '#accounts';
import { Asks } from './asks.service.ts';
import { LedgerChoiceView } from '../entry/entry.types.ts';
import { AskInput, AskView, MeetingInput, MeetingView, WhipInput, WhipView } from './private.types.ts';
import { Whip } from './whip.service.ts';

/** Guesses, meetings and asks over GraphQL, each for those who may see it and nobody else. */
@Resolver()
export class PrivateResolver {
  constructor(
    @Inject(Whip) private readonly whip: Whip,
    @Inject(Asks) private readonly asked: Asks,
  ) {}

  @Can('council.whip')
  @Query(() => [WhipView])
  whipAssessments(@Args('lever') lever: string): Promise<WhipView[]> {
    return this.whip.assessments(lever);
  }

  @Can('council.whip')
  @Mutation(() => [WhipView])
  assessWhip(@CurrentActor() actor: Actor, @Args('input') input: WhipInput): Promise<WhipView[]> {
    return this.whip.assess(actor, input);
  }

  @Can('council.whip')
  @Query(() => [MeetingView])
  meetings(@Args('figure', { type: () => String, nullable: true }) figure?: string | null): Promise<MeetingView[]> {
    return this.whip.meetings(figure ?? undefined);
  }

  @Can('council.whip')
  @Query(() => [LedgerChoiceView])
  meetingFigures(): Promise<LedgerChoiceView[]> {
    return this.whip.figures();
  }

  @Can('council.whip')
  @Mutation(() => [MeetingView])
  recordMeeting(@CurrentActor() actor: Actor, @Args('input') input: MeetingInput): Promise<MeetingView[]> {
    return this.whip.record(actor, input);
  }

  @Can('council.record')
  @Query(() => [AskView])
  asks(@CurrentActor() actor: Actor): Promise<AskView[]> {
    return this.asked.list(actor);
  }

  @Can('council.record')
  @Query(() => [UserName])
  askers(): Promise<UserName[]> {
    return this.asked.askers();
  }

  @Can('council.record')
  @Mutation(() => [AskView])
  assignAsk(@CurrentActor() actor: Actor, @Args('input') input: AskInput): Promise<AskView[]> {
    return this.asked.assign(actor, input);
  }

  @Can('council.record')
  @Mutation(() => [AskView])
  askDone(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('result') result: string,
    @Args('checked', { type: () => Boolean, nullable: true }) checked?: boolean | null,
  ): Promise<AskView[]> {
    return this.asked.done(actor, id, result, checked);
  }
}
