import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor } from '#accounts';
import { audienceOf } from '../council.policy.ts';
import { DemandPages } from './demand.service.ts';
import { DemandPageView } from './demand.types.ts';

/** One demand over GraphQL. */
@Resolver()
export class DemandResolver {
  constructor(@Inject(DemandPages) private readonly pages: DemandPages) {}

  @Can('campaigns.read')
  @Query(() => DemandPageView)
  demandPage(
    @CurrentActor() actor: Actor,
    @Args('code') code: string,
    @Args('asOf', { type: () => String, nullable: true }) asOf?: string | null,
  ): Promise<DemandPageView> {
    return this.pages.page(code, asOf ?? undefined, audienceOf(actor));
  }
}
