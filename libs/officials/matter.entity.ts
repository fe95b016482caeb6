import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Cited, oneOf, Recorded, RefersTo, REVIEW_STATES, type ReviewState } from '#campaigns';
import { Owned } from '#platform';
import { VOTE_OPTIONS, type VoteOption } from './voting.ts';

/** What a matter is, after the classifications of bills in Open Civic Data. */
export const MATTER_CLASSES = ['ORDINANCE', 'RESOLUTION', 'CONTRACT', 'ORDER', 'PETITION', 'OTHER'] as const;

/** Something before a body (a Bill in Open Civic Data, a Matter in Legistar): what its motions are about. */
@Entity()
@RefersTo('Body', 'bodyCode')
@RefersTo('Document', 'documentCode')
@Check(oneOf('classification', MATTER_CLASSES))
export class Matter extends Cited {
  @Column('text') bodyCode!: string;
  /** The body's own number for it, where it has one. */
  @Column('text', { nullable: true }) fileNumber!: string | null;
  @Column('text') classification!: (typeof MATTER_CLASSES)[number];
  @Column('text') titleEn!: string;
  @Column('text') titleEs!: string;
  @Column('text', { nullable: true }) documentCode!: string | null;
}

/** What is moved. All from AMENDMENT on but OVERRIDE and PASSAGE are about the order of business. */
export const MOTION_CLASSES = [
  'PASSAGE',
  'OVERRIDE',
  'AMENDMENT',
  'SUSPEND_RULES',
  'REFER',
  'POSTPONE',
  'TABLE',
  'AGENDA',
  'OTHER',
] as const;
export type MotionClass = (typeof MOTION_CLASSES)[number];

/** Motions that say nothing on the matter itself: how somebody votes on them only informs. */
export const PROCEDURAL: readonly MotionClass[] = ['SUSPEND_RULES', 'REFER', 'POSTPONE', 'TABLE', 'AGENDA'];

/** One question put to a body on a matter (a Motion in Popolo); it may be voted on more than once. */
@Entity()
@RefersTo('Matter', 'matterCode')
@RefersTo('VotingRule', 'votingRuleCode')
@Check(oneOf('classification', MOTION_CLASSES))
export class Motion extends Recorded {
  @Column('text') matterCode!: string;
  @Column('text') classification!: MotionClass;
  /** What it takes to carry; null where the rule is not known. */
  @Column('text', { nullable: true }) votingRuleCode!: string | null;
}

/** How many of each option the minutes print. */
export type PrintedCounts = Partial<Record<VoteOption, number>>;

/**
 * One vote on a motion (a VoteEvent in Popolo) as the minutes print it. It is never edited: it is retracted with a reason
 * and entered anew. The printed counts stay beside the names, also where the two do not agree.
 */
@Entity()
@RefersTo('Motion', 'motionCode')
@RefersTo('Body', 'bodyCode')
@RefersTo('Source', 'sourceCode')
@RefersTo('BodyDecision', 'decisionCode')
@Index(['organizationId', 'motionCode', 'heldOn'], { unique: true, where: '"retractedAt" is null' })
@Check(oneOf('result', ['PASSED', 'FAILED']))
@Check(oneOf('reviewState', REVIEW_STATES))
@Check('("retractedAt" is null) = ("retractedReason" is null)')
@Check('"reviewedBy" is null or "reviewedBy" <> "recordedBy"')
export class VoteEvent extends Owned {
  @Column('text') motionCode!: string;
  @Column('text') bodyCode!: string;
  @Column('date') heldOn!: string;
  @Column('text') result!: 'PASSED' | 'FAILED';
  @Column('jsonb', { default: {} }) counts!: PrintedCounts;
  /** The decision that the record knew without names, and that this roll call belongs to. */
  @Column('text', { nullable: true }) decisionCode!: string | null;
  @Column('text') sourceCode!: string;
  @Column('text') locator!: string;
  @Column('text', { default: 'AWAITING' }) reviewState!: ReviewState;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt!: Date;
  @Column('uuid') recordedBy!: string;
  @Column('uuid', { nullable: true }) reviewedBy!: string | null;
  @Column('timestamptz', { nullable: true }) retractedAt!: Date | null;
  @Column('text', { nullable: true }) retractedReason!: string | null;
}

/** How one member voted; a vacant seat has no row. `sourceValue` is the word that the minutes use. */
@Entity()
@RefersTo('Figure', 'figureCode')
@Unique(['voteEventId', 'figureCode'])
@Check(oneOf('option', VOTE_OPTIONS))
export class Vote extends Owned {
  @Column('uuid') @ForeignKey('VoteEvent') voteEventId!: string;
  @Column('text') figureCode!: string;
  @Column('text') option!: VoteOption;
  @Column('text', { nullable: true }) sourceValue!: string | null;
}

/** What somebody of the installation said of an entry: it may count, or it may not and why. */
export const VERDICT_KINDS = ['ACCEPT', 'REJECT'] as const;

/** That a named user looked at one entry (a row of evidence, or a roll call) and what they found; the app only adds such rows. */
@Entity()
@Unique(['evidenceId', 'userId'])
@Unique(['voteEventId', 'userId'])
@Check(oneOf('verdict', VERDICT_KINDS))
@Check('num_nonnulls("evidenceId", "voteEventId") = 1')
@Check(`verdict = 'ACCEPT' or reason is not null`)
export class EntryReview extends Owned {
  @Column('uuid', { nullable: true }) @ForeignKey('Evidence') evidenceId!: string | null;
  @Column('uuid', { nullable: true }) @ForeignKey('VoteEvent') voteEventId!: string | null;
  @Column('uuid') userId!: string;
  @Column('text') verdict!: (typeof VERDICT_KINDS)[number];
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
}
