import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CellView, DemandView, SeatView } from './council.types.ts';
import { LeverView, PathStateWord } from './levers/levers.types.ts';
import { PATH_COUNTS, type PathCount, type PathState } from './path.ts';
import { enumOf } from './words.ts';

/** What a seat counts as. */
export const PathCountWord = enumOf(PATH_COUNTS);
registerEnumType(PathCountWord, { name: 'PathCount' });
/** Which vote a number belongs to. */
export const PATH_MATTERS = ['PASS', 'VETO_OVERRIDE'] as const;
/** One of them. */
export type PathMatter = (typeof PATH_MATTERS)[number];
/** The same for GraphQL. */
export const PathMatterWord = enumOf(PATH_MATTERS);
registerEnumType(PathMatterWord, { name: 'PathMatter' });

/** One seat on the path. */
@ObjectType('PathSeat')
export class PathSeatView {
  @Field(() => Int) ward!: number;
  /** Which seat it is, in words: the ward of the council, the seat's own title in another body. */
  @Field() place!: string;
  @Field(() => SeatView) seat!: SeatView;
  @Field(() => CellView) cell!: CellView;
  /** Known to be held by nobody. */
  @Field() vacant!: boolean;
  @Field(() => PathCountWord) counts!: PathCount;
}

/** How far it is to one number of votes. */
@ObjectType('PathRequirement')
export class PathRequirementView {
  @Field(() => PathMatterWord) matter!: PathMatter;
  @Field(() => Int) needed!: number;
  @Field(() => Int) short!: number;
  @Field(() => Int) shortLikely!: number;
  @Field(() => PathStateWord) state!: PathState;
  /** The wards that can close the gap, the nearest first. */
  @Field(() => [Int]) closes!: readonly number[];
}

/** The way to a decision on one demand by one lever: to a majority of the body that votes, or to whoever decides alone. */
@ObjectType('Path')
export class PathView {
  @Field(() => DemandView) demand!: DemandView;
  @Field() asOf!: string;
  @Field() closingDate!: string;
  @Field() beyondRecord!: boolean;
  /** The one that is reckoned; null where no vote of the council decides on the demand and nobody asked for another. */
  @Field(() => LeverView, { nullable: true }) lever!: LeverView | null;
  /** The code of the body whose seats are counted; null where nothing is counted. */
  body!: string | null;
  /** Whether it is the council of the record that votes. */
  @Field() main!: boolean;
  /** All levers of the demand, those that grant it first. */
  @Field(() => [LeverView]) levers!: LeverView[];
  /** The kinds of the other ways, on which the body of this one does not vote. */
  @Field(() => [String]) others!: string[];
  /** The seats of the body that votes; none where nobody votes, or where no majority can be reckoned. */
  @Field(() => [PathSeatView]) seats!: PathSeatView[];
  @Field(() => Int) floor!: number;
  @Field(() => Int) likely!: number;
  @Field(() => Int) ceiling!: number;
  @Field(() => [PathRequirementView]) requirements!: PathRequirementView[];
}
