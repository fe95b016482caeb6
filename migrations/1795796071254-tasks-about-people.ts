import type { MigrationInterface, QueryRunner } from 'typeorm';
import { narrow } from '#platform';

export class TasksAboutPeople1795796071254 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "assessment" ADD "mark" bytea`);
    await q.query(`ALTER TABLE "task" ADD "personId" uuid`);
    await q.query(
      `CREATE INDEX "IDX_a7528402444d0390a7a7ed888d" ON "assessment"  ("organizationId") WHERE mark is null`,
    );
    await q.query(`CREATE INDEX "IDX_be402b335d2015718ad92ff3d5" ON "task"  ("personId", "state") `);
    await q.query(
      `ALTER TABLE "task" ADD CONSTRAINT "FK_f70c683801cafc6a461905646ab" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    // Whoever is to do it sees it, whomever it is about.
    await narrow(
      q,
      'task',
      `("personId" is null or "assigneeUserId"::text = (select current_setting('app.reader', true))
        or "personId" in (select id from person))`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
