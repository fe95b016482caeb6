import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, CanWithin, CurrentActor } from '#accounts';
import { Event } from '../event.entity.ts';
import { AttendanceState } from './attendance.entity.ts';
import { AttendanceService } from './attendance.service.ts';
import { CheckIn, WalkInInput } from './attendance.types.ts';

/** Who came, over GraphQL: whoever may see an event's sign-ups runs its door. */
@Resolver(() => Event)
export class AttendanceResolver {
  constructor(@Inject(AttendanceService) private readonly attendance: AttendanceService) {}

  @CanWithin('events.signUps')
  @ResolveField(() => CheckIn, { nullable: true })
  checkIn(@CurrentActor() actor: Actor, @Parent() { id }: Event): Promise<CheckIn | null> {
    return this.attendance.of(actor, id);
  }

  @CanWithin('events.signUps')
  @Mutation(() => CheckIn, { nullable: true })
  markAttendance(
    @CurrentActor() actor: Actor,
    @Args('eventId', { type: () => ID }) eventId: string,
    @Args('personId', { type: () => ID }) personId: string,
    @Args('state', { type: () => AttendanceState }) state: AttendanceState,
    @Args('was', { type: () => AttendanceState, nullable: true }) was?: AttendanceState,
  ): Promise<CheckIn | null> {
    return this.attendance.mark(actor, eventId, personId, state, was);
  }

  @CanWithin('events.signUps')
  @Mutation(() => CheckIn, { nullable: true })
  othersDidNotCome(
    @CurrentActor() actor: Actor,
    @Args('eventId', { type: () => ID }) eventId: string,
  ): Promise<CheckIn | null> {
    return this.attendance.othersDidNotCome(actor, eventId);
  }

  @CanWithin('events.signUps')
  @Mutation(() => CheckIn, { nullable: true })
  undoOthersDidNotCome(
    @CurrentActor() actor: Actor,
    @Args('eventId', { type: () => ID }) eventId: string,
  ): Promise<CheckIn | null> {
    return this.attendance.undoOthers(actor, eventId);
  }

  @CanWithin('events.signUps')
  @Mutation(() => CheckIn, { nullable: true })
  walkIn(@CurrentActor() actor: Actor, @Args('input') input: WalkInInput): Promise<CheckIn | null> {
    return this.attendance.walkIn(actor, input);
  }
}
