import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { Actor } from '#accounts';
import { Db, Keyring, Vault, within } from '#platform';
import { createContext } from '../../../apps/worker/worker.module.ts';
import { savedPerson } from '../../../test/builders.ts';
import { type Api, startApi, until } from '../../../test/harness.ts';
import { heldNames } from '../../../test/held-names.ts';
import { Names } from './names.ts';
import { HeadCounts } from '../numbers/head-counts.ts';
import { PeopleService } from '../people.service.ts';
import { PeopleSearch } from './search.service.ts';

let api: Api;
let second: INestApplicationContext;
beforeAll(async () => {
  api = await startApi();
  second = await createContext(api.config);
});
afterEach(() => void jest.restoreAllMocks());
afterAll(async () => {
  await second.close();
  await api.close();
});

interface Page {
  people: {
    items: { id: string; name: string; emails: string[] }[];
    endCursor: string | null;
    total: number;
    searchReady: boolean;
  };
}
const QUERY = `query ($search: String, $first: Int, $after: String) {
  people(search: $search, first: $first, after: $after) {
    items { id name emails phones postalCode } endCursor total searchReady } }`;
async function page(variables: object, role: 'organizer' | 'coordinator' = 'organizer') {
  const { data, errors } = await api.gql<Page>(role, QUERY, variables);
  expect(errors).toBeUndefined();
  return data.people;
}
const names = async (search: string, role?: 'organizer' | 'coordinator') =>
  (await page({ search }, role)).items.map(({ name }) => name);

test('one box finds by a part of the name, by the number however written, and by the e-mail', async () => {
  const { id } = await savedPerson(api, {
    givenName: 'Yaretzi',
    familyName: 'Nuñez-Tlapa',
    emails: ['Yaretzi.N+news@example.org'],
    phones: ['(612) 555-0147'],
  });
  for (const search of ['nunez', 'ÑUÑEZ', 'tlapa yar', '612.555.0147', '+1 612 555 0147', 'yaretzi.n@EXAMPLE.org'])
    await until(async () =>
      expect(await page({ search })).toMatchObject({ items: [{ id }], total: 1, searchReady: true }),
    );
  expect(await page({ search: '612555014' })).toMatchObject({ items: [], total: 0 });
});

test('what another process adds or renames is found by the next search', async () => {
  const other = <T>(work: (people: PeopleService) => Promise<T>) =>
    within({ organizationId: api.organizationId }, () => work(second.get(PeopleService)));
  expect(await names('guuleed')).toEqual([]);
  const { id } = await other((people) => people.create({ givenName: 'Ifrah', familyName: 'Guuleed' }));
  expect(await names('guuleed')).toEqual(['Ifrah Guuleed']);
  await other((people) => people.update(id, { familyName: 'Xirsi' }));
  expect(await names('guuleed')).toEqual([]);
  expect(await names('xirsi')).toEqual(['Ifrah Xirsi']);
});

test('a change that is committed late, after later ones were seen, is found all the same', async () => {
  const people = api.app.get(PeopleService);
  let finish = () => {};
  const held = new Promise<void>((resolve) => (finish = resolve));
  let begun = () => {};
  const started = new Promise<void>((resolve) => (begun = resolve));
  const late = api.inside(() =>
    api.app.get(Db).tx(async () => {
      await people.create({ givenName: 'Tardy', familyName: 'Lindqvist' });
      begun();
      await held;
    }),
  );
  await started;
  await api.inside(() => people.create({ givenName: 'Early', familyName: 'Lindqvist' }));
  expect(await names('lindqvist')).toEqual(['Early Lindqvist']);
  finish();
  await late;
  expect(await names('lindqvist')).toEqual(['Early Lindqvist', 'Tardy Lindqvist']);
});

test('pages of the newest are whole and stable while others are added', async () => {
  // Added in one transaction, so at the same moment.
  await api.inside(() =>
    api.app.get(Db).tx(async () => {
      for (let n = 0; n < 7; n += 1) await savedPerson(api);
    }),
  );
  const before = (await page({ first: 200 })).items.map(({ id }) => id);
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { items, endCursor } = await page({ first: 3, after });
    expect(items.length).toBeGreaterThan(0); // no page leads to an empty one
    seen.push(...items.map(({ id }) => id));
    after = endCursor;
    await savedPerson(api);
  } while (after);
  expect(seen).toEqual(before);
});

