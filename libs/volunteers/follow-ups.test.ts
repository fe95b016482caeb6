import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AccessGrant } from '#accounts';
import { Db } from '#platform';
import { savedPerson } from '../../test/builders.ts';
import { type Api, startApi } from '../../test/harness.ts';
import { type Member, Team } from '../../test/team.ts';
import { AssessmentsService } from './assessments/assessments.service.ts';
import { Task } from './task.entity.ts';

let api: Api;
let team: Team;
let owner: Member;
let organizer: Member;
let coordinator: Member;
let volunteer: Member;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  owner = await team.join('owner');
  organizer = await team.join('organizer');
  coordinator = await team.join('coordinator');
  volunteer = await team.invited(owner, 'volunteer');
});
afterAll(() => api.close());

interface Told {
  id: string;
  title: string;
  note: string | null;
  state: string;
  person: { id: string; name: string } | null;
}
const FIELDS = 'id title note state person { id name }';
const ok = async <D>(by: Member, query: string, variables: object = {}): Promise<D> => {
  const { data, errors } = await team.gql<D>(by.cookie, query, variables);
  expect(errors).toBeUndefined();
  return data;
};
const create = (by: Member, input: object) =>
  team.gql<{ createTask: Told }>(
    by.cookie,
    `mutation ($input: TaskInput!) { createTask(input: $input) { ${FIELDS} } }`,
    { input },
  );
const given = async (personId: string, more: object = {}) => {
  const { data, errors } = await create(organizer, {
    title: 'Call them',
    assigneeId: volunteer.id,
    personId,
    ...more,
  });
  expect(errors).toBeUndefined();
  return data.createTask;
};
const about = async (by: Member, personId: string) =>
  (await ok<{ tasksAbout: Told[] }>(by, `{ tasksAbout(personId: "${personId}") { ${FIELDS} } }`)).tasksAbout;
const mine = async (by: Member) => (await ok<{ myTasks: Told[] }>(by, `{ myTasks { ${FIELDS} } }`)).myTasks;
const done = (by: Member, id: string, is = true) => ok(by, `mutation { setTaskDone(id: "${id}", done: ${is}) { id } }`);
const kinds = async (personId: string) => {
  const query = `{ timelineOf(personId: "${personId}") { items { kind } } }`;
  const { timelineOf } = await ok<{ timelineOf: { items: { kind: string }[] } }>(organizer, query);
  return timelineOf.items.map(({ kind }) => kind);
};
const codeOf = ({ errors }: { errors?: { extensions: { code: string } }[] }) => errors?.[0]?.extensions.code;

test('a task about somebody names them to who may see them, and to nobody else', async () => {
  const person = await savedPerson(api, { givenName: 'Quetzalli', familyName: 'Xanadune' });
  const task = await given(person.id);
  expect(task.person).toEqual({ id: person.id, name: 'Quetzalli Xanadune' });
  expect(await about(coordinator, person.id)).toMatchObject([{ id: task.id, person: { name: 'Quetzalli X.' } }]);
  expect(await mine(volunteer)).toMatchObject([{ title: 'Call them', person: null }]);
  const { tasksAbout } = { tasksAbout: `{ tasksAbout(personId: "${person.id}") { id } }` };
  expect(codeOf(await team.gql(volunteer.cookie, tasksAbout))).toBe('FORBIDDEN');
  const nobody = '00000000-0000-4000-8000-000000000000';
  expect(codeOf(await create(organizer, { title: 'No', assigneeId: volunteer.id, personId: nobody }))).toBe(
    'NOT_FOUND',
  );
  await done(volunteer, task.id);
  expect(await kinds(person.id)).toContain('TASK_DONE');
  await done(volunteer, task.id, false);
  expect(await kinds(person.id)).not.toContain('TASK_DONE');
});

test('a volunteer with a grant over a ward reads of whom a task is there, and their own task of elsewhere by its text', async () => {
  const [near, far] = [await savedPerson(api, { ward: 3 }), await savedPerson(api, { ward: 4 })];
  const lead = await team.join('lead');
  const db = api.app.get(Db);
  const grant = { userId: lead.id, role: 'coordinator' as const, scope: 'WARDS' as const, wards: [3] };
  await team.made.inTx(() => db.save(db.make(AccessGrant, grant)));
  for (const { id } of [near, far]) await given(id, { assigneeId: lead.id });
  expect((await mine(lead)).map(({ person }) => person?.id ?? null).sort()).toEqual([near.id, null].sort());
});

test('who is deleted leaves a task about nobody, without words; its count stays', async () => {
  const person = await savedPerson(api, { givenName: 'Gone' });
  const { id } = await given(person.id, { title: 'Call Gone at noon', note: 'Gone likes tea' });
  const all = async () => (await ok<{ tasks: Told[] }>(organizer, `{ tasks { ${FIELDS} } }`)).tasks;
  const before = (await all()).length;
  await ok(owner, `mutation { erasePerson(id: "${person.id}", sure: true) }`);
  const left = await all();
  expect(left).toHaveLength(before);
  expect(left.find((each) => each.id === id)).toMatchObject({ title: '', note: null, state: 'OPEN', person: null });
  await done(volunteer, id);
});

