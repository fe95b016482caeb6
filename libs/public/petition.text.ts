import { type Petition, targetsOf, type Ward, WARDS } from '#petitions';
import { type Language, type MessageKey, type Params, say } from '#platform';

/** A number as the language writes it. */
export const figure = (language: Language, value: number): string => new Intl.NumberFormat(language).format(value);

/** A day (2026-11-28) in words, with its weekday. */
export const dayWords = (language: Language, day: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));

const list = (language: Language, parts: readonly (string | number)[]): string =>
  new Intl.ListFormat(language).format(parts.map(String));

/** To whom a petition goes: "Petition to the Mayor and City Council of Minneapolis". */
export function addressee({ targets }: Pick<Petition, 'targets'>, language: Language): string {
  const t = (key: MessageKey, params?: Params) => say(language, key, params);
  const { mayor, wards } = targetsOf(targets);
  const council = wards.length === WARDS.length;
  if (mayor && council) return t('petition.to', { targets: t('petition.target.both') });
  const some = { count: wards.length, list: list(language, wards) };
  const named = [
    ...(mayor ? [t('petition.target.mayor')] : []),
    ...(council ? [t('petition.target.council')] : wards.length ? [t('petition.target.wards', some)] : []),
  ];
  return t('petition.to', { targets: list(language, named) });
}

/** A group of wards: "Wards 7 and 13", "Ward 9", "Ward not given"; no line breaks between word and number. */
export function wardsWords(wards: readonly Ward[], language: Language): string {
  const given = wards.filter((ward) => ward !== null);
  const open = given.length < wards.length;
  if (!given.length) return say(language, 'petition.noWard');
  if (given.length === 1 && !open) return say(language, 'petition.ward', { ward: given[0]! }).replace(' ', '\u00a0');
  const key = open ? (given.length === 1 ? 'petition.wardOrNone' : 'petition.wardsOrNone') : 'petition.wards';
  return say(language, key, { list: list(language, given) });
}
