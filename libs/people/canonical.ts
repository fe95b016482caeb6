import { domainToASCII } from 'node:url';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { clean, folded } from './folded.ts';

export { clean, folded };

/** What people write where they have nothing to write; such a cell counts as empty. */
const NOTHING = new Set(
  ['', 'n/a', 'na', 'n.a.', 'none', 'null', 'nil', 'no', 'nothing', 'unknown', 'no tengo', 'ninguno', 'ninguna'].concat(
    ['no tiene', 'sin correo', 'sin telefono', 'sin teléfono', 'x', '0'],
  ),
);
/** One line of text: every run of blanks is one blank. */
export const oneLine = (text: string): string => clean(text.replace(/\s+/gu, ' ')).normalize('NFC');

/** A cell's text, empty where it only says that there is nothing. */
export function given(text: string): string {
  const value = clean(text);
  return NOTHING.has(value.toLowerCase()) || /^[-–—_.?*]*$/u.test(value) ? '' : value;
}

const LOCAL = /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}$/u;
const DOMAIN = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/**
 * What an e-mail address is compared by: lower case, without outer or invisible characters, without `+tag`, without
 * dots for gmail.com only, the domain in ASCII. Undefined where it is no address.
 */
export function canonicalEmail(email: string): string | undefined {
  const text = clean(email).toLowerCase().normalize('NFC');
  const at = text.lastIndexOf('@');
  if (at < 1) return undefined;
  const written = text.slice(0, at);
  const untagged = written.replace(/\+.*$/u, '') || written;
  if (!LOCAL.test(written) || /^\.|\.\.|\.$/.test(untagged)) return undefined;
  const domain = domainToASCII(text.slice(at + 1));
  if (!DOMAIN.test(domain)) return undefined;
  const local = domain === 'gmail.com' ? untagged.replaceAll('.', '') || untagged : untagged;
  return `${local}@${domain}`;
}

/** A number as it is dialled: E.164, the extension apart. */
export interface Phone {
  readonly number: string;
  readonly extension?: string;
}

/** The number in what somebody wrote, of the United States unless it says otherwise; undefined where it is none. */
export function canonicalPhone(written: string): Phone | undefined {
  const phone = parsePhoneNumberFromString(clean(written).replace(/^'+/, ''), 'US');
  if (!phone?.isValid()) return undefined;
  return { number: phone.number, ...(phone.ext && { extension: phone.ext }) };
}

/** What a whole name is compared by: case, accents, apostrophes, hyphens and blanks do not count. */
export const canonicalName = (...parts: string[]): string => folded(parts.join(' ')).replace(/[^\p{L}\p{N}]+/gu, '');

/** What a street line is compared by. */
export const canonicalStreet = (street: string): string =>
  folded(street)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The five digits of a ZIP code; undefined where a text does not begin with one. */
export const canonicalZip = (postalCode: string): string | undefined => /^\d{5}(?!\d)/.exec(clean(postalCode))?.[0];

const LANGUAGES: Record<string, string> = {
  english: 'en',
  ingles: 'en',
  spanish: 'es',
  espanol: 'es',
  castellano: 'es',
  somali: 'so',
  soomaali: 'so',
  hmong: 'hmn',
  hmoob: 'hmn',
  oromo: 'om',
  'afaan oromoo': 'om',
  amharic: 'am',
  amarico: 'am',
  vietnamese: 'vi',
  vietnamita: 'vi',
  karen: 'kar',
  arabic: 'ar',
  arabe: 'ar',
  french: 'fr',
  frances: 'fr',
  russian: 'ru',
  chinese: 'zh',
  kichwa: 'qu',
  quechua: 'qu',
  nahuatl: 'nah',
  ojibwe: 'oj',
  swahili: 'sw',
};

/** The BCP 47 tag of a language that is named or tagged; undefined where it is neither. */
export function languageTag(text: string): string | undefined {
  const name = folded(text);
  if (LANGUAGES[name]) return LANGUAGES[name];
  if (!/^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i.test(clean(text))) return undefined;
  try {
    return Intl.getCanonicalLocales(clean(text).replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}
