import type { MigrationInterface, QueryRunner } from 'typeorm';
import { narrow, protect } from '#platform';

export class PersonModel1795729969811 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `CREATE TABLE "custom_field" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "type" text NOT NULL, "position" integer NOT NULL, "retiredAt" TIMESTAMP WITH TIME ZONE, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "CHK_cb42a708d48ecfb9b759679675" CHECK (type in ('TEXT', 'NUMBER', 'DATE', 'BOOLEAN', 'CHOICE', 'CHOICES', 'URL')), CONSTRAINT "PK_70c7eb2dfb5b81c051a6ba3ace8" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE INDEX "IDX_861cd591db486e94b07d1c8614" ON "custom_field"  ("organizationId", "position", "id") `,
    );
    await q.query(
      `CREATE TABLE "people_group" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "kind" text NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "CHK_b343c58a342e333a02d45334f7" CHECK (kind in ('ORGANIZATION', 'HOUSEHOLD')), CONSTRAINT "PK_5acc0c023ce0130b31cdc7a12f7" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE INDEX "IDX_13ab70f2ed54f201353c60982a" ON "people_group"  ("organizationId", "kind", "createdAt") `,
    );
    await q.query(
      `CREATE TABLE "relation" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "fromId" uuid NOT NULL, "toPersonId" uuid, "toGroupId" uuid, "index" bytea NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "CHK_ff94232c45b168a32ab47074c5" CHECK ("toPersonId" <> "fromId"), CONSTRAINT "CHK_414981f90636838897beb0416d" CHECK (("toPersonId" is null) <> ("toGroupId" is null)), CONSTRAINT "PK_f241e9a7450751f8703be09c9e9" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_5858587ec70bd3953f1efdbb81" ON "relation"  ("fromId") `);
    await q.query(`CREATE INDEX "IDX_09c50d87639e97435a8565c2f1" ON "relation"  ("toPersonId") `);
    await q.query(`CREATE INDEX "IDX_b3649c1f62c634a61a6097db0c" ON "relation"  ("toGroupId") `);
    await q.query(`CREATE UNIQUE INDEX "IDX_386dcb40659b68f520add8ac8c" ON "relation"  ("organizationId", "index") `);
    await q.query(
      `ALTER TABLE "custom_field" ADD CONSTRAINT "FK_87a38a20b5e3cab7f17fd95dd43" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "people_group" ADD CONSTRAINT "FK_b9674713ada79e42bb6695ed2c3" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "relation" ADD CONSTRAINT "FK_d9b411e9315706269bb054b32bf" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "relation" ADD CONSTRAINT "FK_5858587ec70bd3953f1efdbb818" FOREIGN KEY ("fromId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "relation" ADD CONSTRAINT "FK_09c50d87639e97435a8565c2f1f" FOREIGN KEY ("toPersonId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "relation" ADD CONSTRAINT "FK_b3649c1f62c634a61a6097db0c8" FOREIGN KEY ("toGroupId") REFERENCES "people_group"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    for (const table of ['custom_field', 'people_group', 'relation']) await protect(q, table);
    await narrow(
      q,
      'relation',
      '"fromId" in (select id from person) and ("toPersonId" is null or "toPersonId" in (select id from person))',
    );
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
