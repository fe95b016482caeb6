import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor } from '#accounts';
import { Shift } from './shift.types.ts';
import { ShiftsService } from './shifts.service.ts';

/** One's own places at events over GraphQL. */
@Resolver(() => Shift)
export class ShiftsResolver {
  constructor(@Inject(ShiftsService) private readonly shifts: ShiftsService) {}

  @Can('home.own')
  @Query(() => [Shift])
  myShifts(@CurrentActor() actor: Actor): Promise<Shift[]> {
    return this.shifts.mine(actor);
  }

  @Can('home.own')
  @Mutation(() => [Shift])
  giveBackShift(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<Shift[]> {
    return this.shifts.giveBack(actor, id);
  }
}
