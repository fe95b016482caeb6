import { StringDecoder } from 'node:string_decoder';
import sax from 'sax';
import { AppError } from '#platform';
import { type Bytes, MAX_COLUMNS, MAX_RECORD, type Row } from '../reading.ts';
import { dateOf, isDateFormat } from './xlsx-dates.ts';
import { broken, Zip } from './zip.ts';

/** How large the files within may be, unpacked. Shared texts are held in memory. */
const MAX_SHEET = 6 * 1024 ** 3;
const MAX_STRINGS = 256 * 1024 ** 2;
const MAX_OTHER = 16 * 1024 ** 2;

type Attributes = Readonly<Record<string, string>>;
interface Heard {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** Reads XML as it comes, and stops between chunks for whoever wants what was read so far. No entity is looked up. */
async function* parsed(stream: AsyncIterable<Buffer>, heard: Heard): AsyncGenerator<void> {
  const parser = sax.parser(true, { position: false });
  let failed = false;
  parser.onerror = () => (failed = true);
  parser.ondoctype = () => (failed = true);
  parser.onopentag = ({ name, attributes }) => {
    const bare = Object.entries(attributes as Attributes).map(([key, value]) => [local(key), value] as const);
    heard.open?.(local(name), Object.fromEntries(bare));
  };
  parser.ontext = parser.oncdata = (text) => heard.text?.(text);
  parser.onclosetag = (name) => heard.close?.(local(name));
  const decoder = new StringDecoder('utf8');
  for await (const chunk of stream) {
    parser.write(decoder.write(chunk));
    if (failed) throw broken();
    yield;
  }
  parser.write(decoder.end()).close();
  if (failed) throw broken();
}

async function all(stream: AsyncIterable<Buffer>, heard: Heard): Promise<void> {
  const reading = parsed(stream, heard);
  while (!(await reading.next()).done);
}

/** The rows of the first sheet that is shown, with the numbers that the sheet gives them. */
export async function* sheetOf(bytes: Bytes, size: number): AsyncGenerator<Row> {
  const zip = await Zip.open(bytes, size);
  try {
    if (!zip.has('xl/workbook.xml')) throw broken();
    const { path, from1904 } = await firstSheet(zip);
    const strings = await sharedStrings(zip);
    const dates = await dateStyles(zip);
    yield* rowsIn(await zip.read(path, MAX_SHEET), new Cell(strings, dates, from1904));
  } finally {
    zip.close();
  }
}

async function firstSheet(zip: Zip): Promise<{ path: string; from1904: boolean }> {
  let id: string | undefined;
  let from1904 = false;
  await all(await zip.read('xl/workbook.xml', MAX_OTHER), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (name === 'sheet' && !/hidden/i.test(attributes.state ?? '')) id ??= attributes.id;
    },
  });
  let target: string | undefined;
  if (zip.has('xl/_rels/workbook.xml.rels'))
    await all(await zip.read('xl/_rels/workbook.xml.rels', MAX_OTHER), {
      open(name, { Id, Target }) {
        if (name === 'Relationship' && Id === id) target = Target;
      },
    });
  const path = target ? (target.startsWith('/') ? target.slice(1) : `xl/${target}`) : 'xl/worksheets/sheet1.xml';
  if (!zip.has(path)) throw broken();
  return { path, from1904 };
}

async function sharedStrings(zip: Zip): Promise<string[]> {
  const strings: string[] = [];
  if (!zip.has('xl/sharedStrings.xml')) return strings;
  let text = '';
  let inText = false;
  let aside = 0; // how a text is pronounced is not a part of it
  await all(await zip.read('xl/sharedStrings.xml', MAX_STRINGS), {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') aside += 1;
      else if (name === 't') inText = aside === 0;
    },
    text(more) {
      if (inText) text += more;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') aside -= 1;
      else if (name === 'si') strings.push(text);
    },
  });
  return strings;
}

/** Whether a number in a cell of each style is a date. */
async function dateStyles(zip: Zip): Promise<boolean[]> {
  const dates: boolean[] = [];
  if (!zip.has('xl/styles.xml')) return dates;
  const formats = new Map<number, string>();
  let inCells = false;
  await all(await zip.read('xl/styles.xml', MAX_OTHER), {
    open(name, attributes) {
      if (name === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(attributes.numFmtId ?? 0);
        dates.push(isDateFormat(id, formats.get(id)));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return dates;
}

/** A sign that XML has no place for stands there by its number. */
const meant = (text: string) =>
  text.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** What stands in a cell, as text: a formula is the text that it came to when the file was saved. */
class Cell {
  constructor(
    private readonly strings: readonly string[],
    private readonly dates: readonly boolean[],
    private readonly from1904: boolean,
  ) {}

  text({ t, s }: Attributes, value: string): string {
    if (t === 's') return meant(this.strings[Number(value)] ?? '');
    if (t === 'b') return value === '1' ? 'true' : 'false';
    if (t === 'e') return '';
    if (t === 'str' || t === 'inlineStr') return meant(value);
    if (t === 'd' || value === '') return value;
    const number = Number(value);
    if (!Number.isFinite(number)) return value;
    if (this.dates[Number(s ?? 0)]) return dateOf(number, this.from1904) ?? value;
    return /e/i.test(value) ? number.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 15 }) : value;
  }
}

/** The place of a cell by its name: A1 is 0, AB7 is 27. */
const placeOf = (name: string): number =>
  [.../^[A-Z]{1,3}/.exec(name)![0]].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

async function* rowsIn(stream: AsyncIterable<Buffer>, cell: Cell): AsyncGenerator<Row> {
  const ready: Row[] = [];
  let row = 0;
  let cells: string[] = [];
  let length = 0;
  let place = -1;
  let attributes: Attributes = {};
  let value: string | undefined;
  let inValue = false;
  const heard: Heard = {
    open(name, found) {
      if (name === 'row') {
        row = Math.max(row + 1, Number(found.r) || 0);
        [cells, length, place] = [[], 0, -1];
      } else if (name === 'c') {
        place = /^[A-Z]{1,3}\d+$/.test(found.r ?? '') ? placeOf(found.r!) : place + 1;
        if (place >= MAX_COLUMNS) throw new AppError('INVALID', 'people.import.tooManyColumns', { row });
        [attributes, value] = [found, ''];
      } else if (name === 'v' || name === 't') inValue = value !== undefined;
      else if (name === 'rPh') inValue = false;
    },
    text(more) {
      if (!inValue) return;
      value += more;
      length += more.length;
      if (length > MAX_RECORD) throw new AppError('INVALID', 'people.import.brokenRow', { row });
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false;
      else if (name === 'c') {
        while (cells.length < place) cells.push('');
        cells[place] = cell.text(attributes, value ?? '');
        value = undefined;
      } else if (name === 'row') ready.push({ row, cells });
    },
  };
  const reading = parsed(stream, heard);
  for (let done = false; !done;) {
    done = (await reading.next()).done ?? false;
    yield* ready.splice(0);
  }
}
