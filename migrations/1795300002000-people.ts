import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '#platform';

async function tables(q: QueryRunner): Promise<void> {
  await q.query(`DROP INDEX "public"."IDX_3964d35ba0b64c0c6e79f38aa5"`);
  await q.query(`DROP INDEX "public"."IDX_c6e85e174b09fe6069d209c4ba"`);
  await q.query(`ALTER TABLE "handle" DROP CONSTRAINT "CHK_2764b549522ef3e935b48b7ecb"`);
  await q.query(
    `CREATE TABLE "batch" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "format" text NOT NULL, "rows" integer NOT NULL DEFAULT '0', "blank" integer NOT NULL DEFAULT '0', "created" integer NOT NULL DEFAULT '0', "merged" integer NOT NULL DEFAULT '0', "rejected" integer NOT NULL DEFAULT '0', "consented" boolean NOT NULL DEFAULT false, "finishedAt" TIMESTAMP WITH TIME ZONE, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_57da3b830b57bec1fd329dcaf43" PRIMARY KEY ("id"))`,
  );
  await q.query(`CREATE INDEX "IDX_03dfdbf326274787decad811eb" ON "batch"  ("organizationId", "createdAt") `);
  await q.query(
    `CREATE TABLE "batch_person" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "batchId" uuid NOT NULL, "personId" uuid NOT NULL, CONSTRAINT "UQ_0a4cc626df8127bc1da3c6f6eb2" UNIQUE ("organizationId", "batchId", "personId"), CONSTRAINT "PK_c074582bd94c23a652c8f97e0ab" PRIMARY KEY ("id"))`,
  );
  await q.query(`CREATE INDEX "IDX_f02c5380023d142359de9e4ada" ON "batch_person"  ("personId") `);
  await q.query(
    `CREATE TABLE "opt_out" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "personId" uuid NOT NULL, "channel" text NOT NULL, "source" text NOT NULL, "batchId" uuid, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "UQ_c762c918b0731ba6680194b2e8f" UNIQUE ("organizationId", "personId", "channel"), CONSTRAINT "CHK_ba7004fc6996b0750e64d16ce6" CHECK (channel in ('EMAIL', 'SMS', 'PHONE', 'ALL')), CONSTRAINT "PK_9cef6598e0c43eb0cb6f6b70ed2" PRIMARY KEY ("id"))`,
  );
  await q.query(`CREATE INDEX "IDX_5021e388a9e353d49e4c95fecb" ON "opt_out"  ("personId") `);
  await q.query(
    `CREATE TABLE "consent" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "personId" uuid NOT NULL, "channel" text NOT NULL, "given" boolean NOT NULL, "source" text NOT NULL, "ref" text NOT NULL DEFAULT '', "batchId" uuid, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "UQ_de526b110e28e046dce51290c1b" UNIQUE ("organizationId", "personId", "channel", "given", "source", "ref"), CONSTRAINT "CHK_36dbce03d8b9aa70ae60fac23b" CHECK (channel in ('EMAIL', 'SMS', 'PHONE')), CONSTRAINT "PK_9115e8d6b082d4fc46d56134d29" PRIMARY KEY ("id"))`,
  );
  await q.query(`CREATE INDEX "IDX_8a70bb2425554aac72ebd57e13" ON "consent"  ("personId") `);
  await q.query(
    `CREATE TABLE "timeline" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "personId" uuid NOT NULL, "kind" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "subjectId" uuid, CONSTRAINT "CHK_67691fa5d3ac397c9f6114b9fb" CHECK (kind in ('CREATED', 'IMPORTED', 'MERGED', 'EDITED', 'SIGNED_UP', 'SIGN_UP_CANCELLED', 'MESSAGE_SENT', 'MESSAGE_FAILED', 'OPTED_OUT')), CONSTRAINT "PK_f841188896cefd9277904ec40b9" PRIMARY KEY ("id"))`,
  );
  await q.query(`CREATE INDEX "IDX_818d69064a9f8b6af114992821" ON "timeline"  ("personId") `);
  await q.query(
    `CREATE INDEX "IDX_62ed318645cf57bf336d7e8a69" ON "timeline"  ("organizationId", "personId", "at", "id") `,
  );
  await q.query(
    `CREATE TABLE "tag" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "index" bytea NOT NULL, CONSTRAINT "UQ_e057ef604c76c5fd620572e96b1" UNIQUE ("organizationId", "index"), CONSTRAINT "PK_8e4052373c579afc1471f526760" PRIMARY KEY ("id"))`,
  );
  await q.query(
    `CREATE TABLE "person_tag" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "personId" uuid NOT NULL, "tagId" uuid NOT NULL, CONSTRAINT "UQ_3c326bc661ba200c702658cf036" UNIQUE ("organizationId", "personId", "tagId"), CONSTRAINT "PK_3e6f8ad27659148fd97d805fad0" PRIMARY KEY ("id"))`,
  );
  await q.query(`CREATE INDEX "IDX_0b43eaa3ca39de2689905c7364" ON "person_tag"  ("personId") `);
  await q.query(`CREATE INDEX "IDX_cf60d169e406ea3947d4fd2d61" ON "person_tag"  ("tagId") `);
}

