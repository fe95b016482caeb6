import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SignUp } from '#events';
import { Db } from '#platform';
import { dayOf } from '#volunteers';
import { savedPerson } from './builders.ts';
import { HOUR } from './gatherings.ts';
import { type Api, startApi } from './harness.ts';
import { Referral, ReferralCode } from '../libs/volunteers/referrals/referral.entity.ts';
import { type Member, Team } from './team.ts';

let api: Api;
let team: Team;
let organizer: Member;
let volunteer: Member;
let owner: Member;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  owner = await team.join('owner');
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
  over: boolean;
}
type Entries = Record<'entries', Entry[]>;
const ENTRY = '{ id day minutes source over }';
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
  const startsAt = new Date(Date.now() - 110 * 60_000);
  await team.made.admin(
    `update event set "startsAt" = $2::timestamptz, "endsAt" = $2::timestamptz + interval '100 minutes' where id = $1`,
    [event.id, startsAt],
  );
  const on = dayOf(startsAt);
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

interface Line {
  person: { id: string } | null;
  minutes: number;
  entries: number;
  daysOver: number;
}
const report = async (from: string, to: string) =>
  (
    await team.gql<{ hoursReport: Line[] }>(
      organizer.cookie,
      `{ hoursReport(from: "${from}", to: "${to}") { person { id } minutes entries daysOver } }`,
    )
  ).data.hoursReport;
const kinds = async (personId: string) =>
  (
    await team.gql<{ timelineOf: { items: { kind: string }[] } }>(
      organizer.cookie,
      `{ timelineOf(personId: "${personId}") { items { kind } } }`,
    )
  ).data.timelineOf.items.map(({ kind }) => kind);
const erase = (id: string) => team.gql(owner.cookie, `mutation { erasePerson(id: "${id}", sure: true) }`);

test('what somebody worked counts on when they are deleted, by the day, and leads to nobody', async () => {
  const [gone, next, stays] = [await savedPerson(api, {}), await savedPerson(api, {}), await savedPerson(api, {})];
  const write = (personId: string, on: string, minutes: number) =>
    log(organizer, 'logHours', { personId, day: on, minutes });
  await write(gone.id, '2025-05-01', 61);
  await write(gone.id, '2025-05-02', 30);
  await write(next.id, '2025-05-01', 9);
  await write(stays.id, '2025-05-01', 60);
  const totals = async (from: string, to: string) => {
    const lines = await report(from, to);
    const sum = (field: 'minutes' | 'entries') => lines.reduce((all, line) => all + line[field], 0);
    return [sum('minutes'), sum('entries')];
  };
  const spans = [
    ['2025-05-01', '2025-05-01'],
    ['2025-05-02', '2025-05-31'],
    ['2025-05-01', '2025-05-31'],
  ] as const;
  const all = () => Promise.all(spans.map(([from, to]) => totals(from, to)));
  const total = async () => {
    const asked = '{ hoursTotal(from: "2025-05-01", to: "2025-05-31") { people minutes } }';
    return (await team.gql<{ hoursTotal: object }>(organizer.cookie, asked)).data.hoursTotal;
  };
  expect(await total()).toEqual({ people: 3, minutes: 160 });
  const before = await all();
  expect(before).toEqual([
    [130, 3],
    [30, 1],
    [160, 4],
  ]);
  for (const { id } of [gone, next]) expect((await erase(id)).errors).toBeUndefined();
  expect(await all()).toEqual(before);
  expect(await total()).toEqual({ people: 1, minutes: 160 });
  expect(await report('2025-05-01', '2025-05-01')).toEqual([
    { person: { id: stays.id }, minutes: 60, entries: 1, daysOver: 0 },
    { person: null, minutes: 70, entries: 2, daysOver: 0 },
  ]);
  const rows = await api.dump(['erased_hours', 'worked_hours', 'referral']);
  for (const { id } of [gone, next]) expect(rows).not.toContain(id);
});

test('that somebody came by a link counts on when its owner is deleted', async () => {
  const [owns, came] = [await savedPerson(api, {}), await savedPerson(api, {})];
  const db = api.app.get(Db);
  const referral = { referrerId: owns.id, personId: came.id, kind: 'signUp' as const, subjectId: randomUUID() };
  const { id } = await team.made.inTx(() => db.save(db.make(Referral, referral)));
  await erase(owns.id);
  const left = () => team.made.inTx(() => db.repo(Referral).findOneBy({ id }));
  expect(await left()).toMatchObject({ referrerId: null, personId: came.id });
  const d = { where: { did: { kind: 'referral', what: 'BROUGHT' } } };
  const query = 'query ($d: SegmentDefinition!) { segmentPeople(definition: $d) { items { id } } }';
  const found = await team.gql<{ segmentPeople: { items: object[] } }>(organizer.cookie, query, { d });
  expect(found.data.segmentPeople.items).toEqual([{ id: came.id }]);
  await erase(came.id);
  expect(await left()).toMatchObject({ referrerId: null, personId: null });
});

const merge = (keepId: string, dropId: string) =>
  team.gql<{ mergePeople: { id: string } }>(
    organizer.cookie,
    'mutation ($input: MergeInput!) { mergePeople(input: $input) { id } }',
    { input: { keepId, dropId, choices: [] } },
  );

