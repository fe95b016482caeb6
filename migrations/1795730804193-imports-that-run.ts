import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect, unforced } from '#platform';

export class ImportsThatRun1795730804193 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "handle" DROP CONSTRAINT "CHK_2d751fc7d7af512a82424d9faf"`);
    await q.query(
      `CREATE TABLE "batch_piece" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "batchId" uuid NOT NULL, "number" integer NOT NULL, "kind" text NOT NULL, CONSTRAINT "UQ_33b4291a297b751c6742763ee95" UNIQUE ("organizationId", "batchId", "kind", "number"), CONSTRAINT "CHK_61b5af09ec73f7064b6bf335c8" CHECK (kind in ('CHECKED', 'TAKEN', 'UNDONE')), CONSTRAINT "PK_9f684ce78e11f61f25bc40d1311" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "import_mapping" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "index" bytea NOT NULL, CONSTRAINT "UQ_dac3a43c8b1911088a193b9fdcb" UNIQUE ("organizationId", "index"), CONSTRAINT "PK_b851a428225ebaa9a5e683f3ebf" PRIMARY KEY ("id"))`,
    );
    await q.query(`ALTER TABLE "batch" ADD "updated" integer NOT NULL DEFAULT '0'`);
    await q.query(`ALTER TABLE "batch" ADD "state" text NOT NULL DEFAULT 'DONE'`);
    await q.query(`ALTER TABLE "batch" ADD "position" integer NOT NULL DEFAULT '0'`);
    await q.query(`ALTER TABLE "batch" ADD "about" integer NOT NULL DEFAULT '0'`);
    await q.query(`ALTER TABLE "batch" ADD "checked" integer NOT NULL DEFAULT '0'`);
    await q.query(`ALTER TABLE "batch" ADD "queued" boolean NOT NULL DEFAULT false`);
    await q.query(`ALTER TABLE "batch" ADD "touchedAt" TIMESTAMP WITH TIME ZONE`);
    await q.query(
      `ALTER TABLE "batch" ADD CONSTRAINT "CHK_f140a4700ed9a6bb7549421edd" CHECK (state in ('MADE', 'CHECKING', 'CHECKED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED', 'UNDOING', 'UNDONE'))`,
    );
    await q.query(
      `ALTER TABLE "handle" ADD CONSTRAINT "CHK_f06886f5bf324af133740e8deb" CHECK (kind in ('email', 'phone', 'phoneName', 'address', 'identifier'))`,
    );
    await q.query(
      `ALTER TABLE "batch_piece" ADD CONSTRAINT "FK_c3ec43fdbbdeed2c3a5f354ae56" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "batch_piece" ADD CONSTRAINT "FK_366244061dd6cc18f284f13a15f" FOREIGN KEY ("batchId") REFERENCES "batch"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "import_mapping" ADD CONSTRAINT "FK_57fee1c1d1e1657bfb3cbb1a70c" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await unforced(q, ['batch'], () => q.query(`update batch set state = 'FAILED' where "finishedAt" is null`));
    for (const table of ['batch_piece', 'import_mapping']) await protect(q, table);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
