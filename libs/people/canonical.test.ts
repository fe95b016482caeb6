import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  canonicalEmail,
  canonicalName,
  canonicalPhone,
  canonicalZip,
  folded,
  given,
  languageTag,
} from './canonical.ts';

test.each([
  ['  ASE.LINDQVISTMOEN@EXAMPLE.ORG ', 'ase.lindqvistmoen@example.org'],
  ['\u200bana@example.org\u00a0', 'ana@example.org'],
  ['xochitl.yumbla+events@example.net', 'xochitl.yumbla@example.net'],
  ['a.b.c+x@gmail.com', 'abc@gmail.com'],
  ['a.b.c@googlemail.com', 'a.b.c@googlemail.com'],
  ['ana@müller.example', 'ana@xn--mller-kva.example'],
  ["o'brien@example.org", "o'brien@example.org"],
  ['begoña@example.org', 'begoña@example.org'],
  ['pajntaub@example', undefined],
  ['joaquin @example.org', undefined],
  ['joseluis.example.org', undefined],
  ['a@b@example.org', undefined],
  ['a..b@example.org', undefined],
  ['.a@example.org', undefined],
  ['@example.org', undefined],
  ['a@-x.org', undefined],
  ['', undefined],
])('the e-mail "%s" is %s', (email, canonical) => expect(canonicalEmail(email)).toBe(canonical));

test.each([
  ['(612) 555-0100', '+16125550100', undefined],
  ['1-320-555-0100', '+13205550100', undefined],
  ["'+16515550100", '+16515550100', undefined],
  ['(763) 555-0110 (cel)', '+17635550110', undefined],
  ['612-555-0100 x12', '+16125550100', '12'],
  ['+52 55 1234 5678', '+525512345678', undefined],
])('the number "%s" is %s, extension %s', (written, number, extension) =>
  expect(canonicalPhone(written)).toEqual({ number, ...(extension && { extension }) }),
);
test.each(['612555', '555-0142', '*611', 'unlisted', '', '0'])('"%s" is no number', (written) =>
  expect(canonicalPhone(written)).toBeUndefined(),
);

test.each([
  [
    ['BEGOÑA', 'CHÁVEZ  HUERTO'],
    ['Begona', 'Chávez Huerto'],
  ],
  [
    ['Nhia Long', 'Lauj'],
    ['Nhia Long Lauj', ''],
  ],
  [
    ['Åse', 'Lindqvist-Moen'],
    ['ase', 'lindqvist moen'],
  ],
  [
    ["D'Andre", 'M’Boup'],
    ['DAndre', 'MBoup'],
  ],
  [
    ['Øyvind', 'Đặng'],
    ['Oyvind', 'Dang'],
  ],
  [
    ['Jörg', 'Weiß'],
    ['Jorg', 'Weiss'],
  ],
])('%j and %j are one name', (a, b) => expect(canonicalName(...a)).toBe(canonicalName(...b)));
test('other names stay other names', () => {
  expect(canonicalName('Yang', 'Kao')).not.toBe(canonicalName('Kao', 'Yang'));
  expect(canonicalName('李', '明')).toBe('李明');
});

test.each(['n/a', 'N/A', ' none ', 'no tengo', '-', '—', '...', '', '\u200b', 'null'])('"%s" says nothing', (text) =>
  expect(given(text)).toBe(''),
);
test('a control character or a zero is not kept, a line break is', () => {
  expect(given('a\u0000b\u0007\u202e\nc')).toBe('ab\nc');
});

test.each([
  ['55106-0142', '55106'],
  ['55407 ', '55407'],
  ['Minneapolis', undefined],
  ['5540', undefined],
  ['554071', undefined],
])('the ZIP of "%s" is %s', (text, zip) => expect(canonicalZip(text)).toBe(zip));

test.each([
  ['Spanish', 'es'],
  ['Español', 'es'],
  ['Hmong', 'hmn'],
  ['Somali', 'so'],
  ['hmn', 'hmn'],
  ['es_MX', 'es-MX'],
  ['gibberish words', undefined],
  ['', undefined],
])('the language "%s" is %s', (text, tag) => expect(languageTag(text)).toBe(tag));

const blanks = fc.stringMatching(/^[ \t\u200b\u00a0]{0,3}$/);
const local = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(\.[a-z0-9]{1,5})?$/);
test('an e-mail is the same in any case, with any tag, with blanks around; canonical twice is canonical once', () => {
  fc.assert(
    fc.property(local, fc.stringMatching(/^[a-z0-9.]{0,5}$/), blanks, blanks, (name, tag, before, after) => {
      const plain = canonicalEmail(`${name}@example.org`);
      const tagged = `${name}+${tag}x@example.org`;
      expect(plain).toBe(`${name}@example.org`);
      expect(canonicalEmail(before + tagged.toUpperCase() + after)).toBe(plain);
      expect(canonicalEmail(plain!)).toBe(plain);
    }),
  );
});

test('whatever is written, nothing throws, and canonical twice is canonical once', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
      const email = canonicalEmail(text);
      if (email) expect(canonicalEmail(email)).toBe(email);
      const phone = canonicalPhone(text);
      if (phone) expect(canonicalPhone(phone.number)?.number).toBe(phone.number);
      const name = canonicalName(text);
      expect(canonicalName(name)).toBe(name);
      expect(folded(folded(text))).toBe(folded(text));
      expect(given(given(text))).toBe(given(text));
      languageTag(text);
      canonicalZip(text);
    }),
    { numRuns: 500 },
  );
});

test('every ten digits of an area of Minnesota are one number, however they are parted', () => {
  const area = fc.constantFrom('612', '651', '763', '952', '507', '218', '320');
  const shapes = [
    (a: string, n: string) => `(${a}) 555-${n}`,
    (a: string, n: string) => `${a}.555.${n}`,
    (a: string, n: string) => `+1 ${a} 555 ${n}`,
    (a: string, n: string) => `1-${a}-555-${n}`,
    (a: string, n: string) => `'${a}555${n}`,
  ];
  fc.assert(
    fc.property(area, fc.integer({ min: 100, max: 199 }), fc.constantFrom(...shapes), (code, line, shape) => {
      expect(canonicalPhone(shape(code, `0${line}`))).toEqual({ number: `+1${code}5550${line}` });
    }),
  );
});
