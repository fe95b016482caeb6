import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BASES, LABELS } from './ledger.ts';
import { inOrder, pathCount, pathRank, pathTally, pathTo, type PathState, type Standing } from './path.ts';

const seat = (changes: Partial<Standing> = {}): Standing => ({
  ...{ ward: 1, label: 'UNKNOWN', basis: 'NONE', stale: false, vacant: false },
  ...changes,
});
/** So many seats, the first ones as given, the rest unknown. */
const council = (...first: Partial<Standing>[]): Standing[] =>
  Array.from({ length: 13 }, (_, index) => seat({ ...first[index], ward: index + 1 }));
const times = (count: number, changes: Partial<Standing>) => Array.from({ length: count }, () => changes);
const FIRM = { label: 'SUPPORT', basis: 'DECLARED' } as const;
const LEANS = { label: 'LEAN_SUPPORT', basis: 'REPORTED' } as const;
const AGAINST = { label: 'OPPOSE', basis: 'VOTED' } as const;

describe('what a seat counts as', () => {
  test.each<[Partial<Standing>, string]>([
    [{ label: 'COMMITTED', basis: 'DECLARED' }, 'FIRM'],
    [{ label: 'SUPPORT', basis: 'VOTED' }, 'FIRM'],
    [{ label: 'SUPPORT', basis: 'SPONSORED' }, 'FIRM'],
    [{ label: 'SUPPORT', basis: 'ACTED' }, 'FIRM'],
    // What a person decided in place of the rule is no act of the member.
    [{ label: 'SUPPORT', basis: 'OVERRIDE' }, 'LEANS'],
    [LEANS, 'LEANS'],
    [{ label: 'MIXED', basis: 'VOTED' }, 'OPEN'],
    [{ label: 'CONFLICTED', basis: 'VOTED' }, 'OPEN'],
    [{ label: 'UNKNOWN' }, 'OPEN'],
    [{ label: 'COMMITTED', basis: 'DECLARED', stale: true }, 'OPEN'],
    [{ label: 'OPPOSE', basis: 'DECLARED', stale: true }, 'OPEN'],
    [{ label: 'LEAN_OPPOSE', basis: 'REPORTED' }, 'LEANS_AGAINST'],
    [AGAINST, 'AGAINST'],
    [{ label: 'NOT_APPLICABLE' }, 'AWAY'],
    [{ label: 'COMMITTED', basis: 'DECLARED', vacant: true }, 'AWAY'],
  ])('%j is %s', (changes, count) => {
    expect(pathCount(seat(changes))).toBe(count);
  });
});

describe('how far it is', () => {
  test('D4 as of the end of 2025: two firm, one leans; 5 short of 7, 4 with the one who leans, 7 short of 9', () => {
    const seats = council(LEANS, FIRM, {}, {}, {}, {}, {}, {}, { label: 'COMMITTED', basis: 'DECLARED' });
    expect(pathTally(seats)).toEqual({
      ...{ firm: 2, leans: 1, open: 10, leansAgainst: 0, against: 0, away: 0 },
      ...{ floor: 2, likely: 3, ceiling: 13 },
    });
    expect(pathTo(seats, 7)).toEqual({
      ...{ needed: 7, short: 5, shortLikely: 4, state: 'OPEN' },
      closes: [1, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13],
    });
    expect(pathTo(seats, 9)).toMatchObject({ short: 7, shortLikely: 6, state: 'OPEN' });
  });

  test.each<[string, Standing[], number, PathState, number]>([
    ['seven firm of thirteen win a seven', council(...times(7, FIRM)), 7, 'WON', 0],
    ['six firm do not', council(...times(6, FIRM)), 7, 'OPEN', 1],
    ['and those who lean do not either', council(...times(13, LEANS)), 7, 'OPEN', 7],
    ['seven firm are two short of nine', council(...times(7, FIRM)), 9, 'OPEN', 2],
    ['six against leave a seven open', council(...times(6, AGAINST)), 7, 'OPEN', 7],
    ['seven against put it out of reach', council(...times(7, AGAINST)), 7, 'OUT_OF_REACH', 7],
    ['five against put a nine out of reach', council(...times(5, AGAINST)), 9, 'OUT_OF_REACH', 9],
    ['seven vacant seats, too: they act as a no', council(...times(7, { vacant: true })), 7, 'OUT_OF_REACH', 7],
    [
      'seven who were against, and whose words are old, do not',
      council(...times(7, { ...AGAINST, stale: true })),
      7,
      'OPEN',
      7,
    ],
    [
      'seven who lean against can still be won',
      council(...times(7, { label: 'LEAN_OPPOSE', basis: 'REPORTED' })),
      7,
      'OPEN',
      7,
    ],
    ['a body of none wins nothing', [], 1, 'OUT_OF_REACH', 1],
  ])('%s', (_, seats, needed, state, short) => {
    expect(pathTo(seats, needed)).toMatchObject({ state, short });
  });

  test('who can close the gap comes in order, and nobody where there is none or it cannot be closed', () => {
    const seats = council(
      { label: 'LEAN_OPPOSE', basis: 'REPORTED' },
      AGAINST,
      {},
      { label: 'MIXED', basis: 'VOTED' },
      { label: 'OPPOSE', basis: 'DECLARED', stale: true },
      { ...FIRM, stale: true },
      LEANS,
      FIRM,
      { vacant: true },
    );
    expect(pathTo(seats, 7).closes).toEqual([7, 6, 4, 3, 10, 11, 12, 13, 5, 1]);
    expect(pathTo(council(...times(7, FIRM)), 7).closes).toEqual([]);
    expect(pathTo(council(...times(7, AGAINST)), 7).closes).toEqual([]);
  });
});

