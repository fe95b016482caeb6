import { expect, test } from '@jest/globals';
import { Tally } from './tally.ts';

const LIMIT = { limit: 3, minutes: 10 };

test('a limit holds for its window and its key, and no longer', () => {
  const tally = new Tally();
  const tries = (key: string, now: number) => Array.from({ length: 4 }, () => tally.allows(key, LIMIT, now));
  expect(tries('a', 0)).toEqual([true, true, true, false]);
  expect(tries('b', 0)).toEqual([true, true, true, false]);
  expect(tally.allows('a', LIMIT, 599_999)).toBe(false);
  expect(tries('a', 600_000)).toEqual([true, true, true, false]);
});

test('a flood of names does not make it forget who was just there, nor fill the memory', () => {
  const tally = new Tally();
  for (let n = 0; n < 30_000; n += 1) {
    tally.allows(`name ${n}`, LIMIT, 0);
    if (n % 5_000 === 0) tally.allows('regular', LIMIT, 0);
  }
  expect(tally.allows('regular', LIMIT, 0)).toBe(false);
  expect(tally.allows('name 0', LIMIT, 0)).toBe(true);
});
