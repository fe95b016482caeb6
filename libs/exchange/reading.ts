import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { AppError } from '#platform';
import { type Broken, recordsOf } from './formats/csv.ts';

/** Where the bytes of a file come from; it is read more than once, and where `part` is there, from anywhere. */
export interface Bytes {
  (): AsyncIterable<Buffer>;
  /** The bytes from `start` up to, and without, `end`. */
  readonly part?: (start: number, end: number) => Readable;
}

/** How a file is written down. */
export interface Writing {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'xlsx';
  /** Empty for what has no cells of text: a spreadsheet, cards. */
  readonly delimiter: ',' | ';' | '\t' | '|' | '';
}

/** How a file is written, how long it is, and whether it is cards. */
export interface Seen extends Writing {
  readonly size: number;
  readonly isCards: boolean;
  /** What cards of ours say beside what every card can: the headers that stand before it, each as often as it is needed. */
  readonly own?: readonly string[];
}

/** The largest file that is taken, in bytes: a list of a million people with every column of NationBuilder. */
export const MAX_BYTES = 2 * 1024 ** 3;
/** The longest row, in characters; one that is longer is a quote that nobody closed. */
export const MAX_RECORD = 1_000_000;
/** The most cells that a row may have. */
export const MAX_COLUMNS = 2000;

/** The bytes of a file on disk. */
export function bytesOf(path: string): Bytes {
  const from = async function* () {
    const file = await open(path).catch((error: { code?: string }) => {
      if (error.code === 'ENOENT' || error.code === 'EISDIR') throw new AppError('NOT_FOUND', 'people.import.noFile');
      throw error;
    });
    for await (const chunk of file.createReadStream()) yield chunk as Buffer;
  };
  return from;
}

const ZIP = '504b0304';
/** What Excel wrote before 2007, and what it writes where there is a password. */
const OLE = 'd0cf11e0';
const NO_TEXT = ['25504446', '7b5c7274'];

/** Finds out how a file is written, from all of its bytes; refuses what is neither text nor a spreadsheet. */
export async function writingOf(bytes: Bytes): Promise<Seen> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let head = Buffer.alloc(0);
  let size = 0;
  let zeros = 0;
  let isUtf8 = true;
  for await (const chunk of bytes()) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new AppError('INVALID', 'people.import.tooLarge');
    if (head.length < 65_536) head = Buffer.concat([head, chunk.subarray(0, 65_536)]);
    if (chunk.includes(0)) zeros += 1;
    if (isUtf8) isUtf8 = decodes(utf8, chunk);
  }
  if (isUtf8) isUtf8 = decodes(utf8, undefined);
  if (size === 0) throw new AppError('INVALID', 'people.import.empty');
  const sign = head.subarray(0, 4).toString('hex');
  if (sign === ZIP) return { encoding: 'xlsx', delimiter: '', size, isCards: false };
  if (sign === OLE) throw new AppError('INVALID', 'people.import.lockedSheet');
  if (NO_TEXT.includes(sign)) throw new AppError('INVALID', 'people.import.notText');
  const encoding = encodingOf(head, isUtf8);
  if (zeros && encoding === 'windows-1252') throw new AppError('INVALID', 'people.import.notText');
  const text = new TextDecoder(encoding).decode(head, { stream: true });
  const isCards = /^\s*BEGIN:VCARD\s*$/im.test(
    text
      .slice(0, 200)
      .split(/\r\n?|\n/)
      .find((line) => line.trim()) ?? '',
  );
  return { encoding, delimiter: isCards ? '' : delimiterOf(text), size, isCards };
}

function decodes(decoder: TextDecoder, chunk: Buffer | undefined): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}

/** By the byte order mark; else by where the zero bytes of ASCII letters stand; else UTF-8 if all of it is. */
function encodingOf(head: Buffer, isUtf8: boolean): Exclude<Writing['encoding'], 'xlsx'> {
  const mark = head.subarray(0, 2).toString('hex');
  if (mark === 'fffe') return 'utf-16le';
  if (mark === 'feff') return 'utf-16be';
  const part = head.subarray(0, 1000);
  const zerosAt = (odd: number) => part.filter((byte, n) => byte === 0 && n % 2 === odd).length;
  if (zerosAt(1) > part.length / 5 && zerosAt(0) === 0) return 'utf-16le';
  if (zerosAt(0) > part.length / 5 && zerosAt(1) === 0) return 'utf-16be';
  return isUtf8 ? 'utf-8' : 'windows-1252';
}

/** The sign that parts most cells of the first line that is not empty; signs within quotes do not count. */
function delimiterOf(text: string): Exclude<Writing['delimiter'], ''> {
  const line = /^\s*(?:"(?:[^"]|"")*"|[^"\r\n])+/.exec(text)?.[0] ?? '';
  const bare = line.replace(/"(?:[^"]|"")*"/g, '');
  const signs = ['\t', ',', ';', '|'] as const;
  return signs.reduce((best, sign) => (bare.split(sign).length > bare.split(best).length ? sign : best), ',');
}

/** The text of a file, a piece at a time. */
export async function* decoded(bytes: Bytes, { encoding }: Pick<Writing, 'encoding'>): AsyncGenerator<string> {
  const text = new TextDecoder(encoding);
  for await (const chunk of bytes()) yield text.decode(chunk, { stream: true });
  yield text.decode();
}

/** One record of a file and its row as a spreadsheet counts it: the header is row 1. */
export interface Row {
  readonly row: number;
  readonly cells: string[];
  /** A stray quote stands in it, and here: nobody can say what its cells are. */
  readonly broken?: Broken;
}

/** Reads a file row by row; never holds more than a few. A row that a stray quote breaks is one row, and no more. */
export async function* rowsOf(bytes: Bytes, writing: Writing): AsyncGenerator<Row> {
  const rules = { delimiter: writing.delimiter || ',', longest: MAX_RECORD };
  let row = 0;
  for await (const record of recordsOf(decoded(bytes, writing), rules)) {
    row += 1;
    if (!Array.isArray(record)) yield { row, cells: [], broken: record };
    else if (record.length > MAX_COLUMNS) throw new AppError('INVALID', 'people.import.tooManyColumns', { row });
    else yield { row, cells: record };
  }
}
