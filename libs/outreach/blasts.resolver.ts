import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor, StepUp } from '#accounts';
import { SegmentChoicePage, SegmentChoicesAsked } from '#people';
import { batched, languageOf } from '#platform';
import { AudienceService } from './audience.service.ts';
import { BlastChanges, BlastInput } from './blast.input.ts';
import { BlastPreview, BlastProgress, BlastReview, BlastView, SegmentChoices } from './blast.view.ts';
import { BlastsService } from './blasts.service.ts';
import { ReviewService } from './review.service.ts';
import { MailSender, MailSenderInput } from './sender.entity.ts';
import { SenderService } from './sender.service.ts';

/** Mailings over GraphQL: one call of a service each. */
@Resolver(() => BlastView)
export class BlastsResolver {
  constructor(
    @Inject(BlastsService) private readonly service: BlastsService,
    @Inject(ReviewService) private readonly reviews: ReviewService,
    @Inject(AudienceService) private readonly segments: AudienceService,
    @Inject(SenderService) private readonly senders: SenderService,
  ) {}

  @Can('outreach.read')
  @Query(() => [BlastView])
  async blasts(@CurrentActor() actor: Actor): Promise<BlastView[]> {
    return (await this.service.all()).map((blast) => new BlastView(actor, blast));
  }

  @Can('outreach.read')
  @Query(() => BlastView)
  async blast(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<BlastView> {
    return new BlastView(actor, await this.service.get(id));
  }

  @Can('outreach.read')
  @Query(() => BlastReview)
  blastReview(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<BlastReview> {
    return this.reviews.review(actor, id);
  }

  @Can('outreach.read')
  @Query(() => BlastPreview)
  blastPreview(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('language') language: string,
    @Args('after', { type: () => ID, nullable: true }) after?: string,
  ): Promise<BlastPreview> {
    return this.reviews.preview(actor, id, languageOf(language), after);
  }

  @Can('outreach.read')
  @Query(() => SegmentChoices)
  segmentChoices(@CurrentActor() actor: Actor): Promise<SegmentChoices> {
    return this.segments.choices(actor);
  }

  @Can('outreach.read')
  @Query(() => SegmentChoicePage)
  mailingChoices(@CurrentActor() actor: Actor, @Args() asked: SegmentChoicesAsked): Promise<SegmentChoicePage> {
    return this.segments.choicesOf(actor, asked);
  }

  @Can('outreach.read')
  @Query(() => MailSender, { nullable: true })
  mailSender(): Promise<MailSender | null> {
    return this.senders.get();
  }

  @Can('outreach.send')
  @Mutation(() => MailSender)
  saveMailSender(@Args('input') input: MailSenderInput): Promise<MailSender> {
    return this.senders.save(input);
  }

  @Can('outreach.send')
  @Mutation(() => BlastView)
  async createBlast(@CurrentActor() actor: Actor, @Args('input') input: BlastInput): Promise<BlastView> {
    return new BlastView(actor, await this.service.create(input));
  }

  @Can('outreach.send')
  @Mutation(() => BlastView)
  async updateBlast(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('changes') changes: BlastChanges,
  ): Promise<BlastView> {
    return new BlastView(actor, await this.service.update(id, changes));
  }

  @Can('outreach.send')
  @StepUp()
  @Mutation(() => BlastView)
  async startBlast(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('key', { type: () => ID }) key: string,
  ): Promise<BlastView> {
    return new BlastView(actor, await this.service.start(actor, id, key));
  }

  @Can('outreach.send')
  @Mutation(() => BlastView)
  async pauseBlast(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<BlastView> {
    return new BlastView(actor, await this.service.pause(id));
  }

  @Can('outreach.send')
  @Mutation(() => BlastView)
  async resumeBlast(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<BlastView> {
    return new BlastView(actor, await this.service.resume(id));
  }

  @Can('outreach.send')
  @Mutation(() => BlastView)
  async cancelBlast(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<BlastView> {
    return new BlastView(actor, await this.service.cancel(id));
  }

  /** Whom it is for, in the reader's language. */
  @Can('outreach.read')
  @ResolveField(() => String)
  audience(@CurrentActor() actor: Actor, @Parent() { audienceOf }: BlastView): Promise<string> {
    return this.segments.words(actor, audienceOf);
  }

  @Can('outreach.read')
  @ResolveField(() => BlastProgress, { nullable: true })
  async progress(@CurrentActor() actor: Actor, @Parent() { id }: BlastView): Promise<BlastProgress | null> {
    const all = (ids: readonly string[]) => this.reviews.progressOf(actor, ids);
    return (await batched(this.reviews, id, all)) ?? null;
  }
}
