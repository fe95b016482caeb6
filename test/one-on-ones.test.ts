import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { Message, MessagesService, MessageState } from '#outreach';
import { Db } from '#platform';
import { BookingService, OneOnOne } from '#volunteers';
import { type Api, startApi } from './harness.ts';
import { type Member, Team } from './team.ts';

let api: Api;
let team: Team;
let owner: Member;
let organizer: Member;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  owner = await team.join('owner');
  organizer = await team.join('organizer');
});
afterAll(() => api.close());

const codeOf = ({ errors }: { errors?: { extensions: { code: string } }[] }) => errors?.[0]?.extensions.code;
const joined = () => team.invited(owner, 'volunteer');
let days = 2;
/** Offers one more day with two times, of which nobody knows yet; answers them. */
async function offered(by = organizer, headers = {}): Promise<{ id: string; startsAt: string }[]> {
  const day = DateTime.now()
    .setZone('America/Chicago')
    .plus({ days: (days += 1) })
    .toFormat('yyyy-MM-dd');
  const { data } = await team.gql<{ offerSlots: { id: string; startsAt: string }[] }>(
    by.cookie,
    'mutation ($input: SlotsInput!) { offerSlots(input: $input) { id startsAt } }',
    { input: { days: [day], from: '17:00', until: '18:00', place: 'The library' } },
    { headers },
  );
  return data.offerSlots.slice(-2);
}
const book = (by: Member, startsAt: string) =>
  team.gql<{ bookOneOnOne: { id: string; startsAt: string }[] }>(
    by.cookie,
    'mutation ($at: DateTime!) { bookOneOnOne(startsAt: $at) { id startsAt } }',
    { at: startsAt },
  );
const mine = async (by: Member) =>
  (await team.gql<{ myOneOnOnes: { id: string }[] }>(by.cookie, '{ myOneOnOnes { id } }')).data.myOneOnOnes;
interface Line {
  id: string;
  oneOnOneId: string | null;
  state: string | null;
}
const slots = async (by = organizer) =>
  (await team.gql<{ mySlots: Line[] }>(by.cookie, '{ mySlots { id oneOnOneId state } }')).data.mySlots;
const act = (by: Member, verb: string, id: string) => team.gql(by.cookie, `mutation { ${verb}(id: "${id}") }`);
const withdraw = (by: Member, id: string) => team.gql(by.cookie, `mutation { withdrawSlot(id: "${id}") { id } }`);
const record = (by: Member, id: string, more: object = {}) =>
  team.gql(by.cookie, 'mutation ($input: OutcomeInput!) { recordOneOnOne(input: $input) }', {
    input: { id, held: true, ...more },
  });
/** Lets a one-on-one and its time have begun so many minutes ago. */
async function begin(id: string, minutes: number): Promise<void> {
  const at = `now() - interval '${minutes} minutes'`;
  await team.made.admin(
    `update one_on_one_slot set "startsAt" = ${at}, "endsAt" = ${at} + interval '30 minutes'
     where id = (select "slotId" from one_on_one where id = $1)`,
    [id],
  );
  await team.made.admin(`update one_on_one set "startsAt" = ${at} where id = $1`, [id]);
}
const subjectsTo = async ({ email }: Member) =>
  (await team.mails()).filter(({ to }) => to === email).map(({ subject }) => subject);

test('a talk that took place waits for its outcome, whatever its volunteer books next, and nobody takes its time', async () => {
  const volunteer = await joined();
  const [first, second] = await offered();
  const [had] = (await book(volunteer, first!.startsAt)).data.bookOneOnOne;
  await begin(had!.id, 10);
  expect(await mine(volunteer)).toEqual([{ id: had!.id }]);
  for (const [by, verb] of [
    [volunteer, 'cancelMyOneOnOne'],
    [organizer, 'cancelOneOnOne'],
  ] as const) {
    const selection = by === volunteer ? ' { id }' : '';
    expect(codeOf(await team.gql(by.cookie, `mutation { ${verb}(id: "${had!.id}")${selection} }`))).toBe('CONFLICT');
  }
  await begin(had!.id, 2 * 24 * 60);
  expect(await mine(volunteer)).toEqual([]);
  const [next] = (await book(volunteer, second!.startsAt)).data.bookOneOnOne;
  expect((await mine(volunteer)).map(({ id }) => id)).toEqual([next!.id]);
  const line = (await slots()).find(({ id }) => id === first!.id);
  expect(line).toEqual({ id: first!.id, oneOnOneId: had!.id, state: 'BOOKED' });
  expect((await record(organizer, had!.id)).errors).toBeUndefined();
  expect((await slots()).find(({ id }) => id === first!.id)?.state).toBe('HELD');
  // The next one begins too, and of two more that are pressed at once one is kept.
  await begin(next!.id, 60);
  const more = [...(await offered()), ...(await offered())];
  await Promise.all(more.map(({ startsAt }) => book(volunteer, startsAt)));
  expect(await mine(volunteer)).toHaveLength(1);
  expect((await record(organizer, next!.id, { held: false })).errors).toBeUndefined();
});

