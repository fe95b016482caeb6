import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { LocalizedText } from '#platform';
import { BASES, type Basis, type Label, LABELS, UNKNOWN_REASONS, type UnknownReason } from './ledger.ts';
import type { Reason } from './weighing.ts';
import { enumOf } from './words.ts';

/** What a cell of the grid says. */
export const PositionLabel = enumOf(LABELS);
registerEnumType(PositionLabel, { name: 'PositionLabel' });
const PositionBasis = enumOf(BASES);
registerEnumType(PositionBasis, { name: 'PositionBasis' });
const WhyUnknown = enumOf(UNKNOWN_REASONS);
registerEnumType(WhyUnknown, { name: 'UnknownReason' });
/** BUNDLED until two named people of the installation have confirmed this version of the record. */
export type ReviewStatus = 'BUNDLED' | 'CONFIRMED';
const Status = enumOf<ReviewStatus>(['BUNDLED', 'CONFIRMED']);
registerEnumType(Status, { name: 'ReviewStatus' });

/** How far the record may be relied on: whose it is, which version, and of which day. */
@ObjectType('Review')
export class ReviewView {
  @Field(() => Status) status!: ReviewStatus;
  @Field() version!: string;
  /** The day that the record was closed, or the day of the second confirmation. */
  @Field() date!: string;
  /** How many named people have confirmed this version, and how many it takes. */
  @Field(() => Int) confirmations!: number;
  @Field(() => Int) needed!: number;
  @Field() confirmedByMe!: boolean;
  /** Who they are; null for readers who may not review. */
  @Field(() => [String], { nullable: true }) names!: string[] | null;
  /** True until a named person of the installation has approved the Spanish of this version. */
  @Field() spanishIsDraft!: boolean;
  /** The organization that keeps the record and shared it; null where it is our own. */
  @Field(() => String, { nullable: true }) sharedBy!: string | null;
  /** Our own name beside it. */
  sharedWith!: string | null;
}

/** Where something was read. It has an address only where that very text stands there. */
@ObjectType('Source')
export class SourceView {
  @Field() id!: string;
  @Field() publisher!: string;
  @Field(() => String, { nullable: true }) title!: string | null;
  @Field(() => String, { nullable: true }) url!: string | null;
  @Field() reliability!: string;
  /** The day of publication, where it is known. */
  @Field(() => String, { nullable: true }) published!: string | null;
}

/** A date as exactly as it is known: `value` is its first day, with `until` where it has a last one. */
@ObjectType('FuzzyDate')
export class FuzzyDateView {
  @Field(() => String, { nullable: true }) value!: string | null;
  /** The last day of a month, year or range. */
  until!: string | null;
  @Field() precision!: string;
  /** As the source prints it. */
  @Field(() => String, { nullable: true }) printed!: string | null;
  @Field() yearInferred!: boolean;
}

/** A part of a demand. */
@ObjectType('DemandPart')
export class DemandPartView {
  @Field() code!: string;
  @Field(() => LocalizedText) title!: LocalizedText;
}

/** What the city answered to a demand: an institution's words, nobody's own position. */
@ObjectType('CityAnswer')
export class CityAnswerView {
  @Field(() => ID) id!: string;
  @Field() responseType!: string;
  @Field(() => LocalizedText) text!: LocalizedText;
  /** The last day on which it can have been given. */
  @Field() asOf!: string;
  @Field() beforeOrdinance!: boolean;
  @Field(() => SourceView) source!: SourceView;
}

/** One demand of the campaign, with the text that is in force. */
@ObjectType('Demand')
export class DemandView {
  @Field() code!: string;
  @Field(() => LocalizedText) title!: LocalizedText;
  @Field(() => LocalizedText) text!: LocalizedText;
  @Field() spanishIsDraft!: boolean;
  @Field() target!: string;
  @Field(() => [DemandPartView]) parts!: DemandPartView[];
  @Field(() => [CityAnswerView]) answers!: CityAnswerView[];
}

/** A campaign of the public record, under the name that it has now. */
@ObjectType('Campaign')
export class CampaignView {
  @Field() code!: string;
  @Field() name!: string;
  /** An earlier one that is over. */
  @Field() closed!: boolean;
}

/** An official of the public record. */
@ObjectType('Figure')
export class FigureView {
  @Field(() => ID) id!: string;
  /** By which the record knows them. */
  @Field() code!: string;
  @Field() name!: string;
}

/** Where the holder of a seat stands on a demand. */
@ObjectType('Cell')
export class CellView {
  @Field() demand!: string;
  @Field(() => PositionLabel) label!: Label;
  @Field(() => PositionBasis) basis!: Basis;
  @Field(() => WhyUnknown, { nullable: true }) unknownReason!: UnknownReason | null;
  @Field() stale!: boolean;
  @Field(() => String, { nullable: true }) staleReason!: string | null;
  @Field(() => String, { nullable: true }) decidedOn!: string | null;
  @Field(() => Int, { nullable: true }) ageDays!: number | null;
  @Field(() => Int) toReview!: number;
  @Field(() => Int) evidenceCount!: number;
}

