import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor } from '#accounts';
import { audienceOf } from '../council.policy.ts';
import { Claims } from './claims.service.ts';
import { ClaimChoicesView, ClaimInput, IncidentsView, IncidentView } from './claims.types.ts';

/** Incidents and claims over GraphQL, for the team: one call of the service each. */
@Resolver()
export class ClaimsResolver {
  constructor(@Inject(Claims) private readonly claims: Claims) {}

  @Can('council.read')
  @Query(() => IncidentsView)
  incidents(@CurrentActor() actor: Actor): Promise<IncidentsView> {
    return this.claims.incidents(audienceOf(actor));
  }

  @Can('council.read')
  @Query(() => IncidentView)
  incident(@CurrentActor() actor: Actor, @Args('code') code: string): Promise<IncidentView> {
    return this.claims.incident(code, audienceOf(actor));
  }

  @Can('council.record')
  @Query(() => ClaimChoicesView)
  claimChoices(): Promise<ClaimChoicesView> {
    return this.claims.choices();
  }

  @Can('council.record')
  @Mutation(() => ID)
  recordClaim(@CurrentActor() actor: Actor, @Args('input') input: ClaimInput): Promise<string> {
    return this.claims.enter(actor, input);
  }
}
