import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor, UserName, UsersService } from '#accounts';
import { batched } from '#platform';
import { TaskChanges, TaskInput, TaskView } from './task.types.ts';
import { TasksService } from './tasks.service.ts';

/** Tasks over GraphQL: one's own for everybody who signs in, all of them for those who coordinate. */
@Resolver(() => TaskView)
export class TasksResolver {
  constructor(
    @Inject(TasksService) private readonly service: TasksService,
    @Inject(UsersService) private readonly users: UsersService,
  ) {}

  @Can('home.own')
  @Query(() => [TaskView])
  myTasks(@CurrentActor() actor: Actor): Promise<TaskView[]> {
    return this.service.mine(actor);
  }

  @Can('home.own')
  @Mutation(() => TaskView)
  setTaskDone(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('done') done: boolean,
  ): Promise<TaskView> {
    return this.service.setDone(actor, id, done);
  }

  @Can('tasks.read')
  @Query(() => [TaskView])
  tasks(): Promise<TaskView[]> {
    return this.service.all();
  }

  @Can('tasks.write')
  @Query(() => [UserName])
  async assignableUsers(): Promise<UserName[]> {
    return (await this.users.active()).map((user) => new UserName(user));
  }

  @Can('tasks.write')
  @Mutation(() => TaskView)
  createTask(@CurrentActor() actor: Actor, @Args('input') input: TaskInput): Promise<TaskView> {
    return this.service.create(actor, input);
  }

  @Can('tasks.write')
  @Mutation(() => TaskView)
  updateTask(@Args('id', { type: () => ID }) id: string, @Args('changes') changes: TaskChanges): Promise<TaskView> {
    return this.service.update(id, changes);
  }

  @Can('tasks.write')
  @Mutation(() => ID)
  deleteTask(@Args('id', { type: () => ID }) id: string): Promise<string> {
    return this.service.remove(id);
  }

  @Can('tasks.read')
  @ResolveField(() => UserName)
  async assignee(@Parent() { assigneeUserId }: TaskView): Promise<UserName> {
    const user = await batched(this.users, assigneeUserId, (ids) => this.users.byIds(ids));
    return new UserName(user!);
  }
}
