import type { MigrationInterface, QueryRunner } from 'typeorm';
import { host } from '#platform';

/** What a claim can be about. */
const SUBJECTS = ['campaign', 'incident', 'figure', 'body', 'document'];

export class ClaimsEntered1795719671228 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "claim" ADD "reviewState" text NOT NULL DEFAULT 'BUNDLED'`);
    await q.query(`ALTER TABLE "claim" ADD "recordedAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now()`);
    await q.query(`ALTER TABLE "claim" ADD "recordedBy" uuid`);
    await q.query(`ALTER TABLE "claim" ADD "reviewedBy" uuid`);
    await q.query(`ALTER TABLE "claim" ADD "rejectedReason" text`);
    await q.query(
      `ALTER TABLE "claim" ADD CONSTRAINT "CHK_1def854c4d822c524782ba91f6" CHECK ("reviewedBy" is null or "recordedBy" is null or "reviewedBy" <> "recordedBy")`,
    );
    await q.query(
      `ALTER TABLE "claim" ADD CONSTRAINT "CHK_113e17ea82c53bd72bbadadbc8" CHECK ("reviewState" in ('BUNDLED', 'AWAITING', 'APPROVED', 'REJECTED'))`,
    );
    // As of evidence, guests see nothing that waits or was rejected.
    const about = SUBJECTS.map((table) => `select code from ${table}`).join(' union all ');
    await q.query('drop policy guest on claim');
    await host(q, 'claim', `"reviewState" in ('BUNDLED', 'APPROVED') and "aboutCode" in (${about})`);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
