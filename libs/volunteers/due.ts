import { DateTime } from 'luxon';

/** Where the campaign is: its days begin and end there. */
export const ZONE = 'America/Chicago';

/** The day that it is there at an instant: 2026-11-28. */
export const dayOf = (instant: Date): string => DateTime.fromJSDate(instant, { zone: ZONE }).toFormat('yyyy-MM-dd');

/** Whether a text is a day that the calendar has. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && DateTime.fromISO(text, { zone: ZONE }).isValid;

/** How a day lies to today: a task is late from the day after its last one on. One without a last day never is. */
export function dueness(dueOn: string | null, today: string): 'LATE' | 'TODAY' | 'LATER' | 'NONE' {
  if (dueOn === null) return 'NONE';
  if (dueOn === today) return 'TODAY';
  return dueOn < today ? 'LATE' : 'LATER';
}
