import { canonicalEmail, canonicalPhone, canonicalZip, clean, CustomFieldType, given, languageTag } from '#people';
import { LONGEST_VALUE, oneLine, type OwnField, type Spelling } from '#people';
import { Channel, chosenKeys, type Incoming, isSomebody, type KeyChoice, type Told } from '#people';
import { holdsForbidden, speaksOfStatus } from '#platform';
import { beyond } from './beyond.ts';
import { type Column, type Field, type Format, type OwnKey, ownKey } from './columns.ts';
import { saidIn } from './said.ts';

/** Why a row is not taken over. */
export type Rejection = 'invalid_email' | 'invalid_phone' | 'no_identity' | 'not_a_person' | 'no_key' | 'broken_row';
/** Why somebody should look at a row that was taken over: what of it was left out. */
export type Flag =
  | 'invalid_email'
  | 'invalid_phone'
  | 'invalid_postal_code'
  | 'invalid_value'
  | 'differing_values'
  | 'forbidden_column'
  | 'forbidden_value';

/** The fields of one's own and the tags' values that a file is read into, and how it writes days. */
export interface Own extends Spelling {
  readonly fields: readonly OwnField[];
}
const NONE: Own = { fields: [] };

/** What one row of a file comes to. */
export type Reading =
  | { readonly kind: 'blank' }
  | { readonly kind: 'rejected'; readonly reason: Rejection; readonly flags: readonly Flag[] }
  | { readonly kind: 'person'; readonly incoming: Incoming; readonly flags: readonly Flag[] };

const isYes = (text: string) => /^(true|yes|y|1|si|sí|t|x|haa|on)$/i.test(clean(text));
const isNo = (text: string) => /^(false|no|n|0|f|maya|off)$/i.test(clean(text));
const NO_NAME = /^(n\/a|null|none|[-–—_.?*]+)$/iu;
const SEPARATOR = ' ::: ';

/** The cells of a row by what they hold; a cell with a forbidden number is not among them. */
class Cells {
  readonly flags = new Set<Flag>();
  private readonly byField = new Map<Field | OwnKey, { value: string; number?: string; system?: string }[]>();

  constructor(columns: readonly Column[], record: readonly string[], own: Own) {
    const free = new Set(own.fields.filter(isFree).map(ownKey));
    for (const [n, { field, forbidden, number, system }] of columns.entries()) {
      const value = record[n] ?? '';
      if (!value.trim()) continue;
      if (forbidden) this.flags.add('forbidden_column');
      else if (holdsForbidden(value) || (isWritten(field, free) && speaksOfStatus(value)))
        this.flags.add('forbidden_value');
      else if (field)
        this.byField.set(field, [
          ...(this.byField.get(field) ?? []),
          { value, ...(number && { number }), ...(system && { system }) },
        ]);
    }
  }

  all(field: Field | OwnKey): { value: string; number?: string; system?: string }[] {
    return (this.byField.get(field) ?? []).flatMap(({ value, ...rest }) =>
      value.split(SEPARATOR).map((part) => ({ value: part, ...rest })),
    );
  }

  line(field: Field): string {
    return (
      this.all(field)
        .map(({ value }) => inert(oneLine(given(value))))
        .find(Boolean) ?? ''
    );
  }

  /** As a line, but "Na" and "No" are names. */
  name(field: Field): string {
    const lines = this.all(field).map(({ value }) => inert(oneLine(value)));
    return lines.find((line) => line && !NO_NAME.test(line)) ?? '';
  }

  yes(field: Field): boolean {
    return this.all(field).some(({ value }) => isYes(value));
  }
}

const isFree = ({ type }: OwnField) => type === CustomFieldType.TEXT || type === CustomFieldType.URL;
/** Whether people write what they like in it. */
const isWritten = (field: Column['field'], free: ReadonlySet<OwnKey>) =>
  field === 'notes' || (field !== null && free.has(field as OwnKey));

