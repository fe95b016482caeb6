import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '#platform';

export class Mailings1795300008000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `CREATE TABLE "blast" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "state" text NOT NULL DEFAULT 'DRAFT', "segment" jsonb NOT NULL, "startsAt" TIMESTAMP WITH TIME ZONE, "startKey" uuid, "startedBy" text, "startedAt" TIMESTAMP WITH TIME ZONE, "endedAt" TIMESTAMP WITH TIME ZONE, "total" integer, "willGet" integer, "filledTo" uuid, "filled" boolean NOT NULL DEFAULT false, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "UQ_89acb695fd33857eec968ca92e4" UNIQUE ("organizationId", "startKey"), CONSTRAINT "CHK_2e6786d0f895fcf4064525f92a" CHECK ((state in ('RUNNING', 'PAUSED', 'DONE')) <= ("startedAt" is not null)), CONSTRAINT "CHK_cdc77e335a97ed17937dc99e61" CHECK (state in ('DRAFT', 'RUNNING', 'PAUSED', 'DONE', 'CANCELLED')), CONSTRAINT "PK_505e3b2d7fa4e9446199ae52798" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_1d161bb2585244172daff45483" ON "blast"  ("organizationId", "createdAt", "id") `);
    await q.query(
      `CREATE TABLE "mail_sender" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "name" text NOT NULL, "postalAddress" text NOT NULL, "replyTo" text NOT NULL DEFAULT '', "updatedAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "UQ_fbe36bfeea03e50c1d78ae0f5bd" UNIQUE ("organizationId"), CONSTRAINT "PK_d814b26f924fda19f86f2f3ab01" PRIMARY KEY ("id"))`,
    );
    await q.query(`ALTER TABLE "opt_out" ADD "wording" text`);
    await q.query(`ALTER TABLE "consent" ADD "wording" text`);
    await q.query(`ALTER TABLE "person" ADD "mail" text NOT NULL DEFAULT 'NONE'`);
    await q.query(`ALTER TABLE "message" ADD "decidedBy" text`);
    await q.query(`ALTER TABLE "message" ADD "decidedAt" TIMESTAMP WITH TIME ZONE`);
    await q.query(`ALTER TABLE "message" ADD "resends" integer NOT NULL DEFAULT '0'`);
    await q.query(`ALTER TABLE "message" ADD "contact" bytea`);
    await q.query(
      `CREATE UNIQUE INDEX "IDX_053f300a0416a30d4b5cbf1dd6" ON "message"  ("organizationId", "subjectId", "contact") WHERE contact is not null`,
    );
    await q.query(
      `CREATE INDEX "IDX_e180a9685d073ff548bcfd1d4d" ON "message"  ("organizationId", "state", "settledAt", "id") WHERE state in ('UNKNOWN', 'REJECTED')`,
    );
    await q.query(
      `ALTER TABLE "person" ADD CONSTRAINT "CHK_8db86211504a2e10456cfe38f1" CHECK (mail in ('NONE', 'FAILS', 'WORKS'))`,
    );
    await q.query(
      `ALTER TABLE "blast" ADD CONSTRAINT "FK_d35e3fc8bc12cc2ab06f75b3bde" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "mail_sender" ADD CONSTRAINT "FK_fbe36bfeea03e50c1d78ae0f5bd" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );

    // What is known of people's addresses without their details; saving somebody tells it exactly. FORCE binds the owner too.
    for (const table of ['person', 'handle']) await q.query(`alter table ${table} no force row level security`);
    await q.query(`update person p set mail = case
      when h.addresses = 1 and p.bounced then 'FAILS' when h.addresses > 0 then 'WORKS' else 'NONE' end
      from (select "personId", count(*) as addresses from handle where kind = 'email' group by 1) h
      where h."personId" = p.id`);
    for (const table of ['person', 'handle']) await q.query(`alter table ${table} force row level security`);
    for (const table of ['blast', 'mail_sender']) await protect(q, table);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
