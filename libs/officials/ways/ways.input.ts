import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { LEVER_KINDS, type Lever, VERDICTS, type ClauseAssessment } from '#campaigns';
import { POST_FILLINGS, RULE_BASES } from '../body.entity.ts';
import { SourceInput } from '../entry/entry.input.ts';
import { LedgerChoiceView } from '../entry/entry.types.ts';
import { enumOf } from '../words.ts';

const LeverKind = enumOf(LEVER_KINDS);
registerEnumType(LeverKind, { name: 'LeverKind' });
const VerdictWord = enumOf(VERDICTS);
registerEnumType(VerdictWord, { name: 'ClauseVerdict' });
const RuleBase = enumOf(RULE_BASES);
registerEnumType(RuleBase, { name: 'RuleBase' });
const Filling = enumOf(POST_FILLINGS);
registerEnumType(Filling, { name: 'PostFilling' });

/** What a clause of a document does for a demand: of a clause that is known, or of one that is told here. */
@InputType()
export class AssessmentInput {
  /** The code of a demand, or of a part of one. */
  @IsString() @MaxLength(20) @Field() demand!: string;
  @IsOptional() @IsString() @MaxLength(80) @Field(() => String, { nullable: true }) clause?: string | null;
  /** The document of a clause that is not known yet, and what that says. */
  @IsOptional() @IsString() @MaxLength(80) @Field(() => String, { nullable: true }) document?: string | null;
  @IsOptional() @IsString() @MaxLength(1000) @Field(() => String, { nullable: true }) clauseEn?: string | null;
  @IsOptional() @IsString() @MaxLength(1000) @Field(() => String, { nullable: true }) clauseEs?: string | null;
  @IsIn(VERDICTS) @Field(() => VerdictWord) verdict!: ClauseAssessment['verdict'];
  @IsString() @MaxLength(1000) @Field() reasonEn!: string;
  @IsString() @MaxLength(1000) @Field() reasonEs!: string;
  /** The code of the body that sees it so; none where it is the coding of who keeps the record. */
  @IsOptional() @IsString() @MaxLength(80) @Field(() => String, { nullable: true }) assessor?: string | null;
  @ValidateNested() @Type(() => SourceInput) @Field(() => SourceInput) source!: SourceInput;
  @IsString() @MaxLength(120) @Field() locator!: string;
  @IsOptional() @IsBoolean() @Field(() => Boolean, { nullable: true }) checked?: boolean | null;
}

/** How many must say yes, and where that was read. */
@InputType()
export class RuleInput {
  /** Of all members, or only of those who are there: then no number is set. */
  @IsIn(RULE_BASES) @Field(() => RuleBase) base!: (typeof RULE_BASES)[number];
  @IsInt() @Min(1) @Max(500) @Field(() => Int) seats!: number;
  @IsOptional() @IsInt() @Min(1) @Max(500) @Field(() => Int, { nullable: true }) needed?: number | null;
  @ValidateNested() @Type(() => SourceInput) @Field(() => SourceInput) source!: SourceInput;
  @IsString() @MaxLength(120) @Field() locator!: string;
}

/** One way to win a demand: by what, who decides, and by which rule. */
@InputType()
export class LeverInput {
  @IsString() @MaxLength(20) @Field() demand!: string;
  @IsIn(LEVER_KINDS) @Field(() => LeverKind) kind!: Lever['kind'];
  /** The code of a body or of an office; none where nobody knows. */
  @IsOptional() @IsString() @MaxLength(80) @Field(() => String, { nullable: true }) decider?: string | null;
  /** False where it helps, yet cannot grant the demand. */
  @IsBoolean() @Field() grants!: boolean;
  /** The code of a rule of that body, or a new one; neither where the body's own rule for that kind holds. */
  @IsOptional() @IsString() @MaxLength(80) @Field(() => String, { nullable: true }) rule?: string | null;
  @IsOptional()
  @ValidateNested()
  @Type(() => RuleInput)
  @Field(() => RuleInput, { nullable: true })
  newRule?: RuleInput | null;
}

/** A seat of another body than the council, with whoever holds it, where that is known. */
@InputType()
export class SeatInput {
  @IsString() @MaxLength(80) @Field() body!: string;
  @IsString() @MaxLength(120) @Field() titleEn!: string;
  @IsString() @MaxLength(120) @Field() titleEs!: string;
  /** The number of its ward or district; none where it has none. */
  @IsOptional() @IsInt() @Min(1) @Max(999) @Field(() => Int, { nullable: true }) number?: number | null;
  @IsIn(POST_FILLINGS) @Field(() => Filling) filling!: (typeof POST_FILLINGS)[number];
  /** The code of an official who is known, or the name of one who is not. */
  @IsOptional() @IsString() @MaxLength(80) @Field(() => String, { nullable: true }) figure?: string | null;
  @IsOptional() @IsString() @MinLength(2) @MaxLength(120) @Field(() => String, { nullable: true }) name?: string | null;
  @IsOptional() @IsString() @MaxLength(10) @Field(() => String, { nullable: true }) startsOn?: string | null;
  /** The last day for which somebody is sure of the holder. */
  @IsOptional() @IsString() @MaxLength(10) @Field(() => String, { nullable: true }) confirmedUntil?: string | null;
  @ValidateNested() @Type(() => SourceInput) @Field(() => SourceInput) source!: SourceInput;
  @IsString() @MaxLength(120) @Field() locator!: string;
}

/** A clause of a document, or a rule of a body, to choose from. */
@ObjectType('OwnedChoice')
export class OwnedChoiceView extends LedgerChoiceView {
  /** The code of the document, or of the body. */
  @Field() of!: string;
}

/** What the forms of assessments, levers and seats choose from. */
@ObjectType('WayChoices')
export class WayChoicesView {
  @Field(() => [LedgerChoiceView]) demands!: LedgerChoiceView[];
  /** Demands and their parts. */
  @Field(() => [LedgerChoiceView]) assessed!: LedgerChoiceView[];
  @Field(() => [LedgerChoiceView]) documents!: LedgerChoiceView[];
  @Field(() => [OwnedChoiceView]) clauses!: OwnedChoiceView[];
  @Field(() => [LedgerChoiceView]) bodies!: LedgerChoiceView[];
  @Field(() => [LedgerChoiceView]) offices!: LedgerChoiceView[];
  @Field(() => [OwnedChoiceView]) rules!: OwnedChoiceView[];
  @Field(() => [LedgerChoiceView]) figures!: LedgerChoiceView[];
  /** The council of the record, whose seats are not entered here. */
  @Field() council!: string;
}
