import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import { AuditService } from '#audit';
import { AppError, CITY_ZONE, Db } from '#platform';
import { Timeline } from '../history/timeline.ts';
import { PeopleService } from '../people.service.ts';
import { Person } from '../person.entity.ts';
import { Channel, Consent } from './consent.entity.ts';
import { ConsentService } from './consent.service.ts';
import type { SpokenInput } from './spoken.types.ts';

/** What was said longer ago than so many years is asked anew. */
const YEARS = 5;

/** The moments between which a day lies; null where it is none, is still to come, or is too long ago. */
const DAY_SQL = `select case when day = today then clock_timestamp() else day::timestamp at time zone '${CITY_ZONE}' end as first,
    case when day = today then clock_timestamp() else (day + 1)::timestamp at time zone '${CITY_ZONE}' - interval '1 ms' end as last
  from (select $1::date as day, (clock_timestamp() at time zone '${CITY_ZONE}')::date as today) as days
  where day <= today and day > today - make_interval(years => ${YEARS})`;

/**
 * Writes down what somebody told one of us. It never ends a stop: that is theirs alone. Of a day that is over a yes counts
 * from its beginning and a no until its end, so that what they wrote themselves on that day outweighs the yes.
 */
@Injectable()
export class Spoken {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(AuditService) private readonly audit: AuditService,
    @Inject(Timeline) private readonly timeline: Timeline,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(ConsentService) private readonly consent: ConsentService,
  ) {}

  write(actor: Actor, { personId, said, how, day }: SpokenInput): Promise<Person> {
    return this.db.tx(async () => {
      const { id } = await this.people.seenBy(actor, personId);
      const lock = { mode: 'pessimistic_write' } as const;
      const person = await this.db.repo(Person).findOneOrFail({ where: { id }, lock });
      if (person.deceased) throw new AppError('CONFLICT', 'people.contact.deceased');
      const stopped = (await this.consent.channelsOf([id])).get(id)?.optedOut ?? [];
      const against = said.filter(
        ({ given, channel }) => given && [channel, Channel.ALL].some((each) => stopped.includes(each)),
      );
      if (against.length) throw new AppError('CONFLICT', 'people.consent.stopped');
      const { first, last } = await this.dayOf(day);
      const byUserId = actor.isUser ? actor.id : null;
      const ref = new Date().toISOString();
      for (const { channel, given } of said) {
        const at = given ? first : last;
        const values = { personId: id, channel, given, at, ref, byUserId, batchId: null, wording: null };
        await this.db.save(this.db.make(Consent, { ...values, source: `said-${how.toLowerCase()}` }));
      }
      if (said.some(({ given }) => given)) await this.timeline.record(id, { kind: 'CONSENTED' });
      const what = said.map(({ channel, given }) => `${channel} ${given ? 'yes' : 'no'}`).join(', ');
      await this.audit.write({ kind: 'CONSENT_WRITTEN', userId: byUserId, personId: id, what, why: how });
      return person;
    });
  }

  private async dayOf(day: string): Promise<{ first: Date; last: Date }> {
    const isDay = !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
    const [found] = isDay ? await this.db.repo(Consent).query<{ first: Date; last: Date }[]>(DAY_SQL, [day]) : [];
    if (!found) throw new AppError('INVALID', 'people.consent.day', { years: YEARS }, { day: 'field.invalid' });
    return found;
  }
}
