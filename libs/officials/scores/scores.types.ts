import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { LocalizedText } from '#platform';
import { SourceView } from '../council.types.ts';
import { VoteOptionKind } from '../entry/entry.input.ts';
import type { VoteOption } from '../voting.ts';
import { enumOf } from '../words.ts';
import { SCORE_WORDS, type ScoreWords } from './scoring.ts';

const Words = enumOf(SCORE_WORDS);
registerEnumType(Words, { name: 'ScoreWords' });

/** One vote that a score rests on. */
@ObjectType('ScoreVote')
export class ScoreVoteView {
  @Field(() => ID) id!: string;
  @Field(() => LocalizedText) text!: LocalizedText;
  @Field() heldOn!: string;
  @Field(() => VoteOptionKind) option!: VoteOption;
  /** Whether it serves the demand; null for who neither said yes nor no. */
  @Field(() => Boolean, { nullable: true }) serves!: boolean | null;
  @Field(() => SourceView) source!: SourceView;
}

/** How a figure's votes agree with one demand, always with its words and what it rests on. */
@ObjectType('Score')
export class ScoreView {
  @Field() demand!: string;
  @Field(() => LocalizedText) title!: LocalizedText;
  /** 0 to 100; null where no vote was cast, and on a public page where there are too few. */
  @Field(() => Float, { nullable: true }) agreement!: number | null;
  @Field(() => Words) words!: ScoreWords;
  /** How many roll calls count on this demand, and on how many of them the figure could vote. */
  @Field(() => Int) of!: number;
  @Field(() => Int) could!: number;
  @Field(() => Int) absent!: number;
  @Field(() => [ScoreVoteView]) votes!: ScoreVoteView[];
}

/** What an organization decided about its public pages of the council. */
@ObjectType('CouncilSettings')
export class CouncilSettingsView {
  @Field() publicScores!: boolean;
}
