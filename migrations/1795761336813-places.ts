import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '#platform';

export class Places1795761336813 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `CREATE TABLE "address_point" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "street" text NOT NULL, "zip" text, "city" text, "lon" double precision NOT NULL, "lat" double precision NOT NULL, CONSTRAINT "PK_fdd9fe23112afe79a9143688221" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_0826c154f3b4e006dab98c72a4" ON "address_point"  ("organizationId", "street") `);
    await q.query(
      `CREATE TABLE "ward_map" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "wards" jsonb NOT NULL, "source" text NOT NULL, "takenAt" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_a5e8dee5277849bab2754444d7c" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "zone" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "byUserId" uuid, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_bd3989e5a3c3fb5ed546dfaf832" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_e5bece79235e7d87bd98fc44be" ON "zone"  ("organizationId", "createdAt", "id") `);
    await q.query(`ALTER TABLE "turf" ADD "zoneId" uuid`);
    await q.query(`ALTER TABLE "turf" DROP CONSTRAINT "UQ_5d96c9c1539efca0f8d68c3278f"`);
    await q.query(`ALTER TABLE "turf" ALTER COLUMN "ward" DROP NOT NULL`);
    await q.query(`CREATE INDEX "IDX_191ad92e6ae80f6e37fa3490f2" ON "turf"  ("zoneId") `);
    await q.query(
      `ALTER TABLE "turf" ADD CONSTRAINT "CHK_25adda96d5880a94d490ac37d4" CHECK (num_nonnulls(ward, "zoneId") = 1)`,
    );
    await q.query(
      `ALTER TABLE "turf" ADD CONSTRAINT "UQ_d59666a421226ca60773d05f27d" UNIQUE ("organizationId", "zoneId", "userId")`,
    );
    await q.query(
      `ALTER TABLE "turf" ADD CONSTRAINT "UQ_5d96c9c1539efca0f8d68c3278f" UNIQUE ("organizationId", "ward", "userId")`,
    );
    await q.query(
      `ALTER TABLE "address_point" ADD CONSTRAINT "FK_01ca0921819461a2ec85ce2a4b1" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "ward_map" ADD CONSTRAINT "FK_a552a39304d763a2ccf1552a7d9" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "zone" ADD CONSTRAINT "FK_2fd394a3a857a343e5b8f0b1b32" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "turf" ADD CONSTRAINT "FK_191ad92e6ae80f6e37fa3490f2e" FOREIGN KEY ("zoneId") REFERENCES "zone"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    for (const table of ['address_point', 'ward_map', 'zone']) await protect(q, table);
    // Where somebody is in charge of a zone, whoever's details changed may live in it now: only opened they say so.
    await q.query(
      `create or replace function await_turf() returns trigger language plpgsql as $$
       begin
         if tg_op = 'INSERT' then
           insert into turf_waiting (id, "organizationId", "personId")
             select gen_random_uuid(), a."organizationId", a.id from added a
             where exists (select from turf t where t."organizationId" = a."organizationId"
               and (t.ward = a.ward or t."zoneId" is not null));
         else
           insert into turf_waiting (id, "organizationId", "personId")
             select gen_random_uuid(), a."organizationId", a.id from added a join gone g on g.id = a.id
             where (a.ward is distinct from g.ward and exists (
                 select from turf t where t."organizationId" = a."organizationId" and t.ward = a.ward))
               or (a.sealed is distinct from g.sealed and exists (
                 select from turf t where t."organizationId" = a."organizationId" and t."zoneId" is not null));
         end if;
         return null;
       end $$`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
