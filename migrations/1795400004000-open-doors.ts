import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OpenDoors1795400004000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `CREATE TABLE "used_once" ("key" bytea NOT NULL, "by" bytea NOT NULL, "until" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_c80e9be041c7bf20e99512290b1" PRIMARY KEY ("key"))`,
    );
    await q.query(`ALTER TABLE "sign_up" DROP CONSTRAINT "CHK_d1f4355c6f15aecac5db0dbfd0"`);
    await q.query(
      `ALTER TABLE "sign_up" ADD CONSTRAINT "CHK_bdd96be0572f3d96242f8b94fa" CHECK (state in ('PENDING', 'CONFIRMED', 'WAITLISTED', 'CANCELLED'))`,
    );
    await q.query(
      `ALTER TABLE "sign_up" ADD CONSTRAINT "CHK_39f72580d0ec75af765b0a4015" CHECK ((state = 'PENDING') <= ("personId" is null and line is null))`,
    );
    await q.query(`ALTER TABLE "signature" ADD "proven" boolean NOT NULL DEFAULT true`);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