test('a time that is cancelled and taken back at once still has its volunteer told, and can be offered anew', async () => {
  const volunteer = await joined();
  const [slot] = await offered();
  const [{ id } = { id: '' }] = (await book(volunteer, slot!.startsAt)).data.bookOneOnOne;
  expect(codeOf(await withdraw(organizer, slot!.id))).toBe('CONFLICT');
  expect((await act(organizer, 'cancelOneOnOne', id)).errors).toBeUndefined();
  expect((await withdraw(organizer, slot!.id)).errors).toBeUndefined();
  expect(codeOf(await withdraw(organizer, slot!.id))).toBe('NOT_FOUND');
  expect((await subjectsTo(volunteer)).filter((subject) => subject.startsWith('Called off'))).toHaveLength(1);
  expect((await slots()).map((each) => each.id)).not.toContain(slot!.id);
  expect(codeOf(await book(volunteer, slot!.startsAt))).toBe('CONFLICT');
  const day = DateTime.fromISO(slot!.startsAt, { zone: 'America/Chicago' }).toFormat('yyyy-MM-dd');
  const again = await team.gql(
    organizer.cookie,
    'mutation ($input: SlotsInput!) { offerSlots(input: $input) { id } }',
    { input: { days: [day], from: '17:00', until: '17:30' } },
  );
  expect(again.errors).toBeUndefined();
  expect((await book(volunteer, slot!.startsAt)).errors).toBeUndefined();
});

test('whoever books a time while it is taken back has it, or it is gone; never both', async () => {
  for (let round = 0; round < 6; round += 1) {
    const volunteer = await joined();
    const [slot] = await offered();
    const [taken, back] = await Promise.all([book(volunteer, slot!.startsAt), withdraw(organizer, slot!.id)]);
    expect([codeOf(taken), codeOf(back)].filter(Boolean)).toEqual(['CONFLICT']);
    expect(await mine(volunteer)).toHaveLength(codeOf(taken) ? 0 : 1);
  }
});

test('an organizer hears by mail that a time was booked, and that it was given back; once each, without a name in the subject', async () => {
  const talker = await team.join('organizer');
  const volunteer = await team.invited(owner, 'volunteer', { name: 'Xochitl Inventada' });
  const [slot, other] = await offered(talker, { 'accept-language': 'es' });
  const [{ id } = { id: '' }] = (await book(volunteer, slot!.startsAt)).data.bookOneOnOne;
  const heard = async () => (await team.mails()).filter(({ to }) => to === talker.email);
  const [taken, ...none] = await heard();
  expect(none).toEqual([]);
  expect(taken).toMatchObject({ language: 'es', subject: expect.stringMatching(/^Alguien reservó su hora del /) });
  expect(taken!.text).toMatch(/Xochitl reservó una conversación/);
  expect(taken!.text).toContain('The library');
  expect(taken!.text).toContain('/console/people/volunteers');
  for (const secret of [volunteer.email, 'Inventada']) expect(taken!.text).not.toContain(secret);
  await team.gql(volunteer.cookie, `mutation { cancelMyOneOnOne(id: "${id}") { id } }`);
  const [, givenBack, ...more] = await heard();
  expect(more).toEqual([]);
  expect(givenBack!.subject).toMatch(/^Cancelada: la conversación del /);
  for (const mail of [taken!, givenBack!]) expect(mail.subject).not.toContain('Xochitl');
  // Whoever cancels before the mail has left: nothing is told of either.
  const [{ id: short } = { id: '' }] = (await book(volunteer, other!.startsAt)).data.bookOneOnOne;
  await team.gql(volunteer.cookie, `mutation { cancelMyOneOnOne(id: "${short}") { id } }`);
  expect(await heard()).toHaveLength(2);
  // Nor is an organizer told of what they cancelled themselves.
  const [{ id: last } = { id: '' }] = (await book(volunteer, other!.startsAt)).data.bookOneOnOne;
  expect(await heard()).toHaveLength(3);
  await act(talker, 'cancelOneOnOne', last);
  expect(await heard()).toHaveLength(3);
});

