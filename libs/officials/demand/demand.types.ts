import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { LocalizedText } from '#platform';
import { CityAnswerView, DemandPartView, DemandView, FuzzyDateView, SourceView } from '../council.types.ts';
import { LeverView } from '../levers/levers.types.ts';
import { enumOf } from '../words.ts';
import { RUN_KINDS, type TextRun } from './changed.ts';

const RunKind = enumOf(RUN_KINDS);
registerEnumType(RunKind, { name: 'TextRunKind' });

/** A piece of a text that was kept, put in or taken out. */
@ObjectType('TextRun')
export class TextRunView implements TextRun {
  @Field(() => RunKind) kind!: TextRun['kind'];
  @Field() text!: string;
}

/** One text of a demand, and what it changed of the one before. */
@ObjectType('DemandText')
export class DemandTextView {
  @Field(() => Int) version!: number;
  /** The first and the last day on which it was in force, where they are known. */
  @Field(() => String, { nullable: true }) from!: string | null;
  @Field(() => String, { nullable: true }) until!: string | null;
  /** Whether it was in force on the day of the page. */
  @Field() inForce!: boolean;
  @Field(() => LocalizedText) text!: LocalizedText;
  @Field(() => SourceView) source!: SourceView;
  @Field() locator!: string;
  /** Null for the first text. */
  @Field(() => [TextRunView], { nullable: true }) changedEn!: TextRunView[] | null;
  @Field(() => [TextRunView], { nullable: true }) changedEs!: TextRunView[] | null;
}

/** A part of a demand with its text of the day. */
@ObjectType('DemandPartText')
export class DemandPartTextView extends DemandPartView {
  @Field(() => LocalizedText) text!: LocalizedText;
}

/** What else the campaign says of a demand: its short form as it is spoken, or why it is made. */
@ObjectType('DemandNote')
export class DemandNoteView {
  @Field() code!: string;
  @Field() kind!: string;
  @Field(() => LocalizedText) text!: LocalizedText;
  @Field(() => SourceView) source!: SourceView;
  @Field() locator!: string;
}

/** The city's answer to a text of a demand. */
@ObjectType('DemandAnswer')
export class DemandAnswerView extends CityAnswerView {
  /** Which text it answers. */
  @Field(() => Int) version!: number;
  /** True where it answers a text that is not the one of the day. */
  @Field() olderText!: boolean;
  /** True where it tells only a part of the document that it rests on. */
  @Field() partial!: boolean;
  @Field() locator!: string;
}

/** A document that the clauses of a table are from. */
@ObjectType('ClauseDocument')
export class ClauseDocumentView {
  @Field() code!: string;
  @Field() kind!: string;
  @Field() state!: string;
  @Field(() => LocalizedText) title!: LocalizedText;
  @Field(() => FuzzyDateView) date!: FuzzyDateView;
}

/** What one clause of a document does for a demand, as somebody sees it. */
@ObjectType('Clause')
export class ClauseView {
  @Field() code!: string;
  @Field(() => ClauseDocumentView) document!: ClauseDocumentView;
  @Field(() => LocalizedText) text!: LocalizedText;
  @Field() verdict!: string;
  @Field(() => LocalizedText) reason!: LocalizedText;
  /** Who sees it so; null where it is the coding of the record. */
  @Field(() => LocalizedText, { nullable: true }) assessor!: LocalizedText | null;
  /** The part of the demand that it is about; null for the whole. */
  @Field(() => LocalizedText, { nullable: true }) part!: LocalizedText | null;
  /** True where it was assessed against a text that is not the one of the day. */
  @Field() olderText!: boolean;
  /** Waiting for a person, or rejected by one: shown to who keeps the ledger, and nowhere in public. */
  @Field() unsettled!: boolean;
  @Field(() => SourceView) source!: SourceView;
  @Field() locator!: string;
}

/** Everything about one demand, as of a day. */
@ObjectType('DemandPage')
export class DemandPageView {
  @Field() asOf!: string;
  @Field() closingDate!: string;
  @Field() beyondRecord!: boolean;
  @Field(() => DemandView) demand!: DemandView;
  /** Its name in the address of its public page. */
  @Field() slug!: string;
  /** The latest first. */
  @Field(() => [DemandTextView]) texts!: DemandTextView[];
  @Field(() => [DemandPartTextView]) parts!: DemandPartTextView[];
  @Field(() => [DemandNoteView]) notes!: DemandNoteView[];
  @Field(() => [DemandAnswerView]) answers!: DemandAnswerView[];
  /** Of the latest document first. */
  @Field(() => [ClauseView]) clauses!: ClauseView[];
  /** Ordinances in force of which the record knows no clause that bears on this demand, though it does for others. */
  @Field(() => [ClauseDocumentView]) silent!: ClauseDocumentView[];
  @Field(() => [LeverView]) levers!: LeverView[];
}
