import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Db } from '#platform';
import { savedPerson } from '../../../test/builders.ts';
import { MINUTE } from '../../../test/gatherings.ts';
import { type Api, startApi } from '../../../test/harness.ts';
import { codeOf, dueIn, Ruling } from '../../../test/ruling.ts';
import type { Member, Team } from '../../../test/team.ts';
import { Volunteer } from '../interest/interest.entity.ts';
import { Task } from '../task.entity.ts';

let api: Api;
let on: Ruling;
let team: Team;
beforeAll(async () => {
  api = await startApi();
  on = await Ruling.start(api);
  team = on.team;
});
afterAll(() => api.close());

test('who signed up and did not come gets a task, once; taken back, it is withdrawn unless somebody touched it', async () => {
  const { e, ids } = await on.begun(3);
  const [first = '', second = '', third = ''] = ids;
  await on.mark(e, third, 'DID_NOT_COME');
  await on.ruled({ trigger: 'DID_NOT_COME', userId: on.coordinator.id }, async () => {
    for (const id of [first, second]) await on.mark(e, id, 'DID_NOT_COME');
    await on.follow();
    const [task] = await on.about(first);
    expect(task).toMatchObject({
      title: 'Call them',
      dueOn: dueIn(3),
      byRule: true,
      assignee: { id: on.coordinator.id },
    });
    // What happened before there was a rule is none of its business.
    expect(await on.about(third)).toEqual([]);
    expect(await on.history(first)).toEqual([{ kind: 'TASK_BY_RULE', about: { kind: 'task', name: 'Call them' } }]);
    const { data } = await team.gql<{ myTasks: { id: string }[] }>(on.coordinator.cookie, '{ myTasks { id } }');
    expect(data.myTasks.map(({ id }) => id)).toContain(task!.id);

    const [other] = await on.about(second);
    await on.act(`updateTask(id: "${other!.id}", changes: { note: "Sent a message." }) { id }`);
    for (const id of [first, second]) await on.mark(e, id, 'UNKNOWN');
    await on.follow();
    expect([await on.about(first), await on.history(first)]).toEqual([[], []]);
    expect((await on.about(second)).map(({ id }) => id)).toEqual([other!.id]);
    // Said again, the one that was touched is still the only one, and the withdrawn one is made anew.
    for (const id of [first, second]) await on.mark(e, id, 'DID_NOT_COME');
    await on.follow();
    expect([(await on.about(first)).length, (await on.about(second)).length]).toEqual([1, 1]);
    // One that somebody deleted is not made again.
    await on.act(`deleteTask(id: "${(await on.about(first))[0]!.id}")`);
    await on.run('volunteers.ruleAttendance', { eventId: e });
    expect(await on.about(first)).toEqual([]);
  });
});

test('of all who were left at the door each gets one, however many there are and however often it is told', async () => {
  const { e, ids } = await on.begun(60);
  await on.ruled({ trigger: 'DID_NOT_COME' }, async () => {
    await on.act(`othersDidNotCome(eventId: "${e}") { came }`);
    const again = () => on.run('volunteers.ruleAttendance', { eventId: e });
    await Promise.all([again(), again(), again()]);
    await on.follow();
    for (const id of ids) expect(await on.about(id)).toHaveLength(1);
    await on.act(`undoOthersDidNotCome(eventId: "${e}") { came }`);
    await on.follow();
    for (const id of ids) expect(await on.about(id)).toHaveLength(0);
  });
});

test('only the first event that somebody comes to makes a task, and it is made once', async () => {
  const one = await on.begun(1);
  const two = await team.made.eventIn(-10 * MINUTE);
  const [person = ''] = one.ids;
  const three = await on.begun(1);
  const [old = ''] = three.ids;
  const before = { id: randomUUID(), eventId: two.id, personId: old };
  await on.act('mutation ($input: WalkInInput!) { walkIn(input: $input) { came } }', on.organizer, { input: before });
  await on.ruled({ trigger: 'FIRST_EVENT', title: 'Say welcome', dueDays: 0 }, async () => {
    await on.mark(one.e, person, 'CAME');
    await on.follow();
    expect(await on.about(person)).toMatchObject([{ title: 'Say welcome', dueOn: dueIn(0), assignee: null }]);
    const input = { id: randomUUID(), eventId: two.id, personId: person };
    await on.act('mutation ($input: WalkInInput!) { walkIn(input: $input) { came } }', on.organizer, { input });
    await on.follow();
    await on.run('volunteers.ruleAttendance', { eventId: one.e });
    expect(await on.about(person)).toHaveLength(1);
    // Who came before there was a rule does not come for the first time.
    await on.mark(three.e, old, 'CAME');
    await on.follow();
    expect(await on.about(old)).toEqual([]);
  });
});

