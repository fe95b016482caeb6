import { expect, test } from '@jest/globals';
import { dayOf, dueness, isDay } from './due.ts';

test.each([
  [null, '2026-11-28', 'NONE'],
  ['2026-11-27', '2026-11-28', 'LATE'],
  ['2026-11-28', '2026-11-28', 'TODAY'],
  ['2026-11-29', '2026-11-28', 'LATER'],
  ['2027-01-01', '2026-12-31', 'LATER'],
  ['2025-12-31', '2026-01-01', 'LATE'],
] as const)('due %s, on %s: %s', (dueOn, today, due) => {
  expect(dueness(dueOn, today)).toBe(due);
});

test.each([
  ['2026-11-29T05:59:59Z', '2026-11-28'], // one second before midnight in Minneapolis
  ['2026-11-29T06:00:00Z', '2026-11-29'],
  ['2026-07-01T04:59:59Z', '2026-06-30'], // summer time
  ['2026-07-01T05:00:00Z', '2026-07-01'],
])('at %s it is %s', (instant, day) => {
  expect(dayOf(new Date(instant))).toBe(day);
});

test.each([
  ['2026-02-28', true],
  ['2026-02-29', false],
  ['2028-02-29', true],
  ['2026-13-01', false],
  ['28.11.2026', false],
  ['2026-11-28T10:00', false],
])('%s is a day: %s', (text, is) => {
  expect(isDay(text)).toBe(is);
});
