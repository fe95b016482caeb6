import type { VoteOption } from './types.ts';

/** The ways to vote, those that are most usual first. */
export const OPTIONS: readonly VoteOption[] = [
  'YES',
  'NO',
  'ABSTAIN',
  'ABSENT',
  'EXCUSED',
  'NOT_VOTING',
  'RECUSED',
  'PAIRED',
];

/** Which key says what, in both languages: one press a name. */
const KEYS: Readonly<Record<string, VoteOption>> = {
  y: 'YES',
  s: 'YES',
  n: 'NO',
  a: 'ABSTAIN',
  x: 'ABSENT',
  e: 'EXCUSED',
  v: 'NOT_VOTING',
  r: 'RECUSED',
  p: 'PAIRED',
};

/** The option that a key stands for. */
export const optionFor = (key: string): VoteOption | undefined => KEYS[key.toLowerCase()];

/** How many of each option a roll has. */
export const countsOf = (votes: Readonly<Record<string, VoteOption | ''>>): ReadonlyMap<VoteOption, number> => {
  const counts = new Map<VoteOption, number>();
  for (const option of Object.values(votes)) if (option) counts.set(option, (counts.get(option) ?? 0) + 1);
  return counts;
};
