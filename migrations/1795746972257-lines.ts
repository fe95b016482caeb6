import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Lines1795746972257 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "person" ADD "calls" boolean`);
    await q.query(`ALTER TABLE "person" ADD "texts" boolean`);
    await q.query(
      `CREATE INDEX "IDX_1ca666b682de3a53ce0e8e37ef" ON "person"  ("organizationId", "id") WHERE calls is null`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
