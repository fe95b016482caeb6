import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '#platform';

export class Attendance1795745749270 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "timeline" DROP CONSTRAINT "CHK_089495ce92f634c5725797e496"`);
    await q.query(
      `CREATE TABLE "attendance" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "eventId" uuid NOT NULL, "personId" uuid NOT NULL, "state" text NOT NULL, "together" boolean NOT NULL DEFAULT false, "byUserId" uuid, "markedAt" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "CHK_c8ff7544e709512fd6e060154f" CHECK (state = 'DID_NOT_COME' or not together), CONSTRAINT "CHK_39b658d0b77991c2e26e962a83" CHECK (state in ('UNKNOWN', 'CAME', 'DID_NOT_COME')), CONSTRAINT "PK_ee0ffe42c1f1a01e72b725c0cb2" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_1e6a06a6f84f40bd5369962cf1" ON "attendance"  ("personId") `);
    await q.query(`CREATE UNIQUE INDEX "IDX_2a060cb7e332f0e8204b42b6fc" ON "attendance"  ("eventId", "personId") `);
    await q.query(
      `ALTER TABLE "timeline" ADD CONSTRAINT "CHK_0b8935a8af843c0e2a98392ab5" CHECK (kind in ('CREATED', 'IMPORTED', 'MERGED', 'EDITED', 'SIGNED_UP', 'SIGN_UP_CANCELLED', 'MESSAGE_SENT', 'MESSAGE_FAILED', 'OPTED_OUT', 'CONSENTED', 'WAITLISTED', 'PROMOTED', 'SIGNED_PETITION', 'SIGNATURE_CONFIRMED', 'SIGNATURE_WITHDRAWN', 'PEOPLE_MERGED', 'MERGE_UNDONE', 'IMPORT_UNDONE', 'TAGGED', 'UNTAGGED', 'LISTED', 'UNLISTED', 'NOTED', 'RELATED', 'POINT_PERSON_SET', 'STAGE_MOVED', 'ASSESSED', 'ONE_ON_ONE_BOOKED', 'ONE_ON_ONE_CANCELLED', 'ONE_ON_ONE_HELD', 'INTERESTED', 'QUALIFIED', 'HOURS_LOGGED', 'TASK_DONE', 'REFERRED', 'PREFERENCES_CHANGED', 'BULK_CHANGED', 'BULK_UNDONE', 'CAME', 'DID_NOT_COME'))`,
    );
    await q.query(
      `ALTER TABLE "attendance" ADD CONSTRAINT "FK_dbe2b9bfce9a33f028f61581974" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "attendance" ADD CONSTRAINT "FK_f89c5a18dbf866ba8b1e4a9b8e9" FOREIGN KEY ("eventId") REFERENCES "event"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "attendance" ADD CONSTRAINT "FK_1e6a06a6f84f40bd5369962cf11" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "attendance" ADD CONSTRAINT "FK_2a6dfa98acbf7c69155165dc066" FOREIGN KEY ("byUserId") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await protect(q, 'attendance');
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
