import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '#platform';

export class HoursOfNobody1795798613772 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "referral" DROP CONSTRAINT "FK_ec295d220eaab068ed5147e8582"`);
    await q.query(`ALTER TABLE "timeline" DROP CONSTRAINT "CHK_915aca001066632ecce9443435"`);
    await q.query(
      `CREATE TABLE "erased_hours" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "day" date NOT NULL, "minutes" integer NOT NULL, "entries" integer NOT NULL, CONSTRAINT "UQ_4fa54fdb061648cac31cb0d9010" UNIQUE ("organizationId", "day"), CONSTRAINT "CHK_6db3364ae3761a5c54cacb583b" CHECK (minutes > 0 and entries > 0), CONSTRAINT "PK_784813b91de6644d562a609a57b" PRIMARY KEY ("id"))`,
    );
    await q.query(`ALTER TABLE "referral_code" ADD "shown" boolean NOT NULL DEFAULT true`);
    await q.query(`ALTER TABLE "referral_code" DROP CONSTRAINT "FK_7603cfba7d49798b956e9c1fd0d"`);
    await q.query(`ALTER TABLE "referral_code" DROP CONSTRAINT "UQ_7603cfba7d49798b956e9c1fd0d"`);
    await q.query(`ALTER TABLE "referral" ALTER COLUMN "referrerId" DROP NOT NULL`);
    await q.query(`CREATE INDEX "IDX_7603cfba7d49798b956e9c1fd0" ON "referral_code"  ("personId") `);
    await q.query(`CREATE UNIQUE INDEX "IDX_63b0b31df0b0a4d6ca52b70500" ON "referral_code"  ("personId") WHERE shown`);
    await q.query(
      `ALTER TABLE "timeline" ADD CONSTRAINT "CHK_b1a4f127c3f851e5627977c9d1" CHECK (kind in ('CREATED', 'IMPORTED', 'MERGED', 'EDITED', 'SIGNED_UP', 'SIGN_UP_CANCELLED', 'MESSAGE_SENT', 'MESSAGE_FAILED', 'OPTED_OUT', 'CONSENTED', 'WAITLISTED', 'PROMOTED', 'SIGNED_PETITION', 'SIGNATURE_CONFIRMED', 'SIGNATURE_WITHDRAWN', 'PEOPLE_MERGED', 'MERGE_UNDONE', 'IMPORT_UNDONE', 'TAGGED', 'UNTAGGED', 'LISTED', 'UNLISTED', 'NOTED', 'RELATED', 'POINT_PERSON_SET', 'STAGE_MOVED', 'ASSESSED', 'ONE_ON_ONE_BOOKED', 'ONE_ON_ONE_CANCELLED', 'ONE_ON_ONE_HELD', 'INTERESTED', 'QUALIFIED', 'HOURS_LOGGED', 'HOURS_TAKEN_BACK', 'TASK_DONE', 'REFERRED', 'PREFERENCES_CHANGED', 'BULK_CHANGED', 'BULK_UNDONE', 'CAME', 'DID_NOT_COME', 'WARD_FOUND'))`,
    );
    await q.query(
      `ALTER TABLE "erased_hours" ADD CONSTRAINT "FK_e80146e0bac8c04c04e0b934525" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "referral_code" ADD CONSTRAINT "FK_7603cfba7d49798b956e9c1fd0d" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "referral" ADD CONSTRAINT "FK_ec295d220eaab068ed5147e8582" FOREIGN KEY ("referrerId") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await protect(q, 'erased_hours');
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
