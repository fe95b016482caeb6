import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { savedPerson } from '../../../test/builders.ts';
import { type Api, startApi } from '../../../test/harness.ts';
import { type Member, Team } from '../../../test/team.ts';

let api: Api;
let team: Team;
let ana: Member;
let ben: Member;
let coordinator: Member;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  ana = await team.join('organizer');
  ben = await team.join('organizer');
  coordinator = await team.join('coordinator');
});
afterAll(() => api.close());

interface Entry {
  id: string;
  kind: string;
  by: { name: string } | null;
  changes: { field: string; before: string[]; after: string[] }[];
}
const SHOWN = `id version phones pronouns ward language custom { fieldId values }
  timeline { id kind by { name } changes { field before after } }`;
interface Shown {
  id: string;
  version: string;
  phones: string[];
  pronouns: string | null;
  ward: number | null;
  language: string | null;
  custom: { fieldId: string; values: string[] }[];
  timeline: Entry[];
}
const read = async (id: string, by: Member = ana) =>
  (await team.gql<{ person: Shown }>(by.cookie, `{ person(id: "${id}") { ${SHOWN} } }`)).data.person;
const edits = ({ timeline }: Shown) => timeline.filter(({ kind }) => kind === 'EDITED');
const edit = (by: Member, id: string, changes: object, version?: string) =>
  team.gql(
    by.cookie,
    'mutation ($id: ID!, $changes: PersonChanges!, $version: String) { updatePerson(id: $id, changes: $changes, version: $version) { id } }',
    { id, changes, version },
  );
const takeBack = (by: Member, entryId: string) =>
  team.gql(by.cookie, 'mutation ($entryId: ID!) { takeBackEdit(entryId: $entryId) { id } }', { entryId });
const refused = (errors: readonly { extensions?: Record<string, unknown> }[] | undefined) =>
  errors?.map(({ extensions }) => extensions!.code);

test('whoever writes from an older state is told, and what another one wrote meanwhile stays', async () => {
  const { id } = await savedPerson(api, { phones: [] });
  const { version } = await read(id);
  expect((await edit(ana, id, { phones: ['612 555 0141'] }, version)).errors).toBeUndefined();
  const { errors } = await edit(ben, id, { phones: [], pronouns: 'ella' }, version);
  expect(refused(errors)).toEqual(['CONFLICT']);
  expect(errors![0]!.message).toMatch(/while you were writing/);
  expect(await read(id)).toMatchObject({ phones: ['+16125550141'], pronouns: null });
  expect(edits(await read(id))).toHaveLength(1);
  expect((await edit(ben, id, { pronouns: 'ella' }, (await read(id)).version)).errors).toBeUndefined();
});

test('of two who write from the same state at once, one is told', async () => {
  const { id } = await savedPerson(api, { phones: [] });
  const { version } = await read(id);
  const all = await Promise.all([ana, ben, ana, ben].map((by, n) => edit(by, id, { ward: n + 1 }, version)));
  expect(all.filter(({ errors }) => !errors)).toHaveLength(1);
  expect(all.flatMap(({ errors }) => refused(errors) ?? [])).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT']);
  expect(edits(await read(id))).toHaveLength(1);
});

test('an edit says who changed what, to those who may reach people', async () => {
  const { id } = await savedPerson(api, { phones: ['6125550142'] });
  await edit(ana, id, { phones: ['6125550143'], pronouns: 'elle', ward: 6, language: 'Somali' });
  const [entry] = edits(await read(id, ben));
  expect(entry!.by).toEqual({ name: ana.name });
  expect(entry!.changes).toEqual([
    { field: 'phones', before: ['+16125550142'], after: ['+16125550143'] },
    { field: 'language', before: [], after: ['so'] },
    { field: 'ward', before: [], after: ['6'] },
    { field: 'pronouns', before: [], after: ['elle'] },
  ]);
  expect(edits(await read(id, coordinator))).toMatchObject([{ by: null, changes: [] }]);
});

test('an edit is taken back, own fields too, and that can be taken back as well', async () => {
  const { id } = await savedPerson(api, { phones: ['6125550144'] });
  const made = await team.gql<{ createCustomField: { id: string } }>(
    (await team.join('admin')).cookie,
    'mutation ($input: CustomFieldInput!) { createCustomField(input: $input) { id } }',
    { input: { label: { en: 'Children', es: 'Hijos' }, type: 'NUMBER' } },
  );
  expect(made.errors).toBeUndefined();
  const fieldId = made.data.createCustomField.id;
  await edit(ana, id, { custom: [{ fieldId, values: ['2'] }] });
  const before = await read(id);
  await edit(ana, id, { phones: [], ward: 9, pronouns: 'él', custom: [{ fieldId, values: ['3'] }] });
  const changed = await read(id);
  const [last] = edits(changed);
  expect((await takeBack(ben, last!.id)).errors).toBeUndefined();
  const { timeline, version, ...back } = await read(id);
  expect({ ...before, ...back }).toEqual(before);
  expect(version).not.toBe(before.version);
  expect(timeline[0]).toMatchObject({ kind: 'EDITED', by: { name: ben.name } });
  expect((await takeBack(ana, timeline[0]!.id)).errors).toBeUndefined();
  expect(await read(id)).toMatchObject({ phones: [], ward: 9, pronouns: 'él', custom: [{ fieldId, values: ['3'] }] });
  // The number leads to them again only while it is theirs.
  const other = await savedPerson(api, { phones: [], emails: [] });
  expect((await edit(ana, other.id, { phones: ['6125550144'] })).errors).toBeUndefined();
});

test('what was changed again since is not written over, and nobody takes back what they do not see', async () => {
  const { id } = await savedPerson(api, { phones: [] });
  await edit(ana, id, { pronouns: 'ella', ward: 2 });
  await edit(ben, id, { ward: 3 });
  const [, first] = edits(await read(id));
  expect(refused((await takeBack(ana, first!.id)).errors)).toEqual(['CONFLICT']);
  expect(await read(id)).toMatchObject({ pronouns: 'ella', ward: 3 });
  expect(refused((await takeBack(coordinator, first!.id)).errors)).toEqual(['FORBIDDEN']);
  const [created] = (await read(id)).timeline.filter(({ kind }) => kind !== 'EDITED');
  expect(refused((await takeBack(ana, created?.id ?? id)).errors)).toEqual(['NOT_FOUND']);
});
