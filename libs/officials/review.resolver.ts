import { Inject } from '@nestjs/common';
import { Args, Int, Mutation, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor } from '#accounts';
import { DemandView, ReviewView, SeatView } from './council.types.ts';
import { ReviewService } from './review.service.ts';

/** What named people confirm, over GraphQL: one call of the service each. */
@Resolver()
export class ReviewResolver {
  constructor(@Inject(ReviewService) private readonly reviews: ReviewService) {}

  @Can('council.review')
  @Mutation(() => ReviewView)
  confirmRecord(@CurrentActor() actor: Actor, @Args('version') version: string): Promise<ReviewView> {
    return this.reviews.confirmRecord(actor, version);
  }

  @Can('council.review')
  @Mutation(() => [DemandView])
  approveSpanish(@CurrentActor() actor: Actor, @Args('version') version: string): Promise<DemandView[]> {
    return this.reviews.approveSpanish(actor, version);
  }

  @Can('council.review')
  @Mutation(() => SeatView)
  confirmHolder(
    @CurrentActor() actor: Actor,
    @Args('ward', { type: () => Int }) ward: number,
    @Args('until') until: string,
  ): Promise<SeatView> {
    return this.reviews.confirmHolder(actor, ward, until);
  }
}
