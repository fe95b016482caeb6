import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import { current, Db, say } from '#platform';
import type { ContactChannel, Purpose } from '../consent/contact.ts';
import { TimelineView } from '../people.policy.ts';
import { PeopleService } from '../people.service.ts';
import { TimelineEntry } from './timeline.entity.ts';
import { kindsOf } from './groups.ts';
import {
  ContactPurpose,
  type ContactVerdict,
  ContactWay,
  type HistoryAsked,
  type TimelinePage,
} from './history.types.ts';

const CHANNEL: Readonly<Record<ContactWay, ContactChannel>> = {
  EMAIL: 'email',
  SMS_BROADCAST: 'sms',
  SMS_PERSON: 'sms_person',
  CALL: 'phone',
};

/** Tells what happened to somebody, a part at a time, and whether they may be reached. */
@Injectable()
export class HistoryService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(PeopleService) private readonly people: PeopleService,
  ) {}

  /** Of somebody who is there for the actor; notes as `TimelineView` shows them. */
  async page(actor: Actor, { personId, first, after, kinds, since, until }: HistoryAsked): Promise<TimelinePage> {
    const { id } = await this.people.seenBy(actor, personId);
    const size = first ?? 30;
    return this.db.tx(async () => {
      const query = this.db.repo(TimelineEntry).createQueryBuilder('t').where('t."personId" = :id', { id });
      if (kinds?.length) query.andWhere('t.kind = any(:kinds)', { kinds: kindsOf(kinds) });
      if (since) query.andWhere('t.at >= :since', { since });
      if (until) query.andWhere('t.at < :until', { until });
      // Compared in the database: its times are finer than those of JavaScript.
      if (after) query.andWhere('(t.at, t.id) < (select a.at, a.id from timeline a where a.id = :after)', { after });
      const found = await query
        .orderBy('t.at', 'DESC')
        .addOrderBy('t.id', 'DESC')
        .limit(size + 1)
        .getMany();
      const items = found.slice(0, size).map((entry) => new TimelineView(actor, entry));
      return { items, endCursor: found.length > size ? items.at(-1)!.id : null };
    });
  }

  /** The rule's answer for this moment, as a sentence. */
  async mayContact(actor: Actor, personId: string, way: ContactWay, what: ContactPurpose): Promise<ContactVerdict> {
    const { id } = await this.people.seenBy(actor, personId);
    const purpose: Purpose = what === ContactPurpose.ANSWER ? 'transactional' : 'bulk';
    const { may, why } = await this.people.mayContact(id, CHANNEL[way], purpose);
    return { may, why: say(current().language, why) };
  }
}
