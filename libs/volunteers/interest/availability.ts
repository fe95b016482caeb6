import { DateTime } from 'luxon';

/** The parts of a day that somebody may have time in; each ends where the next begins. */
export const BANDS = ['MORNING', 'AFTERNOON', 'EVENING'] as const;
/** One of them. */
export type Band = (typeof BANDS)[number];
/** The days of a week, as ISO counts them: 1 is Monday. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** Every part of every day. */
export const ALWAYS = 2 ** (WEEKDAYS.length * BANDS.length) - 1;
/** The hours at which the afternoon and the evening begin. */
const NOON = 12;
const EVENING = 17;
const HALF_HOUR = 30 * 60_000;
/** What takes longer than this is not looked at to its end. */
const LONGEST = 7 * 24 * 2;

const bandAt = (hour: number): number => (hour < NOON ? 0 : hour < EVENING ? 1 : 2);

/** The bit of one part of one day. */
export const bitOf = (weekday: number, band: number): number => 2 ** ((weekday - 1) * BANDS.length + band);

/** The parts of days that something takes up, on a clock of its zone: whoever takes it on must have time in all of them. */
export function bitsOf(startsAt: Date, endsAt: Date, timeZone: string): number {
  let bits = 0;
  for (let step = 0; step < LONGEST; step += 1) {
    const at = startsAt.getTime() + step * HALF_HOUR;
    // The last look is just before its end: a part of the day that begins between two looks is met, too.
    const last = Math.max(startsAt.getTime(), endsAt.getTime() - 1);
    const { weekday, hour } = DateTime.fromMillis(Math.min(at, last), { zone: timeZone });
    bits |= bitOf(weekday, bandAt(hour));
    if (at >= last) break;
  }
  return bits;
}

/** Whether somebody has time in all of these parts. */
export const hasTime = (availability: number, bits: number): boolean => (availability & bits) === bits;

/** The parts as a list of `weekday:band`, for forms: `6:EVENING`. */
export const partsOf = (availability: number): string[] =>
  WEEKDAYS.flatMap((day) => BANDS.flatMap((band, at) => (availability & bitOf(day, at) ? [`${day}:${band}`] : [])));

/** The number of a list of parts; what is none of them is left out. */
export function availabilityOf(parts: readonly string[]): number {
  let bits = 0;
  for (const part of parts) {
    const [day = '', band = ''] = part.split(':');
    const at = (BANDS as readonly string[]).indexOf(band);
    if (at >= 0 && /^[1-7]$/.test(day)) bits |= bitOf(Number(day), at);
  }
  return bits;
}
