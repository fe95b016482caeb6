import type { MigrationInterface, QueryRunner } from 'typeorm';
import { address, host, makeGuests, offered, protect, showAgreement } from '#platform';

/** All that may be told of a demand goes with it, and it with its campaign: inside these, guests' policies hold again. */
const OF_A_DEMAND = '"demandCode" in (select code from demand)';
const OF_A_VERSION = '"demandVersionCode" in (select code from demand_version)';
const REVIEWED = `"reviewState" in ('BUNDLED', 'APPROVED')`;
/** What a claim can be about. */
const SUBJECTS = ['campaign', 'incident', 'figure', 'body', 'document'];

/** Which rows of a table of the record guests see; of the others all, as long as the agreement stands. */
const NARROWER: Readonly<Record<string, string>> = {
  campaign: offered('code'),
  campaign_goal: offered('campaignCode'),
  claim: `"aboutCode" in (${SUBJECTS.map((table) => `select code from ${table}`).join(' union all ')})`,
  clause_assessment: OF_A_VERSION,
  demand: offered('campaignCode'),
  demand_link: `${REVIEWED} and "evidenceId" in (select id from evidence) and ("demandVersionCode" is null or ${OF_A_VERSION})`,
  demand_note: OF_A_DEMAND,
  demand_response: OF_A_VERSION,
  demand_version: OF_A_DEMAND,
  evidence: `${REVIEWED} and type <> 'MEETING_NOTE'`,
  lever: OF_A_DEMAND,
  occasion: `"campaignCode" is null or ${offered('campaignCode')}`,
};
const WHOLE = [
  'area',
  'body',
  'body_decision',
  'dispute',
  'document',
  'document_clause',
  'figure',
  'holder_confirmation',
  'incident',
  'jurisdiction',
  'membership',
  'place',
  'post',
  'record_confirmation',
  'record_load',
  'source',
  'statistic',
  'term',
  'voting_rule',
];

export class Sharing1795500001000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "audit_entry" DROP CONSTRAINT "CHK_eb9f8b6f64f64c0b4989396702"`);
    await q.query(
      `CREATE TABLE "record_share" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "withId" uuid NOT NULL, "campaigns" text array NOT NULL, "offeredByUserId" uuid, "offeredAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "endedAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "UQ_737403bde99695d6afd5bd6de55" UNIQUE ("id", "organizationId", "withId"), CONSTRAINT "CHK_0e85b253173f7c3572440c9795" CHECK (cardinality(campaigns) > 0), CONSTRAINT "CHK_0f7f8305d33ae0e8cb82a9b5a8" CHECK ("organizationId" <> "withId"), CONSTRAINT "PK_0b4ec76fe2a9a7c3e6012b58230" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_d37c8e271af529bbbe7ac3b671" ON "record_share"  ("withId") `);
    await q.query(
      `CREATE UNIQUE INDEX "IDX_894bddf8f64a524869be585ab9" ON "record_share"  ("organizationId", "withId") WHERE "endedAt" is null`,
    );
    await q.query(
      `CREATE TABLE "record_acceptance" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "withId" uuid NOT NULL, "shareId" uuid NOT NULL, "acceptedByUserId" uuid, "acceptedAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "endedAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "UQ_d131cc7c2c469dc97a89a1b6671" UNIQUE ("shareId"), CONSTRAINT "PK_587fd1f442bce55bce75e61817b" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_df63bd1686cd03f5f2b550ec36" ON "record_acceptance"  ("withId") `);
    await q.query(
      `CREATE UNIQUE INDEX "IDX_3309670de2bdc948594ca44106" ON "record_acceptance"  ("organizationId") WHERE "endedAt" is null`,
    );
    await q.query(
      `ALTER TABLE "audit_entry" ADD CONSTRAINT "CHK_370ab5121e8c5290b002739534" CHECK (kind in ('REVEALED', 'REVEAL_REFUSED', 'REVEAL_ALERT', 'GRANT_GIVEN', 'GRANT_ENDED', 'ROLE_MADE', 'ROLE_REMOVED', 'RECORD_OFFERED', 'RECORD_ACCEPTED', 'RECORD_SHARE_ENDED'))`,
    );
    await q.query(
      `ALTER TABLE "record_share" ADD CONSTRAINT "FK_f8f8a0d41c8e1a42369a5716e40" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "record_share" ADD CONSTRAINT "FK_d37c8e271af529bbbe7ac3b6715" FOREIGN KEY ("withId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "record_share" ADD CONSTRAINT "FK_65d290c47844046d7e877807982" FOREIGN KEY ("offeredByUserId") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "record_acceptance" ADD CONSTRAINT "FK_66148f99514570325414235f7c1" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "record_acceptance" ADD CONSTRAINT "FK_df63bd1686cd03f5f2b550ec367" FOREIGN KEY ("withId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "record_acceptance" ADD CONSTRAINT "FK_d790cc6140cd6c2b40b1c8eb307" FOREIGN KEY ("acceptedByUserId") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "record_acceptance" ADD CONSTRAINT "FK_4408220db5950195787262dd5d5" FOREIGN KEY ("shareId", "withId", "organizationId") REFERENCES "record_share"("id","organizationId","withId") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await this.agreement(q);
    await this.guests(q);
  }

  /** Each side writes its own rows, says of them only when they ended, and sees the other's that name it. */
  private async agreement(q: QueryRunner): Promise<void> {
    for (const table of ['record_share', 'record_acceptance']) {
      await protect(q, table);
      await address(q, table);
      await q.query(`revoke update, delete on "${table}" from crm_app`);
      await q.query(`grant update ("endedAt") on "${table}" to crm_app`);
    }
  }

  private async guests(q: QueryRunner): Promise<void> {
    await makeGuests(q);
    await showAgreement(q);
    for (const table of WHOLE) await host(q, table);
    for (const [table, narrower] of Object.entries(NARROWER)) await host(q, table, narrower);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
