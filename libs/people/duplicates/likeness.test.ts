import { expect, test } from '@jest/globals';
import { chance } from '../../../test/merging.ts';
import type { Known } from '../intake/matching.ts';
import { Blocks } from './blocks.ts';
import { likeness, namesAlike, sketchOf } from './likeness.ts';
import { isEmailSlip, isSlip, slips } from './slips.ts';

const known = (name: string, more: Partial<Known> = {}): Known => {
  const [givenName = '', familyName = ''] = name.split('/').map((part) => part.trim());
  return { givenName, familyName, ...more };
};
const why = (a: string, b: string) => namesAlike(sketchOf('a', known(a)), sketchOf('b', known(b)))?.join(' ');

test.each([
  ['María / García López', 'maria / garcia lopez', 'NAME_SAME'],
  ['Maria Garcia / Lopez', 'Maria / Garcia Lopez', 'NAME_SAME'],
  ['Lopez / Ana', 'Ana / Lopez', 'NAME_ORDER'],
  ['Maria / García', 'Maria / García López', 'NAME_SURNAMES'],
  ['María del Carmen / García', 'Maria C. / García', 'NAME_SHORT'],
  ['María del Carmen / García López', 'Maria C. / García', 'NAME_SHORT NAME_SURNAMES'],
  ['Ana / López de la Cruz', 'Ana / López Cruz', 'NAME_SAME'],
  ['Mohamed / Ali', 'Muhammad / Cali', 'NAME_VARIANT'],
  ['Fadumo / Xasan', 'Fatima / Hassan', 'NAME_VARIANT'],
  ['Mai / Xiong', 'Mai / Xyooj', 'NAME_VARIANT'],
  ['Luis / Jiménez', 'Luis / Giménez', 'NAME_VARIANT'],
  ['Luis / Gonzalez', 'Luis / Gonzales', 'NAME_VARIANT'],
  ['Jennifer / Smith', 'Jenifer / Smiht', 'NAME_VARIANT NAME_SLIP'],
  ['Francisco / Mejía', 'Pancho / Mejia', 'NAME_NICK'],
  ['Catherine / Olson', 'Kate / Olson', 'NAME_NICK'],
  ['Ana', 'Ana / Vega', 'NAME_SHORT'],
  ['', 'Ana / Vega', 'NAME_MISSING'],
  ['Maria / Lopez', 'Mario / Lopez', undefined],
  ['Juan / Lopez', 'Juana / Lopez', undefined],
  ['Jose Luis / Lopez', 'Jose Antonio / Lopez', undefined],
  ['Mohamed / Ali', 'Mohamud / Ali', undefined],
  ['Cali / Vega', 'Carlos / Vega', undefined],
  ['Ana / Vega', 'Ana / Vargas', undefined],
  ['Mai / Vang', 'Mai / Yang', undefined],
])('%s and %s: %s', (a, b, reasons) => {
  expect(why(a, b)).toBe(reasons);
  expect(why(b, a)).toBe(reasons);
});

