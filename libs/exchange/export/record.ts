import type { Actor } from '#accounts';
import { type Channel, CustomFieldType, type OwnField, type Person, type PersonView, view } from '#people';
import { NO_TEXTS, WITHIN } from '../beyond.ts';
import { ownHeader } from '../columns.ts';

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
  /** The channels on which they said no, without saying stop. */
  readonly declined: readonly string[];
  readonly deceased: boolean;
  readonly addedOn: string;
  readonly chosenName: string;
  readonly alternateNames: readonly string[];
  readonly otherLanguages: readonly string[];
  /** `system:id`. */
  readonly identifiers: readonly string[];
  /** In the order of the addresses and numbers: what each is for, and whether it works. */
  readonly emailAbout: readonly string[];
  readonly phoneAbout: readonly string[];
  readonly addressType: string;
  readonly otherAddresses: readonly string[];
  /** By the id of the field, or of the tag that says it. */
  readonly custom: ReadonlyMap<string, readonly string[]>;
}

/** What is known of somebody beside their own row. */
export interface Beside {
  readonly tags: readonly string[];
  readonly notes: string;
  readonly optedOut: readonly Channel[];
  readonly consents: readonly Channel[];
  readonly declined: readonly Channel[];
  /** What tags say of them, by the ids of the tags. */
  readonly said: ReadonlyMap<string, readonly string[]>;
}

/** A person as this reader sees them: what is masked on the screen is masked in a file. */
export function recordOf(actor: Actor, person: Person, { said, ...beside }: Beside): ExportRecord {
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
    ...(reaches ? beyondOf(seen, person, said) : NOTHING_BEYOND),
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

/** What is for those who may reach people; the others are given none of it. */
type Beyond = Pick<
  ExportRecord,
  | 'chosenName'
  | 'alternateNames'
  | 'otherLanguages'
  | 'identifiers'
  | 'emailAbout'
  | 'phoneAbout'
  | 'addressType'
  | 'otherAddresses'
  | 'custom'
>;
const NOTHING_BEYOND: Beyond = {
  ...{ chosenName: '', alternateNames: [], otherLanguages: [], identifiers: [], emailAbout: [], phoneAbout: [] },
  ...{ addressType: '', otherAddresses: [], custom: new Map() },
};

const known = (...words: (string | null | undefined | false)[]) => words.filter(Boolean).join(' ');
/** Only where something is to be said of one of them. */
const ifAny = (words: readonly string[]) => (words.some((word) => word !== 'WORKS') ? words : []);

function beyondOf(seen: PersonView, { details }: Person, said: Beside['said']): Beyond {
  const [first, ...more] = seen.postalAddresses;
  const isPrimary = Boolean(details.address ?? details.city ?? details.postalCode);
  const further = isPrimary ? more : seen.postalAddresses;
  return {
    chosenName: seen.chosenName ?? '',
    alternateNames: seen.alternateNames,
    otherLanguages: seen.otherLanguages,
    identifiers: details.identifiers ?? [],
    emailAbout: ifAny(seen.emailAddresses.map(({ type, status }) => known(type, status))),
    phoneAbout: ifAny(
      seen.phoneNumbers.map(({ type, status, textable }) => known(type, status, !textable && NO_TEXTS)),
    ),
    addressType: isPrimary ? (first?.type ?? '') : '',
    otherAddresses: further.map(({ line, city, postalCode, type }) =>
      [line, city, postalCode, type].map((part) => part ?? '').join(WITHIN),
    ),
    custom: new Map([...seen.custom.map(({ fieldId, values }) => [fieldId, values] as const), ...said]),
  };
}

const SEPARATOR = ' ::: ';
const yes = (is: boolean) => (is ? 'TRUE' : '');
/** Whether nobody may reach them by it: also whoever said stop to everything, and the dead, whatever they agreed to before. */
const stopped = ({ optedOut, deceased }: ExportRecord, channel: string) =>
  deceased || optedOut.includes('ALL') || optedOut.includes(channel);
const status = (record: ExportRecord, channel: string) => {
  if (stopped(record, channel)) return 'Unsubscribed';
  if (record.declined.includes(channel)) return 'Not subscribed';
  return record.consents.includes(channel) ? 'Subscribed' : '';
};

/** A column of a table of people. */
export type ExportColumn = readonly [header: string, cell: (record: ExportRecord) => string];

/** The columns of a table of people: their headers are those that an import knows again, in every language of the reader. */
const COLUMNS: readonly ExportColumn[] = [
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
  ['Do not call', (record) => yes(stopped(record, 'PHONE'))],
  ['Do not contact', ({ optedOut }) => yes(optedOut.includes('ALL'))],
  ['Deceased', ({ deceased }) => yes(deceased)],
  ['Exported person added on', ({ addedOn }) => addedOn],
  ['Chosen name', ({ chosenName }) => chosenName],
  ['Other names', ({ alternateNames }) => alternateNames.join(SEPARATOR)],
  ['Other languages', ({ otherLanguages }) => otherLanguages.join(SEPARATOR)],
  ['Identifiers', ({ identifiers }) => identifiers.join(SEPARATOR)],
  ['Email details', ({ emailAbout }) => emailAbout.join(SEPARATOR)],
  ['Phone details', ({ phoneAbout }) => phoneAbout.join(SEPARATOR)],
  ['Address type', ({ addressType }) => addressType],
  ['Other addresses', ({ otherAddresses }) => otherAddresses.join(SEPARATOR)],
  ['Personal text status', (record) => status(record, 'SMS_PERSON')],
];

/** What stands in a field of one's own, in words that an import reads again: choices by their labels. */
function ownCell({ id, type, choices }: OwnField, { custom }: ExportRecord): string {
  const values = custom.get(id) ?? [];
  if (type !== CustomFieldType.CHOICE && type !== CustomFieldType.CHOICES) return values.join(SEPARATOR);
  return choices
    .filter((choice) => values.includes(choice.id))
    .map(({ label }) => label.en || label.es)
    .join(SEPARATOR);
}

/** The columns of fields of one's own, and of what tags say. */
export const ownColumns = (own: readonly OwnField[]): readonly ExportColumn[] =>
  own.map((field): ExportColumn => [ownHeader(field), (record) => ownCell(field, record)]);

/** All columns: those that everybody has, and behind them the fields of one's own and what tags say. */
export const columnsFor = (own: readonly OwnField[]): readonly ExportColumn[] => [...COLUMNS, ...ownColumns(own)];
