import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull, LessThan, MoreThan, MoreThanOrEqual, Not } from 'typeorm';
import type { Actor } from '#accounts';
import { AppError, Db } from '#platform';
import { Event, EventRole, EventState } from './event.entity.ts';
import { cursorOf, type EventsPage, type PageArgs, readCursor, visibleTo } from './events.policy.ts';
import { NO_PLACES, type Places } from './places.ts';
import { SignUp, SignUpState } from './sign-up.entity.ts';

/** Reads events, their roles and who signed up; it changes nothing. */
@Injectable()
export class EventsService {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** The event of this id; NOT_FOUND where there is none. */
  event(id: string): Promise<Event> {
    return this.db.tx(async () => {
      const event = await this.db.repo(Event).findOneBy({ id });
      if (!event) throw new AppError('NOT_FOUND', 'notFound');
      return event;
    });
  }

  /** Those of these events that the actor may see, by their ids. */
  seenByIds(actor: Actor, ids: readonly string[]): Promise<Map<string, Event>> {
    return this.db.tx(async () => {
      const events = await this.db.repo(Event).findBy({ id: In([...ids]), ...visibleTo(actor) });
      return new Map(events.map((event) => [event.id, event]));
    });
  }

  /** A sign-up by its id; null once it was deleted after its time. */
  signUpFor(id: string): Promise<SignUp | null> {
    return this.db.tx(() => this.db.repo(SignUp).findOneBy({ id }));
  }

  /** Everybody who has a place at an event, in the order in which they signed up. */
  confirmedSignUps(eventId: string): Promise<SignUp[]> {
    const where = { eventId, state: SignUpState.CONFIRMED };
    return this.db.tx(() => this.db.repo(SignUp).find({ where, order: { createdAt: 'ASC', id: 'ASC' } }));
  }

  /** Everybody who waits for a place at an event, the first in line first. */
  waitingFor(eventId: string): Promise<SignUp[]> {
    const where = { eventId, state: SignUpState.WAITLISTED };
    return this.db.tx(() => this.db.repo(SignUp).find({ where, order: { line: 'ASC' } }));
  }

  /** Everybody who signed up for an event: who has a place, who waits in the order of the line, who comes no more. */
  signUpsOf(eventId: string): Promise<SignUp[]> {
    return this.db.tx(async () => {
      const order = { line: 'ASC', createdAt: 'ASC', id: 'ASC' } as const;
      const waiting = await this.waitingFor(eventId);
      const gone = { eventId, state: SignUpState.CANCELLED };
      return [
        ...(await this.confirmedSignUps(eventId)),
        ...waiting,
        ...(await this.db.repo(SignUp).find({ where: gone, order })),
      ];
    });
  }

  /** The same for an actor: nobody, where the event is not one of theirs. */
  async signUpsSeenBy(actor: Actor, eventId: string): Promise<SignUp[]> {
    return actor.canAt(eventId, 'events.signUps') ? this.signUpsOf(eventId) : [];
  }

  /** How many people wait for a place at each of the events; an event for which nobody waits is left out. */
  waitingOfAll(eventIds: readonly string[]): Promise<Map<string, number>> {
    return this.db.tx(async () => {
      const rows = await this.db
        .repo(SignUp)
        .createQueryBuilder('s')
        .select(['s."eventId" as "eventId"', 'count(*)::int as count'])
        .where({ eventId: In([...eventIds]), state: SignUpState.WAITLISTED })
        .groupBy('s."eventId"')
        .getRawMany<{ eventId: string; count: number }>();
      return new Map(rows.map(({ eventId, count }) => [eventId, count]));
    });
  }

  /** The roles of events, each event's in the order its organizer gave them. */
  rolesOf(eventIds: readonly string[]): Promise<Map<string, EventRole[]>> {
    return this.db.tx(async () => {
      const where = { eventId: In([...eventIds]) };
      const roles = await this.db.repo(EventRole).find({ where, order: { position: 'ASC' } });
      return Map.groupBy(roles, ({ eventId }) => eventId);
    });
  }

