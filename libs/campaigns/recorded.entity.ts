import { Check, Column, ForeignKey, Unique } from 'typeorm';
import { Owned } from '#platform';

/** The check that a text column holds one of these words. */
export const oneOf = (column: string, words: readonly string[]): string =>
  `"${column}" in (${words.map((word) => `'${word}'`).join(', ')})`;

/** Refers to a row of the same organization by its code; the database keeps the pair true. */
export const RefersTo = (entity: string, column: string): ClassDecorator =>
  ForeignKey(entity, ['organizationId', column], ['organizationId', 'code']);

/** Who put a row in: the bundled record, or somebody of the installation. */
export const ORIGINS = ['RECORD', 'INSTALLATION'] as const;
export type Origin = (typeof ORIGINS)[number];

/** How far a coding may be relied on: bundled from published reports, waiting for a person here, decided by one. */
export const REVIEW_STATES = ['BUNDLED', 'AWAITING', 'APPROVED', 'REJECTED'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** How exactly a date is known. */
export const DATE_PRECISIONS = ['DAY', 'MONTH', 'YEAR', 'RANGE', 'UNKNOWN'] as const;
export type DatePrecision = (typeof DATE_PRECISIONS)[number];

/**
 * A date as exactly as it is known. `value` is the day, or the first day of the month, year or range; `until` the last
 * day of a month, year or range. In a RANGE one of both may be null: open on that side. UNKNOWN has neither.
 */
export class FuzzyDate {
  @Column('date', { nullable: true }) value!: string | null;
  @Column('date', { nullable: true }) until!: string | null;
  @Column('text', { default: 'UNKNOWN' }) precision!: DatePrecision;
  /** As the source prints it, where it prints one. */
  @Column('text', { nullable: true }) text!: string | null;
  @Column('boolean', { default: false }) yearInferred!: boolean;
  /** Why the printed date means this day; in English, for whoever reviews the coding. */
  @Column('text', { nullable: true }) inferenceNote!: string | null;
}

/** The checks that a fuzzy date of this name says what its precision promises. */
export const dateCheck = (name: string): string =>
  `${oneOf(`${name}Precision`, DATE_PRECISIONS)} and case "${name}Precision" ` +
  `when 'UNKNOWN' then "${name}Value" is null and "${name}Until" is null ` +
  `when 'DAY' then "${name}Value" is not null and "${name}Until" is null ` +
  `when 'RANGE' then num_nonnulls("${name}Value", "${name}Until") > 0 and ("${name}Until" >= "${name}Value") is not false ` +
  `else "${name}Value" is not null and "${name}Until" > "${name}Value" end`;

/**
 * A row of the public record. Its code is stable and unique within the organization; loading the record never touches a
 * row that the installation added, nor one that somebody here changed, confirmed or retracted (`heldAt`).
 */
@Unique(['organizationId', 'code'])
@Check(oneOf('origin', ORIGINS))
export abstract class Recorded extends Owned {
  @Column('text') code!: string;
  @Column('text', { default: 'RECORD' }) origin!: Origin;
  @Column('timestamptz', { nullable: true }) heldAt!: Date | null;
}

/** A row that says where it was read: the source, the place in it, and whether that place is somebody's own words. */
@RefersTo('Source', 'sourceCode')
export abstract class Cited extends Recorded {
  @Column('text') sourceCode!: string;
  /** Where in the source, for instance `line 15` of the text as it was read. */
  @Column('text') locator!: string;
  /** True where the cited place is a direct quotation of whoever spoke. Our text is a paraphrase all the same. */
  @Column('boolean', { default: false }) quotedInSource!: boolean;
  /** Stays empty in the bundled record; an installation may put a short quotation here on its own responsibility. */
  @Column('text', { nullable: true }) quote!: string | null;
}

/** A cited row with a paraphrase in both languages. */
export abstract class Told extends Cited {
  @Column('text') textEn!: string;
  @Column('text') textEs!: string;
}
