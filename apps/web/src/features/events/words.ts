import { type Language, type Say, sayCode } from '../../lib/i18n.ts';
import type { EventDetail, EventLine } from './documents.ts';

type Timed = Pick<EventLine, 'startsAt' | 'endsAt' | 'timeZone'>;

/** The text in the reader's language, or the other one where nobody has written it yet. */
export function told(
  text: { readonly en: string; readonly es: string },
  language: Language,
): { readonly text: string; readonly lang?: Language } {
  const other = language === 'en' ? 'es' : 'en';
  return text[language] || !text[other] ? { text: text[language] } : { text: text[other], lang: other };
}

/** A zone by its name; one that the catalogue does not know by the name that the browser gives it. */
export function zoneWords(timeZone: string, say: Say, language: Language): string {
  const known = sayCode(say, 'console.events.zone', timeZone);
  if (known !== timeZone) return known;
  try {
    const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'longGeneric' }).formatToParts();
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  } catch {
    return timeZone;
  }
}

const clock = (language: Language, at: string, timeZone: string): string =>
  new Intl.DateTimeFormat(language, { timeStyle: 'short', hour12: true, timeZone }).format(new Date(at));

/** The day with its weekday, as the clock at the event's place has it. */
export const dayWords = ({ startsAt, timeZone }: Timed, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone }).format(new Date(startsAt));

/** From when to when, always with the zone. */
export const timeWords = ({ startsAt, endsAt, timeZone }: Timed, say: Say, language: Language): string =>
  say('console.events.when', {
    start: clock(language, startsAt, timeZone),
    end: clock(language, endsAt, timeZone),
    zone: zoneWords(timeZone, say, language),
  });

/** Weekday, day and month apart: for the leaf of a calendar. */
export function leaf({ startsAt, timeZone }: Timed, language: Language): readonly [string, string, string] {
  const at = new Date(startsAt);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone }).format(at);
  return [part({ weekday: 'short' }), part({ day: 'numeric' }), part({ month: 'short' })];
}

/** How many have signed up, and for how many there is room; in words where they are too few to be told to this reader. */
export function seatsWords({ signedUp, capacity }: Pick<EventLine, 'signedUp' | 'capacity'>, say: Say): string {
  if (signedUp === null) return say('console.events.fewSignedUp');
  return capacity === null
    ? say('console.events.signedUp', { count: signedUp })
    : say('console.events.ofCapacity', { count: signedUp, capacity });
}

/** How many more people a role needs; 0 where it needs no number, or where how many it has is not told. */
export const missing = ({ needed, taken }: EventLine['roles'][number]): number =>
  needed === null || taken === null ? 0 : Math.max(0, needed - taken);

/** The first role that still takes somebody, at an event that does; what a person who waits for another may be given. */
export const openRole = ({
  full,
  roles,
}: Pick<EventDetail, 'full' | 'roles'>): EventDetail['roles'][number] | undefined =>
  full ? undefined : roles.find(({ needed, taken }) => needed === null || (taken !== null && taken < needed));

/** A language in the reader's own, as it stands inside a sentence: "English", "inglés". */
export const languageWord = (language: Language, tag: Language): string =>
  new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;

/** The public page in both languages: English as it is, Spanish below /es. */
export function publicAddresses({ publicUrl }: Pick<EventDetail, 'publicUrl'>): Record<Language, string> {
  const { origin, pathname } = new URL(publicUrl, location.origin);
  const bare = pathname.replace(/^\/es(?=\/)/, '');
  return { en: `${origin}${bare}`, es: `${origin}/es${bare}` };
}
