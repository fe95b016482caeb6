import type { MigrationInterface, QueryRunner } from 'typeorm';
import { narrow, protect } from '#platform';

export class FollowUpRules1795809170543 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "timeline" DROP CONSTRAINT "CHK_b1a4f127c3f851e5627977c9d1"`);
    await q.query(
      `CREATE TABLE "task_rule" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "trigger" text NOT NULL, "dueDays" smallint NOT NULL, "toPointPerson" boolean NOT NULL, "userId" uuid, "since" TIMESTAMP WITH TIME ZONE, "removedAt" TIMESTAMP WITH TIME ZONE, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "CHK_ab27490ed00075fa7f4aa3456b" CHECK ("removedAt" is null or since is null), CONSTRAINT "CHK_281720ddc760d837af2a6479f4" CHECK ("dueDays" between 0 and 90), CONSTRAINT "CHK_2f871df809f3a0eb060629dbf9" CHECK ("trigger" in ('INTEREST_FORM', 'DID_NOT_COME', 'FIRST_EVENT', 'ONE_ON_ONE_BOOKED', 'ONE_ON_ONE_MISSED')), CONSTRAINT "PK_2ba0b4910fa528074a9329a41ac" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_436f5d0f7890027a0f4473633e" ON "task_rule"  ("organizationId", "trigger") `);
    await q.query(
      `CREATE TABLE "task_occasion" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "ruleId" uuid NOT NULL, "personId" uuid NOT NULL, "occasionId" uuid NOT NULL, "subjectId" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_a3e8ff32c7838874ed5f9b75a63" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_af74743ff190e68119101d00e7" ON "task_occasion"  ("personId") `);
    await q.query(`CREATE INDEX "IDX_9e42dca0105dda054f70627226" ON "task_occasion"  ("subjectId") `);
    await q.query(
      `CREATE UNIQUE INDEX "IDX_840a54322d042c4073d4077fff" ON "task_occasion"  ("ruleId", "occasionId", "personId") `,
    );
    await q.query(`ALTER TABLE "task" ADD "occasionId" uuid`);
    await q.query(`ALTER TABLE "task" ADD "touched" boolean NOT NULL DEFAULT false`);
    await q.query(`ALTER TABLE "task" ALTER COLUMN "assigneeUserId" DROP NOT NULL`);
    await q.query(`CREATE UNIQUE INDEX "IDX_1a5bbc6bdb23c15c79d9361ef4" ON "task"  ("occasionId") `);
    await q.query(
      `ALTER TABLE "timeline" ADD CONSTRAINT "CHK_dbab4c9a54c569ee35099ec1b1" CHECK (kind in ('CREATED', 'IMPORTED', 'MERGED', 'EDITED', 'SIGNED_UP', 'SIGN_UP_CANCELLED', 'MESSAGE_SENT', 'MESSAGE_FAILED', 'OPTED_OUT', 'CONSENTED', 'WAITLISTED', 'PROMOTED', 'SIGNED_PETITION', 'SIGNATURE_CONFIRMED', 'SIGNATURE_WITHDRAWN', 'PEOPLE_MERGED', 'MERGE_UNDONE', 'IMPORT_UNDONE', 'TAGGED', 'UNTAGGED', 'LISTED', 'UNLISTED', 'NOTED', 'RELATED', 'POINT_PERSON_SET', 'STAGE_MOVED', 'ASSESSED', 'ONE_ON_ONE_BOOKED', 'ONE_ON_ONE_CANCELLED', 'ONE_ON_ONE_HELD', 'INTERESTED', 'QUALIFIED', 'HOURS_LOGGED', 'HOURS_TAKEN_BACK', 'TASK_BY_RULE', 'TASK_DONE', 'REFERRED', 'PREFERENCES_CHANGED', 'BULK_CHANGED', 'BULK_UNDONE', 'CAME', 'DID_NOT_COME', 'WARD_FOUND'))`,
    );
    await q.query(
      `ALTER TABLE "task_rule" ADD CONSTRAINT "FK_641367cbc73f68d180314c565a5" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "task_rule" ADD CONSTRAINT "FK_c4033e7a9b7557de233d960736d" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "task_occasion" ADD CONSTRAINT "FK_a17bbe3c91d61ef4ba772bd8317" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "task_occasion" ADD CONSTRAINT "FK_c804a9525c0692e17acadc9ba5a" FOREIGN KEY ("ruleId") REFERENCES "task_rule"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "task_occasion" ADD CONSTRAINT "FK_af74743ff190e68119101d00e77" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "task" ADD CONSTRAINT "FK_1a5bbc6bdb23c15c79d9361ef4f" FOREIGN KEY ("occasionId") REFERENCES "task_occasion"("id") ON DELETE SET NULL ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED`,
    );
    for (const table of ['task_rule', 'task_occasion']) await protect(q, table);
    await narrow(q, 'task_occasion', '"personId" in (select id from person)');
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
