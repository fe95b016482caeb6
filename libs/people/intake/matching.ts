import { canonicalEmail, canonicalName, canonicalStreet, canonicalZip } from '../canonical.ts';

/** What is compared of a person, or of a row that may be one; numbers are E.164. */
export interface Identity {
  readonly givenName?: string;
  readonly familyName?: string;
  readonly emails?: readonly string[];
  readonly phones?: readonly string[];
  readonly address?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly addresses?: readonly Postal[];
  /** What other systems know them by: `system:id`. */
  readonly identifiers?: readonly string[];
  readonly about?: Readonly<Record<string, About>>;
}

/** A postal address as it is kept; `type` is a `ContactType`. */
export interface Postal {
  readonly address?: string;
  readonly city?: string;
  readonly postalCode?: string;
  readonly type?: string;
}

/** What is known of one e-mail address or number: a `ContactType`, a `ContactStatus` other than WORKS, and whether texts are read there. */
export interface About {
  readonly type?: string;
  readonly status?: string;
  readonly textable?: boolean;
}

/** What a person is found by; only a keyed hash of it is ever stored, and never one of a name alone. */
export interface Key {
  readonly kind: 'email' | 'phone' | 'phoneName' | 'address' | 'identifier';
  readonly value: string;
}

/**
 * All keys of somebody: each e-mail that is theirs, each number, number with name, name with street and ZIP, and identifier. By
 * an e-mail of somebody else's nobody is found: whoever reads it would be taken for them.
 */
export function keysOf(identity: Identity): Key[] {
  const {
    givenName = '',
    familyName = '',
    emails,
    phones,
    address,
    postalCode,
    addresses = [],
    identifiers,
    about,
  } = identity;
  const name = canonicalName(givenName, familyName);
  const keys: Key[] = [];
  for (const email of emails ?? []) {
    const value = canonicalEmail(email);
    if (value && about?.[value]?.status !== 'WRONG_PERSON') keys.push({ kind: 'email', value });
  }
  for (const phone of phones ?? []) {
    keys.push({ kind: 'phone', value: phone });
    if (name) keys.push({ kind: 'phoneName', value: `${phone}|${name}` });
  }
  for (const place of [{ address, postalCode }, ...addresses]) {
    const street = canonicalStreet(place.address ?? '');
    const zip = canonicalZip(place.postalCode ?? '');
    if (name && street && zip) keys.push({ kind: 'address', value: `${name}|${street}|${zip}` });
  }
  for (const value of identifiers ?? []) keys.push({ kind: 'identifier', value });
  const seen = new Set<string>();
  return keys.filter(({ kind, value }) => !seen.has(`${kind}|${value}`) && seen.add(`${kind}|${value}`));
}

/** What makes two rows the same person: what the rule below says, or one kind of key alone. */
export type KeyChoice = 'DEFAULT' | 'EMAIL' | 'PHONE_NAME' | 'IDENTIFIER';
const KIND = { EMAIL: 'email', PHONE_NAME: 'phoneName', IDENTIFIER: 'identifier' } as const;

/** The keys by which a row may be somebody we know, where the organizer chose what counts. */
export const chosenKeys = (identity: Identity, choice: KeyChoice): Key[] =>
  choice === 'DEFAULT' ? matchingKeys(identity) : keysOf(identity).filter(({ kind }) => kind === KIND[choice]);

/**
 * The keys by which a row may be somebody we know, best first: any of its e-mails; else number and name; else, for a
 * row with neither e-mail nor number, name with street and ZIP. A number alone is a household, not a person.
 */
export function matchingKeys(identity: Identity): Key[] {
  const keys = keysOf(identity);
  const reachable = keys.some(({ kind }) => kind === 'email' || kind === 'phone');
  return [
    ...keys.filter(({ kind }) => kind === 'email'),
    ...keys.filter(({ kind }) => kind === 'phoneName'),
    ...(reachable ? [] : keys.filter(({ kind }) => kind === 'address')),
  ];
}

/** Whether there is enough to know somebody again: an e-mail, a number and a name, or a name with street and ZIP. */
export const isSomebody = (identity: Identity): boolean => matchingKeys(identity).length > 0;

/** The sealed facts of a person that a second source may add to. */
export interface Known extends Identity {
  givenName: string;
  familyName: string;
  middleName?: string;
  suffix?: string;
  emails?: string[];
  phones?: string[];
  identifiers?: string[];
  extensions?: Record<string, string>;
  /** Addresses that do not work, in canonical form. */
  bouncedEmails?: string[];
  /** By canonical e-mail address or E.164 number. */
  about?: Record<string, About>;
  address?: string | undefined;
  city?: string | undefined;
  postalCode?: string | undefined;
  addressType?: string | undefined;
  /** Further postal addresses. */
  addresses?: Postal[];
  pronouns?: string | undefined;
  /** What they go by instead of their given name. */
  chosenName?: string | undefined;
  /** Other names that somebody may look for them by. */
  alternateNames?: string[];
  /** BCP 47, besides the one they like to be written to in. */
  otherLanguages?: string[];
  /** What was put into the fields of the organization's own making, by the id of the field. */
  custom?: Record<string, readonly string[]>;
}

/** What a source says of a person: their details, and notes, which are kept apart from them. */
export interface Told extends Known {
  notes?: string;
}

/**
 * What is known of somebody after one more source: gaps are filled and lists grow, nothing known is overwritten. So a
 * second look at the same source changes nothing, whatever came between.
 */
