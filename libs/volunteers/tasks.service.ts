import { Inject, Injectable } from '@nestjs/common';
import { type FindOptionsWhere, In, IsNull, MoreThan, Raw } from 'typeorm';
import { type Actor, UsersService } from '#accounts';
import { PeopleService, Person, type PersonView, TimelineEntry, view, whoIsSeenBy } from '#people';
import { AppError, Db, refuseForbidden } from '#platform';
import { dayOf, isDay } from './due.ts';
import { OwnPerson } from './own-person.service.ts';
import { Task, type TaskDetails, TaskState } from './task.entity.ts';
import { type TaskChanges, type TaskInput, TaskView } from './task.types.ts';
import { changeable, ownTasks } from './tasks.policy.ts';

/** What was done longer ago than this is no longer shown. */
const SHOWN_DAYS = 30;
const MOST = 500;
/** That a user cannot sign in any more. */
const SHUT_OUT = Raw((id) => `${id} in (select u.id from "user" u where u."disabledAt" is not null)`);

/** Keeps what is to be done, by whom and until when. */
@Injectable()
export class TasksService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(OwnPerson) private readonly own: OwnPerson,
    @Inject(PeopleService) private readonly people: PeopleService,
  ) {}

  /** What the actor has to do, the most urgent first, and after that what they have done lately. */
  mine(actor: Actor): Promise<TaskView[]> {
    return this.list(ownTasks(actor));
  }

  /** What everybody has to do, in the same order. */
  all(): Promise<TaskView[]> {
    return this.list({});
  }

  /** What is to be done and is nobody's yet, or of whoever cannot sign in any more, in the same order. */
  async free(): Promise<TaskView[]> {
    return (await this.list([{ assigneeUserId: IsNull() }, { assigneeUserId: SHUT_OUT }])).filter(
      ({ state }) => state === TaskState.OPEN,
    );
  }

  /** What is to be done about one person, and what was done lately, for whoever may see them. */
  about(actor: Actor, personId: string): Promise<TaskView[]> {
    return this.db.tx(async () => this.list({ personId: (await this.people.seenBy(actor, personId)).id }));
  }

  /** The people of tasks, of those whom the actor may see. */
  whom(actor: Actor, ids: readonly string[]): Promise<Map<string, PersonView>> {
    return this.db.tx(async () => {
      const people = await this.people.byIds(ids, whoIsSeenBy(actor));
      return new Map([...people].map(([id, person]) => [id, view(actor, person)]));
    });
  }

  create(actor: Actor, { title, note, assigneeId, personId, dueOn, checked }: TaskInput): Promise<TaskView> {
    return this.db.tx(async () => {
      const assigneeUserId = await this.assignee(assigneeId);
      const about = personId ? (await this.people.seenBy(actor, personId)).id : null;
      const row = { details: told(title, note, checked), assigneeUserId, personId: about, dueOn: day(dueOn) };
      const createdByUserId = actor.isUser ? actor.id : null;
      return this.view(
        await this.db.save(this.db.make(Task, { ...row, createdByUserId, state: TaskState.OPEN, doneAt: null })),
      );
    });
  }

  update(actor: Actor, id: string, changes: TaskChanges): Promise<TaskView> {
    const { title, note, assigneeId, personId, dueOn, checked } = changes;
    return this.db.inTurn(async () => {
      const task = await this.locked({ id });
      const { details } = task;
      task.touched = true;
      task.details = told(title ?? details.title, note === undefined ? details.note : note, checked, details);
      if (assigneeId && assigneeId !== task.assigneeUserId) task.assigneeUserId = await this.assignee(assigneeId);
      if (personId !== undefined) task.personId = personId && (await this.people.seenBy(actor, personId)).id;
      if (dueOn !== undefined) task.dueOn = day(dueOn);
      return this.view(await this.db.save(task));
    });
  }

  /** Done, or to be done again; saying it twice changes nothing. A task that is not theirs is not there. */
  setDone(actor: Actor, id: string, done: boolean): Promise<TaskView> {
    return this.own.inTurn(async () => {
      const task = await this.locked({ id, ...changeable(actor) });
      if ((task.state === TaskState.DONE) === done) return this.view(task);
      task.state = done ? TaskState.DONE : TaskState.OPEN;
      task.doneAt = done ? new Date() : null;
      task.touched = true;
      // What nobody had taken, or could do, was theirs who did it.
      if (done && (!task.assigneeUserId || (await this.isShutOut(task))))
        task.assigneeUserId = (await this.doer(actor)) ?? task.assigneeUserId;
      await this.db.repo(TimelineEntry).delete({ kind: 'TASK_DONE', subjectId: id });
      if (done) await this.tell(actor, task);
      return this.view(await this.db.save(task));
    });
  }

  /** Makes a task that is nobody's the actor's own; of two who take it at once the first has it. */
  take(actor: Actor, id: string): Promise<TaskView> {
    return this.db.tx(async () => {
      const task = await this.locked({ id });
      const userId = await this.users.named(actor);
      if (task.assigneeUserId === userId) return this.view(task);
      if (task.assigneeUserId && (task.state === TaskState.DONE || !(await this.isShutOut(task))))
        throw new AppError('CONFLICT', 'tasks.taken');
      return this.view(await this.db.save(Object.assign(task, { assigneeUserId: userId, touched: true })));
    });
  }

  /** What these tasks are called, of those that the actor sees: all for who reads them, else their own. */
  async titles(actor: Actor, ids: readonly string[]): Promise<Map<string, string>> {
    const own = actor.can('tasks.read') ? {} : ownTasks(actor);
    const tasks = await this.db.repo(Task).find({ where: { id: In([...ids]), ...own } });
    return new Map(tasks.flatMap(({ id, details: { title } }) => (title ? [[id, title] as const] : [])));
  }

  /** Within the caller's transaction: what is left of the tasks about somebody who is deleted names nobody. */
  async forget(personId: string): Promise<void> {
    const lock = { mode: 'pessimistic_write' } as const;
    // A rule that is about to make one waits, and finds nobody.
    await this.db.repo(Person).findOne({ where: { id: personId }, lock });
    for (const task of await this.db.repo(Task).find({ where: { personId }, order: { id: 'ASC' }, lock }))
      if (task.occasionId && !task.touched) await this.db.repo(Task).delete({ id: task.id });
      else await this.db.save(Object.assign(task, { personId: null, details: { title: '' } }));
  }

  /** Removes a task for good; answers its id. */
  remove(id: string): Promise<string> {
    return this.db.tx(async () => {
      await this.locked({ id });
      await this.db.repo(Task).delete({ id });
      return id;
    });
  }

  /** Whose a task is once this actor did it; a program has none. */
  private async doer(actor: Actor): Promise<string | null> {
    return actor.isUser ? this.users.named(actor) : null;
  }

  /** That a task was done stands with whom it is about, and with who did it if that is somebody on the list. */
  private async tell(actor: Actor, { id, personId, assigneeUserId }: Task): Promise<void> {
    const doer = assigneeUserId === actor.id ? await this.own.find(actor) : undefined;
    for (const each of new Set([personId, doer?.id]))
      if (each) await this.people.record(each, { kind: 'TASK_DONE', subjectId: id });
  }

  private list(asked: FindOptionsWhere<Task> | FindOptionsWhere<Task>[]): Promise<TaskView[]> {
    const which = [asked].flat();
    return this.db.tx(async () => {
      const since = new Date(Date.now() - SHOWN_DAYS * 24 * 3_600_000);
      const open = await this.db.repo(Task).find({
        where: which.map((where) => ({ ...where, state: TaskState.OPEN })),
        order: { dueOn: { direction: 'ASC', nulls: 'LAST' }, id: 'ASC' },
        take: MOST,
      });
      const done = await this.db.repo(Task).find({
        where: which.map((where) => ({ ...where, state: TaskState.DONE, doneAt: MoreThan(since) })),
        order: { doneAt: 'DESC', id: 'ASC' },
        take: MOST,
      });
      return [...open, ...done].map((task) => this.view(task));
    });
  }

  /** Somebody who can sign in to see it. */
  private async assignee(id: string): Promise<string> {
    const user = (await this.users.byIds([id])).get(id);
    if (!user || user.disabledAt)
      throw new AppError('INVALID', 'tasks.noAssignee', {}, { assigneeId: 'field.invalid' });
    return id;
  }

  /** Whether whose it is cannot sign in any more: nobody is waited for who cannot do it. */
  private isShutOut({ id }: Task): Promise<boolean> {
    return this.db.repo(Task).existsBy({ id, assigneeUserId: SHUT_OUT });
  }

  private async locked(where: FindOptionsWhere<Task>): Promise<Task> {
    const task = await this.db.repo(Task).findOne({ where, lock: { mode: 'pessimistic_write' } });
    if (!task) throw new AppError('NOT_FOUND', 'notFound');
    return task;
  }

  private view(task: Task): TaskView {
    return new TaskView(task, dayOf(new Date()));
  }
}

/** Refuses what may not be written down about anybody; never says what it was. */
function told(
  title: string,
  note: string | null | undefined,
  checked?: boolean | null,
  before?: TaskDetails,
): TaskDetails {
  // What stands there already was looked at when it was written.
  if (title !== before?.title) refuseForbidden(title, 'title', checked);
  if (note && note !== before?.note) refuseForbidden(note, 'note', checked);
  return { title, ...(note && { note }) };
}

function day(dueOn: string | null | undefined): string | null {
  if (!dueOn) return null;
  if (!isDay(dueOn)) throw new AppError('INVALID', 'invalid', {}, { dueOn: 'field.invalid' });
  return dueOn;
}
