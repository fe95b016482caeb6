import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Actor, Can, CanWithin, CurrentActor } from '#accounts';
import { BookingService } from './booking.service.ts';
import { BookableTime, MyOneOnOne, OutcomeInput, PersonTalk, SlotsInput, SlotView } from './one-on-one.types.ts';
import { SlotsService } from './slots.service.ts';

/** One-on-ones over GraphQL: organizers offer times, volunteers book them. */
@Resolver()
export class OneOnOneResolver {
  constructor(
    @Inject(SlotsService) private readonly slots: SlotsService,
    @Inject(BookingService) private readonly bookings: BookingService,
  ) {}

  @Can('people.write')
  @Query(() => [SlotView])
  mySlots(@CurrentActor() actor: Actor): Promise<SlotView[]> {
    return this.slots.mine(actor);
  }

  @CanWithin('people.read')
  @Query(() => [PersonTalk])
  oneOnOnesOf(
    @CurrentActor() actor: Actor,
    @Args('personId', { type: () => ID }) personId: string,
  ): Promise<PersonTalk[]> {
    return this.slots.of(actor, personId);
  }

  @Can('people.write')
  @Mutation(() => [SlotView])
  offerSlots(@CurrentActor() actor: Actor, @Args('input') input: SlotsInput): Promise<SlotView[]> {
    return this.slots.offer(actor, input);
  }

  @Can('people.write')
  @Mutation(() => [SlotView])
  withdrawSlot(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<SlotView[]> {
    return this.slots.withdraw(actor, id);
  }

  @Can('people.write')
  @Mutation(() => ID)
  cancelOneOnOne(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<string> {
    return this.bookings.cancel(actor, id);
  }

  @Can('people.write')
  @Mutation(() => ID)
  recordOneOnOne(@CurrentActor() actor: Actor, @Args('input') input: OutcomeInput): Promise<string> {
    return this.bookings.outcome(actor, input);
  }

  @Can('home.own')
  @Query(() => [BookableTime])
  bookableTimes(@CurrentActor() actor: Actor): Promise<BookableTime[]> {
    return this.bookings.times(actor);
  }

  @Can('home.own')
  @Query(() => [MyOneOnOne])
  myOneOnOnes(@CurrentActor() actor: Actor): Promise<MyOneOnOne[]> {
    return this.bookings.mine(actor);
  }

  @Can('home.own')
  @Mutation(() => [MyOneOnOne])
  bookOneOnOne(@CurrentActor() actor: Actor, @Args('startsAt') startsAt: Date): Promise<MyOneOnOne[]> {
    return this.bookings.book(actor, startsAt);
  }

  @Can('home.own')
  @Mutation(() => [MyOneOnOne])
  cancelMyOneOnOne(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<MyOneOnOne[]> {
    return this.bookings.cancelMine(actor, id);
  }
}
