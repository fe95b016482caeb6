import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Db } from '#platform';
import { savedPerson } from '../../../test/builders.ts';
import { type Api, startApi } from '../../../test/harness.ts';
import { Person } from '../person.entity.ts';
import { Bulk } from './bulk.service.ts';
import { BulkValue } from './bulk-value.entity.ts';
import { TagValue } from './tag.entity.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

async function ask<T>(
  query: string,
  variables: object = {},
  role: 'organizer' | 'coordinator' = 'organizer',
): Promise<T> {
  const { data, errors } = await api.gql<Record<string, T>>(role, query, variables);
  expect(errors).toBeUndefined();
  return Object.values(data)[0]!;
}
const codeOf = async (query: string, variables: object) =>
  (await api.gql('organizer', query, variables)).errors?.[0]?.extensions.code;

const TAG = 'mutation ($input: TagInput!) { saveTag(input: $input) { id valueType } }';
const SET = 'mutation ($input: TagValueInput!) { setTagValue(input: $input) { id } }';
const PERSON = 'query ($id: ID!) { person(id: $id) { tags tagged { label valueType value } timeline { kind note } } }';
const CHANGE = 'mutation ($input: BulkChangeInput!) { changeInBulk(input: $input) { id } }';
const COUNT = 'query ($d: SegmentDefinition!) { segmentCount(definition: $d) { count words } }';
const UNDO = 'mutation ($id: ID!) { undoBulkChange(id: $id) { id } }';
interface Told {
  readonly tags: string[];
  readonly tagged: { label: string; valueType: string | null; value: string | null }[];
  readonly timeline: { kind: string; note: string | null }[];
}
const newTag = async (label: string, valueType: string | null) =>
  (await ask<{ id: string }>(TAG, { input: { label, valueType } })).id;
const puts = (tagId: string, ...personIds: string[]) =>
  ask<{ id: string }>(CHANGE, { input: { kind: 'ADD_TAG', tagId, personIds } });
const takes = (tagId: string, ...personIds: string[]) =>
  ask<{ id: string }>(CHANGE, { input: { kind: 'REMOVE_TAG', tagId, personIds } });
const says = (personId: string, tagId: string, value: string) => ask(SET, { input: { personId, tagId, value } });
const counted = async (text: object) => (await ask<{ count: number }>(COUNT, { d: { where: { text } } })).count;

test('a tag says a number of who has it, as it is written, and only to who may reach people', async () => {
  const tag = await newTag('Can host', 'NUMBER');
  const { id } = await savedPerson(api);
  const input = { personId: id, tagId: tag, value: '12' };
  expect(await codeOf(SET, { input })).toBe('NOT_FOUND');
  await puts(tag, id);
  await says(id, tag, ' 12,5 ');
  const told = await ask<Told>(PERSON, { id });
  expect(told.tagged).toEqual([{ label: 'Can host', valueType: 'NUMBER', value: '12.5' }]);
  expect(told.tags).toEqual(['Can host']);
  expect(told.timeline[0]).toEqual({ kind: 'TAGGED', note: '12.5' });
  expect((await ask<Told>(PERSON, { id }, 'coordinator')).tagged[0]).toMatchObject({ label: 'Can host', value: null });
  expect(await codeOf(SET, { input: { ...input, value: 'many' } })).toBe('INVALID');
  expect(await api.dump(['tag_value', 'timeline'])).not.toContain('12.5');
  await says(id, tag, '');
  expect((await ask<Told>(PERSON, { id })).tagged[0]).toMatchObject({ value: null });
  const plain = await newTag('Plain', null);
  await puts(plain, id);
  expect(await codeOf(SET, { input: { ...input, tagId: plain } })).toBe('INVALID');
});

test('what never is stored is no value of a tag', async () => {
  const tag = await newTag('About', 'TEXT');
  const { id } = await savedPerson(api);
  await puts(tag, id);
  expect(await codeOf(SET, { input: { personId: id, tagId: tag, value: 'undocumented' } })).toBe('INVALID');
});

