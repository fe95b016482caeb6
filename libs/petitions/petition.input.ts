import { Field, InputType, Int, PartialType } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { TARGETS } from './targets.ts';

/** A petition as an organizer states it. Days are the city's: 2026-11-28. */
@InputType()
export class PetitionInput {
  // No initial values here: PartialType would copy them, and an update would empty what it leaves out.
  @Field() @Length(0, 120) titleEn!: string;
  @Field() @Length(0, 120) titleEs!: string;
  @Field({ nullable: true }) @IsOptional() @Length(0, 600) summaryEn?: string;
  @Field({ nullable: true }) @IsOptional() @Length(0, 600) summaryEs?: string;
  @Field({ nullable: true }) @IsOptional() @Length(0, 8000) bodyEn?: string;
  @Field({ nullable: true }) @IsOptional() @Length(0, 8000) bodyEs?: string;
  /** The codes of demands. */
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  demands?: string[];
  /** The codes of posts: the mayor's, and those of wards. */
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsIn(TARGETS, { each: true })
  targets?: string[];
  @Field(() => Int) @IsInt() @Min(1) @Max(1_000_000) goal!: number;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() opensOn?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() closesOn?: string | null;
}

/** What of a petition may be changed; what is left out stays. */
@InputType()
export class PetitionChanges extends PartialType(PetitionInput, { skipNullProperties: false }) {}
