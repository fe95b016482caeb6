import { Inject } from '@nestjs/common';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, CanWithin, CurrentActor } from '#accounts';
import { TimelineView } from '#people';
import { batched } from '#platform';
import { LadderService } from './ladder.service.ts';
import { Move } from './ladder.types.ts';

/** Adds the move to what happened to a person on the ladder: its stages are told in the reader's language. */
@Resolver(() => TimelineView)
export class TimelineMoveResolver {
  constructor(@Inject(LadderService) private readonly service: LadderService) {}

  @CanWithin('people.read')
  @ResolveField(() => Move, { nullable: true })
  async moved(@CurrentActor() actor: Actor, @Parent() { kind, subjectId }: TimelineView): Promise<Move | null> {
    if (!subjectId || kind !== 'STAGE_MOVED') return null;
    return (await batched(this, subjectId, (ids) => this.service.movesBy(actor, ids))) ?? null;
  }
}