test('where the first event is taken back, the next one that somebody came to is the first: one task, of that one', async () => {
  const one = await on.begun(3);
  const [person = '', busy = '', old = ''] = one.ids;
  const [two, three] = [await team.made.eventIn(-10 * MINUTE), await team.made.eventIn(-10 * MINUTE)];
  const came = (eventId: string, personId: string) =>
    on.act('mutation ($input: WalkInInput!) { walkIn(input: $input) { came } }', on.organizer, {
      input: { id: randomUUID(), eventId, personId },
    });
  await on.mark(one.e, old, 'CAME');
  await came(two.id, old);
  await on.ruled({ trigger: 'FIRST_EVENT', title: 'Say welcome' }, async () => {
    for (const id of [person, busy]) {
      await on.mark(one.e, id, 'CAME');
      for (const { id: event } of [two, three]) await came(event, id);
    }
    await on.follow();
    const [first] = await on.about(person);
    const [touched] = await on.about(busy);
    await on.act(`updateTask(id: "${touched!.id}", changes: { note: "Rang." }) { id }`);
    for (const id of [person, busy, old]) await on.mark(one.e, id, 'UNKNOWN');
    await on.follow();
    await on.run('volunteers.ruleAttendance', { eventId: one.e });
    const [second, ...more] = await on.about(person);
    expect([second?.title, second?.id === first!.id, more]).toEqual(['Say welcome', false, []]);
    expect((await on.about(busy)).map(({ id }) => id)).toEqual([touched!.id]);
    // Their next event was told before there was a rule.
    expect(await on.about(old)).toEqual([]);
    // It is the second one's, not the third's.
    await on.mark(three.id, person, 'UNKNOWN');
    await on.follow();
    expect((await on.about(person)).map(({ id }) => id)).toEqual([second!.id]);
    await on.mark(two.id, person, 'UNKNOWN');
    await on.follow();
    expect(await on.about(person)).toEqual([]);
    await on.mark(one.e, person, 'CAME');
    await on.follow();
    expect(await on.about(person)).toHaveLength(1);
  });
});

test('two events told at once are one first event', async () => {
  const { e, ids } = await on.begun(1);
  const { id } = await team.made.eventIn(-10 * MINUTE);
  await on.ruled({ trigger: 'FIRST_EVENT' }, async () => {
    await on.mark(e, ids[0]!, 'CAME');
    const input = { id: randomUUID(), eventId: id, personId: ids[0]! };
    await on.act('mutation ($input: WalkInInput!) { walkIn(input: $input) { came } }', on.organizer, { input });
    await on.follow();
    expect(await on.about(ids[0]!)).toHaveLength(1);
  });
});

test('a talk that is booked and one that is missed make their tasks; what no longer holds is withdrawn', async () => {
  const { id: person } = await savedPerson(api);
  await on.ruled({ trigger: 'ONE_ON_ONE_BOOKED', title: 'Prepare' }, () =>
    on.ruled({ trigger: 'ONE_ON_ONE_MISSED', title: 'Offer another time' }, async () => {
      const titles = async () => (await on.about(person)).map(({ title }) => title).sort();
      const past = await on.talk(person, -30);
      const ahead = await on.talk(person, 60);
      await on.follow();
      expect(await titles()).toEqual(['Prepare', 'Prepare']);
      const outcome = (held: boolean) => on.act(`recordOneOnOne(input: { id: "${past}", held: ${held} })`);
      await on.act(`cancelOneOnOne(id: "${ahead}")`);
      await outcome(false);
      await on.follow();
      expect(await titles()).toEqual(['Offer another time', 'Prepare']);
      await outcome(false);
      await on.follow();
      expect(await titles()).toEqual(['Offer another time', 'Prepare']);
      await outcome(true);
      await on.follow();
      expect(await titles()).toEqual(['Prepare']);
    }),
  );
});

test('the form for volunteers makes a task once it is confirmed, for the organizer of the person', async () => {
  await on.ruled({ trigger: 'INTEREST_FORM', toPointPerson: true, userId: on.organizer.id }, async () => {
    const first = await on.interested('ines@example.org');
    await on.follow();
    expect(await on.about(first)).toMatchObject([{ title: 'Call them', assignee: { id: on.organizer.id } }]);
    const input = { toUserId: on.coordinator.id, personIds: [first] };
    await on.act('mutation ($input: ReassignInput!) { reassignPeople(input: $input) }', on.organizer, { input });
    await on.follow();
    expect(await on.interested('ines@example.org')).toBe(first);
    await on.follow();
    const assignees = (await on.about(first)).map(({ assignee }) => assignee?.id);
    expect(assignees.sort()).toEqual([on.organizer.id, on.coordinator.id].sort());
  });
});

