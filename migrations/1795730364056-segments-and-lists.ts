import type { MigrationInterface, QueryRunner } from 'typeorm';
import { narrow, protect } from '#platform';

export class SegmentsAndLists1795730364056 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `CREATE TABLE "segment" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "byUserId" uuid, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "changedAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_d648ac58d8e0532689dfb8ad7ef" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_6a46a37a841affa62533322c6c" ON "segment"  ("organizationId", "createdAt", "id") `);
    await q.query(
      `CREATE TABLE "people_list" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "shared" boolean NOT NULL DEFAULT true, "byUserId" uuid, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_d5f1433f7138ea6fcbe66a01de3" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE INDEX "IDX_5d007b60f1099adcf80b818447" ON "people_list"  ("organizationId", "createdAt", "id") `,
    );
    await q.query(
      `CREATE TABLE "list_person" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "listId" uuid NOT NULL, "personId" uuid NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "UQ_6422703255ff1fd162eb5e843eb" UNIQUE ("organizationId", "listId", "personId"), CONSTRAINT "PK_4b0eaf29b25f57b5b1184b3ee85" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_ee8be7cab7be7019010a08bcb4" ON "list_person"  ("personId") `);
    await q.query(
      `CREATE TABLE "list_cells" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "listId" uuid NOT NULL, "personId" uuid NOT NULL, CONSTRAINT "UQ_b6635e79335eb17582d73c8882a" UNIQUE ("organizationId", "listId", "personId"), CONSTRAINT "PK_97728f762d4f0be59ea4cbe43b9" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_0d93bad2ad0370718976b45c3f" ON "list_cells"  ("personId") `);
    await q.query(
      `CREATE TABLE "bulk_change" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "kind" text NOT NULL, "state" text NOT NULL DEFAULT 'RUNNING', "subjectId" uuid, "language" text, "byUserId" uuid, "total" integer NOT NULL, "done" integer NOT NULL DEFAULT '0', "changed" integer NOT NULL DEFAULT '0', "undone" integer NOT NULL DEFAULT '0', "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "CHK_be440f67641a3005d7509f3a25" CHECK (state in ('RUNNING', 'DONE', 'UNDOING', 'UNDONE')), CONSTRAINT "CHK_b83a55c5fd5905b4fe175cdb6f" CHECK (kind in ('ADD_TAG', 'REMOVE_TAG', 'ADD_TO_LIST', 'REMOVE_FROM_LIST', 'SET_LANGUAGE')), CONSTRAINT "PK_30144013048d2084525b169c230" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE INDEX "IDX_7735eb2e02147c376a54408ae4" ON "bulk_change"  ("organizationId", "createdAt", "id") `,
    );
    await q.query(
      `CREATE TABLE "bulk_person" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "changeId" uuid NOT NULL, "personId" uuid NOT NULL, "state" text NOT NULL DEFAULT 'WAITING', "rowId" uuid, "before" text, "at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "UQ_73f0212ea8cfccbb4c15b42c133" UNIQUE ("organizationId", "changeId", "personId"), CONSTRAINT "CHK_4d46135a1037da0c7c67e3b635" CHECK (state in ('WAITING', 'SAME', 'CHANGED', 'UNDONE', 'LEFT')), CONSTRAINT "PK_3f00da982efe5698714c6b104aa" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_1d5d36965a7038ddedc2d855c2" ON "bulk_person"  ("personId") `);
    await q.query(`CREATE INDEX "IDX_87d78e18af87052792c085b03d" ON "bulk_person"  ("changeId", "state") `);
    await q.query(
      `ALTER TABLE "segment" ADD CONSTRAINT "FK_058abd09f677c8df590d5ebcbf2" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "people_list" ADD CONSTRAINT "FK_30aaf3add185cf35b5a1bc89f2c" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "list_person" ADD CONSTRAINT "FK_b1f5ec15acc37851d6e2c4eee27" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "list_person" ADD CONSTRAINT "FK_7c5336f046651ecb9020cacaa13" FOREIGN KEY ("listId") REFERENCES "people_list"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "list_person" ADD CONSTRAINT "FK_ee8be7cab7be7019010a08bcb4b" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "list_cells" ADD CONSTRAINT "FK_09816d7ba13e99af7166ed6181d" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "list_cells" ADD CONSTRAINT "FK_fd41f7e9308dac8c7fed68d2060" FOREIGN KEY ("listId") REFERENCES "people_list"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "list_cells" ADD CONSTRAINT "FK_0d93bad2ad0370718976b45c3f5" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "bulk_change" ADD CONSTRAINT "FK_4d8d32fa784cb77dd8f71ea871b" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "bulk_person" ADD CONSTRAINT "FK_0d9596f252a464379e8d7bdda4d" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "bulk_person" ADD CONSTRAINT "FK_c71e0233af2ba214913a47e3d16" FOREIGN KEY ("changeId") REFERENCES "bulk_change"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "bulk_person" ADD CONSTRAINT "FK_1d5d36965a7038ddedc2d855c2a" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    for (const table of ['segment', 'people_list', 'list_person', 'list_cells', 'bulk_change', 'bulk_person'])
      await protect(q, table);
    for (const table of ['list_person', 'list_cells']) await narrow(q, table, '"personId" in (select id from person)');
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
