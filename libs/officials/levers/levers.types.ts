import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { LocalizedText } from '#platform';
import { CellView, FigureView, SourceView } from '../council.types.ts';
import { PATH_STATES, type PathState } from '../path.ts';
import { enumOf } from '../words.ts';
import { DECIDER_KINDS, type DeciderKind, NOT_RECKONED, type NotReckoned } from './decider.ts';

const Decider = enumOf(DECIDER_KINDS);
registerEnumType(Decider, { name: 'DeciderKind' });
const Why = enumOf(NOT_RECKONED);
registerEnumType(Why, { name: 'NotReckoned' });
/** How far a way is. */
export const PathStateWord = enumOf(PATH_STATES);
registerEnumType(PathStateWord, { name: 'PathState' });

/** How many votes a decision takes, as the record has it. */
@ObjectType('VotesNeeded')
export class VotesNeededView {
  /** Null where it depends on who is present. */
  @Field(() => Int, { nullable: true }) needed!: number | null;
  @Field(() => Int) seats!: number;
  /** ALL members count, or those who are PRESENT. */
  @Field() base!: string;
  /** How the body counts whoever is there and does not vote. */
  @Field() abstention!: string;
  /** False where the rule still wants a look at the body's current rules. */
  @Field() verified!: boolean;
  @Field(() => SourceView) source!: SourceView;
  @Field() locator!: string;
}

/** How far it is by one lever. */
@ObjectType('LeverState')
export class LeverStateView {
  @Field(() => PathStateWord) state!: PathState;
  @Field(() => Int) needed!: number;
  @Field(() => Int) short!: number;
  @Field(() => Int) floor!: number;
  @Field(() => Int) likely!: number;
  @Field(() => Int) ceiling!: number;
}

/** Who decides in person: the holder of an office, with their own position where they have one. */
@ObjectType('OfficeHolder')
export class OfficeHolderView {
  @Field(() => LocalizedText) office!: LocalizedText;
  @Field(() => FigureView, { nullable: true }) figure!: FigureView | null;
  @Field() holderUnconfirmed!: boolean;
  @Field(() => CellView) cell!: CellView;
}

/** One way to win a demand: who decides, how many votes it takes, and how far it is. */
@ObjectType('Lever')
export class LeverView {
  @Field() code!: string;
  @Field() kind!: string;
  /** False where it helps, yet cannot grant the demand. */
  @Field() grants!: boolean;
  @Field(() => Decider) decidedBy!: DeciderKind;
  /** The code and the name of the body or office; null where the record names none. */
  @Field(() => String, { nullable: true }) body!: string | null;
  @Field(() => LocalizedText, { nullable: true }) decider!: LocalizedText | null;
  /** Who holds the office, or heads the agency; null for a body that votes. */
  @Field(() => OfficeHolderView, { nullable: true }) holder!: OfficeHolderView | null;
  @Field(() => VotesNeededView, { nullable: true }) rule!: VotesNeededView | null;
  /** How many it takes to override a veto; null where the record knows of none. */
  @Field(() => Int, { nullable: true }) override!: number | null;
  /** How many seats of the body the record knows. */
  @Field(() => Int) seats!: number;
  /** Why no majority is reckoned; null where one is. */
  @Field(() => Why, { nullable: true }) notReckoned!: NotReckoned | null;
  @Field(() => LeverStateView, { nullable: true }) state!: LeverStateView | null;
}
