import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WardView1795718638667 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "body" ADD "areaCode" text`);
    await q.query(`ALTER TABLE "event" ADD "ward" smallint`);
    await q.query(`ALTER TABLE "event" ADD CONSTRAINT "CHK_ad5f95eb96822facda2d914022" CHECK (ward between 1 and 13)`);
    await q.query(
      `ALTER TABLE "body" ADD CONSTRAINT "FK_453da29414c67e4c22121ec63d4" FOREIGN KEY ("organizationId", "areaCode") REFERENCES "area"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
