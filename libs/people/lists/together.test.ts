import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AuditEntry } from '#audit';
import { Db } from '#platform';
import { savedPerson } from '../../../test/builders.ts';
import { type Api, startApi } from '../../../test/harness.ts';
import { OptOut } from '../consent/consent.entity.ts';
import { Person } from '../person.entity.ts';
import { PersonTag } from './tag.entity.ts';
import { TimelineEntry } from '../history/timeline.entity.ts';
import { Bulk, UNDO_DAYS } from './bulk.service.ts';
import { BulkChange, BulkPerson, ListPerson } from './list.entity.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

type Data = Record<string, never>;
const inTx = <T>(work: (db: Db) => Promise<T>) => {
  const db = api.app.get(Db);
  return api.inside(() => db.tx(() => work(db)));
};
async function ask<T>(query: string, variables: object = {}): Promise<T> {
  const { data, errors } = await api.gql<Record<string, T>>('organizer', query, variables);
  expect(errors).toBeUndefined();
  return Object.values(data)[0]!;
}
const failure = async (query: string, variables: object = {}, language?: string) =>
  (await api.gql<Data>('organizer', query, variables, language ? { language } : {})).errors?.[0];

const SAVE =
  'mutation ($input: SavedSegmentInput!) { saveSegment(input: $input) { id definition count { count total words } } }';
const COUNT =
  'query ($d: SegmentDefinition!) { segmentCount(definition: $d) { count total words wards { ward count } } }';
const CHANGE =
  'mutation ($input: BulkChangeInput!) { changeInBulk(input: $input) { id kind state name total done changed undoUntil } }';
const UNDO = 'mutation ($id: ID!) { undoBulkChange(id: $id) { id state undone } }';
const TAG = 'mutation ($input: TagInput!) { saveTag(input: $input) { id label group color size } }';
const LIST =
  'mutation ($input: PeopleListInput!) { savePeopleList(input: $input) { id name size columns { id name type options } } }';
interface Saved {
  readonly id: string;
  readonly definition: { sample: number; seed: string };
  readonly count: { count: number; total: number; words: string };
}
interface Change {
  readonly id: string;
  readonly state: string;
  readonly name: string;
  readonly total: number;
  readonly changed: number;
}

const someWard = async (ward: number, count: number): Promise<string[]> => {
  const ids = [];
  for (let n = 0; n < count; n += 1) ids.push((await savedPerson(api, { ward })).id);
  return ids;
};
const newTag = async (label: string) => (await ask<{ id: string }>(TAG, { input: { label } })).id;
const newList = async (name: string, columns: object[] = []) =>
  ask<{ id: string; columns: { id: string }[] }>(LIST, { input: { name, columns } });
const tagged = (tagId: string) =>
  inTx(async (db) => new Set((await db.repo(PersonTag).findBy({ tagId })).map(({ personId }) => personId)));

test('a segment counts, says itself in words, and is saved with what it names; a ring is refused by its chain', async () => {
  await someWard(9, 3);
  const tag = await newTag('Casa segura');
  const where = { all: [{ wards: [9] }, { not: { any: [{ tags: [tag] }, { is: 'DECEASED' }] } }] };
  const counted = await ask<Saved['count']>(COUNT, { d: { where } });
  expect(counted).toMatchObject({ count: 3, wards: [{ ward: 9, count: 3 }] });
  expect(counted.words).toBe('People who live in ward 9 and do not match: (have the tag “Casa segura” or have died)');
  const spanish = await api.gql<{ segmentCount: { words: string } }>(
    'organizer',
    COUNT,
    { d: { where } },
    { language: 'es' },
  );
  expect(spanish.data.segmentCount.words).toContain(
    'viven en el distrito 9 y no cumplen esto: (tienen la etiqueta «Casa segura» o han fallecido)',
  );
  const a = await ask<Saved>(SAVE, { input: { name: 'Nine', definition: { where } } });
  const b = await ask<Saved>(SAVE, {
    input: { name: 'Around', definition: { where: { any: [{ segment: a.id }, { wards: [1] }] } } },
  });
  expect(b.count).toMatchObject({ count: 3, words: 'People who are in the segment “Nine” or live in ward 1' });
  const ring = await failure(SAVE, {
    input: { id: a.id, name: 'Nine', definition: { where: { not: { segment: b.id } } } },
  });
  expect(ring).toMatchObject({ message: expect.stringContaining('Nine → Around → Nine') });
  expect(await failure(`mutation { removeSegment(id: "${a.id}") }`)).toMatchObject({
    message: expect.stringContaining('Around'),
  });
  for (const kept of ['Nine', 'Casa segura']) expect(await api.dump(['segment', 'tag'])).not.toContain(kept);
});

