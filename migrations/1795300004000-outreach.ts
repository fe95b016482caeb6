import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '#platform';

export class Outreach1795300004000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    // Letters of welcome, which nobody gets any more.
    await q.query('truncate message');
    await q.query(`ALTER TABLE "message" DROP CONSTRAINT "CHK_cfcd4b89e819c24d51c9d6df9b"`);
    await q.query(`ALTER TABLE "message" DROP CONSTRAINT "CHK_0a5176eff6581779d02e8cd5ff"`);
    await q.query(`ALTER TABLE "message" DROP CONSTRAINT "UQ_1a1655547729475f508a724942c"`);
    await q.query(
      `CREATE TABLE "mailbox_mail" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "messageId" uuid NOT NULL, "sentAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_77ae061193dee74ad7a56d8f0ca" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE UNIQUE INDEX "IDX_6738b11e3fed8b8111709956e5" ON "mailbox_mail"  ("messageId") `);
    await q.query(`CREATE INDEX "IDX_13cdd89e6ba66a1553ec3fa8ba" ON "mailbox_mail"  ("organizationId", "id") `);
    await q.query(`ALTER TABLE "outbox" ADD "handed" integer NOT NULL DEFAULT '0'`);
    await q.query(`ALTER TABLE "outbox" ADD "pending" text array`);
    await q.query(`ALTER TABLE "message" ADD "subjectKind" text NOT NULL`);
    await q.query(`ALTER TABLE "message" ADD "subjectId" uuid NOT NULL`);
    await q.query(`ALTER TABLE "message" ADD "occasion" text NOT NULL DEFAULT ''`);
    await q.query(`ALTER TABLE "message" ADD "reason" text`);
    await q.query(`ALTER TABLE "message" ADD "notBefore" TIMESTAMP WITH TIME ZONE NOT NULL`);
    await q.query(`ALTER TABLE "message" ADD "notAfter" TIMESTAMP WITH TIME ZONE NOT NULL`);
    await q.query(`ALTER TABLE "message" ADD "forStart" TIMESTAMP WITH TIME ZONE`);
    await q.query(`ALTER TABLE "message" ADD "attempts" integer NOT NULL DEFAULT '0'`);
    await q.query(`ALTER TABLE "message" ADD "settledAt" TIMESTAMP WITH TIME ZONE`);
    await q.query(`ALTER TABLE "message" ADD "handedAt" TIMESTAMP WITH TIME ZONE`);
    await q.query(`ALTER TABLE "message" DROP CONSTRAINT "FK_faa0362c14fe358d8ca3de3ed47"`);
    await q.query(`ALTER TABLE "message" ALTER COLUMN "personId" DROP NOT NULL`);
    await q.query(`CREATE INDEX "IDX_90f162a0d728ff62e18f23646a" ON "message"  ("subjectId") `);
    await q.query(
      `CREATE INDEX "IDX_3b0e8fca192b43a4c2223d999a" ON "message"  ("organizationId", "claimedAt") WHERE state = 'SENDING'`,
    );
    await q.query(
      `CREATE INDEX "IDX_d3e6a817161103558a9d127e14" ON "message"  ("organizationId", "notBefore") WHERE state = 'QUEUED'`,
    );
    await q.query(
      `ALTER TABLE "message" ADD CONSTRAINT "CHK_f9e24bff1caa505332f86cdc5d" CHECK ((template = 'event.reminder') = ("forStart" is not null))`,
    );
    await q.query(
      `ALTER TABLE "message" ADD CONSTRAINT "CHK_bcd1dbe72873e37c2e0479fd70" CHECK ((state = 'SENDING') <= (attempt is not null and "claimedAt" is not null))`,
    );
    await q.query(
      `ALTER TABLE "message" ADD CONSTRAINT "CHK_5f3febf418f32b549122387cac" CHECK (state in ('QUEUED', 'SENDING', 'ACCEPTED', 'REJECTED', 'UNKNOWN', 'CANCELLED'))`,
    );
    await q.query(
      `ALTER TABLE "message" ADD CONSTRAINT "UQ_abb0bcd279c118fba949b65292f" UNIQUE ("organizationId", "template", "subjectKind", "subjectId", "occasion")`,
    );
    await q.query(
      `ALTER TABLE "message" ADD CONSTRAINT "FK_faa0362c14fe358d8ca3de3ed47" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "mailbox_mail" ADD CONSTRAINT "FK_b8aa4d4e22faca7700b8cec43f4" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "mailbox_mail" ADD CONSTRAINT "FK_6738b11e3fed8b8111709956e55" FOREIGN KEY ("messageId") REFERENCES "message"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );

    await protect(q, 'mailbox_mail');
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
