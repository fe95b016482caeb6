import { expect, test } from '@jest/globals';
import yazl from 'yazl';
import { buffer } from 'node:stream/consumers';
import { AppError } from '#platform';
import { CARD_COLUMNS } from './vcard.ts';
import { mustIdentify, rowsUnder, tableOf } from './table.ts';
import { dateOf, isDateFormat } from './xlsx-dates.ts';

/** In chunks of a few bytes, so that every sign is parted somewhere. */
const bytes = (content: string | Buffer, size = 7) =>
  async function* () {
    const whole = Buffer.from(content as string);
    for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
  };

async function read(content: string | Buffer, size?: number) {
  const from = bytes(content, size);
  const table = await tableOf(from);
  const rows = [];
  for await (const row of rowsUnder(from, table)) rows.push(row);
  return { table, rows };
}
const refusal = (content: string | Buffer, size?: number) =>
  read(content, size).then(
    () => 'taken',
    (error: unknown) => (error instanceof AppError ? error.key : String(error)),
  );

async function card(...lines: string[]) {
  const { rows } = await read(['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n'));
  return Object.fromEntries(
    CARD_COLUMNS.map(({ header }, n) => [header, rows[0]!.cells[n]!]).filter(([, value]) => value),
  ) as Record<string, string>;
}

test('a card of 2.1: quoted-printable over several lines, a picture in base64, a fax that is no phone', async () => {
  expect(
    await card(
      'VERSION:2.1',
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:N=C3=BA=C3=B1ez;Jos=',
      '=C3=A9',
      'TEL;CELL:612-555-0100',
      'TEL;FAX:612-555-0199',
      `PHOTO;ENCODING=BASE64;JPEG:${'A'.repeat(300)}`,
      ` ${'B'.repeat(300)}`,
      '',
    ),
  ).toEqual({ givenName: 'José', familyName: 'Núñez', phone: '612-555-0100' });
});

test('escapes, groups, parameters with colons, URIs, and a card within a card', async () => {
  expect(
    await card(
      'FN:Ana\\, the first',
      'item1.EMAIL;TYPE="x:y";PREF=1:ana@example.org',
      'item1.X-ABLabel:_$!<Work>!$_',
      'TEL;VALUE=uri:tel:+1-612-555-0101;ext=4',
      'BEGIN:VCARD',
      'FN:Agent',
      'END:VCARD',
      'CATEGORIES:One\\, two,Three',
      'NOTE:first\\nsecond\\; third',
      'ADR:;;100 Main\\nUnit 2;St. Paul;MN;55106;',
    ),
  ).toEqual({
    fullName: 'Ana, the first',
    email: 'ana@example.org',
    phone: '+1-612-555-0101 x4',
    tags: 'One, two ::: Three',
    notes: 'first\nsecond; third',
    street: '100 Main, Unit 2',
    city: 'St. Paul',
    postalCode: '55106',
  });
});

test.each([
  ['KIND:org', 'FN:Shop', 'TEL:651-555-0100'],
  ['FN:Shop', 'N:;;;;', 'ORG:Shop', 'TEL:651-555-0100'],
])('an organization is none of us (%s)', async (...lines) => {
  expect((await card(...lines)).organizationFlag).toBe('1');
});

test('of several languages the preferred one is theirs; a name that is not preferred is another one of theirs', async () => {
  const read = await card(
    'FN:Lupe Wobble',
    'LANG:en',
    'LANG;TYPE=work;PREF=1:es',
    'NICKNAME:Lupita,L.',
    'NICKNAME;TYPE=PREF:Lupe',
  );
  expect(read).toMatchObject({ language: 'es', otherLanguages: 'en', chosenName: 'Lupe' });
  expect(read.alternateNames).toBe('Lupita ::: L.');
});

test.each([
  [['LANG:en', 'LANG;PREF=20:so', 'LANG;PREF=3:es'], 'es', 'en ::: so'],
  [['LANG;TYPE=home:fr', 'LANG:en'], 'fr', 'en'],
  [['LANG;X-PREF=NONE:fr', 'LANG;X-PREF=NONE:en'], undefined, 'fr ::: en'],
])(
  'the language that goes before the others is the main one; of our own cards that say so none is (%j)',
  async (lines, language, otherLanguages) => {
    const read = await card('FN:Lupe Wobble', ...lines);
    expect([read.language, read.otherLanguages]).toEqual([language, otherLanguages]);
  },
);

