import type { MigrationInterface, QueryRunner } from 'typeorm';
import { unforced } from '#platform';

export class WrittenConsent1795795762735 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "audit_entry" DROP CONSTRAINT "CHK_bca1df7e5a2219bb94f3539321"`);
    await q.query(`ALTER TABLE "opt_out" ADD "byUserId" uuid`);
    await q.query(`ALTER TABLE "consent" ADD "byUserId" uuid`);
    await q.query(`ALTER TABLE "consent" ADD "writtenAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT clock_timestamp()`);
    await unforced(q, ['consent'], () => q.query('update consent set "writtenAt" = at'));
    await q.query(
      `ALTER TABLE "audit_entry" ADD CONSTRAINT "CHK_227a8c52e1bbc113dfc7f590c0" CHECK (kind in ('REVEALED', 'REVEAL_REFUSED', 'REVEAL_ALERT', 'GRANT_GIVEN', 'GRANT_ENDED', 'ROLE_MADE', 'ROLE_REMOVED', 'RECORD_OFFERED', 'RECORD_ACCEPTED', 'RECORD_SHARE_ENDED', 'SCORES_SHOWN', 'SCORES_HIDDEN', 'EXPORTED', 'PEOPLE_MERGED', 'MERGE_UNDONE', 'IMPORT_UNDONE', 'BULK_CHANGED', 'BULK_UNDONE', 'PERSON_ERASED', 'CONSENT_WRITTEN'))`,
    );
    await q.query(
      `ALTER TABLE "opt_out" ADD CONSTRAINT "FK_42b0fd056518a7ce4e532d75cd1" FOREIGN KEY ("byUserId") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "consent" ADD CONSTRAINT "FK_ebddaee1a7c1a41115365502a79" FOREIGN KEY ("byUserId") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
