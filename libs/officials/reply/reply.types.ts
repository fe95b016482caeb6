import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength, MinLength, ValidateNested } from 'class-validator';
import { LocalizedText } from '#platform';
import { FuzzyDateView, SourceView } from '../council.types.ts';
import { SourceInput } from '../entry/entry.input.ts';
import { enumOf } from '../words.ts';
import { REPLY_WAYS, type ReplyWay } from './reply.entity.ts';

const WayWord = enumOf(REPLY_WAYS);
registerEnumType(WayWord, { name: 'ReplyWay' });

/** A figure's reply, in the words and the language in which it came. */
@InputType()
export class ReplyInput {
  @IsString() @MaxLength(80) @Field() figure!: string;
  /** The accusation that it answers; none where it answers the page as a whole. */
  @IsOptional() @IsUUID() @Field(() => ID, { nullable: true }) accusation?: string | null;
  @IsString() @MinLength(1) @MaxLength(4000) @Field() original!: string;
  @IsString() @MinLength(2) @MaxLength(35) @Field() language!: string;
  @IsString() @MaxLength(4000) @Field() textEn!: string;
  @IsString() @MaxLength(4000) @Field() textEs!: string;
  @IsOptional() @IsString() @MaxLength(120) @Field(() => String, { nullable: true }) translator?: string | null;
  @IsString() @MaxLength(10) @Field() repliedOn!: string;
  @IsIn(REPLY_WAYS) @Field(() => WayWord) how!: ReplyWay;
  @ValidateNested() @Type(() => SourceInput) @Field(() => SourceInput) source!: SourceInput;
}

/** That a figure was asked to reply to an accusation, and by when. */
@InputType()
export class ReplySoughtInput {
  @IsString() @MaxLength(80) @Field() figure!: string;
  @IsUUID() @Field(() => ID) accusation!: string;
  @IsString() @MaxLength(10) @Field() askedOn!: string;
  @IsString() @MaxLength(10) @Field() answerBy!: string;
  @IsIn(REPLY_WAYS) @Field(() => WayWord) how!: ReplyWay;
}

/** A reply, with how far its release has come. */
@ObjectType('FigureReply')
export class ReplyView {
  @Field(() => ID) id!: string;
  @Field() original!: string;
  @Field() language!: string;
  @Field(() => LocalizedText) text!: LocalizedText;
  @Field(() => String, { nullable: true }) translator!: string | null;
  @Field() repliedOn!: string;
  @Field(() => WayWord) how!: ReplyWay;
  @Field(() => SourceView) source!: SourceView;
  /** The accusation that it answers. */
  @Field(() => ID, { nullable: true }) accusation!: string | null;
  @Field(() => String, { nullable: true }) recordedBy!: string | null;
  @Field(() => Int) releases!: number;
  @Field() released!: boolean;
  /** Whether the reader released it already. */
  @Field() mine!: boolean;
  /** When it was taken back, by whom and why; it is on no public page then. */
  @Field(() => Date, { nullable: true }) retractedAt!: Date | null;
  @Field(() => String, { nullable: true }) retractedBy!: string | null;
  @Field(() => String, { nullable: true }) retractedReason!: string | null;
}

/** Something that is said against a figure, with how far its release has come. */
@ObjectType('Accusation')
export class AccusationView {
  @Field(() => ID) id!: string;
  @Field(() => LocalizedText) text!: LocalizedText;
  @Field(() => FuzzyDateView) date!: FuzzyDateView;
  @Field(() => String, { nullable: true }) claimant!: string | null;
  @Field(() => SourceView) source!: SourceView;
  @Field() locator!: string;
  /** When a reply was asked for, and by when. */
  @Field(() => String, { nullable: true }) askedOn!: string | null;
  @Field(() => String, { nullable: true }) answerBy!: string | null;
  /** Whether there is a reply, or it was asked for: without that nobody can release it. */
  @Field() releasable!: boolean;
  @Field(() => Int) releases!: number;
  @Field() released!: boolean;
  @Field() mine!: boolean;
}

/** What others say against a figure, and what the figure says to it. */
@ObjectType('FigureReplies')
export class FigureRepliesView {
  @Field(() => [ReplyView]) replies!: ReplyView[];
  @Field(() => [AccusationView]) accusations!: AccusationView[];
}
