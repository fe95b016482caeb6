/** How somebody voted on one motion, as the roll call names it; a vacant seat is not an option. */
export const VOTE_OPTIONS = ['YES', 'NO', 'ABSTAIN', 'ABSENT', 'EXCUSED', 'NOT_VOTING', 'RECUSED', 'PAIRED'] as const;
/** One of them. */
export type VoteOption = (typeof VOTE_OPTIONS)[number];

/** A scoring vote: what was said, and whether a yes serves the demand (1) or works against it (-1). */
export interface ScoredVote {
  readonly option: VoteOption;
  readonly yesMeans: 1 | -1;
}

const clip = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/**
 * How far somebody's votes are from a demand: 0 agrees, 1 is against, undefined where no vote was cast. The simplified
 * formula of TheyWorkForYou (2024): an abstention is half, an absence is nothing but softens what may be said.
 */
export function distance(votes: readonly ScoredVote[]): number | undefined {
  let same = 0;
  let different = 0;
  let abstained = 0;
  let absent = 0;
  for (const { option, yesMeans } of votes) {
    if (option === 'YES' || option === 'NO') {
      if ((option === 'YES') === (yesMeans === 1)) same += 1;
      else different += 1;
    } else if (option === 'ABSTAIN') abstained += 1;
    else absent += 1;
  }
  const available = 10 * (same + different) + 10 * abstained;
  if (available === 0) return undefined;
  const far = (10 * different + 5 * abstained) / available;
  const cast = same + different + abstained;
  if (absent > 0 && absent >= (cast + absent) / 3) return clip(far, 0.16, 0.84);
  return absent > 1 ? clip(far, 0.06, 0.94) : far;
}
