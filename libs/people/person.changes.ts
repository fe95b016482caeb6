import { AppError, holdsForbidden, isForbiddenHeader, speaksOfStatus } from '#platform';
import { canonicalEmail, canonicalPhone, languageTag, oneLine } from './canonical.ts';
import { withEmails, withPhones, withPostal } from './contact-points.ts';
import type { Person, PersonDetails, PersonInput } from './person.entity.ts';

/** The plain columns that an input sets; what it leaves out stays. */
export function plain({ language, ward, deceased }: PersonInput): Partial<Person> {
  return {
    ...(language !== undefined && { language: language ? tagOf(language, 'language') : null }),
    ...(ward !== undefined && { ward }),
    ...(typeof deceased === 'boolean' && { deceased }),
  };
}

function tagOf(language: string, field: string): string {
  const tag = languageTag(language);
  if (!tag) throw new AppError('INVALID', 'invalid', {}, { [field]: 'field.isLanguage' });
  return tag;
}

/**
 * The details after an edit, in canonical spelling, with the values of the organization's own fields as they are to
 * be; refuses a number that is none, and a person without a trace.
 */
export function changed(details: PersonDetails, input: PersonInput, custom: PersonDetails['custom']): PersonDetails {
  let next: PersonDetails = { ...details };
  for (const field of ['givenName', 'familyName'] as const)
    if (input[field] !== undefined) next[field] = oneLine(input[field]);
  for (const field of ['address', 'postalCode', 'pronouns', 'chosenName', 'middleName', 'suffix'] as const)
    if (input[field] !== undefined) next[field] = oneLine(input[field] ?? '') || undefined;
  if (input.alternateNames !== undefined) next.alternateNames = unique((input.alternateNames ?? []).map(oneLine));
  if (input.otherLanguages !== undefined)
    next.otherLanguages = unique((input.otherLanguages ?? []).map((each) => tagOf(each, 'otherLanguages')));
  if (input.identifiers !== undefined)
    next.identifiers = unique((input.identifiers ?? []).map((each) => identifierIn(each, details.identifiers)));
  if (input.emails) next = plainEmails(next, input.emails);
  if (input.phones) next = plainPhones(next, input.phones);
  if (input.emailAddresses) next = withEmails(next, input.emailAddresses);
  if (input.phoneNumbers) next = withPhones(next, input.phoneNumbers) ?? refusePhone('phoneNumbers');
  if (input.postalAddresses) next = withPostal(next, input.postalAddresses);
  if (custom && (Object.keys(custom).length || next.custom)) next.custom = custom;
  const isNamed = next.givenName || next.familyName || next.chosenName;
  if (!isNamed && !next.emails?.length && !next.phones?.length)
    throw new AppError('INVALID', 'people.nobody', {}, { givenName: 'field.required' });
  return slim({ ...next, ...(next.about && { about: aboutOfThose(next) }) });
}

/** `system:id` in one spelling; one that is there already stays, whoever brought it. */
function identifierIn(written: string, known: readonly string[] = []): string {
  const text = oneLine(written);
  if (known.includes(text)) return text;
  const [, system = '', id = ''] = /^([a-z\d][a-z\d-]{0,39})\s*:\s*(\S.{0,99})$/i.exec(text) ?? [];
  const refused =
    !id || isForbiddenHeader(system.replaceAll('-', ' ').toLowerCase()) || holdsForbidden(id) || speaksOfStatus(text);
  if (refused) throw new AppError('INVALID', 'people.identifierWrong', {}, { identifiers: 'field.invalid' });
  return `${system.toLowerCase()}:${id}`;
}

/** What is known of an address or a number goes with it: put in again, it is a new one. */
function aboutOfThose({ about = {}, emails = [], phones = [] }: PersonDetails): NonNullable<PersonDetails['about']> {
  const there = new Set([...emails.map((email) => canonicalEmail(email) ?? email), ...phones]);
  return Object.fromEntries(Object.entries(about).filter(([key]) => there.has(key)));
}

const unique = (values: readonly string[]): string[] => [...new Set(values.filter(Boolean))];

function refusePhone(field: string): never {
  throw new AppError('INVALID', 'invalid', {}, { [field]: 'field.isPhone' });
}

/** Addresses without a word on them: what was known of those that stay is kept. */
function plainEmails(details: PersonDetails, written: readonly string[]): PersonDetails {
  const emails = [...new Map(written.map((email) => [canonicalEmail(email), oneLine(email)])).values()];
  const kept = new Set(emails.map(canonicalEmail));
  const bouncedEmails = details.bouncedEmails?.filter((email) => kept.has(email));
  return { ...details, emails, ...(bouncedEmails && { bouncedEmails }) };
}

function plainPhones(details: PersonDetails, written: readonly string[]): PersonDetails {
  const found = written.map(canonicalPhone);
  const phones = unique(found.map((phone) => phone?.number ?? refusePhone('phones')));
  const extensions = found.flatMap((phone) => (phone?.extension ? [[phone.number, phone.extension]] : []));
  const known = extensions.length ? (Object.fromEntries(extensions) as Record<string, string>) : details.extensions;
  return { ...details, phones, ...(known && { extensions: known }) };
}

/** Without what says nothing, so that who was never edited and who was edited back are sealed alike. */
function slim(details: PersonDetails): PersonDetails {
  const empty = (value: unknown) =>
    value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
  const told = Object.entries(details).filter(([field, value]) => LISTS.has(field) || !empty(value));
  return Object.fromEntries(told) as unknown as PersonDetails;
}
const LISTS: ReadonlySet<string> = new Set(['emails', 'phones']);
