import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '#platform';

/** What the council is read from: a change of any of it is counted. */
const READ = [
  'record_load',
  'record_confirmation',
  'holder_confirmation',
  'campaign',
  'demand',
  'demand_version',
  'demand_response',
  'source',
  'body',
  'post',
  'term',
  'figure',
  'membership',
  'body_decision',
  'evidence',
  'demand_link',
  'position_override',
];

export class Revision1795500002500 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `CREATE TABLE "record_revision" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "n" bigint NOT NULL, CONSTRAINT "UQ_0772aa9943072af8771c30eb02b" UNIQUE ("organizationId"), CONSTRAINT "PK_8036c207cb80312d61482c26edd" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `ALTER TABLE "record_revision" ADD CONSTRAINT "FK_0772aa9943072af8771c30eb02b" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await protect(q, 'record_revision');
    // An owner who is no superuser may not write there; it changes the record while nothing runs that could remember it.
    await q.query(
      `create function record_changed() returns trigger language plpgsql as $$
       begin
         insert into record_revision (id, "organizationId", n)
           select gen_random_uuid(), o.id, 1 from organization o
           where coalesce(current_setting('app.organization', true), '') in ('', o.id::text)
           on conflict ("organizationId") do update set n = record_revision.n + 1;
         return null;
       exception when insufficient_privilege then return null;
       end $$`,
    );
    for (const table of READ)
      await q.query(
        `create trigger record_changed after insert or update or delete on "${table}"
         for each statement execute function record_changed()`,
      );
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
