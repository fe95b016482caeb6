import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor } from '#accounts';
import { TurfService } from './turf.service.ts';
import { TurfWard, TurfZone } from './turf.types.ts';

/** Who is in charge of which ward, over GraphQL. */
@Resolver()
export class TurfResolver {
  constructor(@Inject(TurfService) private readonly turf: TurfService) {}

  @Can('people.read')
  @Query(() => [TurfWard])
  turfWards(@CurrentActor() actor: Actor): Promise<TurfWard[]> {
    return this.turf.wards(actor);
  }

  @Can('people.write')
  @Mutation(() => [TurfWard])
  setTurf(
    @CurrentActor() actor: Actor,
    @Args('ward', { type: () => Int }) ward: number,
    @Args('userIds', { type: () => [ID] }) userIds: string[],
  ): Promise<TurfWard[]> {
    return this.turf.set(actor, ward, userIds);
  }

  @Can('people.read')
  @Query(() => [TurfZone])
  turfZones(): Promise<TurfZone[]> {
    return this.turf.zones();
  }

  @Can('people.write')
  @Mutation(() => [TurfZone])
  setZoneTurf(
    @Args('zoneId', { type: () => ID }) zoneId: string,
    @Args('userIds', { type: () => [ID] }) userIds: string[],
  ): Promise<TurfZone[]> {
    return this.turf.setZone(zoneId, userIds);
  }
}
