import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  FEWEST,
  INNER,
  type Neighbours,
  type Ward,
  wardCells,
  type WardCounts,
  type WardGroup,
  wardGroups,
} from './wards.ts';

const WARDS: Ward[] = [...Array.from({ length: 13 }, (_, index) => index + 1), null];
const counts = fc
  .array(fc.oneof(fc.nat(14), fc.nat(250)), { minLength: 14, maxLength: 14 })
  .map((each): WardCounts => new Map(WARDS.map((ward, index) => [ward, each[index]!])));
const total = (of: WardCounts, wards: readonly Ward[] = WARDS) =>
  wards.reduce<number>((sum, ward) => sum + (of.get(ward) ?? 0), 0);
const told = (each: Record<string, number>) =>
  wardGroups(new Map(Object.entries(each).map(([ward, count]) => [ward === 'none' ? null : Number(ward), count])));

test('the page of the mock-up: small wards stand together, and who left it open is one more group', () => {
  const each = { 1: 125, 2: 151, 3: 75, 4: 40, 5: 70, 6: 165, 7: 8, 8: 130, 9: 215, 10: 115, 11: 50, 12: 90, 13: 7 };
  expect(told({ ...each, none: 55 }).map(({ wards, count }) => [wards.join('+'), count])).toEqual([
    ['1', 125],
    ['2', 150],
    ['3', 75],
    ['4', 40],
    ['5', 70],
    ['6', 165],
    ['7+13', 15],
    ['8', 130],
    ['9', 215],
    ['10', 115],
    ['11', 50],
    ['12', 90],
    ['', 55],
  ]);
  const few = told({ ...each, none: 3 }).at(-2)!;
  expect([few.wards, few.count]).toEqual([[11, null], 55]);
});

test.each([
  ['nobody', {}],
  ['one ward alone', { 9: 500 }],
  ['too few anywhere else', { 9: 500, 7: 11 }],
])('%s: nothing is told', (_, each) => {
  expect(told(each)).toEqual([]);
});

test('every ward is in one group, no group has fewer than ten, each is rounded to five; or nothing is told', () => {
  fc.assert(
    fc.property(counts, (of) => {
      const groups = wardGroups(of);
      if (!groups.length) return;
      expect(groups.flatMap(({ wards }) => wards).sort()).toEqual([...WARDS].sort());
      for (const { wards, count } of groups) {
        expect(total(of, wards)).toBeGreaterThanOrEqual(FEWEST);
        expect(count % 5).toBe(0);
        expect(Math.abs(count - total(of, wards))).toBeLessThanOrEqual(2);
      }
    }),
  );
});

test('the team sees exact numbers, none under five, and never one hidden cell alone; who may see all sees all', () => {
  fc.assert(
    fc.property(counts, (of) => {
      expect(wardCells(of, true)).toEqual(WARDS.map((ward) => ({ ward, count: of.get(ward) })));
      const cells = wardCells(of, false);
      for (const { ward, count } of cells)
        if (count === null) expect(of.get(ward)).toBeDefined();
        else expect([count, count >= INNER]).toEqual([of.get(ward), true]);
      expect(cells.filter(({ count }) => count === null).length).not.toBe(1);
    }),
  );
});

/** Much the same as one, close to what is small: where one tells what is hidden, so does chance. */
const near = fc
  .array(fc.oneof(fc.constantFrom(0, 4, 5, 6), fc.nat(9)), { minLength: WARDS.length, maxLength: WARDS.length })
  .map((all) => new Map(WARDS.map((ward, at) => [ward, all[at]!])));
const allFour = fc
  .record({ fours: fc.integer({ min: 1, max: 12 }), rest: fc.integer({ min: 5, max: 7 }) })
  .map(({ fours, rest }) => new Map(WARDS.map((ward, at) => [ward, at < fours ? 4 : rest + (at % 3)])));

