import { Field, ID, InputType, ObjectType, PartialType, registerEnumType } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { dueness } from './due.ts';
import { type Task, TaskState } from './task.entity.ts';

/** How the last day of a task lies to today, where the campaign is. */
export enum Due {
  LATE = 'LATE',
  TODAY = 'TODAY',
  LATER = 'LATER',
  NONE = 'NONE',
}
registerEnumType(Due, { name: 'Due' });

const Trimmed = () => Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** A task as an organizer states it; `dueOn` is a day: 2026-11-28. */
@InputType()
export class TaskInput {
  @Field() @Trimmed() @IsString() @Length(1, 160) title!: string;
  @Field(() => String, { nullable: true }) @Trimmed() @IsOptional() @IsString() @Length(0, 2000) note?: string | null;
  @Field(() => ID) @IsUUID() assigneeId!: string;
  /** Whom it is about: somebody whom the writer may see. */
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() personId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @Length(10, 10) dueOn?: string | null;
  /** Whoever wrote it looked at the words that the guard asked about, and says that they tell of nobody's status. */
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() checked?: boolean | null;
}

/** What of a task may be changed; what is left out stays. */
@InputType()
export class TaskChanges extends PartialType(TaskInput, { skipNullProperties: false }) {}

/** A task as whoever has to do it sees it; whose it is, stands behind a permission of its own. */
@ObjectType('Task')
export class TaskView {
  @Field(() => ID) readonly id: string;
  @Field() readonly title: string;
  @Field(() => String, { nullable: true }) readonly note: string | null;
  @Field(() => String, { nullable: true }) readonly dueOn: string | null;
  @Field(() => Due) readonly due: Due;
  @Field(() => TaskState) readonly state: TaskState;
  @Field(() => Date, { nullable: true }) readonly doneAt: Date | null;
  /** Whether a rule made it by itself. */
  @Field() readonly byRule: boolean;
  /** For the fields `assignee` and `person`. */
  readonly assigneeUserId: string | null;
  readonly personId: string | null;

  constructor(row: Task, today: string) {
    this.id = row.id;
    this.title = row.details.title;
    this.note = row.details.note ?? null;
    this.dueOn = row.dueOn;
    this.due = row.state === TaskState.DONE ? Due.NONE : Due[dueness(row.dueOn, today)];
    this.state = row.state;
    this.doneAt = row.doneAt;
    this.byRule = row.occasionId !== null;
    this.assigneeUserId = row.assigneeUserId;
    this.personId = row.personId;
  }
}
