import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '#platform';

export class Tasks1795300007100 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `CREATE TABLE "task" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "assigneeUserId" uuid NOT NULL, "dueOn" date, "state" text NOT NULL DEFAULT 'OPEN', "doneAt" TIMESTAMP WITH TIME ZONE, "createdByUserId" uuid, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "CHK_8eb299feac1443b947e1f6ebe5" CHECK ((state = 'DONE') = ("doneAt" is not null)), CONSTRAINT "CHK_571dac2fad6db72ba4c1febdbc" CHECK (state in ('OPEN', 'DONE')), CONSTRAINT "PK_fb213f79ee45060ba925ecd576e" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_71af62e9dc2910955d682000a4" ON "task"  ("assigneeUserId", "state") `);
    await q.query(`CREATE INDEX "IDX_1a6853b42c5ed7b84b517c80e3" ON "task"  ("organizationId", "state", "dueOn") `);
    await q.query(
      `ALTER TABLE "task" ADD CONSTRAINT "FK_5b0272d923a31c972bed1a1ac4d" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "task" ADD CONSTRAINT "FK_50c206f95df8094b5c3f6781377" FOREIGN KEY ("assigneeUserId") REFERENCES "user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "task" ADD CONSTRAINT "FK_b5dae9857187a41d7d09e07b7e3" FOREIGN KEY ("createdByUserId") REFERENCES "user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );

    await protect(q, 'task');
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
