import { Field, ID, InputType, Int, ObjectType, OmitType, PartialType } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { IsBoolean, IsEnum, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { oneLine } from '#people';
import { MOST_DAYS, RuleTrigger, type TaskRule } from './rule.entity.ts';

const OneLine = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? oneLine(value) : value));

/** A rule as an organizer states it. What makes it act is said once. */
@InputType()
export class TaskRuleInput {
  @Field(() => RuleTrigger) @IsEnum(RuleTrigger) trigger!: RuleTrigger;
  @Field() @OneLine() @IsString() @Length(1, 160) title!: string;
  @Field(() => Int) @IsInt() @Min(0) @Max(MOST_DAYS) dueDays!: number;
  @Field(() => Boolean) @IsBoolean() toPointPerson!: boolean;
  /** Who gets the task where there is no such organizer; null: whoever takes it. */
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() userId?: string | null;
  /** Whoever wrote it looked at the words that the guard asked about, and says that they tell of nobody's status. */
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() checked?: boolean | null;
}

/** What of a rule may be changed; what is left out stays. */
@InputType()
export class TaskRuleChanges extends PartialType(OmitType(TaskRuleInput, ['trigger']), { skipNullProperties: false }) {
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() on?: boolean | null;
}

/** How many tasks a rule made lately, as far as the reader may know. */
export interface RuleWork {
  readonly made: number | null;
  readonly done: number | null;
}

/** A rule, and what came of it. */
@ObjectType('TaskRule')
export class TaskRuleView {
  @Field(() => ID) readonly id: string;
  @Field(() => RuleTrigger) readonly trigger: RuleTrigger;
  @Field() readonly title: string;
  @Field(() => Int) readonly dueDays: number;
  @Field() readonly toPointPerson: boolean;
  @Field() readonly on: boolean;
  /** Tasks that it made in the last 30 days; null where so few may tell of somebody. */
  @Field(() => Int, { nullable: true }) readonly made: number | null;
  /** How many of them are done. */
  @Field(() => Int, { nullable: true }) readonly done: number | null;
  /** For the field `user`. */
  readonly userId: string | null;

  constructor(row: TaskRule, { made, done }: RuleWork) {
    this.id = row.id;
    this.trigger = row.trigger;
    this.title = row.details.title;
    this.dueDays = row.dueDays;
    this.toPointPerson = row.toPointPerson;
    this.on = row.since !== null;
    this.made = made;
    this.done = done;
    this.userId = row.userId;
  }
}
