import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AccountsService } from '#accounts';
import { CustomFields, CustomFieldType, PeopleService, Person } from '#people';
import { type Api, startApi } from '../../../test/harness.ts';
import { ImportWork } from './work.ts';

let api: Api;
let key: string;
const dataDir = mkdtempSync(join(tmpdir(), 'own-fields-test-'));
const ids: Record<string, string> = {};
const pick = (en: string, es: string) => ({ label: { en, es } });
beforeAll(async () => {
  api = await startApi({ dataDir });
  key = await api.app.get(AccountsService).createKey(api.organizationId, 'organizer', 'test');
  const make = async (type: CustomFieldType, en: string, choices?: ReturnType<typeof pick>[]) => {
    const field = await api.app.get(CustomFields).create({ type, label: { en, es: '' }, ...(choices && { choices }) });
    ids[en] = field.id;
  };
  await api.inside(async () => {
    await make(CustomFieldType.TEXT, 'Needs');
    await make(CustomFieldType.NUMBER, 'Seats in the car');
    await make(CustomFieldType.DATE, 'Trained on');
    await make(CustomFieldType.BOOLEAN, 'Has a key');
    await make(CustomFieldType.CHOICE, 'Shirt', [pick('Small', 'Pequeña'), pick('Large', 'Grande')]);
    await make(CustomFieldType.CHOICES, 'Can help with', [
      pick('Rides', 'Viajes'),
      pick('Food, hot', 'Comida, caliente'),
    ]);
    await make(CustomFieldType.URL, 'Page');
  });
});
afterAll(async () => {
  await api.close();
  rmSync(dataDir, { recursive: true });
});

interface View {
  batch: { id: string; created: number; updated: number; state: string };
  remembered: boolean;
  columns: { place: number; field: string | null; found: string | null; forbidden: boolean }[];
  summary: { flagged: number; created: number; reasons: { reason: string; first: number[] }[] } | null;
}
const VIEW = `batch { id created updated state } remembered columns { place field found forbidden }
  summary { flagged created reasons { reason first } }`;
const own = (name: string) => `custom:${ids[name]}`;
const work = () => api.app.get(ImportWork);

async function upload(content: string): Promise<View> {
  const form = new FormData();
  form.set('file', new Blob([content]), 'people.csv');
  const headers = { authorization: `Bearer ${key}` };
  const answer = await fetch(`${await api.app.getUrl()}/api/imports/files`, { method: 'POST', body: form, headers });
  const { id } = (await answer.json()) as { id: string };
  return view(id);
}
const ask = async (query: string, variables: object) => {
  const { data, errors } = await api.gql<Record<string, View>>('organizer', query, variables);
  if (errors) throw new Error(errors.map(({ extensions }) => extensions.code).join());
  return Object.values(data)[0]!;
};
const view = (id: string) => ask(`query ($id: ID!) { importFile(id: $id) { ${VIEW} } }`, { id });
const choose = (id: string, columns: object[]) =>
  ask(`mutation ($id: ID!, $choice: ImportChoice!) { checkImport(id: $id, choice: $choice) { ${VIEW} } }`, {
    ...{ id, choice: { columns } },
  });
async function check(id: string, columns: object[] = []): Promise<View> {
  await choose(id, columns);
  await api.inside(() => work().check(id));
  return view(id);
}
async function take(id: string): Promise<View> {
  await ask(`mutation ($id: ID!) { startImport(id: $id) { ${VIEW} } }`, { id });
  await api.inside(() => work().take(id));
  return view(id);
}
const person = async (email: string): Promise<Person> =>
  (await api.inside(() => api.app.get(PeopleService).withHandle('email', email)))[0]!;
const standing = async (email: string) => {
  const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  const { custom = {} } = (await person(email)).details;
  return Object.fromEntries(Object.entries(custom).map(([id, values]) => [names.get(id), values]));
};

const HEADER = 'First name,E-mail,seats in the CAR,Trained on,Has a key,Shirt,Can help with,Page,What do they need?';

