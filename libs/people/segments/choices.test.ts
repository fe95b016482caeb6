import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Db } from '#platform';
import { type Api, startApi } from '../../../test/harness.ts';
import { GroupKind, PeopleGroup } from '../relations/relation.entity.ts';

let api: Api;
/** In the order of their names. */
const ids: string[] = [];
const nameOf = (n: number) => `Órgano ${String(n).padStart(3, '0')}`;
beforeAll(async () => {
  api = await startApi();
  const db = api.app.get(Db);
  await api.inside(() =>
    db.tx(async () => {
      const rows = Array.from({ length: 230 }, (_, n) =>
        db.make(PeopleGroup, { kind: GroupKind.ORGANIZATION, details: { name: nameOf(n) } }),
      );
      await db.insertAll(rows);
      ids.push(...rows.map(({ id }) => id));
    }),
  );
});
afterAll(() => api.close());

interface Page {
  readonly items: { id: string; name: string }[];
  readonly endCursor: string | null;
  readonly total: number;
}
const CHOICES = `query ($kind: String!, $search: String, $ids: [ID!], $first: Int, $after: ID) {
  activityChoices(kind: $kind, search: $search, ids: $ids, first: $first, after: $after) {
    items { id name } endCursor total
  }
}`;
const asked = (variables: object, role: 'organizer' | 'coordinator' = 'organizer') =>
  api.gql<{ activityChoices: Page }>(role, CHOICES, { kind: 'group', ...variables });
const page = async (variables: object) => (await asked(variables)).data.activityChoices;

test('of more than are offered at once each is found by a part of its name, accents aside, and by its id', async () => {
  const parts = '{ segmentParts { activities { kind total choices { id } } } }';
  const { data } = await api.gql<{
    segmentParts: { activities: { kind: string; total: number; choices: object[] }[] };
  }>('organizer', parts);
  const groups = data.segmentParts.activities.find(({ kind }) => kind === 'group')!;
  expect([groups.total, groups.choices.length]).toEqual([230, 200]);
  expect(await page({ search: 'organo 229' })).toEqual({
    ...{ items: [{ id: ids[229], name: nameOf(229) }], endCursor: null, total: 1 },
  });
  expect((await page({ ids: [ids[215]] })).items).toEqual([{ id: ids[215], name: nameOf(215) }]);
  expect(await page({ search: 'nothing like it' })).toEqual({ items: [], endCursor: null, total: 0 });
});

test('pages go on from where the last one ended, through all of them once, and no further', async () => {
  const seen: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { items, endCursor, total }: Page = await page({ after, first: 100 });
    expect(total).toBe(230);
    seen.push(...items.map(({ id }) => id));
    after = endCursor;
    more = endCursor !== null;
  }
  expect(seen).toEqual(ids);
  expect((await page({})).items).toHaveLength(50);
  expect((await page({ after: '00000000-0000-4000-8000-000000000000' })).items).toEqual([]);
});

test('what names people is for those who see everybody; a kind that there is not, and a page too large, are refused', async () => {
  const { data } = await asked({ ids: [ids[0]] }, 'coordinator');
  expect(data.activityChoices).toEqual({ items: [], endCursor: null, total: 0 });
  for (const wrong of [{ kind: 'nothing' }, { first: 201 }, { search: 'x'.repeat(201) }])
    expect((await asked(wrong)).errors?.[0]?.extensions.code).toBe('INVALID');
});