test('a volunteer who says on their own page what they would like to do starts it too: once a day, for what is new', async () => {
  const volunteer = await team.invited(on.owner, 'volunteer');
  const say = (...availability: string[]) =>
    on.act('mutation ($input: InterestInput!) { setMyInterest(input: $input) { saidAt } }', volunteer, {
      input: { skills: [], availability },
    });
  const me = async () => {
    const order = { createdAt: 'DESC' } as const;
    const [row] = await team.made.inTx(() => api.app.get(Db).repo(Volunteer).find({ order, take: 1 }));
    return row!.personId;
  };
  const tasks = async () => {
    await on.follow();
    return (await on.about(await me())).length;
  };
  await say('6:MORNING');
  await on.ruled({ trigger: 'INTEREST_FORM' }, async () => {
    // What was said before there was a rule, the same again, and less of it: nothing new.
    for (const said of [['6:MORNING'], []]) await say(...said);
    expect(await tasks()).toBe(0);
    await say('6:MORNING');
    expect(await tasks()).toBe(1);
    await say('6:MORNING', '7:MORNING');
    const again = { personId: await me(), at: new Date().toISOString() };
    await Promise.all([1, 2].map(() => on.run('volunteers.ruleInterestSaid', again)));
    expect(await tasks()).toBe(1);
    const at = new Date(Date.now() + 24 * 60 * MINUTE).toISOString();
    for (let time = 0; time < 2; time += 1) await on.run('volunteers.ruleInterestSaid', { ...again, at });
    expect(await tasks()).toBe(2);
    const other = await team.invited(on.owner, 'volunteer');
    await on.act('mutation { setMyInterest(input: { skills: [], availability: [] }) { saidAt } }', other);
    expect(await tasks()).toBe(1);
    // What an organizer writes down is known to them.
    await on.act(
      `setInterest(personId: "${again.personId}", input: { skills: [], availability: ["1:MORNING"] }) { saidAt }`,
    );
    await on.follow();
    expect(await on.about(again.personId)).toHaveLength(2);
  });
});

test('who has no access any more, or does not see the person, gets no task: the next one does, or nobody yet', async () => {
  const gone = await team.join('organizer');
  const { e, ids } = await on.begun(2);
  await on.ruled({ trigger: 'DID_NOT_COME', userId: gone.id }, async ({ id }) => {
    await on.act(`setUserDisabled(id: "${gone.id}", disabled: true) { id }`, on.owner);
    expect((await on.rules()).find((rule) => rule.id === id)?.user).toEqual({ name: gone.name, active: false });
    await on.mark(e, ids[0]!, 'DID_NOT_COME');
    await on.follow();
    const [task] = await on.about(ids[0]!);
    expect(task?.assignee).toBeNull();
    const free = async () =>
      (
        await team.gql<{ freeTasks: { id: string }[] }>(on.coordinator.cookie, '{ freeTasks { id } }')
      ).data.freeTasks.map((each) => each.id);
    expect(await free()).toContain(task!.id);
    // Two take it at once: one has it.
    const take = (by: Member) => team.gql(by.cookie, `mutation { takeTask(id: "${task!.id}") { id } }`);
    const codes = (await Promise.all([take(on.coordinator), take(on.organizer)])).map(codeOf);
    expect(codes.sort()).toEqual(['CONFLICT', undefined]);
    expect(await free()).not.toContain(task!.id);
  });
  const volunteer = await team.invited(on.owner, 'volunteer');
  expect(codeOf(await on.write({ trigger: 'DID_NOT_COME', userId: volunteer.id }))).toBe('INVALID');
});

test('nobody who died, said stop to everything or is gone gets a task; whoever was merged is who they are now', async () => {
  const { e, ids } = await on.begun(5);
  const [dead = '', stopped = '', keep = '', drop = '', gone = ''] = ids;
  await on.ruled({ trigger: 'DID_NOT_COME' }, async () => {
    await team.made.admin('update person set deceased = true where id = $1', [dead]);
    await on.act(`optOut(personId: "${stopped}", channel: ALL) { id }`);
    for (const id of [dead, stopped, keep, drop, gone]) await on.mark(e, id, 'DID_NOT_COME');
    await on.follow();
    expect([await on.about(dead), await on.about(stopped)]).toEqual([[], []]);
    // Both had one; as one person they have one, and each has their own again once they are parted.
    const merged = await on.merge(keep, drop);
    expect(await on.about(keep)).toHaveLength(1);
    await on.follow();
    await on.run('volunteers.ruleAttendance', { eventId: e });
    expect(await on.about(keep)).toHaveLength(1);
    const undone = await on.act(`undoMerge(id: "${merged}") { missed }`);
    expect(undone).toEqual({ undoMerge: { missed: 0 } });
    expect([(await on.about(keep)).length, (await on.about(drop)).length]).toEqual([1, 1]);
    // A rule's task that nobody touched goes with the person.
    const [task] = await on.about(gone);
    await on.act(`erasePerson(id: "${gone}", sure: true)`, on.owner);
    expect(await team.made.inTx(() => api.app.get(Db).repo(Task).findOneBy({ id: task!.id }))).toBeNull();
  });
  await on.ruled({ trigger: 'INTEREST_FORM' }, async () => {
    const at = new Date().toISOString();
    const formId = randomUUID();
    await on.merge(keep, drop);
    const before = (await on.about(keep)).length;
    for (let time = 0; time < 2; time += 1) await on.run('volunteers.ruleInterest', { formId, personId: drop, at });
    await on.run('volunteers.ruleInterest', { formId: randomUUID(), personId: gone, at });
    expect(await on.about(keep)).toHaveLength(before + 1);
  });
});
