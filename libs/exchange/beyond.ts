import { type About, canonicalEmail, canonicalPhone, languageTag, oneLine, type Told } from '#people';
import type { Field } from './columns.ts';

/** The cells of a row that are taken for a field, each of several values by itself. */
export type All = (field: Field) => { readonly value: string }[];

/** What parts the lines of one postal address in a cell. */
export const WITHIN = ' | ';
/** Said of a number at which nobody reads texts. */
export const NO_TEXTS = 'NO_TEXTS';

const TYPES = /^(HOME|WORK|MOBILE|OTHER)$/;
const STATUSES = /^(BOUNCING|SPAM_COMPLAINT|WRONG_PERSON|DISCONNECTED)$/;

/** What words say of an address or a number: `HOME BOUNCING`; an e-mail that merely bounces is told apart elsewhere. */
function aboutIn(words: string, isEmail: boolean): { about: About | undefined; works: boolean } {
  const said = oneLine(words).split(' ');
  const type = said.find((word) => TYPES.test(word));
  const status = said.find((word) => STATUSES.test(word));
  const kept = isEmail && status === 'BOUNCING' ? undefined : status;
  const about: About = {
    ...(type && { type }),
    ...(kept && { status: kept }),
    ...(!isEmail && said.includes(NO_TEXTS) && { textable: false }),
  };
  return { about: Object.keys(about).length ? about : undefined, works: !status };
}

const linesOf = (all: All, field: Field) => [
  ...new Set(
    all(field)
      .map(({ value }) => oneLine(value).replace(/^'(?=[=+\-@])/, ''))
      .filter(Boolean),
  ),
];

/** What our own exports say beside what everybody's files do: other names and places, and what is known of each address. */
export function beyond(all: All): Partial<Told> {
  const about: Record<string, About> = {};
  const bouncedEmails: string[] = [];
  const read = (of: Field, field: Field, keyOf: (text: string) => string | undefined) => {
    const words = all(field);
    for (const [n, { value }] of words.length ? all(of).entries() : []) {
      const key = keyOf(value.trim().replace(/^'/, ''));
      if (!key) continue;
      const told = aboutIn(words[n]?.value ?? '', of === 'email');
      if (told.about) about[key] = told.about;
      if (!told.works && of === 'email') bouncedEmails.push(key);
    }
  };
  read('email', 'emailAbout', canonicalEmail);
  read('phone', 'phoneAbout', (text) => canonicalPhone(text)?.number);
  const [chosenName = ''] = linesOf(all, 'chosenName');
  const alternateNames = linesOf(all, 'alternateNames');
  const otherLanguages = linesOf(all, 'otherLanguages').flatMap((text) => languageTag(text) ?? []);
  const addressType = linesOf(all, 'addressType').find((word) => TYPES.test(word));
  const addresses = all('otherAddresses').flatMap(({ value }) => placeIn(value) ?? []);
  return {
    ...(chosenName && { chosenName: chosenName.slice(0, 100) }),
    ...(alternateNames.length && { alternateNames: alternateNames.slice(0, 10).map((name) => name.slice(0, 200)) }),
    ...(otherLanguages.length && { otherLanguages }),
    ...(addressType && { addressType }),
    ...(addresses.length && { addresses: addresses.slice(0, 10) }),
    ...(Object.keys(about).length && { about }),
    ...(bouncedEmails.length && { bouncedEmails }),
  };
}

/** One further postal address: line, city, ZIP code and what it is for. */
function placeIn(value: string): NonNullable<Told['addresses']>[number] | undefined {
  const [address = '', city = '', postalCode = '', type = ''] = value.split('|').map(oneLine);
  const place = { address, city, postalCode, type: TYPES.test(type) ? type : '' };
  const known = Object.entries(place).filter(([, text]) => text);
  return address || city || postalCode ? (Object.fromEntries(known) as typeof place) : undefined;
}
