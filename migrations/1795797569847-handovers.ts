import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Handovers1795797569847 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "bulk_change" DROP CONSTRAINT "CHK_27a96fe4a87c167d0def0bc65d"`);
    await q.query(`ALTER TABLE "contact_digest" ADD "handovers" boolean NOT NULL DEFAULT true`);
    await q.query(
      `ALTER TABLE "bulk_change" ADD CONSTRAINT "CHK_35eaecde833c24a6c20df87942" CHECK (kind in ('ADD_TAG', 'REMOVE_TAG', 'ADD_TO_LIST', 'REMOVE_FROM_LIST', 'SET_LANGUAGE', 'SET_POINT_PERSON', 'GIVE_TO_WARDS', 'CLEAR_POINT_PERSON'))`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
