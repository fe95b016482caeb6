import type { MigrationInterface, QueryRunner } from 'typeorm';
import { unforced } from '#platform';

/** When a word on texts became one on texts to many alone: what is older holds for personal ones, too. */
const UNTIL = `to_timestamp(1795796736.798)`;

/**
 * The migration of that moment found no rows where the owner of the tables is no superuser. This one carries over what it
 * missed, and changes nothing where it did not.
 */
export class StopsOfPersonalTexts1795814387117 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await unforced(q, ['opt_out', 'consent', 'suppression'], () => this.both(q));
  }

  /** What was written down later of an earlier day is about texts to many alone. */
  private async both(q: QueryRunner): Promise<void> {
    await q.query(
      `insert into opt_out (id, "organizationId", "personId", channel, source, "batchId", wording, "byUserId", at, "liftedAt")
       select gen_random_uuid(), "organizationId", "personId", 'SMS_PERSON', source, "batchId", wording, "byUserId", at,
         case when "liftedAt" < ${UNTIL} then "liftedAt" end
       from opt_out o where channel = 'SMS' and at < ${UNTIL} and not exists (select from opt_out p
         where p."personId" = o."personId" and p.channel = 'SMS_PERSON' and p.at = o.at)
       on conflict do nothing`,
    );
    await q.query(
      `insert into consent (id, "organizationId", "personId", channel, given, source, ref, "batchId", wording, "byUserId", at, "writtenAt")
       select gen_random_uuid(), "organizationId", "personId", 'SMS_PERSON', false, source, ref, "batchId", wording, "byUserId", at, "writtenAt"
       from (select distinct on ("personId") * from consent where channel = 'SMS' and at < ${UNTIL}
           and "writtenAt" in (at, (select min("writtenAt") from consent))
         order by "personId", at desc, id desc) as last
       where not given and not exists (select from consent p
         where p."personId" = last."personId" and p.channel = 'SMS_PERSON')
       on conflict do nothing`,
    );
    await q.query(
      `insert into suppression (id, "organizationId", kind, index, channel, at)
       select gen_random_uuid(), "organizationId", kind, index, 'SMS_PERSON', at from suppression
       where channel = 'SMS' and at < ${UNTIL} on conflict do nothing`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
