import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import pg from 'pg';
import { AccountsService, Actor, type Role } from '#accounts';
import { addVersion, Db, Keyring, makeKeyFile, NAME, readKeyFile, Vault, within } from '#platform';
import { createContext } from '../../../apps/worker/worker.module.ts';
import { savedPerson, somebody } from '../../../test/builders.ts';
import { type Api, startApi, until } from '../../../test/harness.ts';
import { heldNames } from '../../../test/held-names.ts';
import type { NameThread } from './name-thread.ts';
import { Names } from './names.ts';
import { PeopleService } from '../people.service.ts';
import { Person } from '../person.entity.ts';
import { PeopleSearch, PeopleSort } from './search.service.ts';

const MANY = 3_000;
const folder = mkdtempSync(join(tmpdir(), `${NAME}-names-`));
let api: Api;
let second: INestApplicationContext;
beforeAll(async () => {
  const keyFile = join(folder, 'keys');
  makeKeyFile(keyFile);
  api = await startApi({ keyFile });
  second = await createContext(api.config);
  await put(Array.from({ length: MANY }, (_, n) => ({ givenName: `Given${n % 7}`, familyName: `Crowd${n}` })));
});
afterEach(() => void jest.restoreAllMocks());
afterAll(async () => {
  await second.close();
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Puts people in past their handles, many at once. */
const put = (people: object[], organizationId = api.organizationId) =>
  within({ organizationId }, () => {
    const db = api.app.get(Db);
    return db.tx(() => db.insertAll(people.map((details) => db.make(Person, { details: { ...NOBODY, ...details } }))));
  });
const NOBODY = { givenName: '', familyName: '', emails: [], phones: [] };

interface Page {
  items: { id: string; name: string }[];
  endCursor: string | null;
  total: number;
  searchReady: boolean;
  searchAsOf: string | null;
  searchRead: number;
  searchOf: number;
}
const QUERY = `query ($search: String, $sort: PeopleSort, $first: Int, $after: String) {
  people(search: $search, sort: $sort, first: $first, after: $after) {
    items { id name } endCursor total searchReady searchAsOf searchRead searchOf } }`;
async function page(variables: object, role: Role = 'organizer', language = 'en'): Promise<Page> {
  const { data, errors } = await api.gql<{ people: Page }>(role, QUERY, variables, { language });
  expect(errors).toBeUndefined();
  return data.people;
}
const idsOf = ({ items }: Page) => items.map(({ id }) => id);
const namesOf = ({ items }: Page) => items.map(({ name }) => name);
/** The thread dies, as it would without memory. */
async function kill(names = api.app.get(Names)) {
  const threadOf = () => (names as unknown as { thread?: NameThread }).thread;
  const thread = threadOf()!;
  await thread.end();
  await until(() => expect(threadOf() === thread).toBe(false));
}
const ready = (search: string, total: number) =>
  until(async () => expect(await page({ search })).toMatchObject({ searchReady: true, total }));

test('while names are read, requests are answered and tell how far it is; this thread opens none of them', async () => {
  const open = jest.spyOn(api.app.get(Vault), 'open');
  const { finish } = heldNames(2);
  expect(await page({ search: 'crowd', first: 1 })).toMatchObject({ searchReady: false, searchAsOf: null });
  const behind = { searchReady: false, searchRead: 1000, searchOf: MANY };
  await until(async () => expect(await page({ search: 'crowd', first: 1 })).toMatchObject(behind));
  expect(await page({ first: 1 })).toMatchObject({ items: [{}], total: MANY, searchReady: false });
  expect(await page({ sort: 'FAMILY_NAME', first: 1 })).toMatchObject({ items: [{}], total: MANY, ...behind });
  finish();
  await ready('crowd', MANY);
  expect((await page({ search: 'crowd', first: 1 })).searchAsOf).toEqual(expect.any(String));
  // Only those who were on a page were opened here, however often it was asked for.
  expect(new Set(open.mock.calls.map(([{ table, id }]) => `${table} ${id}`)).size).toBeLessThan(200);
});

test('a thread that dies while it reads, or later, is replaced; nobody waits for it in vain', async () => {
  await kill();
  const { finish } = heldNames(1);
  expect(await page({ search: 'crowd1234' })).toMatchObject({ searchReady: false });
  await kill();
  finish();
  await ready('crowd1234', 1);
  const names = api.app.get(Names);
  const asked = api.inside(() =>
    names.page({ query: 'crowd', order: { by: 'given', reach: 'whole', spanish: false }, first: 9 }),
  );
  await kill();
  expect(await asked).toMatchObject({ of: expect.any(Number) });
  await ready('crowd1234', 1);
});

test('what another process changes by the thousand is told as behind, and then found', async () => {
  await ready('crowd', MANY);
  const { finish } = heldNames();
  const before = new Date();
  await within({ organizationId: api.organizationId }, () =>
    second.get(Db).tx(() => second.get(Db).repo(Person).query(`update person set deceased = false`)),
  );
  await api.inside(() => api.app.get(PeopleService).create(somebody({ familyName: 'Rezagada' })));
  const behind = await until(async () => {
    const told = await page({ search: 'rezagada' });
    expect(told).toMatchObject({ items: [], searchReady: false, searchRead: 0, searchOf: MANY + 1 });
    return told;
  });
  expect(Date.parse(behind.searchAsOf!)).toBeLessThanOrEqual(before.getTime());
  finish();
  await ready('rezagada', 1);
});

test('who was sealed with a key that another process made since is found, while the list is there and when it is built', async () => {
  const owner = new pg.Client(api.config.databaseUrl);
  await owner.connect();
  const version = await addVersion(owner, readKeyFile(api.config.keyFile).kek);
  await owner.end();
  await second.get(Keyring).look();
  expect(second.get(Vault).keyVersion).toBe(version);
  await within({ organizationId: api.organizationId }, () =>
    second.get(PeopleService).create(somebody({ familyName: 'Girada' })),
  );
  await ready('girada', 1);
  await kill();
  await ready('girada', 1);
});

test('a row that does not open is an alarm, and hides nobody else', async () => {
  const { id } = await savedPerson(api, { familyName: 'Intacta' });
  const broken = await savedPerson(api, { familyName: 'Rota' });
  const refused: string[] = [];
  const vault = api.app.get(Vault);
  const tell = vault.onRefused;
  jest.spyOn(vault, 'onRefused').mockImplementation((place) => {
    refused.push(place.id);
    tell(place);
  });
  const alarms = async () => (await api.gql<{ sealAlarms: number }>('owner', '{ sealAlarms }')).data.sealAlarms;
  expect(await alarms()).toBe(0);
  await api.inside(() =>
    api.app
      .get(Db)
      .tx(() =>
        api.app
          .get(Db)
          .repo(Person)
          .query(`update person set sealed = (select sealed from person where id = $1) where id = $2`, [id, broken.id]),
      ),
  );
  await kill();
  await ready('intacta', 1);
  expect(refused).toEqual([broken.id]);
  await api.app.get(Keyring).look();
  expect(await alarms()).toBe(1);
  await api.inside(() => api.app.get(Db).tx(() => api.app.get(Db).repo(Person).delete({ id: broken.id })));
});

test('each organization has a list of its own', async () => {
  const other = await api.app.get(AccountsService).organization('Second');
  await put([{ givenName: 'Otra', familyName: 'Crowd1234' }], other);
  const search = api.app.get(PeopleSearch);
  const ask = (organizationId: string) =>
    within({ organizationId }, () => search.page(new Actor('a', organizationId, 'organizer'), { search: 'crowd1234' }));
  await until(async () => expect((await ask(other)).names.ready).toBe(true));
  expect((await ask(other)).people.map(({ details }) => details.givenName)).toEqual(['Otra']);
  expect((await ask(api.organizationId)).people).toHaveLength(1);
});

test('a list that somebody with a grant asked for first, or who looked for changes, is everybody’s', async () => {
  await kill();
  const lead = new Actor('00000000-0000-4000-8000-000000000000', api.organizationId, 'lead', true, undefined, [
    { permissions: ['people.read'], scope: 'PEOPLE', subjectId: null },
  ]);
  const ask = () =>
    within({ organizationId: api.organizationId, reader: lead.reader }, () =>
      api.app.get(PeopleSearch).page(lead, { search: 'Given1', sort: PeopleSort.GIVEN_NAME }),
    );
  await until(async () => expect(await ask()).toMatchObject({ people: [], total: 0, names: { ready: true } }));
  await ready('crowd1234', 1);
  await savedPerson(api, { familyName: 'Posterior' });
  expect((await ask()).people).toEqual([]);
  await ready('posterior', 1);
});

test.each(['FAMILY_NAME', 'GIVEN_NAME'])(
  'pages by %s are whole and without doubles while people are added',
  async (sort) => {
    const before = new Set<string>();
    for (let after: string | null = null; ;) {
      const found: Page = await page({ sort, first: 200, after });
      idsOf(found).forEach((id) => before.add(id));
      if (!(after = found.endCursor)) break;
    }
    const seen: string[] = [];
    for (let after: string | null = null, n = 0; ; n += 1) {
      const found: Page = await page({ sort, first: 200, after });
      if (found.endCursor) expect(found.items).toHaveLength(200);
      seen.push(...idsOf(found));
      await savedPerson(api, { givenName: `Zulema${n}`, familyName: n % 2 ? 'Abad' : 'Zubia' });
      if (!(after = found.endCursor)) break;
    }
    expect(new Set(seen).size).toBe(seen.length);
    for (const id of before) expect(seen).toContain(id);
  },
);

test('ñ stands behind n for who reads Spanish, and with it for who reads English', async () => {
  for (const familyName of ['Zzña', 'Zzna', 'Zznz', 'Zzo']) await savedPerson(api, { givenName: 'Eñe', familyName });
  const last = async (language: string) =>
    namesOf(await page({ search: 'eñe', sort: 'FAMILY_NAME' }, 'organizer', language));
  expect(await last('es')).toEqual(['Eñe Zzna', 'Eñe Zznz', 'Eñe Zzña', 'Eñe Zzo']);
  expect((await last('en')).slice(2)).toEqual(['Eñe Zznz', 'Eñe Zzo']);
});

test('who sees initials is told nothing of last names by the order, in a list or in a search', async () => {
  const people = [];
  for (const familyName of ['Quiroz', 'Quesada', 'Quintero', 'Quant', 'Quy', 'Qureshi'])
    people.push(await savedPerson(api, { givenName: 'Oculta', familyName }));
  const byId = people.map(({ id }) => id).sort();
  for (const asked of [{ search: 'oculta' }, { search: 'oculta', sort: 'FAMILY_NAME' }])
    expect(idsOf(await page(asked, 'coordinator'))).toEqual(byId);
  for (const sort of ['FAMILY_NAME', 'GIVEN_NAME']) {
    const shown: string[] = [];
    for (let after: string | null = null; ;) {
      const found: Page = await page({ sort, first: 200, after }, 'coordinator');
      shown.push(...found.items.filter(({ name }) => name === 'Oculta Q.').map(({ id }) => id));
      if (!(after = found.endCursor)) break;
    }
    expect(shown).toEqual(byId);
  }
  expect(namesOf(await page({ search: 'oculta', sort: 'FAMILY_NAME' }))[0]).toBe('Oculta Quant');
});

test('somebody who is gone is on no page, and the page is full', async () => {
  const { id } = await savedPerson(api, { givenName: 'Aaa', familyName: 'Aaa' });
  await savedPerson(api, { givenName: 'Aaa', familyName: 'Aab' });
  expect(idsOf(await page({ sort: 'FAMILY_NAME', first: 2 }))).toContain(id);
  await api.inside(() => api.app.get(Db).tx(() => api.app.get(Db).repo(Person).delete({ id })));
  const found = await page({ sort: 'FAMILY_NAME', first: 2 });
  expect(found.items).toHaveLength(2);
  expect(idsOf(found)).not.toContain(id);
});
