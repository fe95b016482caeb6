import { Inject, Injectable } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Actor } from '#accounts';
import { EventsService } from '#events';
import { PeopleService, PersonView, view, whoIsSeenBy } from '#people';
import { Db } from '#platform';
import { dayOf } from '../due.ts';
import { alone, DAY_MINUTES, leftOf } from './day.ts';
import { HoursSource, WorkedHours } from './hours.entity.ts';

/** Who came to an event that is over and helped there, and whose hours nobody has written down. */
@ObjectType()
export class ProposedHours {
  /** How long it took. */
  @Field(() => Int) minutes!: number;
  @Field(() => [PersonView]) people!: PersonView[];
}

/** Who came and had a place; where there was something to do, who had a place to do it. */
const HELPED = `select distinct a."personId" as id from event e
  join attendance a on a."eventId" = e.id and a.state = 'CAME'
  join sign_up s on s."eventId" = e.id and s."personId" = a."personId" and s.state = 'CONFIRMED'
  where e.id = $1 and e.state = 'PUBLISHED' and e."endsAt" <= now()
    and (s."roleId" is not null or not exists (select from event_role r where r."eventId" = e.id))
    and not exists (select from worked_hours w where w."eventId" = e.id and w."personId" = a."personId")
  order by 1`;

/** Proposes the hours of those who came; an organizer's word makes them so, and what stands already is left as it is. */
@Injectable()
export class CameHours {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(EventsService) private readonly events: EventsService,
    @Inject(PeopleService) private readonly people: PeopleService,
  ) {}

  proposed(actor: Actor, eventId: string): Promise<ProposedHours> {
    return this.db.tx(async () => {
      const { startsAt, endsAt } = await this.events.seenBy(actor, eventId);
      const rows = await this.db.repo(WorkedHours).query<{ id: string }[]>(HELPED, [eventId]);
      const ids = rows.map(({ id }) => id);
      const seen = await this.people.byIds(ids, whoIsSeenBy(actor));
      const minutes = Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000);
      return {
        minutes: Math.min(Math.max(minutes, 1), DAY_MINUTES),
        people: ids.flatMap((id) => (seen.has(id) ? [view(actor, seen.get(id)!)] : [])),
      };
    });
  }

  /**
   * Writes down what is proposed now, as far as the day of each has room for it. Of two who press at once the second finds
   * nothing left; answers what is left.
   */
  confirm(actor: Actor, eventId: string): Promise<ProposedHours> {
    return this.db.inTurn(async () => {
      await this.events.seenBy(actor, eventId);
      const { startsAt } = await this.events.locked(eventId);
      const { minutes, people } = await this.proposed(actor, eventId);
      const byUserId = actor.isUser ? actor.id : null;
      const day = dayOf(startsAt);
      for (const { id: personId } of people) {
        await alone(this.db, personId);
        const room = Math.min(minutes, await leftOf(this.db, personId, day));
        if (!room) continue;
        const about = { personId, eventId, day, minutes: room, source: HoursSource.STAFF, byUserId, key: null };
        const row = this.db.make(WorkedHours, about);
        const insert = this.db.repo(WorkedHours).createQueryBuilder().insert().values(row).orIgnore().returning('id');
        // Who writes down their own at this moment keeps what they say.
        const { raw } = (await insert.execute()) as { raw: unknown[] };
        if (raw.length) await this.people.record(personId, { kind: 'HOURS_LOGGED', subjectId: eventId });
      }
      return this.proposed(actor, eventId);
    });
  }
}
