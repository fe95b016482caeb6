import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, IsBoolean, IsDate, IsEnum, IsInt, IsOptional, IsUUID, Length, Max, Min } from 'class-validator';
import { UserName } from '#accounts';
import { TimelineView } from '../people.policy.ts';
import { TimelineGroup } from './groups.ts';

/** Whose history, and which part of it: its newest entries, or those before one that an earlier answer gave. */
@ArgsType()
export class HistoryAsked {
  @Field(() => ID) @IsUUID() personId!: string;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(1) @Max(100) first?: number | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() after?: string | null;
  @Field(() => [TimelineGroup], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(4)
  @IsEnum(TimelineGroup, { each: true })
  kinds?: TimelineGroup[] | null;
  @Field(() => Date, { nullable: true }) @IsOptional() @IsDate() since?: Date | null;
  @Field(() => Date, { nullable: true }) @IsOptional() @IsDate() until?: Date | null;
}

/** A part of what happened to somebody, the newest first. */
@ObjectType()
export class TimelinePage {
  @Field(() => [TimelineView]) items!: TimelineView[];
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}

/** A file of a note, without its bytes. */
@ObjectType('NoteFile')
export class NoteFileView {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field(() => Int) size!: number;
  @Field() type!: string;
}

/** What somebody wrote on a day, in its last version. */
@ObjectType('Note')
export class NoteView {
  @Field(() => ID) id!: string;
  @Field() text!: string;
  /** More than 1: it was changed. */
  @Field(() => Int) version!: number;
  @Field() changedAt!: Date;
  /** Null for an account that is gone. */
  @Field(() => UserName, { nullable: true }) author!: UserName | null;
  /** Whether the reader may change it. */
  @Field() mine!: boolean;
  @Field(() => [NoteFileView]) files!: NoteFileView[];
}

/** What somebody writes about a person; `checked` says that its words tell of nobody's status. */
@InputType()
export class NoteInput {
  @Field(() => ID) @IsUUID() personId!: string;
  @Field() @Length(1, 5000) text!: string;
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() checked?: boolean | null;
}

/** A note in other words. */
@InputType()
export class NoteChange {
  @Field(() => ID) @IsUUID() id!: string;
  @Field() @Length(1, 5000) text!: string;
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() checked?: boolean | null;
}

/** A way of reaching somebody, as it is asked about. */
export enum ContactWay {
  EMAIL = 'EMAIL',
  SMS_BROADCAST = 'SMS_BROADCAST',
  SMS_PERSON = 'SMS_PERSON',
  CALL = 'CALL',
}
registerEnumType(ContactWay, { name: 'ContactWay' });

/** What for: an answer to what somebody did themselves, or something that we begin. */
export enum ContactPurpose {
  ANSWER = 'ANSWER',
  OUTREACH = 'OUTREACH',
}
registerEnumType(ContactPurpose, { name: 'ContactPurpose' });

/** Whether somebody may be reached so now, and the sentence that says why or why not, in the reader's language. */
@ObjectType()
export class ContactVerdict {
  @Field() may!: boolean;
  @Field() why!: string;
}