test('columns are taken for fields of one’s own; what cannot be read, or is never stored, is left out and said', async () => {
  const file = [
    HEADER,
    'Ana,ana@example.org,"4,5","June 3, 2026",Sí,pequeña,"Food, hot; Rides",example.org/ana,a ramp',
    'Bo,bo@example.org,many,6/13/2026,perhaps,Large,Swimming,,"She is undocumented"',
    'Cy,cy@example.org,2,,,,,javascript:alert(1),SSN 123-45-6789',
  ].join('\n');
  const found = await upload(file);
  const { id } = found.batch;
  expect(found.columns.map(({ field }) => field)).toEqual([
    ...['givenName', 'email', own('Seats in the car'), own('Trained on'), own('Has a key'), own('Shirt')],
    ...[own('Can help with'), own('Page'), null],
  ]);
  await expect(choose(id, [{ place: 8, field: `custom:${id}` }])).rejects.toThrow('INVALID');
  const dry = await check(id, [{ place: 8, field: own('Needs') }]);
  expect(dry.summary).toMatchObject({ created: 3, flagged: 4 });
  const reasons = Object.fromEntries(dry.summary!.reasons.map(({ reason, first }) => [reason, first]));
  expect(reasons).toEqual({ invalid_value: [3, 4], forbidden_value: [3, 4] });
  await take(id);
  const field = await api.inside(() => api.app.get(CustomFields).all());
  const choice = (name: string, n: number) => field.find((each) => each.id === ids[name])!.details.choices![n]!.id;
  expect(await standing('ana@example.org')).toEqual({
    ...{ Needs: ['a ramp'], 'Seats in the car': ['4.5'], 'Trained on': ['2026-06-03'], 'Has a key': ['true'] },
    ...{ Shirt: [choice('Shirt', 0)], 'Can help with': [choice('Can help with', 0), choice('Can help with', 1)] },
    Page: ['https://example.org/ana'],
  });
  expect(await standing('bo@example.org')).toEqual({ 'Trained on': ['2026-06-13'], Shirt: [choice('Shirt', 1)] });
  expect(await standing('cy@example.org')).toEqual({ 'Seats in the car': ['2'] });
  const again = await upload(file);
  expect([again.remembered, again.columns[8]!.field]).toEqual([true, own('Needs')]);
  await check(again.batch.id);
  expect((await take(again.batch.id)).batch).toMatchObject({ created: 0, updated: 0 });
  expect(await api.dump(['person', 'batch', 'batch_piece', 'import_mapping'])).not.toContain('a ramp');
});

test('gaps are filled and nothing is overwritten; undone, each value goes back by itself', async () => {
  await take((await upload('E-mail,Needs\ndi@example.org,a chair\n')).batch.id);
  const { batch } = await upload('E-mail,Shirt,Needs,Seats in the car\ndi@example.org,Small,a ramp,3\n');
  expect((await take(batch.id)).batch).toMatchObject({ updated: 1 });
  const after = await standing('di@example.org');
  expect(after).toMatchObject({ Needs: ['a chair'], 'Seats in the car': ['3'] });
  const { id } = await person('di@example.org');
  const changes = { custom: [{ fieldId: ids['Seats in the car'], values: ['5'] }] };
  const mutation = 'mutation ($id: ID!, $changes: PersonChanges!) { updatePerson(id: $id, changes: $changes) { id } }';
  expect((await api.gql('organizer', mutation, { id, changes })).errors).toBeUndefined();
  await ask(`mutation ($id: ID!) { undoImport(id: $id) { id } }`, { id: batch.id });
  await api.inside(() => work().undo(batch.id));
  expect(await standing('di@example.org')).toEqual({ Needs: ['a chair'], 'Seats in the car': ['5'] });
});

test('a field that goes out of use is proposed no more, and what was remembered for it is left out', async () => {
  const file = 'E-mail,Page\neve@example.org,example.org/eve\n';
  await check((await upload(file)).batch.id);
  await api.inside(() => api.app.get(CustomFields).update(ids.Page!, { inUse: false }));
  const found = await upload(file);
  expect([found.remembered, found.columns[1]!.field]).toEqual([true, null]);
  await take(found.batch.id);
  expect(await standing('eve@example.org')).toEqual({});
  expect(
    (await api.gql('coordinator', `mutation { startImport(id: "${found.batch.id}") { name } }`)).errors?.[0],
  ).toMatchObject({
    extensions: { code: 'FORBIDDEN' },
  });
});
