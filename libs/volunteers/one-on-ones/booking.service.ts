import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { type Actor, UsersService } from '#accounts';
import { PeopleService, type Person } from '#people';
import { AppError, current, Db, Jobs, refuseForbidden } from '#platform';
import { OwnPerson } from '../own-person.service.ts';
import { PointPersonService } from '../point-person/point-person.service.ts';
import { TasksService } from '../tasks.service.ts';
import { oneOnOneBooked, oneOnOneCancelled, oneOnOneErased, oneOnOneTold } from '../volunteers.facts.ts';
import { OneOnOne, OneOnOneSlot, OneOnOneState } from './one-on-one.entity.ts';
import { holdsTalks } from './offers.ts';
import type { BookableTime, MyOneOnOne, OutcomeInput } from './one-on-one.types.ts';

/** Nobody books what begins in less than this: its organizer would not hear of it in time. */
const AHEAD = `interval '2 hours'`;
/** Free times `s` of organizers who still may offer them, whose turn it is first. */
const FREE = `from one_on_one_slot s
  where s."startsAt" > now() + ${AHEAD} and s."withdrawnAt" is null and ${holdsTalks('s."userId"')}
    and not exists (select from one_on_one o where o."slotId" = s.id and o.state <> 'CANCELLED')
    and ($1::uuid is null or s."userId" = $1)`;
/** So many are called off in one transaction. */
const AT_ONCE = 100;
const TURN = `(select count(*) from one_on_one o where o."userId" = s."userId" and o.state <> 'CANCELLED'
  and o."createdAt" > now() - interval '90 days'), s."userId"`;

const begun = ({ startsAt }: OneOnOne): boolean => startsAt <= new Date();

