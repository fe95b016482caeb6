import type { Language } from '#platform';
import type { SignUp } from './sign-up.entity.ts';

/** The address of a public page in a language: English as it is, the others below `/es` and so on. */
const inLanguage = (language: Language, path: string) => (language === 'en' ? path : `/${language}${path}`);

/** The public page of an event; `publicUrl` is where this installation is reached, without a slash at its end. */
export const eventUrl = (publicUrl: string, { slug }: { readonly slug: string }, language: Language): string =>
  `${publicUrl}${inLanguage(language, `/events/${slug}`)}`;

/** Where somebody sees their own sign-up and can give their place back; whoever has this address can do it. */
export const signUpUrl = (publicUrl: string, { details, language }: Pick<SignUp, 'details' | 'language'>): string =>
  `${publicUrl}${inLanguage(language, `/sign-ups/${details.token}`)}`;
