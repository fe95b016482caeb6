import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { savedPerson } from '../../../test/builders.ts';
import { type Api, startApi, until } from '../../../test/harness.ts';
import { Team } from '../../../test/team.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const CHANGE =
  'mutation ($input: BulkChangeInput!) { changeInBulk(input: $input) { id state total changed undoUntil } }';
interface Change {
  readonly id: string;
  readonly state: string;
  readonly total: number;
  readonly changed: number;
}
async function ask<T>(query: string, variables: object = {}): Promise<T> {
  const { data, errors } = await api.gql<Record<string, T>>('organizer', query, variables);
  expect(errors).toBeUndefined();
  return Object.values(data)[0]!;
}
const change = (input: object) => ask<Change>(CHANGE, { input });
const codeOf = async (input: object) =>
  (await api.gql('organizer', CHANGE, { input })).errors?.[0]?.extensions.code as string | undefined;
const newTag = async (label: string) =>
  (await ask<{ id: string }>('mutation ($input: TagInput!) { saveTag(input: $input) { id } }', { input: { label } }))
    .id;
const withTag = async (tag: string) =>
  (
    await ask<{ count: number }>('query ($d: SegmentDefinition!) { segmentCount(definition: $d) { count } }', {
      d: { where: { tags: [tag] } },
    })
  ).count;
const found = async (search: string) =>
  ask<{ total: number; searchReady: boolean }>(
    'query ($search: String!) { people(search: $search) { total searchReady } }',
    { search },
  );

test('all whom a search finds are changed, beyond the page and nobody else; who comes later is not among them', async () => {
  for (let n = 0; n < 60; n += 1) await savedPerson(api, { givenName: `N${n}`, familyName: 'Muchísimo' });
  const other = await savedPerson(api, { familyName: 'Otra', emails: ['sola@example.org'] });
  await until(async () => expect(await found('muchisimo')).toEqual({ total: 60, searchReady: true }));
  const tag = await newTag('Found');
  const done = await change({ kind: 'ADD_TAG', tagId: tag, search: 'muchis' });
  expect(done).toMatchObject({ state: 'DONE', total: 60, changed: 60 });
  await savedPerson(api, { familyName: 'Muchísimo' });
  expect(await withTag(tag)).toBe(60);
  // A whole address finds one, and the empty search everybody.
  expect(await change({ kind: 'ADD_TAG', tagId: tag, search: 'Sola@example.org' })).toMatchObject({ total: 1 });
  expect(await change({ kind: 'ADD_TAG', tagId: tag, search: '' })).toMatchObject({ total: 62, changed: 1 });
  const undone = await ask<{ undone: number }>(`mutation { undoBulkChange(id: "${done.id}") { undone } }`);
  expect([undone.undone, await withTag(tag)]).toEqual([60, 2]);
  expect(await codeOf({ kind: 'ADD_TAG', tagId: tag, search: 'nobody at all' })).toBe('INVALID');
  expect(await codeOf({ kind: 'ADD_TAG', tagId: tag, search: 'otra', personIds: [other.id] })).toBe('INVALID');
  expect(await codeOf({ kind: 'ADD_TAG', tagId: tag })).toBe('INVALID');
});

test('a volunteer changes nobody by a search, and finds no volunteers', async () => {
  const team = new Team(api);
  const volunteer = await team.invited(await team.join('owner'), 'volunteer');
  const tag = await newTag('Hostile');
  const input = { kind: 'ADD_TAG', tagId: tag, search: '' };
  const { errors } = await team.gql(volunteer.cookie, CHANGE, { input });
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect(await withTag(tag)).toBe(0);
});

test('volunteers who fit are the same as a segment', async () => {
  const ids: Record<string, string> = {};
  const [skill] = await ask<[{ id: string }]>('mutation ($input: SkillInput!) { saveSkill(input: $input) { id } }', {
    input: { titleEn: 'Drums', titleEs: 'Tambores' },
  });
  const set = (personId: string, level: string | null, availability: string[]) =>
    ask(
      'mutation ($personId: ID!, $input: InterestInput!) { setInterest(personId: $personId, input: $input) { saidAt } }',
      {
        personId,
        input: { skills: level ? [{ skillId: skill.id, level }] : [], availability },
      },
    );
  const all: [string, string | null, string[], string][] = [
    ['Leads', 'LEAD', ['6:MORNING', '7:EVENING'], 'es-MX'],
    ['Can', 'CAN', ['6:MORNING'], 'en'],
    ['Learns', 'LEARN', ['6:MORNING', '7:EVENING'], 'es'],
    ['Nothing', null, [], 'en'],
  ];
  for (const [name, level, availability, language] of all) {
    ids[name] = (await savedPerson(api, { givenName: name, language })).id;
    await set(ids[name], level, availability);
  }
  await savedPerson(api, { givenName: 'None' });
  const both = async (filter: object, where: object[]) => {
    const lines = await ask<{ person: { givenName: string } }[]>(
      'query ($filter: VolunteerFilter!) { volunteers(filter: $filter) { person { givenName } } }',
      { filter },
    );
    const { items } = await ask<{ items: { givenName: string }[] }>(
      'query ($d: SegmentDefinition!) { segmentPeople(definition: $d) { items { givenName } } }',
      { d: { where: { all: [did('volunteer'), ...where] } } },
    );
    const names = items.map(({ givenName }) => givenName).sort();
    expect(lines.map(({ person }) => person.givenName).sort()).toEqual(names);
    return names;
  };
  const did = (kind: string, some: object = {}) => ({ did: { kind, ...some } });
  const part = (bit: string) => did('availability', { id: `00000000-0000-4000-8000-0000000000${bit}` });
  expect(await both({}, [])).toEqual(['Can', 'Leads', 'Learns', 'Nothing']);
  expect(await both({ skillId: skill.id, level: 'CAN' }, [did('skill', { what: 'CAN', id: skill.id })])).toEqual([
    'Can',
    'Leads',
  ]);
  const week = ['6:MORNING', '7:EVENING'];
  expect(await both({ availability: week }, [part('0f'), part('14')])).toEqual(['Leads', 'Learns']);
  expect(await both({ language: 'es' }, [{ languages: ['es'] }])).toEqual(['Leads', 'Learns']);
});
