import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { PersonView } from '#people';
import { OneOnOneState } from './one-on-one.entity.ts';

/** When an organizer has time, on clocks of its zone: days (2026-11-28), from one time of day to another (17:00). */
@InputType()
export class SlotsInput {
  @Field(() => [String])
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(31)
  @Matches(/^\d{4}-\d\d-\d\d$/, { each: true })
  days!: string[];
  @Field() @Matches(/^\d\d:\d\d$/) from!: string;
  @Field() @Matches(/^\d\d:\d\d$/) until!: string;
  /** 30 if nothing is said. */
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(10) @Max(180) minutes?: number | null;
  /** Where the campaign is, if nothing is said. */
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @Length(1, 60) timeZone?: string | null;
  /** Where they meet, or how they talk. */
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @Length(0, 200) place?: string | null;
}

/** How a one-on-one went. */
@InputType()
export class OutcomeInput {
  @Field(() => ID) @IsUUID() id!: string;
  @Field() @IsBoolean() held!: boolean;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @Length(0, 2000) note?: string | null;
  /** What is to be done now, as a task of whoever says so. */
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @Length(0, 160) followUp?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @Length(0, 10) followUpOn?: string | null;
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() checked?: boolean | null;
}

/** A time at which somebody can be talked to; with whom, only where that is the reader's own organizer. */
@ObjectType()
export class BookableTime {
  @Field() startsAt!: Date;
  @Field() endsAt!: Date;
  @Field() timeZone!: string;
  @Field(() => String, { nullable: true }) with!: string | null;
}

/** The reader's own one-on-one. */
@ObjectType()
export class MyOneOnOne {
  @Field(() => ID) id!: string;
  @Field() startsAt!: Date;
  @Field() endsAt!: Date;
  @Field() timeZone!: string;
  @Field() with!: string;
  @Field(() => String, { nullable: true }) place!: string | null;
}

/** A one-on-one that somebody has or had, as whoever may see that person reads it. */
@ObjectType()
export class PersonTalk {
  @Field(() => ID) id!: string;
  @Field() startsAt!: Date;
  @Field() with!: string;
  @Field(() => OneOnOneState) state!: OneOnOneState;
  /** How it went, for those alone who may reach people. */
  @Field(() => String, { nullable: true }) outcome!: string | null;
}

/** A time that an organizer offers, and who booked it. */
@ObjectType()
export class SlotView {
  @Field(() => ID) id!: string;
  @Field() startsAt!: Date;
  @Field() endsAt!: Date;
  @Field() timeZone!: string;
  @Field(() => String, { nullable: true }) place!: string | null;
  @Field(() => ID, { nullable: true }) oneOnOneId!: string | null;
  @Field(() => OneOnOneState, { nullable: true }) state!: OneOnOneState | null;
  @Field(() => PersonView, { nullable: true }) person!: PersonView | null;
  @Field(() => String, { nullable: true }) outcome!: string | null;
}
