import { Check, Column, Entity } from 'typeorm';
import { Cited, dateCheck, FuzzyDate, oneOf, Recorded } from './recorded.entity.ts';

/** What kind of publication a source is. */
export const SOURCE_KINDS = [
  'MOVEMENT_NEWS',
  'LOCAL_NEWS',
  'AGGREGATOR',
  'CANDIDATE_PAGE',
  'REFERENCE',
  'OTHER',
] as const;
/** How far a source is relied on for facts. A LOW one never sets a position. */
export const RELIABILITIES = ['HIGH', 'MEDIUM', 'LOW'] as const;
export type Reliability = (typeof RELIABILITIES)[number];

/** A publication that rows cite. It has an address only where that very text is known to stand there. */
@Entity()
@Check(oneOf('kind', SOURCE_KINDS))
@Check(oneOf('reliability', RELIABILITIES))
@Check(dateCheck('published'))
export class Source extends Recorded {
  @Column('text') publisher!: string;
  @Column('text') kind!: (typeof SOURCE_KINDS)[number];
  @Column('text', { nullable: true }) title!: string | null;
  @Column('text', { nullable: true }) url!: string | null;
  @Column('text') language!: string;
  @Column('text') reliability!: Reliability;
  /** Our reason for that reliability; in English, for whoever reviews the coding. */
  @Column('text') reliabilityNote!: string;
  @Column(() => FuzzyDate, { prefix: 'published' }) published!: FuzzyDate;
}

/** A name that somebody uses for the same thing, and who. */
export interface OtherName {
  readonly code?: string;
  readonly name: string;
  readonly usedBy: string;
  readonly sourceCode: string;
  readonly locator: string;
  /** Since when, as exactly as it is known. */
  readonly since?: FuzzyDate;
  readonly note?: string;
}

/** Where something happened. Misspellings are kept as other names, so that a search finds it. */
@Entity()
export class Place extends Cited {
  @Column('text') name!: string;
  @Column('jsonb', { default: [] }) otherNames!: OtherName[];
  @Column('text') city!: string;
}

/** Whom a statement comes from: a figure or a body of the public record, or the publication itself. */
export const CLAIMANT_KINDS = ['FIGURE', 'BODY', 'SOURCE'] as const;
export type ClaimantKind = (typeof CLAIMANT_KINDS)[number];
