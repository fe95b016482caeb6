import { Inject } from '@nestjs/common';
import { Mutation, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor } from '#accounts';
import { MyReferrals, ReferralsService } from './referrals.service.ts';

/** Links that volunteers pass on, over GraphQL. */
@Resolver()
export class ReferralsResolver {
  constructor(@Inject(ReferralsService) private readonly service: ReferralsService) {}

  /** A mutation, since the code is made when it is first asked for. */
  @Can('home.own')
  @Mutation(() => MyReferrals)
  myReferrals(@CurrentActor() actor: Actor): Promise<MyReferrals> {
    return this.service.mine(actor);
  }
}
