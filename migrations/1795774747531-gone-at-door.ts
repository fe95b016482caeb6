import type { MigrationInterface, QueryRunner } from 'typeorm';

export class GoneAtDoor1795774747531 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `ALTER TABLE "event" ADD "goneAtDoor" jsonb NOT NULL DEFAULT '{"came":0,"didNotCome":0,"walkIns":0}'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
