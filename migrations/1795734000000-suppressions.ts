import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '#platform';

export class Suppressions1795734000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `CREATE TABLE "suppression" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "kind" text NOT NULL, "index" bytea NOT NULL, "channel" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "UQ_9ebd91a7720ef1870087b5c7218" UNIQUE ("organizationId", "kind", "index", "channel"), CONSTRAINT "CHK_979fddee4a21da805e4b7ffaff" CHECK (kind in ('email', 'phone', 'phoneName', 'address', 'identifier')), CONSTRAINT "CHK_cb2ea69b53a818852d01f7184b" CHECK (channel in ('EMAIL', 'SMS', 'PHONE', 'ALL')), CONSTRAINT "PK_6cdb9d5d3bd43881a7072964b56" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `ALTER TABLE "suppression" ADD CONSTRAINT "FK_86454d4c28fe30f1188a8bdb0f8" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await protect(q, 'suppression');
    // Whoever gets a key of somebody who was deleted gets the stop with it, in the same statement.
    await q.query(
      `create function keep_stops() returns trigger language plpgsql as $$
       begin
         insert into opt_out (id, "organizationId", "personId", channel, source)
           select gen_random_uuid(), a."organizationId", a."personId", s.channel, 'erased' from added a
             join suppression s on s."organizationId" = a."organizationId" and s.kind = a.kind and s.index = a.index
           on conflict do nothing;
         return null;
       end $$`,
    );
    await q.query(
      `create trigger keep_stops after insert on handle referencing new table as added
       for each statement execute function keep_stops()`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
