import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor } from '#accounts';
import { Replies } from './replies.service.ts';
import { FigureRepliesView, ReplyInput, ReplySoughtInput } from './reply.types.ts';

/** Replies and accusations over GraphQL, for those who keep the ledger: one call of the service each. */
@Resolver()
export class ReplyResolver {
  constructor(@Inject(Replies) private readonly replies: Replies) {}

  @Can('council.record')
  @Query(() => FigureRepliesView)
  figureReplies(@CurrentActor() actor: Actor, @Args('figure') figure: string): Promise<FigureRepliesView> {
    return this.replies.of(actor, figure);
  }

  @Can('council.record')
  @Mutation(() => FigureRepliesView)
  recordReply(@CurrentActor() actor: Actor, @Args('input') input: ReplyInput): Promise<FigureRepliesView> {
    return this.replies.record(actor, input);
  }

  @Can('council.record')
  @Mutation(() => FigureRepliesView)
  recordReplySought(@CurrentActor() actor: Actor, @Args('input') input: ReplySoughtInput): Promise<FigureRepliesView> {
    return this.replies.sought(actor, input);
  }

  @Can('council.review')
  @Mutation(() => FigureRepliesView)
  releaseToFigurePage(
    @CurrentActor() actor: Actor,
    @Args('figure') figure: string,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<FigureRepliesView> {
    return this.replies.release(actor, figure, id);
  }

  @Can('council.review')
  @Mutation(() => FigureRepliesView)
  retractReply(
    @CurrentActor() actor: Actor,
    @Args('figure') figure: string,
    @Args('id', { type: () => ID }) id: string,
    @Args('reason') reason: string,
  ): Promise<FigureRepliesView> {
    return this.replies.retract(actor, figure, id, reason);
  }
}
