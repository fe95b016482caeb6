import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SignUp } from '#events';
import { Db } from '#platform';
import { dayOf } from '#volunteers';
import { savedPerson } from './builders.ts';
import { HOUR } from './gatherings.ts';
import { type Api, startApi } from './harness.ts';
import { type Member, Team } from './team.ts';

let api: Api;
let team: Team;
let organizer: Member;
let volunteer: Member;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  organizer = await team.join('organizer');
  volunteer = await team.invited(organizer, 'volunteer');
});
afterAll(() => api.close());

const codeOf = ({ errors }: { errors?: { extensions: { code: string } }[] }) => errors?.[0]?.extensions.code;
interface Entry {
  id: string;
  day: string;
  minutes: number;
  source: string;
}
type Entries = Record<'entries', Entry[]>;
const ENTRY = '{ id day minutes source }';
const log = (by: Member, verb: 'logHours' | 'logMyHours', input: object) =>
  team.gql<Entries>(by.cookie, `mutation ($input: HoursInput!) { entries: ${verb}(input: $input) ${ENTRY} }`, {
    input,
  });
const takeBack = (by: Member, verb: 'takeBackHours' | 'takeBackMyHours', id: string) =>
  team.gql<Entries>(by.cookie, `mutation { entries: ${verb}(id: "${id}") ${ENTRY} }`);
const of = async (personId: string) =>
  (await team.gql<Entries>(organizer.cookie, `{ entries: hoursOf(personId: "${personId}") ${ENTRY} }`)).data.entries;
const day = '2026-03-07';

test('nobody has more than 24 hours on a day, however many write them down at once', async () => {
  const { id: personId } = await savedPerson(api, {});
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => log(organizer, 'logHours', { personId, day, minutes: 10 * 60 })),
  );
  expect(answers.map(codeOf).filter(Boolean)).toEqual(['INVALID', 'INVALID', 'INVALID', 'INVALID']);
  expect((await of(personId)).map(({ minutes }) => minutes)).toEqual([600, 600]);
  expect(codeOf(await log(organizer, 'logHours', { personId, day, minutes: 241 }))).toBe('INVALID');
  const full = await log(organizer, 'logHours', { personId, day, minutes: 240 });
  expect(full.data.entries).toHaveLength(3);
  expect(codeOf(await log(organizer, 'logHours', { personId, day, minutes: 1 }))).toBe('INVALID');
  expect((await log(organizer, 'logHours', { personId, day: '2026-03-08', minutes: 1440 })).errors).toBeUndefined();
});

test('an event that is written anew counts once on its day, and confirming fills no day beyond its end', async () => {
  const event = await team.made.eventIn(HOUR);
  const { email } = team.newcomer();
  await team.made.signUp(event, { email });
  const [row] = await team.made.inTx(() =>
    api.app
      .get(Db)
      .repo(SignUp)
      .query<{ personId: string }[]>('select "personId" from sign_up where "eventId" = $1', [event.id]),
  );
  const { personId } = row!;
  await team.made.admin(
    `update event set "startsAt" = now() - interval '110 minutes', "endsAt" = now() - interval '10 minutes' where id = $1`,
    [event.id],
  );
  const on = dayOf(new Date(Date.now() - 110 * 60_000));
  await log(organizer, 'logHours', { personId, day: on, minutes: 1400 });
  expect(codeOf(await log(organizer, 'logHours', { personId, eventId: event.id, minutes: 41 }))).toBe('INVALID');
  await team.gql(
    organizer.cookie,
    `mutation { markAttendance(eventId: "${event.id}", personId: "${personId}", state: CAME) { came } }`,
  );
  await team.gql(organizer.cookie, `mutation { confirmHours(eventId: "${event.id}") { minutes } }`);
  const sum = async () => (await of(personId)).reduce((all, { minutes }) => all + minutes, 0);
  expect(await sum()).toBe(1440);
  expect((await log(organizer, 'logHours', { personId, eventId: event.id, minutes: 40 })).errors).toBeUndefined();
  expect(await sum()).toBe(1440);
});

test('a form that is sent twice writes one entry, also when both are sent at once', async () => {
  const { id: personId } = await savedPerson(api, {});
  const input = { personId, day, minutes: 90, key: randomUUID() };
  const both = await Promise.all([log(organizer, 'logHours', input), log(organizer, 'logHours', input)]);
  expect(both.map(codeOf)).toEqual([undefined, undefined]);
  await log(organizer, 'logHours', input);
  expect(await of(personId)).toMatchObject([{ minutes: 90 }]);
  await log(organizer, 'logHours', { ...input, key: randomUUID() });
  expect(await of(personId)).toHaveLength(2);
});

test('entries are taken back: by staff whoever wrote them, by somebody themselves only what they said', async () => {
  const said = (await log(volunteer, 'logMyHours', { day, minutes: 45, key: randomUUID() })).data.entries;
  expect(said).toMatchObject([{ day, minutes: 45, source: 'SELF' }]);
  const [row] = await team.made.inTx(() =>
    api.app
      .get(Db)
      .repo(SignUp)
      .query<{ personId: string }[]>('select "personId" from worked_hours where id = $1', [said[0]!.id]),
  );
  const { personId } = row!;
  const written = (await log(organizer, 'logHours', { personId, day, minutes: 30 })).data.entries;
  const staff = written.find(({ source }) => source === 'STAFF')!;
  expect(codeOf(await takeBack(volunteer, 'takeBackMyHours', staff.id))).toBe('CONFLICT');
  expect(codeOf(await takeBack(volunteer, 'takeBackHours', said[0]!.id))).toBe('FORBIDDEN');
  const stranger = await team.invited(organizer, 'volunteer');
  expect(codeOf(await takeBack(stranger, 'takeBackMyHours', said[0]!.id))).toBe('NOT_FOUND');
  expect((await takeBack(volunteer, 'takeBackMyHours', said[0]!.id)).data.entries).toMatchObject([{ id: staff.id }]);
  expect(codeOf(await takeBack(volunteer, 'takeBackMyHours', said[0]!.id))).toBe('NOT_FOUND');
  const again = (await log(volunteer, 'logMyHours', { day, minutes: 20 })).data.entries;
  for (const { id } of again) expect((await takeBack(organizer, 'takeBackHours', id)).errors).toBeUndefined();
  expect(await of(personId)).toEqual([]);
});
