import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor } from '#accounts';
import { view } from '../people.policy.ts';
import { PeopleService } from '../people.service.ts';
import { MergeService } from './merge.service.ts';
import { MergeAhead, MergeInput, MergeUndone, MergeView } from './merge.types.ts';
import { MergesService } from './merges.service.ts';
import { UndoService } from './undo.service.ts';

/** Merging two people, and taking it back. */
@Resolver()
export class MergeResolver {
  constructor(
    @Inject(MergeService) private readonly merging: MergeService,
    @Inject(MergesService) private readonly merges: MergesService,
    @Inject(UndoService) private readonly undoing: UndoService,
    @Inject(PeopleService) private readonly people: PeopleService,
  ) {}

  @Can('people.merge')
  @Query(() => MergeAhead)
  mergeAhead(
    @CurrentActor() actor: Actor,
    @Args('keepId', { type: () => ID }) keepId: string,
    @Args('dropId', { type: () => ID }) dropId: string,
  ): Promise<MergeAhead> {
    return this.merges.ahead(actor, keepId, dropId);
  }

  @Can('people.merge')
  @Query(() => [MergeView], { name: 'merges' })
  recent(@CurrentActor() actor: Actor): Promise<MergeView[]> {
    return this.merges.recent(actor);
  }

  @Can('people.merge')
  @Mutation(() => MergeView)
  async mergePeople(@CurrentActor() actor: Actor, @Args('input') input: MergeInput): Promise<MergeView> {
    const merge = await this.merging.merge(actor, input);
    return this.merges.of(actor, merge);
  }

  @Can('people.merge')
  @Mutation(() => MergeUndone)
  async undoMerge(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<MergeUndone> {
    const { keptId, partedId, ...rest } = await this.undoing.undo(actor, id);
    const [kept, parted] = [await this.people.get(keptId), await this.people.get(partedId)];
    return { kept: view(actor, kept), parted: view(actor, parted), ...rest };
  }
}
