import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { dateCheck, FuzzyDate, oneOf, Recorded, RefersTo, REVIEW_STATES, type ReviewState, Told } from '#campaigns';
import { Owned } from '#platform';
import { VOTE_OPTIONS, type VoteOption } from './voting.ts';

/** What a body decided. */
export const DECISION_RESULTS = ['PASSED', 'FAILED'] as const;

/** A decision of a body of which no roll call is known (an Agreement): it sets nobody's position. */
@Entity()
@RefersTo('Body', 'bodyCode')
@RefersTo('Document', 'documentCode')
@RefersTo('Occasion', 'occasionCode')
@Check(oneOf('result', DECISION_RESULTS))
@Check(dateCheck('date'))
export class BodyDecision extends Told {
  @Column('text') bodyCode!: string;
  @Column('text') titleEn!: string;
  @Column('text') titleEs!: string;
  @Column(() => FuzzyDate, { prefix: 'date' }) date!: FuzzyDate;
  @Column('text') result!: (typeof DECISION_RESULTS)[number];
  /** Told as unanimous: nobody recorded against among those who voted, and nothing more. */
  @Column('boolean') unanimous!: boolean;
  @Column('boolean') rollMissing!: boolean;
  @Column('boolean') binding!: boolean;
  @Column('text', { nullable: true }) documentCode!: string | null;
  @Column('text', { nullable: true }) occasionCode!: string | null;
}

/** What kind of evidence a row is; which of them may set a position is the rule's business. */
export const EVIDENCE_TYPES = [
  'ROLL_CALL_VOTE',
  'COLLECTIVE_VOTE',
  'SPONSORSHIP',
  'PLEDGE',
  'QUESTIONNAIRE',
  'FORUM_ANSWER',
  'DIRECT_QUOTE',
  'OWN_POST',
  'NEWSLETTER',
  'TESTIMONY',
  'EXECUTIVE_ACTION',
  'CONTRACT_VOTE',
  'REPORTED_PARAPHRASE',
  'STAFF_STATEMENT',
  'ENDORSEMENT',
  'EVENT_ATTENDANCE',
  'MEETING_NOTE',
  'ALLEGATION',
  'DECLINED_INVITATION',
  'NO_REPLY',
  'ORG_STATEMENT',
] as const;
export type EvidenceType = (typeof EVIDENCE_TYPES)[number];

