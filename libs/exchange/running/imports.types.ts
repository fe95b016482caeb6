import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, IsEnum, IsInt, IsOptional, IsString, MaxLength, Min, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { ImportBatch, type KeptPerson } from '#people';
import { MAX_COLUMNS } from '../reading.ts';
import type { Summary } from './imports.service.ts';

/** What makes two rows the same person. */
export enum ImportKey {
  DEFAULT = 'DEFAULT',
  EMAIL = 'EMAIL',
  PHONE_NAME = 'PHONE_NAME',
  IDENTIFIER = 'IDENTIFIER',
}
registerEnumType(ImportKey, { name: 'ImportKey' });

/** What an organizer takes a column of a file for. */
@InputType()
export class ImportColumnInput {
  @Field(() => Int) @IsInt() @Min(0) place!: number;
  /** One of the fields that columns are shown with, `custom:` and the id of a field of one's own, or `tag:` and the id of a tag for what it says; null is not taken over. */
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(60) field!: string | null;
  /** Of an identifier: the system that knows people by it. */
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) system?: string | null;
}

/** How a file is to be taken over; a column that is not named stays as it is, and so does the key. */
@InputType()
export class ImportChoice {
  @Field(() => [ImportColumnInput])
  @ArrayMaxSize(MAX_COLUMNS)
  @ValidateNested({ each: true })
  @Type(() => ImportColumnInput)
  columns!: ImportColumnInput[];
  @Field(() => ImportKey, { nullable: true }) @IsOptional() @IsEnum(ImportKey) key?: ImportKey | null;
}

/** A column of a file, as it is taken now. */
@ObjectType()
export class ImportColumn {
  @Field(() => Int) readonly place!: number;
  @Field() readonly header!: string;
  @Field(() => String, { nullable: true }) readonly field!: string | null;
  /** What its header alone would make of it. */
  @Field(() => String, { nullable: true }) readonly found!: string | null;
  @Field(() => String, { nullable: true }) readonly system!: string | null;
  /** About immigration status or the like: never taken, whatever is chosen. */
  @Field() readonly forbidden!: boolean;
}

/** How many people a file says stop of, by channel. */
@ObjectType()
export class ImportStops {
  @Field(() => Int) readonly email!: number;
  @Field(() => Int) readonly sms!: number;
  @Field(() => Int) readonly phone!: number;
  @Field(() => Int) readonly all!: number;
}

/** Why rows are rejected, or come in without a part of them. */
@ObjectType()
export class ImportReason {
  /** A code: its text is `people.import.reason.<reason>`. */
  @Field() readonly reason!: string;
  @Field() readonly rejected!: boolean;
  @Field(() => Int) readonly count!: number;
  /** The first of these rows. */
  @Field(() => [Int]) readonly first!: readonly number[];
}

/** What became of the rows of a file, or would. */
@ObjectType()
export class ImportSummary {
  @Field() readonly dryRun: boolean;
  @Field(() => Int) readonly rows: number;
  @Field(() => Int) readonly blank: number;
  @Field(() => Int) readonly created: number;
  @Field(() => Int) readonly updated: number;
  @Field(() => Int) readonly unchanged: number;
  @Field(() => Int) readonly rejected: number;
  @Field(() => Int) readonly flagged: number;
  @Field(() => Int) readonly bounced: number;
  @Field(() => Int) readonly deceased: number;
  @Field(() => ImportStops) readonly stops: ImportStops;
  @Field(() => [String]) readonly newTags: string[];
  @Field(() => [ImportReason]) readonly reasons: ImportReason[];

  constructor(summary: Summary) {
    this.dryRun = summary.dryRun;
    this.rows = summary.rows;
    this.blank = summary.blank;
    this.created = summary.created;
    this.updated = summary.updated;
    this.unchanged = summary.unchanged;
    this.rejected = summary.rejectedCount;
    this.flagged = summary.flaggedCount;
    this.bounced = summary.bounced;
    this.deceased = summary.deceased;
    this.stops = summary.optedOut;
    this.newTags = [...summary.newTags];
    this.reasons = [...summary.reasons];
  }
}

/** Somebody in whom an undone import could not be taken back as a whole, and why: a code. */
@ObjectType()
export class ImportKept {
  @Field(() => ID) readonly personId: string;
  @Field() readonly why: string;
  /** Whether the import had made them: they stay in the list. */
  @Field() readonly made: boolean;

  constructor({ personId, why, made }: KeptPerson) {
    this.personId = personId;
    this.why = why;
    this.made = made;
  }
}

/** An import with what is known of its file. */
@ObjectType()
export class ImportFileView {
  @Field(() => ImportBatch) readonly batch!: ImportBatch;
  @Field() readonly name!: string;
  @Field() readonly encoding!: string;
  @Field() readonly delimiter!: string;
  @Field(() => ImportKey) readonly key!: ImportKey;
  /** Whether its columns are taken as those of an earlier file with the same headers. */
  @Field() readonly remembered!: boolean;
  /** Whether the file is still there: until the import is over, and a day at most. */
  @Field() readonly kept!: boolean;
  /** None of a file of cards. */
  @Field(() => [ImportColumn]) readonly columns!: ImportColumn[];
  @Field(() => ImportSummary, { nullable: true }) readonly summary!: ImportSummary | null;
  /** Why it failed, in words. */
  @Field(() => String, { nullable: true }) readonly failure!: string | null;
}