test('a merge moves tasks and a changed task is about another, or nobody', async () => {
  const [kept, other] = [await savedPerson(api), await savedPerson(api)];
  const { id } = await given(other.id);
  const merge = 'mutation ($input: MergeInput!) { mergePeople(input: $input) { id } }';
  const { mergePeople } = await ok<{ mergePeople: { id: string } }>(organizer, merge, {
    input: { keepId: kept.id, dropId: other.id, choices: [] },
  });
  expect((await about(organizer, kept.id)).map((each) => each.id)).toEqual([id]);
  await ok(organizer, `mutation { undoMerge(id: "${mergePeople.id}") { kept { id } } }`);
  expect(await about(organizer, kept.id)).toEqual([]);
  expect((await about(organizer, other.id)).map((each) => each.id)).toEqual([id]);
  const change = (changes: object) =>
    ok(organizer, `mutation ($changes: TaskChanges!) { updateTask(id: "${id}", changes: $changes) { id } }`, {
      changes,
    });
  await change({ personId: kept.id });
  expect(await about(organizer, kept.id)).toHaveLength(1);
  await change({ personId: null });
  expect(await about(organizer, kept.id)).toEqual([]);
});

const fits = async (did: object) => {
  const query = `query ($d: SegmentDefinition!) { segmentPeople(definition: $d) { items { id } } }`;
  const d = { where: { all: [{ did }, { wards: [13] }] } };
  const { segmentPeople } = await ok<{ segmentPeople: { items: { id: string }[] } }>(organizer, query, { d });
  return segmentPeople.items.map(({ id }) => id).sort();
};
const ids = (...people: { id: string }[]) => people.map(({ id }) => id).sort();

test('segments ask for open, late and done tasks about people, by whom and since when', async () => {
  const here = (givenName: string) => savedPerson(api, { givenName, ward: 13 });
  const [open, late, was, doer] = [await here('Open'), await here('Late'), await here('Was'), await here('Doer')];
  await given(open.id, { assigneeId: organizer.id });
  await given(late.id, { dueOn: '2026-01-02' });
  const over = await given(was.id);
  await done(organizer, over.id);
  const update = 'mutation ($id: ID!, $changes: PersonChanges!) { updatePerson(id: $id, changes: $changes) { id } }';
  await ok(organizer, update, { id: doer.id, changes: { emails: [volunteer.email] } });
  await team.made.admin(`update "user" set "provenAt" = now() where id = $1`, [volunteer.id]);
  await done(volunteer, (await given(open.id)).id);
  expect(await fits({ kind: 'task' })).toEqual(ids(open, late));
  expect(await fits({ kind: 'task', id: organizer.id })).toEqual(ids(open));
  expect(await fits({ kind: 'task', what: 'OVERDUE' })).toEqual(ids(late));
  expect(await fits({ kind: 'task', what: 'DONE', days: 7 })).toEqual(ids(was, open));
  expect(await fits({ kind: 'task', what: 'FINISHED' })).toEqual(ids(doer));
  await team.made.admin(`update task set "doneAt" = now() - interval '9 days' where id = $1`, [over.id]);
  expect(await fits({ kind: 'task', what: 'DONE', days: 7 })).toEqual(ids(open));
});

test('segments ask for the latest assessment alone, also of those from before there were marks', async () => {
  const here = (givenName: string) => savedPerson(api, { givenName, ward: 13 });
  const [strong, turned, unsure] = [await here('Strong'), await here('Turned'), await here('Unsure')];
  const assess = (by: Member, personId: string, score: number) =>
    ok(by, 'mutation ($input: AssessInput!) { assess(input: $input) { id } }', { input: { personId, score } });
  await assess(organizer, strong.id, 1);
  await assess(organizer, turned.id, 1);
  await assess(owner, turned.id, 4);
  await assess(organizer, unsure.id, 3);
  const kind = 'assessment';
  expect(await fits({ kind })).toEqual(ids(strong, turned, unsure));
  expect(await fits({ kind, what: 'STRONG_SUPPORT' })).toEqual(ids(strong));
  expect(await fits({ kind, what: 'SUPPORT', days: 1 })).toEqual(ids(strong));
  expect(await fits({ kind, what: 'AGAINST' })).toEqual(ids(turned));
  expect(await fits({ kind, what: 'STRONG_AGAINST' })).toEqual([]);
  expect(await fits({ kind, what: 'UNDECIDED', id: owner.id })).toEqual([]);
  expect(await fits({ kind, what: 'UNDECIDED', id: organizer.id })).toEqual(ids(unsure));
  await team.made.admin('update assessment set mark = null');
  expect(await fits({ kind })).toEqual([]);
  await api.inside(() => api.app.get(AssessmentsService).mark());
  expect(await fits({ kind, what: 'AGAINST' })).toEqual(ids(turned));
});

test('whom a task is about stands in no other organization and in no plain text', async () => {
  const person = await savedPerson(api);
  const { id } = await given(person.id, { title: 'Visit Wxyzalli' });
  const row = await team.made.inTx(() => api.app.get(Db).repo(Task).findOneByOrFail({ id }));
  expect(row.personId).toBe(person.id);
  expect(await api.dump(['task'])).not.toContain('Wxyzalli');
});