test('who may see somebody sees their one-on-ones; how each went, only who may reach people; an old one waits on', async () => {
  const volunteer = await joined();
  const [slot] = await offered();
  const [{ id } = { id: '' }] = (await book(volunteer, slot!.startsAt)).data.bookOneOnOne;
  await begin(id, 40 * 24 * 60);
  const waiting = async () => (await slots()).filter(({ oneOnOneId }) => oneOnOneId === id).length;
  expect(await waiting()).toBe(1);
  expect((await record(organizer, id, { note: 'Wants to cook' })).errors).toBeUndefined();
  expect(await waiting()).toBe(0);
  const [row] = await team.made.inTx(() =>
    api.app
      .get(Db)
      .repo(OneOnOne)
      .query<{ personId: string }[]>('select "personId" from one_on_one where id = $1', [id]),
  );
  const seen = async (by: Member) =>
    team.gql<{ oneOnOnesOf: object[] }>(
      by.cookie,
      `{ oneOnOnesOf(personId: "${row!.personId}") { with state outcome } }`,
    );
  const talk = { with: organizer.name, state: 'HELD' };
  expect((await seen(owner)).data.oneOnOnesOf).toEqual([{ ...talk, outcome: 'Wants to cook' }]);
  expect((await seen(await team.join('coordinator'))).data.oneOnOnesOf).toEqual([{ ...talk, outcome: null }]);
  expect(codeOf(await seen(volunteer))).toBe('FORBIDDEN');
});

test('two who were one keep both of their talks, each with its reminder; whoever leaves gives back both', async () => {
  const [one, other] = [await joined(), await joined()];
  const [first] = await offered();
  const [second] = await offered();
  const booked = [
    (await book(one, first!.startsAt)).data.bookOneOnOne[0]!.id,
    (await book(other, second!.startsAt)).data.bookOneOnOne[0]!.id,
  ];
  await team.mails();
  const db = api.app.get(Db);
  const rows = await team.made.inTx(() => db.repo(OneOnOne).findBy(booked.map((id) => ({ id }))));
  const personOf = (id: string) => rows.find((each) => each.id === id)!.personId;
  const merge = 'mutation ($input: MergeInput!) { mergePeople(input: $input) { id } }';
  const input = { keepId: personOf(booked[1]!), dropId: personOf(booked[0]!), choices: [] };
  const { data, errors } = await team.gql<{ mergePeople: { id: string } }>(owner.cookie, merge, { input });
  expect(errors).toBeUndefined();
  const talks = async () => {
    const query = `{ oneOnOnesOf(personId: "${input.keepId}") { id state } }`;
    return (await team.gql<{ oneOnOnesOf: { id: string; state: string }[] }>(owner.cookie, query)).data.oneOnOnesOf;
  };
  expect((await talks()).map(({ id, state }) => [id, state]).sort()).toEqual(booked.map((id) => [id, 'BOOKED']).sort());
  await team.made.admin(`update message set "notBefore" = now() where template = 'oneOnOne.reminder'`);
  await api.inside(() => api.app.get(MessagesService).sweep());
  await team.mails();
  const reminders = await team.made.inTx(() =>
    db.repo(Message).find({ where: { template: 'oneOnOne.reminder', state: MessageState.ACCEPTED } }),
  );
  expect(reminders.map(({ subjectId }) => subjectId)).toEqual(expect.arrayContaining(booked));
  const undo = `mutation { undoMerge(id: "${data.mergePeople.id}") { kept { id } } }`;
  expect((await team.gql(owner.cookie, undo)).errors).toBeUndefined();
  expect((await talks()).map(({ id }) => id)).toEqual([booked[1]]);
  expect(await mine(one)).toEqual([{ id: booked[0] }]);
  expect((await team.gql(owner.cookie, merge, { input })).errors).toBeUndefined();
  const erase = `mutation { erasePerson(id: "${input.keepId}", sure: true) }`;
  expect((await team.gql(owner.cookie, erase)).errors).toBeUndefined();
  expect((await slots()).filter(({ oneOnOneId }) => booked.includes(oneOnOneId!))).toEqual([]);
});