test('a picture of megabytes on one line is passed over; a truncated card, an end alone, and a line without end are refused', async () => {
  const photo = `PHOTO:data:image/jpeg;base64,${'A'.repeat(3_000_000)}`;
  const { rows } = await read(`BEGIN:VCARD\nFN:Ana Ruiz\n${photo}\nEMAIL:a@example.org\nEND:VCARD\n`, 65_536);
  expect(rows[0]!.cells.filter(Boolean)).toEqual(['Ana Ruiz', 'a@example.org']);
  expect(await refusal('BEGIN:VCARD\nFN:Ana\nEMAIL:a@exam')).toBe('people.import.brokenCard');
  expect(await refusal('BEGIN:VCARD\nFN:Ana\nEND:VCARD\nEND:VCARD\n')).toBe('people.import.brokenCard');
  expect(await refusal(`BEGIN:VCARD\nNOTE:${'x'.repeat(200_000)}\nEND:VCARD\n`, 65_536)).toBe('people.import.longCard');
});

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
function zipped(files: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [path, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content as string), path);
  zip.end();
  return buffer(zip.outputStream as NodeJS.ReadableStream & AsyncIterable<Buffer>);
}
const book = (sheet: string, more: Record<string, string> = {}) =>
  zipped({
    'xl/workbook.xml': `${XML}<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="Old" state="hidden" r:id="h"/><sheet name="P" r:id="a"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships><Relationship Id="h" Target="worksheets/no.xml"/><Relationship Id="a" Target="worksheets/s.xml"/></Relationships>`,
    'xl/worksheets/s.xml': `${XML}<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...more,
  });
const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const HEADER = `<row r="2">${cell('First name')}${cell('Email')}</row>`;

test('a spreadsheet: shared texts in parts, dates, formulas by what they came to, gaps, and its own row numbers', async () => {
  const strings = `${XML}<sst><si><t>Jos</t></si><si><r><t>Ju</t></r><r><t xml:space="preserve">an </t></r><rPh><t>x</t></rPh></si></sst>`;
  const styles = `${XML}<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy\\-mm\\-dd"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="22"/></cellXfs></styleSheet>`;
  const rows = `<row r="3">${cell('First name')}<c r="C3" t="inlineStr"><is><t>Email &amp; more</t></is></c></row>
    <row r="5"><c r="A5" t="s"><v>1</v></c><c r="C5" t="str"><f>HYPERLINK("x")</f><v>a@example.org</v></c><c r="D5" s="1"><v>46000</v></c>
    <c r="E5" s="2"><v>46000.5</v></c><c r="F5"><v>6.125550100E9</v></c><c r="G5" t="b"><v>1</v></c><c r="H5" t="e"><v>#REF!</v></c><c r="I5" t="str"><v>=1+1_x0009_</v></c></row>`;
  const file = await book(rows, { 'xl/sharedStrings.xml': strings, 'xl/styles.xml': styles });
  for (const size of [11, 65_536]) {
    const { table, rows: found } = await read(file, size);
    expect(table).toMatchObject({ encoding: 'xlsx', delimiter: '', about: 1 });
    expect(table.columns.map(({ header }) => header)).toEqual(['First name', '', 'Email & more']);
    const cells = [
      'Juan ',
      '',
      'a@example.org',
      '2025-12-09',
      '2025-12-09T12:00:00',
      '6125550100',
      'true',
      '',
      '=1+1\t',
    ];
    expect(found).toEqual([{ row: 5, cells }]);
  }
});

test('dates of both calendars, and which formats are dates', () => {
  expect([dateOf(1, false), dateOf(59, false), dateOf(61, false), dateOf(0.5, false)]).toEqual([
    ...['1900-01-01', '1900-02-28', '1900-03-01', '12:00:00'],
  ]);
  expect(dateOf(0 + 1, true)).toBe('1904-01-02');
  const codes = ['0.00', 'General', '"day" 0', 'dd/mm/yyyy', '[h]:mm', '[Red]0'];
  expect(codes.map((code) => isDateFormat(170, code))).toEqual([false, false, false, true, true, false]);
});

test('what is no spreadsheet, has a password, is a bomb or too wide is refused in words', async () => {
  expect(await refusal(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe('people.import.lockedSheet');
  expect(await refusal((await book(HEADER)).subarray(0, -40))).toBe('people.import.brokenSheet');
  expect(await refusal(await zipped({ 'readme.txt': 'First name,Email' }))).toBe('people.import.brokenSheet');
  expect(await refusal(await book('<row><c t="str"><v>a</v></row>'))).toBe('people.import.brokenSheet');
  expect(await refusal(await book(`<row><c r="CAA1" t="str"><v>a</v></c></row>`))).toBe('people.import.tooManyColumns');
  const dtd = `${XML}<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>`;
  expect(await refusal(await book('', { 'xl/worksheets/s.xml': dtd }))).toBe('people.import.brokenSheet');
  const bomb = await book(`<row>${cell('Email')}</row>${' '.repeat(40_000_000)}`);
  expect(bomb.length).toBeLessThan(100_000);
  expect(await refusal(bomb, 65_536)).toBe('people.import.sheetTooLarge');
  const lying = Buffer.from(bomb);
  // One that says of itself that it is small.
  for (let at = 0; (at = lying.indexOf(Buffer.from('504b0102', 'hex'), at)) >= 0; at += 4)
    lying.writeUInt32LE(100, at + 24);
  expect(await refusal(lying, 65_536)).toBe('people.import.brokenSheet');
  expect(await refusal(await book(''))).toBe('people.import.empty');
});

test('a wrong ending tells nothing: what the bytes are counts; 2,001 columns of text are refused', async () => {
  expect((await read(Buffer.from('Email;First name\na@example.org;Ana\n'))).table.delimiter).toBe(';');
  expect(await refusal(`Email${',x'.repeat(2000)}\n`, 65_536)).toBe('people.import.tooManyColumns');
  const { table } = await read('colour,size\nred,1\n');
  expect(() => mustIdentify(table.columns)).toThrow('people.import.noIdentity');
});
