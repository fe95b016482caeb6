import { CITY_ZONE } from '#platform';
import { DateTime } from 'luxon';
import { dayFrom } from '../positions.service.ts';
import { refused } from '../entry/parts.ts';

/** The instant at which a meeting begins in the city: on a day, at a time where it is known. A skipped time is refused. */
export function instantOf(day: string, time: string | null, zone = CITY_ZONE): Date {
  const at = DateTime.fromISO(`${dayFrom(day, 'heldOn')}T${time ?? '00:00'}`, { zone });
  if (!at.isValid || (time && at.toFormat('HH:mm') !== time)) throw refused('heldAt');
  return at.toJSDate();
}

/** The day of an instant in the city, and the time on its clocks. */
export function inCity(at: Date, zone = CITY_ZONE): { readonly day: string; readonly time: string } {
  const there = DateTime.fromJSDate(at, { zone });
  return { day: there.toFormat('yyyy-MM-dd'), time: there.toFormat('HH:mm') };
}
