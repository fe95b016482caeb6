import { SMALL } from './small.ts';

/** A ward by its number, or null for those who left it open. */
export type Ward = number | null;
/** How many people there are of each ward; who is not there is none. */
export type WardCounts = ReadonlyMap<Ward, number>;
/** A ward as the team sees it; null where it has too few people to be told to this reader. */
export interface WardCell {
  readonly ward: Ward;
  readonly count: number | null;
}

/** The wards of Minneapolis in their order, and those who left it open. */
export const WARDS: readonly Ward[] = [...Array.from({ length: 13 }, (_, at) => at + 1), null];

/**
 * Exact, but without cells under `SMALL`. Never one such cell alone, which would be the rest of a known total, nor only
 * cells with the most that they can have, which a known total tells as well: then the smallest others go, too, all of
 * those that are equal, so that nobody can tell which of the hidden ones is which.
 */
export function wardCells(counts: WardCounts, sensitive: boolean): WardCell[] {
  const cells = WARDS.map((ward) => ({ ward, count: counts.get(ward) ?? 0 }));
  if (sensitive) return cells;
  const small = cells.filter(({ count }) => count < SMALL);
  const rest = cells.filter(({ count }) => count >= SMALL).sort((a, b) => a.count - b.count);
  const told = small.length === 1 || (small.length > 1 && small.every(({ count }) => count === SMALL - 1));
  const hidden = new Set(told ? [...small, ...rest.filter(({ count }) => count === rest[0]!.count)] : small);
  return cells.map((cell) => (hidden.has(cell) ? { ...cell, count: null } : cell));
}