const phones = ['+16125550101'];
const home = { address: '12 Lake St', postalCode: '55407' };
test.each<[string, Known, Known, number | undefined, string?]>([
  ['a number and a name', known('Ana / Vega', { phones }), known('Ana / Vega', { phones }), 95],
  ['a household', known('Ana / Vega', { phones, ...home }), known('Luis / Vega', { phones, ...home }), undefined],
  ['a name alone', known('Ana / Vega'), known('Ana / Vega'), undefined],
  [
    'father and son',
    known('Ed / Vega', { phones, suffix: 'Sr.' }),
    known('Ed / Vega', { phones, suffix: 'Jr' }),
    undefined,
  ],
  [
    'a nickname with a ZIP code',
    known('Pepe / Vega', { postalCode: '55407' }),
    known('José / Vega', { postalCode: '55407' }),
    undefined,
  ],
  ['a nickname and a number', known('Pepe / Vega', { phones }), known('José / Vega', { phones }), 68],
  ['a name and an address', known('Ana / Gimenez', home), known('Ana / Jiménez', home), 83],
  [
    'a slip in an address',
    known('Ana / Vega', { emails: ['ana.vega@example.org'] }),
    known('Ana / Vega', { emails: ['ana.vgea@example.org'] }),
    92,
  ],
  [
    'dots of gmail',
    known('Ana / Vega', { emails: ['a.nav@gmail.com'] }),
    known('Vega / Ana', { emails: ['anav@gmail.com'] }),
    92,
  ],
  [
    'one number after another',
    known('Ana / Vega', { emails: ['anavega1@example.org'] }),
    known('Anna / Diaz', { emails: ['anavega2@example.org'] }),
    undefined,
  ],
  [
    'a family’s address',
    known('Ana / Vega', { emails: ['vega@example.org'] }),
    known('Luis / Vega', { emails: ['vega@example.org'] }),
    60,
  ],
  [
    'everything else differs',
    known('Ana / Vega', { phones, emails: ['a@example.org'], postalCode: '55407' }),
    known('Ana / Vega', { phones: ['+16125550102'], emails: ['b@example.org'], postalCode: '55407' }),
    undefined,
  ],
])('%s', (_, a, b, score) => {
  expect(likeness(sketchOf('a', a), sketchOf('b', b))?.score).toBe(score);
  expect(likeness(sketchOf('b', b), sketchOf('a', a))?.score).toBe(score);
});

test('slips are counted with swapped neighbours, and only where a name is long enough', () => {
  expect([slips('vega', 'vgea', 2), slips('abc', 'abc', 2), slips('abcdef', 'uvwxyz', 2)]).toEqual([1, 0, 3]);
  expect([isSlip('vega', 'vgea'), isSlip('olson', 'olsen'), isSlip('guadalupe', 'guadelupa')]).toEqual([
    false,
    true,
    true,
  ]);
  expect(isEmailSlip('anavega@example.org', 'anavega@example.com')).toBe(false);
});

const GIVEN = 'Ana Luis Carmen Mohamed Jose Fatima Elena Rosa David Sarah Hassan Mai Pedro Lucia Daniel Amina'.split(
  ' ',
);
const FAMILY = 'Garcia Lopez Xiong Vang Hassan Olson Johnson Hernandez Mejia Cruz Ali Warsame Ramirez Torres'.split(
  ' ',
);

/** A list of people with those who are on it twice, and with those who only look so. */
function list(size: number, seed: number) {
  const next = chance(seed);
  const of = <T>(from: readonly T[]) => from[Math.floor(next() * from.length)]!;
  const number = () => `+1612${String(Math.floor(next() * 1e7)).padStart(7, '0')}`;
  const people: Known[] = [];
  const twice = new Set<string>();
  const alike = (known: Known, more: Partial<Known>) => {
    twice.add(`${people.indexOf(known)} ${people.length}`);
    people.push({ ...known, ...more });
  };
  while (people.length < size) {
    const mark = Math.floor(next() * 1e9).toString(36);
    const one: Known = {
      givenName: of(GIVEN),
      familyName: next() < 0.3 ? `${of(FAMILY)} ${of(FAMILY)}` : of(FAMILY),
      emails: next() < 0.8 ? [`${mark}${of(FAMILY).toLowerCase()}@${of(['example.org', 'gmail.com'])}`] : [],
      phones: next() < 0.6 ? [number()] : [],
      ...(next() < 0.6 && { postalCode: `554${String(Math.floor(next() * 60)).padStart(2, '0')}` }),
      ...(next() < 0.4 && { address: `${Math.floor(next() * 9000)} Lake St` }),
    };
    people.push(one);
    const [email] = one.emails!;
    const chosen = next();
    const swapped = `${one.givenName.slice(0, 2)}${one.givenName.slice(3, 4)}${one.givenName.slice(2, 3)}${one.givenName.slice(4)}`;
    if (chosen < 0.04 && email) alike(one, { emails: [email.replace(/^(.)(.)/, '$2$1')], phones: [] });
    else if (chosen < 0.08 && one.phones!.length) alike(one, { emails: [], familyName: one.familyName.split(' ')[0]! });
    else if (chosen < 0.1 && one.phones!.length && one.givenName.length > 4)
      alike(one, { emails: [], givenName: swapped });
    else if (chosen < 0.12 && one.phones!.length) alike(one, { emails: [], givenName: `${one.givenName[0]}.` });
    else if (chosen < 0.14 && one.address && one.postalCode) alike(one, { emails: [], phones: [] });
    // Not the same: who lives or calls together, who has the next address, and a namesake around the corner.
    else if (chosen < 0.24)
      people.push({ ...one, emails: [], givenName: of(GIVEN.filter((name) => name !== one.givenName)) });
    else if (chosen < 0.28) people.push({ ...one, emails: [`x${mark}@example.org`], phones: [number()], address: '' });
    else if (chosen < 0.3 && email)
      people.push({ ...one, givenName: 'Zoe', familyName: of(FAMILY), emails: [`1${email}`], phones: [], address: '' });
  }
  return { people, twice };
}

