import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { folded } from '../canonical.ts';
import type { Order } from './name-keys.ts';
import { NameList } from './name-list.ts';
import { type Reach, shownName } from './name-parts.ts';

function listOf(...names: [string, string][]): NameList {
  const list = new NameList();
  for (const [n, [given, family]] of names.entries()) list.put(`id${n}`, given, family);
  return list;
}
const orderOf = (by: Order['by'], reach: Reach = 'whole', spanish = false): Order => ({ by, reach, spanish });
const search = (list: NameList, query: string, reach: Reach, first: number, after?: string) =>
  list.page({ query, order: orderOf('given', reach), first, after });
const found = (list: NameList, query: string, reach: Reach = 'whole') => search(list, query, reach, 100).ids;
function sorted(list: NameList, order: Order, first: number, after?: string): string[] {
  const asking = { order, first, after };
  while (!list.prepare(asking));
  return list.page(asking).ids;
}

test.each([
  ['nunez', 'José Luis', 'Nuñez-Tlapa'],
  ['NUÑEZ tlapa', 'José Luis', 'Nuñez-Tlapa'],
  ['jose', 'José Luis', 'Nuñez-Tlapa'],
  ['obran', 'Siobhán', "O'Brannigan"],
  ["o'brannigan", 'Siobhán', 'O’Brannigan'],
  ['ntaub', 'Paj Ntaub', 'Lauj'],
  ['tswb vam', 'Vam Meej', 'Tswb'],
  ['cabdir', 'Cabdiraxmaan', 'Mataan Cige'],
  ['oyvind', 'Øyvind', 'Krüger-Böhm'],
  ['hang', 'Thị Hằng', 'Sandvikson'],
  ['dang nguyen', 'Lotus', 'Đặng-Nguyễn'],
  ['st amour', 'Renée', 'St. Amour'],
  ['ba ati', 'Ba Ati', ''],
])('"%s" finds %s %s', (query, given, family) => {
  expect(found(listOf(['Somebody', 'Else'], [given, family]), query)).toEqual(['id1']);
});

test('a word that runs from one name into the next finds neither', () => {
  expect(found(listOf(['Ana', 'Mar'], ['Tina', 'Sol']), 'martina')).toEqual([]);
});

test.each([
  ['Ana', 'Barragán', 'Ana B.'],
  ['Nhia Long Lauj', '', 'Nhia Long L.'],
  ['Ana', '', 'Ana'],
  ['', 'Barragán', 'B.'],
  ['', '', ''],
])('of "%s" "%s" is shown "%s"', (given, family, shown) => expect(shownName(given, family)).toBe(shown));

test('who sees first names and initials finds by them, and not by what is hidden', () => {
  const list = listOf(['Ana', 'Barragán'], ['Nhia Long Lauj', ''], ['Bartek', 'Ruiz']);
  expect(found(list, 'ana b', 'shown')).toEqual(['id0']);
  expect(found(list, 'barr', 'shown')).toEqual([]);
  expect(found(list, 'lauj', 'shown')).toEqual([]);
  expect(found(list, 'nhia l', 'shown')).toEqual(['id1']);
  expect(found(list, 'bar', 'whole')).toEqual(['id0', 'id2']);
});

const name = fc.stringMatching(/^[A-Za-zñáéØłđ' -]{1,12}$/);
test('any part of a name finds it, in pages that neither skip nor repeat, whatever was renamed or removed before', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(name, name), { minLength: 1, maxLength: 30 }),
      fc.array(fc.tuple(fc.nat(29), name, fc.boolean()), { maxLength: 15 }),
      fc.stringMatching(/^[a-eñ]{1,2}$/),
      fc.integer({ min: 1, max: 7 }),
      (names, changes, query, first) => {
        const list = listOf(...names);
        const now = new Map(names.map(([given, family], n) => [`id${n}`, `${given} ${family}`]));
        for (const [n, other, gone] of changes) {
          if (!now.has(`id${n}`)) continue;
          if (gone) {
            list.remove(`id${n}`);
            now.delete(`id${n}`);
          } else {
            list.put(`id${n}`, other, '');
            now.set(`id${n}`, other);
          }
        }
        const expected = [...now].filter(([, whole]) => folded(whole).includes(folded(query))).map(([id]) => id);
        const pages: string[] = [];
        for (let after: string | undefined; ; after = pages.at(-1)) {
          const { ids, total } = search(list, query, 'whole', first, after);
          expect(total).toBe(expected.length);
          pages.push(...ids);
          if (ids.length < first) break;
        }
        expect([...pages].sort()).toEqual(expected.sort());
      },
    ),
  );
});