/** Spreadsheets put an apostrophe before what they would else calculate; without it the text is the same text. */
const inert = (text: string): string => text.replace(/^'(?=[=+\-@\d(])/, '');

/**
 * Reads one row; pure, and the same for every file. `choice` says what a row must have to be known again, `own` are the
 * fields of the organization's own making.
 */
export function readRow(
  columns: readonly Column[],
  record: readonly string[],
  row: number,
  format: Format,
  choice: KeyChoice = 'DEFAULT',
  own: Own = NONE,
): Reading {
  if (record.every((cell) => !clean(cell))) return { kind: 'blank' };
  const cells = new Cells(columns, record, own);
  const emails = emailsOf(cells);
  const phones = phonesOf(cells);
  const name = nameOf(cells);
  const reject = (reason: Rejection): Reading => ({ kind: 'rejected', reason, flags: [...cells.flags] });
  const organization = cells.line('organization') && !name.givenName && !name.familyName;
  if (organization || cells.all('organizationFlag').some(({ value }) => value.trim() === '1'))
    return reject('not_a_person');
  const details = detailsOf(cells, name, emails, phones, format);
  if (!isKnown(details, choice)) {
    if (isSomebody(details)) return reject('no_key');
    if (emails.unusable) return reject('invalid_email');
    return reject(phones.unusable ? 'invalid_phone' : 'no_identity');
  }
  if (emails.unusable) cells.flags.add('invalid_email');
  if (phones.unusable) cells.flags.add('invalid_phone');
  const { custom, tagValues } = ownOf(cells, own, format);
  const language = languageTag(cells.line('language'));
  const ward = wardOf(cells.line('ward'));
  const tags = tagsOf(cells, format);
  const incoming: Incoming = {
    row,
    details: custom ? { ...details, custom } : details,
    ...(language && { language }),
    ...(ward && { ward }),
    tags,
    ...(tagValues && { tagValues }),
    optOuts: optOutsOf(cells, format),
    consents: consentsOf(cells),
    deceased: cells.yes('deceased'),
  };
  return { kind: 'person', incoming, flags: [...cells.flags] };
}

/** Whether there is enough to know somebody again by what counts here; an identifier counts where there is a name too. */
function isKnown(details: Told, choice: KeyChoice): boolean {
  if (choice === 'DEFAULT') return isSomebody(details);
  const named = Boolean(details.givenName || details.familyName) || isSomebody(details);
  return named && chosenKeys(details, choice).length > 0;
}

/** What stands in the fields of one's own and what tags say; what cannot be read is left out, and the row is flagged. */
function ownOf(
  cells: Cells,
  { fields, ...spelling }: Own,
  format: Format,
): { custom?: Told['custom']; tagValues?: Incoming['tagValues'] } {
  const custom: Record<string, readonly string[]> = {};
  const tagValues: Record<string, string> = {};
  for (const field of fields) {
    // Cards are no spreadsheets.
    const texts = cells.all(ownKey(field)).map(({ value }) => (format === 'vcard' ? value : inert(value)));
    if (!texts.length) continue;
    const { values, differ, ...read } = saidIn(field, texts, {
      ...spelling,
      exact: format === 'own' || format === 'vcard',
    });
    const said = field.isTag && oneLine(values[0] ?? '');
    const isLong = said && said.length > LONGEST_VALUE;
    if (read.isUnread || isLong) cells.flags.add('invalid_value');
    if (differ) cells.flags.add('differing_values');
    if (isLong) continue;
    if (said) tagValues[field.id] = said;
    else if (values.length) custom[field.id] = values;
  }
  const isAny = (some: object) => Object.keys(some).length > 0;
  return { ...(isAny(custom) && { custom }), ...(isAny(tagValues) && { tagValues }) };
}

/** What other systems know somebody by. */
const identifiersOf = (cells: Cells, format: Format): string[] => [
  ...new Set(
    cells.all('identifier').flatMap(({ value, system = 'other' }) => {
      const id = inert(oneLine(given(value))).slice(0, 100);
      // Our own exports say which system it is; everybody else's say it in the header.
      const named = format === 'own' && system === 'other' && /^[a-z\d-]{1,40}:./.test(id);
      return named ? [id] : id ? [`${system}:${id}`] : [];
    }),
  ),
];

interface Found<T> {
  readonly values: T[];
  readonly unusable: boolean;
}

/** Each address once, as it is written, with the number of its column. */
function emailsOf(cells: Cells): Found<{ written: string; key: string; number?: string }> {
  const found = new Map<string, { written: string; key: string; number?: string }>();
  let unusable = false;
  for (const { value, number } of cells.all('email')) {
    const written = oneLine(given(value)).replace(/^mailto:/i, '');
    if (!written) continue;
    const key = canonicalEmail(written);
    unusable ||= !key;
    const known = key ? found.get(key) : undefined;
    if (!key || known?.number) continue;
    // The number of a numbered column is what "is bad" speaks of.
    found.set(key, { written: known?.written ?? written, key, ...(number && { number }) });
  }
  return { values: [...found.values()], unusable };
}

function phonesOf(cells: Cells): Found<{ number: string; extension?: string }> {
  const values: { number: string; extension?: string }[] = [];
  let unusable = false;
  for (const { value } of cells.all('phone')) {
    const written = given(inert(clean(value)));
    if (!written) continue;
    const phone = canonicalPhone(written);
    unusable ||= !phone;
    if (phone && !values.some(({ number }) => number === phone.number)) values.push(phone);
  }
  return { values, unusable };
}

/** First and last name; a name in one box is parted before its last word. */
function nameOf(cells: Cells): { givenName: string; familyName: string } {
  const givenName = cells.name('givenName');
  const familyName = cells.name('familyName');
  const whole = cells.name('fullName');
  if (givenName || familyName || !whole) return { givenName, familyName };
  const [last = '', first = ''] = whole.split(/\s*,\s*/, 2);
  if (first) return { givenName: first, familyName: last };
  const cut = whole.lastIndexOf(' ');
  return cut < 0
    ? { givenName: whole, familyName: '' }
    : { givenName: whole.slice(0, cut), familyName: whole.slice(cut + 1) };
}

function detailsOf(
  cells: Cells,
  name: { givenName: string; familyName: string },
  emails: ReturnType<typeof emailsOf>,
  phones: ReturnType<typeof phonesOf>,
  format: Format,
): Told {
  const zip = cells.line('postalCode');
  const isZip = canonicalZip(zip) !== undefined || /^(?=.*\d)[A-Z\d][A-Z\d -]{2,9}$/i.test(zip);
  if (zip && !isZip) cells.flags.add('invalid_postal_code');
  const bouncing = cells.all('emailStatus').some(({ value }) => /bounc/i.test(value));
  const bad = new Set(cells.all('emailIsBad').flatMap(({ value, number }) => (isYes(value) ? [number] : [])));
  const bounced = emails.values.filter(({ number }) => bouncing || (number !== undefined && bad.has(number)));
  const identifiers = identifiersOf(cells, format);
  const more = beyond((field) => cells.all(field));
  const failing = [...new Set([...bounced.map(({ key }) => key), ...(more.bouncedEmails ?? [])])];
  const extensions = phones.values.flatMap(({ number, extension }) => (extension ? [[number, extension]] : []));
  const notes = cells
    .all('notes')
    .map(({ value }) => inert(given(value)).slice(0, 5000))
    .filter(Boolean)
    .join('\n');
  const optional = {
    middleName: cells.name('middleName'),
    suffix: cells.line('suffix'),
    pronouns: cells.line('pronouns'),
    address: cells.line('street'),
    city: cells.line('city'),
    postalCode: isZip ? zip : '',
    notes,
  };
  return {
    ...more,
    givenName: name.givenName.slice(0, 100),
    familyName: name.familyName.slice(0, 100),
    emails: emails.values.map(({ written }) => written),
    phones: phones.values.map(({ number }) => number),
    ...(identifiers.length && { identifiers }),
    ...(extensions.length && { extensions: Object.fromEntries(extensions) as Record<string, string> }),
    ...(failing.length && { bouncedEmails: failing }),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value)),
  };
}

