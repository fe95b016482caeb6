import { Inject, Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { In, IsNull, LessThanOrEqual } from 'typeorm';
import { Event } from '#events';
import { Channel, OptOut, PeopleService, Person, TimelineEntry } from '#people';
import { CITY_ZONE, Db } from '#platform';
import { OneOnOne, OneOnOneState } from '../one-on-ones/one-on-one.entity.ts';
import { PointPersonService } from '../point-person/point-person.service.ts';
import { Task, TaskState } from '../task.entity.ts';
import { RuleTrigger, TaskOccasion, TaskRule } from './rule.entity.ts';
import { AT_EVENTS, ELSEWHERE, SEES, STANDS, WANTED } from './rules.sql.ts';

/** So many tasks are made in one transaction: whoever marks people at the door waits for no more. */
const BATCH = 50;

/** Somebody to whom something happened. */
interface Happened {
  readonly personId: string;
  /** Of what there is one task. */
  readonly occasionId: string;
  /** What happened. */
  readonly subjectId: string;
}
interface Wanted {
  readonly ruleId: string;
  readonly personId: string;
  readonly occasionId: string;
}

/** A day of the city as what there is one task of: however often somebody changes what they say within it. */
const dayId = (at: Date): string =>
  `00000000-0000-8000-8000-0000${DateTime.fromJSDate(at, { zone: CITY_ZONE }).toFormat('yyyyMMdd')}`;
const keyOf = ({ ruleId, personId }: Wanted): string => `${ruleId} ${personId}`;

/**
 * Carries the rules out. A job may run twice, and two may run at once: the occasion is written first, its unique key lets
 * one of them make the task, and both are one transaction.
 */
@Injectable()
export class RuleTasks {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(PointPersonService) private readonly points: PointPersonService,
  ) {}

  /** Somebody confirmed what they wrote into the public form. */
  interest(personId: string, formId: string, at: Date): Promise<void> {
    const happened = { personId, occasionId: formId, subjectId: formId };
    return this.db.inTurn(() => this.makeAll(RuleTrigger.INTEREST_FORM, happened, at));
  }

  /** Somebody said it on their own page, where nothing needs to be confirmed. */
  interestSaid(personId: string, at: Date): Promise<void> {
    return this.interest(personId, dayId(at), at);
  }

  /**
   * Makes what follows from a talk as it stands, and withdraws what no longer does. That it was missed is said at a moment
   * of its own, which only the fact knows.
   */
  talk(id: string, saidAt?: Date): Promise<void> {
    return this.db.inTurn(async () => {
      const lock = { mode: 'pessimistic_read' } as const;
      const talk = await this.db.repo(OneOnOne).findOne({ where: { id }, lock });
      if (!talk) return;
      const { state, personId, createdAt } = talk;
      const { ONE_ON_ONE_BOOKED, ONE_ON_ONE_MISSED } = RuleTrigger;
      if (state === OneOnOneState.CANCELLED) await this.withdraw(id, [ONE_ON_ONE_BOOKED]);
      if (state !== OneOnOneState.MISSED) await this.withdraw(id, [ONE_ON_ONE_MISSED]);
      const happened = { personId, occasionId: id, subjectId: id };
      if (state === OneOnOneState.BOOKED) await this.makeAll(ONE_ON_ONE_BOOKED, happened, createdAt);
      if (state === OneOnOneState.MISSED && saidAt) await this.makeAll(ONE_ON_ONE_MISSED, happened, saidAt);
    });
  }

  /**
   * Makes what follows from who came to an event and who did not, and withdraws what was taken back. Of whoever did not come
   * after all, another event may be the first one now.
   */
  async event(eventId: string): Promise<void> {
    await this.at(eventId);
    for (const { id } of await this.db.tx(() => this.db.repo(Event).query<{ id: string }[]>(ELSEWHERE, [eventId])))
      await this.at(id);
  }

  private async at(eventId: string): Promise<void> {
    const tried = new Set<string>();
    for (;;) {
      const some = await this.db.inTurn(() => this.someAt(eventId, tried));
      for (const each of some) tried.add(keyOf(each));
      if (some.length < BATCH) return;
    }
  }

  private async someAt(eventId: string, tried: ReadonlySet<string>): Promise<Wanted[]> {
    const rules = this.db.repo(TaskRule);
    if (!(await rules.existsBy({ trigger: In([...AT_EVENTS]) }))) return [];
    // Whoever marks people holds the event, too: what is read here stands until this is committed.
    const lock = { mode: 'pessimistic_write' } as const;
    if (!(await this.db.repo(Event).findOne({ where: { id: eventId }, lock }))) return [];
    await this.withdraw(eventId, AT_EVENTS, `not exists ${STANDS}`);
    const wanted = await rules.query<Wanted[]>(WANTED, [eventId]);
    const some = wanted.filter((each) => !tried.has(keyOf(each))).slice(0, BATCH);
    const byId = new Map((await rules.findBy({ id: In(some.map(({ ruleId }) => ruleId)) })).map((r) => [r.id, r]));
    for (const { ruleId, personId, occasionId } of some)
      await this.make(byId.get(ruleId)!, { personId, occasionId, subjectId: eventId });
    return some;
  }

  private async makeAll(trigger: RuleTrigger, happened: Happened, at: Date): Promise<void> {
    const where = { trigger, removedAt: IsNull(), since: LessThanOrEqual(at) };
    for (const rule of await this.db.repo(TaskRule).find({ where, order: { id: 'ASC' } }))
      await this.make(rule, happened);
  }

  private async make(rule: TaskRule, { personId, occasionId, subjectId }: Happened): Promise<void> {
    const person = await this.askable(personId);
    if (!person) return;
    const occasion = this.db.make(TaskOccasion, { ruleId: rule.id, personId: person.id, occasionId, subjectId });
    if (!(await this.db.saveIfNew(occasion))) return;
    const { title } = rule.details;
    const task = this.db.make(Task, {
      ...{ details: { title }, personId: person.id, occasionId: occasion.id, createdByUserId: null },
      ...{ assigneeUserId: await this.assignee(rule, person.id), state: TaskState.OPEN, doneAt: null },
      dueOn: DateTime.now().setZone(CITY_ZONE).plus({ days: rule.dueDays }).toFormat('yyyy-MM-dd'),
    });
    await this.db.save(task);
    await this.people.record(person.id, { kind: 'TASK_BY_RULE', subjectId: task.id });
  }

  /** Whom it is about, held as they are; nobody who is gone, has died or said stop to everything. */
  private async askable(id: string): Promise<Person | undefined> {
    const lock = { mode: 'pessimistic_read' } as const;
    const person = await this.db.repo(Person).findOne({ where: { id }, lock });
    if (!person) {
      const survivor = await this.people.survivor(id);
      return survivor && survivor !== id ? this.askable(survivor) : undefined;
    }
    const stop = { personId: id, channel: Channel.ALL, liftedAt: IsNull() };
    if (person.deceased || (await this.db.repo(OptOut).existsBy(stop))) return undefined;
    return person;
  }

  /** Their own organizer, else whom the rule names, as far as each can sign in and sees them; else nobody yet. */
  private async assignee({ toPointPerson, userId }: TaskRule, personId: string): Promise<string | null> {
    const point = toPointPerson ? await this.points.userOf(personId) : undefined;
    for (const id of [point, userId]) {
      if (!id) continue;
      const [row] = await this.db.repo(Person).query<{ sees: boolean }[]>(SEES, [id, personId]);
      if (row?.sees) return id;
    }
    return null;
  }

  /** Takes tasks back that nobody has touched, with what the histories say of them. */
  private async withdraw(subjectId: string, triggers: readonly RuleTrigger[], gone = 'true'): Promise<void> {
    const rows = await this.db.repo(Task).query<{ taskId: string; occasionId: string }[]>(
      `select t.id as "taskId", o.id as "occasionId" from task t join task_occasion o on o.id = t."occasionId"
         join task_rule r on r.id = o."ruleId"
        where o."subjectId" = $1 and r."trigger" = any($2) and t.state = 'OPEN' and not t.touched and ${gone}
        order by t.id for update of t`,
      [subjectId, triggers],
    );
    const ids = rows.map(({ taskId }) => taskId);
    if (!ids.length) return;
    await this.db.repo(TimelineEntry).delete({ kind: 'TASK_BY_RULE', subjectId: In(ids) });
    await this.db.repo(Task).delete({ id: In(ids) });
    await this.db.repo(TaskOccasion).delete({ id: In(rows.map(({ occasionId }) => occasionId)) });
  }
}
