import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan, Not } from 'typeorm';
import { type Actor, UsersService } from '#accounts';
import { instantOf } from '#events';
import { PeopleService, view } from '#people';
import { AppError, CITY_ZONE, current, Db, refuseForbidden } from '#platform';
import { OneOnOne, OneOnOneSlot, OneOnOneState } from './one-on-one.entity.ts';
import type { PersonTalk, SlotsInput, SlotView } from './one-on-one.types.ts';

const MINUTES = 30;
const MINUTE = 60_000;
const MOST_AT_ONCE = 200;
/** So many free times are shown. */
const MOST_FREE = 500;
/** How long after its time a one-on-one is still shown. */
const SHOWN_DAYS = 30;

/** Keeps when organizers have time for one-on-ones, and what became of each. */
@Injectable()
export class SlotsService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(PeopleService) private readonly people: PeopleService,
  ) {}

  /**
   * The actor's own times, the soonest first, with who booked them; of those that are past, what was booked lately or
   * still waits for its outcome. However many are free, none that somebody booked is left out.
   */
  mine(actor: Actor): Promise<SlotView[]> {
    return this.db.tx(async () => {
      const since = new Date(Date.now() - SHOWN_DAYS * 24 * 60 * MINUTE);
      const userId = actor.id;
      const booked = await this.db.repo(OneOnOne).findBy([
        { userId, state: OneOnOneState.BOOKED },
        { userId, state: Not(OneOnOneState.CANCELLED), startsAt: MoreThan(since) },
      ]);
      const taken = booked.map(({ slotId }) => slotId);
      const own = { userId, withdrawnAt: IsNull() };
      const order = { startsAt: 'ASC' } as const;
      const free = { ...own, id: Not(In(taken)), startsAt: MoreThan(new Date()) };
      const slots = [
        ...(await this.db.repo(OneOnOneSlot).findBy({ ...own, id: In(taken) })),
        ...(await this.db.repo(OneOnOneSlot).find({ where: free, order, take: MOST_FREE })),
      ].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
      const bySlot = new Map(booked.map((each) => [each.slotId, each]));
      const people = await this.people.byIds(booked.map(({ personId }) => personId));
      return slots.map(({ id, startsAt, endsAt, timeZone, details }) => {
        const own = bySlot.get(id);
        const person = own && people.get(own.personId);
        return {
          ...{ id, startsAt, endsAt, timeZone, place: details.place ?? null },
          ...{ oneOnOneId: own?.id ?? null, state: own?.state ?? null, outcome: own?.details.outcome ?? null },
          person: person ? view(actor, person) : null,
        };
      });
    });
  }

  /** The one-on-ones of one person, the latest first, for whoever may see them; how each went, for who may reach people. */
  of(actor: Actor, personId: string): Promise<PersonTalk[]> {
    return this.db.tx(async () => {
      const { id } = await this.people.seenBy(actor, personId);
      const where = { personId: id, state: Not(OneOnOneState.CANCELLED) };
      const had = await this.db.repo(OneOnOne).find({ where, order: { startsAt: 'DESC' }, take: MOST_AT_ONCE });
      const users = await this.users.byIds(had.map(({ userId }) => userId));
      const reaches = actor.can('people.contact');
      return had.map(({ id: talk, startsAt, userId, state, details }) => ({
        ...{ id: talk, startsAt, state, with: users.get(userId)?.details.name ?? '' },
        outcome: (reaches && details.outcome) || null,
      }));
    });
  }

  /** Offers times; one that overlaps another of the same organizer's is refused, and then none of them is offered. */
  async offer(actor: Actor, input: SlotsInput): Promise<SlotView[]> {
    const userId = await this.users.named(actor);
    const { days, from, until, minutes, timeZone = null, place } = input;
    const text = place?.trim();
    if (text) refuseForbidden(text, 'place');
    const zone = timeZone ?? CITY_ZONE;
    const times = days.flatMap((day) => partsOf(day, from, until, minutes ?? MINUTES, zone));
    if (!times.length || times.length > MOST_AT_ONCE || times.some(([start]) => start.getTime() < Date.now()))
      throw new AppError('INVALID', 'volunteers.slots.times', {}, { from: 'field.invalid' });
    return this.db
      .tx(async () => {
        const details = text ? { place: text } : {};
        const { language = 'en' } = current();
        const rows = times.map(([startsAt, endsAt]) =>
          this.db.make(OneOnOneSlot, {
            userId,
            startsAt,
            endsAt,
            timeZone: zone,
            language,
            withdrawnAt: null,
            details,
          }),
        );
        try {
          await this.db.insertAll(rows);
        } catch (error) {
          if ((error as { code?: string }).code !== '23P01') throw error;
          throw new AppError('CONFLICT', 'volunteers.slots.overlap', {}, { from: 'field.invalid' });
        }
      })
      .then(() => this.mine(actor));
  }

  /** Takes back a time that nobody has booked; what was booked is cancelled, not taken back. */
  withdraw(actor: Actor, id: string): Promise<SlotView[]> {
    return this.db.tx(async () => {
      const lock = { mode: 'pessimistic_write' } as const;
      const where = { id, userId: actor.id, withdrawnAt: IsNull() };
      const slot = await this.db.repo(OneOnOneSlot).findOne({ where, lock });
      if (!slot) throw new AppError('NOT_FOUND', 'notFound');
      if (await this.db.repo(OneOnOne).existsBy({ slotId: id, state: Not(OneOnOneState.CANCELLED) }))
        throw new AppError('CONFLICT', 'volunteers.slots.booked');
      await this.db.save(Object.assign(slot, { withdrawnAt: new Date() }));
      return this.mine(actor);
    });
  }
}

/** A stretch of one day in parts of so many minutes; what is left over at its end is not offered. */
function partsOf(day: string, from: string, until: string, minutes: number, zone: string): [Date, Date][] {
  const end = instantOf(`${day}T${until}`, zone, 'until').getTime();
  const parts: [Date, Date][] = [];
  let start = instantOf(`${day}T${from}`, zone, 'from').getTime();
  for (; start + minutes * MINUTE <= end; start += minutes * MINUTE)
    parts.push([new Date(start), new Date(start + minutes * MINUTE)]);
  return parts;
}
