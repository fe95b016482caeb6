import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AccessGrant } from '#accounts';
import { Db } from '#platform';
import { savedPerson } from '../../../test/builders.ts';
import { type Api, startApi } from '../../../test/harness.ts';
import { codeOf, dueIn, Ruling } from '../../../test/ruling.ts';
import type { Member, Team } from '../../../test/team.ts';
import { Task } from '../task.entity.ts';
import { TaskOccasion, TaskRule } from './rule.entity.ts';

let api: Api;
let on: Ruling;
let team: Team;
beforeAll(async () => {
  api = await startApi();
  on = await Ruling.start(api);
  team = on.team;
});
afterAll(() => api.close());

test('a rule is changed, switched off and removed; it counts its work, and there are thirty at most', async () => {
  const { e, ids } = await on.begun(3);
  const { data } = await on.write({ trigger: 'DID_NOT_COME', title: '  Call \n them ', userId: on.organizer.id });
  const { id, title } = data.createTaskRule;
  expect(title).toBe('Call them');
  await on.mark(e, ids[0]!, 'DID_NOT_COME');
  await on.follow();
  expect((await on.change(id, { title: 'Write to them', dueDays: 0, userId: null })).errors).toBeUndefined();
  await on.mark(e, ids[1]!, 'DID_NOT_COME');
  await on.follow();
  expect((await on.about(ids[0]!)).map((task) => task.title)).toEqual(['Call them']);
  const [second] = await on.about(ids[1]!);
  expect(second).toMatchObject({ title: 'Write to them', dueOn: dueIn(0), assignee: null });
  await on.act(`setTaskDone(id: "${second!.id}", done: true) { id }`);
  expect((await on.about(ids[1]!))[0]?.assignee?.id).toBe(on.organizer.id);
  expect((await on.rules()).find((rule) => rule.id === id)).toMatchObject({ made: 2, done: 1, on: true, user: null });
  expect((await on.change(id, { on: false })).data.updateTaskRule.on).toBe(false);
  await on.mark(e, ids[2]!, 'DID_NOT_COME');
  await on.follow();
  // Switched on again, it does not act on what happened meanwhile.
  expect((await on.change(id, { on: true })).data.updateTaskRule.on).toBe(true);
  await on.run('volunteers.ruleAttendance', { eventId: e });
  expect(await on.about(ids[2]!)).toEqual([]);
  expect((await on.remove(id)).errors).toBeUndefined();
  expect(codeOf(await on.remove(id))).toBe('NOT_FOUND');
  expect((await on.about(ids[0]!))[0]?.byRule).toBe(true);

  const made = await Promise.all(Array.from({ length: 33 }, () => on.write({ trigger: 'FIRST_EVENT' })));
  expect(made.map(codeOf).filter(Boolean)).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT']);
  for (const rule of await on.rules()) await on.remove(rule.id);
});

test.each([
  ['words', { title: 'Ask for her green card' }],
  ['nothing', { title: '  ' }],
  ['day', { dueDays: 91 }],
  ['day before', { dueDays: -1 }],
  ['user', { userId: randomUUID() }],
])('a rule with impossible %s is refused', async (_, input) => {
  expect(codeOf(await on.write({ trigger: 'FIRST_EVENT', ...input }))).toBe('INVALID');
  expect(await on.rules()).toEqual([]);
});

test('who writes no tasks makes no rules; a stolen table holds no word of them', async () => {
  expect(codeOf(await on.write({ trigger: 'FIRST_EVENT' }, on.coordinator))).toBe('FORBIDDEN');
  expect(codeOf(await team.gql(on.coordinator.cookie, '{ taskRules { id } }'))).toBe('FORBIDDEN');
  await on.ruled({ trigger: 'FIRST_EVENT', title: 'Give Quetzalli a hug' }, async () => {
    const rows = await api.dump(['task_rule', 'task_occasion', 'outbox']);
    expect(rows).not.toContain('Quetzalli');
    expect(rows).not.toContain(Buffer.from('Quetzalli').toString('hex'));
  });
});

test('a key of the database holds that there is one occasion, and one task of it', async () => {
  const db = api.app.get(Db);
  const { id: personId } = await savedPerson(api);
  await on.ruled({ trigger: 'FIRST_EVENT' }, async ({ id: ruleId }) => {
    const values = { ruleId, personId, occasionId: ruleId, subjectId: randomUUID() };
    const make = () => team.made.inTx(() => db.save(db.make(TaskOccasion, values)));
    const { id: occasionId } = await make();
    await expect(make()).rejects.toThrow('unique');
    const task = {
      personId,
      occasionId,
      assigneeUserId: null,
      dueOn: null,
      createdByUserId: null,
      details: { title: 'A' },
    };
    const save = () => team.made.inTx(() => db.save(db.make(Task, { ...task, doneAt: null })));
    await save();
    await expect(save()).rejects.toThrow('unique');
    expect(await team.made.inTx(() => db.repo(TaskRule).countBy({ id: ruleId }))).toBe(1);
  });
});

test('a history names a task to whoever may see it: to all who read tasks, else to whose it is', async () => {
  const person = await savedPerson(api, { ward: 3 });
  const lead = await team.join('lead');
  const grant = { userId: lead.id, role: 'coordinator' as const, scope: 'WARDS' as const, wards: [3] };
  await team.made.inTx(() => api.app.get(Db).save(api.app.get(Db).make(AccessGrant, grant)));
  const make = async (title: string, assigneeId: string) => {
    const input = { title, assigneeId, personId: person.id };
    const asked = 'mutation ($input: TaskInput!) { createTask(input: $input) { id } }';
    const { createTask } = await on.act<{ createTask: { id: string } }>(asked, on.organizer, { input });
    await on.act(`setTaskDone(id: "${createTask.id}", done: true) { id }`);
  };
  await make('Bring a chair', lead.id);
  await make('Ask about the ride', on.organizer.id);
  const names = async (by: Member) => (await on.history(person.id, by)).map(({ about }) => about?.name ?? null);
  expect(await names(on.coordinator)).toEqual(['Ask about the ride', 'Bring a chair']);
  expect(await names(lead)).toEqual([null, 'Bring a chair']);
});
