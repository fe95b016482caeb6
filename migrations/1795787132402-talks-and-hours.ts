import type { MigrationInterface, QueryRunner } from 'typeorm';
import { unforced } from '#platform';

export class TalksAndHours1795787132402 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX "public"."IDX_6770005ef71c7bb67f96a87239"`);
    await q.query(`ALTER TABLE "one_on_one_slot" DROP CONSTRAINT "XCL_e5b462068603e27f25f0a20479"`);
    await q.query(`ALTER TABLE "worked_hours" ADD "key" uuid`);
    await q.query(`ALTER TABLE "one_on_one_slot" ADD "language" text NOT NULL DEFAULT 'en'`);
    await unforced(q, ['one_on_one_slot', 'contact_digest'], () =>
      q.query(`update one_on_one_slot s set language = d.language from contact_digest d where d."userId" = s."userId"`),
    );
    await q.query(`ALTER TABLE "one_on_one_slot" ADD "withdrawnAt" TIMESTAMP WITH TIME ZONE`);
    await q.query(`ALTER TABLE "one_on_one" ADD "ahead" boolean NOT NULL DEFAULT true`);
    await q.query(
      `CREATE UNIQUE INDEX "IDX_91877b58fad4d67f7b2594b821" ON "worked_hours"  ("personId", "key") WHERE key is not null`,
    );
    await q.query(
      `CREATE UNIQUE INDEX "IDX_d6cf01be3106505a3ee7c76fb4" ON "one_on_one"  ("personId") WHERE state = 'BOOKED' and ahead`,
    );
    await q.query(
      `ALTER TABLE "one_on_one_slot" ADD CONSTRAINT "XCL_3a16864e6f7c5c779938618047" EXCLUDE using gist ("userId" with =, tstzrange("startsAt", "endsAt") with &&) where ("withdrawnAt" is null)`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