test.each([
  ['two keys in one', { wards: [1], is: 'EMAIL' }],
  ['a clause that nobody knows', { immigration: true }],
  ['what every object has', { constructor: [1] }],
  ['a ward that there is not', { wards: [14] }],
  ['no way to read it', { did: { kind: 'event', since: 'yesterday' } }],
  ['a group of nothing', { any: [] }],
])('%s is refused, and named', async (_, where) => {
  expect(await failure(COUNT, { d: { where } })).toMatchObject({ extensions: { code: 'INVALID' } });
});

test('a segment may be 8 deep and have 100 clauses, and no more; a pit of 3,000 levels is refused at the door', async () => {
  const deep = (levels: number): object => (levels === 1 ? { is: 'EMAIL' } : { not: deep(levels - 1) });
  const wide = (clauses: number) => ({ all: Array.from({ length: clauses }, () => ({ is: 'EMAIL' })) });
  for (const where of [deep(8), wide(100)]) expect(await failure(COUNT, { d: { where } })).toBeUndefined();
  for (const where of [deep(9), { any: [wide(60), wide(41)] }])
    expect(await failure(COUNT, { d: { where } })).toMatchObject({ extensions: { code: 'INVALID' } });
  const pit = `${'{"not":'.repeat(3000)}{"is":"EMAIL"}${'}'.repeat(3000)}`;
  const body = JSON.parse(`{"where":${pit}}`) as object;
  expect(await failure(COUNT, { d: body })).toBeDefined();
});

test('a sample stays the same until it is drawn anew', async () => {
  await someWard(4, 12);
  const saved = await ask<Saved>(SAVE, { input: { name: 'By lot', definition: { where: { wards: [4] }, sample: 5 } } });
  const people = 'query ($d: SegmentDefinition!) { segmentPeople(definition: $d) { items { id } endCursor } }';
  const drawn = async ({ definition }: Pick<Saved, 'definition'>) =>
    (await ask<{ items: { id: string }[] }>(people, { d: definition })).items.map(({ id }) => id).sort();
  const first = await drawn(saved);
  expect([first.length, await drawn(saved)]).toEqual([5, first]);
  const seeds = new Set<string>();
  for (let n = 0; n < 5; n += 1)
    seeds.add((await drawn(await ask<Saved>(`mutation { drawSegmentAnew(id: "${saved.id}") { definition } }`))).join());
  expect(seeds.size).toBeGreaterThan(1);
});

