import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WardFoundAndLeads1795771228010 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "timeline" DROP CONSTRAINT "CHK_0b8935a8af843c0e2a98392ab5"`);
    await q.query(
      `CREATE INDEX "IDX_98cbcd410de5b0874631b8e526" ON "sign_up"  ("organizationId") WHERE "moreDoors" <> '{}'`,
    );
    await q.query(
      `CREATE INDEX "IDX_3a2996fd63dccb12e8db6ca5bf" ON "signature"  ("organizationId") WHERE "moreDoors" <> '{}'`,
    );
    await q.query(
      `ALTER TABLE "timeline" ADD CONSTRAINT "CHK_915aca001066632ecce9443435" CHECK (kind in ('CREATED', 'IMPORTED', 'MERGED', 'EDITED', 'SIGNED_UP', 'SIGN_UP_CANCELLED', 'MESSAGE_SENT', 'MESSAGE_FAILED', 'OPTED_OUT', 'CONSENTED', 'WAITLISTED', 'PROMOTED', 'SIGNED_PETITION', 'SIGNATURE_CONFIRMED', 'SIGNATURE_WITHDRAWN', 'PEOPLE_MERGED', 'MERGE_UNDONE', 'IMPORT_UNDONE', 'TAGGED', 'UNTAGGED', 'LISTED', 'UNLISTED', 'NOTED', 'RELATED', 'POINT_PERSON_SET', 'STAGE_MOVED', 'ASSESSED', 'ONE_ON_ONE_BOOKED', 'ONE_ON_ONE_CANCELLED', 'ONE_ON_ONE_HELD', 'INTERESTED', 'QUALIFIED', 'HOURS_LOGGED', 'TASK_DONE', 'REFERRED', 'PREFERENCES_CHANGED', 'BULK_CHANGED', 'BULK_UNDONE', 'CAME', 'DID_NOT_COME', 'WARD_FOUND'))`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
