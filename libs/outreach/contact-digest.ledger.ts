import { Inject, Injectable } from '@nestjs/common';
import { CITY_ZONE, Db } from '#platform';
import { handedOver, hasDigest, mayDigest, tellsHandover } from '#volunteers';
import { Message } from './message.entity.ts';
import { Queueing } from './queueing.service.ts';

/** From seven in the morning on, there; a worker that was away then makes up for it until the evening. */
const MORNING = 7;
const EVENING = 19;

/**
 * Writes down who is to hear today of what their people did and what is due. The day is part of what a message is, so that
 * the database holds that there is no second one, whoever looks and how often; whoever has nothing to hear of gets none.
 */
@Injectable()
export class ContactDigestLedger {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Queueing) private readonly queueing: Queueing,
  ) {}

  /** A change gave people to organizers: each is told of all of theirs at once, but not of what they did themselves. */
  given(changeId: string): Promise<void> {
    return this.db.tx(async () => {
      const users = await this.db.repo(Message).query<{ id: string; until: Date }[]>(
        `select u.id, now() + interval '3 days' as until from bulk_change k cross join "user" u
         where k.id = $1 and u.id is distinct from k."byUserId" and ${tellsHandover('u.id')}
           and exists (select ${handedOver('u.id', 'k.id')})`,
        [changeId],
      );
      for (const { id, until: notAfter } of users) {
        const about = { subjectKind: 'handover', subjectId: id, occasion: changeId, personId: null } as const;
        await this.queueing.now({ template: 'contacts.given', ...about, notAfter });
      }
    });
  }

  /** Stops what nobody wants any more. `at` is the moment of the day and of the hour; what is told is what there is now. */
  gather(at: Date = new Date()): Promise<void> {
    return this.db.tx(async () => {
      await this.db.repo(Message).query(
        `update message m set state = 'CANCELLED', reason = 'unwanted', "settledAt" = now()
         where m."subjectKind" = 'contactDigest' and m.state = 'QUEUED' and not ${mayDigest('m."subjectId"')}`,
      );
      await this.db.repo(Message).query(
        `insert into message (id, "organizationId", template, "subjectKind", "subjectId", occasion, "notBefore", "notAfter")
         select gen_random_uuid(), u."organizationId", 'contacts.digest', 'contactDigest', u.id, there.at::date::text, now(),
           now() + interval '12 hours'
         from "user" u cross join (select $1::timestamptz at time zone '${CITY_ZONE}' as at) there
         where extract(hour from there.at) >= ${MORNING} and extract(hour from there.at) < ${EVENING}
           and ${mayDigest('u.id')} and not exists (select from message m where m."subjectKind" = 'contactDigest'
             and m."subjectId" = u.id and m.occasion = there.at::date::text)
           and ${hasDigest('u.id', 'now()')}
         on conflict do nothing`,
        [at],
      );
    });
  }
}