test('a segment compares what tags say, in words, of those alone who still have the tag', async () => {
  const tag = await newTag('Seats in the car', 'NUMBER');
  const [two, four, off] = [await savedPerson(api), await savedPerson(api), await savedPerson(api)];
  await puts(tag, two.id, four.id, off.id);
  for (const [person, value] of [
    [two, '2'],
    [four, '4'],
    [off, '9'],
  ] as const)
    await says(person.id, tag, value);
  await takes(tag, off.id);
  expect(await counted({ field: tag, how: 'MORE', value: '3' })).toBe(1);
  expect(await counted({ field: tag, how: 'BETWEEN', value: '2', to: '10' })).toBe(2);
  expect(await counted({ field: tag, how: 'FILLED', value: '' })).toBe(2);
  const { words } = await ask<{ words: string }>(COUNT, {
    d: { where: { text: { field: tag, how: 'MORE', value: '3' } } },
  });
  expect(words).toContain('Seats in the car');
});

test('a tag that was taken off and put back by undoing says what it said; after that time it is forgotten', async () => {
  const tag = await newTag('Trained on', 'DATE');
  const { id } = await savedPerson(api);
  await puts(tag, id);
  await says(id, tag, '2026-03-01');
  const { id: changeId } = await takes(tag, id);
  expect((await ask<Told>(PERSON, { id })).tagged).toEqual([]);
  await ask(UNDO, { id: changeId });
  expect((await ask<Told>(PERSON, { id })).tagged[0]).toMatchObject({ value: '2026-03-01' });
  await takes(tag, id);
  const db = api.app.get(Db);
  const kept = () => api.inside(() => db.tx(() => db.repo(TagValue).countBy({ personId: id, tagId: tag })));
  await api.inside(() => api.app.get(Bulk).forget());
  expect(await kept()).toBe(1);
  await api.inside(() =>
    db.tx(() => db.repo(TagValue).query(`update bulk_change set "createdAt" = now() - interval '90 days'`)),
  );
  await api.inside(() => api.app.get(Bulk).forget());
  expect(await kept()).toBe(0);
});

const BULK = 'mutation ($input: BulkChangeInput!) { changeInBulk(input: $input) { id name changed } }';
interface Changed {
  readonly id: string;
  readonly name: string;
  readonly changed: number;
}
const tells = (tagId: string, personIds: string[], value = '12,5') =>
  ask<Changed>(BULK, { input: { kind: 'ADD_TAG', tagId, personIds, value } });
const undone = async (id: string) =>
  (await ask<{ undone: number }>('mutation ($id: ID!) { undoBulkChange(id: $id) { undone } }', { id })).undone;
const valueOf = async (id: string) => (await ask<Told>(PERSON, { id })).tagged.map(({ value }) => value);
const stored = (tagId: string) => {
  const db = api.app.get(Db);
  return api.inside(() =>
    db.tx(async () => {
      const rows = await db.repo(TagValue).findBy({ tagId });
      return rows.map(({ id, personId, at, details }) => [personId, id, at.toISOString(), details.value]).sort();
    }),
  );
};

test('a tag is put on many with what it says of each, and undoing gives each exactly what they had', async () => {
  const tag = await newTag('Doors a week', 'NUMBER');
  const people = [];
  for (let n = 0; n < 5; n += 1) people.push((await savedPerson(api)).id);
  const [fresh, other, same, empty, off] = people as [string, string, string, string, string];
  await puts(tag, other, same, empty, off);
  await says(other, tag, '3');
  await says(same, tag, '12.5');
  await says(off, tag, '9');
  const { id: taken } = await takes(tag, off);
  const before = await stored(tag);
  const change = await tells(tag, people);
  expect(change).toMatchObject({ name: 'Doors a week: 12.5', changed: 4 });
  for (const id of people) expect(await valueOf(id)).toEqual(['12.5']);
  expect((await ask<Told>(PERSON, { id: fresh })).timeline[0]).toEqual({ kind: 'TAGGED', note: '12.5' });
  const { errors } = await api.gql('coordinator', '{ bulkChanges { name } }');
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect(await api.dump(['bulk_change', 'bulk_person', 'bulk_value', 'timeline'])).not.toContain('12.5');
  expect(await undone(change.id)).toBe(4);
  expect(await stored(tag)).toEqual(before);
  expect([await valueOf(fresh), await valueOf(other), await valueOf(same)]).toEqual([[], ['3'], ['12.5']]);
  expect([await valueOf(empty), await valueOf(off)]).toEqual([[null], []]);
  // What was taken off before comes back with what it said then.
  expect(await undone(taken)).toBe(1);
  expect(await valueOf(off)).toEqual(['9']);
});