/** How sure the coding is: HIGH stated outright, MEDIUM attributed or a small step, LOW an unreliable source. */
export const CONFIDENCES = ['HIGH', 'MEDIUM', 'LOW'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/**
 * What somebody said or did, as a source tells it. It is never edited: a correction is a new row with the same code, and the
 * old one is retracted with its reason (the app's role may change no other column). Of one code at most one row stands.
 */
@Entity()
@RefersTo('Figure', 'figureCode')
@RefersTo('Body', 'bodyCode')
@RefersTo('Occasion', 'occasionCode')
@RefersTo('BodyDecision', 'decisionCode')
@RefersTo('Source', 'sourceCode')
@Index(['organizationId', 'code'], { unique: true, where: '"retractedAt" is null' })
// Of one row at most one correction stands or waits.
@Index(['organizationId', 'supersedesId'], {
  unique: true,
  where: `"retractedAt" is null and "reviewState" <> 'REJECTED'`,
})
@Check(oneOf('origin', ['RECORD', 'INSTALLATION']))
@Check(oneOf('type', EVIDENCE_TYPES))
@Check(oneOf('confidence', CONFIDENCES))
@Check(oneOf('reviewState', REVIEW_STATES))
@Check(dateCheck('date'))
@Check('("retractedAt" is null) = ("retractedReason" is null)')
@Check(oneOf('voteOption', VOTE_OPTIONS))
@Check('("voteEventId" is null) = ("voteOption" is null)')
@Check('"reviewedBy" is null or "recordedBy" is null or "reviewedBy" <> "recordedBy"')
@Check('original is null or language is not null')
export class Evidence extends Owned {
  @Column('text') code!: string;
  @Column('text', { default: 'RECORD' }) origin!: 'RECORD' | 'INSTALLATION';
  @Column('timestamptz', { nullable: true }) heldAt!: Date | null;
  @Column('text') sourceCode!: string;
  @Column('text') locator!: string;
  @Column('boolean', { default: false }) quotedInSource!: boolean;
  @Column('text', { nullable: true }) quote!: string | null;
  @Column('text') textEn!: string;
  @Column('text') textEs!: string;
  /** The words in the language in which they were said (BCP 47), where somebody kept them, and who translated them. */
  @Column('text', { nullable: true }) original!: string | null;
  @Column('text', { nullable: true }) language!: string | null;
  @Column('text', { nullable: true }) translator!: string | null;

  @Column('text') type!: EvidenceType;
  @Column(() => FuzzyDate, { prefix: 'date' }) date!: FuzzyDate;
  /** Who said or did it: a figure, a body, or neither where only the source tells it of several; both for a vote in a body. */
  @Column('text', { nullable: true }) figureCode!: string | null;
  @Column('text', { nullable: true }) bodyCode!: string | null;
  @Column('text', { nullable: true }) occasionCode!: string | null;
  @Column('text', { nullable: true }) decisionCode!: string | null;
  /** The roll call that it is one name of, and how that one voted. */
  @Column('uuid', { nullable: true }) @ForeignKey('VoteEvent') voteEventId!: string | null;
  @Column('text', { nullable: true }) voteOption!: VoteOption | null;
  /** True for a vote on the order of business. */
  @Column('boolean', { default: false }) procedural!: boolean;
  /** What this row corrects; that one is retracted. */
  @Column('uuid', { nullable: true }) @ForeignKey('Evidence') supersedesId!: string | null;
  @Column('text') confidence!: Confidence;
  @Column('text', { default: 'BUNDLED' }) reviewState!: ReviewState;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt!: Date;
  /** The user who recorded it; null for the bundled record. */
  @Column('uuid', { nullable: true }) recordedBy!: string | null;
  @Column('uuid', { nullable: true }) reviewedBy!: string | null;
  @Column('timestamptz', { nullable: true }) retractedAt!: Date | null;
  @Column('text', { nullable: true }) retractedReason!: string | null;
}

/** EXPLICIT names the demand, IMPLIED points at it, GENERAL names none. */
export const EXPLICITNESSES = ['EXPLICIT', 'IMPLIED', 'GENERAL'] as const;
/** SCORING may count, INFORMATIVE never does. */
export const STRENGTHS = ['SCORING', 'INFORMATIVE'] as const;
/** Why a link is coded as it is. */
export const LINK_REASONS = [
  'OWN_WORDS',
  'PROMISE',
  'OWN_VOTE',
  'OWN_ACT',
  'SPONSORED',
  'REPORTED',
  'IMPLIED_ONLY',
  'NAMES_NO_DEMAND',
  'ALLEGED_BY_OTHERS',
  'STAFF_VIEW',
  'COLLECTIVE',
  'ATTENDED',
  'INSTITUTION',
  'OTHER_JURISDICTION',
  'OTHER_SUBJECT',
  'CAMPAIGN_VOICE',
  'LOW_RELIABILITY',
  'OTHER_CAMPAIGN',
] as const;

/** How one piece of evidence bears on one demand for one subject: the only way by which evidence reaches a position. */
@Entity()
@RefersTo('Figure', 'figureCode')
@RefersTo('Body', 'bodyCode')
@RefersTo('DemandVersion', 'demandVersionCode')
@RefersTo('Demand', 'partCode')
@Index(['organizationId', 'figureCode'])
@Index(['evidenceId'])
@Check('direction between -1 and 1')
@Check(oneOf('explicitness', EXPLICITNESSES))
@Check(oneOf('strength', STRENGTHS))
@Check(oneOf('reasonCode', LINK_REASONS))
@Check(oneOf('reviewState', REVIEW_STATES))
@Check('num_nonnulls("figureCode", "bodyCode") = 1')
@Check(`strength = 'INFORMATIVE' or (explicitness = 'EXPLICIT' and direction <> 0 and "demandVersionCode" is not null)`)
@Check('"partCode" is null or "demandVersionCode" is not null')
@Check(`not promise or strength = 'SCORING'`)
export class DemandLink extends Recorded {
  @Column('uuid') @ForeignKey('Evidence') evidenceId!: string;
  @Column('text') evidenceCode!: string;
  /** Whose position it may bear on: a figure's, or a body's. */
  @Column('text', { nullable: true }) figureCode!: string | null;
  @Column('text', { nullable: true }) bodyCode!: string | null;
  /** Null where the evidence names no demand: it is shown beside every one, and counts for none. */
  @Column('text', { nullable: true }) demandVersionCode!: string | null;
  /** The part of the demand that was meant; the link counts for the whole demand. */
  @Column('text', { nullable: true }) partCode!: string | null;
  /** +1 for the demand, -1 against it, 0 neither. */
  @Column('smallint') direction!: number;
  @Column('text') explicitness!: (typeof EXPLICITNESSES)[number];
  @Column('text') strength!: (typeof STRENGTHS)[number];
  /** True for an explicit promise; without one (or a pledge, or sponsorship of the demand's text) nobody is COMMITTED. */
  @Column('boolean', { default: false }) promise!: boolean;
  @Column('text') reasonCode!: (typeof LINK_REASONS)[number];
  /** What a reviewer should know; in English. */
  @Column('text', { nullable: true }) note!: string | null;
  @Column('text', { default: 'BUNDLED' }) reviewState!: ReviewState;
  @Column('uuid', { nullable: true }) reviewedBy!: string | null;
}
