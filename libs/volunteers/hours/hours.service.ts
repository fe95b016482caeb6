import { Inject, Injectable } from '@nestjs/common';
import { Between, In, LessThanOrEqual } from 'typeorm';
import type { Actor } from '#accounts';
import { Event, EventState, SignUp, SignUpState } from '#events';
import { PeopleService, view } from '#people';
import { AppError, Db } from '#platform';
import { dayOf, isDay } from '../due.ts';
import { OwnPerson } from '../own-person.service.ts';
import { alone, DAY_MINUTES, leftOf } from './day.ts';
import { ErasedHours, HoursSource, WorkedHours } from './hours.entity.ts';
import type { HoursEntry, HoursEvent, HoursInput, HoursLine, HoursTotal } from './hours.types.ts';

function mustBeDays(from: string, to: string): void {
  if (!isDay(from) || !isDay(to)) throw new AppError('INVALID', 'invalid', {}, { from: 'field.invalid' });
}

/** Keeps how long people worked. What staff said of an event stands above what its volunteer said. */
@Injectable()
export class HoursService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(OwnPerson) private readonly own: OwnPerson,
    @Inject(PeopleService) private readonly people: PeopleService,
  ) {}

  /** Who worked how long from one day to another, both of them among it; the most first, as many as `most`. */
  report(actor: Actor, from: string, to: string, most: number | null = 500): Promise<HoursLine[]> {
    mustBeDays(from, to);
    return this.db.tx(async () => {
      const rows = await this.db.repo(WorkedHours).query<({ id: string } & Omit<HoursLine, 'person'>)[]>(
        `select id, sum(minutes)::int as minutes, sum(entries)::int as entries,
           count(*) filter (where minutes > ${DAY_MINUTES})::int as "daysOver" from (
             select "personId" as id, day, sum(minutes) as minutes, count(*) as entries from worked_hours
             where day between $1 and $2 group by 1, 2) days
         group by 1 order by 2 desc, 1 limit $3`,
        [from, to, most],
      );
      const people = await this.people.byIds(rows.map(({ id }) => id));
      const lines = rows.flatMap(({ id, ...line }): HoursLine[] => {
        const person = people.get(id);
        return person ? [{ person: view(actor, person), ...line }] : [];
      });
      return [...lines, ...(await this.erased(from, to))];
    });
  }

  /** What all together worked from one day to another, both of them among it. */
  total(from: string, to: string): Promise<HoursTotal> {
    mustBeDays(from, to);
    return this.db.tx(async () => {
      const [row] = await this.db.repo(WorkedHours).query<HoursTotal[]>(
        `select (select count(distinct "personId") from worked_hours where day between $1 and $2)::int as people,
           (select coalesce(sum(minutes), 0) from (select day, minutes from worked_hours
             union all select day, minutes from erased_hours) each where day between $1 and $2)::int as minutes`,
        [from, to],
      );
      return row!;
    });
  }

  /** Within the caller's transaction: what somebody worked who is about to be deleted stays, with that of others. */
  async forget(personId: string): Promise<void> {
    await this.db.repo(ErasedHours).query(
      `insert into erased_hours as e (id, "organizationId", day, minutes, entries)
       select gen_random_uuid(), "organizationId", day, sum(minutes), count(*) from worked_hours where "personId" = $1
       group by "organizationId", day on conflict ("organizationId", day)
       do update set minutes = e.minutes + excluded.minutes, entries = e.entries + excluded.entries`,
      [personId],
    );
    await this.db.repo(WorkedHours).delete({ personId });
  }

  /** Events of the last months at which somebody had a place or was, and that have begun. */
  eventsOf(actor: Actor, personId: string): Promise<HoursEvent[]> {
    return this.db.tx(async () => this.recent((await this.people.seenBy(actor, personId)).id, true));
  }

  myEvents(actor: Actor): Promise<HoursEvent[]> {
    return this.own.themselves(async () => {
      const person = await this.own.find(actor);
      return person ? this.recent(person.id, false) : [];
    });
  }

  /** What one person worked, for whoever may see them. */
  of(actor: Actor, personId: string): Promise<HoursEntry[]> {
    return this.db.tx(async () => {
      return this.entries((await this.people.seenBy(actor, personId)).id);
    });
  }

  mine(actor: Actor): Promise<HoursEntry[]> {
    return this.own.themselves(async () => {
      const person = await this.own.find(actor);
      return person ? this.entries(person.id) : [];
    });
  }

  /** Staff write down how long somebody worked. */
  log(actor: Actor, input: HoursInput): Promise<HoursEntry[]> {
    return this.db.inTurn(async () => {
      if (!input.personId) throw new AppError('INVALID', 'invalid', {}, { personId: 'field.required' });
      const { id } = await this.people.seenBy(actor, input.personId);
      await this.write(actor, id, input, HoursSource.STAFF);
      return this.entries(id);
    });
  }

  /** Somebody says how long they worked themselves: at an event only where they had a place, and once it has begun. */
  logMine(actor: Actor, input: HoursInput): Promise<HoursEntry[]> {
    return this.own.inTurn(async () => {
      if (input.personId) throw new AppError('FORBIDDEN', 'forbidden');
      const { id } = await this.own.need(actor);
      if (input.eventId && !(await this.hadPlace(id, input.eventId))) throw new AppError('NOT_FOUND', 'notFound');
      await this.write(actor, id, input, HoursSource.SELF);
      return this.entries(id);
    });
  }

  /** Staff take back an entry of whom they may see, whoever wrote it; answers what is left. */
  takeBack(actor: Actor, id: string): Promise<HoursEntry[]> {
    return this.db.inTurn(async () => {
      const row = await this.db.repo(WorkedHours).findOneBy({ id });
      if (!row) throw new AppError('NOT_FOUND', 'notFound');
      await this.people.seenBy(actor, row.personId);
      return this.without(row);
    });
  }

  /** Somebody takes back what they said themselves. */
  takeBackMine(actor: Actor, id: string): Promise<HoursEntry[]> {
    return this.own.inTurn(async () => {
      const person = await this.own.find(actor);
      const row = person && (await this.db.repo(WorkedHours).findOneBy({ id, personId: person.id }));
      if (!row) throw new AppError('NOT_FOUND', 'notFound');
      if (row.source === HoursSource.STAFF) throw new AppError('CONFLICT', 'volunteers.hours.staff');
      return this.without(row);
    });
  }

  /** Whether somebody had a place at an event that took place or has begun; who only waited for one had none. */
  private async hadPlace(personId: string, eventId: string): Promise<boolean> {
    const begun = { id: eventId, state: EventState.PUBLISHED, startsAt: LessThanOrEqual(new Date()) };
    if (!(await this.db.repo(Event).existsBy(begun))) return false;
    return this.db.repo(SignUp).existsBy({ personId, eventId, state: SignUpState.CONFIRMED });
  }

  private async erased(from: string, to: string): Promise<HoursLine[]> {
    const [all] = await this.db
      .repo(ErasedHours)
      .query<{ minutes: number | null; entries: number }[]>(
        `select sum(minutes)::int as minutes, sum(entries)::int as entries from erased_hours where day between $1 and $2`,
        [from, to],
      );
    return all?.minutes ? [{ person: null, minutes: all.minutes, entries: all.entries, daysOver: 0 }] : [];
  }

  /** Somebody themselves says how long they worked where they had a place; staff also where they walked in. */
  private async recent(personId: string, came: boolean): Promise<HoursEvent[]> {
    const rows = await this.db.repo(Event).query<{ id: string }[]>(
      `select e.id from event e where e."startsAt" < now() and e."startsAt" > now() - interval '90 days'
         and e.state = 'PUBLISHED' and (exists (select from sign_up s where s."eventId" = e.id and s."personId" = $1
           and s.state = 'CONFIRMED') or ($2 and exists (select from attendance a where a."eventId" = e.id
             and a."personId" = $1 and a.state = 'CAME')))
       order by e."startsAt" desc limit 20`,
      [personId, came],
    );
    const where = { id: In(rows.map(({ id }) => id)) };
    const events = await this.db.repo(Event).find({ where, order: { startsAt: 'DESC' } });
    return events.map(({ id, title, startsAt, endsAt }) => {
      const minutes = Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000);
      return { id, title, day: dayOf(startsAt), minutes: Math.min(Math.max(minutes, 1), DAY_MINUTES) };
    });
  }

  private async without({ id, personId, eventId }: WorkedHours): Promise<HoursEntry[]> {
    const { affected } = await this.db.repo(WorkedHours).delete({ id });
    const about = eventId ? { subjectId: eventId } : {};
    if (affected) await this.people.record(personId, { kind: 'HOURS_TAKEN_BACK', ...about });
    return this.entries(personId);
  }

  private async write(actor: Actor, personId: string, input: HoursInput, source: HoursSource) {
    const { eventId, day, minutes, key = null } = input;
    await alone(this.db, personId);
    if (key && (await this.db.repo(WorkedHours).existsBy({ personId, key }))) return;
    const event = eventId ? await this.db.repo(Event).findOneBy({ id: eventId }) : null;
    if (eventId && !event) throw new AppError('NOT_FOUND', 'notFound');
    const on = event ? dayOf(event.startsAt) : day;
    if (!on || !isDay(on) || on > dayOf(new Date()) || (event && event.startsAt > new Date()))
      throw new AppError('INVALID', 'volunteers.hours.day', {}, { day: 'field.invalid' });
    const byUserId = actor.isUser ? actor.id : null;
    const values = { personId, eventId: event?.id ?? null, day: on, minutes, source, byUserId, key };
    const lock = { mode: 'pessimistic_write' } as const;
    const where = { personId, eventId: event?.id ?? '' };
    const known = event && (await this.db.repo(WorkedHours).findOne({ where, lock }));
    if (known && known.source === HoursSource.STAFF && source === HoursSource.SELF)
      throw new AppError('CONFLICT', 'volunteers.hours.staff');
    const left = await leftOf(this.db, personId, on, known?.id);
    if (minutes > left)
      throw new AppError('INVALID', 'volunteers.hours.full', { left: String(left) }, { minutes: 'field.invalid' });
    await this.db.save(known ? Object.assign(known, values) : this.db.make(WorkedHours, values));
    await this.people.record(personId, { kind: 'HOURS_LOGGED', ...(event && { subjectId: event.id }) });
  }

  private async entries(personId: string): Promise<HoursEntry[]> {
    const since = dayOf(new Date(Date.now() - 2 * 365 * 24 * 3_600_000));
    const where = { personId, day: Between(since, dayOf(new Date())) };
    const rows = await this.db.repo(WorkedHours).find({ where, order: { day: 'DESC', id: 'ASC' }, take: 200 });
    const events = await this.db.repo(Event).findBy({ id: In(rows.flatMap(({ eventId }) => eventId ?? [])) });
    const titles = new Map(events.map(({ id, title }) => [id, title]));
    const days = Map.groupBy(rows, ({ day }) => day);
    const over = (day: string) => days.get(day)!.reduce((sum, { minutes }) => sum + minutes, 0) > DAY_MINUTES;
    return rows.map(({ id, day, minutes, source, eventId }) => ({
      ...{ id, day, minutes, source, over: over(day) },
      event: (eventId && titles.get(eventId)) || null,
    }));
  }
}
