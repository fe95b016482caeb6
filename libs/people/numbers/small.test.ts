import { expect, test } from '@jest/globals';
import { SMALL, toldCount } from './small.ts';

test.each([0, 1, SMALL - 1, SMALL, 1000])('a count of %i is told to who sees small counts', (count) => {
  expect(toldCount(count, true)).toBe(count);
});

test('who does not is told none from one to four, and every other', () => {
  expect([0, 1, 2, 3, 4, 5, 6].map((count) => toldCount(count, false))).toEqual([0, null, null, null, null, 5, 6]);
});
