import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { PersonView } from '#people';
import { LocalizedText } from '#platform';
import { DAY_MINUTES } from './day.ts';
import { HoursSource } from './hours.entity.ts';

const DAY = /^\d{4}-\d\d-\d\d$/;

/** How long somebody worked: at an event, or on a day. */
@InputType()
export class HoursInput {
  /** Left out: the reader themselves. */
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() personId?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() eventId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Matches(DAY) day?: string | null;
  @Field(() => Int) @IsInt() @Min(1) @Max(DAY_MINUTES) minutes!: number;
  /** Made up by whoever writes it down, for one entry of one person: what is sent twice is written once. */
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() key?: string | null;
}

/** How long somebody worked in a time. */
@ObjectType()
export class HoursLine {
  /** Null for all who were deleted since, together. */
  @Field(() => PersonView, { nullable: true }) person!: PersonView | null;
  @Field(() => Int) minutes!: number;
  @Field(() => Int) entries!: number;
  /** On how many days it is more than a day has: two who were made one may both have written it down. */
  @Field(() => Int) daysOver!: number;
}

/** What everybody worked in a time, also those for whom a report has no line. */
@ObjectType()
export class HoursTotal {
  /** How many people worked; those who were deleted since are not counted, and what they worked is. */
  @Field(() => Int) people!: number;
  @Field(() => Int) minutes!: number;
}

/** One entry of somebody. */
@ObjectType()
export class HoursEntry {
  @Field(() => ID) id!: string;
  @Field() day!: string;
  @Field(() => Int) minutes!: number;
  @Field(() => HoursSource) source!: HoursSource;
  @Field(() => LocalizedText, { nullable: true }) event!: LocalizedText | null;
  /** Whether the entries of its day are more than a day has. */
  @Field() over!: boolean;
}

/** An event at which somebody was, and whose hours can be written down. */
@ObjectType()
export class HoursEvent {
  @Field(() => ID) id!: string;
  @Field(() => LocalizedText) title!: LocalizedText;
  @Field() day!: string;
  /** How long it took, as a first guess. */
  @Field(() => Int) minutes!: number;
}