test('pages of a search go by name, are whole, and know how many there are in all', async () => {
  for (const given of ['Cai', 'Aaliyah', 'Bee', 'Éowyn', 'Dua'])
    await savedPerson(api, { givenName: given, familyName: 'Paged' });
  const first = await page({ search: 'paged', first: 2 });
  const rest = await page({ search: 'paged', first: 9, after: first.endCursor });
  expect([first.total, rest.total]).toEqual([5, 5]);
  expect([...first.items, ...rest.items].map(({ name }) => name)).toEqual(
    ['Aaliyah', 'Bee', 'Cai', 'Dua', 'Éowyn'].map((given) => `${given} Paged`),
  );
});

test('the last page names no next one, also where it is full: of the newest, of names, of an address', async () => {
  const phones = ['612-555-0188'];
  for (const givenName of ['Ida', 'Ona', 'Una', 'Ewa'])
    await savedPerson(api, { givenName, familyName: 'Last', phones });
  const { total } = await page({ first: 1 });
  for (const [search, all] of [
    [null, total],
    ['last', 4],
    ['612-555-0188', 4],
  ] as const) {
    const before = await page({ search, first: all - 1 });
    expect([before.items.length, before.total]).toEqual([all - 1, all]);
    expect(await page({ search, first: 1, after: before.endCursor })).toMatchObject({ items: [{}], endCursor: null });
    expect(await page({ search, first: all })).toMatchObject({ total: all, endCursor: null });
  }
});

test('a coordinator sees first names and initials, and finds nobody by what is hidden', async () => {
  const emails = ['hidden.person@example.org'];
  await savedPerson(api, { givenName: 'Xochitl', familyName: 'Cuautle', emails, postalCode: '55407' });
  const { items } = await page({ search: 'xochitl' }, 'coordinator');
  expect(items).toMatchObject([{ name: 'Xochitl C.', emails: ['h…@….org'], postalCode: null }]);
  expect(await names('xochitl c', 'coordinator')).toEqual(['Xochitl C.']);
  for (const search of ['cuautle', 'cu', 'hidden.person@example.org'])
    expect(await names(search, 'coordinator')).toEqual([]);
  expect(await names('cuautle')).toEqual(['Xochitl Cuautle']);
  const { errors } = await api.gql(undefined, '{ people { total } }');
  expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

test('a volunteer sees nobody', async () => {
  for (const query of ['{ people { total } }', '{ people(search: "a") { total } }', '{ importBatches { id } }'])
    expect((await api.gql('volunteer', query)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

test('while the names are being read, exact addresses are found, and the answer says that names are not', async () => {
  const { id } = await savedPerson(api, { givenName: 'Warm', familyName: 'Rooble', emails: ['warm@example.org'] });
  const { finish } = heldNames();
  const names = new Names(api.app.get(Db), api.app.get(Vault), api.app.get(Keyring));
  const search = new PeopleSearch(api.app.get(Db), names, api.app.get(PeopleService), api.app.get(HeadCounts));
  const actor = new Actor('a', api.organizationId, 'organizer');
  const ask = (text: string) => api.inside(() => search.page(actor, { search: text }));
  expect(await ask('rooble')).toMatchObject({ people: [], names: { ready: false, asOf: null } });
  expect(await ask('WARM@example.org')).toMatchObject({ people: [{ id }], names: { ready: true } });
  expect(await ask('')).toMatchObject({ names: { ready: false } });
  finish();
  await until(async () => expect(await ask('rooble')).toMatchObject({ people: [{ id }], names: { ready: true } }));
  await names.onApplicationShutdown();
});

test('a made-up cursor, and a page of too many, are refused', async () => {
  for (const variables of [{ after: 'nonsense' }, { first: 201 }, { first: 0 }])
    expect((await api.gql('organizer', QUERY, variables)).errors?.[0]?.extensions.code).toBe('INVALID');
});
