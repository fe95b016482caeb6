import { Check, Column, Entity, Unique } from 'typeorm';
import {
  Cited,
  dateCheck,
  FuzzyDate,
  oneOf,
  Recorded,
  RefersTo,
  REVIEW_STATES,
  type ReviewState,
  Told,
} from './recorded.entity.ts';

/** UMBRELLA stands over the DEMANDs, which have PARTs; the rest is an ally's, or belongs to a platform. */
export const DEMAND_KINDS = ['UMBRELLA', 'DEMAND', 'PART', 'ALLY_ASK', 'VISION', 'PRIORITY', 'POLICY'] as const;
/** At whom a demand is aimed. */
export const TARGETS = ['CITY', 'LOCAL_POLICE', 'FEDERAL_AGENTS', 'COUNTY', 'STATE', 'NONE'] as const;

/** Something that a campaign asks for, under a code that stays; what it says is in its versions. */
@Entity()
@RefersTo('Campaign', 'campaignCode')
@RefersTo('Demand', 'parentCode')
@Check(oneOf('kind', DEMAND_KINDS))
@Check(oneOf('target', TARGETS))
export class Demand extends Recorded {
  @Column('text') campaignCode!: string;
  @Column('text', { nullable: true }) parentCode!: string | null;
  @Column('text') kind!: (typeof DEMAND_KINDS)[number];
  @Column('text') target!: (typeof TARGETS)[number];
  @Column('text') titleEn!: string;
  @Column('text') titleEs!: string;
  /** The order in which the campaign names its demands. */
  @Column('smallint') position!: number;
}

/** What a demand says, from a day to another; evidence is linked to the version that it was about. */
@Entity()
@RefersTo('Demand', 'demandCode')
@Unique(['organizationId', 'demandCode', 'version'])
export class DemandVersion extends Told {
  @Column('text') demandCode!: string;
  @Column('smallint') version!: number;
  /** The first and the last day on which it was in force, where they are known. */
  @Column('date', { nullable: true }) validFrom!: string | null;
  @Column('date', { nullable: true }) validUntil!: string | null;
}

/** What else the campaign says of a demand. */
export const DEMAND_NOTE_KINDS = ['SHORT_FORM', 'REASON'] as const;

/** The spoken short form of a demand, or why it is made. */
@Entity()
@RefersTo('Demand', 'demandCode')
@Check(oneOf('kind', DEMAND_NOTE_KINDS))
export class DemandNote extends Told {
  @Column('text') demandCode!: string;
  @Column('text') kind!: (typeof DEMAND_NOTE_KINDS)[number];
}

/** By what a demand can be granted. */
export const LEVER_KINDS = [
  'ORDINANCE',
  'RESOLUTION',
  'CONTRACT',
  'EXECUTIVE_ORDER',
  'AGENCY_POLICY',
  'BALLOT',
  'COUNTY',
  'STATE_LAW',
  'FEDERAL',
  'FUNDING',
  'NOT_STATED',
] as const;

/** One way to win a demand, and who decides on it; the way to a majority is counted for each lever. */
@Entity()
@RefersTo('Demand', 'demandCode')
@Check(oneOf('kind', LEVER_KINDS))
export class Lever extends Recorded {
  @Column('text') demandCode!: string;
  @Column('text') kind!: (typeof LEVER_KINDS)[number];
  /** The code of the body or post that decides. */
  @Column('text', { nullable: true }) deciderCode!: string | null;
  /** The code of that body's voting rule. */
  @Column('text', { nullable: true }) votingRuleCode!: string | null;
  /** False where it helps, yet cannot grant the demand. */
  @Column('boolean', { default: true }) grants!: boolean;
}

/** How a body answered a demand. */
export const RESPONSE_TYPES = [
  'ACCEPTS',
  'ACCEPTS_PART',
  'CLAIMS_ALREADY_MET',
  'CLAIMS_COMPLIANCE',
  'RESERVES_EXCEPTION',
  'DECLINES_PART',
  'DECLINES',
  'OUT_OF_JURISDICTION',
  'NO_ANSWER',
] as const;

/** A body's answer to a demand: an institution's, never a member's position. */
@Entity()
@RefersTo('DemandVersion', 'demandVersionCode')
@Check(oneOf('responseType', RESPONSE_TYPES))
@Check(dateCheck('asOf'))
export class DemandResponse extends Told {
  @Column('text') demandVersionCode!: string;
  /** The code of the body that answered. */
  @Column('text') bodyCode!: string;
  @Column('text') responseType!: (typeof RESPONSE_TYPES)[number];
  @Column(() => FuzzyDate, { prefix: 'asOf' }) asOf!: FuzzyDate;
  /** True where it was given before the revised ordinance of 2025-12-11, and so says nothing of it. */
  @Column('boolean', { default: false }) beforeOrdinance!: boolean;
  /** True where the answer tells only a part of the document that it rests on. */
  @Column('boolean', { default: false }) partial!: boolean;
  @Column('text', { nullable: true }) supersededByCode!: string | null;
}

/** What a clause does for a demand. BEARS_ON says only that it concerns it. */
export const VERDICTS = ['MEETS', 'PARTLY', 'FALLS_SHORT', 'SILENT', 'BEARS_ON'] as const;

/** What a clause of a document won of a demand, as the campaign or whoever assessed it sees it. */
@Entity()
@RefersTo('DocumentClause', 'clauseCode')
@RefersTo('DemandVersion', 'demandVersionCode')
@Check(oneOf('verdict', VERDICTS))
@Check(oneOf('reviewState', REVIEW_STATES))
@Check('"reviewedBy" is null or "recordedBy" is null or "reviewedBy" <> "recordedBy"')
export class ClauseAssessment extends Cited {
  @Column('text') clauseCode!: string;
  @Column('text') demandVersionCode!: string;
  @Column('text') verdict!: (typeof VERDICTS)[number];
  @Column('text') reasonEn!: string;
  @Column('text') reasonEs!: string;
  /** The code of the body that sees it so; null where it is the coding of whoever keeps the record. */
  @Column('text', { nullable: true }) assessorCode!: string | null;
  /** What waits for a person, or was rejected, stands on no public page. */
  @Column('text', { default: 'BUNDLED' }) reviewState!: ReviewState;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt!: Date;
  /** The user who entered it; null for the bundled record. */
  @Column('uuid', { nullable: true }) recordedBy!: string | null;
  @Column('uuid', { nullable: true }) reviewedBy!: string | null;
  /** Why it was rejected. */
  @Column('text', { nullable: true }) rejectedReason!: string | null;
}