async function columnsAndKeys(q: QueryRunner): Promise<void> {
  await q.query(`ALTER TABLE "person" ADD "language" text`);
  await q.query(`ALTER TABLE "person" ADD "bounced" boolean NOT NULL DEFAULT false`);
  await q.query(`ALTER TABLE "person" ADD "deceased" boolean NOT NULL DEFAULT false`);
  await q.query(`ALTER TABLE "person" ADD "revision" bigint NOT NULL DEFAULT '0'`);
  await q.query(`CREATE INDEX "IDX_76786af2015a6ebfa976f829f7" ON "person"  ("organizationId", "revision") `);
  await q.query(`CREATE INDEX "IDX_7032508eda717d0dcaa0084726" ON "person"  ("organizationId", "createdAt", "id") `);
  await q.query(
    `CREATE UNIQUE INDEX "IDX_4ad1d4082c9af7186bdf0f8000" ON "handle"  ("organizationId", "kind", "index") WHERE kind <> 'phone'`,
  );
  await q.query(
    `ALTER TABLE "handle" ADD CONSTRAINT "CHK_2d751fc7d7af512a82424d9faf" CHECK (kind in ('email', 'phone', 'phoneName', 'address'))`,
  );
  await q.query(
    `ALTER TABLE "batch" ADD CONSTRAINT "FK_d1bf73235ee1f8671f56156a220" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  );
  await q.query(
    `ALTER TABLE "batch_person" ADD CONSTRAINT "FK_36a760f196557af9f538ebe0c0a" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  );
  await q.query(
    `ALTER TABLE "batch_person" ADD CONSTRAINT "FK_666bb16060d0f461053281d93fe" FOREIGN KEY ("batchId") REFERENCES "batch"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  );
  await q.query(
    `ALTER TABLE "batch_person" ADD CONSTRAINT "FK_f02c5380023d142359de9e4adaf" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  );
  await q.query(
    `ALTER TABLE "opt_out" ADD CONSTRAINT "FK_02b531888fc6ac9d3a17babc491" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  );
  await q.query(
    `ALTER TABLE "opt_out" ADD CONSTRAINT "FK_5021e388a9e353d49e4c95fecb8" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  );
  await q.query(
    `ALTER TABLE "consent" ADD CONSTRAINT "FK_31f5a150cbc9ed74d77402e6f4b" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  );
  await q.query(
    `ALTER TABLE "consent" ADD CONSTRAINT "FK_8a70bb2425554aac72ebd57e138" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  );
  await q.query(
    `ALTER TABLE "timeline" ADD CONSTRAINT "FK_225e73e5263651fa9b7ee8cb60d" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  );
  await q.query(
    `ALTER TABLE "timeline" ADD CONSTRAINT "FK_818d69064a9f8b6af1149928216" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  );
  await q.query(
    `ALTER TABLE "tag" ADD CONSTRAINT "FK_c2f6bec0b39eaa3a6d90903ae99" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  );
  await q.query(
    `ALTER TABLE "person_tag" ADD CONSTRAINT "FK_41f57eaff36d57e543287a4186c" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  );
  await q.query(
    `ALTER TABLE "person_tag" ADD CONSTRAINT "FK_0b43eaa3ca39de2689905c73647" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  );
  await q.query(
    `ALTER TABLE "person_tag" ADD CONSTRAINT "FK_cf60d169e406ea3947d4fd2d61e" FOREIGN KEY ("tagId") REFERENCES "tag"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  );
}

export class People1795300002000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await tables(q);
    await columnsAndKeys(q);
    for (const table of ['batch', 'batch_person', 'opt_out', 'consent', 'timeline', 'tag', 'person_tag'])
      await protect(q, table);

    // The transaction that wrote a person last: whoever keeps people in memory asks for those since the last look.
    await q.query(`create function person_revision() returns trigger language plpgsql as $$
      begin new.revision := pg_current_xact_id()::text::bigint; return new; end $$`);
    await q.query(`create trigger person_revision before insert or update on person
      for each row execute function person_revision()`);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