function wardOf(text: string): number | undefined {
  const ward = Number(/^(?:ward|distrito)?\s*#?(\d{1,2})$/i.exec(text)?.[1]);
  return ward >= 1 && ward <= 13 ? ward : undefined;
}

const STOPPED = /^(unsubscribed?|spam complaint|opt(ed)?[- ]?out|stop(ped)?|blocked|do not (e-?mail|text))$/i;
const SUBSCRIBED = /^(subscribed|opt(ed)?[- ]?in|active)$/i;
const DECLINED = /^(not subscribed|no)$/i;

/**
 * What each channel was told to stop; a missing consent is not a stop. Our own files say it of every channel of whoever said
 * stop to everything, and of the dead, so that other systems heed it: to us that is said once. What other systems say of texts
 * is of those to many.
 */
function optOutsOf(cells: Cells, format: Format): Channel[] {
  if (format === 'own' && cells.yes('doNotContact')) return [Channel.ALL];
  if (format === 'own' && cells.yes('deceased')) return [];
  const says = (field: Field, pattern: RegExp) => cells.all(field).some(({ value }) => pattern.test(clean(value)));
  const stops: [Channel, boolean][] = [
    [Channel.EMAIL, says('emailStatus', STOPPED) || cells.line('unsubscribedAt') !== ''],
    [Channel.SMS, says('smsStatus', STOPPED) || cells.all('smsFlag').some(({ value }) => isNo(value))],
    [Channel.SMS_PERSON, says('personalSmsStatus', STOPPED)],
    [Channel.PHONE, cells.yes('doNotCall')],
    [Channel.ALL, cells.yes('doNotContact')],
  ];
  return stops.filter(([, stopped]) => stopped).map(([channel]) => channel);
}

/** What the row says of consent; a word that is neither yes nor no says nothing. */
function consentsOf(cells: Cells): Incoming['consents'] {
  const ref = cells.line('statedAt').slice(0, 40);
  const say = (channel: Channel, fields: Field[]) => {
    for (const value of fields.flatMap((field) => cells.all(field)).map((cell) => clean(cell.value))) {
      if (SUBSCRIBED.test(value) || isYes(value)) return [{ channel, given: true, ref }];
      if (DECLINED.test(value) || isNo(value)) return [{ channel, given: false, ref }];
    }
    return [];
  };
  return [
    ...say(Channel.EMAIL, ['emailStatus', 'emailConsent']),
    ...say(Channel.SMS, ['smsStatus', 'smsConsent']),
    ...say(Channel.SMS_PERSON, ['personalSmsStatus']),
  ];
}

/** How a system parts labels in one cell; labels of Action Network may hold a comma of their own. */
const PARTED: Partial<Record<Format, RegExp>> = {
  'action-network': /,\s+/,
  'google-contacts': /$^/,
  vcard: /$^/,
  own: /$^/,
};

/** The labels of a row; Google's own groups begin with an asterisk, and a label of somebody's status is left out. */
function tagsOf(cells: Cells, format: Format): string[] {
  const labels = cells.all('tags').flatMap(({ value }) => value.split(PARTED[format] ?? /[,;]\s*/));
  // Where each stands by itself, "Na" and "* new" are labels; and cards are no spreadsheets.
  const isWhole = format === 'own' || format === 'vcard';
  const bare = (label: string) => oneLine(isWhole ? label : given(label));
  const tags = [...new Set(labels.map((label) => (format === 'vcard' ? bare(label) : inert(bare(label)))))].filter(
    (label) => label && (isWhole || !label.startsWith('* ')),
  );
  const kept = tags.filter((label) => !speaksOfStatus(label));
  if (kept.length < tags.length) cells.flags.add('forbidden_value');
  return kept;
}
