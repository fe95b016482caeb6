import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { folded } from './canonical.ts';
import { NameList, shownName } from './name-list.ts';

function listOf(...names: [string, string][]): NameList {
  const list = new NameList();
  for (const [n, [given, family]] of names.entries()) list.put(`id${n}`, given, family);
  return list;
}
const found = async (list: NameList, query: string, reach: 'whole' | 'shown' = 'whole') =>
  (await list.search(query, reach, 100)).ids;

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
])('"%s" finds %s %s', async (query, given, family) => {
  expect(await found(listOf(['Somebody', 'Else'], [given, family]), query)).toEqual(['id1']);
});

test('a word that runs from one name into the next finds neither', async () => {
  expect(await found(listOf(['Ana', 'Mar'], ['Tina', 'Sol']), 'martina')).toEqual([]);
});

test.each([
  ['Ana', 'Barragán', 'Ana B.'],
  ['Nhia Long Lauj', '', 'Nhia Long L.'],
  ['Ana', '', 'Ana'],
  ['', 'Barragán', 'B.'],
  ['', '', ''],
])('of "%s" "%s" is shown "%s"', (given, family, shown) => expect(shownName(given, family)).toBe(shown));

test('who sees first names and initials finds by them, and not by what is hidden', async () => {
  const list = listOf(['Ana', 'Barragán'], ['Nhia Long Lauj', ''], ['Bartek', 'Ruiz']);
  expect(await found(list, 'ana b', 'shown')).toEqual(['id0']);
  expect(await found(list, 'barr', 'shown')).toEqual([]);
  expect(await found(list, 'lauj', 'shown')).toEqual([]);
  expect(await found(list, 'nhia l', 'shown')).toEqual(['id1']);
  expect(await found(list, 'bar', 'whole')).toEqual(['id0', 'id2']);
});

const name = fc.stringMatching(/^[A-Za-zñáéØłđ' -]{1,12}$/);
test('any part of a name finds it, in pages that neither skip nor repeat, whatever was renamed or removed before', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(name, name), { minLength: 1, maxLength: 30 }),
      fc.array(fc.tuple(fc.nat(29), name, fc.boolean()), { maxLength: 15 }),
      fc.stringMatching(/^[a-eñ]{1,2}$/),
      fc.integer({ min: 1, max: 7 }),
      async (names, changes, query, first) => {
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
          const { ids, total } = await list.search(query, 'whole', first, after);
          expect(total).toBe(expected.length);
          pages.push(...ids);
          if (ids.length < first) break;
        }
        expect([...pages].sort()).toEqual(expected.sort());
      },
    ),
  );
});

test('what was changed over and over is packed, and all is found as before', async () => {
  const list = new NameList();
  for (let round = 0; round < 5; round += 1)
    for (let n = 0; n < 900; n += 1) list.put(`id${n}`, `Name${round}x${n}y`, 'Family');
  expect(list.size).toBe(900);
  expect((await list.search('family', 'whole', 10)).total).toBe(900);
  expect((await list.search('name3x', 'whole', 10)).total).toBe(0);
  expect((await list.search('name4x17y', 'whole', 10)).ids).toEqual(['id17']);
});
