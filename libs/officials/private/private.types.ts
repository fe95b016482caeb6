import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { IsBoolean } from 'class-validator';
import { PositionLabel } from '../council.types.ts';
import type { Label } from '../ledger.ts';
import { ASK_REASONS, type AskReason } from './private.entity.ts';

const AskReasonWord = Object.fromEntries(ASK_REASONS.map((word) => [word, word])) as { [W in AskReason]: W };
registerEnumType(AskReasonWord, { name: 'AskReason' });

/** A guess of how a figure leans on a lever; `checked` says that somebody looked at what the guard asked about. */
@InputType()
export class WhipInput {
  @IsString() @MaxLength(80) @Field() figure!: string;
  @IsString() @MaxLength(80) @Field() lever!: string;
  /** 1 no, 2 leans no, 3 undecided, 4 leans yes, 5 yes. */
  @IsInt() @Min(1) @Max(5) @Field(() => Int) lean!: number;
  @IsOptional() @IsInt() @Min(0) @Max(20) @Field(() => Int, { nullable: true }) witnesses?: number | null;
  @IsString() @MaxLength(2000) @Field() note!: string;
  @IsOptional() @IsBoolean() @Field(() => Boolean, { nullable: true }) checked?: boolean | null;
}

/** A meeting with a figure. */
@InputType()
export class MeetingInput {
  @IsString() @MaxLength(80) @Field() figure!: string;
  @IsString() @MaxLength(10) @Field() heldOn!: string;
  @IsOptional() @IsString() @MaxLength(10) @Field(() => String, { nullable: true }) nextOn?: string | null;
  @IsString() @MaxLength(500) @Field() present!: string;
  @IsString() @MaxLength(8000) @Field() notes!: string;
  @ArrayMaxSize(20) @IsString({ each: true }) @MaxLength(500, { each: true }) @Field(() => [String]) asks!: string[];
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(500, { each: true })
  @Field(() => [String])
  commitments!: string[];
  @IsOptional() @IsBoolean() @Field(() => Boolean, { nullable: true }) checked?: boolean | null;
}

/** Who asks a figure about a demand, and by when. */
@InputType()
export class AskInput {
  @IsString() @MaxLength(80) @Field() figure!: string;
  @IsString() @MaxLength(20) @Field() demand!: string;
  @IsOptional() @IsUUID() @Field(() => ID, { nullable: true }) assigneeId?: string | null;
  @IsOptional() @IsString() @MaxLength(10) @Field(() => String, { nullable: true }) dueOn?: string | null;
}

/** The latest guess about a figure on a lever. */
@ObjectType('WhipAssessment')
export class WhipView {
  @Field(() => ID) id!: string;
  @Field() figure!: string;
  @Field(() => String, { nullable: true }) name!: string | null;
  @Field(() => Int) lean!: number;
  @Field(() => Int) witnesses!: number;
  @Field() note!: string;
  @Field() askedOn!: string;
  @Field(() => String, { nullable: true }) askedBy!: string | null;
}

/** A meeting, for those who may read it. */
@ObjectType('Meeting')
export class MeetingView {
  @Field(() => ID) id!: string;
  @Field() figure!: string;
  @Field(() => String, { nullable: true }) name!: string | null;
  @Field() heldOn!: string;
  @Field(() => String, { nullable: true }) nextOn!: string | null;
  @Field() present!: string;
  @Field() notes!: string;
  @Field(() => [String]) asks!: string[];
  @Field(() => [String]) commitments!: string[];
  @Field(() => String, { nullable: true }) recordedBy!: string | null;
}

/** Somebody to be asked: why, who does, by when; the most pressing first. */
@ObjectType('AskRow')
export class AskView {
  /** Null where nobody has taken it on yet. */
  @Field(() => ID, { nullable: true }) id!: string | null;
  @Field() figure!: string;
  @Field() name!: string;
  @Field(() => Int) ward!: number;
  @Field() demand!: string;
  @Field(() => AskReasonWord) reason!: AskReason;
  @Field(() => PositionLabel) label!: Label;
  @Field(() => ID, { nullable: true }) assigneeId!: string | null;
  @Field(() => String, { nullable: true }) assignee!: string | null;
  /** Whether the reader has taken it on. */
  @Field() mine!: boolean;
  @Field(() => String, { nullable: true }) dueOn!: string | null;
}
