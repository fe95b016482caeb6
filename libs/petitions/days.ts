import { CITY_ZONE } from '#platform';
const inCity = new Intl.DateTimeFormat('en-CA', {
  timeZone: CITY_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day that the city has at an instant: 2026-11-28. */
export const cityDay = (at = new Date()): string => inCity.format(at);

/** Whether a text is a day that the calendar has: 2026-11-28. */
export function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return /^[1-9]\d{3}-\d\d-\d\d$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** Every day from one to another, both with them. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += 24 * 3_600_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}
