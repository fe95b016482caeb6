import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PATH_COUNTS } from '../path.ts';
import { VOTE_OPTIONS } from '../voting.ts';
import { compared, type ExpectedSeat } from './compare.ts';

const seat = (ward: number, counts: ExpectedSeat['counts'], figureCode: string | null = `f${ward}`): ExpectedSeat => ({
  ...{ ward, counts, figureCode },
});
const votes = (...options: (typeof VOTE_OPTIONS)[number][]) =>
  options.map((option, at) => ({ figureCode: `f${at + 1}`, option }));
const told = ({ seats }: ReturnType<typeof compared>) => seats.map(({ ward, outcome }) => `${ward} ${outcome}`);

test('what was missed comes first; who was open was neither right nor wrong', () => {
  const seats = [seat(1, 'FIRM'), seat(2, 'LEANS'), seat(3, 'OPEN'), seat(4, 'AGAINST'), seat(5, 'LEANS_AGAINST')];
  const found = compared(seats, votes('YES', 'NO', 'YES', 'NO', 'YES'), 1);
  expect(told(found)).toEqual(['2 MISSED', '5 MISSED', '3 OPEN', '1 RIGHT', '4 RIGHT']);
  expect([found.right, found.of]).toEqual([2, 4]);
});

test('an absent, abstaining or excused member acts as a no, whatever a yes means', () => {
  for (const option of ['ABSENT', 'ABSTAIN', 'EXCUSED', 'NOT_VOTING', 'RECUSED', 'PAIRED'] as const)
    for (const yesMeans of [1, -1] as const) {
      expect(told(compared([seat(1, 'FIRM')], votes(option), yesMeans))).toEqual(['1 MISSED']);
      expect(told(compared([seat(1, 'AGAINST')], votes(option), yesMeans))).toEqual(['1 RIGHT']);
    }
});

test('where a yes works against the demand, a no is the vote for it', () => {
  const found = compared([seat(1, 'FIRM'), seat(2, 'AGAINST')], votes('NO', 'YES'), -1);
  expect([found.right, found.of]).toEqual([2, 2]);
});

test('a vacant seat, and one that somebody else holds by the day of the vote, is held against nothing', () => {
  const found = compared([seat(1, 'AWAY', null), seat(2, 'FIRM', 'gone')], votes('YES', 'YES'), 1);
  expect(told(found)).toEqual(['1 NOT_ON_ROLL', '2 NOT_ON_ROLL']);
  expect([found.right, found.of]).toEqual([0, 0]);
});

test('every seat is told once, and right and missed are those of whom something was expected', () => {
  const expected = fc.array(fc.constantFrom(...PATH_COUNTS), { maxLength: 15 });
  const cast = fc.array(fc.constantFrom(...VOTE_OPTIONS), { maxLength: 15 });
  fc.assert(
    fc.property(expected, cast, fc.constantFrom<1 | -1>(1, -1), (counts, options, yesMeans) => {
      const { seats, right, of } = compared(
        counts.map((each, at) => seat(at + 1, each)),
        votes(...options),
        yesMeans,
      );
      expect(seats.map(({ ward }) => ward).sort((a, b) => a - b)).toEqual(counts.map((_, at) => at + 1));
      const asked = counts.filter((each, at) => each !== 'OPEN' && at < options.length);
      expect(of).toBe(asked.length);
      expect(right <= of).toBe(true);
    }),
  );
});
