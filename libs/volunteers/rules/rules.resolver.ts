import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor, UserName, UsersService } from '#accounts';
import { batched } from '#platform';
import { TaskRuleChanges, TaskRuleInput, TaskRuleView } from './rule.types.ts';
import { TaskRules } from './rules.service.ts';

/** Rules over GraphQL, for whoever could write each of their tasks by hand. */
@Resolver(() => TaskRuleView)
export class TaskRulesResolver {
  constructor(
    @Inject(TaskRules) private readonly rules: TaskRules,
    @Inject(UsersService) private readonly users: UsersService,
  ) {}

  @Can('tasks.write')
  @Query(() => [TaskRuleView])
  taskRules(@CurrentActor() actor: Actor): Promise<TaskRuleView[]> {
    return this.rules.all(actor);
  }

  @Can('tasks.write')
  @Mutation(() => TaskRuleView)
  createTaskRule(@CurrentActor() actor: Actor, @Args('input') input: TaskRuleInput): Promise<TaskRuleView> {
    return this.rules.create(actor, input);
  }

  @Can('tasks.write')
  @Mutation(() => TaskRuleView)
  updateTaskRule(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('changes') changes: TaskRuleChanges,
  ): Promise<TaskRuleView> {
    return this.rules.update(actor, id, changes);
  }

  @Can('tasks.write')
  @Mutation(() => ID)
  removeTaskRule(@Args('id', { type: () => ID }) id: string): Promise<string> {
    return this.rules.remove(id);
  }

  /** Who gets the tasks where the person has no organizer. */
  @Can('tasks.write')
  @ResolveField(() => UserName, { nullable: true })
  async user(@Parent() { userId }: TaskRuleView): Promise<UserName | null> {
    const user = userId && (await batched(this.users, userId, (ids) => this.users.byIds(ids)));
    return user ? new UserName(user) : null;
  }
}
