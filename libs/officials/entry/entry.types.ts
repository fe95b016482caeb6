import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { LocalizedText } from '#platform';
import { ClaimView } from '../claims/claim.types.ts';
import { CorrectionView, FuzzyDateView, PositionLabel, SourceView } from '../council.types.ts';
import type { EvidenceType } from '../evidence.entity.ts';
import { MATTER_NEWS, type MatterNews } from '../following.entity.ts';
import type { Label } from '../ledger.ts';
import { FOLLOWED_KINDS, type FollowedKind, type PositionOverride } from '../position.entity.ts';
import type { VoteOption } from '../voting.ts';
import { EntryKind, EvidenceKind, MatterClass, MotionKind, VoteOptionKind } from './entry.input.ts';
import { ROLL_CALL_WARNINGS, type RollCallWarning } from './roll-call.ts';
import { AssessmentEntryView } from '../ways/assessment.types.ts';
import { enumOf } from '../words.ts';

/** What can be followed. */
export const FollowedKindWord = enumOf(FOLLOWED_KINDS);
registerEnumType(FollowedKindWord, { name: 'FollowedKind' });
const MatterNewsWord = enumOf(MATTER_NEWS);
registerEnumType(MatterNewsWord, { name: 'MatterNews' });
const WarningKind = enumOf(ROLL_CALL_WARNINGS);
registerEnumType(WarningKind, { name: 'RollCallWarningKind' });

/** Something in a roll call that does not fit together; both sides are kept. */
@ObjectType('RollCallWarning')
export class RollCallWarningView {
  @Field(() => WarningKind) kind!: RollCallWarning['kind'];
  @Field(() => VoteOptionKind, { nullable: true }) option!: VoteOption | null;
  @Field(() => Int, { nullable: true }) printed!: number | null;
  @Field(() => Int, { nullable: true }) named!: number | null;
  /** Names of members of that day who are not on the roll. */
  @Field(() => [String]) missing!: string[];
}

/** How many of one option, as printed beside the names. */
@ObjectType('VoteCount')
export class VoteCountView {
  @Field(() => VoteOptionKind) option!: VoteOption;
  @Field(() => Int, { nullable: true }) printed!: number | null;
  @Field(() => Int) named!: number;
}

/** How one member voted. */
@ObjectType('VoteRow')
export class VoteRowView {
  @Field(() => Int, { nullable: true }) ward!: number | null;
  @Field() name!: string;
  @Field(() => VoteOptionKind) option!: VoteOption;
  @Field(() => String, { nullable: true }) sourceValue!: string | null;
}

/** How an entry bears on a demand. */
@ObjectType('EntryLink')
export class EntryLinkView {
  /** Null where it names no demand. */
  @Field(() => String, { nullable: true }) demand!: string | null;
  @Field(() => String, { nullable: true }) part!: string | null;
  @Field(() => Int) direction!: number;
  @Field() explicitness!: string;
  /** Whether it may set a position at all. */
  @Field() scores!: boolean;
  @Field() promise!: boolean;
  @Field() reason!: string;
  @Field(() => String, { nullable: true }) note!: string | null;
}

/** One entry that waits for somebody, with everything that one has to look at. */
@ObjectType('ReviewItem')
export class ReviewItemView {
  @Field(() => ID) id!: string;
  @Field(() => EntryKind) kind!: keyof typeof EntryKind;
  /** What kind of evidence it is, where it is evidence. */
  @Field(() => EvidenceKind, { nullable: true }) type!: EvidenceType | null;
  @Field(() => LocalizedText) text!: LocalizedText;
  @Field(() => String, { nullable: true }) original!: string | null;
  @Field(() => String, { nullable: true }) language!: string | null;
  @Field(() => String, { nullable: true }) translator!: string | null;
  @Field(() => FuzzyDateView) date!: FuzzyDateView;
  @Field(() => SourceView) source!: SourceView;
  @Field() locator!: string;
  /** Whom it is about; null for a roll call, which names its members. */
  @Field(() => String, { nullable: true }) about!: string | null;
  @Field(() => [EntryLinkView]) links!: EntryLinkView[];
  @Field(() => String, { nullable: true }) result!: string | null;
  @Field(() => MatterClass, { nullable: true }) matterClass!: keyof typeof MatterClass | null;
  @Field(() => MotionKind, { nullable: true }) motion!: keyof typeof MotionKind | null;
  @Field(() => [VoteRowView]) votes!: VoteRowView[];
  @Field(() => [VoteCountView]) counts!: VoteCountView[];
  @Field(() => [RollCallWarningView]) warnings!: RollCallWarningView[];
  /** Whether it came with the record: then two people accept it, none of whom entered it. */
  @Field() bundled!: boolean;
  @Field(() => String, { nullable: true }) recordedBy!: string | null;
  @Field(() => Date, { nullable: true }) recordedAt!: Date | null;
  /** Whether the reader entered it, and so cannot decide on it; and whether they have said something already. */
  @Field() mine!: boolean;
  @Field() decidedByMe!: boolean;
  @Field(() => Int) accepts!: number;
  @Field(() => Int) needed!: number;
  /** What it corrects. */
  @Field(() => LocalizedText, { nullable: true }) corrects!: LocalizedText | null;
  /** A correction of it that waits. */
  @Field(() => CorrectionView, { nullable: true }) correction!: CorrectionView | null;
  /** What somebody claims, and of what: never evidence. */
  @Field(() => ClaimView, { nullable: true }) claim!: ClaimView | null;
  /** What a clause does for a demand; the text is that of the clause. */
  @Field(() => AssessmentEntryView, { nullable: true }) assessment!: AssessmentEntryView | null;
}

