import { Check, Column, Entity } from 'typeorm';
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
import { CLAIMANT_KINDS, type ClaimantKind, type OtherName } from './source.entity.ts';

/** Something that happened and that sources tell differently; it has a neutral title and is no event of ours. */
@Entity()
@RefersTo('Place', 'placeCode')
@Check(dateCheck('date'))
export class Incident extends Told {
  @Column('text') titleEn!: string;
  @Column('text') titleEs!: string;
  @Column('jsonb', { default: [] }) otherNames!: OtherName[];
  @Column(() => FuzzyDate, { prefix: 'date' }) date!: FuzzyDate;
  @Column('text', { nullable: true }) placeCode!: string | null;
  @Column('text') whereEn!: string;
  @Column('text') whereEs!: string;
  /** The codes of the agencies that were there; what for is another question. */
  @Column('text', { array: true, default: [] }) agencies!: string[];
}

/** Whether both sides of a question stand, or the record knows which holds. */
export const DISPUTE_STATES = ['DISPUTED', 'COMPATIBLE', 'SETTLED'] as const;

/** A question on which sources differ. Its sides are claims; neither is picked silently. */
@Entity()
@Check(oneOf('status', DISPUTE_STATES))
export class Dispute extends Recorded {
  @Column('text') questionEn!: string;
  @Column('text') questionEs!: string;
  @Column('text') status!: (typeof DISPUTE_STATES)[number];
  /** How the record holds it. */
  @Column('text') handlingEn!: string;
  @Column('text') handlingEs!: string;
}

/** What a claimant does with what is claimed. */
export const CLAIM_STANCES = ['ASSERTS', 'DENIES', 'FINDS'] as const;

/**
 * Somebody's unproven statement about something, always with its claimant. A claim never sets a position. One that was
 * entered here is shown to nobody but who keeps the record before a second person has accepted it.
 */
@Entity()
@RefersTo('Dispute', 'disputeCode')
@Check(oneOf('stance', CLAIM_STANCES))
@Check(oneOf('claimantKind', CLAIMANT_KINDS))
@Check('("disputeCode" is null) = (side is null)')
@Check(oneOf('reviewState', REVIEW_STATES))
@Check('"reviewedBy" is null or "recordedBy" is null or "reviewedBy" <> "recordedBy"')
@Check(dateCheck('date'))
export class Claim extends Told {
  /** The code of the incident, figure, body, document or campaign that it is about. */
  @Column('text') aboutCode!: string;
  @Column('text') claimantKind!: ClaimantKind;
  /** The code of a figure, a body or a source. */
  @Column('text') claimantCode!: string;
  @Column('text') stance!: (typeof CLAIM_STANCES)[number];
  @Column(() => FuzzyDate, { prefix: 'date' }) date!: FuzzyDate;
  @Column('text', { nullable: true }) disputeCode!: string | null;
  @Column('smallint', { nullable: true }) side!: number | null;
  /** The code of the row of the record that holds the same words, where one does. */
  @Column('text', { nullable: true }) restates!: string | null;
  @Column('text', { default: 'BUNDLED' }) reviewState!: ReviewState;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt!: Date;
  /** The user who entered it; null for the bundled record. */
  @Column('uuid', { nullable: true }) recordedBy!: string | null;
  @Column('uuid', { nullable: true }) reviewedBy!: string | null;
  /** Why it was rejected. */
  @Column('text', { nullable: true }) rejectedReason!: string | null;
}

/** A number that somebody named. It is as good as its claimant, and was not checked. */
@Entity()
@Check(oneOf('claimantKind', CLAIMANT_KINDS))
export class Statistic extends Cited {
  /** As it is to be shown. */
  @Column('text') printed!: string;
  @Column('numeric', { nullable: true }) low!: string | null;
  @Column('numeric', { nullable: true }) high!: string | null;
  @Column('text') unit!: string;
  @Column('text') ofWhatEn!: string;
  @Column('text') ofWhatEs!: string;
  @Column('text') claimantKind!: ClaimantKind;
  @Column('text') claimantCode!: string;
}
