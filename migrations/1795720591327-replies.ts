import type { MigrationInterface, QueryRunner } from 'typeorm';
import { host, protect } from '#platform';

const TABLES = ['figure_reply', 'reply_sought', 'release'];
/** A guest reads what everybody may read, and no reply that two people have not released. */
const RELEASED = `(select count(distinct r."userId") from release r where r."subjectId" = figure_reply.id) >= 2`;

export class Replies1795720591327 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `CREATE TABLE "figure_reply" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "figureCode" text NOT NULL, "original" text NOT NULL, "language" text NOT NULL, "textEn" text NOT NULL DEFAULT '', "textEs" text NOT NULL DEFAULT '', "translator" text, "repliedOn" date NOT NULL, "how" text NOT NULL, "sourceCode" text NOT NULL, "evidenceId" uuid, "claimCode" text, "recordedBy" uuid NOT NULL, "recordedAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "CHK_54eaec07c289faebb7b66d9f97" CHECK (num_nonnulls("evidenceId", "claimCode") <= 1), CONSTRAINT "CHK_87a10356fdc2d4abe2d2e8d3e2" CHECK (original <> ''), CONSTRAINT "CHK_d30bf206d90bf2e6af4ded932f" CHECK ("how" in ('LETTER', 'EMAIL', 'CALL', 'IN_PERSON', 'PUBLISHED')), CONSTRAINT "PK_317b812c5331241fb2b89a3adb9" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_a2f91867006740ad82126960cb" ON "figure_reply"  ("organizationId", "figureCode") `);
    await q.query(
      `CREATE TABLE "reply_sought" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "figureCode" text NOT NULL, "evidenceId" uuid, "claimCode" text, "askedOn" date NOT NULL, "answerBy" date NOT NULL, "how" text NOT NULL, "recordedBy" uuid NOT NULL, "recordedAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "CHK_c3d5d8bde94affa3490ed7fba2" CHECK (num_nonnulls("evidenceId", "claimCode") = 1), CONSTRAINT "CHK_b81cd527f5e892ccb7d7e79b10" CHECK ("answerBy" >= "askedOn"), CONSTRAINT "CHK_1a4908a4a3a1a17748d3634e56" CHECK ("how" in ('LETTER', 'EMAIL', 'CALL', 'IN_PERSON', 'PUBLISHED')), CONSTRAINT "PK_0e1dbcbcd2f3b05c3a385ad1c05" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_039add4a2d35763cb79e2adbe6" ON "reply_sought"  ("organizationId", "figureCode") `);
    await q.query(
      `CREATE TABLE "release" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "figureCode" text NOT NULL, "subjectId" uuid NOT NULL, "words" text NOT NULL, "userId" uuid NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "UQ_a88aecebdd27030a4c8290d1cb1" UNIQUE ("subjectId", "figureCode", "words", "userId"), CONSTRAINT "PK_1a2253436964eea9c558f9464f4" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `ALTER TABLE "figure_reply" ADD CONSTRAINT "FK_3e6daccf3e145ae06b06b9f1d99" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "figure_reply" ADD CONSTRAINT "FK_7be6720553b82a6365bb7b280b1" FOREIGN KEY ("evidenceId") REFERENCES "evidence"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "figure_reply" ADD CONSTRAINT "FK_3cb15be700e9737cf3da3f68e47" FOREIGN KEY ("organizationId", "sourceCode") REFERENCES "source"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "figure_reply" ADD CONSTRAINT "FK_d9e225ab36cd5d4640b30f7c064" FOREIGN KEY ("organizationId", "claimCode") REFERENCES "claim"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "figure_reply" ADD CONSTRAINT "FK_a2f91867006740ad82126960cb9" FOREIGN KEY ("organizationId", "figureCode") REFERENCES "figure"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "reply_sought" ADD CONSTRAINT "FK_dcbe0a6ce4c54d596e39b518964" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "reply_sought" ADD CONSTRAINT "FK_ab2dcc2c50dc07359c076905334" FOREIGN KEY ("evidenceId") REFERENCES "evidence"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "reply_sought" ADD CONSTRAINT "FK_bf3a8dfe077a7a421aac46cdb50" FOREIGN KEY ("organizationId", "claimCode") REFERENCES "claim"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "reply_sought" ADD CONSTRAINT "FK_039add4a2d35763cb79e2adbe6d" FOREIGN KEY ("organizationId", "figureCode") REFERENCES "figure"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "release" ADD CONSTRAINT "FK_a845fcd1df84d95d01821f383b6" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "release" ADD CONSTRAINT "FK_e101617f2ba935f5da2137a4da6" FOREIGN KEY ("organizationId", "figureCode") REFERENCES "figure"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    for (const table of TABLES) {
      await protect(q, table);
      await q.query(`revoke update, delete on "${table}" from crm_app`);
      await host(q, table, table === 'figure_reply' ? RELEASED : undefined);
      await q.query(
        `create trigger record_changed after insert or update or delete on "${table}"
         for each statement execute function record_changed()`,
      );
    }
    // What is said against somebody stands on their page once it is released, and is read with the council.
    await q.query(
      `create trigger record_changed after insert or update or delete on "claim"
       for each statement execute function record_changed()`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
