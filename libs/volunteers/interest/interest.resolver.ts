import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Actor, Can, CanWithin, CurrentActor } from '#accounts';
import { Skill } from './interest.entity.ts';
import { InterestService } from './interest.service.ts';
import {
  Interest,
  InterestInput,
  RoleNeeds,
  RoleNeedsInput,
  SkillInput,
  VolunteerFilter,
  VolunteerLine,
} from './interest.types.ts';
import { SkillsService } from './skills.service.ts';
import { VolunteerSearch } from './volunteer-search.service.ts';

/** What volunteers would like to do, and who could do something, over GraphQL. */
@Resolver()
export class InterestResolver {
  constructor(
    @Inject(SkillsService) private readonly catalogue: SkillsService,
    @Inject(InterestService) private readonly service: InterestService,
    @Inject(VolunteerSearch) private readonly search: VolunteerSearch,
  ) {}

  @Can('home.own')
  @Query(() => [Skill])
  skills(): Promise<Skill[]> {
    return this.catalogue.offered();
  }

  @Can('people.write')
  @Mutation(() => [Skill])
  saveSkill(@Args('input') input: SkillInput): Promise<Skill[]> {
    return this.catalogue.save(input);
  }

  @Can('people.write')
  @Mutation(() => [Skill])
  retireSkill(@Args('id', { type: () => ID }) id: string): Promise<Skill[]> {
    return this.catalogue.retire(id);
  }

  @CanWithin('people.read')
  @Query(() => Interest)
  interestOf(@CurrentActor() actor: Actor, @Args('personId', { type: () => ID }) personId: string): Promise<Interest> {
    return this.service.of(actor, personId);
  }

  @Can('people.write')
  @Mutation(() => Interest)
  setInterest(
    @CurrentActor() actor: Actor,
    @Args('personId', { type: () => ID }) personId: string,
    @Args('input') input: InterestInput,
  ): Promise<Interest> {
    return this.service.set(actor, personId, input);
  }

  @Can('home.own')
  @Query(() => Interest)
  myInterest(@CurrentActor() actor: Actor): Promise<Interest> {
    return this.service.mine(actor);
  }

  @Can('home.own')
  @Mutation(() => Interest)
  setMyInterest(@CurrentActor() actor: Actor, @Args('input') input: InterestInput): Promise<Interest> {
    return this.service.setMine(actor, input);
  }

  @Can('people.read')
  @Query(() => [VolunteerLine])
  volunteers(@CurrentActor() actor: Actor, @Args('filter') filter: VolunteerFilter): Promise<VolunteerLine[]> {
    return this.search.find(actor, filter);
  }

  @Can('people.read')
  @Query(() => [VolunteerLine])
  whoCouldTake(
    @CurrentActor() actor: Actor,
    @Args('eventId', { type: () => ID }) eventId: string,
    @Args('roleId', { type: () => ID, nullable: true }) roleId?: string | null,
  ): Promise<VolunteerLine[]> {
    return this.search.forShift(actor, eventId, roleId ?? null);
  }

  @Can('events.write')
  @Query(() => [RoleNeeds])
  roleNeeds(@Args('eventId', { type: () => ID }) eventId: string): Promise<RoleNeeds[]> {
    return this.search.needs(eventId);
  }

  @Can('events.write')
  @Mutation(() => [RoleNeeds])
  setRoleNeeds(@Args('input') input: RoleNeedsInput): Promise<RoleNeeds[]> {
    return this.search.setNeeds(input);
  }
}
