import { expect, test } from '@jest/globals';
import { ALWAYS, availabilityOf, bitOf, bitsOf, hasTime, partsOf } from './availability.ts';

const CHICAGO = 'America/Chicago';
const at = (text: string) => new Date(text);

test.each([
  // 2026-11-28 is a Saturday; Chicago is six hours behind.
  ['a morning', '2026-11-28T15:00:00Z', '2026-11-28T17:00:00Z', ['6:MORNING']],
  ['until noon is the morning alone', '2026-11-28T16:00:00Z', '2026-11-28T18:00:00Z', ['6:MORNING']],
  ['over noon', '2026-11-28T17:30:00Z', '2026-11-28T18:30:00Z', ['6:MORNING', '6:AFTERNOON']],
  ['a whole day', '2026-11-28T15:00:00Z', '2026-11-29T02:00:00Z', ['6:MORNING', '6:AFTERNOON', '6:EVENING']],
  ['the evening of the day that it is there', '2026-11-29T01:00:00Z', '2026-11-29T03:00:00Z', ['6:EVENING']],
  ['ten minutes into the afternoon', '2026-11-28T17:50:00Z', '2026-11-28T18:10:00Z', ['6:MORNING', '6:AFTERNOON']],
  ['ten minutes after midnight', '2026-11-29T05:45:00Z', '2026-11-29T06:10:00Z', ['6:EVENING', '7:MORNING']],
  ['until midnight', '2026-11-29T05:45:00Z', '2026-11-29T06:00:00Z', ['6:EVENING']],
  // On 2026-11-01, a Sunday, the hour from one o'clock on comes twice there.
  ['over noon on the day of 25 hours', '2026-11-01T17:40:00Z', '2026-11-01T18:05:00Z', ['7:MORNING', '7:AFTERNOON']],
  ['no time at all', '2026-11-28T18:00:00Z', '2026-11-28T18:00:00Z', ['6:AFTERNOON']],
  ['over midnight', '2026-11-29T05:30:00Z', '2026-11-29T06:30:00Z', ['6:EVENING', '7:MORNING']],
])('%s takes up these parts of days', (_, from, to, parts) => {
  expect(partsOf(bitsOf(at(from), at(to), CHICAGO))).toEqual(parts);
});

test('who has time needs all of the parts', () => {
  const both = availabilityOf(['6:MORNING', '6:AFTERNOON']);
  expect(hasTime(both, bitOf(6, 0))).toBe(true);
  expect(hasTime(bitOf(6, 0), both)).toBe(false);
  expect(hasTime(0, 0)).toBe(true);
  expect(partsOf(ALWAYS)).toHaveLength(21);
});

test('what is no part of a week is left out', () => {
  expect(availabilityOf(['8:MORNING', '0:EVENING', '1:NIGHT', 'x', '', '1:MORNING', '1:MORNING'])).toBe(1);
});
