import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OwnLinks } from '#outreach';
import { Batch, Person } from '#people';
import { Petition } from '#petitions';
import { Db, say, v4, within } from '#platform';
import { KeptOfPerson, type KeptPart } from '#volunteers';
import { titleOf } from '../libs/volunteers/self/kept.words.ts';
import { savedPerson } from './builders.ts';
import { Gatherings } from './gatherings.ts';
import { type Api, startApi } from './harness.ts';
import { startSetting } from './leading.ts';
import { petitionInput, publicPetition, signaturesOf, Signers } from './signing.ts';
import { everything, Generator, idsWithoutKey, type World } from './merging.ts';
import { browse } from './public-pages.ts';
import { Team } from './team.ts';

let api: Api;
let made: Gatherings;
const people: string[] = [];
beforeAll(async () => {
  api = await startApi();
  made = new Gatherings(api);
  const db = api.app.get(Db);
  const create = 'mutation ($input: PetitionInput!) { createPetition(input: $input) { id } }';
  const { data } = await api.gql<{ createPetition: { id: string } }>('organizer', create, { input: petitionInput() });
  const petition = await made.inTx(() => db.repo(Petition).findOneByOrFail({ id: data.createPetition.id }));
  const batch = await made.inTx(() => db.save(db.make(Batch, { format: 'generic', details: { consentSource: null } })));
  const world: World = {
    ...{ events: [await made.eventIn(1e8)], petitions: [petition], batches: [batch], blasts: [v4()] },
    others: [(await savedPerson(api)).id, (await savedPerson(api)).id],
    setting: await startSetting(api),
  };
  for (let seed = 1; seed <= 8; seed += 1) {
    const generator = new Generator(api, world, seed);
    const { id } = await generator.person();
    await generator.life(id);
    await generator.pairs([id, world.others[0]!], []);
    people.push(id);
  }
  const merge = `mutation { mergePeople(input: { keepId: "${people[0]}", dropId: "${people[7]}" }) { id } }`;
  expect((await api.gql('organizer', merge)).errors).toBeUndefined();
  people.pop();
});
afterAll(() => api.close());

const keptOf = (id: string): Promise<KeptPart[]> =>
  within({ language: 'en' }, () =>
    made.inTx(async () => {
      const person = await api.app.get(Db).repo(Person).findOneByOrFail({ id });
      return api.app.get(KeptOfPerson).of(person, 'en');
    }),
  );

test('whatever table leads to somebody is told of: each row, or how many there are and why they are not shown', async () => {
  const places = await made.inTx(() => Promise.resolve(api.app.get(KeptOfPerson).places()));
  const tables = places.map(({ of }) => of.tableName);
  for (const table of await idsWithoutKey(api)) expect(tables).toContain(table);
  for (const language of ['en', 'es'] as const)
    for (const table of tables) expect([table, titleOf(table, language)]).toEqual([table, expect.any(String)]);
  const met = new Set<string>();
  for (const id of people) {
    const parts = await keptOf(id);
    const counts = new Map<string, number>();
    for (const [place, rows] of Object.entries(await everything(api, [id]))) {
      const [table = ''] = place.split(' ');
      counts.set(table, (counts.get(table) ?? 0) + rows.length);
    }
    for (const [table, count] of counts) {
      if (!count || table === 'timeline') continue;
      met.add(table);
      const part = parts.find((each) => each.table === table);
      expect([table, part?.count]).toEqual([table, count]);
      if (part!.withheld === null) expect([table, part!.rows.length]).toEqual([table, count]);
    }
  }
  // Of every table somebody had a row, so that none was passed over; these are told of by the tests of their own features.
  const elsewhere = ['timeline', 'merge', 'audit_entry', 'note_file', 'person_notes', 'task'];
  expect(tables.filter((table) => !met.has(table) && !elsewhere.includes(table))).toEqual([]);
});

test('notes, names, own fields and lists are there in words; who else they name and who of us wrote is not', async () => {
  const all = (await Promise.all(people.map(keptOf))).flat();
  const textOf = (table: string) => JSON.stringify(all.filter((part) => part.table === table));
  expect(textOf('note')).toContain('Wrote.');
  expect(textOf('person')).toMatch(/Kids|Union hall/);
  expect(textOf('list_cells')).toMatch(/seat/);
  expect(textOf('bulk_value')).toContain('"name":"What it says","value":"Sings bass"');
  expect(textOf('relation')).toMatch(/of|Member/);
  const text = JSON.stringify(all);
  const rows = await made.inTx(() => api.app.get(Db).repo(Person).find());
  const ids = [...rows.map(({ id }) => id), ...people];
  for (const id of ids) expect(text).not.toContain(id);
  expect(text).not.toMatch(/"value":"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"/);
  expect(text).not.toContain('token');
  for (const part of all) expect(part.withheld === null || part.rows.length === 0).toBe(true);
});

