import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { oneOf, RefersTo } from '#campaigns';
import { Owned } from '#platform';
import { BASES, type Basis, type Label, LABELS } from '../ledger.ts';
import { PATH_COUNTS, type PathCount } from '../path.ts';

/** Which vote a forecast is about: to pass, or to override a veto. */
export const FORECAST_MOTIONS = ['PASSAGE', 'OVERRIDE'] as const;
/** One of them. */
export type ForecastMotion = (typeof FORECAST_MOTIONS)[number];

/**
 * What the rule expected of a vote as of a day. It is kept by hand, or by itself for a roll call (`voteEventId`), and never
 * changed: the app only adds such rows. What organizers guess has no part in it.
 */
@Entity()
@RefersTo('Demand', 'demandCode')
@RefersTo('Lever', 'leverCode')
@RefersTo('Body', 'bodyCode')
@Index(['organizationId', 'demandCode', 'asOf'])
@Unique(['voteEventId', 'demandCode'])
@Check(oneOf('motion', FORECAST_MOTIONS))
@Check('0 <= floor and floor <= likely and likely <= ceiling and ceiling <= seats')
@Check('needed between 1 and seats')
@Check('num_nonnulls("keptBy", "voteEventId") = 1')
export class Forecast extends Owned {
  @Column('text') demandCode!: string;
  /** Null where the record has no lever on which that body votes. */
  @Column('text', { nullable: true }) leverCode!: string | null;
  @Column('text') bodyCode!: string;
  @Column('text') motion!: ForecastMotion;
  @Column('date') asOf!: string;
  @Column('smallint') seats!: number;
  @Column('smallint') needed!: number;
  @Column('smallint') floor!: number;
  @Column('smallint') likely!: number;
  @Column('smallint') ceiling!: number;
  /** Who kept it by hand; null where it was kept by itself. */
  @Column('uuid', { nullable: true }) @ForeignKey('User') keptBy!: string | null;
  @Column('uuid', { nullable: true }) @ForeignKey('VoteEvent') voteEventId!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) keptAt!: Date;
}

/** What one seat counted as in a forecast, and who sat there then. */
@Entity()
@RefersTo('Figure', 'figureCode')
@Unique(['forecastId', 'ward'])
@Check(oneOf('counts', PATH_COUNTS))
@Check(oneOf('label', LABELS))
@Check(oneOf('basis', BASES))
export class ForecastSeat extends Owned {
  @Column('uuid') @ForeignKey('Forecast') forecastId!: string;
  @Column('smallint') ward!: number;
  /** Null where the record named nobody, or nobody held it. */
  @Column('text', { nullable: true }) figureCode!: string | null;
  @Column('text') counts!: PathCount;
  @Column('text') label!: Label;
  @Column('text') basis!: Basis;
  @Column('boolean') stale!: boolean;
}
