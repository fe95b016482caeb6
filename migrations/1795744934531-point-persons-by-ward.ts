import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '#platform';

export class PointPersonsByWard1795744934531 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "bulk_change" DROP CONSTRAINT "CHK_b83a55c5fd5905b4fe175cdb6f"`);
    await q.query(
      `CREATE TABLE "contact_digest" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "userId" uuid NOT NULL, "mails" boolean NOT NULL DEFAULT true, "language" text NOT NULL, "since" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "UQ_cffa226ff09862eb73188aef128" UNIQUE ("userId"), CONSTRAINT "CHK_ec1246875b87406caaa8652293" CHECK (language in ('en', 'es')), CONSTRAINT "PK_bbc53c81551aeaef89b05f8a2ba" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "turf" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "ward" smallint NOT NULL, "userId" uuid NOT NULL, "given" integer NOT NULL DEFAULT '0', CONSTRAINT "UQ_5d96c9c1539efca0f8d68c3278f" UNIQUE ("organizationId", "ward", "userId"), CONSTRAINT "CHK_7430b8d3bfe5a2af6f2e8a073e" CHECK (ward between 1 and 13), CONSTRAINT "PK_d4dfa3fb79d2283d684bbd72ca6" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_fb1332bf34fbc1c79e9cb15be8" ON "turf"  ("userId") `);
    await q.query(
      `CREATE TABLE "turf_waiting" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "personId" uuid NOT NULL, CONSTRAINT "PK_fb5bf208cd5887a929a8bf975fb" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_ec803f03989e1c8f1ee1c2ec82" ON "turf_waiting"  ("personId") `);
    await q.query(
      `ALTER TABLE "bulk_change" ADD CONSTRAINT "CHK_27a96fe4a87c167d0def0bc65d" CHECK (kind in ('ADD_TAG', 'REMOVE_TAG', 'ADD_TO_LIST', 'REMOVE_FROM_LIST', 'SET_LANGUAGE', 'SET_POINT_PERSON', 'GIVE_TO_WARDS'))`,
    );
    await q.query(
      `ALTER TABLE "contact_digest" ADD CONSTRAINT "FK_e9b8bd7115dfe0a4176bc20639c" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "contact_digest" ADD CONSTRAINT "FK_cffa226ff09862eb73188aef128" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "turf" ADD CONSTRAINT "FK_bfbcd76f83b49316211f32bede9" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "turf" ADD CONSTRAINT "FK_fb1332bf34fbc1c79e9cb15be85" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "turf_waiting" ADD CONSTRAINT "FK_f84fdef9cc0f74e78ec5002d4a6" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "turf_waiting" ADD CONSTRAINT "FK_ec803f03989e1c8f1ee1c2ec82a" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    for (const table of ['contact_digest', 'turf', 'turf_waiting']) await protect(q, table);
    // Whose ward becomes known while somebody is in charge of it waits to be given to them: one look for each statement.
    await q.query(
      `create function await_turf() returns trigger language plpgsql as $$
       begin
         if tg_op = 'INSERT' then
           insert into turf_waiting (id, "organizationId", "personId")
             select gen_random_uuid(), a."organizationId", a.id from added a
             where exists (select from turf t where t."organizationId" = a."organizationId" and t.ward = a.ward);
         else
           insert into turf_waiting (id, "organizationId", "personId")
             select gen_random_uuid(), a."organizationId", a.id from added a join gone g on g.id = a.id
             where a.ward is distinct from g.ward
               and exists (select from turf t where t."organizationId" = a."organizationId" and t.ward = a.ward);
         end if;
         return null;
       end $$`,
    );
    await q.query(
      `create trigger await_turf after insert on person referencing new table as added
       for each statement execute function await_turf()`,
    );
    await q.query(
      `create trigger await_turf_later after update on person referencing new table as added old table as gone
       for each statement execute function await_turf()`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
