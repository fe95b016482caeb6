import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Turnout1795761130926 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "event" ADD "turnout" jsonb`);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
