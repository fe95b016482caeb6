import { type Language, pathIn } from '#platform';
import type { Signature } from './signature.entity.ts';

/** The public page of a petition; `publicUrl` is where this installation is reached, without a slash at its end. */
export const petitionUrl = (publicUrl: string, { slug }: { readonly slug: string }, language: Language): string =>
  `${publicUrl}${pathIn(language, `/petitions/${slug}`)}`;

/** Where somebody confirms their own signature or takes it back; whoever has this address can do it. */
export const signatureUrl = (publicUrl: string, { details, language }: Pick<Signature, 'details' | 'language'>) =>
  `${publicUrl}${pathIn(language, `/signatures/${details.token}`)}`;
