import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, Can, CanWithin, CurrentActor } from '#accounts';
import { PeopleSort } from '../names/search.service.ts';
import { view } from '../people.policy.ts';
import type { SavedSegment } from './segment.entity.ts';
import { SegmentChoices } from './choices.service.ts';
import { Segments } from './segments.service.ts';
import {
  SavedSegmentInput,
  SavedSegmentView,
  SegmentChoicePage,
  SegmentChoicesAsked,
  SegmentCount,
  SegmentDefinition,
  SegmentPage,
  SegmentParts,
} from './segments.types.ts';

const shown = ({ id, details, changedAt }: SavedSegment): SavedSegmentView => ({ id, changedAt, ...details });

/** Segments over GraphQL: one call of the service each. */
@Resolver(() => SavedSegmentView)
export class SegmentsResolver {
  constructor(
    @Inject(Segments) private readonly segments: Segments,
    @Inject(SegmentChoices) private readonly choices: SegmentChoices,
  ) {}

  @CanWithin('people.read')
  @Query(() => [SavedSegmentView], { name: 'segments' })
  async saved(@CurrentActor() actor: Actor): Promise<SavedSegmentView[]> {
    return (await this.segments.visible(actor)).map(shown);
  }

  @CanWithin('people.read')
  @Query(() => SavedSegmentView)
  async segment(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<SavedSegmentView> {
    return shown(await this.segments.seen(actor, id));
  }

  @CanWithin('people.read')
  @Query(() => SegmentCount)
  segmentCount(
    @CurrentActor() actor: Actor,
    @Args('definition', { type: () => SegmentDefinition }) definition: object,
  ): Promise<SegmentCount> {
    return this.segments.count(actor, definition);
  }

  @CanWithin('people.read')
  @Query(() => SegmentPage)
  async segmentPeople(
    @CurrentActor() actor: Actor,
    @Args('definition', { type: () => SegmentDefinition }) definition: object,
    @Args('first', { type: () => Int, nullable: true }) first?: number | null,
    @Args('after', { type: () => ID, nullable: true }) after?: string | null,
    @Args('sort', { type: () => PeopleSort, nullable: true }) sort?: PeopleSort | null,
  ): Promise<SegmentPage> {
    const { people, ...page } = await this.segments.page(actor, definition, { first, after, sort });
    return { ...page, items: people.map((person) => view(actor, person)) };
  }

  @CanWithin('people.read')
  @Query(() => SegmentParts)
  segmentParts(@CurrentActor() actor: Actor): Promise<SegmentParts> {
    return this.segments.parts(actor);
  }

  @CanWithin('people.read')
  @Query(() => SegmentChoicePage)
  activityChoices(@CurrentActor() actor: Actor, @Args() asked: SegmentChoicesAsked): Promise<SegmentChoicePage> {
    return this.choices.page(actor, asked);
  }

  @Can('people.write')
  @Mutation(() => SavedSegmentView)
  async saveSegment(@CurrentActor() actor: Actor, @Args('input') input: SavedSegmentInput): Promise<SavedSegmentView> {
    return shown(await this.segments.save(actor, input));
  }

  @Can('people.write')
  @Mutation(() => SavedSegmentView)
  async drawSegmentAnew(@Args('id', { type: () => ID }) id: string): Promise<SavedSegmentView> {
    return shown(await this.segments.drawAnew(id));
  }

  @Can('people.write')
  @Mutation(() => Boolean)
  async removeSegment(@Args('id', { type: () => ID }) id: string): Promise<boolean> {
    await this.segments.remove(id);
    return true;
  }

  /** Null where this reader may not ask what the segment asks. */
  @CanWithin('people.read')
  @ResolveField(() => SegmentCount, { nullable: true })
  count(@CurrentActor() actor: Actor, @Parent() { definition }: SavedSegmentView): Promise<SegmentCount | null> {
    return this.segments.countIfAllowed(actor, definition);
  }
}
