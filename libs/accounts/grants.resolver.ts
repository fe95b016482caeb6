import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { batched } from '#platform';
import { Can, CurrentActor } from './access.ts';
import { Actor } from './actor.ts';
import { StepUp } from './factors/step-up.ts';
import { Assignee, AssignInput, CustomRoleView, GrantInput, GrantView, RoleInput } from './grant.types.ts';
import { GrantsService } from './grants.service.ts';
import { UserView } from './user.types.ts';
import { UsersService } from './users.service.ts';

/** Who may do what, over what, and until when. Changes answer the list as it is afterwards. */
@Resolver(() => UserView)
export class GrantsResolver {
  constructor(
    @Inject(GrantsService) private readonly service: GrantsService,
    @Inject(UsersService) private readonly users: UsersService,
  ) {}

  @Can('accounts.invite')
  @ResolveField(() => [GrantView])
  async grants(@Parent() { id }: UserView): Promise<GrantView[]> {
    return (await batched(this.service, id, (ids) => this.service.ofUsers(ids))) ?? [];
  }

  @Can('accounts.manage')
  @Query(() => [CustomRoleView])
  customRoles(): Promise<CustomRoleView[]> {
    return this.service.roles();
  }

  @Can('accounts.manage')
  @StepUp()
  @Mutation(() => [UserView])
  giveGrant(@CurrentActor() actor: Actor, @Args('input') input: GrantInput): Promise<UserView[]> {
    return this.users.giveGrant(actor, input);
  }

  @Can('accounts.manage')
  @StepUp()
  @Mutation(() => [UserView])
  endGrant(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<UserView[]> {
    return this.users.endGrant(actor, id);
  }

  @Can('accounts.manage')
  @Query(() => [Assignee])
  assignees(@Args('personId', { type: () => ID }) personId: string): Promise<Assignee[]> {
    return this.users.assignees(personId);
  }

  @Can('accounts.manage')
  @StepUp()
  @Mutation(() => [UserView])
  assignPeople(@CurrentActor() actor: Actor, @Args('input') input: AssignInput): Promise<UserView[]> {
    return this.users.assign(actor, input);
  }

  @Can('accounts.manage')
  @StepUp()
  @Mutation(() => [Assignee])
  endAssignment(
    @CurrentActor() actor: Actor,
    @Args('grantId', { type: () => ID }) grantId: string,
    @Args('personId', { type: () => ID }) personId: string,
  ): Promise<Assignee[]> {
    return this.users.endAssignment(actor, grantId, personId);
  }

  @Can('accounts.manage')
  @StepUp()
  @Mutation(() => [CustomRoleView])
  makeRole(@CurrentActor() actor: Actor, @Args('input') input: RoleInput): Promise<CustomRoleView[]> {
    return this.service.makeRole(actor, input);
  }

  @Can('accounts.manage')
  @StepUp()
  @Mutation(() => [CustomRoleView])
  removeRole(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<CustomRoleView[]> {
    return this.service.removeRole(actor, id);
  }
}