test('what was changed over and over is packed, and all is found as before', () => {
  const list = new NameList();
  for (let round = 0; round < 5; round += 1)
    for (let n = 0; n < 900; n += 1) list.put(`id${n}`, `Name${round}x${n}y`, 'Family');
  expect(list.size).toBe(900);
  expect(search(list, 'family', 'whole', 10).total).toBe(900);
  expect(search(list, 'name3x', 'whole', 10).total).toBe(0);
  expect(search(list, 'name4x17y', 'whole', 10).ids).toEqual(['id17']);
});

test.each([
  [orderOf('family'), 'Abad Ñañez Nuñez Nunez Nuz Ortiz', ['Abad', 'Ñañez', 'Nunez', 'Nuñez', 'Nuz', 'Ortiz']],
  [orderOf('family', 'whole', true), 'Ortiz Ñu Nz Na Ña', ['Na', 'Nz', 'Ña', 'Ñu', 'Ortiz']],
  [orderOf('family', 'whole', true), 'Álvarez Alvarado Elías Ávila', ['Alvarado', 'Álvarez', 'Ávila', 'Elías']],
])('%j puts %s as readers look for them', (order, names, expected) => {
  const families = names.split(' ');
  const list = listOf(...families.map((family): [string, string] => [family === 'Nuñez' ? 'B' : 'A', family]));
  expect(sorted(list, order, 9).map((id) => families[Number(id.slice(2))])).toEqual(expected);
});

test('who has one name stands under it, a name in one by its last word, and who has none at the end', () => {
  const list = listOf(['', ''], ['Nhia Long Lauj', ''], ['Madonna', ''], ['', 'Kahlo'], ['Zoe', 'Abdi']);
  expect(sorted(list, orderOf('family'), 9)).toEqual(['id4', 'id3', 'id1', 'id2', 'id0']);
  expect(sorted(list, orderOf('given'), 9)).toEqual(['id2', 'id1', 'id4', 'id3', 'id0']);
});

test('an order by what is shown is the same whatever is hidden', () => {
  const families = fc.array(fc.constantFrom('Barr', 'Bell', 'Bąk', 'Ñu', 'Ná', 'Nz'), { minLength: 12, maxLength: 12 });
  const initialOf = (family: string) => [...family][0]!;
  fc.assert(
    fc.property(
      families,
      families,
      fc.constantFrom<Order['by']>('family', 'given'),
      fc.boolean(),
      (a, b, by, spanish) => {
        // The second list shows the same initials, with other letters behind them.
        const other = a.map((family, n) => initialOf(family) + b[n]!.slice(1));
        const lists = [a, other].map((all) =>
          listOf(...all.map((family, n): [string, string] => [`G${n % 3}`, family])),
        );
        const [one, two] = lists.map((list) => sorted(list, orderOf(by, 'shown', spanish), 99));
        expect(one).toEqual(two);
        const found = lists.map(
          (list) => list.page({ query: 'g', order: orderOf(by, 'shown', spanish), first: 99 }).ids,
        );
        expect(found[0]).toEqual(found[1]);
      },
    ),
  );
});

test('pages in order are whole and without doubles, whatever is added, renamed and removed, and also among some', () => {
  const word = fc.stringMatching(/^[A-Za-zñáé]{0,4}$/);
  const changes = fc.array(fc.tuple(fc.nat(60), word, word, fc.boolean()), { minLength: 1, maxLength: 80 });
  const orders = fc.record({
    by: fc.constantFrom<Order['by']>('family', 'given'),
    reach: fc.constantFrom<Reach>('whole', 'shown'),
    spanish: fc.boolean(),
  });
  fc.assert(
    fc.property(changes, orders, fc.integer({ min: 1, max: 9 }), (all, order, first) => {
      const list = new NameList();
      const there = new Set<string>();
      for (const [n, given, family, gone] of all) {
        if (gone) list.remove(`id${n}`);
        else list.put(`id${n}`, given, family);
        there[gone ? 'delete' : 'add'](`id${n}`);
        sorted(list, order, 1); // so that what is sorted is added to, not made anew
      }
      const pages: string[] = [];
      for (let after: string | undefined; ; after = pages.at(-1)) {
        const ids = sorted(list, order, first, after);
        pages.push(...ids);
        if (ids.length < first) break;
      }
      expect(new Set(pages)).toEqual(there);
      expect(pages).toHaveLength(there.size);
      const among = new Set([...there].filter((_, n) => n % 2));
      expect(list.page({ order, first: 99, among }).ids).toEqual(pages.filter((id) => among.has(id)));
    }),
  );
});

test('what was changed over and over is packed, and stands in order as before', () => {
  const list = new NameList();
  for (let round = 0; round < 5; round += 1)
    for (let n = 0; n < 900; n += 1)
      list.put(
        `id${n}`,
        'Given',
        `Name${900 - n}`.replace(/\d+/, (digits) => digits.padStart(3, '0')),
      );
  expect(sorted(list, orderOf('family'), 3)).toEqual(['id899', 'id898', 'id897']);
  expect(sorted(list, orderOf('family'), 3, 'id1')).toEqual(['id0']);
});
