import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { LocalizedText } from '#platform';
import { FuzzyDateView, SourceView } from '../council.types.ts';
import { MatterClass, MotionKind } from '../entry/entry.input.ts';
import { VoteCountView, VoteRowView } from '../entry/entry.types.ts';
import { type Act, ActKind } from './act.input.ts';

/** A matter in the list of them. */
@ObjectType('MatterRow')
export class MatterRowView {
  @Field() code!: string;
  @Field(() => LocalizedText) title!: LocalizedText;
  /** The body before which it is, where that is not the council. */
  @Field(() => LocalizedText, { nullable: true }) body!: LocalizedText | null;
  @Field(() => MatterClass) classification!: keyof typeof MatterClass;
  @Field(() => String, { nullable: true }) fileNumber!: string | null;
  /** The last day on which something accepted happened to it. */
  @Field(() => String, { nullable: true }) lastOn!: string | null;
  @Field(() => Int) sponsors!: number;
  @Field(() => Int) rollCalls!: number;
}

/** What one figure did about a matter. */
@ObjectType('MatterAct')
export class MatterActView {
  @Field(() => ID) id!: string;
  @Field(() => ActKind) act!: Act;
  @Field() figure!: string;
  @Field() name!: string;
  /** The last day by which it was done. */
  @Field() on!: string;
  /** When it was done, as exactly as that is known. */
  @Field(() => FuzzyDateView) date!: FuzzyDateView;
  /** Whether it came with the record and nobody here has decided on it yet. */
  @Field() bundled!: boolean;
  @Field(() => SourceView) source!: SourceView;
}

/** One accepted roll call on it: the names beside the printed counts. */
@ObjectType('MatterVote')
export class MatterVoteView {
  @Field(() => ID) id!: string;
  @Field(() => MotionKind) motion!: keyof typeof MotionKind;
  @Field() heldOn!: string;
  @Field() result!: string;
  /** How many yes it takes, where the rule is known. */
  @Field(() => Int, { nullable: true }) needed!: number | null;
  @Field(() => [VoteRowView]) votes!: VoteRowView[];
  @Field(() => [VoteCountView]) counts!: VoteCountView[];
  @Field(() => SourceView) source!: SourceView;
}

/** A matter with all that was accepted on it, or came with the record; what waits for a second person is not here. */
@ObjectType('Matter')
export class MatterView {
  @Field() code!: string;
  @Field(() => LocalizedText) title!: LocalizedText;
  /** The body before which it is, where that is not the council. */
  @Field(() => LocalizedText, { nullable: true }) body!: LocalizedText | null;
  @Field(() => MatterClass) classification!: keyof typeof MatterClass;
  @Field(() => String, { nullable: true }) fileNumber!: string | null;
  @Field(() => SourceView) source!: SourceView;
  @Field(() => [MatterActView]) acts!: MatterActView[];
  @Field(() => [MatterVoteView]) votes!: MatterVoteView[];
  /** The day of a veto that no vote has overridden since, and how many yes that takes. */
  @Field(() => String, { nullable: true }) vetoedOn!: string | null;
  @Field(() => Int, { nullable: true }) overrideNeeds!: number | null;
}
