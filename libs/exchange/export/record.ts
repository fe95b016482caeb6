import type { Actor } from '#accounts';
import { type Channel, type Person, view } from '#people';

/** One person as somebody may see them, a text for each column. */
export interface ExportRecord {
  readonly id: string;
  readonly name: string;
  readonly givenName: string;
  readonly middleName: string;
  readonly familyName: string;
  readonly suffix: string;
  readonly pronouns: string;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly street: string;
  readonly city: string;
  readonly postalCode: string;
  readonly language: string;
  readonly ward: string;
  readonly tags: readonly string[];
  readonly notes: string;
  readonly optedOut: readonly string[];
  readonly consents: readonly string[];
  readonly deceased: boolean;
  readonly addedOn: string;
}

/** What is known of somebody beside their own row. */
export interface Beside {
  readonly tags: readonly string[];
  readonly notes: string;
  readonly optedOut: readonly Channel[];
  readonly consents: readonly Channel[];
}

/** A person as this reader sees them: what is masked on the screen is masked in a file. */
export function recordOf(actor: Actor, person: Person, beside: Beside): ExportRecord {
  const seen = view(actor, person);
  const reaches = actor.can('people.contact');
  const { middleName = '', suffix = '', extensions = {} } = person.details;
  return {
    ...beside,
    id: seen.id,
    name: seen.name,
    givenName: seen.givenName,
    middleName: reaches ? middleName : '',
    familyName: seen.familyName,
    suffix: reaches ? suffix : '',
    pronouns: seen.pronouns ?? '',
    emails: seen.emails,
    phones: seen.phones.map((phone) => (reaches && extensions[phone] ? `${phone} x${extensions[phone]}` : phone)),
    street: seen.address ?? '',
    city: seen.city ?? '',
    postalCode: seen.postalCode ?? '',
    language: seen.language ?? '',
    ward: seen.ward === null ? '' : String(seen.ward),
    deceased: seen.deceased,
    addedOn: seen.createdAt.toISOString().slice(0, 10),
  };
}

const SEPARATOR = ' ::: ';
const yes = (is: boolean) => (is ? 'TRUE' : '');
const status = ({ optedOut, consents }: ExportRecord, channel: string) =>
  optedOut.includes(channel) ? 'Unsubscribed' : consents.includes(channel) ? 'Subscribed' : '';

/** The columns of a table of people: their headers are those that an import knows again, in every language of the reader. */
export const COLUMNS: readonly (readonly [header: string, cell: (record: ExportRecord) => string])[] = [
  ['First name', ({ givenName }) => givenName],
  ['Middle name', ({ middleName }) => middleName],
  ['Last name', ({ familyName }) => familyName],
  ['Suffix', ({ suffix }) => suffix],
  ['Pronouns', ({ pronouns }) => pronouns],
  ['Email', ({ emails }) => emails.join(SEPARATOR)],
  ['Phone', ({ phones }) => phones.join(SEPARATOR)],
  ['Street', ({ street }) => street],
  ['City', ({ city }) => city],
  ['ZIP code', ({ postalCode }) => postalCode],
  ['Language', ({ language }) => language],
  ['Ward', ({ ward }) => ward],
  ['Tags', ({ tags }) => tags.join(SEPARATOR)],
  ['Notes', ({ notes }) => notes],
  ['Email status', (record) => status(record, 'EMAIL')],
  ['Text status', (record) => status(record, 'SMS')],
  ['Do not call', ({ optedOut }) => yes(optedOut.includes('PHONE'))],
  ['Do not contact', ({ optedOut }) => yes(optedOut.includes('ALL'))],
  ['Deceased', ({ deceased }) => yes(deceased)],
  ['Exported person added on', ({ addedOn }) => addedOn],
];