function search({ people, twice }: ReturnType<typeof list>) {
  const id = (n: number) => String(n).padStart(8, '0');
  const sketches = people.map((person, n) => sketchOf(id(n), person));
  const blocks = new Blocks(sketches);
  const found = new Set(
    sketches.flatMap((each) => [...blocks.pairsOf(each)].map((pair) => `${Number(pair.lowId)} ${Number(pair.highId)}`)),
  );
  const right = [...found].filter((pair) => twice.has(pair)).length;
  return { precision: right / found.size, recall: right / twice.size, compared: blocks.compared, pairs: twice.size };
}

test('of labelled pairs most are found, and little else', () => {
  const { precision, recall, pairs } = search(list(3000, 7));
  process.stdout.write(
    `duplicates: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} of ${pairs} pairs\n`,
  );
  expect(pairs).toBeGreaterThan(150);
  expect(precision).toBeGreaterThan(0.9);
  expect(recall).toBeGreaterThan(0.9);
});

test('twice as many people are compared about twice as often', () => {
  const [some, more] = [search(list(1500, 5)), search(list(6000, 5))];
  expect(more.compared / some.compared).toBeLessThan(8);
});

test('what differs in digits alone is numbered, and no slip; a digit in the place of a letter is one', () => {
  const addresses = (a: string, b: string) => [
    isEmailSlip(`${a}@example.org`, `${b}@example.org`),
    isEmailSlip(`${b}@example.org`, `${a}@example.org`),
  ];
  for (const [a, b] of [
    ['guest1', 'guest2'],
    ['guest', 'guest1'],
    ['guest19', 'guest91'],
    ['guest12', 'guest2'],
  ] as const)
    expect(addresses(a, b)).toEqual([false, false]);
  for (const [a, b] of [
    ['guest1', 'gest1'],
    ['gue5t', 'guest'],
    ['1guest', 'g1uest'],
    ['guset12', 'guest12'],
  ] as const)
    expect(addresses(a, b)).toEqual([true, true]);
  expect([isSlip('number12', 'number13'), isSlip('number1', 'number'), isSlip('number12', 'numbre12')]).toEqual([
    false,
    false,
    true,
  ]);
  expect(why('Guest / Number12', 'Guest / Number13')).toBeUndefined();
  const numbered = (email: string) => sketchOf(email, known('Ana / Vega', { emails: [email] }));
  expect(likeness(numbered('anavega1@example.org'), numbered('anavega2@example.org'))).toBeUndefined();
  expect(likeness(numbered('anavega1@example.org'), numbered('anavgea1@example.org'))).toMatchObject({
    reasons: ['EMAIL_SLIP', 'NAME_SAME'],
  });
});
