import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsBoolean, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { LocalizedText } from '#platform';

/** A training or a vetting as an organizer states it. */
@InputType()
export class QualificationKindInput {
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() id?: string | null;
  @Field() @Length(1, 80) titleEn!: string;
  @Field() @Length(1, 80) titleEs!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @Length(0, 300) howEn?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @Length(0, 300) howEs?: string | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(1) @Max(120) months?: number | null;
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() opensNames?: boolean | null;
}

/** Who holds what: a person of the list or a user, one of both. */
@InputType()
export class QualifyInput {
  @Field(() => ID) @IsUUID() kindId!: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() personId?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() userId?: string | null;
  /** The last day: 2026-11-28. Left out: as long as the kind holds. */
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @Length(10, 10) validUntil?: string | null;
}

/** One kind that somebody holds or held. */
@ObjectType()
export class Held {
  @Field(() => ID) kindId!: string;
  @Field(() => LocalizedText) title!: LocalizedText;
  @Field(() => String, { nullable: true }) validUntil!: string | null;
  /** Whether it holds today. */
  @Field() valid!: boolean;
}
