import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '#platform';

export class Confirmations1795300005000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "record_confirmation" DROP CONSTRAINT "UQ_f3a203cf922ac017883058fa823"`);
    await q.query(
      `CREATE TABLE "holder_confirmation" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "membershipCode" text NOT NULL, "until" date NOT NULL, "userId" uuid NOT NULL, "confirmedAt" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_c26f016c9482bc7684509ada457" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE INDEX "IDX_bc5f1f97ce270a937d30ce020a" ON "holder_confirmation"  ("organizationId", "membershipCode") `,
    );
    await q.query(`ALTER TABLE "campaign_goal" DROP COLUMN "spanishDraft"`);
    await q.query(`ALTER TABLE "occasion" DROP COLUMN "spanishDraft"`);
    await q.query(`ALTER TABLE "incident" DROP COLUMN "spanishDraft"`);
    await q.query(`ALTER TABLE "claim" DROP COLUMN "spanishDraft"`);
    await q.query(`ALTER TABLE "demand_version" DROP COLUMN "spanishDraft"`);
    await q.query(`ALTER TABLE "demand_note" DROP COLUMN "spanishDraft"`);
    await q.query(`ALTER TABLE "demand_response" DROP COLUMN "spanishDraft"`);
    await q.query(`ALTER TABLE "document" DROP COLUMN "spanishDraft"`);
    await q.query(`ALTER TABLE "document_clause" DROP COLUMN "spanishDraft"`);
    await q.query(`ALTER TABLE "body_decision" DROP COLUMN "spanishDraft"`);
    await q.query(`ALTER TABLE "evidence" DROP COLUMN "spanishDraft"`);
    await q.query(`ALTER TABLE "membership" ADD "startsYearInferred" boolean NOT NULL DEFAULT false`);
    await q.query(`ALTER TABLE "membership" ADD "endsYearInferred" boolean NOT NULL DEFAULT false`);
    await q.query(`ALTER TABLE "record_confirmation" ADD "kind" text NOT NULL DEFAULT 'RECORD'`);
    await q.query(
      `ALTER TABLE "record_confirmation" ADD CONSTRAINT "CHK_4b482e5c70035636633b95ca3c" CHECK ("kind" in ('RECORD', 'SPANISH'))`,
    );
    await q.query(
      `ALTER TABLE "record_confirmation" ADD CONSTRAINT "UQ_8310e1445a825b51f9af07bbcd0" UNIQUE ("organizationId", "version", "kind", "userId")`,
    );
    await q.query(
      `ALTER TABLE "holder_confirmation" ADD CONSTRAINT "FK_8517bde3ecf341666ba20e665e2" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "holder_confirmation" ADD CONSTRAINT "FK_bc5f1f97ce270a937d30ce020a1" FOREIGN KEY ("organizationId", "membershipCode") REFERENCES "membership"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await protect(q, 'holder_confirmation');
    // What somebody stood by with their name is added to, never changed.
    for (const table of ['record_confirmation', 'holder_confirmation'])
      await q.query(`revoke update, delete on "${table}" from crm_app`);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
