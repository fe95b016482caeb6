import { Inject } from '@nestjs/common';
import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { Can } from '#accounts';
import { WardBodies, WardBody } from './ward.service.ts';

/** What belongs to a ward, over GraphQL. */
@Resolver()
export class WardResolver {
  constructor(@Inject(WardBodies) private readonly wards: WardBodies) {}

  @Can('council.read')
  @Query(() => [WardBody])
  wardBodies(@Args('ward', { type: () => Int }) ward: number): Promise<WardBody[]> {
    return this.wards.bodies(ward);
  }
}
