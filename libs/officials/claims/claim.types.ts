import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CLAIM_STANCES, CLAIMANT_KINDS, type ClaimantKind } from '#campaigns';
import { LocalizedText } from '#platform';
import { FuzzyDateView, SourceView } from '../council.types.ts';
import { enumOf } from '../words.ts';

/** Whether somebody says it, denies it, or found it. */
export const Stance = enumOf(CLAIM_STANCES);
registerEnumType(Stance, { name: 'ClaimStance' });
/** Who says it. */
export const Claimant = enumOf(CLAIMANT_KINDS);
registerEnumType(Claimant, { name: 'ClaimantKind' });

/** What somebody claims of something, and where that was read. */
@ObjectType('Claim')
export class ClaimView {
  @Field(() => ID) id!: string;
  @Field() code!: string;
  @Field(() => Stance) stance!: keyof typeof Stance;
  @Field(() => Claimant) claimantKind!: ClaimantKind;
  /** Who claims it; null for somebody whose name is not known, or was forgotten. */
  @Field(() => String, { nullable: true }) claimant!: string | null;
  @Field(() => LocalizedText) about!: LocalizedText;
  @Field(() => LocalizedText) text!: LocalizedText;
  @Field(() => FuzzyDateView) date!: FuzzyDateView;
  @Field(() => SourceView) source!: SourceView;
  @Field() locator!: string;
  @Field() quotedInSource!: boolean;
  /** Nobody else has accepted it yet. */
  @Field() awaits!: boolean;
}
