import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AppError } from '#platform';
import { instantOf, localOf, whenOf, zoneOf } from './times.ts';

const CHICAGO = 'America/Chicago';
const iso = (local: string, zone = CHICAGO) => instantOf(local, zone, 'startsAt').toISOString();
const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.key;
  }
  return 'taken';
};

test.each([
  ['2026-11-28T11:30', '2026-11-28T17:30:00.000Z'],
  ['2026-07-04T11:30', '2026-07-04T16:30:00.000Z'],
  ['2026-03-08T01:59', '2026-03-08T07:59:00.000Z'],
  ['2026-03-08T03:00', '2026-03-08T08:00:00.000Z'],
  // Clocks show 01:30 twice on this night; the earlier one is meant.
  ['2026-11-01T01:30', '2026-11-01T06:30:00.000Z'],
  ['2026-11-01T02:00', '2026-11-01T08:00:00.000Z'],
])('%s in Chicago is %s', (local, instant) => expect(iso(local)).toBe(instant));

test('a time that a clock skips, and what is no time, are refused', () => {
  for (const local of ['2026-03-08T02:00', '2026-03-08T02:30', '2026-03-08T02:59'])
    expect(refusal(() => iso(local))).toBe('events.time.gap');
  for (const local of ['', 'tomorrow', '2026-02-30T10:00', '2026-11-28', '2026-11-28T25:00', '2026-11-28T11:30Z'])
    expect(refusal(() => iso(local))).toBe('events.time.form');
  for (const zone of ['', 'CST', 'UTC+1', 'America/Nowhere'])
    expect(refusal(() => zoneOf(zone))).toBe('events.time.zone');
});

test('every instant on a full minute comes back from the clock on the wall, but for the hour shown twice', () => {
  const minutes = fc.integer({ min: Date.UTC(2024, 0) / 60_000, max: Date.UTC(2030, 0) / 60_000 });
  const zones = fc.constantFrom(CHICAGO, 'America/Los_Angeles', 'Africa/Mogadishu', 'Asia/Kathmandu', 'Europe/Madrid');
  fc.assert(
    fc.property(minutes, zones, (minute, zone) => {
      const instant = new Date(minute * 60_000);
      const back = instantOf(localOf(instant, zone), zone, 'startsAt');
      const hours = (instant.getTime() - back.getTime()) / 3_600_000;
      expect(hours === 0 || (hours === 1 && localOf(back, zone) === localOf(instant, zone))).toBe(true);
    }),
  );
});

test('when it takes place is told with weekday and zone, in the language of the reader', () => {
  const event = { startsAt: new Date('2026-11-28T17:30:00Z'), endsAt: new Date('2026-11-28T18:30:00Z') };
  const plain = (text: string) => text.replace(/\s/g, ' ');
  const en = whenOf({ ...event, timeZone: CHICAGO }, 'en');
  const es = whenOf({ ...event, timeZone: CHICAGO }, 'es');
  expect([en.date, plain(en.time), en.zone]).toEqual([
    'Saturday, November 28, 2026',
    '11:30 AM to 12:30 PM',
    'Central time',
  ]);
  expect([es.date, plain(es.time), es.zone]).toEqual([
    'sábado, 28 de noviembre de 2026',
    '11:30 a. m. a 12:30 p. m.',
    'hora del Centro',
  ]);
  const night = whenOf({ ...event, endsAt: new Date('2026-11-29T07:00:00Z'), timeZone: CHICAGO }, 'en');
  expect(plain(night.time)).toBe('11:30 AM to Sunday, November 29, 2026, 1:00 AM');
  expect(whenOf({ ...event, timeZone: 'Africa/Mogadishu' }, 'es').zone).toBe('hora de África oriental');
});
