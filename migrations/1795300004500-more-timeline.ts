import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MoreTimeline1795300004500 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "timeline" DROP CONSTRAINT "CHK_67691fa5d3ac397c9f6114b9fb"`);
    await q.query(
      `ALTER TABLE "timeline" ADD CONSTRAINT "CHK_268840712938b1fb7dd9003335" CHECK (kind in ('CREATED', 'IMPORTED', 'MERGED', 'EDITED', 'SIGNED_UP', 'SIGN_UP_CANCELLED', 'MESSAGE_SENT', 'MESSAGE_FAILED', 'OPTED_OUT', 'CONSENTED', 'WAITLISTED', 'PROMOTED', 'SIGNED_PETITION', 'SIGNATURE_CONFIRMED', 'SIGNATURE_WITHDRAWN'))`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
