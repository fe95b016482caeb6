import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect, unforced } from '#platform';

export class ConsentWordings1795796736798 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "opt_out" DROP CONSTRAINT "CHK_ba7004fc6996b0750e64d16ce6"`);
    await q.query(`ALTER TABLE "consent" DROP CONSTRAINT "CHK_36dbce03d8b9aa70ae60fac23b"`);
    await q.query(`ALTER TABLE "suppression" DROP CONSTRAINT "CHK_cb2ea69b53a818852d01f7184b"`);
    await q.query(
      `CREATE TABLE "wording" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "key" text NOT NULL, "language" text NOT NULL, "text" text NOT NULL, "hash" bytea NOT NULL, "firstUsedAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "UQ_b32e80cc3655b9c7e2a62e1610a" UNIQUE ("organizationId", "key", "language", "hash"), CONSTRAINT "PK_ddba8454aaffbaaa05be1cdc2bc" PRIMARY KEY ("id"))`,
    );
    await q.query(`ALTER TABLE "opt_out" ADD "wordingId" uuid`);
    await q.query(`ALTER TABLE "consent" ADD "wordingId" uuid`);
    await q.query(
      `ALTER TABLE "opt_out" ADD CONSTRAINT "CHK_605956e7ad54502703f3542b64" CHECK (channel in ('EMAIL', 'SMS', 'SMS_PERSON', 'PHONE', 'ALL'))`,
    );
    await q.query(
      `ALTER TABLE "consent" ADD CONSTRAINT "CHK_1d0041429aa1652c3df42e952e" CHECK (channel in ('EMAIL', 'SMS', 'SMS_PERSON', 'PHONE'))`,
    );
    await q.query(
      `ALTER TABLE "suppression" ADD CONSTRAINT "CHK_82604a4ee89fca568cf9ff95a9" CHECK (channel in ('EMAIL', 'SMS', 'SMS_PERSON', 'PHONE', 'ALL'))`,
    );
    await q.query(
      `ALTER TABLE "opt_out" ADD CONSTRAINT "FK_3df765118149f438ebc3bf58085" FOREIGN KEY ("wordingId") REFERENCES "wording"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "consent" ADD CONSTRAINT "FK_912d5b5a65b6da132070f75b428" FOREIGN KEY ("wordingId") REFERENCES "wording"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "wording" ADD CONSTRAINT "FK_736c59e5860a3ccabe743cb2d78" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await protect(q, 'wording');
    await unforced(q, ['opt_out', 'consent', 'suppression'], () => this.both(q));
  }

  /** Until now a word on texts was about both kinds: a stop and a no hold for both, a yes was given to texts to many alone. */
  private async both(q: QueryRunner): Promise<void> {
    await q.query(
      `insert into opt_out (id, "organizationId", "personId", channel, source, "batchId", wording, "byUserId", at, "liftedAt")
       select gen_random_uuid(), "organizationId", "personId", 'SMS_PERSON', source, "batchId", wording, "byUserId", at, "liftedAt"
       from opt_out where channel = 'SMS'`,
    );
    await q.query(
      `insert into consent (id, "organizationId", "personId", channel, given, source, ref, "batchId", wording, "byUserId", at, "writtenAt")
       select gen_random_uuid(), "organizationId", "personId", 'SMS_PERSON', false, source, ref, "batchId", wording, "byUserId", at, "writtenAt"
       from (select distinct on ("personId") * from consent where channel = 'SMS' order by "personId", at desc, id desc) as last
       where not given`,
    );
    await q.query(
      `insert into suppression (id, "organizationId", kind, index, channel, at)
       select gen_random_uuid(), "organizationId", kind, index, 'SMS_PERSON', at from suppression where channel = 'SMS'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
