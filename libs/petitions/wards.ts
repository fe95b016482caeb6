import { SMALL, type Ward, type WardCounts } from '#people';

export { type Ward, type WardCell, wardCells, type WardCounts } from '#people';
/** Below this a number is for those alone who may see what is sensitive. */
export const INNER = SMALL;

/** Neighbours that are counted together while one of them is small; pairs of pairs, up to the whole city. */
export type Neighbours = Ward | readonly [Neighbours, Neighbours];

/** The wards of Minneapolis by who lives beside whom; those who left it open stand beside the ward that is left over. */
export const CITY: Neighbours = [
  [
    [
      [4, 5],
      [1, 3],
    ],
    [
      [2, 6],
      [9, 12],
    ],
  ],
  [
    [
      [7, 13],
      [8, 10],
    ],
    [11, null],
  ],
];

/** Wards that the public sees together, and about how many people they are. */
export interface WardGroup {
  readonly wards: readonly Ward[];
  readonly count: number;
}

/** Fewer than this are never told, nor can they be reckoned. */
export const FEWEST = 10;
/** From here on two neighbours are told apart. Two above `FEWEST`: who crosses it was not just below that. */
const APART = FEWEST + 2;
const STEP = 5;
/** A number as the public is told it: in steps of five. */
export const about = (count: number): number => Math.round(count / STEP) * STEP;

const cellsOf = (node: Neighbours): readonly Ward[] =>
  node !== null && typeof node === 'object' ? [...cellsOf(node[0]), ...cellsOf(node[1])] : [node];

const sumOf = (counts: WardCounts, wards: readonly Ward[]): number =>
  wards.reduce<number>((sum, ward) => sum + (counts.get(ward) ?? 0), 0);

function apart(node: Neighbours, counts: WardCounts): (readonly Ward[])[] {
  if (node === null || typeof node !== 'object') return [[node]];
  const enough = node.every((half) => sumOf(counts, cellsOf(half)) >= APART);
  return enough ? node.flatMap((half) => apart(half, counts)) : [cellsOf(node)];
}

const inOrder = (a: Ward, b: Ward): number => (a ?? Infinity) - (b ?? Infinity);

/**
 * What the public is told of where signers live. Two neighbours (wards, or groups of wards) are told apart only where
 * both have `APART` or more; each group is rounded to 5. Where that leaves one group, nothing is told: it would be the
 * total.
 *
 * It guarantees that no group of fewer than `FEWEST` people is told, and that whoever reads every count that was ever
 * made, with the exact total at each moment, and knows this rule, finds more than one possible number for every ward
 * that has fewer than `FEWEST`: inside a group any split that keeps one half small would look the same, and between a
 * count below `FEWEST` and one that is told lie at least three people, of whom nobody can say whether they are of that
 * ward or of the others in its group. It does not hold against somebody who knows where all the other signers live.
 */
export function wardGroups(counts: WardCounts, city: Neighbours = CITY): WardGroup[] {
  const groups = apart(city, counts).map((wards) => wards.toSorted(inOrder));
  if (groups.length < 2) return [];
  return groups
    .map((wards) => ({ wards, count: about(sumOf(counts, wards)) }))
    .sort((a, b) => inOrder(a.wards[0]!, b.wards[0]!));
}
