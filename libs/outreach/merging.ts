import type { Language, LocalizedText } from '#platform';
import type { BlastText } from './blast.entity.ts';

const FIELD = /\{([^{}\n]*)\}/g;
/** The fields that a mailing's text may hold. */
const FIELDS = ['name'];

/** The first field of a text that nobody could fill in; undefined where all can be. */
export const unknownField = (text: string): string | undefined =>
  [...text.matchAll(FIELD)].map(([, name = '']) => name).find((name) => !FIELDS.includes(name));

/** Whether a text names its reader. */
export const namesReader = (text: string): boolean => text.includes('{name}');

/** A text for one reader. What is put in is text: it is never read for fields again. */
export const merged = (text: string, name: string): string =>
  text.replace(FIELD, (field, which: string) => (which === 'name' ? name : field));

const written = ({ subject, body }: Pick<BlastText, 'subject' | 'body'>, language: Language): boolean =>
  subject[language].trim() !== '' && body[language].trim() !== '';

/** The languages in which a mailing has both a subject and a text. */
export const languagesOf = (text: Pick<BlastText, 'subject' | 'body'>): Language[] =>
  (['en', 'es'] as const).filter((language) => written(text, language));

/**
 * The language in which somebody gets a mailing: Spanish for who reads Spanish, else English, and the other one where
 * theirs is not written. `tag` is the first part of their language tag, or empty.
 */
export function languageFor(tag: string, languages: readonly Language[]): Language {
  const own = tag === 'es' ? 'es' : 'en';
  return languages.includes(own) ? own : own === 'en' ? 'es' : 'en';
}

/** What stands for the name of a reader of whom none is known. */
export const namelessIn = (nameless: LocalizedText, language: Language): string => nameless[language].trim();
