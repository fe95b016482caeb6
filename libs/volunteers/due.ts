import { CITY_ZONE } from '#platform';
import { DateTime } from 'luxon';

/** The day that it is there at an instant: 2026-11-28. */
export const dayOf = (instant: Date): string =>
  DateTime.fromJSDate(instant, { zone: CITY_ZONE }).toFormat('yyyy-MM-dd');

/** Whether a text is a day that the calendar has. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && DateTime.fromISO(text, { zone: CITY_ZONE }).isValid;

/** How a day lies to today: a task is late from the day after its last one on. One without a last day never is. */
export function dueness(dueOn: string | null, today: string): 'LATE' | 'TODAY' | 'LATER' | 'NONE' {
  if (dueOn === null) return 'NONE';
  if (dueOn === today) return 'TODAY';
  return dueOn < today ? 'LATE' : 'LATER';
}
