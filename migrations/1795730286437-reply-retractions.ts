import type { MigrationInterface, QueryRunner } from 'typeorm';
import { host } from '#platform';

/** A guest reads what everybody may read: no reply that two people have not released, or that was taken back. */
const RELEASED = `"retractedAt" is null
  and (select count(distinct r."userId") from release r where r."subjectId" = figure_reply.id) >= 2`;

export class ReplyRetractions1795730286437 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "figure_reply" ADD "retractedAt" TIMESTAMP WITH TIME ZONE`);
    await q.query(`ALTER TABLE "figure_reply" ADD "retractedBy" uuid`);
    await q.query(`ALTER TABLE "figure_reply" ADD "retractedReason" text`);
    await q.query(
      `ALTER TABLE "figure_reply" ADD CONSTRAINT "CHK_a2e1b346b9afff043c8c6d3443" CHECK (num_nonnulls("retractedAt", "retractedBy", "retractedReason") in (0, 3))`,
    );
    // A reply is never edited: that it was taken back, by whom and why, is all that may be added to it.
    await q.query(`grant update ("retractedAt", "retractedBy", "retractedReason") on figure_reply to crm_app`);
    await q.query(`drop policy guest on figure_reply`);
    await host(q, 'figure_reply', RELEASED);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