/** Books one-on-ones for the volunteers themselves: with their own organizer, or else with whose turn it is. */
@Injectable()
export class BookingService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(OwnPerson) private readonly own: OwnPerson,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(PointPersonService) private readonly points: PointPersonService,
    @Inject(TasksService) private readonly tasks: TasksService,
  ) {}

  /**
   * When the reader can book: times of their own organizer, if there are any, or else of everybody; each moment once, for
   * as long as it is with whose turn it is.
   */
  times(actor: Actor): Promise<BookableTime[]> {
    return this.own.themselves(async () => {
      const person = await this.own.find(actor);
      const userId = person && (await this.theirs(person));
      const rows = await this.db.repo(OneOnOneSlot).query<Omit<BookableTime, 'with'>[]>(
        `select distinct on (s."startsAt") s."startsAt", s."endsAt", s."timeZone" ${FREE}
             order by s."startsAt", ${TURN} limit 100`,
        [userId ?? null],
      );
      const name = userId ? (await this.users.get(userId)).details.name : null;
      return rows.map((row) => ({ ...row, with: name }));
    });
  }

  /** The reader's own that are still to come, or under way. */
  mine(actor: Actor): Promise<MyOneOnOne[]> {
    return this.own.themselves(async () => {
      const person = await this.own.find(actor);
      if (!person) return [];
      const booked = await this.db.repo(OneOnOne).find({
        where: { personId: person.id, state: OneOnOneState.BOOKED },
        order: { startsAt: 'ASC' },
      });
      const found: MyOneOnOne[] = [];
      for (const { id, slotId, startsAt, userId } of booked) {
        const { endsAt, timeZone, details } = await this.db.repo(OneOnOneSlot).findOneByOrFail({ id: slotId });
        if (endsAt <= new Date()) continue;
        const { name } = (await this.users.get(userId)).details;
        found.push({ id, startsAt, endsAt, timeZone, with: name, place: details.place ?? null });
      }
      return found;
    });
  }

  /**
   * Books a time, in place of another one that is still to come; what somebody else took first is refused. One that has
   * begun stays booked, for its organizer to say how it went.
   */
  book(actor: Actor, startsAt: Date): Promise<MyOneOnOne[]> {
    return this.own.inTurn(async () => {
      const person = await this.own.need(actor);
      const had = await this.held({ personId: person.id, ahead: true });
      if (had?.startsAt.getTime() === startsAt.getTime()) return this.mine(actor);
      if (had && begun(had)) await this.db.save(Object.assign(had, { ahead: false }));
      else if (had) await this.end(had, true);
      await this.take(person, startsAt);
      return this.mine(actor);
    });
  }

  /** Cancels the reader's own. */
  cancelMine(actor: Actor, id: string): Promise<MyOneOnOne[]> {
    return this.own.inTurn(async () => {
      const person = await this.own.find(actor);
      const own = person && (await this.held({ id, personId: person.id }));
      if (!own) throw new AppError('NOT_FOUND', 'notFound');
      await this.end(own, true);
      return this.mine(actor);
    });
  }

  /**
   * Within the caller's transaction: cancels whatever a person has booked that is still to come, for who leaves. `erased`:
   * they are deleted next, so that nobody could look up whom to tell.
   */
  async leave(personId: string, erased: boolean): Promise<void> {
    const lock = { mode: 'pessimistic_write' } as const;
    const where = { personId, state: OneOnOneState.BOOKED };
    for (const own of await this.db.repo(OneOnOne).find({ where, order: { id: 'ASC' }, lock }))
      if (!begun(own)) {
        await this.end(own, true);
        if (erased) await this.jobs.state(oneOnOneErased, { oneOnOneId: own.id, slotId: own.slotId });
      }
  }

  /**
   * Calls off what is still to come with organizers who may hold no talks any more, so that nobody waits for them; the
   * volunteers are told by mail. Answers whether there may be more.
   */
  callOff(): Promise<boolean> {
    return this.db.inTurn(async () => {
      const rows = await this.db.repo(OneOnOne).query<{ id: string }[]>(
        `select o.id from one_on_one o where o.state = 'BOOKED' and o."startsAt" > now() and not ${holdsTalks('o."userId"')}
         order by o.id limit ${AT_ONCE}`,
      );
      for (const { id } of rows) {
        const own = await this.held({ id });
        if (own && !begun(own)) await this.end(own, false);
      }
      return rows.length === AT_ONCE;
    });
  }

  /** An organizer cancels one of their own; its volunteer is told by mail. */
  cancel(actor: Actor, id: string): Promise<string> {
    return this.db.inTurn(async () => {
      const own = await this.held({ id, userId: actor.id });
      if (!own) throw new AppError('NOT_FOUND', 'notFound');
      await this.end(own, false);
      return id;
    });
  }

  /** How it went, by its organizer, and what is to be done now. */
  outcome(actor: Actor, { id, held, note, followUp, followUpOn, checked }: OutcomeInput): Promise<string> {
    return this.db.inTurn(async () => {
      const own = await this.held({ id, userId: actor.id }, [
        OneOnOneState.BOOKED,
        OneOnOneState.HELD,
        OneOnOneState.MISSED,
      ]);
      if (!own) throw new AppError('NOT_FOUND', 'notFound');
      if (!begun(own)) throw new AppError('CONFLICT', 'volunteers.oneOnOne.early');
      const text = note?.trim();
      if (text) refuseForbidden(text, 'note', checked);
      const first = own.state === OneOnOneState.BOOKED;
      own.state = held ? OneOnOneState.HELD : OneOnOneState.MISSED;
      own.details = text ? { outcome: text } : {};
      await this.db.save(own);
      await this.jobs.state(oneOnOneTold, { oneOnOneId: id, at: new Date().toISOString() });
      if (held && first) await this.people.record(own.personId, { kind: 'ONE_ON_ONE_HELD', subjectId: own.id });
      const title = followUp?.trim();
      if (title) {
        const about = { assigneeId: actor.id, personId: own.personId };
        const task = { title, ...about, dueOn: followUpOn || null, checked: checked ?? false };
        await this.tasks.create(actor, task);
      }
      return id;
    });
  }

  /** A one-on-one by its id, which nobody changes until the end of the caller's transaction. */
  steady(id: string): Promise<OneOnOne | null> {
    return this.db.repo(OneOnOne).findOne({ where: { id }, lock: { mode: 'pessimistic_read' } });
  }

  /** Tries the free times of that moment, whose turn it is first; the unique index decides between two at once. */
  private async take(person: Person, startsAt: Date): Promise<void> {
    const userId = await this.theirs(person);
    const free = await this.db
      .repo(OneOnOneSlot)
      .query<{ id: string; userId: string }[]>(
        `select s.id, s."userId" ${FREE} and s."startsAt" = $2 order by ${TURN}`,
        [userId ?? null, startsAt],
      );
    const language = person.language?.startsWith('es') ? 'es' : person.language ? 'en' : (current().language ?? 'en');
    for (const slot of free) {
      if (!(await this.stillOffered(slot.id))) continue;
      const row = this.db.make(OneOnOne, {
        ...{ slotId: slot.id, userId: slot.userId, personId: person.id, startsAt, language },
        ...{ state: OneOnOneState.BOOKED, ahead: true, cancelledBySelf: false, details: {} },
      });
      if (!(await this.db.saveIfNew(row))) continue;
      await this.people.record(person.id, { kind: 'ONE_ON_ONE_BOOKED', subjectId: row.id });
      await this.jobs.state(oneOnOneBooked, { oneOnOneId: row.id });
      return;
    }
    throw new AppError('CONFLICT', 'volunteers.oneOnOne.taken');
  }

  /** Whoever takes it back meanwhile waits, and then finds it booked. */
  private stillOffered(id: string): Promise<OneOnOneSlot | null> {
    const lock = { mode: 'pessimistic_read' } as const;
    return this.db.repo(OneOnOneSlot).findOne({ where: { id, withdrawnAt: IsNull() }, lock });
  }

  /** Their own organizer, if that one has any time to book. */
  private async theirs(person: Person): Promise<string | undefined> {
    const userId = await this.points.userOf(person.id);
    if (!userId) return undefined;
    const [row] = await this.db
      .repo(OneOnOneSlot)
      .query<{ some: boolean }[]>(`select exists (select ${FREE}) as some`, [userId]);
    return row?.some ? userId : undefined;
  }

  private held(where: object, states = [OneOnOneState.BOOKED]): Promise<OneOnOne | null> {
    const lock = { mode: 'pessimistic_write' } as const;
    return this.db.repo(OneOnOne).findOne({ where: states.map((state) => ({ ...where, state })), lock });
  }

  private async end(own: OneOnOne, cancelledBySelf: boolean): Promise<void> {
    if (begun(own)) throw new AppError('CONFLICT', 'volunteers.oneOnOne.begun');
    await this.db.save(Object.assign(own, { state: OneOnOneState.CANCELLED, cancelledBySelf }));
    await this.people.record(own.personId, { kind: 'ONE_ON_ONE_CANCELLED', subjectId: own.id });
    await this.jobs.state(oneOnOneCancelled, { oneOnOneId: own.id });
  }
}
