import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { oneOf, RefersTo } from '#campaigns';
import { Sealed } from '#platform';

/** What is said of a guess in words. */
interface GuessDetails {
  readonly note: string;
}

/**
 * How somebody here guesses that a figure leans on a lever, from 1 (no) to 5 (yes). It is private, never part of a
 * position, and never leaves but to who may read guesses. Nothing of it is changed: the latest one counts.
 */
@Entity()
@RefersTo('Figure', 'figureCode')
@RefersTo('Lever', 'leverCode')
@Index(['organizationId', 'leverCode', 'figureCode', 'askedOn'])
@Check('lean between 1 and 5')
@Check('witnesses >= 0')
export class WhipAssessment extends Sealed<GuessDetails> {
  @Column('text') figureCode!: string;
  @Column('text') leverCode!: string;
  @Column('smallint') lean!: number;
  @Column('uuid') @ForeignKey('User') askedBy!: string;
  @Column('date') askedOn!: string;
  /** How many others heard it: a word that two heard is worth more. */
  @Column('smallint', { default: 0 }) witnesses!: number;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}

/** What was said at a meeting: all of it is sealed. */
export interface MeetingDetails {
  readonly notes: string;
  readonly asks: readonly string[];
  readonly commitments: readonly string[];
  /** Who of ours was there, as somebody wrote it. */
  readonly present: string;
}

/** A meeting with a figure; private as a guess is, and never evidence. */
@Entity()
@RefersTo('Figure', 'figureCode')
@Index(['organizationId', 'figureCode', 'heldOn'])
export class Meeting extends Sealed<MeetingDetails> {
  @Column('text') figureCode!: string;
  @Column('date') heldOn!: string;
  @Column('date', { nullable: true }) nextOn!: string | null;
  @Column('uuid') @ForeignKey('User') createdBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}

/** Why somebody is to be asked. */
export const ASK_REASONS = ['UNKNOWN', 'STALE', 'CONFLICT', 'ALLEGED', 'LEANS'] as const;
export type AskReason = (typeof ASK_REASONS)[number];

/** That somebody here asks a figure where they stand on a demand; what came of it is sealed. At most one is open. */
@Entity()
@RefersTo('Figure', 'figureCode')
@RefersTo('Demand', 'demandCode')
@Index(['organizationId', 'figureCode', 'demandCode'], { unique: true, where: '"doneAt" is null' })
@Check(oneOf('reason', ASK_REASONS))
export class Ask extends Sealed<{ readonly result: string }> {
  @Column('text') figureCode!: string;
  @Column('text') demandCode!: string;
  @Column('text') reason!: AskReason;
  @Column('uuid', { nullable: true }) @ForeignKey('User') assigneeUserId!: string | null;
  @Column('date', { nullable: true }) dueOn!: string | null;
  @Column('timestamptz', { nullable: true }) doneAt!: Date | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}
