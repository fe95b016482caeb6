import { Check, Column, Entity, Index } from 'typeorm';
import { Cited, dateCheck, FuzzyDate, oneOf, type OtherName, Recorded, RefersTo } from '#campaigns';

/** What a jurisdiction is. */
export const JURISDICTION_KINDS = ['CITY', 'COUNTY', 'STATE', 'FEDERAL'] as const;

/** A government whose bodies decide: a city, a county, the state, the federation. */
@Entity()
@Check(oneOf('kind', JURISDICTION_KINDS))
export class Jurisdiction extends Recorded {
  @Column('text') name!: string;
  @Column('text') kind!: (typeof JURISDICTION_KINDS)[number];
  @Column('text') ocdDivisionId!: string;
}

/** An area that a post stands for, by its Open Civic Data division. Wards are redrawn: a new shape is a new row. */
@Entity()
@RefersTo('Jurisdiction', 'jurisdictionCode')
@Index(['organizationId', 'ocdDivisionId'])
@Check(`"ocdDivisionId" ~ '^ocd-division/country:[a-z]{2}(/[a-z_]+:[[:alnum:]_.~-]+)*$'`)
export class Area extends Cited {
  @Column('text') ocdDivisionId!: string;
  @Column('text') jurisdictionCode!: string;
  @Column('text') name!: string;
  /** The number of a ward or district. */
  @Column('smallint', { nullable: true }) number!: number | null;
  @Column('date', { nullable: true }) validFrom!: string | null;
  @Column('date', { nullable: true }) validUntil!: string | null;
}

/** What a body is. */
export const BODY_CLASSES = [
  'GOVERNMENT',
  'LEGISLATURE',
  'AGENCY',
  'CITY_OFFICE',
  'COUNTY',
  'STATE_BOARD',
  'SCHOOL_DISTRICT',
  'FEDERAL',
  'FEDERAL_PROGRAM',
  'UNION',
  'NETWORK',
  'CAMPAIGN_OWNER',
  'ALLY',
] as const;

/** An organization of the public record (an Organization in Popolo): a council, an agency, a union, an ally. */
@Entity()
@RefersTo('Jurisdiction', 'jurisdictionCode')
@RefersTo('Body', 'parentCode')
@RefersTo('Area', 'areaCode')
@Check(oneOf('classification', BODY_CLASSES))
export class Body extends Cited {
  @Column('text') name!: string;
  @Column('text') nameEs!: string;
  @Column('text', { nullable: true }) abbreviation!: string | null;
  @Column('jsonb', { default: [] }) otherNames!: OtherName[];
  @Column('text') classification!: (typeof BODY_CLASSES)[number];
  @Column('text', { nullable: true }) jurisdictionCode!: string | null;
  @Column('text', { nullable: true }) parentCode!: string | null;
  /** The one area that it is in, or works for, where the record says so. */
  @Column('text', { nullable: true }) areaCode!: string | null;
}

/** Out of which members a majority is counted. */
export const RULE_BASES = ['ALL', 'PRESENT'] as const;
/** How a body counts a member who is there and does not vote. */
export const ABSTENTIONS = ['NOT_YES', 'RECORDED_NO', 'NOT_STATED'] as const;

/** How many of a body must say yes to a class of matter; of all its members, absent and vacant seats act as a no. */
@Entity()
@RefersTo('Body', 'bodyCode')
@Check(oneOf('base', RULE_BASES))
@Check(oneOf('abstention', ABSTENTIONS))
export class VotingRule extends Cited {
  @Column('text') bodyCode!: string;
  @Column('text') matter!: string;
  @Column('text') base!: (typeof RULE_BASES)[number];
  @Column('smallint') seats!: number;
  /** How many yes it takes; null where that depends on who is present. */
  @Column('smallint', { nullable: true }) needed!: number | null;
  @Column('text', { nullable: true }) fraction!: string | null;
  @Column('text') abstention!: (typeof ABSTENTIONS)[number];
  /** False where the rule still wants a look at the body's current rules. */
  @Column('boolean', { default: false }) verified!: boolean;
  @Column('text', { nullable: true }) note!: string | null;
}

/** How somebody comes to a post. */
export const POST_FILLINGS = ['ELECTED', 'APPOINTED'] as const;

/** A seat or office that exists whoever holds it, or nobody. */
@Entity()
@RefersTo('Body', 'bodyCode')
@RefersTo('Area', 'areaCode')
@Check(oneOf('filling', POST_FILLINGS))
export class Post extends Cited {
  @Column('text') bodyCode!: string;
  @Column('text', { nullable: true }) areaCode!: string | null;
  @Column('text') titleEn!: string;
  @Column('text') titleEs!: string;
  /** The ward of a council post. */
  @Column('smallint', { nullable: true }) ward!: number | null;
  @Column('text') filling!: (typeof POST_FILLINGS)[number];
}

/** A term of a body. Words said in one term go stale in the next. */
@Entity()
@RefersTo('Body', 'bodyCode')
@Check(dateCheck('starts'))
@Check(dateCheck('ends'))
export class Term extends Cited {
  @Column('text') bodyCode!: string;
  @Column('text') label!: string;
  @Column(() => FuzzyDate, { prefix: 'starts' }) starts!: FuzzyDate;
  @Column(() => FuzzyDate, { prefix: 'ends' }) ends!: FuzzyDate;
}
