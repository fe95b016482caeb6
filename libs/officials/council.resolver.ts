import { Inject } from '@nestjs/common';
import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { Can } from '#accounts';
import { CouncilCellView, CouncilView, DemandView } from './council.types.ts';
import { PositionsService } from './positions.service.ts';

/** The council over GraphQL, for the team: one call of the service each. */
@Resolver()
export class CouncilResolver {
  constructor(@Inject(PositionsService) private readonly positions: PositionsService) {}

  @Can('council.read')
  @Query(() => CouncilView)
  council(@Args('asOf', { type: () => String, nullable: true }) asOf?: string | null): Promise<CouncilView> {
    return this.positions.council(asOf ?? undefined);
  }

  @Can('council.read')
  @Query(() => CouncilCellView)
  councilCell(
    @Args('ward', { type: () => Int }) ward: number,
    @Args('demand') demand: string,
    @Args('asOf', { type: () => String, nullable: true }) asOf?: string | null,
  ): Promise<CouncilCellView> {
    return this.positions.cell(ward, demand, asOf ?? undefined);
  }

  @Can('campaigns.read')
  @Query(() => [DemandView])
  demands(): Promise<DemandView[]> {
    return this.positions.demands();
  }
}