test('a day that a merge makes longer than it is, is shown; and links of both lead to who is kept', async () => {
  const [kept, other] = [await savedPerson(api, {}), await savedPerson(api, {})];
  const db = api.app.get(Db);
  const codes = await team.made.inTx(async () => [
    (await db.save(db.make(ReferralCode, { personId: kept.id, code: 'aaaaaaaaaa', shown: true }))).code,
    (await db.save(db.make(ReferralCode, { personId: other.id, code: 'bbbbbbbbbb', shown: true }))).code,
  ]);
  for (const { id: personId } of [kept, other])
    await log(organizer, 'logHours', { personId, day: '2025-06-01', minutes: 800 });
  await log(organizer, 'logHours', { personId: kept.id, day: '2025-06-02', minutes: 800 });
  const { data, errors } = await merge(kept.id, other.id);
  expect(errors).toBeUndefined();
  expect((await report('2025-06-01', '2025-06-30'))[0]).toMatchObject({ minutes: 2400, daysOver: 1 });
  expect((await of(kept.id)).map(({ day: on, over }) => [on, over])).toEqual([
    ['2025-06-02', false],
    ['2025-06-01', true],
    ['2025-06-01', true],
  ]);
  const whose = () => team.made.inTx(() => db.repo(ReferralCode).find({ order: { code: 'ASC' } }));
  const found = (await whose()).filter(({ code }) => codes.includes(code));
  expect(found.map(({ personId }) => personId)).toEqual([kept.id, kept.id]);
  expect(found.filter(({ shown }) => shown)).toHaveLength(1);
  await team.gql(organizer.cookie, `mutation { undoMerge(id: "${data.mergePeople.id}") { kept { id } } }`);
  expect((await whose()).map(({ personId, shown }) => [personId, shown])).toEqual(
    expect.arrayContaining([
      [kept.id, true],
      [other.id, true],
    ]),
  );
});

test('the form offers where somebody was lately, and taking hours back is told of', async () => {
  const came = await team.made.eventIn(HOUR);
  const { email } = volunteer;
  await team.made.signUp(came, { email });
  await team.made.admin(`update event set "startsAt" = now() - interval '3 hours', "endsAt" = now() where id = $1`, [
    came.id,
  ]);
  const later = await team.made.eventIn(48 * HOUR);
  await team.made.signUp(later, { email });
  const choices = (by: Member, query: string) =>
    team.gql<{ events: { id: string; minutes: number }[] }>(by.cookie, `{ events: ${query} { id minutes } }`);
  expect((await choices(volunteer, 'myHoursEvents')).data.events).toEqual([{ id: came.id, minutes: 180 }]);
  const row = await team.made.inTx(() => api.app.get(Db).repo(SignUp).findOneByOrFail({ eventId: came.id }));
  const personId = row.personId!;
  expect((await choices(organizer, `hoursEventsOf(personId: "${personId}")`)).data.events).toHaveLength(1);
  expect(codeOf(await choices(volunteer, `hoursEventsOf(personId: "${personId}")`))).toBe('FORBIDDEN');
  const { data } = await log(volunteer, 'logMyHours', { eventId: came.id, minutes: 90 });
  const entry = data.entries[0]!;
  await takeBack(volunteer, 'takeBackMyHours', entry.id);
  expect((await kinds(personId)).slice(0, 2)).toEqual(['HOURS_TAKEN_BACK', 'HOURS_LOGGED']);
});

test('hours of an event are for who had a place there, and once it has begun; of one that was called off they say none', async () => {
  const helper = await team.invited(organizer, 'volunteer');
  const event = await team.made.eventIn(2 * HOUR);
  const { id, personId } = await team.made.signUp(event, { email: helper.email });
  const person =
    personId ?? (await team.made.inTx(() => api.app.get(Db).repo(SignUp).findOneByOrFail({ id }))).personId!;
  const offers = async () =>
    (await team.gql<{ myHoursEvents: object[] }>(helper.cookie, '{ myHoursEvents { id } }')).data.myHoursEvents;
  const mine = async () => codeOf(await log(helper, 'logMyHours', { eventId: event.id, minutes: 60 }));
  const staff = async () =>
    codeOf(await log(organizer, 'logHours', { personId: person, eventId: event.id, minutes: 60 }));
  expect([await mine(), await staff()]).toEqual(['NOT_FOUND', 'INVALID']);
  await team.made.admin(
    `update event set "startsAt" = now() - interval '2 hours', "endsAt" = now() - interval '1 hour' where id = $1`,
    [event.id],
  );
  const waits = (state: string, line: number | null) =>
    team.made.admin('update sign_up set state = $2, line = $3 where id = $1', [id, state, line]);
  await waits('WAITLISTED', 1);
  expect([await mine(), await offers()]).toEqual(['NOT_FOUND', []]);
  await waits('CONFIRMED', null);
  await team.made.admin(`update event set state = 'CANCELLED' where id = $1`, [event.id]);
  expect([await mine(), await offers()]).toEqual(['NOT_FOUND', []]);
  await team.made.admin(`update event set state = 'PUBLISHED' where id = $1`, [event.id]);
  expect([await mine(), await offers()]).toEqual([undefined, [{ id: event.id }]]);
});
