import type { MigrationInterface, QueryRunner } from 'typeorm';
import { host } from '#platform';

/** As of claims, guests see nothing that waits or was rejected. */
const SEEN = `"reviewState" in ('BUNDLED', 'APPROVED') and "demandVersionCode" in (select code from demand_version)`;

export class AssessmentsEntered1795731348070 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "clause_assessment" ADD "recordedAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now()`);
    await q.query(`ALTER TABLE "clause_assessment" ADD "recordedBy" uuid`);
    await q.query(`ALTER TABLE "clause_assessment" ADD "reviewedBy" uuid`);
    await q.query(`ALTER TABLE "clause_assessment" ADD "rejectedReason" text`);
    await q.query(
      `ALTER TABLE "clause_assessment" ADD CONSTRAINT "CHK_facebd372a069042d13405bf5c" CHECK ("reviewedBy" is null or "recordedBy" is null or "reviewedBy" <> "recordedBy")`,
    );
    await q.query('drop policy guest on clause_assessment');
    await host(q, 'clause_assessment', SEEN);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
