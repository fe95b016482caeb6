import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { chance } from '../../../test/merging.ts';
import { columnsOf } from '../columns.ts';
import { type Broken, recordsOf } from './csv.ts';

async function* inPieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield await Promise.resolve(text.slice(at, at + size));
}
async function read(text: string, { size = 7, delimiter = ',', longest = 1000 } = {}) {
  const all: (string[] | Broken)[] = [];
  for await (const record of recordsOf(inPieces(text, size), { delimiter, longest })) all.push(record);
  return all;
}
/** A row that is broken as null. */
const cellsIn = (records: (string[] | Broken)[]) => records.map((each) => (Array.isArray(each) ? each : null));

test('what is well written is read as any reader does, however it comes in pieces', async () => {
  const next = chance(11);
  const of = <T>(from: readonly T[]) => from[Math.floor(next() * from.length)]!;
  for (let round = 0; round < 300; round += 1) {
    const end = of(['\n', '\r\n', '\r']);
    const delimiter = of([',', ';', '\t']);
    const width = 1 + Math.floor(next() * 4);
    const cell = () => {
      const value = Array.from({ length: Math.floor(next() * 6) }, () =>
        of(['a', 'ñ', '"', delimiter, '\n', '\r\n', ' ']),
      ).join('');
      const isPlain = !/["\r\n]/.test(value) && !value.includes(delimiter);
      return isPlain && next() < 0.7 ? value : `"${value.replaceAll('"', '""')}"`;
    };
    const lines = Array.from({ length: 6 }, () => Array.from({ length: width }, cell).join(delimiter));
    const text = `${lines.join(end)}${next() < 0.5 ? end : ''}`;
    const expected = parse(text, { delimiter, relax_column_count: true, record_delimiter: [end] });
    for (const size of [1, 3, 1000]) expect(await read(text, { size, delimiter })).toEqual(expected);
  }
});

test.each([
  ['a quote within a cell', 'a,b\nAna "Flaca" Vega,1\nBea,2\n', [['a', 'b'], null, ['Bea', '2']]],
  ['a quote that is never closed', 'a,b\nAna,"1\nBea,2\nCy,3', [['a', 'b'], null, ['Bea', '2'], ['Cy', '3']]],
  [
    'one that the next quoted cell seems to close',
    'a,b\n"Ana,1\nBea,2\n"Cy",3\n',
    [['a', 'b'], null, ['Bea', '2'], ['Cy', '3']],
  ],
  [
    'one that another stray one closes',
    'a,b,c\nAna,"x,1\nBea,2,"\nCy,3,z\n',
    [['a', 'b', 'c'], null, null, ['Cy', '3', 'z']],
  ],
  ['something behind a closed cell', 'a,b\r\n"Ana" V,1\r\nBea,2\r\n', [['a', 'b'], null, ['Bea', '2']]],
  ['a quote at the end', 'a,b\nAna,1\nBea,"', [['a', 'b'], ['Ana', '1'], null]],
  [
    'lines that belong together',
    'a,b\nAna,"one\n\ntwo, three"\nBea,2\n',
    [
      ['a', 'b'],
      ['Ana', 'one\n\ntwo, three'],
      ['Bea', '2'],
    ],
  ],
])('%s breaks its own row alone', async (_, text, records) => {
  for (const size of [1, 2, 5, 1000]) expect(cellsIn(await read(text, { size }))).toEqual(records);
});

test('a quote reaches so far and no further: what is behind is read, and counted once', async () => {
  const rows = Array.from({ length: 500 }, (_, n) => `Person ${n},${n}`);
  const records = cellsIn(await read(['a,b', 'Ana,"1', ...rows, 'Zoe,""'].join('\n'), { size: 100, longest: 2000 }));
  expect(records.length).toBe(503);
  expect(records.filter((each) => each === null)).toHaveLength(1);
  expect(records.slice(2, 4)).toEqual([
    ['Person 0', '0'],
    ['Person 1', '1'],
  ]);
});

test.each<[string, string, ([string, string, string] | [line: number, sign: number, last: number])[]]>([
  [
    'a note that quotes somebody',
    'Ana,1,"he said ""so"" "then" and\nBea,2,x\nleft"\nCy,3,z',
    [
      [2, 23, 4],
      ['Cy', '3', 'z'],
    ],
  ],
  [
    'a note in a row that is too short',
    'Ana,"Notes:\nLuis, Eva, Sol\nMar\nend"\nCy,3,z',
    [
      [2, 5, 5],
      ['Cy', '3', 'z'],
    ],
  ],
  [
    'rows between two stray quotes',
    'Ana,"x,1\nBea,2,x\nDi,"\nCy,3,z',
    [
      [2, 5, 2],
      ['Bea', '2', 'x'],
      [4, 4, 4],
      ['Cy', '3', 'z'],
    ],
  ],
  [
    'one behind a cell of two lines',
    'Ana,"1\n2",x\nBea,2,ñ"x\nCy,3,z',
    [
      ['Ana', '1\n2', 'x'],
      [4, 8, 4],
      ['Cy', '3', 'z'],
    ],
  ],
])('%s: it is said where, nothing of it becomes a row, and what follows is read', async (_, text, records) => {
  const expected = records.map(([a, b, c]) => (typeof a === 'number' ? { line: a, sign: b, last: c } : [a, b, c]));
  for (const end of ['\n', '\r\n', '\r'])
    for (const size of [1, 2, 5, 1000]) {
      const found = await read(`a,b,c\n${text}\n`.replaceAll('\n', end), { size });
      expect(
        found.map((each) => (Array.isArray(each) ? each.map((cell) => cell.replaceAll(end, '\n')) : each)),
      ).toEqual([['a', 'b', 'c'], ...expected]);
    }
});

test('headers that people write are known, in English and in Spanish', () => {
  const known = (...headers: string[]) => columnsOf(headers, 'generic').map(({ field }) => field);
  expect(known('First', 'Last', 'FNAME', 'L. Name', 'Middle initial')).toEqual([
    'givenName',
    'familyName',
    'givenName',
    'familyName',
    'middleName',
  ]);
  expect(known('Nombre(s)', 'Apellido paterno', 'C.P.', 'Municipio', 'Correo', 'Celular')).toEqual([
    'givenName',
    'familyName',
    'postalCode',
    'city',
    'email',
    'phone',
  ]);
  expect(known('Zip/Postal Code', 'Street Address 1', 'City/Town', 'Last contacted', 'First event')).toEqual([
    'postalCode',
    'street',
    'city',
    null,
    null,
  ]);
});
