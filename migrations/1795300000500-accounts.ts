import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '#platform';

export class Accounts1795300000500 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `CREATE TABLE "throttled" ("key" bytea NOT NULL, "count" integer NOT NULL, "until" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_070995a298aba2066e400c9d038" PRIMARY KEY ("key"))`,
    );
    await q.query(
      `CREATE TABLE "user" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "role" text NOT NULL, "emailIndex" bytea NOT NULL, "passwordHash" text NOT NULL, "disabledAt" TIMESTAMP WITH TIME ZONE, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "CHK_2bd361e3ff9e58997e5b069fc6" CHECK (role in ('owner', 'organizer', 'coordinator', 'volunteer')), CONSTRAINT "PK_cace4a159ff9f2512dd42373760" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE UNIQUE INDEX "IDX_7509b301bd46eaf6a7d91d50b3" ON "user"  ("organizationId", "emailIndex") `);
    await q.query(
      `CREATE TABLE "session" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "hash" bytea NOT NULL, "userId" uuid NOT NULL, "idleUntil" TIMESTAMP WITH TIME ZONE NOT NULL, "endsAt" TIMESTAMP WITH TIME ZONE NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "UQ_9a27ee81fbc0bb9e5260ed6f82d" UNIQUE ("hash"), CONSTRAINT "PK_f55da76ac1c3ac420f444d2ff11" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_3d2f174ef04fb312fdebd0ddc5" ON "session"  ("userId") `);
    await q.query(
      `CREATE TABLE "welcome_link" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "hash" bytea NOT NULL, "role" text NOT NULL, "expiresAt" TIMESTAMP WITH TIME ZONE NOT NULL, "usedAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "UQ_3858f04fa080789130f7ba51a53" UNIQUE ("hash"), CONSTRAINT "PK_370688369317f2ec09fdcc2476a" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `ALTER TABLE "user" ADD CONSTRAINT "FK_dfda472c0af7812401e592b6a61" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "session" ADD CONSTRAINT "FK_6ce3eb616193a2b3a0555f13697" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "session" ADD CONSTRAINT "FK_3d2f174ef04fb312fdebd0ddc53" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "welcome_link" ADD CONSTRAINT "FK_7eddc6de0bfc390386a4ca8584f" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );

    for (const table of ['user', 'session', 'welcome_link']) await protect(q, table);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