/** What waits for review: what people here entered, the oldest first, and how far the bundled rows have come. */
@ObjectType('ReviewQueue')
export class ReviewQueueView {
  @Field(() => [ReviewItemView]) items!: ReviewItemView[];
  @Field(() => Int) bundledTotal!: number;
  @Field(() => Int) bundledAccepted!: number;
}

/** A member of a body on a day, for a roll call. */
@ObjectType('CouncilMember')
export class CouncilMemberView {
  @Field() code!: string;
  @Field(() => Int) ward!: number;
  /** The title of their seat, in another body than the council. */
  @Field(() => LocalizedText, { nullable: true }) place!: LocalizedText | null;
  @Field() name!: string;
}

/** A known thing by its code, for a form to choose from. */
@ObjectType('LedgerChoice')
export class LedgerChoiceView {
  @Field() code!: string;
  @Field(() => LocalizedText) title!: LocalizedText;
}

/** What the forms of the ledger choose from. */
@ObjectType('LedgerChoices')
export class LedgerChoicesView {
  /** Officials of the record. */
  @Field(() => [LedgerChoiceView]) figures!: LedgerChoiceView[];
  @Field(() => [LedgerChoiceView]) demands!: LedgerChoiceView[];
  /** The bodies that vote, the council first, and the one whose matters, decisions and members these are. */
  @Field(() => [LedgerChoiceView]) bodies!: LedgerChoiceView[];
  @Field() body!: string;
  @Field(() => [LedgerChoiceView]) matters!: LedgerChoiceView[];
  /** Decisions whose roll call is missing. */
  @Field(() => [LedgerChoiceView]) decisions!: LedgerChoiceView[];
  @Field(() => [LedgerChoiceView]) sources!: LedgerChoiceView[];
  @Field(() => [CouncilMemberView]) members!: CouncilMemberView[];
}

/** Where a figure stood on a demand from one moment to the next. */
@ObjectType('PositionSpan')
export class PositionSpanView {
  @Field(() => ID) id!: string;
  @Field() demand!: string;
  @Field(() => PositionLabel) label!: Label;
  @Field() basis!: string;
  @Field(() => String, { nullable: true }) unknownReason!: string | null;
  @Field() stale!: boolean;
  @Field() cause!: string;
  @Field() validFrom!: Date;
  @Field(() => Date, { nullable: true }) validTo!: Date | null;
}

/** What a person decided in place of the rule, or proposes to. */
@ObjectType('PositionOverride')
export class OverrideView {
  @Field(() => ID) readonly id: string;
  @Field() readonly figure: string;
  @Field() readonly demand: string;
  @Field(() => PositionLabel) readonly label: Label;
  @Field() readonly reason: string;
  @Field() readonly from: string;
  @Field() readonly until: string;
  /** Whether a second person agreed: only then it counts. */
  @Field() readonly agreed: boolean;
  /** Whether the reader proposed it, and so cannot agree to it. */
  @Field() readonly mine: boolean;

  constructor(row: PositionOverride, reader: string) {
    this.id = row.id;
    this.figure = row.figureCode;
    this.demand = row.demandCode;
    this.label = row.label;
    this.reason = row.reason;
    this.from = row.fromOn;
    this.until = row.untilOn;
    this.agreed = row.agreedBy !== null;
    this.mine = row.madeBy === reader;
  }
}

/** What somebody follows. */
@ObjectType('Followed')
export class FollowedView {
  @Field(() => FollowedKindWord) kind!: FollowedKind;
  @Field() code!: string;
  /** Its name or title; the code where nobody knows one. */
  @Field(() => LocalizedText) name!: LocalizedText;
}

/** That a position changed which the reader follows. */
@ObjectType('PositionNotice')
export class PositionNoticeView {
  @Field(() => ID) id!: string;
  @Field() figure!: string;
  @Field(() => String, { nullable: true }) name!: string | null;
  @Field() demand!: string;
  @Field(() => PositionLabel, { nullable: true }) before!: Label | null;
  @Field(() => PositionLabel) label!: Label;
  @Field() at!: Date;
  @Field() read!: boolean;
}

/** That a matter which the reader follows is on an agenda, or was voted on. */
@ObjectType('MatterNotice')
export class MatterNoticeView {
  @Field(() => ID) id!: string;
  @Field() matter!: string;
  @Field(() => LocalizedText) title!: LocalizedText;
  @Field(() => MatterNewsWord) kind!: MatterNews;
  @Field() heldOn!: string;
  @Field() at!: Date;
  @Field() read!: boolean;
}

/** How the reader wants to be told of what they follow. */
@ObjectType('FollowSettings')
export class FollowSettingView {
  /** 1, 3 or 7 days before a meeting. */
  @Field(() => Int) daysBefore!: number;
  @Field() mails!: boolean;
}
