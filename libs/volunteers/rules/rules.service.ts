import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Actor } from '#accounts';
import { toldCount } from '#people';
import { AppError, Db, refuseForbidden } from '#platform';
import { PointPersonService } from '../point-person/point-person.service.ts';
import { TaskOccasion, TaskRule } from './rule.entity.ts';
import { type RuleWork, type TaskRuleChanges, type TaskRuleInput, TaskRuleView } from './rule.types.ts';

/** More than anybody can keep in mind. */
const MOST = 30;
const SHOWN_DAYS = 30;

/** Keeps the rules that make tasks by themselves. */
@Injectable()
export class TaskRules {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(PointPersonService) private readonly points: PointPersonService,
  ) {}

  /** All of them, the oldest first, each with what came of it lately. */
  all(actor: Actor): Promise<TaskRuleView[]> {
    return this.db.tx(async () => {
      const order = { createdAt: 'ASC', id: 'ASC' } as const;
      const rules = await this.db.repo(TaskRule).find({ where: { removedAt: IsNull() }, order });
      const work = await this.work(actor);
      return rules.map((rule) => new TaskRuleView(rule, work(rule.id)));
    });
  }

  create(actor: Actor, input: TaskRuleInput): Promise<TaskRuleView> {
    return this.db.tx(async () => {
      const { trigger, title, dueDays, toPointPerson, userId = null, checked } = input;
      refuseForbidden(title, 'title', checked);
      await this.room();
      const values = { trigger, dueDays, toPointPerson, userId: await this.user(userId) };
      const times = { since: new Date(), removedAt: null };
      const rule = await this.db.save(this.db.make(TaskRule, { ...values, ...times, details: { title } }));
      return new TaskRuleView(rule, (await this.work(actor))(rule.id));
    });
  }

  /** Changes what later tasks are like; those that it made stay. Switched on again, it acts on what happens from now on. */
  update(actor: Actor, id: string, changes: TaskRuleChanges): Promise<TaskRuleView> {
    return this.db.tx(async () => {
      const rule = await this.locked(id);
      const { title, dueDays, toPointPerson, userId, on, checked } = changes;
      // What stands there already was looked at when it was written.
      if (title && title !== rule.details.title) refuseForbidden(title, 'title', checked);
      if (title) rule.details = { title };
      rule.dueDays = dueDays ?? rule.dueDays;
      rule.toPointPerson = toPointPerson ?? rule.toPointPerson;
      if (userId !== undefined && userId !== rule.userId) rule.userId = await this.user(userId);
      if (on === true) rule.since ??= new Date();
      if (on === false) rule.since = null;
      await this.db.save(rule);
      return new TaskRuleView(rule, (await this.work(actor))(id));
    });
  }

  /** It acts no more, and is gone from the list; answers its id. */
  remove(id: string): Promise<string> {
    return this.db.tx(async () => {
      await this.db.save(Object.assign(await this.locked(id), { since: null, removedAt: new Date() }));
      return id;
    });
  }

  /**
   * How much work each rule made. That is work, not people, and whoever reads all tasks and people can count it
   * themselves; to anybody else few tasks could tell of somebody.
   */
  private async work(actor: Actor): Promise<(id: string) => RuleWork> {
    const rows = await this.db.repo(TaskOccasion).query<{ id: string; made: number; done: number }[]>(
      `select o."ruleId" as id, count(*)::int as made, count(*) filter (where t.state = 'DONE')::int as done
         from task_occasion o join task t on t."occasionId" = o.id
        where o."createdAt" > now() - interval '${SHOWN_DAYS} days' group by 1`,
    );
    const sees = actor.can('people.sensitive') || (actor.can('tasks.read') && actor.can('people.read'));
    const counts = new Map(rows.map(({ id, made, done }) => [id, { made, done }]));
    return (id) => {
      const { made, done } = counts.get(id) ?? { made: 0, done: 0 };
      return { made: toldCount(made, sees), done: toldCount(done, sees) };
    };
  }

  /** Two who make the last one at the same moment must not both. */
  private async room(): Promise<void> {
    await this.db.repo(TaskRule).query(`select pg_advisory_xact_lock(hashtext('taskRules'), 0)`);
    if ((await this.db.repo(TaskRule).countBy({ removedAt: IsNull() })) >= MOST)
      throw new AppError('CONFLICT', 'tasks.rules.most', { count: MOST });
  }

  /** Somebody who sees people and can sign in. */
  private async user(id: string | null): Promise<string | null> {
    if (id && !(await this.points.choices()).some((user) => user.id === id))
      throw new AppError('INVALID', 'volunteers.point.noUser', {}, { userId: 'field.invalid' });
    return id;
  }

  private async locked(id: string): Promise<TaskRule> {
    const lock = { mode: 'pessimistic_write' } as const;
    const rule = await this.db.repo(TaskRule).findOne({ where: { id, removedAt: IsNull() }, lock });
    if (!rule) throw new AppError('NOT_FOUND', 'notFound');
    return rule;
  }
}
