import { Inject, Injectable } from '@nestjs/common';
import { daysOf, wantsDigest, wantsItem } from '#officials';
import { CITY_ZONE, Db } from '#platform';
import { Message } from './message.entity.ts';

/** Only one at a time plans in an organization: each then sees what the other has committed. */
const ALONE = `select pg_advisory_xact_lock(hashtext('agenda'), hashtext(current_setting('app.organization')))`;
/** What follows at once upon what is new waits so long, and so comes in one mail. */
const GATHERED = `interval '15 minutes'`;
/** So long after a mail of what is new there is no second one. */
const ONCE = `interval '20 hours'`;
const TODAY = `((now() + ${GATHERED}) at time zone '${CITY_ZONE}')::date::text`;

/**
 * Writes down who is to hear of which item of an agenda, and when, from what items, matches and follows say when it looks:
 * so it may run any number of times. Of an item each follower gets one alert, which moves with the meeting until it is sent;
 * one that nobody wants any more is cancelled, and comes back where somebody does. Whoever was told of a day that is no
 * longer true is told of the new one, once for each.
 */
@Injectable()
export class AgendaLedger {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** Plans the alerts of an item, of a follower, or all of them. */
  plan({ itemId = null, userId = null }: { itemId?: string | null; userId?: string | null } = {}): Promise<void> {
    return this.db.tx(async () => {
      await this.query(ALONE);
      const whose = [itemId, userId];
      await this.query(
        `update message m set state = 'CANCELLED', reason = 'unwanted', "settledAt" = now()
         where m."subjectKind" = 'agendaItem' and m.state = 'QUEUED' and ($1::uuid is null or m."subjectId" = $1)
           and ($2::uuid is null or m.occasion like $2::text || '%')
           and case when m."subjectKind" = 'agendaItem' then not exists (select from agenda_item i
             where i.id = m."subjectId" and ${wantsItem('left(m.occasion, 36)::uuid')}) end`,
        whose,
      );
      await this.query(
        `insert into message (id, "organizationId", template, "subjectKind", "subjectId", occasion, "notBefore", "notAfter",
           "forStart")
         select gen_random_uuid(), i."organizationId", 'agenda.soon', 'agendaItem', i.id, u.id::text,
           i."startsAt" - ${daysOf('u.id')}, i."startsAt", i."startsAt"
         from agenda_item i cross join "user" u
         where i."startsAt" > now() and ($1::uuid is null or i.id = $1) and ($2::uuid is null or u.id = $2)
           and ${wantsItem('u.id')}
         on conflict ("organizationId", template, "subjectKind", "subjectId", occasion) do update
           set state = 'QUEUED', reason = null, "settledAt" = null, "handedAt" = null, "notBefore" = excluded."notBefore",
             "notAfter" = excluded."notAfter", "forStart" = excluded."forStart"
           where message.state = 'CANCELLED' and message.reason in ('unwanted', 'late')
             or message.state = 'QUEUED' and (message."forStart" <> excluded."forStart"
               or message.attempts = 0 and message."notBefore" <> excluded."notBefore")`,
        whose,
      );
      await this.query(
        `insert into message (id, "organizationId", template, "subjectKind", "subjectId", occasion, "notBefore", "notAfter",
           "forStart")
         select gen_random_uuid(), i."organizationId", 'agenda.moved', 'agendaItem', i.id,
           m.occasion || ' ' || to_char(i."startsAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
           now(), i."startsAt", i."startsAt"
         from message m join agenda_item i on i.id = m."subjectId"
         where m.template = 'agenda.soon' and m."subjectKind" = 'agendaItem' and m.state = 'ACCEPTED'
           and m."forStart" <> i."startsAt" and i."startsAt" > now()
           and ($1::uuid is null or i.id = $1) and ($2::uuid is null or m.occasion = $2::text)
         on conflict do nothing`,
        whose,
      );
    });
  }

  /** Whoever has something to hear of gets one mail of it, at most one in a day. */
  digest(): Promise<void> {
    return this.db.tx(async () => {
      await this.query(ALONE);
      await this.query(
        `insert into message (id, "organizationId", template, "subjectKind", "subjectId", occasion, "notBefore", "notAfter")
         select gen_random_uuid(), u."organizationId", 'council.digest', 'councilDigest', u.id, ${TODAY},
           now() + ${GATHERED}, now() + interval '1 day'
         from "user" u where ${wantsDigest('u.id', 'null')}
           and not exists (select from message m where m."subjectKind" = 'councilDigest' and m."subjectId" = u.id
             and (m.state in ('QUEUED', 'SENDING') or m.state <> 'CANCELLED' and m."settledAt" > now() - ${ONCE}))
         on conflict do nothing`,
      );
    });
  }

  private query(sql: string, parameters: unknown[] = []): Promise<unknown> {
    return this.db.repo(Message).query(sql, parameters);
  }
}
