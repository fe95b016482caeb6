import { AppError } from '#platform';
import type { Column, Field } from '../columns.ts';
import { type Bytes, decoded, type Row, type Writing } from '../reading.ts';
import { linesOf, parted, plain, type Property, propertyOf } from './card-lines.ts';

/** What a card can say, as the columns of a table; several values stand in one cell, as Google writes them. */
const FIELDS = [
  'fullName',
  'givenName',
  'familyName',
  'middleName',
  'suffix',
  'email',
  'phone',
  'street',
  'city',
  'postalCode',
  'language',
  'tags',
  'notes',
  'pronouns',
  'chosenName',
  'alternateNames',
  'otherLanguages',
  'organization',
  'organizationFlag',
] as const satisfies readonly Field[];
type CardField = (typeof FIELDS)[number];
const SEPARATOR = ' ::: ';

/** The columns that cards are read into. */
export const CARD_COLUMNS: readonly Column[] = FIELDS.map((field) => ({ header: field, field, forbidden: false }));

/** The property of our own cards that holds a field of one's own, or what a tag says: its header, the value, and which of several. */
export const OWN_PROPERTY = 'X-OWN-FIELD';
/** So many columns cards have at most beside those that every card has. */
const MOST = 500;
const LONGEST_HEADER = 300;

/** What one such property says; nothing where it is none. */
function ownIn({ name, value }: Property): { readonly header: string; readonly nth: number; readonly said: string }[] {
  if (name !== OWN_PROPERTY) return [];
  const [header = '', said = '', nth = ''] = parted(value, ';');
  return header && header.length <= LONGEST_HEADER && said
    ? [{ header, said, nth: Math.min(Math.max(Number.parseInt(nth, 10) || 1, 1), 9) }]
    : [];
}

/** Collects the headers of such properties, each as often as the one that says so the last is counted. */
export class OwnHeaders {
  private readonly most = new Map<string, number>();

  /** Looks at one card. */
  see(card: readonly Property[]): void {
    for (const { header, nth } of card.flatMap(ownIn))
      if (this.most.has(header) || this.most.size < MOST)
        this.most.set(header, Math.max(this.most.get(header) ?? 0, nth));
  }

  all(): string[] {
    return [...this.most].flatMap(([header, times]) => Array.from({ length: times }, () => header));
  }
}

/** Every card as a row, numbered from 1, with cells for `own` behind the others. A card without an end, or an end without a card, is refused. */
export async function* cardsOf(
  bytes: Bytes,
  writing: Writing,
  own: readonly string[] = [],
  headers?: OwnHeaders,
): AsyncGenerator<Row> {
  let row = 0;
  let depth = 0;
  let card: Property[] = [];
  for await (const line of linesOf(decoded(bytes, writing))) {
    const said = line.trim().toUpperCase();
    if (said === 'BEGIN:VCARD') {
      // One within another is about somebody else (AGENT): it is passed over.
      depth += 1;
      if (depth > 1) continue;
      row += 1;
      card = [];
    } else if (said === 'END:VCARD') {
      depth -= 1;
      if (depth < 0) throw new AppError('INVALID', 'people.import.brokenCard', { row: row + 1 });
      if (depth > 0) continue;
      headers?.see(card);
      yield { row, cells: [...cellsOf(card), ...ownCells(card, own)] };
    } else if (depth === 1) {
      const property = propertyOf(line);
      if (property) card.push(property);
      if (card.length > 2000) throw new AppError('INVALID', 'people.import.longCard');
    }
  }
  if (depth > 0) throw new AppError('INVALID', 'people.import.brokenCard', { row });
}

function cellsOf(card: readonly Property[]): string[] {
  const values = new Map<CardField, string[]>();
  const add = (field: CardField, ...more: string[]) =>
    values.set(field, [...(values.get(field) ?? []), ...more.filter(Boolean)]);
  for (const { name, types, value } of card) {
    if (name === 'FN') add('fullName', plain(value));
    else if (name === 'N') addName(add, parted(value, ';'));
    else if (name === 'EMAIL') add('email', plain(value));
    else if (name === 'TEL' && !types.has('fax'))
      add('phone', plain(value).replace(/^tel:/i, '').replace(/;ext=/i, ' x'));
    else if (name === 'ADR') addAddress(add, parted(value, ';'));
    else if (name === 'NICKNAME') add(isFirst(types) ? 'chosenName' : 'alternateNames', ...parted(value, ','));
    else if (name === 'CATEGORIES') add('tags', ...parted(value, ','));
    else if (name === 'NOTE') add('notes', plain(value));
    else if (name === 'PRONOUNS') add('pronouns', plain(value));
    else if (name === 'ORG') add('organization', parted(value, ';').find(Boolean) ?? '');
    else if (name === 'X-ABSHOWAS' && plain(value).toUpperCase() === 'COMPANY') add('organizationFlag', '1');
    else if (name === 'KIND' && /^(org|group|location)$/i.test(plain(value))) add('organizationFlag', '1');
  }
  addLanguages(
    add,
    card.filter(({ name }) => name === 'LANG'),
  );
  // An organization's card bears its name alone, as that of nobody.
  const named = values.get('givenName')?.length || values.get('familyName')?.length;
  if (!named && values.get('organization')?.includes(values.get('fullName')?.[0] ?? '')) add('organizationFlag', '1');
  if (named) values.delete('fullName');
  return FIELDS.map((field) => (values.get(field) ?? []).join(SEPARATOR));
}

/** What stands under each of these headers; of several that are the same the second is for what is said to be that. */
function ownCells(card: readonly Property[], own: readonly string[]): string[] {
  const said = card.flatMap(ownIn);
  return own.map((header, place) => {
    const nth = own.slice(0, place + 1).filter((each) => each === header).length;
    const mine = said.filter((each) => each.header === header && each.nth === nth);
    return mine.map((each) => each.said).join(SEPARATOR);
  });
}

/** Whether a value is said to go before others: in words of version 4, or of 3. */
const isFirst = (types: ReadonlySet<string>): boolean => types.has('pref=1') || types.has('pref');

/** From 1 to 100, as in version 4; what nothing is said of goes last. */
const rank = (types: ReadonlySet<string>): number =>
  isFirst(types) ? 1 : Number([...types].find((each) => /^pref=\d+$/.test(each))?.slice('pref='.length) ?? 101);

type Add = (field: CardField, ...more: string[]) => void;

function addName(add: Add, [family = '', given = '', middle = '', , suffix = '']: string[]): void {
  add('familyName', family);
  add('givenName', given);
  add('middleName', middle);
  add('suffix', suffix);
}

/**
 * The main language is the one that goes before the others, the first of them where none is said to. Our own cards say of
 * somebody without a main one that it is none of them.
 */
function addLanguages(add: Add, spoken: readonly Property[]): void {
  const [main] = spoken.filter(({ types }) => !types.has('x-pref=none')).sort((a, b) => rank(a.types) - rank(b.types));
  for (const each of spoken) add(each === main ? 'language' : 'otherLanguages', plain(each.value));
}

function addAddress(add: Add, [, , street = '', city = '', , zip = '']: string[]): void {
  add('street', street.replace(/\s*\n\s*/g, ', '));
  add('city', city);
  add('postalCode', zip);
}
