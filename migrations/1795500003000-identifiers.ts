import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Identifiers1795500003000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "figure" ADD "identifiers" text array NOT NULL DEFAULT '{}'`);
    await q.query(
      `ALTER TABLE "figure" ADD CONSTRAINT "CHK_2206293bfbac50295308722d57" CHECK (kind = 'OFFICIAL' or cardinality(identifiers) = 0)`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
