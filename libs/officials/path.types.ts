import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CellView, DemandView, SeatView } from './council.types.ts';
import { PATH_COUNTS, PATH_STATES, type PathCount, type PathState } from './path.ts';
import { enumOf } from './words.ts';

const Count = enumOf(PATH_COUNTS);
registerEnumType(Count, { name: 'PathCount' });
const State = enumOf(PATH_STATES);
registerEnumType(State, { name: 'PathState' });
/** Which vote of the council a number belongs to. */
export type PathMatter = 'ORDINANCE' | 'VETO_OVERRIDE';
const Matter = enumOf<PathMatter>(['ORDINANCE', 'VETO_OVERRIDE']);
registerEnumType(Matter, { name: 'PathMatter' });

/** One way to win a demand. */
@ObjectType('Lever')
export class LeverView {
  @Field() code!: string;
  @Field() kind!: string;
  /** False where it helps, yet cannot grant the demand. */
  @Field() grants!: boolean;
}

/** One seat on the path. */
@ObjectType('PathSeat')
export class PathSeatView {
  @Field(() => Int) ward!: number;
  @Field(() => SeatView) seat!: SeatView;
  @Field(() => CellView) cell!: CellView;
  /** Known to be held by nobody. */
  @Field() vacant!: boolean;
  @Field(() => Count) counts!: PathCount;
}

/** How far it is to one number of votes. */
@ObjectType('PathRequirement')
export class PathRequirementView {
  @Field(() => Matter) matter!: PathMatter;
  @Field(() => Int) needed!: number;
  @Field(() => Int) short!: number;
  @Field(() => Int) shortLikely!: number;
  @Field(() => State) state!: PathState;
  /** The wards that can close the gap, the nearest first. */
  @Field(() => [Int]) closes!: readonly number[];
}

/** The way to a majority on one demand, by the one lever on which the council votes. */
@ObjectType('Path')
export class PathView {
  @Field(() => DemandView) demand!: DemandView;
  @Field() asOf!: string;
  @Field() closingDate!: string;
  @Field() beyondRecord!: boolean;
  /** What the council would vote on; null where no vote of the council decides on the demand. */
  @Field(() => LeverView, { nullable: true }) lever!: LeverView | null;
  /** The kinds of the other ways, on which the council does not vote. */
  @Field(() => [String]) others!: string[];
  @Field(() => [PathSeatView]) seats!: PathSeatView[];
  @Field(() => Int) floor!: number;
  @Field(() => Int) likely!: number;
  @Field(() => Int) ceiling!: number;
  @Field(() => [PathRequirementView]) requirements!: PathRequirementView[];
}
