import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Can, CurrentActor } from '../access.ts';
import { Actor } from '../actor.ts';
import { ResetsService } from './resets.service.ts';
import { SecurityService } from './security.service.ts';
import { FactorResetView, SecurityView } from './security.types.ts';
import { StepUp } from './step-up.ts';

const anId = { type: () => ID };

/** One's own factors and sessions, and what two who manage accounts decide about somebody's lost factors. */
@Resolver()
export class SecurityResolver {
  constructor(
    @Inject(SecurityService) private readonly service: SecurityService,
    @Inject(ResetsService) private readonly resets: ResetsService,
  ) {}

  @Can('home.own')
  @Query(() => SecurityView)
  security(@CurrentActor() actor: Actor): Promise<SecurityView> {
    return this.service.of(actor);
  }

  @Can('home.own')
  @Mutation(() => SecurityView)
  endSession(@CurrentActor() actor: Actor, @Args('id', anId) id: string): Promise<SecurityView> {
    return this.service.endSession(actor, id);
  }

  @Can('home.own')
  @Mutation(() => SecurityView)
  endOtherSessions(@CurrentActor() actor: Actor): Promise<SecurityView> {
    return this.service.endOthers(actor);
  }

  @Can('home.own')
  @Mutation(() => SecurityView)
  keepFactors(@CurrentActor() actor: Actor): Promise<SecurityView> {
    return this.service.keepFactors(actor);
  }

  @Can('accounts.manage')
  @Query(() => [FactorResetView])
  factorResets(@CurrentActor() actor: Actor): Promise<FactorResetView[]> {
    return this.resets.open(actor);
  }

  @Can('accounts.manage')
  @StepUp()
  @Mutation(() => [FactorResetView])
  askFactorReset(@CurrentActor() actor: Actor, @Args('userId', anId) userId: string): Promise<FactorResetView[]> {
    return this.resets.ask(actor, userId);
  }

  @Can('accounts.manage')
  @StepUp()
  @Mutation(() => [FactorResetView])
  approveFactorReset(@CurrentActor() actor: Actor, @Args('id', anId) id: string): Promise<FactorResetView[]> {
    return this.resets.approve(actor, id);
  }

  @Can('accounts.manage')
  @Mutation(() => [FactorResetView])
  cancelFactorReset(@CurrentActor() actor: Actor, @Args('id', anId) id: string): Promise<FactorResetView[]> {
    return this.resets.cancel(actor, id);
  }
}