test('a tag is put on a whole segment and taken back exactly, and what others did since stays', async () => {
  const [had, removedSince, putAgain, ...others] = await someWard(5, 6);
  const tag = await newTag('Bulk one');
  await ask(CHANGE, { input: { kind: 'ADD_TAG', tagId: tag, personIds: [had] } });
  const change = await ask<Change>(CHANGE, {
    input: { kind: 'ADD_TAG', tagId: tag, segment: { where: { wards: [5] } } },
  });
  expect(change).toMatchObject({ state: 'DONE', name: 'Bulk one', total: 6, changed: 5 });
  // Somebody else takes it from two, and gives it to one of them again.
  await ask(CHANGE, { input: { kind: 'REMOVE_TAG', tagId: tag, personIds: [removedSince, putAgain] } });
  await ask(CHANGE, { input: { kind: 'ADD_TAG', tagId: tag, personIds: [putAgain] } });
  expect(await ask(UNDO, { id: change.id })).toEqual({ id: change.id, state: 'UNDONE', undone: others.length });
  expect(await tagged(tag)).toEqual(new Set([had, putAgain]));
  expect(await failure(UNDO, { id: change.id })).toMatchObject({ extensions: { code: 'CONFLICT' } });
  const kinds = await inTx((db) =>
    db.repo(TimelineEntry).find({ where: { personId: others[0]! }, order: { at: 'ASC' } }),
  );
  expect(kinds.map(({ kind }) => kind)).toEqual(['CREATED', 'TAGGED', 'BULK_UNDONE']);
  const lines = await inTx((db) => db.repo(AuditEntry).findBy({ subjectId: change.id }));
  expect(lines.map(({ kind, what }) => `${kind} ${what}`).sort()).toEqual([
    'BULK_CHANGED ADD_TAG',
    'BULK_UNDONE ADD_TAG',
  ]);
});

test('what was taken away comes back with all that stood there, unless somebody had a say in it since', async () => {
  const [one, two] = await someWard(6, 2);
  const list = await newList('Canvass', [
    { name: 'Doors', type: 'NUMBER' },
    { name: 'Shirt', type: 'CHOICE', options: ['S', 'M'] },
  ]);
  await ask(CHANGE, { input: { kind: 'ADD_TO_LIST', listId: list.id, personIds: [one, two] } });
  const cell = 'mutation ($input: ListCellInput!) { setListCell(input: $input) { cells { columnId value } } }';
  const at = { listId: list.id, personId: one, columnId: list.columns[0]!.id };
  await ask(cell, { input: { ...at, value: '12,5' } });
  for (const value of ['many', '1e']) expect(await failure(cell, { input: { ...at, value } })).toBeDefined();
  expect(await failure(cell, { input: { ...at, columnId: list.columns[1]!.id, value: 'XL' } })).toBeDefined();
  const off = await ask<Change>(CHANGE, { input: { kind: 'REMOVE_FROM_LIST', listId: list.id, ofListId: list.id } });
  const on = await ask<Change>(CHANGE, { input: { kind: 'ADD_TO_LIST', listId: list.id, personIds: [two] } });
  await ask(CHANGE, { input: { kind: 'REMOVE_FROM_LIST', listId: list.id, personIds: [two] } });
  expect(on.changed).toBe(1);
  expect(await ask(UNDO, { id: off.id })).toMatchObject({ undone: 1 });
  const rows = `{ listRows(listId: "${list.id}") { items { person { id } cells { value } } } }`;
  expect(await ask(rows)).toEqual({ items: [{ person: { id: one }, cells: [{ value: '12.5' }] }] });
});

test('a language that was set comes back to what it was for each, but not over a later edit', async () => {
  const [one, two] = await someWard(7, 2);
  await ask(`mutation { updatePerson(id: "${one}", changes: { language: "so" }) { id } }`);
  const change = await ask<Change>(CHANGE, {
    input: { kind: 'SET_LANGUAGE', language: 'Spanish', personIds: [one, two] },
  });
  await ask(`mutation { updatePerson(id: "${two}", changes: { language: "hmn" }) { id } }`);
  await ask(UNDO, { id: change.id });
  const spoken = await inTx(async (db) => (await db.repo(Person).find()).filter(({ id }) => id === one || id === two));
  expect(new Map(spoken.map(({ id, language }) => [id, language]))).toEqual(
    new Map([
      [one, 'so'],
      [two, 'hmn'],
    ]),
  );
});

