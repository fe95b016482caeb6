import type { PrintedCounts, Vote, VoteEvent } from '../matter.entity.ts';
import { VOTE_OPTIONS, type VoteOption } from '../voting.ts';

/** What does not fit together in a roll call; it is told and kept, never mended silently. */
export const ROLL_CALL_WARNINGS = ['COUNT_DIFFERS', 'MEMBER_MISSING', 'RESULT_DIFFERS'] as const;
/** One of them: which, and where it matters the option, what is printed, and how many names there are. */
export interface RollCallWarning {
  readonly kind: (typeof ROLL_CALL_WARNINGS)[number];
  readonly option: VoteOption | null;
  readonly printed: number | null;
  readonly named: number | null;
  /** Members of that day who are not on the roll. */
  readonly missing: readonly string[];
}

/** How many names each option has. */
export const namedCounts = (votes: readonly Pick<Vote, 'option'>[]): PrintedCounts =>
  Object.fromEntries(
    VOTE_OPTIONS.flatMap((option) => {
      const count = votes.filter((vote) => vote.option === option).length;
      return count ? [[option, count]] : [];
    }),
  );

/**
 * The totals of a roll call should agree with its names (Popolo): where they do not, both are kept and this says so. Whether
 * it carried is held against what it takes, where that is known.
 */
export function rollCallWarnings(
  { counts, result }: Pick<VoteEvent, 'counts' | 'result'>,
  votes: readonly Pick<Vote, 'option' | 'figureCode'>[],
  members: readonly string[],
  needed: number | null,
): RollCallWarning[] {
  const named = namedCounts(votes);
  const differ = VOTE_OPTIONS.filter((option) => option in counts && counts[option] !== (named[option] ?? 0));
  const missing = members.filter((code) => !votes.some(({ figureCode }) => figureCode === code));
  const yes = counts.YES ?? named.YES ?? 0;
  const none = { option: null, printed: null, named: null, missing: [] };
  return [
    ...differ.map((option) => ({
      ...{ ...none, kind: 'COUNT_DIFFERS' as const, option },
      ...{ printed: counts[option] ?? null, named: named[option] ?? 0 },
    })),
    ...(missing.length ? [{ ...none, kind: 'MEMBER_MISSING' as const, missing }] : []),
    ...(needed !== null && yes >= needed !== (result === 'PASSED')
      ? [{ ...none, kind: 'RESULT_DIFFERS' as const, printed: yes, named: needed }]
      : []),
  ];
}