test('beside a known total no hidden cell has only one number that it can have, but where all of them are empty', () => {
  fc.assert(
    fc.property(fc.oneof(near, allFour), (of) => {
      const view = (counts: WardCounts) => JSON.stringify(wardCells(counts, false));
      const hidden = wardCells(of, false).flatMap(({ ward, count }) => (count === null ? [ward] : []));
      if (hidden.length === WARDS.length || hidden.every((ward) => of.get(ward) === 0)) return;
      for (const ward of hidden) {
        // Two trade places, or one comes where another one goes: the total and all that is told stay as they are.
        const others = hidden.filter((each) => each !== ward).map((other) => [other, of.get(other)!] as const);
        const may = others.flatMap(([other, count]) => [
          new Map(of).set(ward, count).set(other, of.get(ward)!),
          new Map(of).set(ward, of.get(ward)! + 1).set(other, count - 1),
        ]);
        const same = may.filter(
          (each) =>
            each.get(ward) !== of.get(ward) &&
            [...each.values()].every((count) => count >= 0) &&
            view(each) === view(of),
        );
        expect(same).not.toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
});

/** Small cities, so that an attacker can try every history there may have been. */
const CITIES: Neighbours[] = [
  [[1, 2], null],
  [1, [2, null]],
  [
    [1, 2],
    [3, null],
  ],
];
const wardsOf = (city: Neighbours): Ward[] =>
  city !== null && typeof city === 'object' ? city.flatMap(wardsOf) : [city];
type Cells = readonly number[];

function* splits(cells: number, sum: number): Generator<Cells> {
  if (cells === 1) yield [sum];
  else
    for (let first = 0; first <= sum; first += 1)
      for (const rest of splits(cells - 1, sum - first)) yield [first, ...rest];
}
const show = (city: Neighbours, cells: Cells): WardGroup[] =>
  wardGroups(new Map(wardsOf(city).map((ward, index) => [ward, cells[index]!])), city);
const seen = (city: Neighbours, cells: Cells) => JSON.stringify(show(city, cells));

interface Day {
  readonly cells: Cells;
  /** How many came and how many went since the day before: anybody who watches the exact total knows. */
  readonly came: number;
  readonly total: number;
}

/** What an attacker holds possible for each day, who saw every page, every change of the total, and knows the rule. */
function possible(
  city: Neighbours,
  days: readonly Day[],
  all: (total: number) => ReadonlyMap<string, Cells[]>,
): Cells[][] {
  const reached = (from: Cells, to: Cells, came: number) =>
    to.reduce((sum, count, index) => sum + Math.max(0, count - from[index]!), 0) <= came;
  const so = days.map(({ total: sum, cells }) => all(sum).get(seen(city, cells))!);
  for (let day = 1; day < so.length; day += 1)
    so[day] = so[day]!.filter((to) => so[day - 1]!.some((from) => reached(from, to, days[day]!.came)));
  for (let day = so.length - 2; day >= 0; day -= 1)
    so[day] = so[day]!.filter((from) => so[day + 1]!.some((to) => reached(from, to, days[day + 1]!.came)));
  return so;
}

/** A few days in which people come and go, most of them in one ward, as when somebody goes from door to door there. */
const history = fc.tuple(
  fc.constantFrom(...CITIES),
  fc.array(fc.nat(18), { minLength: 4, maxLength: 4 }),
  fc.array(fc.tuple(fc.nat(3), fc.array(fc.tuple(fc.boolean(), fc.nat(9)), { minLength: 1, maxLength: 14 })), {
    minLength: 2,
    maxLength: 3,
  }),
);

function daysOf([city, start, steps]: readonly [Neighbours, number[], [number, [boolean, number][]][]]): Day[] {
  const size = wardsOf(city).length;
  const cells = start.slice(0, size);
  const sum = () => cells.reduce((so, each) => so + each, 0);
  const days: Day[] = [{ cells: [...cells], came: 0, total: sum() }];
  for (const [ward, changes] of steps) {
    let came = 0;
    for (const [up, where] of changes) {
      const index = (where < 8 ? ward : where) % size;
      if (up) {
        cells[index]! += 1;
        came += 1;
      } else if (cells[index]! > 0) cells[index]! -= 1;
    }
    days.push({ cells: [...cells], came, total: sum() });
  }
  return days;
}

test('whoever watches for days, with the exact total at every moment, cannot reckon what a small ward has', () => {
  const known = new Map<string, Map<string, Cells[]>>();
  const pagesOf = (city: Neighbours) => (sum: number) => {
    const key = `${JSON.stringify(city)} ${sum}`;
    if (!known.has(key))
      known.set(
        key,
        Map.groupBy(splits(wardsOf(city).length, sum), (cells) => seen(city, cells)),
      );
    return known.get(key)!;
  };
  let attacked = 0;
  fc.assert(
    fc.property(history, (each) => {
      const [city] = each;
      const days = daysOf(each);
      // Where all is hidden there is nothing to reckon with, and too much to try.
      fc.pre(
        days.every((day) => day.total <= 44 && pagesOf(city)(day.total).get(seen(city, day.cells))!.length <= 400),
      );
      const so = possible(city, days, pagesOf(city));
      days.forEach(({ cells, total: sum }, day) =>
        cells.forEach((count, index) => {
          if (count >= FEWEST || sum < FEWEST) return;
          attacked += 1;
          expect(new Set(so[day]!.map((one) => one[index]!)).size).toBeGreaterThanOrEqual(3);
        }),
      );
    }),
    { numRuns: 150 },
  );
  expect(attacked).toBeGreaterThan(100);
});
