import { Field, Int, ObjectType } from '@nestjs/graphql';
import { LocalizedText } from '#platform';
import type { FigureRepliesView } from './reply/reply.types.ts';
import { CellView, DemandView, EvidenceRowView, FigureView } from './council.types.ts';

/** A time in a post or office; a day that nobody knows is null. */
@ObjectType('SeatTime')
export class SeatTimeView {
  @Field(() => Int, { nullable: true }) ward!: number | null;
  @Field(() => LocalizedText) title!: LocalizedText;
  @Field(() => String, { nullable: true }) startsOn!: string | null;
  @Field(() => String, { nullable: true }) endsOn!: string | null;
  @Field(() => String, { nullable: true }) endReason!: string | null;
}

/** How many roll calls of a body there are, on how many of them somebody could vote, and did (yes, no or abstained). */
@ObjectType('FigureVotes')
export class FigureVotesView {
  /** Null for the council. */
  @Field(() => LocalizedText, { nullable: true }) body!: LocalizedText | null;
  @Field(() => Int) of!: number;
  @Field(() => Int) could!: number;
  @Field(() => Int) cast!: number;
}

/** Where a figure stands on one demand, with every row of the ledger that touches it. */
@ObjectType('FigureEntry')
export class FigureEntryView {
  @Field(() => DemandView) demand!: DemandView;
  @Field(() => CellView) cell!: CellView;
  @Field(() => [EvidenceRowView]) evidence!: EvidenceRowView[];
}

/** Everything about one official. */
@ObjectType('FigurePage')
export class FigurePageView {
  @Field(() => FigureView) figure!: FigureView;
  @Field() asOf!: string;
  /** The ward that they hold on that day; null where none. */
  @Field(() => Int, { nullable: true }) ward!: number | null;
  @Field(() => [SeatTimeView]) seats!: SeatTimeView[];
  /** The seat that they hold on that day in another body. */
  @Field(() => LocalizedText, { nullable: true }) place!: LocalizedText | null;
  /** Those of the body in which they sit; of the council for who sits in none. */
  @Field(() => FigureVotesView) votes!: FigureVotesView;
  /** Those of other bodies in which they sat or voted. */
  @Field(() => [FigureVotesView]) otherVotes!: FigureVotesView[];
  @Field(() => [FigureEntryView]) entries!: FigureEntryView[];
  /** What is said against them and what they reply, as far as two people released it. */
  said!: FigureRepliesView;
}
