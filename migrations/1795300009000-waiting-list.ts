import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WaitingList1795300009000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX "public"."IDX_09b7d7efe1adff56321e71960e"`);
    await q.query(`ALTER TABLE "sign_up" DROP CONSTRAINT "CHK_82ed55137a8f8fbaaf115472b3"`);
    await q.query(`ALTER TABLE "sign_up" ADD "line" integer`);
    await q.query(`ALTER TABLE "sign_up" ADD "promotedAt" TIMESTAMP WITH TIME ZONE`);
    await q.query(`CREATE UNIQUE INDEX "IDX_fb5a001947feb18620847a8e53" ON "sign_up"  ("eventId", "line") `);
    await q.query(
      `CREATE UNIQUE INDEX "IDX_ccf5038d43277081a48d7dd6d4" ON "sign_up"  ("organizationId", "eventId", "contact") WHERE state <> 'CANCELLED'`,
    );
    await q.query(
      `ALTER TABLE "sign_up" ADD CONSTRAINT "CHK_5db1d4419d9b10e2a5f5d76a1b" CHECK (state = 'CANCELLED' or (state = 'WAITLISTED') = (line is not null and "promotedAt" is null))`,
    );
    await q.query(
      `ALTER TABLE "sign_up" ADD CONSTRAINT "CHK_d1f4355c6f15aecac5db0dbfd0" CHECK (state in ('CONFIRMED', 'WAITLISTED', 'CANCELLED'))`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
