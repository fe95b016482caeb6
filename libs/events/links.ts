import { type Language, pathIn } from '#platform';
import type { SignUp } from './sign-up.entity.ts';

/** The public page of an event; `publicUrl` is where this installation is reached, without a slash at its end. */
export const eventUrl = (publicUrl: string, { slug }: { readonly slug: string }, language: Language): string =>
  `${publicUrl}${pathIn(language, `/events/${slug}`)}`;

/** Where somebody sees their own sign-up and can give their place back; whoever has this address can do it. */
export const signUpUrl = (publicUrl: string, { details, language }: Pick<SignUp, 'details' | 'language'>): string =>
  `${publicUrl}${pathIn(language, `/sign-ups/${details.token}`)}`;