/** One seat of the council with whoever is known to hold it, and its cells in the order of the demands. */
@ObjectType('Seat')
export class SeatView {
  @Field(() => Int) ward!: number;
  @Field() post!: string;
  /** The title of a seat of another body; null for a ward of the council. */
  @Field(() => String, { nullable: true }) place!: string | null;
  @Field(() => FigureView, { nullable: true }) figure!: FigureView | null;
  @Field(() => String, { nullable: true }) role!: string | null;
  @Field() outgoing!: boolean;
  @Field() holderUnconfirmed!: boolean;
  /** The last day for which somebody vouches for the holder. */
  @Field(() => String, { nullable: true }) confirmedUntil!: string | null;
  @Field(() => [CellView]) cells!: CellView[];
}

/** What corrects a row of evidence: the new row, and since when it does or that it waits for somebody else. */
@ObjectType('Correction')
export class CorrectionView {
  @Field(() => ID) id!: string;
  @Field(() => LocalizedText) text!: LocalizedText;
  @Field(() => Date) at!: Date;
  @Field() waits!: boolean;
}

/** One piece of evidence on a cell, and whether it may set the label, and why not. */
@ObjectType('EvidenceRow')
export class EvidenceRowView {
  @Field(() => ID) id!: string;
  @Field() code!: string;
  @Field() type!: string;
  @Field(() => LocalizedText) text!: LocalizedText;
  @Field(() => FuzzyDateView) date!: FuzzyDateView;
  @Field(() => SourceView) source!: SourceView;
  @Field() locator!: string;
  @Field() quotedInSource!: boolean;
  @Field() sets!: boolean;
  @Field(() => PositionLabel, { nullable: true }) atMost!: Label | null;
  /** A code; its text is `council.reason.<code>`. */
  @Field(() => String) reason!: Reason;
  @Field(() => Int) direction!: number;
  /** Who says it, where that is somebody else than the holder of the seat. */
  @Field(() => String, { nullable: true }) claimant!: string | null;
  /** The roll call that it is one name of: it is taken back as a whole. */
  @Field(() => ID, { nullable: true }) rollCall!: string | null;
  /** What corrects it, for who keeps the ledger; null where nothing does. */
  @Field(() => CorrectionView, { nullable: true }) correction!: CorrectionView | null;
}

/** What a council decided without a roll call: it sets nobody's position. */
@ObjectType('BodyDecision')
export class BodyDecisionView {
  @Field(() => ID) id!: string;
  @Field(() => LocalizedText) title!: LocalizedText;
  text!: LocalizedText;
  @Field(() => FuzzyDateView) date!: FuzzyDateView;
  @Field() rollMissing!: boolean;
  /** True where another council decided. */
  elsewhere!: boolean;
  /** The names of the demands that it bears on. */
  about!: LocalizedText[];
  @Field(() => SourceView) source!: SourceView;
}

/** What a cell was on the day since which changes are asked for. */
@ObjectType('CellChange')
export class CellChangeView {
  @Field(() => Int) ward!: number;
  @Field() demand!: string;
  @Field(() => CellView) was!: CellView;
  /** True where somebody else held the seat then; who, where the record names them. */
  @Field() otherHolder!: boolean;
  @Field(() => FigureView, { nullable: true }) figure!: FigureView | null;
}

/** A body of the record that has seats. */
@ObjectType('CouncilBody')
export class CouncilBodyView {
  @Field() code!: string;
  @Field(() => LocalizedText) name!: LocalizedText;
  @Field(() => Int) seats!: number;
  /** Whether it is the council that the campaign is about. */
  @Field() main!: boolean;
}

/** The whole grid of a body as of a day. */
@ObjectType('Council')
export class CouncilView {
  /** The code of the body whose seats these are. */
  @Field() body!: string;
  /** All bodies that have seats, the council first. */
  @Field(() => [CouncilBodyView]) bodies!: CouncilBodyView[];
  @Field() asOf!: string;
  /** The day since which changes are told; null where nobody asked. */
  @Field(() => String, { nullable: true }) since!: string | null;
  /** The cells whose label or basis was another one on that day; null where nobody asked. */
  @Field(() => [CellChangeView], { nullable: true }) changes!: CellChangeView[] | null;
  @Field() closingDate!: string;
  @Field() beyondRecord!: boolean;
  @Field(() => ReviewView) review!: ReviewView;
  /** How many cells have a label, and of how many. */
  @Field(() => Int) known!: number;
  @Field(() => Int) total!: number;
  @Field(() => [DemandView]) demands!: DemandView[];
  @Field(() => [SeatView]) seats!: SeatView[];
  @Field(() => [BodyDecisionView]) bodyDecisions!: BodyDecisionView[];
  /** Everything that the grid, its decisions and answers rest on. */
  sources!: SourceView[];
}

/** One cell with all its evidence. */
@ObjectType('CouncilCell')
export class CouncilCellView {
  @Field(() => Int) ward!: number;
  @Field(() => SeatView) seat!: SeatView;
  @Field(() => DemandView) demand!: DemandView;
  @Field(() => CellView) cell!: CellView;
  @Field(() => [EvidenceRowView]) evidence!: EvidenceRowView[];
}
