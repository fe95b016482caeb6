import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findForbidden, isHard, REDACTED, redacted } from './forbidden.ts';
import { isForbiddenName } from './guard.ts';
import { ForbiddenKind, WORD_LISTS } from './forbidden.words.ts';

/** One invented note, and what it holds that is never stored; `-` for nothing. */
interface Note {
  readonly language: string;
  readonly kind: string;
  readonly text: string;
}
const NOTES: Note[] = readFileSync(join(import.meta.dirname, 'forbidden.notes.tsv'), 'utf8')
  .split('\n')
  .filter((row) => row && !row.startsWith('#'))
  .map((row) => row.split('\t'))
  .map(([language = '', kind = '', text = '']) => ({ language, kind, text }));
const LANGUAGES = ['en', 'es', 'so', 'hmn'];

const isNumber = ({ kind }: Note) => kind in ForbiddenKind && isHard(kind as ForbiddenKind);
const isWord = ({ kind }: Note) => kind in ForbiddenKind && !isHard(kind as ForbiddenKind);
const isNothing = ({ kind }: Note) => kind === '-';
/** A number must be found as what it is; words as words, of whatever kind. */
const isFound = ({ kind, text }: Note) =>
  findForbidden(text).some((found) => (isHard(kind as ForbiddenKind) ? found.kind === kind : !isHard(found.kind)));
const share = (notes: readonly Note[], hit: (note: Note) => boolean) => notes.filter(hit).length / notes.length;

test('of 400 notes and more, each is labelled, and each language has its part', () => {
  expect(NOTES.length).toBeGreaterThanOrEqual(400);
  expect(NOTES.filter((note) => !isNumber(note) && !isWord(note) && !isNothing(note))).toEqual([]);
  for (const language of LANGUAGES)
    expect(NOTES.filter((note) => note.language === language).length).toBeGreaterThan(90);
  expect(new Set(NOTES.map(({ text }) => text)).size).toBe(NOTES.length);
});

test.each([...LANGUAGES, 'all'])(
  '%s: numbers and words are found, and few notes are stopped that hold nothing',
  (language) => {
    const own = NOTES.filter((note) => language === 'all' || note.language === language);
    const numbers = share(own.filter(isNumber), isFound);
    const words = share(own.filter(isWord), isFound);
    const alarms = share(own.filter(isNothing), ({ text }) => findForbidden(text).length > 0);
    const percent = (value: number) => `${(value * 100).toFixed(1)} %`;
    process.stdout.write(
      `Guard, ${language}: ${own.length} notes, numbers ${percent(numbers)}, words ${percent(words)}, false alarms ${percent(alarms)}\n`,
    );
    expect(numbers).toBeGreaterThanOrEqual(0.95);
    expect(words).toBeGreaterThanOrEqual(0.85);
    expect(alarms).toBeLessThanOrEqual(0.05);
  },
);

test('a list says whether a native speaker has reviewed it: none has yet', () => {
  expect(Object.entries(WORD_LISTS).map(([language, { reviewed }]) => [language, reviewed])).toEqual(
    LANGUAGES.map((language) => [language, false]),
  );
});

test.each([
  ['  Está   SIN\nPapeles, llamar', ForbiddenKind.STATUS, 'SIN\nPapeles'],
  ['Nacio\u0301 en Puebla', ForbiddenKind.ORIGIN, 'Nacio\u0301 en'],
  ['she is undoc\u200bumented', ForbiddenKind.STATUS, 'undoc\u200bumented'],
  ['ａ１２３４５６７８９ x', ForbiddenKind.A_NUMBER, 'ａ１２３４５６７８９'],
  ['🌽 A-123-456-789', ForbiddenKind.A_NUMBER, 'A-123-456-789'],
  ['lawyer’s A–123456789', ForbiddenKind.A_NUMBER, 'A–123456789'],
  ['SSN: 900 12 3456.', ForbiddenKind.SSN, 'SSN: 900 12 3456'],
])('in "%s" it says where', (text, kind, part) => {
  const [first, ...others] = findForbidden(text);
  expect(others).toEqual([]);
  expect([first?.kind, text.slice(first?.start, first?.end)]).toEqual([kind, part]);
});

test.each([
  'immigrationStatus',
  'immigration_status',
  'aNumber',
  'a_number',
  'ssn',
  'countryOfBirth',
  'visaType',
  'nationality',
  'isCitizen',
])('nothing may be called %s', (name) => expect(isForbiddenName(name)).toBe(true));
test.each(['state', 'country', 'language', 'status', 'legalName', 'number', 'createdAt'])(
  'something may be called %s',
  (name) => expect(isForbiddenName(name)).toBe(false),
);

test.each([
  '612-555-0142',
  '+16125550142',
  '55407-1234',
  'Ward 9',
  '2026-11-26',
  'Room A 123',
  '350 S 5th St',
  '12/05/2026 18:30',
])('"%s" is an ordinary thing', (text) => expect(findForbidden(text)).toEqual([]));

test('what was found can be taken out: then nothing is found, and everything else stays', () => {
  const parts = fc.constantFrom(...NOTES.map(({ text }) => text), 'ok', 'Ñandú 🌽', '');
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 5 }), fc.constantFrom(' ', '\n', '. '), (some, gap) => {
      const text = some.join(gap);
      const found = findForbidden(text);
      for (const [n, { start, end }] of found.entries()) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(text.length);
        if (n) expect(found[n - 1]!.end).toBeLessThanOrEqual(start);
      }
      const rest = redacted(text, found);
      expect(findForbidden(rest)).toEqual([]);
      const taken = found.reduce((sum, { start, end }) => sum + end - start, 0);
      expect(rest.length).toBe(text.length - taken + found.length * REDACTED.length);
    }),
  );
});

test('a text of any length and kind is read in a moment', () => {
  for (const piece of ['a', 'A-', '1 ', 'born ', 'ua xam ', 'no tiene ', 'tsis muaj ', '\u0301', 'A1-'])
    findForbidden(piece.repeat(5000 / piece.length));
});