test('more than 200 are changed by the worker: broken off anywhere and run twice at once it changes each once', async () => {
  const ids = await inTx(async (db) => {
    const rows = Array.from({ length: 1203 }, () =>
      db.make(Person, { ward: 11, details: { givenName: 'Many', familyName: 'More' } }),
    );
    await db.insertAll(rows);
    return rows.map(({ id }) => id);
  });
  const tag = await newTag('Crowd');
  const change = await ask<Change>(CHANGE, {
    input: { kind: 'ADD_TAG', tagId: tag, segment: { where: { wards: [11] } } },
  });
  expect(change).toMatchObject({ state: 'RUNNING', total: ids.length, changed: 0 });
  expect(await failure(UNDO, { id: change.id })).toMatchObject({ extensions: { code: 'CONFLICT' } });
  const bulk = api.app.get(Bulk);
  const run = () => api.inside(() => bulk.goOn(change.id));
  await Promise.all([run(), run()]);
  expect(await ask(`{ bulkChange(id: "${change.id}") { state done changed } }`)).toEqual({
    state: 'DONE',
    done: ids.length,
    changed: ids.length,
  });
  const entries = await inTx((db) => db.repo(TimelineEntry).countBy({ kind: 'TAGGED', subjectId: tag }));
  expect([(await tagged(tag)).size, entries]).toEqual([ids.length, ids.length]);
  await ask(UNDO, { id: change.id });
  await run();
  expect((await tagged(tag)).size).toBe(0);
});

test('stops stay whatever is done in bulk; after 30 days a change is not undone, and what it kept is forgotten', async () => {
  const [id] = await someWard(8, 1);
  await ask(`mutation { optOut(personId: "${id}", channel: SMS) { id } }`);
  const tag = await newTag('Old');
  const change = await ask<Change>(CHANGE, { input: { kind: 'ADD_TAG', tagId: tag, personIds: [id] } });
  await inTx((db) =>
    db.repo(BulkChange).update(change.id, { createdAt: new Date(Date.now() - (UNDO_DAYS + 2) * 86_400_000) }),
  );
  expect(await failure(UNDO, { id: change.id })).toMatchObject({ extensions: { code: 'CONFLICT' } });
  await api.inside(() => api.app.get(Bulk).forget());
  expect(await inTx((db) => db.repo(BulkPerson).countBy({ changeId: change.id }))).toBe(0);
  expect(await inTx((db) => db.repo(OptOut).countBy({ personId: id! }))).toBe(1);
});

test('nothing is kept of immigration status, in a name, a column, a tag or a cell', async () => {
  for (const columns of [[{ name: 'Visa', type: 'TEXT' }], [{ name: 'countryOfBirth', type: 'TEXT' }]])
    expect(await failure(LIST, { input: { name: 'x', columns } })).toMatchObject({ extensions: { code: 'INVALID' } });
  for (const label of ['undocumented', 'DACA']) expect(await failure(TAG, { input: { label } })).toBeDefined();
  const [id] = await someWard(8, 1);
  const list = await newList('Fine', [{ name: 'Remarks', type: 'TEXT' }]);
  await ask(CHANGE, { input: { kind: 'ADD_TO_LIST', listId: list.id, personIds: [id] } });
  const input = { listId: list.id, personId: id, columnId: list.columns[0]!.id, value: 'is undocumented' };
  expect(
    await failure('mutation ($input: ListCellInput!) { setListCell(input: $input) { person { id } } }', { input }),
  ).toBeDefined();
});

test('a role without the right is refused, and sealed clauses are for those who may reach people', async () => {
  const [id] = await someWard(2, 1);
  const tag = await newTag('Refused');
  const before = await inTx((db) => db.repo(ListPerson).count());
  for (const role of ['coordinator', 'volunteer', 'auditor', 'integration'] as const) {
    const { errors } = await api.gql<Data>(role, CHANGE, { input: { kind: 'ADD_TAG', tagId: tag, personIds: [id] } });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const saved = await api.gql<Data>(role, SAVE, { input: { name: 'X', definition: { where: { all: [] } } } });
    expect(saved.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  }
  const d = { where: { text: { field: 'EMAIL_DOMAIN', how: 'IS', value: 'example.org' } } };
  expect((await api.gql<Data>('coordinator', COUNT, { d })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect(await ask<Saved['count']>(COUNT, { d })).toBeDefined();
  expect((await tagged(tag)).size + (await inTx((db) => db.repo(ListPerson).count()))).toBe(before);
});
