import { expect, test } from '@jest/globals';
import { distance, type ScoredVote, type VoteOption } from './voting.ts';

const votes = (counts: Partial<Record<VoteOption, number>>): ScoredVote[] =>
  Object.entries(counts).flatMap(([option, count]) =>
    Array.from({ length: count }, () => ({ option: option as VoteOption, yesMeans: 1 as const })),
  );

test.each<[string, Partial<Record<VoteOption, number>>, number | undefined]>([
  ['one with', { YES: 1 }, 100],
  ['two with, one absent', { YES: 2, ABSENT: 1 }, 84],
  ['four with, one absent', { YES: 4, ABSENT: 1 }, 100],
  ['one with, two absent', { YES: 1, ABSENT: 2 }, 84],
  ['five with, two absent', { YES: 5, ABSENT: 2 }, 94],
  ['two absent only', { ABSENT: 2 }, undefined],
  ['one with, one against', { YES: 1, NO: 1 }, 50],
  ['two against, thirteen absent', { NO: 2, ABSENT: 13 }, 16],
  ['three with, one abstained', { YES: 3, ABSTAIN: 1 }, 87.5],
])('%s', (_name, counts, agreement) => {
  const far = distance(votes(counts));
  if (agreement === undefined) expect(far).toBeUndefined();
  else expect((1 - far!) * 100).toBeCloseTo(agreement, 9);
});

test('a yes to what works against the demand is a vote against it', () => {
  expect(distance([{ option: 'YES', yesMeans: -1 }])).toBe(1);
  expect(distance([{ option: 'NO', yesMeans: -1 }])).toBe(0);
});
