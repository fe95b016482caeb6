import { Check, Column, Entity, Exclusion, Index } from 'typeorm';
import { Cited, oneOf, RefersTo } from '#campaigns';

/** An OFFICIAL holds or held office; a SPOKESPERSON speaks for a body and is only ever a claimant; a CANDIDATE stood. */
export const FIGURE_KINDS = ['OFFICIAL', 'CANDIDATE', 'SPOKESPERSON'] as const;

/**
 * A public official or named spokesperson of the public record; never a person of our list. A spokesperson can be
 * forgotten: then the name is gone, for good, and what was said stays as the words of a spokesperson of the body.
 */
@Entity()
@RefersTo('Body', 'bodyCode')
@Check(oneOf('kind', FIGURE_KINDS))
@Check(`kind = 'OFFICIAL' or cardinality(identifiers) = 0`)
@Check(`"forgottenAt" is null or (name is null and kind = 'SPOKESPERSON')`)
export class Figure extends Cited {
  /** Null where the record does not know it, or where it was forgotten. */
  @Column('text', { nullable: true }) name!: string | null;
  @Column('text') kind!: (typeof FIGURE_KINDS)[number];
  /** For whom a spokesperson speaks. */
  @Column('text', { nullable: true }) bodyCode!: string | null;
  /** What other systems know an official by, each `system:id`; the record has none. */
  @Column('text', { array: true, default: '{}' }) identifiers!: string[];
  @Column('timestamptz', { nullable: true }) forgottenAt!: Date | null;
}

/** What somebody is in a body. Holding a post is MEMBER, MAYOR, CHIEF or SHERIFF; PRESIDENT is a role beside that. */
export const ROLES = [
  'MEMBER',
  'PRESIDENT',
  'MAYOR',
  'CHIEF',
  'SHERIFF',
  'CANDIDATE',
  'ORGANIZER',
  'SPOKESPERSON',
  'STAFF',
] as const;
/** Why a membership ends. */
export const END_REASONS = ['TERM_ENDED', 'RESIGNED', 'DIED', 'REMOVED', 'REDISTRICTED', 'NOT_STATED'] as const;
/** How exactly the day is known on which a membership starts or ends. */
export const BOUNDARIES = ['DAY', 'NO_LATER_THAN', 'UNKNOWN'] as const;

/**
 * Somebody's time in a body, with or without a post. No two hold one post at once: the database refuses it. An end of null
 * is open. Both days count: `startsOn` is the first day of it and `endsOn` the last.
 */
@Entity()
@RefersTo('Figure', 'figureCode')
@RefersTo('Body', 'bodyCode')
@RefersTo('Post', 'postCode')
@RefersTo('Term', 'termCode')
@Index(['organizationId', 'figureCode'])
@Check(oneOf('role', ROLES))
@Check(oneOf('endReason', END_REASONS))
@Check(oneOf('startsPrecision', BOUNDARIES))
@Check(oneOf('endsPrecision', BOUNDARIES))
@Check(`("startsPrecision" = 'UNKNOWN') = ("startsOn" is null)`)
@Check(`("endsPrecision" = 'UNKNOWN') = ("endsOn" is null)`)
@Exclusion(
  `USING gist ("organizationId" WITH =, "postCode" WITH =, daterange("startsOn", "endsOn", '[]') WITH &&) WHERE ("postCode" is not null)`,
)
export class Membership extends Cited {
  @Column('text') figureCode!: string;
  @Column('text') bodyCode!: string;
  @Column('text', { nullable: true }) postCode!: string | null;
  @Column('text', { nullable: true }) termCode!: string | null;
  @Column('text') role!: (typeof ROLES)[number];
  @Column('date', { nullable: true }) startsOn!: string | null;
  @Column('text', { default: 'UNKNOWN' }) startsPrecision!: (typeof BOUNDARIES)[number];
  @Column('boolean', { default: false }) startsYearInferred!: boolean;
  @Column('date', { nullable: true }) endsOn!: string | null;
  @Column('text', { default: 'UNKNOWN' }) endsPrecision!: (typeof BOUNDARIES)[number];
  @Column('boolean', { default: false }) endsYearInferred!: boolean;
  @Column('text', { nullable: true }) endReason!: (typeof END_REASONS)[number] | null;
  /** True where a source says that the holder is leaving. */
  @Column('boolean', { default: false }) outgoing!: boolean;
  /** The last day for which the holding is vouched for: the record's closing date, or a later look of the installation. */
  @Column('date', { nullable: true }) confirmedUntil!: string | null;
}
