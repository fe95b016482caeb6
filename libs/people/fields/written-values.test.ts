import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CustomFieldType } from './custom-field.entity.ts';
import { writtenValues } from './written-values.ts';

const { TEXT, NUMBER, DATE, BOOLEAN, CHOICE, CHOICES, URL } = CustomFieldType;
const choices = [
  { id: 'a', label: { en: 'Door knocking', es: 'Tocar puertas' } },
  { id: 'b', label: { en: 'Calls, evenings', es: 'Llamadas, tardes' } },
  { id: 'c', label: { en: 'Food/rides', es: 'Comida/viajes' } },
  { id: 'd', label: { en: 'None', es: 'Ninguna' } },
];

test.each<[CustomFieldType, string[], string[] | undefined]>([
  [TEXT, [' a  van '], ['a  van']],
  [TEXT, ['n/a'], []],
  [TEXT, ['x'.repeat(2001)], undefined],
  [NUMBER, ['1,234.50'], ['1234.5']],
  [NUMBER, ['1.234,50'], ['1234.5']],
  [NUMBER, ['1.234.567'], ['1234567']],
  [NUMBER, ['1 234'], ['1234']],
  [NUMBER, ['0,5'], ['0.5']],
  [NUMBER, ['-3'], ['-3']],
  [NUMBER, ['1,23,4'], undefined],
  [NUMBER, ['0'], ['0']],
  [NUMBER, ['-'], []],
  [NUMBER, ['four'], undefined],
  [DATE, ['2026-06-03'], ['2026-06-03']],
  [DATE, ['2026-06-03T10:15:00'], ['2026-06-03']],
  [DATE, ['6/3/2026'], ['2026-06-03']],
  [DATE, ['06/03/26'], ['2026-06-03']],
  [DATE, ['6/3/1948 10:15'], ['1948-06-03']],
  [DATE, ['13/6/2026'], ['2026-06-13']],
  [DATE, ['3.6.2026'], ['2026-06-03']],
  [DATE, ['June 3rd, 2026'], ['2026-06-03']],
  [DATE, ['3 Jun 2026'], ['2026-06-03']],
  [DATE, ['3-Jun-26'], ['2026-06-03']],
  [DATE, ['3 de junio de 2026'], ['2026-06-03']],
  [DATE, ['1º de Enero del 2026'], ['2026-01-01']],
  [DATE, ['2/30/2026'], undefined],
  [DATE, ['soon'], undefined],
  [BOOLEAN, ['Sí'], ['true']],
  [BOOLEAN, ['X'], ['true']],
  [BOOLEAN, ['No'], ['false']],
  [BOOLEAN, ['maybe'], undefined],
  [CHOICE, ['door  KNOCKING'], ['a']],
  [CHOICE, ['Llamadas, tardes'], ['b']],
  [CHOICE, ['none'], ['d']],
  [CHOICE, ['Swimming'], undefined],
  [CHOICE, ['Door knocking; Food/rides'], undefined],
  [CHOICES, ['Food/rides, Calls, evenings; tocar puertas'], ['a', 'b', 'c']],
  [CHOICES, ['Food/rides', 'Food/rides'], ['c']],
  [CHOICES, ['n/a', ''], []],
  [CHOICES, ['Food/rides, Swimming'], undefined],
  [URL, ['example.org/a'], ['https://example.org/a']],
  [URL, ['javascript:alert(1)'], undefined],
  [URL, ['not an address'], undefined],
])('%s reads %j as %j', (type, texts, values) => {
  expect(writtenValues({ type, choices }, texts)).toEqual(values);
});

test('where the file is Spanish the day comes first, if both could', () => {
  expect(writtenValues({ type: DATE, choices: [] }, ['3/6/2026'], { dayFirst: true })).toEqual(['2026-06-03']);
  expect(writtenValues({ type: DATE, choices: [] }, ['6/13/2026'], { dayFirst: true })).toEqual(['2026-06-13']);
});

const label = fc
  .string({ minLength: 1, maxLength: 12 })
  .filter((text) => /[\p{L}\p{N}]/u.test(text) && !/:::/.test(text));

test('whatever stands in a field is read back from how it is written out', () => {
  const labels = fc.uniqueArray(label, { minLength: 2, maxLength: 6, selector: (text) => text.toLowerCase().trim() });
  fc.assert(
    fc.property(labels, fc.nat(), (words, seed) => {
      const own = words.map((word, n) => ({ id: `id${n}`, label: { en: word, es: '' } }));
      const picked = own.filter((_, n) => (seed >> n) & 1);
      const texts = picked.map((each) => each.label.en);
      const read = writtenValues({ type: CHOICES, choices: own }, texts, { exact: true });
      expect(read).toEqual(picked.map(({ id }) => id));
    }),
  );
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }), (number) => {
      const kept = String(number);
      fc.pre(!kept.includes('e'));
      expect(writtenValues({ type: NUMBER, choices: [] }, [kept], { exact: true })).toEqual([String(Number(kept))]);
    }),
  );
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...Object.values(CustomFieldType)), (text, type) => {
      // Whatever it is, it is read or left out, and what is read is read again.
      const read = writtenValues({ type, choices }, [text]);
      if (read?.length && type !== CHOICE && type !== CHOICES)
        expect(writtenValues({ type, choices }, read, { exact: true })).toEqual(read);
    }),
  );
});
