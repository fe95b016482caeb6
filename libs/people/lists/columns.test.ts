import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { savedPerson } from '../../../test/builders.ts';
import { type Api, startApi } from '../../../test/harness.ts';
import { Lists } from './lists.service.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

interface Column {
  readonly id: string;
  readonly name: string;
}
interface List {
  readonly id: string;
  readonly name: string;
  readonly columns: Column[];
  readonly removed: Column[];
}
const SAVE = `mutation ($input: PeopleListInput!) {
  savePeopleList(input: $input) { id name columns { id name } removed { id name } } }`;
async function ask<T>(query: string, variables: object = {}): Promise<T> {
  const { data, errors } = await api.gql<Record<string, T>>('organizer', query, variables);
  expect(errors).toBeUndefined();
  return Object.values(data)[0]!;
}
const save = (input: object) => ask<List>(SAVE, { input });
const typed = ({ id, name }: Column) => ({ id, name, type: 'TEXT' });

test('a column that is filled in is taken out only by who knows how much, comes back with it, and is forgotten later', async () => {
  const made = await save({
    name: 'Calle',
    columns: ['One', 'Two', 'Three'].map((name) => ({ name, type: 'TEXT' })),
  });
  const [one, two, three] = made.columns as [Column, Column, Column];
  const people = [await savedPerson(api), await savedPerson(api)];
  const personIds = people.map(({ id }) => id);
  await ask('mutation ($input: BulkChangeInput!) { changeInBulk(input: $input) { id } }', {
    input: { kind: 'ADD_TO_LIST', listId: made.id, personIds },
  });
  const write = (personId: string, columnId: string, value: string) =>
    ask('mutation ($input: ListCellInput!) { setListCell(input: $input) { cells { value } } }', {
      input: { listId: made.id, personId, columnId, value },
    });
  for (const personId of personIds) await write(personId, two.id, 'said yes');
  await write(personIds[0]!, one.id, 'kept');
  const cells = async () => {
    const { items } = await ask<{ items: { cells: { columnId: string; value: string }[] }[] }>(
      `{ listRows(listId: "${made.id}") { items { cells { columnId value } } } }`,
    );
    return items.flatMap((item) => item.cells.map(({ value }) => value)).sort();
  };
  expect(await ask(`{ listColumnUse(listId: "${made.id}") { columnId filled } }`)).toEqual([
    { columnId: one.id, filled: 1 },
    { columnId: two.id, filled: 2 },
    { columnId: three.id, filled: 0 },
  ]);
  // Renamed, in another order, and an empty one taken out: nothing is asked.
  const renamed = [typed({ ...two, name: 'Dos' }), typed(one)];
  expect(await save({ id: made.id, name: 'Norte', columns: renamed })).toMatchObject({
    name: 'Norte',
    columns: [{ id: two.id, name: 'Dos' }, one],
    removed: [three],
  });
  for (const filled of [undefined, 1, 3]) {
    const input = { id: made.id, name: 'Norte', columns: [typed(one)], filled };
    const { errors } = await api.gql('organizer', SAVE, { input });
    expect(errors?.[0]).toMatchObject({
      extensions: { code: 'CONFLICT' },
      message: expect.stringContaining('2 cells'),
    });
  }
  const without = await save({ id: made.id, name: 'Norte', columns: [typed(one)], filled: 2 });
  expect(without.removed.map(({ name }) => name)).toEqual(['Three', 'Dos']);
  const back = await save({ id: made.id, name: 'Norte', columns: [typed(one), typed({ ...two, name: 'Dos' })] });
  expect([back.columns.length, await cells()]).toEqual([2, ['kept', 'said yes', 'said yes']]);
  await save({ id: made.id, name: 'Norte', columns: [typed(one)], filled: 2 });
  await api.inside(() => api.app.get(Lists).forget(30));
  expect((await ask<List>(`{ peopleList(id: "${made.id}") { removed { name } } }`)).removed).toHaveLength(2);
  await api.inside(() => api.app.get(Lists).forget(-1));
  expect((await ask<List>(`{ peopleList(id: "${made.id}") { removed { name } } }`)).removed).toEqual([]);
  expect(await cells()).toEqual(['kept']);
  for (const kept of ['Norte', 'Dos', 'said yes'])
    expect(await api.dump(['people_list', 'list_cells'])).not.toContain(kept);
});
