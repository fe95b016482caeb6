import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PeopleService } from '#people';
import { savedPerson } from './builders.ts';
import { type Api, startApi } from './harness.ts';
import { publicPetition } from './signing.ts';
import { type Member, Team } from './team.ts';

let api: Api;
let team: Team;
let organizer: Member;
let other: Member;
let owner: Member;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  organizer = await team.join('organizer');
  other = await team.join('organizer');
  owner = await team.join('owner');
});
afterAll(() => api.close());

type About = { kind: string; id: string; name: string; language: string | null } | null;
interface Entry {
  readonly kind: string;
  readonly note: string | null;
  readonly about: About;
}
async function does<T>(query: string, variables: object = {}, by = organizer): Promise<T> {
  const { data, errors } = await team.gql<Record<string, T>>(by.cookie, query, variables);
  expect(errors).toBeUndefined();
  return Object.values(data)[0]!;
}
const TIMELINE =
  'query ($id: ID!) { timelineOf(personId: $id) { items { kind note about { kind id name language } } } }';
/** What the newest entry of each kind is about, as this reader finds it. */
async function told(id: string, by = organizer, language = 'en'): Promise<Record<string, About>> {
  const headers = { 'accept-language': language };
  const { data } = await team.gql<{ timelineOf: { items: Entry[] } }>(by.cookie, TIMELINE, { id }, { headers });
  return Object.fromEntries(data.timelineOf.items.toReversed().map(({ kind, about }) => [kind, about]));
}
const change = (input: object) =>
  does<{ id: string }>('mutation ($input: BulkChangeInput!) { changeInBulk(input: $input) { id } }', { input });

test('tags, lists and changes of many are named as they are called now, and lists only to who may see them', async () => {
  const { id } = await savedPerson(api);
  const tag = await does<{ id: string }>('mutation { saveTag(input: { label: "Door knocker" }) { id } }');
  const list = await does<{ id: string }>(
    'mutation { savePeopleList(input: { name: "For the vigil", shared: false, columns: [] }) { id } }',
  );
  await change({ kind: 'ADD_TAG', tagId: tag.id, personIds: [id] });
  const listed = await change({ kind: 'ADD_TO_LIST', listId: list.id, personIds: [id] });
  const { id: changed } = await change({ kind: 'SET_LANGUAGE', language: 'so', personIds: [id] });
  await does('mutation ($input: TagInput!) { saveTag(input: $input) { id } }', {
    input: { id: tag.id, label: 'Canvasser' },
  });
  const own = await told(id);
  expect(own).toMatchObject({
    TAGGED: { kind: 'tag', id: tag.id, name: 'Canvasser' },
    LISTED: { kind: 'list', id: list.id, name: 'For the vigil' },
    BULK_CHANGED: { kind: 'change', id: changed, name: 'Somali' },
    CREATED: null,
  });
  const theirs = await told(id, other, 'es');
  expect(theirs).toMatchObject({ TAGGED: own['TAGGED'], LISTED: null, BULK_CHANGED: { name: 'somalí' } });
  await does('mutation ($id: ID!) { undoBulkChange(id: $id) { id } }', { id: listed.id });
  expect((await told(id))['BULK_UNDONE']).toMatchObject({ name: 'For the vigil' });
  expect((await told(id, other))['BULK_UNDONE']).toBeNull();
  const changes = await does<{ id: string; name: string }[]>('{ bulkChanges { id name } }', {}, other);
  expect(changes.find((each) => each.id === listed.id)).toMatchObject({ name: '' });
});

test('a petition is named in the language of the reader, and says so', async () => {
  const { id } = await savedPerson(api);
  const petition = await publicPetition(api, { titleEn: 'End the contract', titleEs: 'Fin al contrato' });
  await api.inside(() =>
    api.app.get(PeopleService).record(id, { kind: 'SIGNATURE_CONFIRMED', subjectId: petition.id }),
  );
  const { SIGNATURE_CONFIRMED: english } = await told(id);
  expect(english).toEqual({ kind: 'petition', id: petition.id, name: 'End the contract', language: 'en' });
  const { SIGNATURE_CONFIRMED: spanish } = await told(id, organizer, 'es');
  expect(spanish).toEqual({ kind: 'petition', id: petition.id, name: 'Fin al contrato', language: 'es' });
});

test('both sides of a relationship are told of the other one, also after it ended', async () => {
  const [ana, bao] = [await savedPerson(api, { givenName: 'Ana' }), await savedPerson(api, { givenName: 'Bao' })];
  const relate = (to: object) =>
    does('mutation ($input: RelationInput!) { relate(input: $input) { id } }', { input: { personId: ana.id, ...to } });
  await relate({ code: 'FRIEND_OF', toPersonId: bao.id });
  expect((await told(ana.id))['RELATED']).toMatchObject({ kind: 'person', id: bao.id, name: 'Bao Lovelace' });
  expect((await told(bao.id))['RELATED']).toMatchObject({ kind: 'person', id: ana.id, name: 'Ana Lovelace' });
  const group = await does<{ id: string }>(
    'mutation { createPeopleGroup(input: { kind: ORGANIZATION, name: "Tenants of 38th" }) { id } }',
  );
  await relate({ code: 'MEMBER_OF', toGroupId: group.id });
  const { person } = (
    await team.gql<{ person: { relations: { id: string; group: object | null }[] } }>(
      organizer.cookie,
      `{ person(id: "${ana.id}") { relations { id group { id } } } }`,
    )
  ).data;
  await does(`mutation { unrelate(id: "${person.relations.find(({ group: to }) => to)!.id}") }`);
  expect((await told(ana.id))['RELATED']).toMatchObject({ kind: 'group', id: group.id, name: 'Tenants of 38th' });
});

test('a step of the ladder and a training say which', async () => {
  const { id } = await savedPerson(api);
  const stages = await does<{ id: string; name: { en: string; es: string } }[]>('{ ladder { id name { en es } } }');
  for (const { id: stageId } of stages.slice(0, 2))
    await does('mutation ($input: MoveInput!) { moveOnLadder(input: $input) { since } }', {
      input: { personId: id, stageId },
    });
  const inSpanish = (await told(id, organizer, 'es'))['STAGE_MOVED'];
  expect(inSpanish).toMatchObject({ kind: 'move', name: `${stages[0]!.name.es} → ${stages[1]!.name.es}` });
  expect((await told(id))['STAGE_MOVED']!.name).toBe(`${stages[0]!.name.en} → ${stages[1]!.name.en}`);
  const [kind] = await does<{ id: string }[]>(
    'mutation { saveQualificationKind(input: { titleEn: "Marshal", titleEs: "Guía" }) { id } }',
    {},
    owner,
  );
  await does('mutation ($input: QualifyInput!) { qualify(input: $input) { kindId } }', {
    input: { kindId: kind!.id, personId: id },
  });
  expect((await told(id, other, 'es'))['QUALIFIED']).toEqual({
    ...{ kind: 'training', id: kind!.id },
    ...{ name: 'Guía', language: 'es' },
  });
});
