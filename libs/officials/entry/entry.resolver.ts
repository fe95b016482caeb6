import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor } from '#accounts';
import { EvidenceEntryView } from './correction.ts';
import { Choices } from './choices.service.ts';
import { DecisionInput, EvidenceInput, OverrideInput, RollCallInput } from './entry.input.ts';
import { LedgerChoicesView, OverrideView, PositionSpanView, ReviewQueueView } from './entry.types.ts';
import { EvidenceEntry } from './evidence.service.ts';
import { Overrides } from './overrides.service.ts';
import { Queue } from './queue.service.ts';
import { RollCalls } from './roll-calls.service.ts';

/** The ledger's way in over GraphQL: what is entered, and what is decided on it. One call of the service each. */
@Resolver()
export class EntryResolver {
  constructor(
    @Inject(Choices) private readonly choices: Choices,
    @Inject(EvidenceEntry) private readonly evidence: EvidenceEntry,
    @Inject(RollCalls) private readonly rollCalls: RollCalls,
    @Inject(Queue) private readonly queue: Queue,
    @Inject(Overrides) private readonly overrides: Overrides,
  ) {}

  @Can('council.record')
  @Query(() => LedgerChoicesView)
  ledgerChoices(
    @Args('on', { type: () => String, nullable: true }) on?: string | null,
    @Args('body', { type: () => String, nullable: true }) body?: string | null,
  ): Promise<LedgerChoicesView> {
    return this.choices.choices(on ?? undefined, body ?? undefined);
  }

  @Can('council.record')
  @Query(() => ReviewQueueView)
  reviewQueue(
    @CurrentActor() actor: Actor,
    @Args('bundled', { type: () => Boolean, nullable: true }) bundled?: boolean | null,
  ): Promise<ReviewQueueView> {
    return this.queue.queue(actor, bundled ?? false);
  }

  @Can('council.record')
  @Query(() => EvidenceEntryView)
  evidenceEntry(@Args('id', { type: () => ID }) id: string): Promise<EvidenceEntryView> {
    return this.evidence.entry(id);
  }

  @Can('council.read')
  @Query(() => [PositionSpanView])
  positionHistory(
    @CurrentActor() actor: Actor,
    @Args('figure') figure: string,
    @Args('demand', { type: () => String, nullable: true }) demand?: string | null,
  ): Promise<PositionSpanView[]> {
    return this.queue.history(actor, figure, demand ?? undefined);
  }

  @Can('council.record')
  @Mutation(() => ID)
  recordEvidence(@CurrentActor() actor: Actor, @Args('input') input: EvidenceInput): Promise<string> {
    return this.evidence.record(actor, input);
  }

  @Can('council.record')
  @Mutation(() => ID)
  recordRollCall(@CurrentActor() actor: Actor, @Args('input') input: RollCallInput): Promise<string> {
    return this.rollCalls.record(actor, input);
  }

  @Can('council.review')
  @Mutation(() => ReviewQueueView)
  async decideEntry(@CurrentActor() actor: Actor, @Args('input') input: DecisionInput): Promise<ReviewQueueView> {
    await this.queue.decide(actor, input);
    return this.queue.queue(actor);
  }

  @Can('council.review')
  @Mutation(() => Boolean)
  async retractEvidence(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('reason') reason: string,
  ): Promise<boolean> {
    await this.evidence.retract(actor, id, reason);
    return true;
  }

  @Can('council.review')
  @Mutation(() => Boolean)
  async retractRollCall(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('reason') reason: string,
  ): Promise<boolean> {
    await this.rollCalls.retract(actor, id, reason);
    return true;
  }

  @Can('council.review')
  @Query(() => [OverrideView])
  positionOverrides(@CurrentActor() actor: Actor): Promise<OverrideView[]> {
    return this.listed(actor);
  }

  @Can('council.review')
  @Mutation(() => [OverrideView])
  async proposeOverride(@CurrentActor() actor: Actor, @Args('input') input: OverrideInput): Promise<OverrideView[]> {
    await this.overrides.propose(actor, input);
    return this.listed(actor);
  }

  @Can('council.review')
  @Mutation(() => [OverrideView])
  async agreeOverride(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<OverrideView[]> {
    await this.overrides.agree(actor, id);
    return this.listed(actor);
  }

  @Can('council.review')
  @Mutation(() => [OverrideView])
  async endOverride(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<OverrideView[]> {
    await this.overrides.end(actor, id);
    return this.listed(actor);
  }

  private async listed({ id }: Actor): Promise<OverrideView[]> {
    return (await this.overrides.list()).map((row) => new OverrideView(row, id));
  }
}
