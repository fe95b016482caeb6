import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Db, Handlers, v4 } from '#platform';
import { savedPerson } from '../../../test/builders.ts';
import { type Api, startApi } from '../../../test/harness.ts';
import { Batch } from '../intake/batch.entity.ts';
import { DuplicateFinder } from './finder.service.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

type Side = { id: string };
type Pair = { id: string; score: number; reasons: string[]; first: Side; second: Side };
type Data = { duplicates: { items: Pair[]; total: number; endCursor: string | null } };
const ASK = `query ($first: Int, $after: ID) { duplicates(first: $first, after: $after) {
  items { id score reasons first { id } second { id } } total endCursor } }`;
const pairs = async (variables = {}) => {
  const { data, errors } = await api.gql<Data>('organizer', ASK, variables);
  expect(errors).toBeUndefined();
  return data.duplicates;
};
const look = () => api.inside(() => api.app.get(DuplicateFinder).run(true));
const change = (id: string, changes: string) =>
  api.gql('organizer', `mutation { updatePerson(id: "${id}", changes: { ${changes} }) { id } }`);
const dismiss = (id: string) => api.gql('organizer', `mutation { notDuplicates(id: "${id}") }`);

test('pairs are found with their reasons, page by page; what somebody said of one is remembered', async () => {
  const phone = { phones: ['+16125550777'] };
  const [maria, garcia, luis] = [
    await savedPerson(api, { givenName: 'María del Carmen', familyName: 'García López', ...phone }),
    await savedPerson(api, { givenName: 'Maria C.', familyName: 'García', ...phone }),
    await savedPerson(api, { givenName: 'Luis', familyName: 'García', ...phone }),
  ];
  const slips = [
    await savedPerson(api, { givenName: 'Hodan', familyName: 'Ali', emails: ['hodan.ali@example.org'] }),
    await savedPerson(api, { givenName: 'Hodan', familyName: 'Cali', emails: ['hodna.ali@example.org'] }),
  ];
  await look();
  const { items, total } = await pairs();
  const ids = (pair: Pair) => [pair.first.id, pair.second.id];
  expect([total, items.map(ids)]).toEqual([2, [slips.map(({ id }) => id), [maria.id, garcia.id]]]);
  expect(items[1]!.reasons).toEqual(['PHONE_SHARED', 'NAME_SHORT', 'NAME_SURNAMES']);
  expect(JSON.stringify(items)).not.toContain(luis.id);
  const page = await pairs({ first: 1 });
  expect([page.items.map(ids), (await pairs({ first: 1, after: page.endCursor })).items.map(ids)]).toEqual([
    [slips.map(({ id }) => id)],
    [[maria.id, garcia.id]],
  ]);
  expect((await dismiss(items[1]!.id)).errors).toBeUndefined();
  await change(garcia.id, 'pronouns: "ella"');
  await look();
  expect((await pairs()).items.map(ids)).toEqual([slips.map(({ id }) => id)]);
  // One who was changed so that they are two is no pair any more.
  await change(slips[1]!.id, 'givenName: "Ifrah"');
  await look();
  expect((await pairs()).total).toBe(0);
  await change(slips[1]!.id, 'givenName: "Hodan"');
  await api.gql('organizer', 'mutation { findDuplicates }');
  await look();
  expect((await pairs()).total).toBe(1);
});

test('of the names of pairs nothing is in the database; who was merged is in no pair, who is gone neither', async () => {
  const dump = await api.dump(['duplicate_pair', 'duplicate_search', 'merge']);
  for (const word of ['Hodan', 'Garc', 'hodan.ali', '5550777']) expect(dump).not.toContain(word);
  const { items } = await pairs();
  const input = { keepId: items[0]!.first.id, dropId: items[0]!.second.id };
  await api.gql('organizer', 'mutation ($input: MergeInput!) { mergePeople(input: $input) { id } }', { input });
  expect((await pairs()).total).toBe(0);
});

test('who may not merge neither sees pairs nor decides about them', async () => {
  for (const role of ['coordinator', 'lead', 'volunteer', 'auditor', 'integration'] as const)
    for (const query of [
      ASK,
      '{ duplicateSearch { running } }',
      'mutation { findDuplicates }',
      `mutation { notDuplicates(id: "${v4()}") }`,
    ])
      expect((await api.gql(role, query)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await dismiss(v4())).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
});

test('while an import brings people nobody looks by themselves; once it is done, or was silent for long, they do', async () => {
  const db = api.app.get(Db);
  const sql = <T>(text: string, values: unknown[] = []): Promise<T> =>
    api.inside(() => db.own(() => db.repo(Batch).query(text, values) as Promise<T>));
  const values = {
    format: 'own',
    state: 'RUNNING' as const,
    consented: false,
    about: 1,
    details: { consentSource: null },
  };
  const { id } = await api.inside(() => db.own(() => db.save(db.make(Batch, values))));
  const looked = async (ago: string) => {
    await sql('update batch set "touchedAt" = now() - $2::interval where id = $1', [id, ago]);
    await sql(`update duplicate_search set "finishedAt" = now() - interval '1 day', "startedAt" = null`);
    await savedPerson(api, { givenName: 'Ifrah', familyName: 'Nuur' });
    await api.inside(() => api.app.get(DuplicateFinder).run());
    const [row] = await sql<{ looked: boolean }[]>('select "startedAt" is not null as looked from duplicate_search');
    return row!.looked;
  };
  expect([await looked('5 seconds'), await looked('2 minutes'), await looked('15 minutes')]).toEqual([
    false,
    false,
    true,
  ]);
});

test('the clock has it looked for, once however often it strikes, and does not stand still for it', async () => {
  const db = api.app.get(Db);
  const sql = <T>(text: string): Promise<T> => api.inside(() => db.own(() => db.repo(Batch).query(text) as Promise<T>));
  const run = (name: string) => api.app.get(Handlers).run(name, { organizationId: api.organizationId, payload: {} });
  const stands = async () => {
    const [row] = await sql<{ waits: number; looked: boolean }[]>(
      `select (select count(*)::int from outbox where name = 'people.findDuplicatesAmongChanged') as waits,
         "startedAt" is not null as looked from duplicate_search`,
    );
    return row;
  };
  await sql(`update batch set state = 'DONE'`);
  await savedPerson(api, { givenName: 'Ayaan', familyName: 'Warsame' });
  // It rests after a look, though somebody came.
  for (const [finished, waits] of [
    ['now()', 0],
    [`now() - interval '1 day'`, 1],
  ] as const) {
    await sql(`update duplicate_search set "finishedAt" = ${finished}, "startedAt" = null`);
    for (let strikes = 0; strikes < 3; strikes += 1) await run('people.findDuplicates');
    expect(await stands()).toEqual({ waits, looked: false });
  }
  await run('people.findDuplicatesAmongChanged');
  expect(await stands()).toMatchObject({ looked: true });
});
