import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { CLAIM_STANCES, CLAIMANT_KINDS, type ClaimantKind, DISPUTE_STATES } from '#campaigns';
import { LocalizedText } from '#platform';
import { FuzzyDateView, SourceView } from '../council.types.ts';
import { SourceInput } from '../entry/entry.input.ts';
import { LedgerChoiceView } from '../entry/entry.types.ts';
import { enumOf } from '../words.ts';
import { Claimant, ClaimView, Stance } from './claim.types.ts';

export { ClaimView };

const DisputeState = enumOf(DISPUTE_STATES);
registerEnumType(DisputeState, { name: 'DisputeState' });

/** One side of a question, as those claim it who take it. */
@ObjectType('DisputeSide')
export class DisputeSideView {
  @Field(() => Int) side!: number;
  @Field(() => [ClaimView]) claims!: ClaimView[];
}

/** A question on which sources differ, with every side of it beside the others; none of them is picked. */
@ObjectType('Dispute')
export class DisputeView {
  @Field() code!: string;
  @Field(() => LocalizedText) question!: LocalizedText;
  @Field(() => DisputeState) status!: keyof typeof DisputeState;
  @Field(() => LocalizedText) handling!: LocalizedText;
  @Field(() => [DisputeSideView]) sides!: DisputeSideView[];
}

/** A name that somebody uses, and who. */
@ObjectType('UsedName')
export class UsedNameView {
  @Field() name!: string;
  @Field(() => String, { nullable: true }) usedBy!: string | null;
}

/** Something that happened and that is told differently, under a neutral title. */
@ObjectType('Incident')
export class IncidentView {
  @Field() code!: string;
  @Field(() => LocalizedText) title!: LocalizedText;
  @Field(() => [UsedNameView]) otherNames!: UsedNameView[];
  @Field(() => FuzzyDateView) date!: FuzzyDateView;
  @Field(() => LocalizedText) where!: LocalizedText;
  @Field(() => String, { nullable: true }) place!: string | null;
  /** Who was there; what for is another question. */
  @Field(() => [LocalizedText]) agencies!: LocalizedText[];
  @Field(() => LocalizedText) text!: LocalizedText;
  @Field(() => SourceView) source!: SourceView;
  @Field() locator!: string;
  /** What is claimed of it beside the disputes. */
  @Field(() => [ClaimView]) claims!: ClaimView[];
  @Field(() => [DisputeView]) disputes!: DisputeView[];
}

/** Every incident of the record, the latest first, and what else is disputed or claimed. */
@ObjectType('Incidents')
export class IncidentsView {
  @Field(() => [IncidentView]) incidents!: IncidentView[];
  @Field(() => [DisputeView]) disputes!: DisputeView[];
  @Field(() => [ClaimView]) claims!: ClaimView[];
}

/** What the form of a claim chooses from. */
@ObjectType('ClaimChoices')
export class ClaimChoicesView {
  /** Incidents, bodies and documents: whom a claim can be about. */
  @Field(() => [LedgerChoiceView]) about!: LedgerChoiceView[];
  @Field(() => [LedgerChoiceView]) figures!: LedgerChoiceView[];
  @Field(() => [LedgerChoiceView]) bodies!: LedgerChoiceView[];
  @Field(() => [LedgerChoiceView]) disputes!: LedgerChoiceView[];
}

/** What somebody claims, as a source tells it. */
@InputType()
export class ClaimInput {
  /** The code of an incident, a body or a document; a person is nothing that a claim can be about. */
  @IsString() @MaxLength(80) @Field() about!: string;
  @IsIn(CLAIMANT_KINDS) @Field(() => Claimant) claimantKind!: ClaimantKind;
  /** The code of a figure or a body; null where the publication itself says it. */
  @IsOptional() @IsString() @MaxLength(80) @Field(() => String, { nullable: true }) claimant?: string | null;
  @IsIn(CLAIM_STANCES) @Field(() => Stance) stance!: keyof typeof Stance;
  @IsOptional() @IsString() @MaxLength(10) @Field(() => String, { nullable: true }) on?: string | null;
  @IsOptional() @IsString() @MaxLength(10) @Field(() => String, { nullable: true }) until?: string | null;
  @IsString() @MaxLength(1000) @Field() textEn!: string;
  @IsString() @MaxLength(1000) @Field() textEs!: string;
  @ValidateNested() @Type(() => SourceInput) @Field(() => SourceInput) source!: SourceInput;
  @IsString() @MaxLength(120) @Field() locator!: string;
  @IsOptional() @IsBoolean() @Field(() => Boolean, { nullable: true }) quotedInSource?: boolean | null;
  /** The question that it answers, and on which side; both or neither. */
  @IsOptional() @IsString() @MaxLength(40) @Field(() => String, { nullable: true }) dispute?: string | null;
  @IsOptional() @IsInt() @Min(1) @Max(9) @Field(() => Int, { nullable: true }) side?: number | null;
  @IsOptional() @IsBoolean() @Field(() => Boolean, { nullable: true }) checked?: boolean | null;
}
