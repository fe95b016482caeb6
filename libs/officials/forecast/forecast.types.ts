import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { FigureView, PositionLabel, SourceView } from '../council.types.ts';
import type { Label } from '../ledger.ts';
import type { PathCount } from '../path.ts';
import { PathCountWord } from '../path.types.ts';
import { enumOf } from '../words.ts';
import { FORECAST_OUTCOMES, type ForecastOutcome } from './compare.ts';
import { FORECAST_MOTIONS, type ForecastMotion } from './forecast.entity.ts';

const Motion = enumOf(FORECAST_MOTIONS);
registerEnumType(Motion, { name: 'ForecastMotion' });
const Outcome = enumOf(FORECAST_OUTCOMES);
registerEnumType(Outcome, { name: 'ForecastOutcome' });

/** What is to be kept: how a vote by a lever is expected to go, as of a day. */
@InputType()
export class ForecastInput {
  @IsString() @MaxLength(20) @Field() demand!: string;
  @IsOptional() @IsString() @MaxLength(80) @Field(() => String, { nullable: true }) lever?: string | null;
  @IsOptional() @IsString() @MaxLength(10) @Field(() => String, { nullable: true }) asOf?: string | null;
  /** PASSAGE where it is left out. */
  @IsOptional() @IsIn(FORECAST_MOTIONS) @Field(() => Motion, { nullable: true }) motion?: ForecastMotion | null;
}

/** One seat of a forecast, and how its holder voted where there was a vote. */
@ObjectType('ForecastSeat')
export class ForecastSeatView {
  @Field(() => Int) ward!: number;
  @Field() place!: string;
  @Field(() => FigureView, { nullable: true }) figure!: FigureView | null;
  @Field(() => PathCountWord) counts!: PathCount;
  @Field(() => PositionLabel) label!: Label;
  @Field() stale!: boolean;
  /** How they voted, as the roll call has it; null before the vote, and for whoever was on no roll. */
  @Field(() => String, { nullable: true }) option!: string | null;
  /** Null before the vote. */
  @Field(() => Outcome, { nullable: true }) outcome!: ForecastOutcome | null;
}

/** The vote that a forecast is held against. */
@ObjectType('ForecastVote')
export class ForecastVoteView {
  @Field() heldOn!: string;
  @Field() result!: string;
  @Field(() => Int) yes!: number;
  /** 1 where a yes served the demand, -1 where it worked against it. */
  @Field(() => Int) yesMeans!: number;
  @Field(() => SourceView) source!: SourceView;
  /** Of how many seats of whom something was expected it was right, and how many those are. */
  @Field(() => Int) right!: number;
  @Field(() => Int) of!: number;
}

/** A forecast that was kept, and what came of it; in the order of the seats, after a vote those that were missed first. */
@ObjectType('Forecast')
export class ForecastView {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) lever!: string | null;
  @Field(() => Motion) motion!: ForecastMotion;
  @Field() asOf!: string;
  @Field(() => Int) needed!: number;
  @Field(() => Int) floor!: number;
  @Field(() => Int) likely!: number;
  @Field(() => Int) ceiling!: number;
  @Field() keptAt!: Date;
  /** True where it was kept when the roll call was accepted, as of the day before the vote. */
  @Field() byItself!: boolean;
  /** Who kept it by hand, for those who may keep one; null for everybody else. */
  @Field(() => String, { nullable: true }) keptBy!: string | null;
  @Field(() => ForecastVoteView, { nullable: true }) vote!: ForecastVoteView | null;
  @Field(() => [ForecastSeatView]) seats!: ForecastSeatView[];
}
