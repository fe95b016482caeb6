import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { LocalizedText } from '#platform';

/** A demand that the matter is linked to already. */
@ObjectType('SponsorLinkProposal')
export class SponsorLinkProposalView {
  @Field() demand!: string;
  @Field(() => LocalizedText) title!: LocalizedText;
  /** What the matter means for it, as accepted entries say; null where they differ or none says it. */
  @Field(() => Int, { nullable: true }) direction!: number | null;
}

/** Those who sponsor a matter and are linked to no demand, and the demands that they might be linked to. */
@ObjectType('SponsorProposal')
export class SponsorProposalView {
  @Field(() => [String]) sponsors!: string[];
  @Field(() => [SponsorLinkProposalView]) proposals!: SponsorLinkProposalView[];
}

/** What the matter means for a demand: 1 for it, -1 against it; the service refuses any other, and what was not proposed. */
@InputType()
export class SponsorLinkInput {
  @IsString() @MaxLength(20) @Field() demand!: string;
  @IsIn([1, -1]) @Field(() => Int) direction!: number;
}
