import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { CONFIDENCES, type Confidence, EVIDENCE_TYPES, type EvidenceType, EXPLICITNESSES } from '../evidence.entity.ts';
import { type Label, LABELS } from '../ledger.ts';
import { MATTER_CLASSES, MOTION_CLASSES, type MotionClass } from '../matter.entity.ts';
import { VOTE_OPTIONS, type VoteOption } from '../voting.ts';
import { enumOf } from '../words.ts';

/** What kind of evidence somebody enters; votes come by roll calls, and what was said at a meeting is no evidence. */
export const EvidenceKind = enumOf(EVIDENCE_TYPES);
registerEnumType(EvidenceKind, { name: 'EvidenceKind' });
export const VoteOptionKind = enumOf(VOTE_OPTIONS);
registerEnumType(VoteOptionKind, { name: 'VoteOption' });
export const MatterClass = enumOf(MATTER_CLASSES);
registerEnumType(MatterClass, { name: 'MatterClass' });
export const MotionKind = enumOf(MOTION_CLASSES);
registerEnumType(MotionKind, { name: 'MotionClass' });
export const Explicitness = enumOf(EXPLICITNESSES);
registerEnumType(Explicitness, { name: 'Explicitness' });
export const ConfidenceKind = enumOf(CONFIDENCES);
registerEnumType(ConfidenceKind, { name: 'Confidence' });

/** What waits: a row of evidence, a roll call with all its names, what somebody claims, or what a clause does for a demand. */
export const ENTRY_KINDS = ['EVIDENCE', 'ROLL_CALL', 'CLAIM', 'ASSESSMENT'] as const;
export const EntryKind = enumOf(ENTRY_KINDS);
registerEnumType(EntryKind, { name: 'EntryKind' });
const Verdict = enumOf(['ACCEPT', 'REJECT']);
registerEnumType(Verdict, { name: 'EntryVerdict' });

/** Where it was read: a source that is known, by its code, or a new one. */
@InputType()
export class SourceInput {
  @IsOptional() @IsString() @MaxLength(80) @Field(() => String, { nullable: true }) code?: string | null;
  @IsOptional() @IsString() @MaxLength(200) @Field(() => String, { nullable: true }) publisher?: string | null;
  @IsOptional() @IsString() @MaxLength(300) @Field(() => String, { nullable: true }) title?: string | null;
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true })
  @MaxLength(500)
  @Field(() => String, { nullable: true })
  url?: string | null;
  /** The day of publication: 2025-12-11. */
  @IsOptional() @IsString() @MaxLength(10) @Field(() => String, { nullable: true }) published?: string | null;
}

/** How the evidence bears on one demand: without a demand it names none. */
@InputType()
export class DemandLinkInput {
  /** The code of a demand, or of a part of one. */
  @IsOptional() @IsString() @MaxLength(20) @Field(() => String, { nullable: true }) demand?: string | null;
  /** 1 for the demand, -1 against it, 0 neither. For a vote: what a yes means. */
  @IsInt() @Min(-1) @Max(1) @Field(() => Int) direction!: number;
  @IsIn(EXPLICITNESSES) @Field(() => Explicitness) explicitness!: keyof typeof Explicitness;
  /** An explicit promise. */
  @IsOptional() @IsBoolean() @Field(() => Boolean, { nullable: true }) promise?: boolean | null;
  @IsOptional() @IsString() @MaxLength(500) @Field(() => String, { nullable: true }) note?: string | null;
}

/** One thing that somebody said or did, as a source tells it. At least one of both languages says it. */
@InputType()
export class EvidenceInput {
  @IsIn(EVIDENCE_TYPES) @Field(() => EvidenceKind) type!: EvidenceType;
  /** Whom it is about: a figure, or a body as a whole. */
  @IsOptional() @IsString() @MaxLength(80) @Field(() => String, { nullable: true }) figure?: string | null;
  @IsOptional() @IsString() @MaxLength(80) @Field(() => String, { nullable: true }) body?: string | null;
  /** The day, or the first day of the time in which it was; null where nobody knows. */
  @IsOptional() @IsString() @MaxLength(10) @Field(() => String, { nullable: true }) on?: string | null;
  /** The last day of that time, where it is not one day. */
  @IsOptional() @IsString() @MaxLength(10) @Field(() => String, { nullable: true }) until?: string | null;
  @IsString() @MaxLength(1000) @Field() textEn!: string;
  @IsString() @MaxLength(1000) @Field() textEs!: string;
  /** The words as they were said, in whichever language (BCP 47), and who translated them. */
  @IsOptional() @IsString() @MaxLength(1000) @Field(() => String, { nullable: true }) original?: string | null;
  @IsOptional() @IsString() @MaxLength(35) @Field(() => String, { nullable: true }) language?: string | null;
  @IsOptional() @IsString() @MaxLength(120) @Field(() => String, { nullable: true }) translator?: string | null;
  @ValidateNested() @Type(() => SourceInput) @Field(() => SourceInput) source!: SourceInput;
  @IsString() @MaxLength(120) @Field() locator!: string;
  @IsOptional() @IsBoolean() @Field(() => Boolean, { nullable: true }) quotedInSource?: boolean | null;
  @IsIn(CONFIDENCES) @Field(() => ConfidenceKind) confidence!: Confidence;
  @ArrayMaxSize(12)
  @ValidateNested({ each: true })
  @Type(() => DemandLinkInput)
  @Field(() => [DemandLinkInput])
  links!: DemandLinkInput[];
  /** The row that this one corrects, once it is accepted. */
  @IsOptional() @IsString() @MaxLength(36) @Field(() => ID, { nullable: true }) corrects?: string | null;
}

