import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { savedPerson } from '../../../test/builders.ts';
import { type Api, startApi } from '../../../test/harness.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

interface Page {
  readonly items: readonly { readonly name: string }[];
  readonly endCursor: string | null;
  readonly searchReady: boolean;
}
const PEOPLE = `query ($d: SegmentDefinition!, $first: Int, $after: ID, $sort: PeopleSort) {
  segmentPeople(definition: $d, first: $first, after: $after, sort: $sort) { items { name } endCursor searchReady } }`;

test('everybody in a segment is walked through in the order of names, whoever is not in it left out', async () => {
  const names = ['Zoe Abara', 'Ana Ñandú', 'Leo Núñez', 'Bea Castro', 'Ida Oyelaran'];
  for (const name of names) {
    const [givenName, familyName] = name.split(' ');
    await savedPerson(api, { ward: 4, givenName, familyName });
  }
  await savedPerson(api, { ward: 5, givenName: 'Otra', familyName: 'Persona' });
  const walked = async (sort: string | null, language: 'en' | 'es') => {
    const found: string[] = [];
    for (let after: string | null = null; ;) {
      const variables: object = { d: { where: { wards: [4] } }, first: 2, after, sort };
      const { data } = await api.gql<{ segmentPeople: Page }>('organizer', PEOPLE, variables, { language });
      found.push(...data.segmentPeople.items.map(({ name }) => name));
      after = data.segmentPeople.endCursor;
      if (!after) return found;
      expect(data.segmentPeople).toMatchObject({ items: [{}, {}], searchReady: true });
    }
  };
  // The names are read into memory when somebody first asks for their order.
  for (let ready = false; !ready; await new Promise((later) => setTimeout(later, 100))) {
    const asked = { d: { where: { wards: [4] } }, first: 2, after: null, sort: 'FAMILY_NAME' };
    const { data } = await api.gql<{ segmentPeople: Page }>('organizer', PEOPLE, asked);
    ready = data.segmentPeople.searchReady;
  }
  const byFamily = ['Zoe Abara', 'Bea Castro', 'Ana Ñandú', 'Leo Núñez', 'Ida Oyelaran'];
  expect(await walked('FAMILY_NAME', 'en')).toEqual(byFamily);
  // In Spanish ñ is a letter behind n.
  expect(await walked('FAMILY_NAME', 'es')).toEqual([
    ...byFamily.slice(0, 2),
    'Leo Núñez',
    'Ana Ñandú',
    'Ida Oyelaran',
  ]);
  expect(await walked('GIVEN_NAME', 'en')).toEqual([
    'Ana Ñandú',
    'Bea Castro',
    'Ida Oyelaran',
    'Leo Núñez',
    'Zoe Abara',
  ]);
  expect(await walked(null, 'en')).toEqual([...names].reverse());
});

test('a few among many are found along the order of all names, and nobody’s place is told who is not in it', async () => {
  const made = new Map<string, string>();
  for (let n = 0; n < 240; n += 1) {
    const familyName = `Q${String((n * 89) % 240).padStart(3, '0')}`;
    const { id } = await savedPerson(api, { ward: n % 12 === 5 ? 12 : 11, familyName, givenName: 'Uno' });
    made.set(`Uno ${familyName}`, id);
  }
  const asked = async (after: string | null) => {
    const variables = { d: { where: { wards: [12] } }, first: 6, after, sort: 'FAMILY_NAME' };
    return (await api.gql<{ segmentPeople: Page }>('organizer', PEOPLE, variables)).data.segmentPeople;
  };
  const found: string[] = [];
  for (let after: string | null = null; ;) {
    const { items, endCursor } = await asked(after);
    found.push(...items.map(({ name }) => name));
    after = endCursor;
    if (!after) break;
  }
  const few = [...Array(240).keys()].filter((n) => n % 12 === 5).map((n) => (n * 89) % 240);
  expect(found).toEqual(few.sort((a, b) => a - b).map((n) => `Uno Q${String(n).padStart(3, '0')}`));
  expect(await asked(made.get('Uno Q000')!)).toMatchObject({ items: [], endCursor: null });
});