test.each([
  ['is shut out', 'setUserDisabled(id: $id, disabled: true)'],
  ['is a volunteer from now on', 'changeUserRole(id: $id, role: "volunteer")'],
])(
  'an organizer who %s offers no times and hears of nobody; whoever booked one is told that it is off',
  async (_, verb) => {
    const leaver = await team.join('organizer');
    const volunteer = await team.invited(owner, 'volunteer', { name: 'Xochitl Inventada' });
    const late = await joined();
    const [slot, other] = await offered(leaver);
    const [had] = (await book(volunteer, slot!.startsAt)).data.bookOneOnOne;
    const change = `mutation ($id: ID!) { ${verb} { id } }`;
    expect((await team.gql(owner.cookie, change, { id: leaver.id })).errors).toBeUndefined();
    expect(codeOf(await book(late, other!.startsAt))).toBe('CONFLICT');
    expect(await subjectsTo(leaver)).toEqual([]);
    await api.inside(() => api.app.get(BookingService).callOff());
    expect(await mine(volunteer)).toEqual([]);
    expect(had).toBeDefined();
    expect((await subjectsTo(volunteer)).filter((subject) => subject.startsWith('Called off'))).toHaveLength(1);
    await api.inside(() => api.app.get(BookingService).callOff());
    expect((await subjectsTo(volunteer)).filter((subject) => subject.startsWith('Called off'))).toHaveLength(1);
  },
);

test('an organizer who was told of a talk hears that it is off when its volunteer is deleted, by no name', async () => {
  const talker = await team.join('organizer');
  const volunteer = await team.invited(owner, 'volunteer', { name: 'Xochitl Inventada' });
  const [slot, other] = await offered(talker);
  await book(volunteer, slot!.startsAt);
  expect(await subjectsTo(talker)).toHaveLength(1);
  const erase = (by: Member) => team.gql(by.cookie, 'mutation { eraseMe(sure: true) }');
  expect((await erase(volunteer)).errors).toBeUndefined();
  const [, off, ...more] = (await team.mails()).filter(({ to }) => to === talker.email);
  expect(more).toEqual([]);
  expect(off!.subject).toMatch(/^Cancelled: the one-on-one on /);
  expect(off!.text).toContain('The library');
  expect(off!.text).not.toContain('Xochitl');
  // Whoever is deleted before the first mail has left: nothing is told of either.
  const hasty = await joined();
  await book(hasty, other!.startsAt);
  expect((await erase(hasty)).errors).toBeUndefined();
  expect(await subjectsTo(talker)).toHaveLength(2);
});

test('an organizer sees who booked, however many of their times nobody took', async () => {
  const busy = await team.join('organizer');
  const offer = (first: number, count: number) =>
    team.gql(busy.cookie, 'mutation ($input: SlotsInput!) { offerSlots(input: $input) { id } }', {
      input: {
        days: Array.from({ length: count }, (_, n) =>
          DateTime.now()
            .setZone('America/Chicago')
            .plus({ days: first + n })
            .toFormat('yyyy-MM-dd'),
        ),
        ...{ from: '08:00', until: '16:00' },
      },
    });
  expect((await offer(2, 12)).errors).toBeUndefined();
  await team.made.admin(
    `update one_on_one_slot set "startsAt" = "startsAt" - interval '20 days', "endsAt" = "endsAt" - interval '20 days'
     where "userId" = $1`,
    [busy.id],
  );
  expect((await offer(300, 1)).errors).toBeUndefined();
  const day = DateTime.now().setZone('America/Chicago').plus({ days: 300 });
  const last = day.set({ hour: 15, minute: 30, second: 0, millisecond: 0 }).toISO()!;
  const [own] = (await book(await joined(), last)).data.bookOneOnOne;
  const seen = await slots(busy);
  expect(seen).toHaveLength(16);
  expect(seen.at(-1)).toMatchObject({ oneOnOneId: own!.id, state: 'BOOKED' });
});

test('a moment that several offer is shown once, for as long as the talk is that one books', async () => {
  const day = DateTime.now().setZone('America/Chicago').plus({ days: 200 }).toFormat('yyyy-MM-dd');
  for (const minutes of [30, 60, 90])
    await team.gql(
      (await team.join('organizer')).cookie,
      'mutation ($input: SlotsInput!) { offerSlots(input: $input) { id } }',
      { input: { days: [day], from: '10:00', until: '11:30', minutes } },
    );
  interface Time {
    startsAt: string;
    endsAt: string;
  }
  for (let round = 0; round < 3; round += 1) {
    const volunteer = await joined();
    const { data } = await team.gql<{ bookableTimes: Time[] }>(
      volunteer.cookie,
      '{ bookableTimes { startsAt endsAt } }',
    );
    const at = DateTime.fromISO(`${day}T10:00`, { zone: 'America/Chicago' }).toMillis();
    const shown = data.bookableTimes.filter(({ startsAt }) => new Date(startsAt).getTime() === at);
    expect(shown).toHaveLength(1);
    await book(volunteer, shown[0]!.startsAt);
    const own = await team.gql<{ myOneOnOnes: Time[] }>(volunteer.cookie, '{ myOneOnOnes { startsAt endsAt } }');
    expect(own.data.myOneOnOnes).toEqual(shown);
  }
});