test('undoing leaves alone whom somebody had the tag say something of since, also the same, and two changes go back one by one', async () => {
  const tag = await newTag('Yard signs', 'NUMBER');
  const [a, b, c, d] = [await savedPerson(api), await savedPerson(api), await savedPerson(api), await savedPerson(api)];
  const ids = [a.id, b.id, c.id, d.id];
  const first = await tells(tag, ids, '1');
  const second = await tells(tag, ids, '2');
  expect([first.changed, second.changed]).toEqual([4, 4]);
  await says(a.id, tag, '2');
  await says(b.id, tag, '7');
  await takes(tag, c.id);
  await puts(tag, c.id);
  expect(await valueOf(c.id)).toEqual([null]);
  expect(await undone(second.id)).toBe(1);
  expect(await Promise.all(ids.map(valueOf))).toEqual([['2'], ['7'], [null], ['1']]);
  expect(await undone(first.id)).toBe(1);
  expect(await Promise.all(ids.map(valueOf))).toEqual([['2'], ['7'], [null], []]);
});

test('a value for many must fit its tag, and what never is stored is none; what undoing needs is forgotten in time', async () => {
  const [number, words, plain] = [
    await newTag('Miles', 'NUMBER'),
    await newTag('Brings', 'TEXT'),
    await newTag('No', null),
  ];
  const { id } = await savedPerson(api);
  const refused = (tagId: string, value: string, kind = 'ADD_TAG') =>
    codeOf(BULK, { input: { kind, tagId, personIds: [id], value } });
  expect(await refused(number, 'many')).toBe('INVALID');
  expect(await refused(words, 'undocumented')).toBe('INVALID');
  expect(await refused(plain, 'word')).toBe('INVALID');
  expect(await refused(words, 'word', 'REMOVE_TAG')).toBe('INVALID');
  expect(await valueOf(id)).toEqual([]);
  const change = await tells(words, [id], ' soup  and bread ');
  expect(await valueOf(id)).toEqual(['soup and bread']);
  const db = api.app.get(Db);
  const kept = () =>
    api.inside(() => db.tx(async () => (await db.repo(BulkValue).findBy({ changeId: change.id })).length));
  expect(await kept()).toBe(2);
  await api.inside(() => api.app.get(Bulk).forget());
  expect(await kept()).toBe(2);
  await api.inside(() =>
    db.tx(() => db.repo(TagValue).query(`update bulk_change set "createdAt" = now() - interval '90 days'`)),
  );
  await api.inside(() => api.app.get(Bulk).forget());
  expect([await kept(), await valueOf(id)]).toEqual([0, ['soup and bread']]);
});

test('more than 200 are told by the worker, twice at once, each once; and taken back', async () => {
  const tag = await newTag('Crowd of', 'TEXT');
  const db = api.app.get(Db);
  const ids = await api.inside(() =>
    db.tx(async () => {
      const rows = Array.from({ length: 1103 }, () =>
        db.make(Person, { ward: 12, details: { givenName: 'Many', familyName: 'More' } }),
      );
      await db.insertAll(rows);
      return rows.map(({ id }) => id);
    }),
  );
  const segment = { where: { wards: [12] } };
  const { id } = await ask<Changed>(BULK, { input: { kind: 'ADD_TAG', tagId: tag, segment, value: 'many' } });
  const run = () => api.inside(() => api.app.get(Bulk).goOn(id));
  await Promise.all([run(), run()]);
  const rows = await stored(tag);
  expect([rows.length, new Set(rows.map(([personId]) => personId)).size]).toEqual([ids.length, ids.length]);
  await ask(UNDO, { id });
  await run();
  expect(await stored(tag)).toEqual([]);
});

test('of two who are merged the newer value stands, and undoing gives each back', async () => {
  const tag = await newTag('Host', 'TEXT');
  const [older, newer] = [await savedPerson(api), await savedPerson(api)];
  await puts(tag, older.id, newer.id);
  await says(older.id, tag, 'Garage');
  await says(newer.id, tag, 'Garden');
  const merge = await ask<{ id: string }>('mutation ($input: MergeInput!) { mergePeople(input: $input) { id } }', {
    input: { keepId: older.id, dropId: newer.id },
  });
  expect((await ask<Told>(PERSON, { id: older.id })).tagged[0]).toMatchObject({ value: 'Garden' });
  await ask('mutation ($id: ID!) { undoMerge(id: $id) { kept { id } } }', { id: merge.id });
  expect((await ask<Told>(PERSON, { id: older.id })).tagged[0]).toMatchObject({ value: 'Garage' });
  expect((await ask<Told>(PERSON, { id: newer.id })).tagged[0]).toMatchObject({ value: 'Garden' });
});
