import type { MigrationInterface, QueryRunner } from 'typeorm';
import { host, protect } from '#platform';

const TABLES = [
  'matter',
  'motion',
  'vote_event',
  'vote',
  'entry_review',
  'position_record',
  'position_override',
  'follow',
  'position_notice',
  'whip_assessment',
  'meeting',
  'ask',
];
/** What may still be said of a row once it is there; nothing else of it changes, and none of it goes. */
const MAY_CHANGE: Readonly<Record<string, readonly string[]>> = {
  vote_event: ['reviewState', 'reviewedBy', 'retractedAt', 'retractedReason'],
  vote: [],
  entry_review: [],
  position_record: ['validTo'],
  position_override: ['agreedBy', 'endedAt'],
  // A new key of the keyring seals anew what is there.
  whip_assessment: ['sealed'],
};

export class Ledger1795500002000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE "demand_link" DROP CONSTRAINT "CHK_f23bfb57e4f4015c958d4ba687"`);
    await q.query(
      `CREATE TABLE "matter" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "sourceCode" text NOT NULL, "locator" text NOT NULL, "quotedInSource" boolean NOT NULL DEFAULT false, "quote" text, "bodyCode" text NOT NULL, "fileNumber" text, "classification" text NOT NULL, "titleEn" text NOT NULL, "titleEs" text NOT NULL, "documentCode" text, CONSTRAINT "UQ_d74e2d1661faf1c62c3360608cc" UNIQUE ("organizationId", "code"), CONSTRAINT "CHK_81ec005a2603fff9028f1b7151" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "CHK_c69e0d90d44346e54cc028abaf" CHECK ("classification" in ('ORDINANCE', 'RESOLUTION', 'CONTRACT', 'ORDER', 'PETITION', 'OTHER')), CONSTRAINT "PK_9e48fc1cca365f37f74f9192f36" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "motion" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "matterCode" text NOT NULL, "classification" text NOT NULL, "votingRuleCode" text, CONSTRAINT "UQ_faceb87f5edfa91b8e4b1e17464" UNIQUE ("organizationId", "code"), CONSTRAINT "CHK_1b6be2e9eb73abfa79eae46a74" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "CHK_757d16fe95a09d9c804ce44fcf" CHECK ("classification" in ('PASSAGE', 'OVERRIDE', 'AMENDMENT', 'SUSPEND_RULES', 'REFER', 'POSTPONE', 'TABLE', 'AGENDA', 'OTHER')), CONSTRAINT "PK_6b577ebda54089e75b75f98058d" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "vote_event" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "motionCode" text NOT NULL, "bodyCode" text NOT NULL, "heldOn" date NOT NULL, "result" text NOT NULL, "counts" jsonb NOT NULL DEFAULT '{}', "decisionCode" text, "sourceCode" text NOT NULL, "locator" text NOT NULL, "reviewState" text NOT NULL DEFAULT 'AWAITING', "recordedAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "recordedBy" uuid NOT NULL, "reviewedBy" uuid, "retractedAt" TIMESTAMP WITH TIME ZONE, "retractedReason" text, CONSTRAINT "CHK_663eab860d0fcda1ac94a97b83" CHECK ("reviewedBy" is null or "reviewedBy" <> "recordedBy"), CONSTRAINT "CHK_d461dd90717bb005bc81620aa0" CHECK (("retractedAt" is null) = ("retractedReason" is null)), CONSTRAINT "CHK_321ba1e3d8c75ecf2665b80768" CHECK ("reviewState" in ('BUNDLED', 'AWAITING', 'APPROVED', 'REJECTED')), CONSTRAINT "CHK_145bf1cae0748f07303b2a05cb" CHECK ("result" in ('PASSED', 'FAILED')), CONSTRAINT "PK_e02ecbcb5471025c0836ffc6530" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE UNIQUE INDEX "IDX_6fdf64cd46f3b6c55cd7ed9549" ON "vote_event"  ("organizationId", "motionCode", "heldOn") WHERE "retractedAt" is null`,
    );
    await q.query(
      `CREATE TABLE "vote" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "voteEventId" uuid NOT NULL, "figureCode" text NOT NULL, "option" text NOT NULL, "sourceValue" text, CONSTRAINT "UQ_acb696f5468516416123a670f81" UNIQUE ("voteEventId", "figureCode"), CONSTRAINT "CHK_ef7dd7a23e5e552e697888e73c" CHECK ("option" in ('YES', 'NO', 'ABSTAIN', 'ABSENT', 'EXCUSED', 'NOT_VOTING', 'RECUSED', 'PAIRED')), CONSTRAINT "PK_2d5932d46afe39c8176f9d4be72" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "entry_review" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "evidenceId" uuid, "voteEventId" uuid, "userId" uuid NOT NULL, "verdict" text NOT NULL, "reason" text, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "UQ_9a6c3beb7c12b92726a8f3eaa63" UNIQUE ("voteEventId", "userId"), CONSTRAINT "UQ_4c40273d5c36ab0fcc98398d2b8" UNIQUE ("evidenceId", "userId"), CONSTRAINT "CHK_9015c95b49b9af2892bd485b0a" CHECK (verdict = 'ACCEPT' or reason is not null), CONSTRAINT "CHK_25d259ada2b995c6fef3e81bd4" CHECK (num_nonnulls("evidenceId", "voteEventId") = 1), CONSTRAINT "CHK_620cf07ceb9ceb718a2b5943be" CHECK ("verdict" in ('ACCEPT', 'REJECT')), CONSTRAINT "PK_a7a63c34112bcbae7da1764ae9d" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "position_record" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "figureCode" text NOT NULL, "demandCode" text NOT NULL, "version" smallint NOT NULL, "label" text NOT NULL, "basis" text NOT NULL, "unknownReason" text, "stale" boolean NOT NULL, "decidedOn" date, "sets" uuid array NOT NULL, "cause" text NOT NULL, "validFrom" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "validTo" TIMESTAMP WITH TIME ZONE, CONSTRAINT "CHK_e281adc06e629c15d7d7acc023" CHECK ((label in ('UNKNOWN', 'CONFLICTED')) = ("unknownReason" is not null)), CONSTRAINT "CHK_e322f83a12793f63dbc6c403ab" CHECK ("cause" in ('LOADED', 'REVIEWED', 'RETRACTED', 'OVERRIDDEN', 'HOLDER', 'PASSED_TIME')), CONSTRAINT "CHK_c12fe76e7c13515ac3caafa21d" CHECK ("basis" in ('OVERRIDE', 'VOTED', 'ACTED', 'SPONSORED', 'DECLARED', 'REPORTED', 'NONE')), CONSTRAINT "CHK_557ed9f0575f840a0167a5c541" CHECK ("label" in ('COMMITTED', 'SUPPORT', 'LEAN_SUPPORT', 'MIXED', 'LEAN_OPPOSE', 'OPPOSE', 'CONFLICTED', 'UNKNOWN', 'NOT_APPLICABLE')), CONSTRAINT "PK_0193a503ba3f4ff450220ed4d87" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE UNIQUE INDEX "IDX_1f8e44a8203c065b4408b41662" ON "position_record"  ("organizationId", "figureCode", "demandCode") WHERE "validTo" is null`,
    );
    await q.query(
      `CREATE TABLE "position_override" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "figureCode" text NOT NULL, "demandCode" text NOT NULL, "label" text NOT NULL, "reason" text NOT NULL, "fromOn" date NOT NULL, "untilOn" date NOT NULL, "madeBy" uuid NOT NULL, "madeAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "agreedBy" uuid, "endedAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "CHK_370e3f489a989dc47a10d29cd0" CHECK ("agreedBy" is null or "agreedBy" <> "madeBy"), CONSTRAINT "CHK_28f95022252f9b8828bd19edcb" CHECK ("untilOn" >= "fromOn"), CONSTRAINT "CHK_c1cef80d8ca8c8cea31097ab7d" CHECK ("label" in ('COMMITTED', 'SUPPORT', 'LEAN_SUPPORT', 'MIXED', 'LEAN_OPPOSE', 'OPPOSE', 'CONFLICTED', 'UNKNOWN', 'NOT_APPLICABLE')), CONSTRAINT "PK_09f5230bc49ed3b35f2d2c23ea4" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "follow" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "userId" uuid NOT NULL, "kind" text NOT NULL, "code" text NOT NULL, CONSTRAINT "UQ_544bab7bbdfb71ba24dc1cddaba" UNIQUE ("userId", "kind", "code"), CONSTRAINT "CHK_15f771ce1b3ddd6bb1e84d53e9" CHECK ("kind" in ('FIGURE', 'DEMAND', 'MATTER')), CONSTRAINT "PK_fda88bc28a84d2d6d06e19df6e5" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_376344cb5763c5dd1cc29d6cb0" ON "follow"  ("organizationId", "kind", "code") `);
    await q.query(
      `CREATE TABLE "position_notice" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "userId" uuid NOT NULL, "positionId" uuid NOT NULL, "before" text, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "readAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "UQ_301e456c61ba7ae9bb1d028d70d" UNIQUE ("userId", "positionId"), CONSTRAINT "PK_a56bb5ab03d43734fbc74e28ec9" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "whip_assessment" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "figureCode" text NOT NULL, "leverCode" text NOT NULL, "lean" smallint NOT NULL, "askedBy" uuid NOT NULL, "askedOn" date NOT NULL, "witnesses" smallint NOT NULL DEFAULT '0', "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "CHK_1f4c3e522bf6b5bdb7e167c40d" CHECK (witnesses >= 0), CONSTRAINT "CHK_96702bf4bc7cae137a28d0a679" CHECK (lean between 1 and 5), CONSTRAINT "PK_826712e03e7e46a9d50791b77ca" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE INDEX "IDX_dddb2b20c899b4acc151c1888d" ON "whip_assessment"  ("organizationId", "leverCode", "figureCode", "askedOn") `,
    );
    await q.query(
      `CREATE TABLE "meeting" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "figureCode" text NOT NULL, "heldOn" date NOT NULL, "nextOn" date, "createdBy" uuid NOT NULL, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_dccaf9e4c0e39067d82ccc7bb83" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE INDEX "IDX_83462b1634bd88c12a3b7d4f9e" ON "meeting"  ("organizationId", "figureCode", "heldOn") `,
    );
    await q.query(
      `CREATE TABLE "ask" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "sealed" bytea NOT NULL, "figureCode" text NOT NULL, "demandCode" text NOT NULL, "reason" text NOT NULL, "assigneeUserId" uuid, "dueOn" date, "doneAt" TIMESTAMP WITH TIME ZONE, "createdAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "CHK_eb867e5954ffb558f735a45e6e" CHECK ("reason" in ('UNKNOWN', 'STALE', 'CONFLICT', 'ALLEGED', 'LEANS')), CONSTRAINT "PK_d5060cd0ad3d8db27dc0ec98a86" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE UNIQUE INDEX "IDX_73e16a20eb83196206f400ad11" ON "ask"  ("organizationId", "figureCode", "demandCode") WHERE "doneAt" is null`,
    );
    await q.query(`ALTER TABLE "evidence" ADD "original" text`);
    await q.query(`ALTER TABLE "evidence" ADD "language" text`);
    await q.query(`ALTER TABLE "evidence" ADD "translator" text`);
    await q.query(`ALTER TABLE "evidence" ADD "voteEventId" uuid`);
    await q.query(`ALTER TABLE "evidence" ADD "voteOption" text`);
    await q.query(`ALTER TABLE "evidence" ADD "procedural" boolean NOT NULL DEFAULT false`);
    await q.query(`ALTER TABLE "evidence" ADD "supersedesId" uuid`);
    await q.query(
      `ALTER TABLE "evidence" ADD CONSTRAINT "CHK_5a85b35e0d3d09b72c4c2bf65a" CHECK (original is null or language is not null)`,
    );
    await q.query(
      `ALTER TABLE "evidence" ADD CONSTRAINT "CHK_2dba35112f10f540a6142c4ebd" CHECK ("reviewedBy" is null or "recordedBy" is null or "reviewedBy" <> "recordedBy")`,
    );
    await q.query(
      `ALTER TABLE "evidence" ADD CONSTRAINT "CHK_37f50be93c0cdc7b9a8ee6606b" CHECK (("voteEventId" is null) = ("voteOption" is null))`,
    );
    await q.query(
      `ALTER TABLE "evidence" ADD CONSTRAINT "CHK_676dcf71435cb88e23b4ab2a55" CHECK ("voteOption" in ('YES', 'NO', 'ABSTAIN', 'ABSENT', 'EXCUSED', 'NOT_VOTING', 'RECUSED', 'PAIRED'))`,
    );
    await q.query(
      `ALTER TABLE "demand_link" ADD CONSTRAINT "CHK_9bfafab46cf8b1ec6ee66baed7" CHECK ("reasonCode" in ('OWN_WORDS', 'PROMISE', 'OWN_VOTE', 'OWN_ACT', 'SPONSORED', 'REPORTED', 'IMPLIED_ONLY', 'NAMES_NO_DEMAND', 'ALLEGED_BY_OTHERS', 'STAFF_VIEW', 'COLLECTIVE', 'ATTENDED', 'INSTITUTION', 'OTHER_JURISDICTION', 'OTHER_SUBJECT', 'CAMPAIGN_VOICE', 'LOW_RELIABILITY', 'OTHER_CAMPAIGN'))`,
    );
    await q.query(
      `ALTER TABLE "evidence" ADD CONSTRAINT "FK_a8ac0272e39b3d0ada911f4db5a" FOREIGN KEY ("voteEventId") REFERENCES "vote_event"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "evidence" ADD CONSTRAINT "FK_170d133625a07e2311f60cfbe46" FOREIGN KEY ("supersedesId") REFERENCES "evidence"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "matter" ADD CONSTRAINT "FK_d449079a3bc69a539f42cffa224" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "matter" ADD CONSTRAINT "FK_00715fc26bb854d4c9830ebe7e0" FOREIGN KEY ("organizationId", "sourceCode") REFERENCES "source"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "matter" ADD CONSTRAINT "FK_0c2124a07b09951582021bc2a16" FOREIGN KEY ("organizationId", "documentCode") REFERENCES "document"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "matter" ADD CONSTRAINT "FK_6c2946d04881bf484f6f3f27d4a" FOREIGN KEY ("organizationId", "bodyCode") REFERENCES "body"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "motion" ADD CONSTRAINT "FK_7a503c743ec0942d95afd42bd46" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "motion" ADD CONSTRAINT "FK_a5596bb39d44bdcf54114994705" FOREIGN KEY ("organizationId", "votingRuleCode") REFERENCES "voting_rule"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "motion" ADD CONSTRAINT "FK_e8f691e3173601004f688f1afc4" FOREIGN KEY ("organizationId", "matterCode") REFERENCES "matter"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "vote_event" ADD CONSTRAINT "FK_8ec5f802be5356ffa675a85bbcb" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "vote_event" ADD CONSTRAINT "FK_8805f0c04f1be9d38d8e8ffa1ec" FOREIGN KEY ("organizationId", "decisionCode") REFERENCES "body_decision"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "vote_event" ADD CONSTRAINT "FK_0a373b815214e550425dc9704bd" FOREIGN KEY ("organizationId", "sourceCode") REFERENCES "source"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "vote_event" ADD CONSTRAINT "FK_429db63dcdbf2bfa7409b12668b" FOREIGN KEY ("organizationId", "bodyCode") REFERENCES "body"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "vote_event" ADD CONSTRAINT "FK_7276e095e0d22a55818e318adf2" FOREIGN KEY ("organizationId", "motionCode") REFERENCES "motion"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "vote" ADD CONSTRAINT "FK_b2ae5f13ccb0a57eb9986a7276c" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "vote" ADD CONSTRAINT "FK_e1f45ce855463321ef376459137" FOREIGN KEY ("voteEventId") REFERENCES "vote_event"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "vote" ADD CONSTRAINT "FK_d7c2bb023d7a7a1fac85b76bdec" FOREIGN KEY ("organizationId", "figureCode") REFERENCES "figure"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "entry_review" ADD CONSTRAINT "FK_9d623778b75e0c0c8f1e94da8f4" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "entry_review" ADD CONSTRAINT "FK_5522e70bb16bb6b10f4edfd9180" FOREIGN KEY ("evidenceId") REFERENCES "evidence"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "entry_review" ADD CONSTRAINT "FK_a48b449831473ba23109de018b3" FOREIGN KEY ("voteEventId") REFERENCES "vote_event"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "position_record" ADD CONSTRAINT "FK_167fdd26337f55657c49ad43b5d" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "position_record" ADD CONSTRAINT "FK_d10e9f5505c4f07462b3d9793b7" FOREIGN KEY ("organizationId", "demandCode") REFERENCES "demand"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "position_record" ADD CONSTRAINT "FK_f6b9269e29adc9109a202201096" FOREIGN KEY ("organizationId", "figureCode") REFERENCES "figure"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "position_override" ADD CONSTRAINT "FK_421bb2cd55697ad5c6dfcb88e1f" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "position_override" ADD CONSTRAINT "FK_a8beed912f8d88d5038b9cd71a8" FOREIGN KEY ("organizationId", "demandCode") REFERENCES "demand"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "position_override" ADD CONSTRAINT "FK_deca53c417321103983328ef910" FOREIGN KEY ("organizationId", "figureCode") REFERENCES "figure"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "follow" ADD CONSTRAINT "FK_2f8ffe0b360b013b6a9a0be4247" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "follow" ADD CONSTRAINT "FK_af9f90ce5e8f66f845ebbcc6f15" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "position_notice" ADD CONSTRAINT "FK_3a5c3d07259e354e5542b43c8b8" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "position_notice" ADD CONSTRAINT "FK_414e37c8420129cc5b3040d5142" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "position_notice" ADD CONSTRAINT "FK_73a463aac6e783cc5d40b9cf392" FOREIGN KEY ("positionId") REFERENCES "position_record"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "whip_assessment" ADD CONSTRAINT "FK_055b77b4d725498598b8455be11" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "whip_assessment" ADD CONSTRAINT "FK_29691bd3a552fe8303f74155d97" FOREIGN KEY ("askedBy") REFERENCES "user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "whip_assessment" ADD CONSTRAINT "FK_08cc0233d7d35c5124323c56388" FOREIGN KEY ("organizationId", "leverCode") REFERENCES "lever"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "whip_assessment" ADD CONSTRAINT "FK_028d96908bf5b7692977a83efb9" FOREIGN KEY ("organizationId", "figureCode") REFERENCES "figure"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "meeting" ADD CONSTRAINT "FK_d178aea163cef98b5b4ea37677c" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "meeting" ADD CONSTRAINT "FK_f5508020589e3cd8b976661fb84" FOREIGN KEY ("createdBy") REFERENCES "user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "meeting" ADD CONSTRAINT "FK_26256c7c5f843ab55ebfedde385" FOREIGN KEY ("organizationId", "figureCode") REFERENCES "figure"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "ask" ADD CONSTRAINT "FK_9f7bf694b2a81a542a908be8d8b" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "ask" ADD CONSTRAINT "FK_7b828ad2b8d496a1005157108b7" FOREIGN KEY ("assigneeUserId") REFERENCES "user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "ask" ADD CONSTRAINT "FK_32db578bee557ee58de7bcc234b" FOREIGN KEY ("organizationId", "demandCode") REFERENCES "demand"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "ask" ADD CONSTRAINT "FK_75c5f769aad13b71d11c9f8eead" FOREIGN KEY ("organizationId", "figureCode") REFERENCES "figure"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    for (const table of TABLES) await protect(q, table);
    for (const [table, columns] of Object.entries(MAY_CHANGE)) {
      await q.query(`revoke update, delete on "${table}" from crm_app`);
      if (columns.length)
        await q.query(`grant update (${columns.map((column) => `"${column}"`).join(', ')}) on "${table}" to crm_app`);
    }
    // What was agreed in place of the rule belongs to the position that a guest reads.
    await host(q, 'position_override', '"agreedBy" is not null and "demandCode" in (select code from demand)');
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
