import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { savedPerson } from '../../../test/builders.ts';
import { type Api, startApi } from '../../../test/harness.ts';
import { Team } from '../../../test/team.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

async function ask<T>(query: string, variables: object = {}): Promise<T> {
  const { data, errors } = await api.gql<Record<string, T>>('organizer', query, variables);
  expect(errors).toBeUndefined();
  return Object.values(data)[0]!;
}
const refused = async (query: string, variables: object, role: 'organizer' | 'coordinator' = 'organizer') =>
  (await api.gql(role, query, variables)).errors?.[0] as { message: string; extensions: { code: string } } | undefined;
const PAGE = `query ($search: String, $kind: PeopleGroupKind, $first: Int, $after: ID) {
  peopleGroupPage(search: $search, kind: $kind, first: $first, after: $after) {
    items { id name people } endCursor total } }`;
const MEMBERS = `query ($groupId: ID!, $first: Int, $after: ID) {
  groupMembers(groupId: $groupId, first: $first, after: $after) {
    items { id code note person { id } } endCursor } }`;
const REMOVE = 'mutation ($id: ID!, $members: Int!) { removePeopleGroup(id: $id, members: $members) }';
interface Page {
  readonly items: { id: string; name: string; people: number }[];
  readonly endCursor: string | null;
  readonly total: number;
}
interface Members {
  readonly items: { id: string; code: string; note: string | null; person: { id: string } }[];
  readonly endCursor: string | null;
}
const newGroup = async (kind: string, name: string) =>
  (
    await ask<{ id: string }>('mutation ($input: PeopleGroupInput!) { createPeopleGroup(input: $input) { id } }', {
      input: { kind, name },
    })
  ).id;
const relate = (personId: string, code: string, toGroupId: string, note?: string) =>
  ask('mutation ($input: RelationInput!) { relate(input: $input) { id } }', {
    input: { personId, code, toGroupId, note },
  });

test('they are found by a part of the name however it is written, a page at a time, and kept sealed', async () => {
  for (const name of ['Iglesia San José', 'Sindicato Ñandú', 'Iglesia Santa Fe']) await newGroup('ORGANIZATION', name);
  await newGroup('HOUSEHOLD', 'Casa de la iglesia');
  const first = await ask<Page>(PAGE, { search: 'IGLESIA', first: 2 });
  expect([first.total, first.items.map(({ name }) => name)]).toEqual([3, ['Casa de la iglesia', 'Iglesia San José']]);
  const second = await ask<Page>(PAGE, { search: 'IGLESIA', first: 2, after: first.endCursor });
  expect([second.endCursor, second.items.map(({ name }) => name)]).toEqual([null, ['Iglesia Santa Fe']]);
  expect((await ask<Page>(PAGE, { search: 'san jose' })).total).toBe(1);
  expect((await ask<Page>(PAGE, { kind: 'HOUSEHOLD' })).items.map(({ name }) => name)).toEqual(['Casa de la iglesia']);
  expect(await api.dump(['people_group'])).not.toContain('Iglesia');
  // Who may not reach people is told of none.
  const { data } = await api.gql<{ peopleGroupPage: Page }>('coordinator', PAGE);
  expect(data.peopleGroupPage).toEqual({ items: [], endCursor: null, total: 0 });
});

