import { Inject, Injectable } from '@nestjs/common';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { Between, In, Not } from 'typeorm';
import type { Actor } from '#accounts';
import { Event, SignUp, SignUpState } from '#events';
import { PeopleService, PersonView, view } from '#people';
import { AppError, Db, LocalizedText } from '#platform';
import { dayOf, isDay } from '../due.ts';
import { OwnPerson } from '../own-person.service.ts';
import { alone, DAY_MINUTES, leftOf } from './day.ts';
import { HoursSource, WorkedHours } from './hours.entity.ts';

const DAY = /^\d{4}-\d\d-\d\d$/;

/** How long somebody worked: at an event, or on a day. */
@InputType()
export class HoursInput {
  /** Left out: the reader themselves. */
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() personId?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() eventId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Matches(DAY) day?: string | null;
  @Field(() => Int) @IsInt() @Min(1) @Max(DAY_MINUTES) minutes!: number;
  /** Made up by whoever writes it down, for one entry of one person: what is sent twice is written once. */
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() key?: string | null;
}

/** How long somebody worked in a time. */
@ObjectType()
export class HoursLine {
  @Field(() => PersonView) person!: PersonView;
  @Field(() => Int) minutes!: number;
  @Field(() => Int) entries!: number;
}

/** One entry of somebody. */
@ObjectType()
export class HoursEntry {
  @Field(() => ID) id!: string;
  @Field() day!: string;
  @Field(() => Int) minutes!: number;
  @Field(() => HoursSource) source!: HoursSource;
  @Field(() => LocalizedText, { nullable: true }) event!: LocalizedText | null;
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
    if (!isDay(from) || !isDay(to)) throw new AppError('INVALID', 'invalid', {}, { from: 'field.invalid' });
    return this.db.tx(async () => {
      const rows = await this.db.repo(WorkedHours).query<{ id: string; minutes: number; entries: number }[]>(
        `select "personId" as id, sum(minutes)::int as minutes, count(*)::int as entries from worked_hours
         where day between $1 and $2 group by 1 order by 2 desc, 1 limit $3`,
        [from, to, most],
      );
      const people = await this.people.byIds(rows.map(({ id }) => id));
      return rows.flatMap(({ id, minutes, entries }) => {
        const person = people.get(id);
        return person ? [{ person: view(actor, person), minutes, entries }] : [];
      });
    });
  }

  /** What one person worked, for whoever may see them. */
  of(actor: Actor, personId: string): Promise<HoursEntry[]> {
    return this.db.tx(async () => {
      await this.people.seenBy(actor, personId);
      return this.entries(personId);
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
      const had = { personId: id, state: Not(SignUpState.CANCELLED) };
      if (input.eventId && !(await this.db.repo(SignUp).existsBy({ ...had, eventId: input.eventId })))
        throw new AppError('NOT_FOUND', 'notFound');
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

  private async without({ id, personId }: WorkedHours): Promise<HoursEntry[]> {
    await this.db.repo(WorkedHours).delete({ id });
    return this.entries(personId);
  }

  private async write(actor: Actor, personId: string, input: HoursInput, source: HoursSource) {
    const { eventId, day, minutes, key = null } = input;
    await alone(this.db, personId);
    if (key && (await this.db.repo(WorkedHours).existsBy({ personId, key }))) return;
    const event = eventId ? await this.db.repo(Event).findOneBy({ id: eventId }) : null;
    if (eventId && !event) throw new AppError('NOT_FOUND', 'notFound');
    const on = event ? dayOf(event.startsAt) : day;
    if (!on || !isDay(on) || on > dayOf(new Date()))
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
    return rows.map(({ id, day, minutes, source, eventId }) => ({
      ...{ id, day, minutes, source },
      event: (eventId && titles.get(eventId)) || null,
    }));
  }
}
