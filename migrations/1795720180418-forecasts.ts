import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '#platform';

export class Forecasts1795720180418 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `CREATE TABLE "forecast" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "demandCode" text NOT NULL, "leverCode" text, "bodyCode" text NOT NULL, "motion" text NOT NULL, "asOf" date NOT NULL, "seats" smallint NOT NULL, "needed" smallint NOT NULL, "floor" smallint NOT NULL, "likely" smallint NOT NULL, "ceiling" smallint NOT NULL, "keptBy" uuid, "voteEventId" uuid, "keptAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "UQ_c40beb58b6c76cda40a761aee06" UNIQUE ("voteEventId", "demandCode"), CONSTRAINT "CHK_3109ab17b929e8e83f2d834d0c" CHECK (num_nonnulls("keptBy", "voteEventId") = 1), CONSTRAINT "CHK_0195e6a9c0bca0392129a6de7c" CHECK (needed between 1 and seats), CONSTRAINT "CHK_40ee96ceb3fb5e90966ba23bee" CHECK (0 <= floor and floor <= likely and likely <= ceiling and ceiling <= seats), CONSTRAINT "CHK_0b0d7f13457d5a8776375ea321" CHECK ("motion" in ('PASSAGE', 'OVERRIDE')), CONSTRAINT "PK_aee67ed6c40e832a806c429a2ec" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE INDEX "IDX_629b23d2172d2a8cdb8dc5b057" ON "forecast"  ("organizationId", "demandCode", "asOf") `,
    );
    await q.query(
      `CREATE TABLE "forecast_seat" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "forecastId" uuid NOT NULL, "ward" smallint NOT NULL, "figureCode" text, "counts" text NOT NULL, "label" text NOT NULL, "basis" text NOT NULL, "stale" boolean NOT NULL, CONSTRAINT "UQ_5a5e25ffcab991538e4406fa40d" UNIQUE ("forecastId", "ward"), CONSTRAINT "CHK_6215bf49bf0708595011557397" CHECK ("basis" in ('OVERRIDE', 'VOTED', 'ACTED', 'SPONSORED', 'DECLARED', 'REPORTED', 'NONE')), CONSTRAINT "CHK_54a9d83ec43f5b9e2d20939208" CHECK ("label" in ('COMMITTED', 'SUPPORT', 'LEAN_SUPPORT', 'MIXED', 'LEAN_OPPOSE', 'OPPOSE', 'CONFLICTED', 'UNKNOWN', 'NOT_APPLICABLE')), CONSTRAINT "CHK_e99ac46a7570636fd45cc21c8f" CHECK ("counts" in ('FIRM', 'LEANS', 'OPEN', 'LEANS_AGAINST', 'AGAINST', 'AWAY')), CONSTRAINT "PK_cbfcdf0f7891c3f1290f51cb04b" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `ALTER TABLE "forecast" ADD CONSTRAINT "FK_2fcfaf99e1051c37a343f32dc29" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "forecast" ADD CONSTRAINT "FK_ce7f6d96c9d6226600a16347d0c" FOREIGN KEY ("keptBy") REFERENCES "user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "forecast" ADD CONSTRAINT "FK_ebbb1c15e4c1e5039b3298ca122" FOREIGN KEY ("voteEventId") REFERENCES "vote_event"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "forecast" ADD CONSTRAINT "FK_00c1ef16784bbaa5951f71bc749" FOREIGN KEY ("organizationId", "bodyCode") REFERENCES "body"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "forecast" ADD CONSTRAINT "FK_4aafb1f23df53158bcbde105512" FOREIGN KEY ("organizationId", "leverCode") REFERENCES "lever"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "forecast" ADD CONSTRAINT "FK_1cc3749103e73223657bb7fd825" FOREIGN KEY ("organizationId", "demandCode") REFERENCES "demand"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "forecast_seat" ADD CONSTRAINT "FK_e1c238d395a2bf0d0b17763be0e" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "forecast_seat" ADD CONSTRAINT "FK_21436aa8035161179f1465e14cd" FOREIGN KEY ("forecastId") REFERENCES "forecast"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "forecast_seat" ADD CONSTRAINT "FK_379c3fc80bd54ba95d882e5a0d8" FOREIGN KEY ("organizationId", "figureCode") REFERENCES "figure"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    for (const table of ['forecast', 'forecast_seat']) {
      await protect(q, table);
      // What was expected stays as it was kept.
      await q.query(`revoke update, delete on "${table}" from crm_app`);
    }
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
