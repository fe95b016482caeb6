import { type Language, type Say } from '../../lib/i18n.ts';
import type { PetitionDetail } from './documents.ts';

/** The text in the reader's language, or the other one where nobody has written it yet. */
export function told(
  text: { readonly en: string; readonly es: string },
  language: Language,
): { readonly text: string; readonly lang?: Language } {
  const other = language === 'en' ? 'es' : 'en';
  return text[language] || !text[other] ? { text: text[language] } : { text: text[other], lang: other };
}

/** A day (2026-11-28) with its weekday. */
export const dayWords = (language: Language, day: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));

/** A day in short: "Nov 28". */
export const shortDay = (language: Language, day: string): string =>
  new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );

/** "Ward 9", or that it was left open. */
export const wardWords = (ward: number | null, say: Say): string =>
  ward === null ? say('petition.noWard') : say('petition.ward', { ward });

/** The public page in both languages: English as it is, Spanish below /es. */
export function publicAddresses({ publicUrl }: Pick<PetitionDetail, 'publicUrl'>): Record<Language, string> {
  const { origin, pathname } = new URL(publicUrl, location.origin);
  const bare = pathname.replace(/^\/es(?=\/)/, '');
  return { en: `${origin}${bare}`, es: `${origin}/es${bare}` };
}

const POST = /^post:mpls-council\/ward-(\d+)$/;
/** The post of the mayor. */
export const MAYOR = 'post:mpls/mayor';
/** The wards of the council. */
export const WARDS = Array.from({ length: 13 }, (_, index) => index + 1);
/** The post of a ward's council member. */
export const postOf = (ward: number): string => `post:mpls-council/ward-${ward}`;

/** To whom it goes, in a line: the mayor, the council or some of its wards. */
export function targetWords(targets: readonly string[], say: Say, language: Language): string {
  const wards = targets.flatMap((code) => POST.exec(code)?.[1] ?? []);
  const parts = [
    ...(targets.includes(MAYOR) ? [say('console.petitions.mayor')] : []),
    ...(wards.length === WARDS.length
      ? [say('console.petitions.council')]
      : wards.map((ward) => say('petition.ward', { ward }))),
  ];
  return new Intl.ListFormat(language).format(parts);
}
