import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Clauses1795718653356 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "clause_assessment" ADD "assessorCode" text`);
    await q.query(`ALTER TABLE "clause_assessment" ADD "reviewState" text NOT NULL DEFAULT 'BUNDLED'`);
    await q.query(
      `ALTER TABLE "clause_assessment" ADD CONSTRAINT "CHK_7e3755d64fe85cbec2ae8fb04d" CHECK ("reviewState" in ('BUNDLED', 'AWAITING', 'APPROVED', 'REJECTED'))`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
