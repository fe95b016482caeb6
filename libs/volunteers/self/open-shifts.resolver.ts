import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor } from '#accounts';
import { OpenShifts } from './open-shifts.service.ts';
import { OpenShift } from './self.types.ts';

/** What a signed-in volunteer may still take on, over GraphQL. */
@Resolver()
export class OpenShiftsResolver {
  constructor(@Inject(OpenShifts) private readonly service: OpenShifts) {}

  @Can('home.own')
  @Query(() => [OpenShift])
  openShifts(@CurrentActor() actor: Actor): Promise<OpenShift[]> {
    return this.service.open(actor);
  }

  @Can('home.own')
  @Mutation(() => [OpenShift])
  takeShift(
    @CurrentActor() actor: Actor,
    @Args('eventId', { type: () => ID }) eventId: string,
    @Args('roleId', { type: () => ID, nullable: true }) roleId?: string | null,
  ): Promise<OpenShift[]> {
    return this.service.take(actor, eventId, roleId ?? null);
  }
}
