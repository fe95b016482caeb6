import { SMALL } from '#people';

/**
 * Counts as they may be shown: those under five are null, and where that is one alone the next smallest too, or a total
 * would give it away. Who may see small counts sees all.
 */
export function shown<T extends { readonly count: number }>(
  counts: readonly T[],
  seesSmall: boolean,
): (Omit<T, 'count'> & { count: number | null })[] {
  if (seesSmall) return [...counts];
  const small = new Set(counts.filter(({ count }) => count > 0 && count < SMALL));
  if (small.size === 1) {
    const others = counts.filter((each) => each.count > 0 && !small.has(each));
    const next = others.reduce<T | undefined>(
      (least, each) => (!least || each.count < least.count ? each : least),
      undefined,
    );
    if (next) small.add(next);
  }
  return counts.map((each) => (small.has(each) ? { ...each, count: null } : each));
}
