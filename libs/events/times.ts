import { DateTime, IANAZone } from 'luxon';
import { AppError, type Language, type MessageKey, say } from '#platform';

const LOCAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::00)?$/;

/** Refuses what is not the name of a zone in the IANA database. */
export function zoneOf(name: string): string {
  if (!name.includes('/') || !IANAZone.isValidZone(name))
    throw new AppError('INVALID', 'events.time.zone', { zone: name }, { timeZone: 'field.invalid' });
  return name;
}

/**
 * The instant that a clock on the wall shows as `local` (2026-11-28T11:30). A time that a clock skips in spring is
 * refused; of one that it shows twice in autumn the earlier is meant.
 */
export function instantOf(local: string, timeZone: string, field: string): Date {
  const time = local.replace('T', ' ');
  const refuse = (key: MessageKey) => new AppError('INVALID', key, { time }, { [field]: 'field.invalid' });
  const at = DateTime.fromISO(local, { zone: zoneOf(timeZone) });
  if (!LOCAL.test(local) || !at.isValid) throw refuse('events.time.form');
  if (at.toFormat("yyyy-MM-dd'T'HH:mm") !== local.slice(0, 16)) throw refuse('events.time.gap');
  return new Date(Math.min(...at.getPossibleOffsets().map((each) => each.toMillis())));
}

/** What a clock on the wall shows at an instant: 2026-11-28T11:30. */
export const localOf = (instant: Date, timeZone: string): string =>
  DateTime.fromJSDate(instant, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm");

/** When something takes place, in words: there is always a weekday, and always the zone. */
export interface When {
  /** Saturday */
  readonly weekday: string;
  /** 28 */
  readonly day: string;
  /** November */
  readonly month: string;
  /** Saturday, November 28, 2026 */
  readonly date: string;
  /** 11:30 AM to 12:30 PM; with the day of its end where that is another one. */
  readonly time: string;
  /** Central time */
  readonly zone: string;
}

/** Zones that people of the city know by a name of their own; the others are named by Intl. */
const ZONES: Readonly<Record<string, MessageKey>> = {
  'America/Chicago': 'events.zone.central',
  'America/New_York': 'events.zone.eastern',
  'America/Denver': 'events.zone.mountain',
  'America/Los_Angeles': 'events.zone.pacific',
};

/** Writes an event's time in the zone of its place, for a reader of a language. */
export function whenOf(
  { startsAt, endsAt, timeZone }: { startsAt: Date; endsAt: Date; timeZone: string },
  language: Language,
): When {
  const write = (options: Intl.DateTimeFormatOptions, at = startsAt) =>
    new Intl.DateTimeFormat(language, { timeZone, ...options }).format(at);
  const clock = { hour: 'numeric', minute: '2-digit', hour12: true } as const;
  const full = { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' } as const;
  const sameDay = write(full) === write(full, endsAt);
  const end = sameDay ? write(clock, endsAt) : `${write(full, endsAt)}, ${write(clock, endsAt)}`;
  const named = ZONES[timeZone];
  return {
    weekday: write({ weekday: 'long' }),
    day: write({ day: 'numeric' }),
    month: write({ month: 'long' }),
    date: write(full),
    time: say(language, 'events.when.range', { start: write(clock), end }),
    zone: named ? say(language, named) : zoneName(timeZone, language, startsAt),
  };
}

function zoneName(timeZone: string, language: Language, at: Date): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'longGeneric' }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
