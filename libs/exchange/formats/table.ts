import { AppError } from '#platform';
import { canIdentify, type Column, columnsOf, type Format, formatOf } from '../columns.ts';
import { type Bytes, type Row, rowsOf, type Seen, type Writing, writingOf } from '../reading.ts';
import { CARD_COLUMNS, cardsOf, OwnHeaders } from './vcard.ts';
import { sheetOf } from './xlsx.ts';

/** What a file is, found by reading the whole of it before the first row is taken over. */
export interface Table extends Seen {
  readonly kind: Format;
  readonly columns: Column[];
  /** How many rows there are under the header, blank ones among them. */
  readonly about: number;
}

/** Everything that stands in the file, the header too. */
function everyRow(
  bytes: Bytes,
  { encoding, delimiter, size, isCards, own }: Seen,
  headers?: OwnHeaders,
): AsyncGenerator<Row> {
  if (isCards) return cardsOf(bytes, { encoding, delimiter }, own, headers);
  return encoding === 'xlsx' ? sheetOf(bytes, size) : rowsOf(bytes, { encoding, delimiter });
}

const isBlank = (cells: readonly string[]) => cells.every((cell) => !cell.trim());

/** Reads all of it: how it is written, whose export it is, and that its header is not broken. */
export async function tableOf(bytes: Bytes): Promise<Table> {
  const seen = await writingOf(bytes);
  let columns = seen.isCards ? [...CARD_COLUMNS] : undefined;
  let kind: Format = seen.isCards ? 'vcard' : 'generic';
  let about = 0;
  const headers = new OwnHeaders();
  for await (const { cells, broken } of everyRow(bytes, seen, headers)) {
    if (columns) about += 1;
    else if (broken)
      throw new AppError('INVALID', 'people.import.brokenHeader', { line: broken.line, sign: broken.sign });
    else if (!isBlank(cells)) {
      kind = formatOf(cells);
      columns = columnsOf(cells, kind);
    }
  }
  if (!columns) throw new AppError('INVALID', 'people.import.empty');
  const own = headers.all();
  // What they hold is known only by the fields and tags that are called so.
  const mine = columnsOf(own, kind).map((column) => ({ ...column, field: null }));
  return { ...seen, ...(own.length && { own }), kind, columns: [...columns, ...mine], about };
}

/** Refuses columns by which no row could be anybody. */
export function mustIdentify(columns: readonly Column[]): void {
  if (canIdentify(columns)) return;
  const headers = columns.map(({ header }) => header.trim()).filter(Boolean);
  // A first row with somebody's address in it is no header, and is not repeated.
  if (headers.some((header) => /@|\d{7}/.test(header))) throw new AppError('INVALID', 'people.import.noHeader');
  throw new AppError('INVALID', 'people.import.noIdentity', {
    headers: headers.slice(0, 8).join(', ').slice(0, 300),
  });
}

/** The rows under the header, those after one of them only; the columns must be those that were found before. */
export async function* rowsUnder(bytes: Bytes, table: Seen, after = 0): AsyncGenerator<Row> {
  let header = !table.isCards;
  for await (const each of everyRow(bytes, table)) {
    if (header) header = isBlank(each.cells);
    else if (each.row > after) yield each;
  }
}

/** How a file is written, as reports say it. */
export const writtenAs = ({ encoding, delimiter }: Writing): Writing => ({ encoding, delimiter });