  /** A public event by its address; null for a draft as for none, so that nobody learns of a draft. */
  published(slug: string): Promise<Event | null> {
    return this.db.tx(() => this.db.repo(Event).findOneBy({ slug, state: Not(EventState.DRAFT) }));
  }

  /** Public events that are not over yet, the soonest first. */
  coming(first: number): Promise<Event[]> {
    return this.db.tx(() =>
      this.db.repo(Event).find({
        where: { state: EventState.PUBLISHED, endsAt: MoreThan(new Date()) },
        order: { startsAt: 'ASC', id: 'ASC' },
        take: first,
      }),
    );
  }

  /** The event, held until the end of the caller's transaction: nobody else signs up or changes it meanwhile. */
  async locked(id: string): Promise<Event> {
    const event = await this.db.repo(Event).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!event) throw new AppError('NOT_FOUND', 'notFound');
    return event;
  }

  /** How many people have a place at an event. */
  async placesOf(eventId: string): Promise<Places> {
    return (await this.placesOfAll([eventId])).get(eventId) ?? NO_PLACES;
  }

  /** How many people have a place at each of the events; an event at which nobody has one is left out. */
  placesOfAll(eventIds: readonly string[]): Promise<Map<string, Places>> {
    return this.db.tx(async () => {
      const rows = await this.db
        .repo(SignUp)
        .createQueryBuilder('s')
        .select(['s."eventId" as "eventId"', 's."roleId" as "roleId"', 'count(*)::int as taken'])
        .where({ eventId: In([...eventIds]), state: SignUpState.CONFIRMED })
        .groupBy('s."eventId", s."roleId"')
        .getRawMany<{ eventId: string; roleId: string | null; taken: number }>();
      const grouped = Map.groupBy(rows, ({ eventId }) => eventId);
      return new Map(
        [...grouped].map(([eventId, each]) => [
          eventId,
          {
            taken: each.reduce((sum, { taken }) => sum + taken, 0),
            byRole: new Map(each.map(({ roleId, taken }) => [roleId ?? '', taken])),
          },
        ]),
      );
    });
  }

  /** How many people had a place at an instant, whatever they did since. */
  placesAt(eventId: string, instant: Date): Promise<number> {
    const before = LessThan(instant);
    return this.db.tx(() =>
      this.db.repo(SignUp).count({
        where: [IsNull(), MoreThanOrEqual(instant)].flatMap((cancelledAt) => [
          { eventId, cancelledAt, line: IsNull(), createdAt: before, state: Not(SignUpState.PENDING) },
          { eventId, cancelledAt, promotedAt: before },
        ]),
      }),
    );
  }

  /** Events that are not over, the soonest first, or past ones, the latest first; drafts only for who may write them. */
  page(actor: Actor, { past, ward, first, after }: PageArgs): Promise<EventsPage> {
    return this.db.tx(async () => {
      const query = this.db.repo(Event).createQueryBuilder('e').where(visibleTo(actor));
      query.andWhere(past ? 'e."endsAt" < now()' : 'e."endsAt" >= now()');
      if (ward != null) query.andWhere('e.ward = :ward', { ward });
      const from = after ? readCursor(after) : undefined;
      if (from) query.andWhere(`(e."startsAt", e.id) ${past ? '<' : '>'} (:startsAt, :id)`, from);
      const order = past ? 'DESC' : 'ASC';
      const count = Math.min(Math.max(first ?? 50, 1), 200);
      const items = await query
        .orderBy('e."startsAt"', order)
        .addOrderBy('e.id', order)
        .limit(count + 1)
        .getMany();
      const more = items.length > count;
      const last = items[count - 1];
      return { items: items.slice(0, count), endCursor: more && last ? cursorOf(last) : null };
    });
  }

  /** One event, as far as the actor may see it. */
  seenBy(actor: Actor, id: string): Promise<Event> {
    return this.db.tx(async () => {
      const event = await this.db.repo(Event).findOneBy({ id, ...visibleTo(actor) });
      if (!event) throw new AppError('NOT_FOUND', 'notFound');
      return event;
    });
  }
}