const standing = fc.record({
  label: fc.constantFrom(...LABELS),
  basis: fc.constantFrom(...BASES),
  stale: fc.boolean(),
  vacant: fc.constantFrom(false, false, false, true),
});
const thirteen = fc
  .array(standing, { minLength: 13, maxLength: 13 })
  .map((all) => all.map((each, index): Standing => ({ ...each, ward: index + 1 })));
/** From a no to a firm yes. */
const LADDER: readonly Partial<Standing>[] = [
  { vacant: true },
  AGAINST,
  { label: 'LEAN_OPPOSE', basis: 'REPORTED' },
  {},
  LEANS,
  FIRM,
];
const STATES: readonly PathState[] = ['OUT_OF_REACH', 'OPEN', 'WON'];

test('floor, likely and ceiling never cross, and every seat is counted once', () => {
  fc.assert(
    fc.property(thirteen, (seats) => {
      const { floor, likely, ceiling, firm, leans, open, leansAgainst, against, away } = pathTally(seats);
      expect(0 <= floor && floor <= likely && likely <= ceiling && ceiling <= 13).toBe(true);
      expect(firm + leans + open + leansAgainst + against + away).toBe(13);
    }),
  );
});

test('a seat that comes nearer never makes the way longer, wherever it sits', () => {
  const step = fc.tuple(fc.nat(12), fc.nat(LADDER.length - 2), fc.constantFrom(7, 9));
  fc.assert(
    fc.property(thirteen, step, (seats, [index, rung, needed]) => {
      const at = (changes: Partial<Standing>) =>
        seats.map((each, place) => (place === index ? seat({ ...changes, ward: each.ward }) : each));
      const [before, after] = [at(LADDER[rung]!), at(LADDER[rung + 1]!)];
      const [low, high] = [pathTally(before), pathTally(after)];
      expect(low.floor <= high.floor && low.likely <= high.likely && low.ceiling <= high.ceiling).toBe(true);
      const [far, near] = [pathTo(before, needed), pathTo(after, needed)];
      expect(far.short).toBeGreaterThanOrEqual(near.short);
      expect(STATES.indexOf(far.state)).toBeLessThanOrEqual(STATES.indexOf(near.state));
    }),
  );
});

test('the order of the seats in the list changes nothing, and they are drawn from a yes to a no', () => {
  fc.assert(
    fc.property(thirteen, fc.constantFrom(7, 9), (seats, needed) => {
      expect(pathTo([...seats].reverse(), needed)).toEqual(pathTo(seats, needed));
      const ranks = inOrder(seats).map(pathRank);
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      const counts = inOrder(seats).map(pathCount);
      const { firm, leans } = pathTally(seats);
      expect(counts.slice(0, firm + leans)).toEqual([
        ...times(firm, {}).map(() => 'FIRM'),
        ...times(leans, {}).map(() => 'LEANS'),
      ]);
    }),
  );
});
