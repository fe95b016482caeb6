import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AccountsService } from '#accounts';
import { PeopleService } from '#people';
import { type Api, startApi } from '../../../test/harness.ts';
import { ImportWork } from './work.ts';

let api: Api;
let key: string;
const dataDir = mkdtempSync(join(tmpdir(), 'tag-columns-test-'));
const ids: Record<string, string> = {};
async function ask<T>(query: string, variables: object = {}): Promise<T> {
  const { data, errors } = await api.gql<Record<string, T>>('organizer', query, variables);
  if (errors) throw new Error(errors.map(({ extensions }) => extensions.code).join());
  return Object.values(data)[0]!;
}
const SAVE_TAG = 'mutation ($input: TagInput!) { saveTag(input: $input) { id } }';
beforeAll(async () => {
  api = await startApi({ dataDir });
  key = await api.app.get(AccountsService).createKey(api.organizationId, 'organizer', 'test');
  for (const [label, valueType, group] of [
    ['Languages spoken', 'TEXT', null],
    ['Can host', 'NUMBER', 'Housing'],
    ['Trained on', 'DATE', null],
    ['!!!', 'TEXT', null],
    ['Plain', null, null],
  ]) {
    ids[label!] = (await ask<{ id: string }>(SAVE_TAG, { input: { label, valueType, group } })).id;
  }
});
afterAll(async () => {
  await api.close();
  rmSync(dataDir, { recursive: true });
});

interface View {
  batch: { id: string; created: number; updated: number; keptPeople: { why: string; made: boolean }[] };
  remembered: boolean;
  columns: { field: string | null; found: string | null }[];
  summary: { flagged: number; created: number; updated: number; reasons: { reason: string; first: number[] }[] } | null;
}
const VIEW = `batch { id created updated keptPeople { why made } } remembered columns { field found }
  summary { flagged created updated reasons { reason first } }`;
const tag = (name: string) => `tag:${ids[name]}`;
const work = () => api.app.get(ImportWork);
const view = (id: string) => ask<View>(`query ($id: ID!) { importFile(id: $id) { ${VIEW} } }`, { id });

async function upload(content: string): Promise<View> {
  const form = new FormData();
  form.set('file', new Blob([content]), 'people.csv');
  const headers = { authorization: `Bearer ${key}` };
  const answer = await fetch(`${await api.app.getUrl()}/api/imports/files`, { method: 'POST', body: form, headers });
  return view(((await answer.json()) as { id: string }).id);
}
async function check(id: string, columns: object[] = []): Promise<View> {
  await ask(`mutation ($id: ID!, $choice: ImportChoice!) { checkImport(id: $id, choice: $choice) { name } }`, {
    ...{ id, choice: { columns } },
  });
  await api.inside(() => work().check(id));
  return view(id);
}
async function take(id: string): Promise<View> {
  await ask(`mutation ($id: ID!) { startImport(id: $id) { name } }`, { id });
  await api.inside(() => work().take(id));
  return view(id);
}
async function undo(id: string): Promise<View> {
  await ask(`mutation ($id: ID!) { undoImport(id: $id) { id } }`, { id });
  await api.inside(() => work().undo(id));
  return view(id);
}
const found = (email: string) => api.inside(() => api.app.get(PeopleService).withHandle('email', email));
const idOf = async (email: string) => (await found(email))[0]!.id;
/** What tags say of somebody, null where one says nothing. */
const standing = async (email: string) => {
  const { tagged } = await ask<{ tagged: { label: string; value: string | null }[] }>(
    'query ($id: ID!) { person(id: $id) { tagged { label value } } }',
    { id: await idOf(email) },
  );
  return Object.fromEntries(tagged.map(({ label, value }) => [label, value]));
};
const says = async (email: string, name: string, value: string) =>
  ask('mutation ($input: TagValueInput!) { setTagValue(input: $input) { id } }', {
    input: { personId: await idOf(email), tagId: ids[name], value },
  });
const changes = async (kind: string, name: string, email: string) =>
  ask<{ id: string }>('mutation ($input: BulkChangeInput!) { changeInBulk(input: $input) { id } }', {
    input: { kind, tagId: ids[name], personIds: [await idOf(email)] },
  });

test('columns are taken for what tags say, each as its tag asks for; what cannot be read, or is never stored, is left out', async () => {
  const file = [
    'First name,E-mail,tag:languages spoken,Tag: Housing / can host,Etiqueta: Trained on,Tag: Plain,Tag: !!!,When',
    'Ana,ana@example.org,Somali and a little Oromo,"4,5","June 3, 2026",yes,hello,',
    'Bo,bo@example.org,She is undocumented,many,6/13/2026,,,',
    `Cy,cy@example.org,${'x'.repeat(501)},2,someday,,,`,
    'Di,di@example.org,,,,,,2026-01-02',
  ].join('\n');
  const first = await upload(file);
  expect(first.columns.map(({ field }) => field)).toEqual([
    ...['givenName', 'email', tag('Languages spoken'), tag('Can host'), tag('Trained on'), null, tag('!!!'), null],
  ]);
  const { id } = first.batch;
  await expect(check(id, [{ place: 7, field: tag('Plain') }])).rejects.toThrow('INVALID');
  const dry = await check(id, [{ place: 7, field: tag('Trained on') }]);
  expect(dry.summary).toMatchObject({ created: 4, flagged: 3 });
  const reasons = Object.fromEntries(dry.summary!.reasons.map(({ reason, first: rows }) => [reason, rows]));
  expect(reasons).toEqual({ invalid_value: [3, 4], forbidden_value: [3] });
  expect(await found('ana@example.org')).toEqual([]);
  await take(id);
  expect(await standing('ana@example.org')).toEqual({
    ...{ 'Languages spoken': 'Somali and a little Oromo', 'Can host': '4.5', 'Trained on': '2026-06-03' },
    '!!!': 'hello',
  });
  expect(await standing('bo@example.org')).toEqual({ 'Trained on': '2026-06-13' });
  expect(await standing('cy@example.org')).toEqual({ 'Can host': '2' });
  expect(await standing('di@example.org')).toEqual({ 'Trained on': '2026-01-02' });
  const again = await upload(file);
  expect([again.remembered, again.columns[7]!.field]).toEqual([true, tag('Trained on')]);
  const second = await check(again.batch.id);
  expect(second.summary).toMatchObject({ created: 0, updated: 0 });
  expect((await take(again.batch.id)).batch).toMatchObject({ created: 0, updated: 0 });
  expect(await api.dump(['tag_value', 'batch', 'batch_piece', 'import_mapping'])).not.toContain('Oromo');
});

