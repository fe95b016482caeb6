import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '#platform';

export class Agenda1795718627169 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `CREATE TABLE "agenda_item" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "bodyCode" text NOT NULL, "startsAt" TIMESTAMP WITH TIME ZONE NOT NULL, "zone" text NOT NULL DEFAULT 'America/Chicago', "timeKnown" boolean NOT NULL DEFAULT true, "titleEn" text NOT NULL DEFAULT '', "titleEs" text NOT NULL DEFAULT '', "fileNumber" text, "matterCode" text, "kind" text NOT NULL, "url" text, "state" text NOT NULL DEFAULT 'PLANNED', "stateByHand" boolean NOT NULL DEFAULT false, "externalId" text, "recordedBy" uuid NOT NULL, "recordedAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "UQ_a3fea0d9c21f6f988f221df14da" UNIQUE ("organizationId", "externalId"), CONSTRAINT "CHK_0cb7a12bffaf239e644d5d0e11" CHECK ("titleEn" <> '' or "titleEs" <> ''), CONSTRAINT "CHK_d42a2247a70f98f9cf0206e8a9" CHECK ("state" in ('PLANNED', 'HELD', 'WITHDRAWN')), CONSTRAINT "CHK_fad413c031f0f1e4973779c475" CHECK ("kind" in ('VOTE', 'PUBLIC_HEARING', 'FIRST_READING', 'COMMITTEE', 'REPORT', 'OTHER')), CONSTRAINT "PK_413623e61232799619c2e0a1d42" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_972ee07c58cdb15b320469bb53" ON "agenda_item"  ("organizationId", "startsAt") `);
    await q.query(
      `CREATE TABLE "agenda_match" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "itemId" uuid NOT NULL, "demandCode" text NOT NULL, "reason" text NOT NULL, "state" text NOT NULL DEFAULT 'SUGGESTED', "decidedBy" uuid, "decidedAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "UQ_33d6a3ecb2bb981ec85e08088b6" UNIQUE ("itemId", "demandCode"), CONSTRAINT "CHK_36948ab19b872d553daa3a9211" CHECK ((state = 'SUGGESTED') = ("decidedBy" is null)), CONSTRAINT "CHK_bb254a0d4605a274e81055c934" CHECK ("state" in ('SUGGESTED', 'CONFIRMED', 'TURNED_DOWN')), CONSTRAINT "CHK_67fc318d2e6fcb7e011ea27c02" CHECK ("reason" in ('MATTER', 'LEVER', 'WORDS', 'HAND')), CONSTRAINT "PK_413b64d5ccadaacb61c76bd9c4b" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `ALTER TABLE "agenda_item" ADD CONSTRAINT "FK_ff48c9922afd9e7d4291dd508bf" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "agenda_item" ADD CONSTRAINT "FK_5048956b706eaf815283785b45d" FOREIGN KEY ("organizationId", "matterCode") REFERENCES "matter"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "agenda_item" ADD CONSTRAINT "FK_8fdc1a32b13b02b862314a5934d" FOREIGN KEY ("organizationId", "bodyCode") REFERENCES "body"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "agenda_match" ADD CONSTRAINT "FK_b10680f536b092f62c0da8ab847" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "agenda_match" ADD CONSTRAINT "FK_1e7b4c63a4c7fa43689462605f5" FOREIGN KEY ("itemId") REFERENCES "agenda_item"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "agenda_match" ADD CONSTRAINT "FK_2bf54d2bc9d8e4403fde3ec759c" FOREIGN KEY ("organizationId", "demandCode") REFERENCES "demand"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    for (const table of ['agenda_item', 'agenda_match']) await protect(q, table);
    // What was on an agenda stays to be read; only a suggestion that nobody decided on may go.
    await q.query('revoke delete on "agenda_item" from crm_app');
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
