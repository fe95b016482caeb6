import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { REASONS, REVEALED, type RevealField, type RevealReason } from './reveal.entity.ts';

/** What can be revealed, for GraphQL. */
export const RevealFields = Object.fromEntries(REVEALED.map((each) => [each, each])) as { [F in RevealField]: F };
registerEnumType(RevealFields, { name: 'RevealField' });
/** Why, for GraphQL. */
export const RevealReasons = Object.fromEntries(REASONS.map((each) => [each, each])) as { [R in RevealReason]: R };
registerEnumType(RevealReasons, { name: 'RevealReason' });

/** What is asked for, of whom, and why; a reason of one's own is written down. */
@InputType()
export class RevealInput {
  @Field(() => ID) @IsUUID() personId!: string;
  @Field(() => RevealFields) @IsIn(REVEALED) field!: RevealField;
  @Field(() => RevealReasons) @IsIn(REASONS) reason!: RevealReason;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @Length(0, 200) note?: string | null;
}

/** How many reveals an account has left in these 24 hours. */
@ObjectType()
export class RevealBudget {
  @Field(() => Int) left!: number;
  @Field(() => Int) limit!: number;
}

/** What was revealed; it is not kept in what the person answers afterwards. */
@ObjectType()
export class Revealed {
  @Field(() => [String]) values!: string[];
  @Field(() => RevealBudget) budget!: RevealBudget;
}