test('of several columns for one tag the first that can be read counts, and rows in which they differ are named', async () => {
  const file = [
    'E-mail,Tag: Can host,Beds,Tag: Languages spoken,Speaks',
    'kim@example.org,,3,Hmong,Lao',
    'lou@example.org,4,5,,Somali',
    'mia@example.org,many,6,,',
    'ned@example.org,7,7.0,,',
    'oli@example.org,,,Hmong,Hmong',
  ].join('\n');
  const { batch } = await upload(file);
  const columns = [
    { place: 2, field: tag('Can host') },
    { place: 4, field: tag('Languages spoken') },
  ];
  const dry = await check(batch.id, columns);
  const reasons = Object.fromEntries(dry.summary!.reasons.map(({ reason, first: rows }) => [reason, rows]));
  expect(reasons).toEqual({ differing_values: [3], invalid_value: [4] });
  await take(batch.id);
  expect(await standing('kim@example.org')).toEqual({ 'Can host': '3', 'Languages spoken': 'Hmong Lao' });
  expect(await standing('lou@example.org')).toEqual({ 'Can host': '4', 'Languages spoken': 'Somali' });
  expect(await standing('mia@example.org')).toEqual({ 'Can host': '6' });
  expect(await standing('ned@example.org')).toEqual({ 'Can host': '7' });
});

test('a tag that has come to say nothing is proposed no more, and what was remembered for it is left out', async () => {
  const { id } = await ask<{ id: string }>(SAVE_TAG, { input: { label: 'Once', valueType: 'TEXT' } });
  const file = 'E-mail,Tag: Once\neve@example.org,word\n';
  const first = await upload(file);
  expect(first.columns[1]!.field).toBe(`tag:${id}`);
  await check(first.batch.id);
  await ask(SAVE_TAG, { input: { id, label: 'Once', valueType: null } });
  const again = await upload(file);
  expect([again.remembered, again.columns[1]!.field]).toEqual([true, null]);
});

test('gaps are filled and nothing is overwritten; undone, what it set goes, and what people changed since stays', async () => {
  await take((await upload('E-mail,Tag: Can host,Tags\nfay@example.org,3,"Trained on"\n')).batch.id);
  expect(await standing('fay@example.org')).toEqual({ 'Can host': '3', 'Trained on': null });
  const file = 'E-mail,Tag: Can host,Tag: Trained on,Tag: Languages spoken,Tag: !!!\n';
  const { batch } = await upload(
    `${file}fay@example.org,9,2026-02-01,Hmong,hey\ngus@example.org,1,,,\nhal@example.org,2,,,\n`,
  );
  const taken = await take(batch.id);
  expect(taken.batch).toMatchObject({ created: 2, updated: 1 });
  expect(await standing('fay@example.org')).toEqual({
    ...{ 'Can host': '3', 'Trained on': '2026-02-01', 'Languages spoken': 'Hmong', '!!!': 'hey' },
  });
  await says('fay@example.org', 'Languages spoken', 'Hmong and Lao');
  await says('gus@example.org', 'Can host', '5');
  const { batch: after } = await undo(batch.id);
  // The tag whose value came with the import alone goes with it; the other one was there.
  expect(await standing('fay@example.org')).toEqual({
    ...{ 'Can host': '3', 'Trained on': null, 'Languages spoken': 'Hmong and Lao' },
  });
  expect(await standing('gus@example.org')).toEqual({ 'Can host': '5' });
  expect(await found('hal@example.org')).toEqual([]);
  expect(after.keptPeople.map(({ made }) => made).sort()).toEqual([false, true]);
});

test('what a tag said before it was taken off is not told anew by an import, and comes back once both are undone', async () => {
  const email = 'ida@example.org';
  await take((await upload(`E-mail,Tag: Can host\n${email},7\n`)).batch.id);
  const { id: off } = await changes('REMOVE_TAG', 'Can host', email);
  const { batch } = await upload(`E-mail,Tags\n${email},Can host\n`);
  await take(batch.id);
  expect(await standing(email)).toEqual({ 'Can host': null });
  await undo(batch.id);
  expect(await standing(email)).toEqual({});
  await ask('mutation ($id: ID!) { undoBulkChange(id: $id) { id } }', { id: off });
  expect(await standing(email)).toEqual({ 'Can host': '7' });
});
