import { Readable } from 'node:stream';
import yazl from 'yazl';
import { type Language, say } from '#platform';
import type { OwnField } from '#people';
import { OWN_PROPERTY } from '../formats/vcard.ts';
import { columnsFor, type ExportRecord, ownColumns } from './record.ts';

/** What people can be written as. */
export const EXPORT_FORMATS = ['csv', 'xlsx', 'vcf'] as const;
/** One of them. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The rows that a sheet holds, its header among them. */
export const SHEET_ROWS = 1_048_576;

/** One person, and what stands in the columns of a list about them, by the columns' ids. */
export interface Line extends ExportRecord {
  readonly cells: Readonly<Record<string, string>>;
}

/** People, some at a time, and the columns that a table of them has behind those that everybody has. */
export interface Exported {
  readonly pages: AsyncIterable<readonly Line[]>;
  /** The fields of one's own, and the tags that say something. */
  readonly own: readonly OwnField[];
  /** Those of the list that is exported. */
  readonly columns: readonly { readonly id: string; readonly name: string }[];
}

type Cell = readonly [header: string, cell: (line: Line) => string];
const cellsOf = ({ own, columns }: Exported): readonly Cell[] => [
  ...columnsFor(own),
  ...columns.map(({ id, name }): Cell => [`List: ${name}`, ({ cells }) => cells[id] ?? '']),
];

/** A cell that a spreadsheet would calculate is text behind an apostrophe; an import takes it off again. */
const inert = (text: string): string => (/^\s*[=+\-@]|^[\t\r]/.test(text) ? `'${text}` : text);
const quoted = (text: string): string => (/[",\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
/** A line of a table, none of whose cells a spreadsheet calculates. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => quoted(inert(cell))).join(',')}\r\n`;

async function* csv(exported: Exported): AsyncGenerator<string> {
  const columns = cellsOf(exported);
  yield `\ufeff${csvLine(columns.map(([header]) => header))}`;
  for await (const page of exported.pages)
    yield page.map((line) => csvLine(columns.map(([, cell]) => cell(line)))).join('');
}

/** Text within XML: signs that it has no place for are left out, and a code that looks like one is kept as it is. */
const xml = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff](?![\udc00-\udfff])/g, lone)
    .replace(/_x([0-9A-F]{4})_/gi, '_x005F_x$1_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
const lone = (sign: string) => (/[\ud800-\udbff]/.test(sign) ? '' : '');

const sheetRow = (cells: readonly string[]) =>
  `<row>${cells.map((cell) => `<c t="inlineStr"><is><t xml:space="preserve">${xml(cell)}</t></is></c>`).join('')}</row>`;

async function* sheet(exported: Exported): AsyncGenerator<string> {
  const columns = cellsOf(exported);
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${sheetRow(columns.map(([header]) => header))}`;
  for await (const page of exported.pages)
    yield page.map((line) => sheetRow(columns.map(([, cell]) => cell(line)))).join('');
  yield '</sheetData></worksheet>';
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
};

/** A spreadsheet in which every cell is text, so that none is calculated. */
function xlsx(exported: Exported): Readable {
  const zip = new yazl.ZipFile();
  for (const [path, text] of Object.entries(PARTS)) zip.addBuffer(Buffer.from(HEAD + text), path);
  const rows = Readable.from(sheet(exported));
  const out = new Readable().wrap(zip.outputStream);
  rows.on('error', (error) => out.destroy(error));
  out.on('close', () => rows.destroy());
  zip.addReadStream(rows, 'xl/worksheets/sheet1.xml');
  zip.end();
  return out;
}

const value = (text: string) => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n');

/** A line of at most 75 bytes, and the rest of it behind a blank. */
function folded(line: string): string {
  const lines = [''];
  let size = 0;
  for (const sign of line) {
    const bytes = Buffer.byteLength(sign);
    if (size + bytes > 74) {
      lines.push(' ');
      size = 1;
    }
    lines[lines.length - 1] += sign;
    size += bytes;
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** What cards have no place for, where only an import of ours looks: other programs pass it over, and phones show none of it. */
function ownLines(own: Exported['own'], record: Line): string[] {
  const times = new Map<string, number>();
  return ownColumns(own).flatMap(([header, cell]) => {
    const nth = (times.get(header) ?? 0) + 1;
    times.set(header, nth);
    const said = cell(record);
    const which = nth > 1 ? `;${nth}` : '';
    return said ? [`${OWN_PROPERTY}:${value(header)};${value(said)}${which}`] : [];
  });
}

function card(record: Line, { columns, own }: Exported, language: Language): string {
  const { name, givenName, middleName, familyName, suffix, emails, phones, street, city, postalCode, tags } = record;
  const { chosenName, alternateNames, otherLanguages } = record;
  const stops = record.optedOut.map((channel) =>
    say(language, `exchange.channel.${channel}` as 'exchange.channel.ALL'),
  );
  const stopped = stops.length ? say(language, 'exchange.card.stopped', { channels: stops.join(', ') }) : '';
  // Cards have no place of their own for what a list says.
  const cells = columns.flatMap(({ id, name }) => (record.cells[id] ? `${name}: ${record.cells[id]}` : []));
  const notes = [stopped, ...cells, record.notes].filter(Boolean).join('\n');
  const lines = [
    ...['BEGIN:VCARD', 'VERSION:4.0', `UID:urn:uuid:${record.id}`],
    `FN:${value(name || emails[0] || phones[0] || '?')}`,
    `N:${[familyName, givenName, middleName, '', suffix].map(value).join(';')}`,
    ...emails.map((email) => `EMAIL:${value(email)}`),
    ...phones.map((phone) => `TEL:${value(phone)}`),
    ...(street || city || postalCode ? [`ADR:;;${[street, city, '', postalCode, ''].map(value).join(';')}`] : []),
    ...(chosenName ? [`NICKNAME;PREF=1:${value(chosenName)}`] : []),
    ...(alternateNames.length ? [`NICKNAME:${alternateNames.map(value).join(',')}`] : []),
    ...(record.language ? [`LANG;PREF=1:${value(record.language)}`] : []),
    ...otherLanguages.map((each) => `LANG${record.language ? '' : ';X-PREF=NONE'}:${value(each)}`),
    ...(tags.length ? [`CATEGORIES:${tags.map(value).join(',')}`] : []),
    ...(record.pronouns ? [`PRONOUNS:${value(record.pronouns)}`] : []),
    ...(notes ? [`NOTE:${value(notes)}`] : []),
    ...ownLines(own, record),
    'END:VCARD',
  ];
  return lines.map(folded).join('');
}

async function* cards(exported: Exported, language: Language): AsyncGenerator<string> {
  for await (const page of exported.pages) yield page.map((line) => card(line, exported, language)).join('');
}

/** How each is sent. */
export const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: `${TYPE}.sheet`,
  vcf: 'text/vcard; charset=utf-8',
};

/** People as a file, written while they are read. */
export function written(format: ExportFormat, exported: Exported, language: Language): Readable {
  if (format === 'xlsx') return xlsx(exported);
  return Readable.from(format === 'csv' ? csv(exported) : cards(exported, language));
}
