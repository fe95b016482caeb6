import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor } from '#accounts';
import { Places } from '#places';
import type { Zone } from './zone.entity.ts';
import { Zones } from './zones.service.ts';
import { FoundPlace, WardOutline, ZoneInput, ZoneView } from './zones.types.ts';

const view = ({ id, details }: Zone): ZoneView => ({ id, ...details });

/** The map over GraphQL: wards, zones, and where an address lies. */
@Resolver()
export class ZonesResolver {
  constructor(
    @Inject(Zones) private readonly all: Zones,
    @Inject(Places) private readonly places: Places,
  ) {}

  @Can('people.read')
  @Query(() => [ZoneView])
  async zones(): Promise<ZoneView[]> {
    return (await this.all.all()).map(view);
  }

  @Can('people.read')
  @Query(() => [WardOutline])
  async wardMap(): Promise<WardOutline[]> {
    return [...(await this.places.wards())].map(([ward, shape]) => ({ ward, shape }));
  }

  @Can('people.read')
  @Query(() => FoundPlace, { nullable: true })
  findPlace(
    @Args('address') address: string,
    @Args('city', { type: () => String, nullable: true }) city?: string | null,
    @Args('postalCode', { type: () => String, nullable: true }) postalCode?: string | null,
  ): Promise<FoundPlace | null> {
    return this.all.find({ address, city: city ?? undefined, postalCode: postalCode ?? undefined });
  }

  @Can('people.write')
  @Mutation(() => ZoneView)
  async saveZone(@CurrentActor() actor: Actor, @Args('input') input: ZoneInput): Promise<ZoneView> {
    return view(await this.all.save(actor, input));
  }

  @Can('people.write')
  @Mutation(() => Boolean)
  async removeZone(@Args('id', { type: () => ID }) id: string): Promise<boolean> {
    await this.all.remove(id);
    return true;
  }
}