export function merged<K extends Known>(known: K, more: Partial<Known>): K {
  const result: K = { ...known };
  if (!canonicalName(known.givenName, known.familyName)) {
    result.givenName = more.givenName ?? '';
    result.familyName = more.familyName ?? '';
  }
  const emails = new Map((known.emails ?? []).map((email) => [canonicalEmail(email) ?? email, email]));
  for (const email of more.emails ?? []) {
    const key = canonicalEmail(email) ?? email;
    if (!emails.has(key)) emails.set(key, email);
  }
  const bounced = [...new Set([...(known.bouncedEmails ?? []), ...(more.bouncedEmails ?? [])])];
  const works = (email: string) => !bounced.includes(canonicalEmail(email) ?? email);
  // Those that work come first: the first one is written to.
  result.emails = [...emails.values()].sort((a, b) => Number(works(b)) - Number(works(a)));
  result.phones = [...new Set([...(known.phones ?? []), ...(more.phones ?? [])])];
  const identifiers = [...new Set([...(known.identifiers ?? []), ...(more.identifiers ?? [])])];
  if (identifiers.length) result.identifiers = identifiers;
  if (bounced.length) result.bouncedEmails = bounced;
  if (more.extensions) result.extensions = { ...more.extensions, ...known.extensions };
  for (const field of ['middleName', 'suffix', 'pronouns', 'chosenName'] as const)
    if (!result[field] && more[field]) result[field] = more[field];
  growLists(result, known, more);
  growPlaces(result, known, more);
  return result;
}

/** Where they live: what is known is never made of two addresses, and another one is a further one, not a lost one. */
function growPlaces(result: Known, known: Known, more: Partial<Known>): void {
  const told = placeOf(more);
  const isElsewhere = known.address && told.address && !isSamePlace(known, told);
  if (!known.address && more.address) {
    result.address = more.address;
    if (more.city) result.city = more.city;
    if (more.postalCode) result.postalCode = more.postalCode;
  }
  if (!isElsewhere)
    for (const field of ['postalCode', 'city', 'addressType'] as const)
      if (!result[field] && more[field]) result[field] = more[field];
  const further = [...(known.addresses ?? [])];
  for (const place of [...(isElsewhere ? [told] : []), ...(more.addresses ?? [])])
    if (further.length < MOST_FURTHER && ![known, ...further].some((each) => saysAsMuch(each, place)))
      further.push(place);
  if (further.length) result.addresses = further;
}

/** With these an edit takes all of them. */
const MOST_FURTHER = 9;
const saysAsMuch = (known: Postal | Known, place: Postal): boolean =>
  postalKey(known) === postalKey(place) ||
  Boolean(place.address && !canonicalZip(place.postalCode ?? '') && isSamePlace(known, place));

/** The primary address by itself. */
const placeOf = ({ address, city, postalCode, addressType: type }: Partial<Known>): Postal => ({
  ...(address && { address }),
  ...(city && { city }),
  ...(postalCode && { postalCode }),
  ...(type && { type }),
});

/** A street by its name in one ZIP code; where one of both says none, it is the same street. */
export function isSamePlace(a: Postal | Known, b: Postal | Known): boolean {
  const [first, second] = [a, b].map(({ postalCode = '' }) => canonicalZip(postalCode));
  return (
    canonicalStreet(a.address ?? '') === canonicalStreet(b.address ?? '') && (!first || !second || first === second)
  );
}

/** What only some people have: other names and languages, what is known of an address, fields of one's own. */
function growLists(result: Known, known: Known, more: Partial<Known>): void {
  for (const field of ['alternateNames', 'otherLanguages'] as const)
    if (more[field]) result[field] = [...new Set([...(known[field] ?? []), ...more[field]])];
  // In the order of what was known: a file that says the same in another order says nothing new.
  if (more.custom) result.custom = { ...known.custom, ...more.custom, ...known.custom };
  if (more.about) {
    const told = Object.entries(more.about).map(([key, about]) => [key, { ...about, ...known.about?.[key] }] as const);
    const grown = told.filter(
      ([key, about]) => Object.keys(about).length > Object.keys(known.about?.[key] ?? {}).length,
    );
    result.about = { ...known.about, ...Object.fromEntries(grown) };
  }
}

/** What two spellings of one postal address share. */
export const postalKey = ({ address = '', postalCode = '' }: Pick<Known, 'address' | 'postalCode'>): string =>
  `${canonicalStreet(address)}|${canonicalZip(postalCode) ?? ''}`;

/** The notes after one more source: what stands in them already is not added again. */
export const mergedNotes = (known = '', more = ''): string =>
  known.includes(more) ? known : [known, more].filter(Boolean).join('\n');

/** The first e-mail address that nobody told us does not work. */
export const workingEmail = ({ emails, bouncedEmails }: Pick<Known, 'emails' | 'bouncedEmails'>): string | undefined =>
  emails?.find((email) => !bouncedEmails?.includes(canonicalEmail(email) ?? email));

/** What somebody is called to their face: the name they chose, else the one they were given. */
export const calledBy = ({ chosenName, givenName }: Pick<Known, 'chosenName' | 'givenName'>): string =>
  chosenName ?? givenName;

/** The numbers at which somebody still answers. */
export const workingPhones = ({ phones = [], about }: Pick<Known, 'phones' | 'about'>): string[] =>
  phones.filter((number) => !about?.[number]?.status);

/** Those of them at which texts are read. */
export const textablePhones = (known: Pick<Known, 'phones' | 'about'>): string[] =>
  workingPhones(known).filter((number) => known.about?.[number]?.textable !== false);
