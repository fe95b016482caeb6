import { Check, Column, Entity } from 'typeorm';
import { Cited, dateCheck, FuzzyDate, oneOf, RefersTo, Told } from './recorded.entity.ts';
import type { OtherName } from './source.entity.ts';

/** A campaign under all its names. A predecessor is a campaign of its own that is closed. */
@Entity()
@RefersTo('Campaign', 'predecessorCode')
export class Campaign extends Cited {
  @Column('text') name!: string;
  @Column('jsonb', { default: [] }) otherNames!: OtherName[];
  @Column('text', { nullable: true }) predecessorCode!: string | null;
  @Column('boolean', { default: false }) closed!: boolean;
  @Column('text', { array: true }) languages!: string[];
}

/** What a campaign says it is for beside its demands: goals, and how it frames itself. */
export const GOAL_KINDS = ['GOAL', 'FRAMING'] as const;

/** One goal or framing of a campaign; where a demand says the same, it names that demand. */
@Entity()
@RefersTo('Campaign', 'campaignCode')
@RefersTo('Demand', 'demandCode')
@Check(oneOf('kind', GOAL_KINDS))
export class CampaignGoal extends Told {
  @Column('text') campaignCode!: string;
  @Column('text') kind!: (typeof GOAL_KINDS)[number];
  @Column('text', { nullable: true }) demandCode!: string | null;
}

/** What was gathered for: never one of our own events, only an occasion that the record names. */
export const OCCASION_KINDS = ['PRESS_CONFERENCE', 'MARCH', 'COUNCIL_MEETING', 'NEGOTIATION', 'STATEMENT'] as const;
/** Who held an occasion. */
export const OCCASION_OWNERS = ['CAMPAIGN', 'ALLY', 'OFFICIAL', 'PROTESTERS'] as const;

/** A gathering of the public record, on which somebody spoke or a body decided. */
@Entity()
@RefersTo('Campaign', 'campaignCode')
@RefersTo('Place', 'placeCode')
@Check(oneOf('kind', OCCASION_KINDS))
@Check(oneOf('owner', OCCASION_OWNERS))
@Check(dateCheck('date'))
export class Occasion extends Told {
  @Column('text') kind!: (typeof OCCASION_KINDS)[number];
  @Column('text') owner!: (typeof OCCASION_OWNERS)[number];
  @Column('text', { nullable: true }) campaignCode!: string | null;
  @Column('text', { nullable: true }) placeCode!: string | null;
  @Column(() => FuzzyDate, { prefix: 'date' }) date!: FuzzyDate;
}
