import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { PersonView } from '#people';
import { LocalizedText } from '#platform';
import { StepState } from './ladder.entity.ts';

/** A stage as an organizer names it. */
@InputType()
export class StageInput {
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() id?: string | null;
  @Field() @Length(1, 60) nameEn!: string;
  @Field() @Length(1, 60) nameEs!: string;
  /** Where it stands, from 0; left out: at the end, or where it is. */
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(0) @Max(50) position?: number | null;
}

/** Where somebody is to stand from now on. */
@InputType()
export class MoveInput {
  @Field(() => ID) @IsUUID() personId!: string;
  @Field(() => ID) @IsUUID() stageId!: string;
  @Field(() => StepState, { nullable: true }) @IsOptional() @IsEnum(StepState) state?: StepState | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() assigneeId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @Length(0, 10) dueOn?: string | null;
  /** Why: needed where a step is completed or given up. */
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @Length(0, 500) why?: string | null;
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() checked?: boolean | null;
}

/** A stage, and how many people stand at it, as far as the reader may know. */
@ObjectType()
export class Stage {
  @Field(() => ID) id!: string;
  @Field(() => LocalizedText) name!: LocalizedText;
  @Field(() => Int, { nullable: true }) count!: number | null;
  /** Of how many of them the step should have been taken by now. */
  @Field(() => Int, { nullable: true }) late!: number | null;
}

/** One move of somebody. */
@ObjectType()
export class Move {
  @Field(() => ID) id!: string;
  @Field() at!: Date;
  @Field(() => LocalizedText, { nullable: true }) from!: LocalizedText | null;
  @Field(() => LocalizedText) to!: LocalizedText;
  @Field(() => StepState) state!: StepState;
  @Field(() => String, { nullable: true }) by!: string | null;
  /** For who may reach people. */
  @Field(() => String, { nullable: true }) why!: string | null;
}

/** Where somebody stands, and how they came there. */
@ObjectType()
export class Standing {
  @Field(() => ID, { nullable: true }) stageId!: string | null;
  @Field(() => LocalizedText, { nullable: true }) stage!: LocalizedText | null;
  @Field(() => StepState, { nullable: true }) state!: StepState | null;
  @Field(() => Date, { nullable: true }) since!: Date | null;
  @Field(() => String, { nullable: true }) dueOn!: string | null;
  @Field(() => String, { nullable: true }) assignee!: string | null;
  @Field(() => ID, { nullable: true }) assigneeId!: string | null;
  @Field(() => [Move]) moves!: Move[];
}

/** Somebody who stands at a stage. */
@ObjectType()
export class StandingLine {
  @Field(() => PersonView) person!: PersonView;
  @Field(() => StepState) state!: StepState;
  @Field() since!: Date;
  @Field(() => String, { nullable: true }) dueOn!: string | null;
  @Field() late!: boolean;
  @Field(() => String, { nullable: true }) assignee!: string | null;
}

/** A part of those who stand at a stage. */
@ObjectType()
export class StandingPage {
  @Field(() => [StandingLine]) items!: StandingLine[];
  @Field(() => ID, { nullable: true }) endCursor!: string | null;
}

/** Which part of them: after whom, and how many. */
@ArgsType()
export class StandingAsked {
  @Field(() => ID) @IsUUID() stageId!: string;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(1) @Max(100) first?: number | null;
  /** The `endCursor` of the part before. */
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() after?: string | null;
}