test('who is in one is shown with how and why, and it is taken away only by who knows how many they are', async () => {
  const id = await newGroup('ORGANIZATION', 'Cooperativa');
  const people = [];
  for (let n = 0; n < 3; n += 1) people.push((await savedPerson(api, { givenName: `Socia ${n}` })).id);
  for (const each of people) await relate(each, 'MEMBER_OF', id);
  await relate(people[0]!, 'LEADS', id, 'Since spring.');
  const one = await ask<Members>(MEMBERS, { groupId: id, first: 2 });
  const two = await ask<Members>(MEMBERS, { groupId: id, first: 2, after: one.endCursor });
  expect([...one.items, ...two.items].map(({ code, note, person }) => [code, note, person.id])).toEqual([
    ...people.map((each) => ['MEMBER_OF', null, each]),
    ['LEADS', 'Since spring.', people[0]],
  ]);
  expect(two.endCursor).toBeNull();
  expect(await ask(`{ peopleGroup(id: "${id}") { name people } }`)).toEqual({ name: 'Cooperativa', people: 3 });
  for (const query of [`{ peopleGroup(id: "${id}") { name } }`, MEMBERS, REMOVE])
    expect(await refused(query, { groupId: id, id, members: 3 }, 'coordinator')).toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
  const where = { did: { kind: 'group', what: 'DID', id } };
  const segment = await ask<{ id: string; count: { count: number } }>(
    'mutation ($input: SavedSegmentInput!) { saveSegment(input: $input) { id count { count } } }',
    { input: { name: 'Members', definition: { where } } },
  );
  expect(segment.count.count).toBe(3);
  expect(await refused(REMOVE, { id, members: 3 })).toMatchObject({ message: expect.stringContaining('Members') });
  await ask(`mutation { removeSegment(id: "${segment.id}") }`);
  expect(await refused(REMOVE, { id, members: 0 })).toMatchObject({ message: expect.stringContaining('3 people') });
  await ask('mutation ($id: ID!) { unrelate(id: $id) }', { id: one.items[1]!.id });
  expect(await ask(REMOVE, { id, members: 2 })).toBe(id);
  expect(await refused(MEMBERS, { groupId: id })).toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  const kept = await ask<{ relations: unknown[]; timeline: { kind: string }[] }>(
    `{ person(id: "${people[2]}") { relations { id } timeline { kind } } }`,
  );
  expect(kept.relations).toEqual([]);
  expect(kept.timeline.filter(({ kind }) => kind === 'RELATED')).toHaveLength(2);
});

test('a volunteer is told of none', async () => {
  const team = new Team(api);
  const volunteer = await team.invited(await team.join('owner'), 'volunteer');
  const id = await newGroup('HOUSEHOLD', 'Secreta');
  for (const query of [PAGE, `{ peopleGroup(id: "${id}") { name } }`, MEMBERS, REMOVE]) {
    const { errors } = await team.gql(volunteer.cookie, query, { groupId: id, id, members: 0 });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  }
});

test('two of one household who are made one are in it once, and leave it once', async () => {
  const house = await newGroup('HOUSEHOLD', 'Casa Ruiz');
  const [keep, drop, child] = [await savedPerson(api), await savedPerson(api), await savedPerson(api)];
  for (const { id } of [keep, drop]) {
    await relate(id, 'LIVES_IN', house);
    await ask('mutation ($input: RelationInput!) { relate(input: $input) { id } }', {
      input: { personId: child.id, code: 'CHILD_OF', toPersonId: id },
    });
  }
  await ask('mutation ($input: MergeInput!) { mergePeople(input: $input) { id } }', {
    input: { keepId: keep.id, dropId: drop.id },
  });
  const members = () => ask<Members>(MEMBERS, { groupId: house });
  expect((await members()).items.map(({ person }) => person.id)).toEqual([keep.id]);
  // Said once more it is not a third one.
  await relate(keep.id, 'LIVES_IN', house);
  const related = async (id: string) =>
    (await ask<{ relations: { id: string; code: string }[] }>(`{ person(id: "${id}") { relations { id code } } }`))
      .relations;
  expect((await related(keep.id)).map(({ code }) => code).sort()).toEqual(['LIVES_IN', 'PARENT_OF']);
  for (const { id } of await related(keep.id)) await ask(`mutation { unrelate(id: "${id}") }`);
  expect([await related(keep.id), await related(child.id)]).toEqual([[], []]);
  expect((await members()).items).toEqual([]);
});
