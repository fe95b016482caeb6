import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { languageFor, languagesOf, merged, unknownField } from './merging.ts';
import { missing } from './readiness.ts';
import { shown } from './small-counts.ts';

const both = (en: string, es: string) => ({ en, es });
const text = { title: 't', subject: both('s', 's'), body: both('b', 'b'), nameless: both('friend', 'compa') };
const sender = { name: 'Us', postalAddress: '100 Practice Street' };

test.each([
  ['Hello {name},', 'Ana', 'Hello Ana,'],
  ['{name} and {name}', 'Ana', 'Ana and Ana'],
  ['Hello {name}', '{name}', 'Hello {name}'], // what is put in is not read again
  ['Hello {name}', '$&', 'Hello $&'],
  ['no field', 'Ana', 'no field'],
])('%s with %s', (template, name, whole) => {
  expect(merged(template, name)).toBe(whole);
});

test.each([
  ['Hello {name}', undefined],
  ['Hello {nombre}', 'nombre'],
  ['{name} {}', ''],
  ['a { b', undefined],
])('a field that nobody can fill in is found: %s', (template, field) => {
  expect(unknownField(template)).toBe(field);
});

test('without a field a text stays as it is, and names never change what is around them', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (before, name, after) => {
      const bare = (each: string) => each.replace(/[{}]/g, '');
      expect(merged(bare(before), name)).toBe(bare(before));
      expect(merged(`${bare(before)}{name}${bare(after)}`, name)).toBe(bare(before) + name + bare(after));
    }),
  );
});

test.each([
  ['es', ['en', 'es'], 'es'],
  ['en', ['en', 'es'], 'en'],
  ['so', ['en', 'es'], 'en'],
  ['', ['en', 'es'], 'en'],
  ['es', ['en'], 'en'],
  ['en', ['es'], 'es'],
  ['hmn', ['es'], 'es'],
] as const)('who reads %j of %j gets %s', (reads, written, language) => {
  expect(languageFor(reads, written)).toBe(language);
});

test('a language counts as written with both a subject and a text', () => {
  expect(languagesOf(text)).toEqual(['en', 'es']);
  expect(languagesOf({ ...text, subject: both('s', ' ') })).toEqual(['en']);
});

test.each([
  [text, sender, []],
  [text, null, ['outreach.need.sender']],
  [text, { ...sender, postalAddress: ' ' }, ['outreach.need.sender']],
  [{ ...text, subject: both('', ''), body: both('', '') }, sender, ['outreach.need.text']],
  [{ ...text, body: both('b', '') }, sender, ['outreach.need.half']],
  [{ ...text, body: both('b', ''), subject: both('s', '') }, sender, []],
  [{ ...text, body: both('{name}', 'b'), nameless: both('', '') }, sender, ['outreach.need.nameless']],
  [{ ...text, body: both('{x}', 'b') }, sender, ['outreach.need.field']],
  [{ ...text, subject: both('{name}', 's') }, sender, ['outreach.need.subject']],
])('what keeps a mailing from going (%#)', (written, from, needs) => {
  expect(missing(written, from)).toEqual(needs);
});

test('counts under five are shown only to who may see them, and none can be reckoned from the others', () => {
  const counts = [9, 7, 3, 0].map((count) => ({ count }));
  expect(shown(counts, true)).toEqual(counts);
  expect(shown(counts, false)).toEqual([{ count: 9 }, { count: null }, { count: null }, { count: 0 }]);
  fc.assert(
    fc.property(fc.array(fc.nat(20)), (numbers) => {
      const hidden = shown(
        numbers.map((count) => ({ count })),
        false,
      );
      expect(hidden.every(({ count }) => count === null || count === 0 || count >= 5)).toBe(true);
      const gone = hidden.filter(({ count }) => count === null).length;
      if (gone === 1) expect(numbers.filter((count) => count > 0)).toHaveLength(1);
    }),
  );
});
