import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MoreDoors1795762033109 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "sign_up" ADD "moreDoors" bytea array NOT NULL DEFAULT '{}'`);
    await q.query(`ALTER TABLE "signature" ADD "moreDoors" bytea array NOT NULL DEFAULT '{}'`);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
