import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor } from '#accounts';
import { Forecasts } from './forecast.service.ts';
import { ForecastInput, ForecastView } from './forecast.types.ts';

/** Forecasts over GraphQL: read by whoever reads the grid, kept by who keeps the ledger. */
@Resolver()
export class ForecastResolver {
  constructor(@Inject(Forecasts) private readonly kept: Forecasts) {}

  @Can('council.read')
  @Query(() => [ForecastView])
  forecasts(
    @CurrentActor() actor: Actor,
    @Args('demand') demand: string,
    @Args('lever', { type: () => String, nullable: true }) lever?: string | null,
  ): Promise<ForecastView[]> {
    return this.kept.list(actor, demand, lever ?? undefined);
  }

  @Can('council.record')
  @Mutation(() => [ForecastView])
  keepForecast(@CurrentActor() actor: Actor, @Args('input') input: ForecastInput): Promise<ForecastView[]> {
    return this.kept.keep(actor, input);
  }
}
