import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { type Api, startApi } from '../../test/harness.ts';
import { type Member, Team } from '../../test/team.ts';

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

const day = (days: number) => DateTime.now().setZone('America/Chicago').plus({ days }).toFormat('yyyy-MM-dd');
interface Told {
  id: string;
  title: string;
  note: string | null;
  due: string;
  dueOn: string | null;
  state: string;
  doneAt: string | null;
  assignee?: { name: string };
}
const FIELDS = 'id title note due dueOn state doneAt';
const create = (by: Member, input: object) =>
  team.gql<{ createTask: Told }>(
    by.cookie,
    `mutation ($input: TaskInput!) { createTask(input: $input) { ${FIELDS} } }`,
    {
      input,
    },
  );
const task = async (title: string, more: object = {}) =>
  (await create(organizer, { title, assigneeId: volunteer.id, ...more })).data.createTask;
const mine = async ({ cookie }: Member) =>
  (await team.gql<{ myTasks: Told[] }>(cookie, `{ myTasks { ${FIELDS} } }`)).data.myTasks;
const all = async ({ cookie }: Member) =>
  team.gql<{ tasks: Told[] }>(cookie, `{ tasks { ${FIELDS} assignee { name } } }`);
const setDone = (by: Member, id: string, done = true) =>
  team.gql<{ setTaskDone: Told }>(by.cookie, `mutation { setTaskDone(id: "${id}", done: ${done}) { ${FIELDS} } }`);
const codeOf = ({ errors }: { errors?: { extensions: { code: string } }[] }) => errors?.[0]?.extensions.code;

test('a task is given, seen by whose it is, done with one tap, and undone', async () => {
  const late = await task('Call the church', { dueOn: day(-1), note: 'Ask for the hall' });
  const today = await task('Print the flyers', { dueOn: day(0) });
  const some = await task('Say thanks');
  const later = await task('Bring the banner', { dueOn: day(5) });
  await create(organizer, { title: 'Of somebody else', assigneeId: coordinator.id });
  const told = (await mine(volunteer)).map(({ title, due }) => [title, due]);
  expect(told).toEqual([
    ['Call the church', 'LATE'],
    ['Print the flyers', today.dueOn === day(0) ? 'TODAY' : expect.stringMatching(/TODAY|LATE/)],
    ['Bring the banner', 'LATER'],
    ['Say thanks', 'NONE'],
  ]);
  const done = (await setDone(volunteer, late.id)).data.setTaskDone;
  expect(done).toMatchObject({ state: 'DONE', due: 'NONE', doneAt: expect.any(String) });
  expect((await setDone(volunteer, late.id)).data.setTaskDone.doneAt).toBe(done.doneAt);
  expect((await mine(volunteer)).map(({ id }) => id)).toEqual([today.id, later.id, some.id, late.id]);
  expect((await setDone(volunteer, late.id, false)).data.setTaskDone).toMatchObject({ state: 'OPEN', doneAt: null });
});

test('a volunteer sees and changes their own tasks only, and not whose they are', async () => {
  const other = (await create(owner, { title: 'Not yours', assigneeId: organizer.id })).data.createTask;
  expect(codeOf(await setDone(volunteer, other.id))).toBe('NOT_FOUND');
  expect(codeOf(await setDone(coordinator, other.id))).toBe('NOT_FOUND');
  expect((await mine(organizer)).find(({ id }) => id === other.id)).toMatchObject({ state: 'OPEN' });
  expect(codeOf(await all(volunteer))).toBe('FORBIDDEN');
  expect(codeOf(await team.gql(volunteer.cookie, '{ myTasks { assignee { name } } }'))).toBe('FORBIDDEN');
  expect(codeOf(await team.gql(volunteer.cookie, '{ assignableUsers { name } }'))).toBe('FORBIDDEN');
  expect(codeOf(await create(volunteer, { title: 'Mine', assigneeId: volunteer.id }))).toBe('FORBIDDEN');
  expect(codeOf(await team.gql(volunteer.cookie, `mutation { deleteTask(id: "${other.id}") }`))).toBe('FORBIDDEN');
  expect((await setDone(organizer, other.id)).data.setTaskDone.state).toBe('DONE');
});

test('a coordinator reads all tasks with whose they are, and writes none', async () => {
  await task('Seen by all');
  const { data } = await all(coordinator);
  expect(data.tasks.find(({ title }) => title === 'Seen by all')?.assignee).toEqual({ name: volunteer.name });
  expect(codeOf(await create(coordinator, { title: 'No', assigneeId: volunteer.id }))).toBe('FORBIDDEN');
});

