import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Actor, Can, CanWithin, CurrentActor } from '#accounts';
import { CameHours, ProposedHours } from './came-hours.service.ts';
import { HoursService } from './hours.service.ts';
import { HoursEntry, HoursEvent, HoursInput, HoursLine, HoursTotal } from './hours.types.ts';

/** Hours over GraphQL. */
@Resolver()
export class HoursResolver {
  constructor(
    @Inject(HoursService) private readonly service: HoursService,
    @Inject(CameHours) private readonly came: CameHours,
  ) {}

  @Can('people.write')
  @Query(() => ProposedHours)
  proposedHours(
    @CurrentActor() actor: Actor,
    @Args('eventId', { type: () => ID }) eventId: string,
  ): Promise<ProposedHours> {
    return this.came.proposed(actor, eventId);
  }

  @Can('people.write')
  @Mutation(() => ProposedHours)
  confirmHours(
    @CurrentActor() actor: Actor,
    @Args('eventId', { type: () => ID }) eventId: string,
  ): Promise<ProposedHours> {
    return this.came.confirm(actor, eventId);
  }

  @Can('people.read')
  @Query(() => [HoursLine])
  hoursReport(@CurrentActor() actor: Actor, @Args('from') from: string, @Args('to') to: string): Promise<HoursLine[]> {
    return this.service.report(actor, from, to);
  }

  @Can('people.read')
  @Query(() => HoursTotal)
  hoursTotal(@Args('from') from: string, @Args('to') to: string): Promise<HoursTotal> {
    return this.service.total(from, to);
  }

  @CanWithin('people.read')
  @Query(() => [HoursEntry])
  hoursOf(@CurrentActor() actor: Actor, @Args('personId', { type: () => ID }) personId: string): Promise<HoursEntry[]> {
    return this.service.of(actor, personId);
  }

  @CanWithin('people.read')
  @Query(() => [HoursEvent])
  hoursEventsOf(
    @CurrentActor() actor: Actor,
    @Args('personId', { type: () => ID }) personId: string,
  ): Promise<HoursEvent[]> {
    return this.service.eventsOf(actor, personId);
  }

  @Can('home.own')
  @Query(() => [HoursEvent])
  myHoursEvents(@CurrentActor() actor: Actor): Promise<HoursEvent[]> {
    return this.service.myEvents(actor);
  }

  @Can('home.own')
  @Query(() => [HoursEntry])
  myHours(@CurrentActor() actor: Actor): Promise<HoursEntry[]> {
    return this.service.mine(actor);
  }

  @Can('people.write')
  @Mutation(() => [HoursEntry])
  logHours(@CurrentActor() actor: Actor, @Args('input') input: HoursInput): Promise<HoursEntry[]> {
    return this.service.log(actor, input);
  }

  @Can('home.own')
  @Mutation(() => [HoursEntry])
  logMyHours(@CurrentActor() actor: Actor, @Args('input') input: HoursInput): Promise<HoursEntry[]> {
    return this.service.logMine(actor, input);
  }

  @Can('people.write')
  @Mutation(() => [HoursEntry])
  takeBackHours(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<HoursEntry[]> {
    return this.service.takeBack(actor, id);
  }

  @Can('home.own')
  @Mutation(() => [HoursEntry])
  takeBackMyHours(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<HoursEntry[]> {
    return this.service.takeBackMine(actor, id);
  }
}
