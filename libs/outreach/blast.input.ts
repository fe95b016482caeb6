import { Field, ID, InputType, PartialType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsDate, IsOptional, IsUUID, Length, ValidateNested } from 'class-validator';
import { Segment } from '#people';

/** A mailing as an organizer writes it; a draft may lack most of it. */
@InputType()
export class BlastInput {
  // No initial values here: PartialType would copy them, and an update would empty what it leaves out.
  @Field() @Length(1, 120) title!: string;
  @Field({ nullable: true }) @IsOptional() @Length(0, 150) subjectEn?: string;
  @Field({ nullable: true }) @IsOptional() @Length(0, 150) subjectEs?: string;
  @Field({ nullable: true }) @IsOptional() @Length(0, 20_000) bodyEn?: string;
  @Field({ nullable: true }) @IsOptional() @Length(0, 20_000) bodyEs?: string;
  @Field({ nullable: true }) @IsOptional() @Length(0, 40) namelessEn?: string;
  @Field({ nullable: true }) @IsOptional() @Length(0, 40) namelessEs?: string;
  @Field(() => Segment, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => Segment)
  segment?: Segment | null;
  /** A saved segment, as it is now, in place of `segment`; null: `segment` is whom it is for. */
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() savedSegmentId?: string | null;
  /** Null: as soon as it is started. */
  @Field(() => Date, { nullable: true }) @IsOptional() @IsDate() @Type(() => Date) startsAt?: Date | null;
}

/** What of a draft may be changed; what is left out stays. */
@InputType()
export class BlastChanges extends PartialType(BlastInput, { skipNullProperties: false }) {}
