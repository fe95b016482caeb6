import type { Language } from './i18n.ts';

/** A day with its weekday, as the language writes it: "Saturday, November 28, 2026". */
export const day = (language: Language, at: string | Date, timeZone?: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone }).format(new Date(at));

/** A day and a time in short, in the reader's own zone unless one is given: "Nov 28, 2026, 11:30 AM". */
export const moment = (language: Language, at: string | Date, timeZone?: string): string =>
  new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
    hour12: true,
  }).format(new Date(at));

/** A number as the language writes it. */
export const number = (language: Language, value: number): string => new Intl.NumberFormat(language).format(value);

/** A language in the reader's own, as it stands inside a sentence: "Spanish", "español"; its tag where nobody knows it. */
export function languageWord(language: Language, tag: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The name of a language in the reader's own, as it stands alone: "Spanish", "Español". */
export function languageName(language: Language, tag: string): string {
  const name = languageWord(language, tag);
  return name === tag ? tag : name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** "a, b and c" as the language joins it. */
export const list = (language: Language, parts: readonly string[]): string =>
  new Intl.ListFormat(language).format(parts);

/** A text as a sentence begins with it: days of the week are small letters in Spanish, but not there. */
export const capital = (language: Language, text: string): string =>
  text.charAt(0).toLocaleUpperCase(language) + text.slice(1);

/** The day in Minneapolis, so many days from a moment. */
export const dayFrom = (now: Date, days: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Chicago' }).format(now.getTime() + days * 24 * 3_600_000);
