import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from '#platform';

const TABLES = [
  'area',
  'body',
  'body_decision',
  'campaign',
  'campaign_goal',
  'claim',
  'clause_assessment',
  'demand',
  'demand_link',
  'demand_note',
  'demand_response',
  'demand_version',
  'dispute',
  'document',
  'document_clause',
  'evidence',
  'figure',
  'incident',
  'jurisdiction',
  'lever',
  'membership',
  'occasion',
  'place',
  'post',
  'record_confirmation',
  'record_load',
  'source',
  'statistic',
  'term',
  'voting_rule',
];
/** What may still be said of evidence once it is there; nothing else of it changes, and none of it goes. */
const ABOUT_EVIDENCE = ['retractedAt', 'retractedReason', 'heldAt', 'reviewState', 'reviewedBy'];

export class Record1795300001000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    // For uuid and text in the exclusion of two holders of one post; a database's owner may create it.
    await q.query('create extension if not exists btree_gist');
    await q.query(
      `CREATE TABLE "campaign" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "sourceCode" text NOT NULL, "locator" text NOT NULL, "quotedInSource" boolean NOT NULL DEFAULT false, "quote" text, "name" text NOT NULL, "otherNames" jsonb NOT NULL DEFAULT '[]', "predecessorCode" text, "closed" boolean NOT NULL DEFAULT false, "languages" text array NOT NULL, CONSTRAINT "UQ_7cbe3425b090608945a662ff691" UNIQUE ("organizationId", "code"), CONSTRAINT "CHK_8841b803f970fee03e00c8204f" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "PK_0ce34d26e7f2eb316a3a592cdc4" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "campaign_goal" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "sourceCode" text NOT NULL, "locator" text NOT NULL, "quotedInSource" boolean NOT NULL DEFAULT false, "quote" text, "textEn" text NOT NULL, "textEs" text NOT NULL, "spanishDraft" boolean NOT NULL DEFAULT true, "campaignCode" text NOT NULL, "kind" text NOT NULL, "demandCode" text, CONSTRAINT "UQ_427da4c97de768de3e00a4dc45c" UNIQUE ("organizationId", "code"), CONSTRAINT "CHK_f893a5180ffb604c0dfc929102" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "CHK_8b03ef3c31de1b3e6145be9731" CHECK ("kind" in ('GOAL', 'FRAMING')), CONSTRAINT "PK_4564c970992e6149eea17398421" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "occasion" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "sourceCode" text NOT NULL, "locator" text NOT NULL, "quotedInSource" boolean NOT NULL DEFAULT false, "quote" text, "textEn" text NOT NULL, "textEs" text NOT NULL, "spanishDraft" boolean NOT NULL DEFAULT true, "kind" text NOT NULL, "owner" text NOT NULL, "campaignCode" text, "placeCode" text, "dateValue" date, "dateUntil" date, "datePrecision" text NOT NULL DEFAULT 'UNKNOWN', "dateText" text, "dateYearinferred" boolean NOT NULL DEFAULT false, "dateInferencenote" text, CONSTRAINT "UQ_0edcd0c67f7a7223e0a8b5f5ef6" UNIQUE ("organizationId", "code"), CONSTRAINT "CHK_c0686e9ed0b636fdfa66b6634c" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "CHK_65d9acdb4d2590f43f639498d7" CHECK ("datePrecision" in ('DAY', 'MONTH', 'YEAR', 'RANGE', 'UNKNOWN') and case "datePrecision" when 'UNKNOWN' then "dateValue" is null and "dateUntil" is null when 'DAY' then "dateValue" is not null and "dateUntil" is null when 'RANGE' then num_nonnulls("dateValue", "dateUntil") > 0 and ("dateUntil" >= "dateValue") is not false else "dateValue" is not null and "dateUntil" > "dateValue" end), CONSTRAINT "CHK_c40b58b747ed127213e8354985" CHECK ("owner" in ('CAMPAIGN', 'ALLY', 'OFFICIAL', 'PROTESTERS')), CONSTRAINT "CHK_9e9ebedc0657fba7aeb764cf2b" CHECK ("kind" in ('PRESS_CONFERENCE', 'MARCH', 'COUNCIL_MEETING', 'NEGOTIATION', 'STATEMENT')), CONSTRAINT "PK_9bc2adf495b52dfe978275e9fd6" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "source" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "publisher" text NOT NULL, "kind" text NOT NULL, "title" text, "url" text, "language" text NOT NULL, "reliability" text NOT NULL, "reliabilityNote" text NOT NULL, "publishedValue" date, "publishedUntil" date, "publishedPrecision" text NOT NULL DEFAULT 'UNKNOWN', "publishedText" text, "publishedYearinferred" boolean NOT NULL DEFAULT false, "publishedInferencenote" text, CONSTRAINT "UQ_79e0d018e38181edc67f51a13f4" UNIQUE ("organizationId", "code"), CONSTRAINT "CHK_be8046ae7bfb41178e1bbb0e9a" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "CHK_94a9b9c416e181c57b74031954" CHECK ("publishedPrecision" in ('DAY', 'MONTH', 'YEAR', 'RANGE', 'UNKNOWN') and case "publishedPrecision" when 'UNKNOWN' then "publishedValue" is null and "publishedUntil" is null when 'DAY' then "publishedValue" is not null and "publishedUntil" is null when 'RANGE' then num_nonnulls("publishedValue", "publishedUntil") > 0 and ("publishedUntil" >= "publishedValue") is not false else "publishedValue" is not null and "publishedUntil" > "publishedValue" end), CONSTRAINT "CHK_e259038ca65f353c28fb355d02" CHECK ("reliability" in ('HIGH', 'MEDIUM', 'LOW')), CONSTRAINT "CHK_c196b0fbc969f82e09151d65c9" CHECK ("kind" in ('MOVEMENT_NEWS', 'LOCAL_NEWS', 'AGGREGATOR', 'CANDIDATE_PAGE', 'REFERENCE', 'OTHER')), CONSTRAINT "PK_018c433f8264b58c86363eaadde" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "place" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "sourceCode" text NOT NULL, "locator" text NOT NULL, "quotedInSource" boolean NOT NULL DEFAULT false, "quote" text, "name" text NOT NULL, "otherNames" jsonb NOT NULL DEFAULT '[]', "city" text NOT NULL, CONSTRAINT "UQ_c6bc9eddc8e490149be5658fd5c" UNIQUE ("organizationId", "code"), CONSTRAINT "CHK_cf7f3613294c17af2a15c2613d" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "PK_96ab91d43aa89c5de1b59ee7cca" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "incident" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "sourceCode" text NOT NULL, "locator" text NOT NULL, "quotedInSource" boolean NOT NULL DEFAULT false, "quote" text, "textEn" text NOT NULL, "textEs" text NOT NULL, "spanishDraft" boolean NOT NULL DEFAULT true, "titleEn" text NOT NULL, "titleEs" text NOT NULL, "otherNames" jsonb NOT NULL DEFAULT '[]', "placeCode" text, "whereEn" text NOT NULL, "whereEs" text NOT NULL, "agencies" text array NOT NULL DEFAULT '{}', "dateValue" date, "dateUntil" date, "datePrecision" text NOT NULL DEFAULT 'UNKNOWN', "dateText" text, "dateYearinferred" boolean NOT NULL DEFAULT false, "dateInferencenote" text, CONSTRAINT "UQ_4a439777941ab9cc024a99a3983" UNIQUE ("organizationId", "code"), CONSTRAINT "CHK_08b64ff6f5265b02614d9ad07b" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "CHK_6269566b1fec61f8ba9acc8101" CHECK ("datePrecision" in ('DAY', 'MONTH', 'YEAR', 'RANGE', 'UNKNOWN') and case "datePrecision" when 'UNKNOWN' then "dateValue" is null and "dateUntil" is null when 'DAY' then "dateValue" is not null and "dateUntil" is null when 'RANGE' then num_nonnulls("dateValue", "dateUntil") > 0 and ("dateUntil" >= "dateValue") is not false else "dateValue" is not null and "dateUntil" > "dateValue" end), CONSTRAINT "PK_5f90b28b0b8238d89ee8edcf96e" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "dispute" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "questionEn" text NOT NULL, "questionEs" text NOT NULL, "status" text NOT NULL, "handlingEn" text NOT NULL, "handlingEs" text NOT NULL, CONSTRAINT "UQ_7599166e471e2243a620ac2fab8" UNIQUE ("organizationId", "code"), CONSTRAINT "CHK_3247184704b79c6d241a12c67f" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "CHK_080338bc8a7c60c85fc3be5f3c" CHECK ("status" in ('DISPUTED', 'COMPATIBLE', 'SETTLED')), CONSTRAINT "PK_e2f1f4741f2094ce789b0a7c5b3" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "claim" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "sourceCode" text NOT NULL, "locator" text NOT NULL, "quotedInSource" boolean NOT NULL DEFAULT false, "quote" text, "textEn" text NOT NULL, "textEs" text NOT NULL, "spanishDraft" boolean NOT NULL DEFAULT true, "aboutCode" text NOT NULL, "claimantKind" text NOT NULL, "claimantCode" text NOT NULL, "stance" text NOT NULL, "disputeCode" text, "side" smallint, "restates" text, "dateValue" date, "dateUntil" date, "datePrecision" text NOT NULL DEFAULT 'UNKNOWN', "dateText" text, "dateYearinferred" boolean NOT NULL DEFAULT false, "dateInferencenote" text, CONSTRAINT "UQ_95a0caa076cbb0a2e989eda93c0" UNIQUE ("organizationId", "code"), CONSTRAINT "CHK_a8c5bae90f2f55de7f6c0b7dee" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "CHK_6785ec8c44c48d322ad7fe7c5e" CHECK ("datePrecision" in ('DAY', 'MONTH', 'YEAR', 'RANGE', 'UNKNOWN') and case "datePrecision" when 'UNKNOWN' then "dateValue" is null and "dateUntil" is null when 'DAY' then "dateValue" is not null and "dateUntil" is null when 'RANGE' then num_nonnulls("dateValue", "dateUntil") > 0 and ("dateUntil" >= "dateValue") is not false else "dateValue" is not null and "dateUntil" > "dateValue" end), CONSTRAINT "CHK_e68ae980b71912f58ce577c475" CHECK (("disputeCode" is null) = (side is null)), CONSTRAINT "CHK_f578e2e016554a2080a6f59796" CHECK ("claimantKind" in ('FIGURE', 'BODY', 'SOURCE')), CONSTRAINT "CHK_d70404bbae900e31b1eecce5cb" CHECK ("stance" in ('ASSERTS', 'DENIES', 'FINDS')), CONSTRAINT "PK_466b305cc2e591047fa1ce58f81" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "statistic" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "sourceCode" text NOT NULL, "locator" text NOT NULL, "quotedInSource" boolean NOT NULL DEFAULT false, "quote" text, "printed" text NOT NULL, "low" numeric, "high" numeric, "unit" text NOT NULL, "ofWhatEn" text NOT NULL, "ofWhatEs" text NOT NULL, "claimantKind" text NOT NULL, "claimantCode" text NOT NULL, CONSTRAINT "UQ_bfdef0f40dd81d1869adb656073" UNIQUE ("organizationId", "code"), CONSTRAINT "CHK_b645578dd6e89a7ab0547d6f87" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "CHK_97fd562db99c418e97fed14910" CHECK ("claimantKind" in ('FIGURE', 'BODY', 'SOURCE')), CONSTRAINT "PK_e3e6fd496e1988019d8a46749ae" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "demand" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "campaignCode" text NOT NULL, "parentCode" text, "kind" text NOT NULL, "target" text NOT NULL, "titleEn" text NOT NULL, "titleEs" text NOT NULL, "position" smallint NOT NULL, CONSTRAINT "UQ_f6a39a4c4e2ecb656fa6b0d9fee" UNIQUE ("organizationId", "code"), CONSTRAINT "CHK_834decc312e14bca92dfdc25d9" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "CHK_632c90e92898f9b64979be66eb" CHECK ("target" in ('CITY', 'LOCAL_POLICE', 'FEDERAL_AGENTS', 'COUNTY', 'STATE', 'NONE')), CONSTRAINT "CHK_dcb8d3b57f129d8edab5fff8ac" CHECK ("kind" in ('UMBRELLA', 'DEMAND', 'PART', 'ALLY_ASK', 'VISION', 'PRIORITY', 'POLICY')), CONSTRAINT "PK_2e27cd7b3d79c50d197cb0b3924" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "demand_version" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "sourceCode" text NOT NULL, "locator" text NOT NULL, "quotedInSource" boolean NOT NULL DEFAULT false, "quote" text, "textEn" text NOT NULL, "textEs" text NOT NULL, "spanishDraft" boolean NOT NULL DEFAULT true, "demandCode" text NOT NULL, "version" smallint NOT NULL, "validFrom" date, "validUntil" date, CONSTRAINT "UQ_65c5e8da3ec627fec8908cf454e" UNIQUE ("organizationId", "code"), CONSTRAINT "UQ_fa544e1af580a78d52bfdbf2289" UNIQUE ("organizationId", "demandCode", "version"), CONSTRAINT "CHK_3c0ae89c782bc0184f1d8ec96c" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "PK_0844aac1149c23b1d0d2dbd248f" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "demand_note" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "sourceCode" text NOT NULL, "locator" text NOT NULL, "quotedInSource" boolean NOT NULL DEFAULT false, "quote" text, "textEn" text NOT NULL, "textEs" text NOT NULL, "spanishDraft" boolean NOT NULL DEFAULT true, "demandCode" text NOT NULL, "kind" text NOT NULL, CONSTRAINT "UQ_74ed64d7a2b36c7b3cab49dc525" UNIQUE ("organizationId", "code"), CONSTRAINT "CHK_0edf329282f17cca9360fccab1" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "CHK_2223f472f903528dbeecb54573" CHECK ("kind" in ('SHORT_FORM', 'REASON')), CONSTRAINT "PK_4eeee81b32587644af50ee7be78" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "lever" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "demandCode" text NOT NULL, "kind" text NOT NULL, "deciderCode" text, "votingRuleCode" text, "grants" boolean NOT NULL DEFAULT true, CONSTRAINT "UQ_9016d97095d40bb8b771cdd54ca" UNIQUE ("organizationId", "code"), CONSTRAINT "CHK_3c589cbce95d80ebf83cad05f7" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "CHK_b2ec0a07558ebf603e95d49885" CHECK ("kind" in ('ORDINANCE', 'RESOLUTION', 'CONTRACT', 'EXECUTIVE_ORDER', 'AGENCY_POLICY', 'BALLOT', 'COUNTY', 'STATE_LAW', 'FEDERAL', 'FUNDING', 'NOT_STATED')), CONSTRAINT "PK_749897e5bf7909c3df9b4cfc096" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "demand_response" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "sourceCode" text NOT NULL, "locator" text NOT NULL, "quotedInSource" boolean NOT NULL DEFAULT false, "quote" text, "textEn" text NOT NULL, "textEs" text NOT NULL, "spanishDraft" boolean NOT NULL DEFAULT true, "demandVersionCode" text NOT NULL, "bodyCode" text NOT NULL, "responseType" text NOT NULL, "beforeOrdinance" boolean NOT NULL DEFAULT false, "partial" boolean NOT NULL DEFAULT false, "supersededByCode" text, "asOfValue" date, "asOfUntil" date, "asOfPrecision" text NOT NULL DEFAULT 'UNKNOWN', "asOfText" text, "asOfYearinferred" boolean NOT NULL DEFAULT false, "asOfInferencenote" text, CONSTRAINT "UQ_e08c684bfcc89a97e18dc889d9c" UNIQUE ("organizationId", "code"), CONSTRAINT "CHK_24a3a151e9ee25f800e97d3066" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "CHK_0191ae20227435f1312742775e" CHECK ("asOfPrecision" in ('DAY', 'MONTH', 'YEAR', 'RANGE', 'UNKNOWN') and case "asOfPrecision" when 'UNKNOWN' then "asOfValue" is null and "asOfUntil" is null when 'DAY' then "asOfValue" is not null and "asOfUntil" is null when 'RANGE' then num_nonnulls("asOfValue", "asOfUntil") > 0 and ("asOfUntil" >= "asOfValue") is not false else "asOfValue" is not null and "asOfUntil" > "asOfValue" end), CONSTRAINT "CHK_e0333cebcd42df7f143f37c350" CHECK ("responseType" in ('ACCEPTS', 'ACCEPTS_PART', 'CLAIMS_ALREADY_MET', 'CLAIMS_COMPLIANCE', 'RESERVES_EXCEPTION', 'DECLINES_PART', 'DECLINES', 'OUT_OF_JURISDICTION', 'NO_ANSWER')), CONSTRAINT "PK_341976f689a14f6c56ac5829d31" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "clause_assessment" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "sourceCode" text NOT NULL, "locator" text NOT NULL, "quotedInSource" boolean NOT NULL DEFAULT false, "quote" text, "clauseCode" text NOT NULL, "demandVersionCode" text NOT NULL, "verdict" text NOT NULL, "reasonEn" text NOT NULL, "reasonEs" text NOT NULL, CONSTRAINT "UQ_f83914c113a354f78d77970dfb9" UNIQUE ("organizationId", "code"), CONSTRAINT "CHK_6e10a0d42c6b41f6cbafa020b7" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "CHK_342f82fb94ad59fd793465238b" CHECK ("verdict" in ('MEETS', 'PARTLY', 'FALLS_SHORT', 'SILENT', 'BEARS_ON')), CONSTRAINT "PK_5e8451eb31dbf90cac2a4a6315b" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "document" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "sourceCode" text NOT NULL, "locator" text NOT NULL, "quotedInSource" boolean NOT NULL DEFAULT false, "quote" text, "textEn" text NOT NULL, "textEs" text NOT NULL, "spanishDraft" boolean NOT NULL DEFAULT true, "kind" text NOT NULL, "state" text NOT NULL, "titleEn" text NOT NULL, "titleEs" text NOT NULL, "bodyCode" text, "dateValue" date, "dateUntil" date, "datePrecision" text NOT NULL DEFAULT 'UNKNOWN', "dateText" text, "dateYearinferred" boolean NOT NULL DEFAULT false, "dateInferencenote" text, CONSTRAINT "UQ_1a7b419f4004d24c6636af656c3" UNIQUE ("organizationId", "code"), CONSTRAINT "CHK_0febc42a87c20004332114d6ca" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "CHK_20b18dcb06e5b23a64d80cd115" CHECK ("datePrecision" in ('DAY', 'MONTH', 'YEAR', 'RANGE', 'UNKNOWN') and case "datePrecision" when 'UNKNOWN' then "dateValue" is null and "dateUntil" is null when 'DAY' then "dateValue" is not null and "dateUntil" is null when 'RANGE' then num_nonnulls("dateValue", "dateUntil") > 0 and ("dateUntil" >= "dateValue") is not false else "dateValue" is not null and "dateUntil" > "dateValue" end), CONSTRAINT "CHK_82599c7ab58706c76c3172ede9" CHECK ("state" in ('IN_FORCE', 'REPLACED', 'PUBLISHED', 'NEGOTIATED', 'NOT_STATED')), CONSTRAINT "CHK_b001973b91c44b71087caa0989" CHECK ("kind" in ('ORDINANCE', 'EXECUTIVE_ORDER', 'AUDIT', 'CONTRACT', 'RULE', 'REFERENCE')), CONSTRAINT "PK_e57d3357f83f3cdc0acffc3d777" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "document_clause" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "sourceCode" text NOT NULL, "locator" text NOT NULL, "quotedInSource" boolean NOT NULL DEFAULT false, "quote" text, "textEn" text NOT NULL, "textEs" text NOT NULL, "spanishDraft" boolean NOT NULL DEFAULT true, "documentCode" text NOT NULL, "kind" text NOT NULL, CONSTRAINT "UQ_e9e042bd0deb871bcfdaf5e4c1a" UNIQUE ("organizationId", "code"), CONSTRAINT "CHK_5b01b1e287a137cf6dcc388fb4" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "CHK_c7760cf7f7b36a239690703fe7" CHECK ("kind" in ('CLAUSE', 'FINDING')), CONSTRAINT "PK_570f1582c3aba5e97ff25c6542c" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "jurisdiction" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "name" text NOT NULL, "kind" text NOT NULL, "ocdDivisionId" text NOT NULL, CONSTRAINT "UQ_93d6add675c44d4ae68b00eb89a" UNIQUE ("organizationId", "code"), CONSTRAINT "CHK_b06d596e32964391858fd1e49c" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "CHK_87611afd56c2dcb94fd6191d71" CHECK ("kind" in ('CITY', 'COUNTY', 'STATE', 'FEDERAL')), CONSTRAINT "PK_0f85126272d91bb550d40207022" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "area" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "sourceCode" text NOT NULL, "locator" text NOT NULL, "quotedInSource" boolean NOT NULL DEFAULT false, "quote" text, "ocdDivisionId" text NOT NULL, "jurisdictionCode" text NOT NULL, "name" text NOT NULL, "number" smallint, "validFrom" date, "validUntil" date, CONSTRAINT "UQ_0be560d9b31c67c1e7c1f1c6876" UNIQUE ("organizationId", "code"), CONSTRAINT "CHK_b45c235d48e22b67578270d188" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "CHK_507c39d122e70c7aba1a31d3b9" CHECK ("ocdDivisionId" ~ '^ocd-division/country:[a-z]{2}(/[a-z_]+:[[:alnum:]_.~-]+)*$'), CONSTRAINT "PK_39d5e4de490139d6535d75f42ff" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_b0da8165300a16eb41ff4cc3e3" ON "area"  ("organizationId", "ocdDivisionId") `);
    await q.query(
      `CREATE TABLE "body" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "sourceCode" text NOT NULL, "locator" text NOT NULL, "quotedInSource" boolean NOT NULL DEFAULT false, "quote" text, "name" text NOT NULL, "nameEs" text NOT NULL, "abbreviation" text, "otherNames" jsonb NOT NULL DEFAULT '[]', "classification" text NOT NULL, "jurisdictionCode" text, "parentCode" text, CONSTRAINT "UQ_0f8afdff79edf901d9cca4ab628" UNIQUE ("organizationId", "code"), CONSTRAINT "CHK_0b24eb9c24b4b8a7817999d5bc" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "CHK_27cae66df932a7cf1bfedd0fe6" CHECK ("classification" in ('GOVERNMENT', 'LEGISLATURE', 'AGENCY', 'CITY_OFFICE', 'COUNTY', 'STATE_BOARD', 'SCHOOL_DISTRICT', 'FEDERAL', 'FEDERAL_PROGRAM', 'UNION', 'NETWORK', 'CAMPAIGN_OWNER', 'ALLY')), CONSTRAINT "PK_fcdfba471eb9ce3c1add2c1e83d" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "voting_rule" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "sourceCode" text NOT NULL, "locator" text NOT NULL, "quotedInSource" boolean NOT NULL DEFAULT false, "quote" text, "bodyCode" text NOT NULL, "matter" text NOT NULL, "base" text NOT NULL, "seats" smallint NOT NULL, "needed" smallint, "fraction" text, "abstention" text NOT NULL, "verified" boolean NOT NULL DEFAULT false, "note" text, CONSTRAINT "UQ_c41ba5247f2c7336a2a67889a23" UNIQUE ("organizationId", "code"), CONSTRAINT "CHK_f5467dfdd18238304754d9658c" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "CHK_3bd58853d336dedf0020c02349" CHECK ("abstention" in ('NOT_YES', 'RECORDED_NO', 'NOT_STATED')), CONSTRAINT "CHK_7c7eeb5d50e7de59d1a5f1ab40" CHECK ("base" in ('ALL', 'PRESENT')), CONSTRAINT "PK_f181f3b329d4e0eefb46d6ac2a3" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "post" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "sourceCode" text NOT NULL, "locator" text NOT NULL, "quotedInSource" boolean NOT NULL DEFAULT false, "quote" text, "bodyCode" text NOT NULL, "areaCode" text, "titleEn" text NOT NULL, "titleEs" text NOT NULL, "ward" smallint, "filling" text NOT NULL, CONSTRAINT "UQ_3d424c3bc4c589fafdb26911cb0" UNIQUE ("organizationId", "code"), CONSTRAINT "CHK_09ddb2dc82a2c8970b9dec64d5" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "CHK_aeb3eaa05ad15a795fe0f13a20" CHECK ("filling" in ('ELECTED', 'APPOINTED')), CONSTRAINT "PK_be5fda3aac270b134ff9c21cdee" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "term" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "sourceCode" text NOT NULL, "locator" text NOT NULL, "quotedInSource" boolean NOT NULL DEFAULT false, "quote" text, "bodyCode" text NOT NULL, "label" text NOT NULL, "startsValue" date, "startsUntil" date, "startsPrecision" text NOT NULL DEFAULT 'UNKNOWN', "startsText" text, "startsYearinferred" boolean NOT NULL DEFAULT false, "startsInferencenote" text, "endsValue" date, "endsUntil" date, "endsPrecision" text NOT NULL DEFAULT 'UNKNOWN', "endsText" text, "endsYearinferred" boolean NOT NULL DEFAULT false, "endsInferencenote" text, CONSTRAINT "UQ_6fd65efe684ed3db6ce2d9c4c26" UNIQUE ("organizationId", "code"), CONSTRAINT "CHK_a89cab9b3d06fb06635671652c" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "CHK_09719f1e8c614548470a72fdaf" CHECK ("endsPrecision" in ('DAY', 'MONTH', 'YEAR', 'RANGE', 'UNKNOWN') and case "endsPrecision" when 'UNKNOWN' then "endsValue" is null and "endsUntil" is null when 'DAY' then "endsValue" is not null and "endsUntil" is null when 'RANGE' then num_nonnulls("endsValue", "endsUntil") > 0 and ("endsUntil" >= "endsValue") is not false else "endsValue" is not null and "endsUntil" > "endsValue" end), CONSTRAINT "CHK_aa2edd42c5800a6195135714fc" CHECK ("startsPrecision" in ('DAY', 'MONTH', 'YEAR', 'RANGE', 'UNKNOWN') and case "startsPrecision" when 'UNKNOWN' then "startsValue" is null and "startsUntil" is null when 'DAY' then "startsValue" is not null and "startsUntil" is null when 'RANGE' then num_nonnulls("startsValue", "startsUntil") > 0 and ("startsUntil" >= "startsValue") is not false else "startsValue" is not null and "startsUntil" > "startsValue" end), CONSTRAINT "PK_55b0479f0743f2e5d5ec414821e" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "body_decision" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "sourceCode" text NOT NULL, "locator" text NOT NULL, "quotedInSource" boolean NOT NULL DEFAULT false, "quote" text, "textEn" text NOT NULL, "textEs" text NOT NULL, "spanishDraft" boolean NOT NULL DEFAULT true, "bodyCode" text NOT NULL, "titleEn" text NOT NULL, "titleEs" text NOT NULL, "result" text NOT NULL, "unanimous" boolean NOT NULL, "rollMissing" boolean NOT NULL, "binding" boolean NOT NULL, "documentCode" text, "occasionCode" text, "dateValue" date, "dateUntil" date, "datePrecision" text NOT NULL DEFAULT 'UNKNOWN', "dateText" text, "dateYearinferred" boolean NOT NULL DEFAULT false, "dateInferencenote" text, CONSTRAINT "UQ_80b8717b275f34f0f5f21b070ca" UNIQUE ("organizationId", "code"), CONSTRAINT "CHK_74802fa5cc186d145da510a42f" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "CHK_ad8883f4642828e574d778a6e4" CHECK ("datePrecision" in ('DAY', 'MONTH', 'YEAR', 'RANGE', 'UNKNOWN') and case "datePrecision" when 'UNKNOWN' then "dateValue" is null and "dateUntil" is null when 'DAY' then "dateValue" is not null and "dateUntil" is null when 'RANGE' then num_nonnulls("dateValue", "dateUntil") > 0 and ("dateUntil" >= "dateValue") is not false else "dateValue" is not null and "dateUntil" > "dateValue" end), CONSTRAINT "CHK_64729583670ae9a6d62b82348a" CHECK ("result" in ('PASSED', 'FAILED')), CONSTRAINT "PK_d22e622f16170e16c9d5c06dc85" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "evidence" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "sourceCode" text NOT NULL, "locator" text NOT NULL, "quotedInSource" boolean NOT NULL DEFAULT false, "quote" text, "textEn" text NOT NULL, "textEs" text NOT NULL, "spanishDraft" boolean NOT NULL DEFAULT true, "type" text NOT NULL, "figureCode" text, "bodyCode" text, "occasionCode" text, "decisionCode" text, "confidence" text NOT NULL, "reviewState" text NOT NULL DEFAULT 'BUNDLED', "recordedAt" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "recordedBy" uuid, "reviewedBy" uuid, "retractedAt" TIMESTAMP WITH TIME ZONE, "retractedReason" text, "dateValue" date, "dateUntil" date, "datePrecision" text NOT NULL DEFAULT 'UNKNOWN', "dateText" text, "dateYearinferred" boolean NOT NULL DEFAULT false, "dateInferencenote" text, CONSTRAINT "CHK_ce14acc71ecf2bddb5fad40916" CHECK (("retractedAt" is null) = ("retractedReason" is null)), CONSTRAINT "CHK_445744c1684d191ff9cf9d4883" CHECK ("datePrecision" in ('DAY', 'MONTH', 'YEAR', 'RANGE', 'UNKNOWN') and case "datePrecision" when 'UNKNOWN' then "dateValue" is null and "dateUntil" is null when 'DAY' then "dateValue" is not null and "dateUntil" is null when 'RANGE' then num_nonnulls("dateValue", "dateUntil") > 0 and ("dateUntil" >= "dateValue") is not false else "dateValue" is not null and "dateUntil" > "dateValue" end), CONSTRAINT "CHK_be551de21ae32d367f540798d6" CHECK ("reviewState" in ('BUNDLED', 'AWAITING', 'APPROVED', 'REJECTED')), CONSTRAINT "CHK_62c91f5dc7bea055e9ca29ecb1" CHECK ("confidence" in ('HIGH', 'MEDIUM', 'LOW')), CONSTRAINT "CHK_a90bcb7f4448803b49ba613c69" CHECK ("type" in ('ROLL_CALL_VOTE', 'COLLECTIVE_VOTE', 'SPONSORSHIP', 'PLEDGE', 'QUESTIONNAIRE', 'FORUM_ANSWER', 'DIRECT_QUOTE', 'OWN_POST', 'NEWSLETTER', 'TESTIMONY', 'EXECUTIVE_ACTION', 'CONTRACT_VOTE', 'REPORTED_PARAPHRASE', 'STAFF_STATEMENT', 'ENDORSEMENT', 'EVENT_ATTENDANCE', 'MEETING_NOTE', 'ALLEGATION', 'DECLINED_INVITATION', 'NO_REPLY', 'ORG_STATEMENT')), CONSTRAINT "CHK_a5992e643736133eb0caf62455" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "PK_b864cb5d49854f89917fc0b44b9" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE UNIQUE INDEX "IDX_4353d8647d123d376064c27de7" ON "evidence"  ("organizationId", "code") WHERE "retractedAt" is null`,
    );
    await q.query(
      `CREATE TABLE "demand_link" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "evidenceId" uuid NOT NULL, "evidenceCode" text NOT NULL, "figureCode" text, "bodyCode" text, "demandVersionCode" text, "partCode" text, "direction" smallint NOT NULL, "explicitness" text NOT NULL, "strength" text NOT NULL, "promise" boolean NOT NULL DEFAULT false, "reasonCode" text NOT NULL, "note" text, "reviewState" text NOT NULL DEFAULT 'BUNDLED', "reviewedBy" uuid, CONSTRAINT "UQ_d1fe4e5b6422224386fbdc876c2" UNIQUE ("organizationId", "code"), CONSTRAINT "CHK_3c19a7d7081fa5494387e854ec" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "CHK_eb2f8ae0172489bd70c0fe81e2" CHECK (not promise or strength = 'SCORING'), CONSTRAINT "CHK_df92b0b5bff03dba06e369c3aa" CHECK ("partCode" is null or "demandVersionCode" is not null), CONSTRAINT "CHK_fcdeb4b5c0db4f772ac53ed4bb" CHECK (strength = 'INFORMATIVE' or (explicitness = 'EXPLICIT' and direction <> 0 and "demandVersionCode" is not null)), CONSTRAINT "CHK_1ef5db30ccf04dea0d85548c22" CHECK (num_nonnulls("figureCode", "bodyCode") = 1), CONSTRAINT "CHK_3bbcc54707c247c4aca196ffd7" CHECK ("reviewState" in ('BUNDLED', 'AWAITING', 'APPROVED', 'REJECTED')), CONSTRAINT "CHK_f23bfb57e4f4015c958d4ba687" CHECK ("reasonCode" in ('OWN_WORDS', 'PROMISE', 'SPONSORED', 'REPORTED', 'IMPLIED_ONLY', 'NAMES_NO_DEMAND', 'ALLEGED_BY_OTHERS', 'STAFF_VIEW', 'COLLECTIVE', 'ATTENDED', 'INSTITUTION', 'OTHER_JURISDICTION', 'OTHER_SUBJECT', 'CAMPAIGN_VOICE', 'LOW_RELIABILITY', 'OTHER_CAMPAIGN')), CONSTRAINT "CHK_7405b6e9be0eba41640a719f44" CHECK ("strength" in ('SCORING', 'INFORMATIVE')), CONSTRAINT "CHK_39503e2050bcfa26a1955ce147" CHECK ("explicitness" in ('EXPLICIT', 'IMPLIED', 'GENERAL')), CONSTRAINT "CHK_037a4ea6264d753545f21af428" CHECK (direction between -1 and 1), CONSTRAINT "PK_01f498cc06116fda0a8995b53d5" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_de0340f42bc74f6294a80b79bd" ON "demand_link"  ("evidenceId") `);
    await q.query(`CREATE INDEX "IDX_576859e3e117c037384d43f12a" ON "demand_link"  ("organizationId", "figureCode") `);
    await q.query(
      `CREATE TABLE "figure" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "sourceCode" text NOT NULL, "locator" text NOT NULL, "quotedInSource" boolean NOT NULL DEFAULT false, "quote" text, "name" text, "kind" text NOT NULL, "bodyCode" text, "forgottenAt" TIMESTAMP WITH TIME ZONE, CONSTRAINT "UQ_948d86fd4c76ad1853da82c7963" UNIQUE ("organizationId", "code"), CONSTRAINT "CHK_cff346925ebb13b39fcdb04884" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "CHK_a958194f00ca9b7e47eb2db843" CHECK ("forgottenAt" is null or (name is null and kind = 'SPOKESPERSON')), CONSTRAINT "CHK_03acf3b944e0ececa7136b9874" CHECK ("kind" in ('OFFICIAL', 'CANDIDATE', 'SPOKESPERSON')), CONSTRAINT "PK_9b7e19001257bb3db43958e59da" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "membership" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "code" text NOT NULL, "origin" text NOT NULL DEFAULT 'RECORD', "heldAt" TIMESTAMP WITH TIME ZONE, "sourceCode" text NOT NULL, "locator" text NOT NULL, "quotedInSource" boolean NOT NULL DEFAULT false, "quote" text, "figureCode" text NOT NULL, "bodyCode" text NOT NULL, "postCode" text, "termCode" text, "role" text NOT NULL, "startsOn" date, "startsPrecision" text NOT NULL DEFAULT 'UNKNOWN', "endsOn" date, "endsPrecision" text NOT NULL DEFAULT 'UNKNOWN', "endReason" text, "outgoing" boolean NOT NULL DEFAULT false, "confirmedUntil" date, CONSTRAINT "UQ_08ae156e98733d4f4f65a1f8660" UNIQUE ("organizationId", "code"), CONSTRAINT "CHK_44b88895b2c034883045a75fad" CHECK ("origin" in ('RECORD', 'INSTALLATION')), CONSTRAINT "CHK_ade2b7b581e19fea3ff03d2ae3" CHECK (("endsPrecision" = 'UNKNOWN') = ("endsOn" is null)), CONSTRAINT "CHK_75e15460caa3531f057e5c9a72" CHECK (("startsPrecision" = 'UNKNOWN') = ("startsOn" is null)), CONSTRAINT "CHK_7707cc58e76784d7dc080437e2" CHECK ("endsPrecision" in ('DAY', 'NO_LATER_THAN', 'UNKNOWN')), CONSTRAINT "CHK_60bfda0290857fa54d223e97f5" CHECK ("startsPrecision" in ('DAY', 'NO_LATER_THAN', 'UNKNOWN')), CONSTRAINT "CHK_88b9b852dc91c143658d9ce201" CHECK ("endReason" in ('TERM_ENDED', 'RESIGNED', 'DIED', 'REMOVED', 'REDISTRICTED', 'NOT_STATED')), CONSTRAINT "CHK_f17b42aab91953c225ec2ee649" CHECK ("role" in ('MEMBER', 'PRESIDENT', 'MAYOR', 'CHIEF', 'SHERIFF', 'CANDIDATE', 'ORGANIZER', 'SPOKESPERSON', 'STAFF')), CONSTRAINT "XCL_7f93113f14617a256ede36f000" EXCLUDE USING gist ("organizationId" WITH =, "postCode" WITH =, daterange("startsOn", "endsOn", '[]') WITH &&) WHERE ("postCode" is not null), CONSTRAINT "PK_83c1afebef3059472e7c37e8de8" PRIMARY KEY ("id"))`,
    );
    await q.query(`CREATE INDEX "IDX_832968da41093ac31c13ed983a" ON "membership"  ("organizationId", "figureCode") `);
    await q.query(
      `CREATE TABLE "record_load" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "version" text NOT NULL, "closingDate" date NOT NULL, "loadedAt" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "UQ_f3fa29878fec71001221835746f" UNIQUE ("organizationId", "version"), CONSTRAINT "PK_6e2d25dfe1b5cf6821a3fa63abe" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `CREATE TABLE "record_confirmation" ("id" uuid NOT NULL, "organizationId" uuid NOT NULL, "version" text NOT NULL, "userId" uuid NOT NULL, "confirmedAt" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "UQ_f3a203cf922ac017883058fa823" UNIQUE ("organizationId", "version", "userId"), CONSTRAINT "PK_7a738b8a2801d5aea7627cd3739" PRIMARY KEY ("id"))`,
    );
    await q.query(
      `ALTER TABLE "campaign" ADD CONSTRAINT "FK_b96b1cf12fe49ba9de5fc5423dd" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "campaign" ADD CONSTRAINT "FK_25e2223838992be4e1819805d1f" FOREIGN KEY ("organizationId", "sourceCode") REFERENCES "source"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "campaign" ADD CONSTRAINT "FK_e6cc024933c8f7e6ed0f10474c6" FOREIGN KEY ("organizationId", "predecessorCode") REFERENCES "campaign"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "campaign_goal" ADD CONSTRAINT "FK_fce6aa5e504d7b164a3fcbb9561" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "campaign_goal" ADD CONSTRAINT "FK_0f410546c2438d6b7987a337a75" FOREIGN KEY ("organizationId", "sourceCode") REFERENCES "source"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "campaign_goal" ADD CONSTRAINT "FK_08e7c987fb3c84993b002757b1e" FOREIGN KEY ("organizationId", "demandCode") REFERENCES "demand"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "campaign_goal" ADD CONSTRAINT "FK_422ae3c0755465b2345692c13db" FOREIGN KEY ("organizationId", "campaignCode") REFERENCES "campaign"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "occasion" ADD CONSTRAINT "FK_3ac7c1c2aeb697ef330c8ba07cb" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "occasion" ADD CONSTRAINT "FK_d869ee26294b76813f3bbeaea38" FOREIGN KEY ("organizationId", "sourceCode") REFERENCES "source"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "occasion" ADD CONSTRAINT "FK_5c94051bcf105cfa1a6cdca5071" FOREIGN KEY ("organizationId", "placeCode") REFERENCES "place"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "occasion" ADD CONSTRAINT "FK_b9a66ca9359c216eba5cc48932e" FOREIGN KEY ("organizationId", "campaignCode") REFERENCES "campaign"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "source" ADD CONSTRAINT "FK_ca54892f7d57ab075d33520e878" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "place" ADD CONSTRAINT "FK_3123d8bb94863e8fecd8d19f877" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "place" ADD CONSTRAINT "FK_34454498053e810dde4b2230c53" FOREIGN KEY ("organizationId", "sourceCode") REFERENCES "source"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "incident" ADD CONSTRAINT "FK_aab87c74f255a7f391c68ed24ef" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "incident" ADD CONSTRAINT "FK_f9a22986da771e9569bf7f659a7" FOREIGN KEY ("organizationId", "sourceCode") REFERENCES "source"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "incident" ADD CONSTRAINT "FK_10fb08a1f87dd2a62274b2c1e5c" FOREIGN KEY ("organizationId", "placeCode") REFERENCES "place"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "dispute" ADD CONSTRAINT "FK_a66052d708ead931722994ab207" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "claim" ADD CONSTRAINT "FK_6ab82ea1f8c84c2060274dcd26e" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "claim" ADD CONSTRAINT "FK_d07eb9e06f6107364f5f4e9d696" FOREIGN KEY ("organizationId", "sourceCode") REFERENCES "source"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "claim" ADD CONSTRAINT "FK_121c5cc03d09e0f905d248b4db2" FOREIGN KEY ("organizationId", "disputeCode") REFERENCES "dispute"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "statistic" ADD CONSTRAINT "FK_5a42efee803855a323b3977d7d6" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "statistic" ADD CONSTRAINT "FK_643c1e67c7c2f772e924d5aef6b" FOREIGN KEY ("organizationId", "sourceCode") REFERENCES "source"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "demand" ADD CONSTRAINT "FK_0facfb58bbfac7ac8aae5dfef09" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "demand" ADD CONSTRAINT "FK_07262314421be7020d2fed58383" FOREIGN KEY ("organizationId", "parentCode") REFERENCES "demand"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "demand" ADD CONSTRAINT "FK_9d866f0f2d17e524c2cab57c099" FOREIGN KEY ("organizationId", "campaignCode") REFERENCES "campaign"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "demand_version" ADD CONSTRAINT "FK_013211812b3db0cd29238ff8cac" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "demand_version" ADD CONSTRAINT "FK_6ee2991a1da9fbe5e4eabef899c" FOREIGN KEY ("organizationId", "sourceCode") REFERENCES "source"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "demand_version" ADD CONSTRAINT "FK_58a9aa026e41a45dcbcaab3543d" FOREIGN KEY ("organizationId", "demandCode") REFERENCES "demand"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "demand_note" ADD CONSTRAINT "FK_f56915b56f0e8e60079d30d3544" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "demand_note" ADD CONSTRAINT "FK_c8d3c5c6f91939e87f44dbd2d16" FOREIGN KEY ("organizationId", "sourceCode") REFERENCES "source"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "demand_note" ADD CONSTRAINT "FK_c08631cfac7629ab4fbe3773c87" FOREIGN KEY ("organizationId", "demandCode") REFERENCES "demand"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "lever" ADD CONSTRAINT "FK_01617da7ba899ee569341e6647e" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "lever" ADD CONSTRAINT "FK_6867909a3a49ba60307cd8382de" FOREIGN KEY ("organizationId", "demandCode") REFERENCES "demand"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "demand_response" ADD CONSTRAINT "FK_611352ca7ecb3d33816cff68c5a" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "demand_response" ADD CONSTRAINT "FK_a9b870e3b7d6c6081ac1f84ffe9" FOREIGN KEY ("organizationId", "sourceCode") REFERENCES "source"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "demand_response" ADD CONSTRAINT "FK_b884d412adbb6a33d89c6653572" FOREIGN KEY ("organizationId", "demandVersionCode") REFERENCES "demand_version"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "clause_assessment" ADD CONSTRAINT "FK_621e20d941d1a0408210661ac4b" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "clause_assessment" ADD CONSTRAINT "FK_48e98b7bfeb85060482c8fa2a88" FOREIGN KEY ("organizationId", "sourceCode") REFERENCES "source"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "clause_assessment" ADD CONSTRAINT "FK_5acd5578d50a518684cbb730558" FOREIGN KEY ("organizationId", "demandVersionCode") REFERENCES "demand_version"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "clause_assessment" ADD CONSTRAINT "FK_608ad74125b6ee50734c554f97e" FOREIGN KEY ("organizationId", "clauseCode") REFERENCES "document_clause"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "document" ADD CONSTRAINT "FK_dfcea06c9f090a968a8076dccb5" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "document" ADD CONSTRAINT "FK_077127eac1b1ef6c9395c572edc" FOREIGN KEY ("organizationId", "sourceCode") REFERENCES "source"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "document_clause" ADD CONSTRAINT "FK_034376b4974382e9a1338d9e447" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "document_clause" ADD CONSTRAINT "FK_24ccf1d501c85afd7e236436479" FOREIGN KEY ("organizationId", "sourceCode") REFERENCES "source"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "document_clause" ADD CONSTRAINT "FK_73b19ad8e6a528c594287566d5d" FOREIGN KEY ("organizationId", "documentCode") REFERENCES "document"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "jurisdiction" ADD CONSTRAINT "FK_af02c91e268fecc03b784203410" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "area" ADD CONSTRAINT "FK_7768ed8d08ba98feb6cf44f6403" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "area" ADD CONSTRAINT "FK_874484a273345d32a4d5206ae8b" FOREIGN KEY ("organizationId", "sourceCode") REFERENCES "source"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "area" ADD CONSTRAINT "FK_4e4b8f9d8d1ee2d3647c4b35392" FOREIGN KEY ("organizationId", "jurisdictionCode") REFERENCES "jurisdiction"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "body" ADD CONSTRAINT "FK_35039290cd894987e3b754297b0" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "body" ADD CONSTRAINT "FK_a1bd57e4e5fc1f4c2f59aa49385" FOREIGN KEY ("organizationId", "sourceCode") REFERENCES "source"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "body" ADD CONSTRAINT "FK_398561a5aac73d6235f57aaf76e" FOREIGN KEY ("organizationId", "parentCode") REFERENCES "body"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "body" ADD CONSTRAINT "FK_80385479e8221f1b77200e7cf63" FOREIGN KEY ("organizationId", "jurisdictionCode") REFERENCES "jurisdiction"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "voting_rule" ADD CONSTRAINT "FK_567401a736ac3610881c96190e9" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "voting_rule" ADD CONSTRAINT "FK_f70d26c66732166cf591e60da1d" FOREIGN KEY ("organizationId", "sourceCode") REFERENCES "source"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "voting_rule" ADD CONSTRAINT "FK_e938849df6f7de070495fcea657" FOREIGN KEY ("organizationId", "bodyCode") REFERENCES "body"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "post" ADD CONSTRAINT "FK_01d34b6e226affe884d75246ff2" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "post" ADD CONSTRAINT "FK_ee6ddc195a4a9d2f64c6bd44820" FOREIGN KEY ("organizationId", "sourceCode") REFERENCES "source"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "post" ADD CONSTRAINT "FK_46c673f0e17356780fb1309e2b2" FOREIGN KEY ("organizationId", "areaCode") REFERENCES "area"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "post" ADD CONSTRAINT "FK_8fcb193aef80867e5c435b7d68c" FOREIGN KEY ("organizationId", "bodyCode") REFERENCES "body"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "term" ADD CONSTRAINT "FK_7d691bfb2c73b814ace142ff8ec" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "term" ADD CONSTRAINT "FK_3deff4abec20ff7ac770ebac7f1" FOREIGN KEY ("organizationId", "sourceCode") REFERENCES "source"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "term" ADD CONSTRAINT "FK_94bd49867287ef486bbd456cf73" FOREIGN KEY ("organizationId", "bodyCode") REFERENCES "body"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "body_decision" ADD CONSTRAINT "FK_6e7c826759257065fc33e8a346c" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "body_decision" ADD CONSTRAINT "FK_45f778a2b5445f0f344f9301c37" FOREIGN KEY ("organizationId", "sourceCode") REFERENCES "source"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "body_decision" ADD CONSTRAINT "FK_d422efba7a488a460958154adf1" FOREIGN KEY ("organizationId", "occasionCode") REFERENCES "occasion"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "body_decision" ADD CONSTRAINT "FK_9a59349529a225f962dfed8fc0e" FOREIGN KEY ("organizationId", "documentCode") REFERENCES "document"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "body_decision" ADD CONSTRAINT "FK_adf2e3e40750f40826bfd723fdc" FOREIGN KEY ("organizationId", "bodyCode") REFERENCES "body"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "evidence" ADD CONSTRAINT "FK_5c1028802d8f73b6e3c373e8e86" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "evidence" ADD CONSTRAINT "FK_f17d1321a58897a614dc6eeb9c2" FOREIGN KEY ("organizationId", "sourceCode") REFERENCES "source"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "evidence" ADD CONSTRAINT "FK_ac6b8fa11266f064e91cb704f5d" FOREIGN KEY ("organizationId", "decisionCode") REFERENCES "body_decision"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "evidence" ADD CONSTRAINT "FK_09f37c9194cc029ed4a7d0f93ae" FOREIGN KEY ("organizationId", "occasionCode") REFERENCES "occasion"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "evidence" ADD CONSTRAINT "FK_fad4e1b90731ebbf51bfcb0c130" FOREIGN KEY ("organizationId", "bodyCode") REFERENCES "body"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "evidence" ADD CONSTRAINT "FK_ac9a9b7e36fa432e92efed9b2c1" FOREIGN KEY ("organizationId", "figureCode") REFERENCES "figure"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "demand_link" ADD CONSTRAINT "FK_9a51a38ca368b048b3ff41fd48b" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "demand_link" ADD CONSTRAINT "FK_de0340f42bc74f6294a80b79bd3" FOREIGN KEY ("evidenceId") REFERENCES "evidence"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "demand_link" ADD CONSTRAINT "FK_e65c03c6fd85b3d720401de5617" FOREIGN KEY ("organizationId", "partCode") REFERENCES "demand"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "demand_link" ADD CONSTRAINT "FK_2d0c5d466d6ef3963f28ad4ee6d" FOREIGN KEY ("organizationId", "demandVersionCode") REFERENCES "demand_version"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "demand_link" ADD CONSTRAINT "FK_67f3a476047f8fe5dcc3bdb8f28" FOREIGN KEY ("organizationId", "bodyCode") REFERENCES "body"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "demand_link" ADD CONSTRAINT "FK_576859e3e117c037384d43f12ac" FOREIGN KEY ("organizationId", "figureCode") REFERENCES "figure"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "figure" ADD CONSTRAINT "FK_8ee70b4c16954784a0a20239077" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "figure" ADD CONSTRAINT "FK_a96629859647e259ad3398b8259" FOREIGN KEY ("organizationId", "sourceCode") REFERENCES "source"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "figure" ADD CONSTRAINT "FK_f66c66617956e1d559186217c0c" FOREIGN KEY ("organizationId", "bodyCode") REFERENCES "body"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "membership" ADD CONSTRAINT "FK_4c62c8a7ba2337d6d6ffcd8eb6d" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "membership" ADD CONSTRAINT "FK_b157e21609a1db010a772432a47" FOREIGN KEY ("organizationId", "sourceCode") REFERENCES "source"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "membership" ADD CONSTRAINT "FK_3ab84e13553295081f2665bcf71" FOREIGN KEY ("organizationId", "termCode") REFERENCES "term"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "membership" ADD CONSTRAINT "FK_d819f5ba00f8de918760ed0aca7" FOREIGN KEY ("organizationId", "postCode") REFERENCES "post"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "membership" ADD CONSTRAINT "FK_fd8e6e663daff3d6d3617686c63" FOREIGN KEY ("organizationId", "bodyCode") REFERENCES "body"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "membership" ADD CONSTRAINT "FK_832968da41093ac31c13ed983a2" FOREIGN KEY ("organizationId", "figureCode") REFERENCES "figure"("organizationId","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "record_load" ADD CONSTRAINT "FK_dae6bf9d3f9d44cf75096cea2f1" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await q.query(
      `ALTER TABLE "record_confirmation" ADD CONSTRAINT "FK_500e9f802aabda3c2b8b301c824" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );

    for (const table of TABLES) await protect(q, table);
    await q.query('revoke update, delete on evidence from crm_app');
    await q.query(`grant update (${ABOUT_EVIDENCE.map((column) => `"${column}"`).join(', ')}) on evidence to crm_app`);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore the backup');
  }
}
