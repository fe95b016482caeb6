import type { MigrationInterface, QueryRunner } from 'typeorm';
import { narrow } from '#platform';

const READER = `(select nullif(current_setting('app.reader', true), '')::uuid)`;

/**
 * Whoever sees people by a grant over a part of the list sees them only while they hold every vetting that opens names;
 * where the organization asks for none, nothing changes.
 */
export class Cleared1795730300000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter function wards_within(uuid) rename to wards_granted');
    await q.query('alter function people_within(uuid) rename to people_granted');
    await q.query(
      `create function cleared(reader uuid) returns boolean language sql stable as $$
         select not exists (select from qualification_kind k where k."opensNames" and k."retiredAt" is null
           and not exists (select from qualification q where q."kindId" = k.id and q."userId" = reader
             and (q."validUntil" is null or q."validUntil" >= (now() at time zone 'America/Chicago')::date))) $$`,
    );
    await q.query(
      `create function wards_within(reader uuid) returns smallint[] language sql stable as $$
         select case when cleared(reader) then wards_granted(reader) else '{}'::smallint[] end $$`,
    );
    await q.query(
      `create function people_within(reader uuid) returns setof uuid language sql stable as $$
         select p from people_granted(reader) p where cleared(reader) $$`,
    );
    // The policies of rows name the functions themselves, so they are made anew over those that ask for a vetting.
    await q.query('drop policy reader on person');
    await narrow(
      q,
      'person',
      `ward = any ((select wards_within(${READER}))::smallint[]) or id in (select people_within(${READER}))`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