test('it comes as a file by the link, and in the account of who has one; a link that is over gives nothing', async () => {
  const [id] = people;
  const base = await api.app.getUrl();
  const linkOf = (seconds: number) =>
    api.inside(async () => {
      const until = Math.floor(Date.now() / 1000) + seconds;
      return new URL(api.app.get(OwnLinks).url(id!, until, 'en')).pathname;
    });
  const link = await linkOf(900);
  const before = await api.dump(['person', 'consent', 'timeline', 'note']);
  const file = await browse(base, `${link}/my-data.json`);
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
  expect(file.headers.get('content-disposition')).toContain('attachment');
  expect(file.headers.get('cache-control')).toBe('no-store');
  const tables = JSON.parse(file.html) as { table: string; rows: object[] }[];
  expect(tables.map(({ table }) => table)).toEqual((await keptOf(id!)).map(({ table }) => table));
  expect((await browse(base, `/es${link}`)).html).toContain('Todo lo que guardamos de usted');
  const inSpanish = JSON.parse((await browse(base, `/es${link}/my-data.json`)).html) as {
    table: string;
    title: string;
  }[];
  for (const { table, title } of inSpanish) expect([table, title]).toEqual([table, titleOf(table, 'es')]);
  expect(await api.dump(['person', 'consent', 'timeline', 'note'])).toBe(before);
  const over = await browse(base, `${await linkOf(-5)}/my-data.json`);
  expect([over.status, over.html]).toEqual([303, '']);

  const team = new Team(api);
  const member = await team.invited(await team.join('owner'), 'volunteer');
  const change = 'mutation { changeMyPreferences(input: { newsByEmail: true }) { name } }';
  expect((await team.gql(member.cookie, change)).errors).toBeUndefined();
  const query = '{ myData { kept { table title count withheld rows { facts { name value } } } } }';
  const { data } = await team.gql<{ myData: { kept: KeptPart[] } }>(member.cookie, query);
  const kept = data.myData.kept.find(({ table }) => table === 'consent')!;
  expect(kept.rows[0]!.facts).toContainEqual({
    name: 'The sentence that you answered',
    value: 'I want news of the campaign and calls for help by e-mail.',
  });
  // Nobody else's: what organizers put in of others is not there.
  expect(JSON.stringify(data)).not.toContain('Wrote.');
});

test('what was written about somebody on their page is told as it was written', async () => {
  const { id } = await savedPerson(api);
  const change = `mutation { updatePerson(id: "${id}", changes: { notes: "Came by bus." }) { id } }`;
  expect((await api.gql('organizer', change)).errors).toBeUndefined();
  const part = (await keptOf(id)).find(({ table }) => table === 'person_notes')!;
  expect(part.rows).toEqual([{ facts: [{ field: 'notes', name: 'Notes', value: 'Came by bus.' }] }]);
});

test('of a signature the wishes are told, and neither the secret of its link nor how its sentences are kept', async () => {
  const web = new Signers(api, await api.app.getUrl());
  const petition = await publicPetition(api);
  await web.send(petition, { email: 'kept@example.org', newsByEmail: 'yes' }, '/es');
  const [row] = await signaturesOf(api, petition.id);
  await web.confirm(row!);
  const { personId } = (await signaturesOf(api, petition.id))[0]!;
  const parts = await keptOf(personId!);
  const signature = parts.find(({ table }) => table === 'signature')!;
  expect(signature.rows[0]!.facts).toContainEqual({
    field: 'news',
    name: 'News by',
    value: expect.stringMatching(/./),
  });
  expect(signature.rows[0]!.facts.map(({ field }) => field)).not.toContain('shown');
  const text = JSON.stringify(parts);
  expect(text).not.toContain(row!.details.token);
  expect(text).not.toContain('consentEmail');
});

test('of a relationship each is told what they are themselves, and nothing that was noted beside it', async () => {
  const [parent, child] = [await savedPerson(api), await savedPerson(api)];
  const input = { personId: parent.id, code: 'PARENT_OF', toPersonId: child.id, note: 'Call after six.' };
  const relate = 'mutation ($input: RelationInput!) { relate(input: $input) { id } }';
  expect((await api.gql('organizer', relate, { input })).errors).toBeUndefined();
  for (const [{ id }, code] of [
    [parent, 'PARENT_OF'],
    [child, 'CHILD_OF'],
  ] as const) {
    const { rows } = (await keptOf(id)).find(({ table }) => table === 'relation')!;
    const values = rows[0]!.facts.map(({ value }) => value);
    expect(values).toContain(say('en', `people.relation.${code}`));
    expect(values.join()).not.toContain('Call after six');
  }
});
