/** Below this a count of people may tell of somebody. */
export const SMALL = 5;

/** A count as somebody may be told it: null where it is small and they neither may see small counts nor the people themselves. */
export const toldCount = (count: number, seesSmall: boolean): number | null =>
  seesSmall || count === 0 || count >= SMALL ? count : null;
