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

/** Every card as a row, numbered from 1. A card without an end, or an end without a card, is refused. */
export async function* cardsOf(bytes: Bytes, writing: Writing): AsyncGenerator<Row> {
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
      if (depth === 0) yield { row, cells: cellsOf(card) };
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