/** What is voted on: a matter that is known, or a new one. */
@InputType()
export class MatterInput {
  @IsOptional() @IsString() @MaxLength(80) @Field(() => String, { nullable: true }) code?: string | null;
  @IsOptional() @IsString() @MaxLength(300) @Field(() => String, { nullable: true }) titleEn?: string | null;
  @IsOptional() @IsString() @MaxLength(300) @Field(() => String, { nullable: true }) titleEs?: string | null;
  @IsOptional() @IsString() @MaxLength(40) @Field(() => String, { nullable: true }) fileNumber?: string | null;
  @IsOptional() @IsIn(MATTER_CLASSES) @Field(() => MatterClass, { nullable: true }) classification?:
    keyof typeof MatterClass | null;
}

/** How one member voted. */
@InputType()
export class VoteInput {
  @IsString() @MaxLength(80) @Field() figure!: string;
  @IsIn(VOTE_OPTIONS) @Field(() => VoteOptionKind) option!: VoteOption;
  /** The word that the minutes use. */
  @IsOptional() @IsString() @MaxLength(60) @Field(() => String, { nullable: true }) sourceValue?: string | null;
}

/** How many of one option the minutes print. */
@InputType()
export class PrintedCountInput {
  @IsIn(VOTE_OPTIONS) @Field(() => VoteOptionKind) option!: VoteOption;
  @IsInt() @Min(0) @Max(500) @Field(() => Int) value!: number;
}

/** One roll call, as the minutes print it: who voted how, the printed counts, and what a yes meant for which demand. */
@InputType()
export class RollCallInput {
  @ValidateNested() @Type(() => MatterInput) @Field(() => MatterInput) matter!: MatterInput;
  /** Before which body a new matter is; without one before the council. A matter that is known has its own. */
  @IsOptional() @IsString() @MaxLength(80) @Field(() => String, { nullable: true }) body?: string | null;
  @IsIn(MOTION_CLASSES) @Field(() => MotionKind) motion!: MotionClass;
  @IsString() @MinLength(10) @MaxLength(10) @Field() heldOn!: string;
  @IsIn(['PASSED', 'FAILED']) @Field(() => String) result!: 'PASSED' | 'FAILED';
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => VoteInput)
  @Field(() => [VoteInput])
  votes!: VoteInput[];
  @ArrayMaxSize(VOTE_OPTIONS.length)
  @ValidateNested({ each: true })
  @Type(() => PrintedCountInput)
  @Field(() => [PrintedCountInput])
  counts!: PrintedCountInput[];
  @ArrayMaxSize(12)
  @ValidateNested({ each: true })
  @Type(() => DemandLinkInput)
  @Field(() => [DemandLinkInput])
  links!: DemandLinkInput[];
  @ValidateNested() @Type(() => SourceInput) @Field(() => SourceInput) source!: SourceInput;
  @IsString() @MaxLength(120) @Field() locator!: string;
  /** The decision that the record knows without names, and that this is the roll call of. */
  @IsOptional() @IsString() @MaxLength(40) @Field(() => String, { nullable: true }) decision?: string | null;
}

/** What somebody decides on one entry; a rejection says why. */
@InputType()
export class DecisionInput {
  @IsUUID() @Field(() => ID) id!: string;
  @IsIn(ENTRY_KINDS) @Field(() => EntryKind) kind!: (typeof ENTRY_KINDS)[number];
  @IsIn(['ACCEPT', 'REJECT']) @Field(() => Verdict) verdict!: 'ACCEPT' | 'REJECT';
  @IsOptional() @IsString() @MaxLength(500) @Field(() => String, { nullable: true }) reason?: string | null;
}

/** A label that a person sets in place of the rule, with a reason and a last day; it counts once another person agreed. */
@InputType()
export class OverrideInput {
  @IsString() @MaxLength(80) @Field() figure!: string;
  @IsString() @MaxLength(20) @Field() demand!: string;
  @IsIn(LABELS) @Field(() => String) label!: Label;
  @IsString() @MinLength(3) @MaxLength(500) @Field() reason!: string;
  @IsString() @MaxLength(10) @Field() from!: string;
  @IsString() @MaxLength(10) @Field() until!: string;
}
