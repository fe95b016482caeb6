import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '#platform';

export class Following1795719623873 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "message" DROP CONSTRAINT "CHK_f9e24bff1caa505332f86cdc5d"`);
    await q.query(
      `CREATE TABLE "follow_setting" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "userId" uuid NOT NULL, "daysBefore" smallint NOT NULL DEFAULT '3', "mails" boolean NOT NULL DEFAULT true, "language" text NOT NULL, CONSTRAINT "UQ_e0a16b84f0e466690d7b9b92ad3" UNIQUE ("userId"), CONSTRAINT "CHK_9b23c70d4affc94ac251e52c72" CHECK ("language" in ('en', 'es')), CONSTRAINT "CHK_fa79ca8651f2604d8eef5a84bf" CHECK ("daysBefore" in (1, 3, 7)), CONSTRAINT "PK_c6d2eab850cc5bffbdfc4de5581" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "matter_notice" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "userId" uuid NOT NULL, "matterCode" text NOT NULL, "kind" text NOT NULL, "subjectId" uuid NOT NULL, "heldOn" date NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "readAt" TIMESTAMP WITH TIME ZONE, "digestId" uuid, CONSTRAINT "UQ_1240d956e7e874e77aaca15c7d9" UNIQUE ("userId", "subjectId"), CONSTRAINT "CHK_46460dbcdce33f5e303d0c3b82" CHECK ("kind" in ('AGENDA', 'ROLL_CALL')), CONSTRAINT "PK_493759547e3a6617674461f801c" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_c4368e191817276b585672ba8e" ON "matter_notice"  ("userId", "at") `);
    await q.query(`ALTER TABLE "position_notice" ADD "digestId" uuid`);
    await q.query(
      `ALTER TABLE "message" ADD CONSTRAINT "CHK_9f48626899f7afc6f8dfa178aa" CHECK ((template in ('event.reminder', 'agenda.soon', 'agenda.moved')) = ("forStart" is not null))`,
    );
    await q.query(
      `ALTER TABLE "follow_setting" ADD CONSTRAINT "FK_c14f24f6c7ee4a67b90c4f29b74" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "follow_setting" ADD CONSTRAINT "FK_e0a16b84f0e466690d7b9b92ad3" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "matter_notice" ADD CONSTRAINT "FK_51fecc72b59fece1ba3c254790f" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "matter_notice" ADD CONSTRAINT "FK_6773378daaf88194a4ee385a8e9" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "matter_notice" ADD CONSTRAINT "FK_bf91dca3f43504106459f78776d" FOREIGN KEY ("organizationId", "matterCode") REFERENCES "matter"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    for (const table of ['follow_setting', 'matter_notice']) await protect(q, table);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