test('a task is changed and deleted; what is left out stays', async () => {
  const dueOn = day(2);
  const { id } = await task('First words', { note: 'A note', dueOn });
  const change = (changes: object) =>
    team.gql<{ updateTask: Told }>(
      organizer.cookie,
      `mutation ($changes: TaskChanges!) { updateTask(id: "${id}", changes: $changes) { ${FIELDS} } }`,
      { changes },
    );
  expect((await change({ title: 'Other words' })).data.updateTask).toMatchObject({
    title: 'Other words',
    note: 'A note',
    dueOn,
  });
  expect((await change({ note: null, dueOn: null })).data.updateTask).toMatchObject({ note: null, dueOn: null });
  expect((await change({ assigneeId: coordinator.id })).errors).toBeUndefined();
  expect((await mine(volunteer)).some((each) => each.id === id)).toBe(false);
  const remove = () => team.gql(organizer.cookie, `mutation { deleteTask(id: "${id}") }`);
  expect((await remove()).errors).toBeUndefined();
  expect(codeOf(await remove())).toBe('NOT_FOUND');
});

test.each([
  ['title', { title: 'Take her green card to the lawyer' }, 'title'],
  ['note', { title: 'Call', note: 'Él es indocumentado' }, 'note'],
  ['number', { title: 'Call', note: 'A-123456789' }, 'note'],
  ['day', { title: 'Call', dueOn: '2026-02-30' }, 'dueOn'],
  ['nobody', { title: 'Call', assigneeId: '00000000-0000-4000-8000-000000000000' }, 'assigneeId'],
])('a task with a forbidden or impossible %s is refused, and nothing is kept', async (_, input, field) => {
  const before = (await all(owner)).data.tasks.length;
  const { errors } = await create(organizer, { assigneeId: volunteer.id, ...input });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID', fields: { [field]: expect.any(String) } });
  expect((await all(owner)).data.tasks).toHaveLength(before);
});

test('nobody without access is given a task; what they had stays in the list', async () => {
  const gone = await team.invited(owner, 'volunteer');
  await create(organizer, { title: 'Left behind', assigneeId: gone.id });
  await team.gql(owner.cookie, `mutation { setUserDisabled(id: "${gone.id}", disabled: true) { id } }`);
  expect(codeOf(await create(organizer, { title: 'New', assigneeId: gone.id }))).toBe('INVALID');
  const { data } = await team.gql<{ tasks: { title: string; assignee: { active: boolean } }[] }>(
    coordinator.cookie,
    '{ tasks { title assignee { active } } }',
  );
  expect(data.tasks.find(({ title }) => title === 'Left behind')?.assignee.active).toBe(false);
});

test('a stolen table of tasks holds no word of them', async () => {
  await task('Visit Quetzalli Xanadune', { note: 'At the blue house' });
  const rows = await api.dump(['task', 'outbox']);
  for (const word of ['Quetzalli', 'Xanadune', 'blue house']) {
    expect(rows).not.toContain(word);
    expect(rows).not.toContain(Buffer.from(word).toString('hex'));
  }
});

test('what somebody had to do who cannot sign in any more is free for whoever takes it; what they did stays theirs', async () => {
  const leaver = await team.invited(owner, 'volunteer', { name: 'Vicente Sevá' });
  const had = await task('Bring the chairs', { assigneeId: leaver.id });
  const did = await task('Bring the tables', { assigneeId: leaver.id });
  await setDone(leaver, did.id);
  const other = await task('Bring the tent', { assigneeId: leaver.id });
  const free = async () => {
    const { data } = await team.gql<{ freeTasks: Told[] }>(coordinator.cookie, '{ freeTasks { id } }');
    return data.freeTasks.flatMap(({ id }) => ([had.id, did.id, other.id].includes(id) ? [id] : []));
  };
  const whose = async (id: string) =>
    (await all(coordinator)).data.tasks.find((each) => each.id === id)?.assignee?.name ?? null;
  const take = (by: Member, id: string) => team.gql(by.cookie, `mutation { takeTask(id: "${id}") { id } }`);
  expect([await free(), codeOf(await take(coordinator, had.id))]).toEqual([[], 'CONFLICT']);
  expect((await team.gql(leaver.cookie, 'mutation { leave(sure: true) }')).errors).toBeUndefined();
  expect((await free()).sort()).toEqual([had.id, other.id].sort());
  expect([await whose(had.id), await whose(did.id)]).toEqual([leaver.name, leaver.name]);
  expect(codeOf(await take(coordinator, did.id))).toBe('CONFLICT');
  const codes = (await Promise.all([take(coordinator, had.id), take(organizer, had.id)])).map(codeOf);
  expect(codes.sort()).toEqual(['CONFLICT', undefined]);
  await setDone(organizer, other.id);
  expect([await free(), await whose(other.id)]).toEqual([[], organizer.name]);
});
