import type { Incoming, KeyChoice, OwnField } from '#people';
import { type Column, type Format, isSpanish } from '../columns.ts';
import type { Broken } from '../formats/csv.ts';
import type { Table } from '../formats/table.ts';
import { rowsUnder } from '../formats/table.ts';
import type { Bytes, Seen } from '../reading.ts';
import { type Flag, type Reading, readRow, type Rejection } from '../rows.ts';

/** How a file is taken over: what its columns are taken for, and what makes two rows one person. */
export interface Plan {
  readonly seen: Seen;
  readonly kind: Format;
  readonly columns: readonly Column[];
  readonly choice: KeyChoice;
  /** The fields of one's own that are in use, and the tags with values; a column for any other holds nothing. */
  readonly own: readonly OwnField[];
}

/** What became of a row. */
export type Fate = 'created' | 'updated' | 'unchanged' | Rejection;
/** A row that is not blank, what became of it, what of it was left out, and where a quotation mark breaks it. */
export type RowFate = readonly [row: number, fate: Fate, flags?: readonly Flag[], at?: Broken];
/** A row that is not taken over, and why. */
export interface Refused {
  readonly row: number;
  readonly reason: Rejection;
  readonly at?: Broken;
}

/** Rows that are taken over in one transaction, up to and with the row `last`. */
export interface Piece {
  readonly people: Incoming[];
  readonly rejected: Refused[];
  readonly flags: Map<number, readonly Flag[]>;
  blank: number;
  last: number;
}

/** How many people are taken over in one transaction, and how many rows at most. */
const PIECE = 250;
const MOST_ROWS = 2000;

const BROKEN: Reading = { kind: 'rejected', reason: 'broken_row', flags: [] };
const begun = (): Piece => ({ people: [], rejected: [], flags: new Map(), blank: 0, last: 0 });
const length = ({ people, rejected, blank }: Piece) => people.length + rejected.length + blank;

/** The plan that a file's own headers lead to. */
export const planOf = (seen: Table, own: readonly OwnField[]): Plan => ({
  ...{ seen, kind: seen.kind, columns: seen.columns, own },
  choice: 'DEFAULT',
});

/** The pieces of a file behind a row; `beat` is told now and then while rows before it are passed over. */
export async function* piecesOf(
  bytes: Bytes,
  { seen, kind, columns, choice, own }: Plan,
  after = 0,
  beat: () => Promise<void> = async () => {},
): AsyncGenerator<Piece> {
  let piece = begun();
  let read = 0;
  const ours = { fields: own, dayFirst: isSpanish(columns) };
  for await (const { row, cells, broken } of rowsUnder(bytes, seen)) {
    if (row <= after) {
      if (++read % 20_000 === 0) await beat();
      continue;
    }
    const reading: Reading = broken ? BROKEN : readRow(columns, cells, row, kind, choice, ours);
    piece.last = row;
    if (reading.kind === 'blank') piece.blank += 1;
    else {
      if (reading.flags.length) piece.flags.set(row, reading.flags);
      if (reading.kind === 'person') piece.people.push(reading.incoming);
      else piece.rejected.push({ row, reason: reading.reason, ...(broken && { at: broken }) });
    }
    if (piece.people.length < PIECE && length(piece) < MOST_ROWS) continue;
    yield piece;
    piece = begun();
  }
  if (length(piece)) yield piece;
}
