import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, Can, CanWithin, CurrentActor } from '#accounts';
import { batched } from '#platform';
import { PersonView, view } from '../people.policy.ts';
import { PeopleService } from '../people.service.ts';
import { GroupView, PeopleGroupInput, RelationInput, RelationView } from './relation.types.ts';
import { Relations } from './relations.service.ts';

/** Who belongs to whom, over GraphQL. */
@Resolver(() => PersonView)
export class RelationsResolver {
  constructor(
    @Inject(Relations) private readonly related: Relations,
    @Inject(PeopleService) private readonly people: PeopleService,
  ) {}

  @CanWithin('people.read')
  @ResolveField(() => [RelationView])
  async relations(@CurrentActor() actor: Actor, @Parent() { id }: PersonView): Promise<RelationView[]> {
    return (await batched(this.related, id, (ids) => this.related.ofPeople(actor, ids))) ?? [];
  }

  @Can('people.read')
  @Query(() => [GroupView])
  peopleGroups(@CurrentActor() actor: Actor): Promise<GroupView[]> {
    return this.related.groups(actor);
  }

  @Can('people.write')
  @Mutation(() => GroupView)
  async createPeopleGroup(@Args('input') input: PeopleGroupInput): Promise<GroupView> {
    return new GroupView(await this.related.putGroup(input), 0);
  }

  @Can('people.write')
  @Mutation(() => ID)
  async updatePeopleGroup(
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: PeopleGroupInput,
  ): Promise<string> {
    return (await this.related.putGroup(input, id)).id;
  }

  @Can('people.write')
  @Mutation(() => PersonView)
  async relate(@CurrentActor() actor: Actor, @Args('input') input: RelationInput): Promise<PersonView> {
    await this.related.relate(actor, input);
    return view(actor, await this.people.seenBy(actor, input.personId));
  }

  @Can('people.write')
  @Mutation(() => ID)
  async unrelate(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<string> {
    await this.related.unrelate(actor, id);
    return id;
  }
}
