import { Field, ID, InputType, Int, PartialType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { ValidateNested } from 'class-validator';

const MOST = 100_000;

/** One role as an organizer states it; with the id of one that is there, that one is changed. */
@InputType()
export class EventRoleInput {
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() id?: string;
  @Field() @Length(1, 80) nameEn!: string;
  @Field() @Length(1, 80) nameEs!: string;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(0) @Max(MOST) needed?: number | null;
}

/** An event as an organizer states it. Times are what a clock on the wall shows there: 2026-11-28T11:30. */
@InputType()
export class EventInput {
  // No initial values here: PartialType would copy them, and an update would empty what it leaves out.
  @Field() @Length(0, 120) titleEn!: string;
  @Field() @Length(0, 120) titleEs!: string;
  @Field({ nullable: true }) @IsOptional() @Length(0, 300) summaryEn?: string;
  @Field({ nullable: true }) @IsOptional() @Length(0, 300) summaryEs?: string;
  @Field({ nullable: true }) @IsOptional() @Length(0, 8000) descriptionEn?: string;
  @Field({ nullable: true }) @IsOptional() @Length(0, 8000) descriptionEs?: string;
  @Field() @IsString() startsAt!: string;
  @Field() @IsString() endsAt!: string;
  @Field() @IsString() timeZone!: string;
  @Field() @Length(0, 160) placeName!: string;
  @Field({ nullable: true }) @IsOptional() @Length(0, 300) placeAddress?: string;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(1) @Max(13) ward?: number | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(0) @Max(MOST) capacity?: number | null;
  @Field(() => [EventRoleInput], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => EventRoleInput)
  roles?: EventRoleInput[];
}

/** What of an event may be changed; what is left out stays. A list of roles stands for all of them. */
@InputType()
export class EventChanges extends PartialType(EventInput, { skipNullProperties: false }) {}
