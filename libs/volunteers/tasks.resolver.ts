import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor, UserName, UsersService } from '#accounts';
import { PersonView } from '#people';
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

  /** What nobody has taken yet. */
  @Can('tasks.read')
  @Query(() => [TaskView])
  freeTasks(): Promise<TaskView[]> {
    return this.service.free();
  }

  @Can('tasks.read')
  @Mutation(() => TaskView)
  takeTask(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<TaskView> {
    return this.service.take(actor, id);
  }

  @Can('tasks.read')
  @Query(() => [TaskView])
  tasksAbout(
    @CurrentActor() actor: Actor,
    @Args('personId', { type: () => ID }) personId: string,
  ): Promise<TaskView[]> {
    return this.service.about(actor, personId);
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
  updateTask(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('changes') changes: TaskChanges,
  ): Promise<TaskView> {
    return this.service.update(actor, id, changes);
  }

  @Can('tasks.write')
  @Mutation(() => ID)
  deleteTask(@Args('id', { type: () => ID }) id: string): Promise<string> {
    return this.service.remove(id);
  }

  @Can('tasks.read')
  @ResolveField(() => UserName, { nullable: true })
  async assignee(@Parent() { assigneeUserId: id }: TaskView): Promise<UserName | null> {
    return id ? new UserName((await batched(this.users, id, (ids) => this.users.byIds(ids)))!) : null;
  }

  /** Whom it is about, as far as the reader may see them; null for whoever may not, as for a task about nobody. */
  @Can('home.own')
  @ResolveField(() => PersonView, { nullable: true })
  async person(@CurrentActor() actor: Actor, @Parent() { personId }: TaskView): Promise<PersonView | null> {
    if (!personId || !actor.canWithin('people.read')) return null;
    return (await batched(this.service, personId, (ids) => this.service.whom(actor, ids))) ?? null;
  }
}
