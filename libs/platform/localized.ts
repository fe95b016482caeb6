import { Field, ObjectType } from '@nestjs/graphql';
import type { Language } from './messages/index.ts';

/** One text in every language that the installation speaks; a text that nobody wrote yet is empty. */
@ObjectType()
export class LocalizedText implements Record<Language, string> {
  @Field() en!: string;
  @Field() es!: string;
}

/** The text in the reader's language, or the other one where that is empty, with the language it is really in. */
export function textIn(text: LocalizedText, language: Language): { readonly text: string; readonly lang: Language } {
  const other = language === 'en' ? 'es' : 'en';
  return text[language].trim() || !text[other].trim()
    ? { text: text[language], lang: language }
    : { text: text[other], lang: other };
}

/** The address of a public page in a language: English as it is, the others below `/es` and so on. */
export const pathIn = (language: Language, path: string): string =>
  language === 'en' ? path : `/${language}${path === '/' ? '' : path}`;
