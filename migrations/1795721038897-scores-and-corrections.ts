import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '#platform';

export class ScoresAndCorrections1795721038897 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "audit_entry" DROP CONSTRAINT "CHK_370ab5121e8c5290b002739534"`);
    await q.query(
      `CREATE TABLE "council_settings" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "publicScores" boolean NOT NULL DEFAULT false, CONSTRAINT "UQ_9eacd3ec686e9682555dfc79b4b" UNIQUE ("organizationId"), CONSTRAINT "PK_4de596517f23987da5759ced44b" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE UNIQUE INDEX "IDX_f40d1846f0a9b21a1616b80b91" ON "evidence"  ("organizationId", "supersedesId") WHERE "retractedAt" is null and "reviewState" <> 'REJECTED'`,
    );
    await q.query(
      `ALTER TABLE "audit_entry" ADD CONSTRAINT "CHK_fbeb960dfd07da33b0f77af0e2" CHECK (kind in ('REVEALED', 'REVEAL_REFUSED', 'REVEAL_ALERT', 'GRANT_GIVEN', 'GRANT_ENDED', 'ROLE_MADE', 'ROLE_REMOVED', 'RECORD_OFFERED', 'RECORD_ACCEPTED', 'RECORD_SHARE_ENDED', 'SCORES_SHOWN', 'SCORES_HIDDEN'))`,
    );
    await q.query(
      `ALTER TABLE "council_settings" ADD CONSTRAINT "FK_9eacd3ec686e9682555dfc79b4b" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await protect(q, 'council_settings');
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
