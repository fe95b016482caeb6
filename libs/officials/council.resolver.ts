import { Inject } from '@nestjs/common';
import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor } from '#accounts';
import { audienceOf } from './council.policy.ts';
import { CampaignView, CouncilCellView, CouncilView, DemandView } from './council.types.ts';
import { FiguresService } from './figure.service.ts';
import { FigurePageView } from './figure.types.ts';
import { PathService } from './path.service.ts';
import { PathView } from './path.types.ts';
import { PositionsService } from './positions.service.ts';

/** The council over GraphQL, for the team: one call of the service each. */
@Resolver()
export class CouncilResolver {
  constructor(
    @Inject(PositionsService) private readonly positions: PositionsService,
    @Inject(PathService) private readonly paths: PathService,
    @Inject(FiguresService) private readonly figures: FiguresService,
  ) {}

  @Can('council.read')
  @Query(() => CouncilView)
  council(
    @CurrentActor() actor: Actor,
    @Args('asOf', { type: () => String, nullable: true }) asOf?: string | null,
    @Args('body', { type: () => String, nullable: true }) body?: string | null,
    @Args('since', { type: () => String, nullable: true }) since?: string | null,
  ): Promise<CouncilView> {
    const of = { body: body ?? undefined, since: since ?? undefined };
    return this.positions.council(asOf ?? undefined, audienceOf(actor), actor, of);
  }

  @Can('council.read')
  @Query(() => PathView)
  path(
    @Args('demand') demand: string,
    @Args('asOf', { type: () => String, nullable: true }) asOf?: string | null,
    @Args('lever', { type: () => String, nullable: true }) lever?: string | null,
  ): Promise<PathView> {
    return this.paths.path(demand, asOf ?? undefined, lever ?? undefined);
  }

  @Can('council.read')
  @Query(() => CouncilCellView)
  councilCell(
    @CurrentActor() actor: Actor,
    @Args('ward', { type: () => Int }) ward: number,
    @Args('demand') demand: string,
    @Args('asOf', { type: () => String, nullable: true }) asOf?: string | null,
    @Args('body', { type: () => String, nullable: true }) body?: string | null,
  ): Promise<CouncilCellView> {
    return this.positions.cell(ward, demand, asOf ?? undefined, audienceOf(actor), body ?? undefined);
  }

  @Can('campaigns.read')
  @Query(() => [DemandView])
  demands(): Promise<DemandView[]> {
    return this.positions.demands();
  }

  @Can('campaigns.read')
  @Query(() => [CampaignView])
  campaigns(): Promise<CampaignView[]> {
    return this.positions.campaigns();
  }

  @Can('council.read')
  @Query(() => FigurePageView)
  figure(
    @CurrentActor() actor: Actor,
    @Args('code') code: string,
    @Args('asOf', { type: () => String, nullable: true }) asOf?: string | null,
  ): Promise<FigurePageView> {
    return this.figures.figure(code, asOf ?? undefined, audienceOf(actor));
  }
}
