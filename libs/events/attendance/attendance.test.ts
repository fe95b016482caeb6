import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TimelineEntry } from '#people';
import { Db } from '#platform';
import { savedPerson } from '../../../test/builders.ts';
import { Gatherings, HOUR, MINUTE } from '../../../test/gatherings.ts';
import { type Api, startApi } from '../../../test/harness.ts';
import { PASSWORD, Team } from '../../../test/team.ts';
import type { Event } from '../event.entity.ts';
import { SignUpsService } from '../sign-ups.service.ts';
import { Attendance } from './attendance.entity.ts';

let api: Api;
let made: Gatherings;
beforeAll(async () => {
  api = await startApi();
  made = new Gatherings(api);
});
afterAll(() => api.close());

interface Entry {
  personId: string;
  state: string;
  walkIn: boolean;
  name: string;
  contact: string | null;
  signUp: string | null;
}
interface Door {
  signedUp: number;
  came: number;
  didNotCome: number;
  unknown: number;
  walkIns: number;
  together: number;
  people: Entry[];
}
const DOOR =
  '{ signedUp came didNotCome unknown walkIns together people { personId state walkIn name contact signUp markedAt by } }';
const MARK = `mutation ($e: ID!, $p: ID!, $s: AttendanceState!, $w: AttendanceState) {
  door: markAttendance(eventId: $e, personId: $p, state: $s, was: $w) ${DOOR} }`;
const OTHERS = `mutation ($e: ID!) { door: othersDidNotCome(eventId: $e) ${DOOR} }`;
const UNDO = `mutation ($e: ID!) { door: undoOthersDidNotCome(eventId: $e) ${DOOR} }`;
const WALK = `mutation ($input: WalkInInput!) { door: walkIn(input: $input) ${DOOR} }`;
const asked = (query: string, variables: object) => api.gql<{ door: Door }>('organizer', query, variables);
const door = async (query: string, variables: object): Promise<Door> => {
  const { data, errors } = await asked(query, variables);
  expect(errors).toBeUndefined();
  return data.door;
};
const refused = async (query: string, variables: object) =>
  (await asked(query, variables)).errors?.[0]?.extensions.code;
const numbers = ({ signedUp, came, didNotCome, unknown, walkIns }: Door) => [
  signedUp,
  came,
  didNotCome,
  unknown,
  walkIns,
];
const now = async ({ id }: Event): Promise<Door> => {
  const query = `query ($id: ID!) { event(id: $id) { checkIn ${DOOR} } }`;
  return (await api.gql<{ event: { checkIn: Door } }>('organizer', query, { id })).data.event.checkIn;
};
/** An event that has begun, and people with a place at it. */
async function begun(people: number) {
  const event = await made.eventIn(-10 * MINUTE);
  const ids: string[] = [];
  for (let at = 0; at < people; at += 1) ids.push((await made.signUp(event, { name: `Ana ${at} Example` })).personId!);
  return { event, e: event.id, ids };
}
const told = (personId: string, subjectId: string) =>
  made.inTx(async () => {
    const entries = await api.app.get(Db).repo(TimelineEntry).findBy({ personId, subjectId });
    return entries.map(({ kind }) => kind).sort();
  });

test('each one is marked, all others at once, and everything is taken back; saying it again changes nothing', async () => {
  const { event, e, ids } = await begun(4);
  expect(numbers(await now(event))).toEqual([4, 0, 0, 4, 0]);
  for (let time = 0; time < 2; time += 1)
    expect(numbers(await door(MARK, { e, p: ids[0], s: 'CAME', w: 'UNKNOWN' }))).toEqual([4, 1, 0, 3, 0]);
  expect(await told(ids[0]!, e)).toEqual(['CAME', 'SIGNED_UP']);
  await door(MARK, { e, p: ids[1], s: 'DID_NOT_COME' });
  for (let time = 0; time < 2; time += 1) {
    const all = await door(OTHERS, { e });
    expect([...numbers(all), all.together]).toEqual([4, 1, 3, 0, 0, 2]);
  }
  expect(await told(ids[3]!, e)).toEqual(['DID_NOT_COME', 'SIGNED_UP']);
  // One of them came late: that stands when the rest is taken back.
  await door(MARK, { e, p: ids[2], s: 'CAME', w: 'DID_NOT_COME' });
  expect(numbers(await door(UNDO, { e }))).toEqual([4, 2, 1, 1, 0]);
  expect(await told(ids[3]!, e)).toEqual(['SIGNED_UP']);
  expect(numbers(await door(MARK, { e, p: ids[0], s: 'UNKNOWN' }))).toEqual([4, 1, 1, 2, 0]);
});

test('two organizers at once lose nothing of each other', async () => {
  const { event, e, ids } = await begun(6);
  await Promise.all([
    ...ids.slice(0, 4).map((p) => asked(MARK, { e, p, s: 'CAME' })),
    asked(OTHERS, { e }),
    ...ids.slice(0, 4).map((p) => asked(MARK, { e, p, s: 'CAME' })),
    asked(OTHERS, { e }),
  ]);
  expect(numbers(await now(event))).toEqual([6, 4, 2, 0, 0]);
  expect(await told(ids[0]!, e)).toEqual(['CAME', 'SIGNED_UP']);
  // What one sees is older than what the other said.
  expect(await refused(MARK, { e, p: ids[0], s: 'DID_NOT_COME', w: 'UNKNOWN' })).toBe('CONFLICT');
  expect(numbers(await now(event))).toEqual([6, 4, 2, 0, 0]);
});

test('who comes without a sign-up is counted apart, once, and who has one is marked', async () => {
  const { e, ids } = await begun(1);
  const { id: personId } = await savedPerson(api);
  const input = { id: randomUUID(), eventId: e, personId };
  for (let time = 0; time < 2; time += 1) expect(numbers(await door(WALK, { input }))).toEqual([1, 0, 0, 1, 1]);
  const fresh = { id: randomUUID(), eventId: e, name: 'Nadie Antes' };
  const twice = await Promise.all([asked(WALK, { input: fresh }), asked(WALK, { input: fresh })]);
  expect(twice.map(({ errors }) => errors)).toEqual([undefined, undefined]);
  const after = await door(WALK, { input: { ...fresh, id: randomUUID(), name: 'Otra', email: 'otra@example.org' } });
  expect(numbers(after)).toEqual([1, 0, 0, 1, 3]);
  expect(after.people.filter(({ name }) => name === 'Nadie Antes')).toHaveLength(1);
  const placed = await door(WALK, { input: { id: randomUUID(), eventId: e, personId: ids[0] } });
  expect(numbers(placed)).toEqual([1, 1, 0, 0, 3]);
  // Taken back, a walk-in is no longer on the list; they cannot be said to be missing.
  expect(await refused(MARK, { e, p: personId, s: 'DID_NOT_COME' })).toBe('CONFLICT');
  expect(numbers(await door(MARK, { e, p: personId, s: 'UNKNOWN' }))).toEqual([1, 1, 0, 0, 2]);
  expect(await refused(WALK, { input: { id: randomUUID(), eventId: e } })).toBe('INVALID');
});

test('nothing is said before the doors open, of a stranger, or by a role that does not run the event', async () => {
  const { e, ids } = await begun(1);
  const early = await made.eventIn(2 * HOUR);
  const p = (await made.signUp(early)).personId;
  expect(await refused(MARK, { e: early.id, p, s: 'CAME' })).toBe('CONFLICT');
  expect(await refused(OTHERS, { e: early.id })).toBe('CONFLICT');
  await made.move(early, HOUR / 2);
  expect(numbers(await door(MARK, { e: early.id, p, s: 'CAME' }))).toEqual([1, 1, 0, 0, 0]);
  expect(await refused(MARK, { e, p, s: 'CAME' })).toBe('NOT_FOUND');
  const input = { id: randomUUID(), eventId: e, name: 'X' };
  for (const role of ['coordinator', 'volunteer', 'auditor', 'integration'] as const)
    for (const [query, variables] of [
      [MARK, { e, p: ids[0], s: 'CAME' }],
      [OTHERS, { e }],
      [UNDO, { e }],
      [WALK, { input }],
    ] as const)
      expect((await api.gql(role, query, variables)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

test('a lead runs the door of the event of their grant, with names masked, and of no other', async () => {
  const team = new Team(api);
  const owner = await team.join('owner', { name: 'Olga Owner', email: 'olga@example.org' });
  const lead = await team.join('lead', { name: 'Lea Lead', email: 'lea@example.org' });
  const [own, other] = [await begun(1), await begun(1)];
  const input = { userId: lead.id, role: 'lead', scope: 'EVENT', subjectId: own.e };
  await team.gql(owner.cookie, 'mutation ($input: GrantInput!) { giveGrant(input: $input) { id } }', { input });
  // What somebody holds is read when they sign in.
  const half = await team.send('/api/session', { email: lead.email, password: PASSWORD });
  const { cookie } = await team.send('/api/factor/code', { code: lead.codes[0] }, { cookie: half.cookie });
  const asLead = (query: string, variables: object) => team.gql<{ door: Door }>(cookie, query, variables);
  const { data } = await asLead(MARK, { e: own.e, p: own.ids[0], s: 'CAME' });
  expect(data.door.people).toMatchObject([{ name: 'Ana 0.', state: 'CAME', by: 'Lea Lead' }]);
  expect(data.door.people[0]!.contact).toMatch(/^a…@…\.org$/);
  const refusal = await asLead(MARK, { e: other.e, p: other.ids[0], s: 'CAME' });
  expect(refusal.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  // Of the list they see nobody but the people of their event.
  const stranger = await asLead(WALK, { input: { id: randomUUID(), eventId: own.e, personId: other.ids[0] } });
  expect(stranger.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
});

test('of two people who were one, that they came stands, and undoing the merge gives both marks back', async () => {
  const { event, e, ids } = await begun(2);
  const [a, b] = ids as [string, string];
  await door(MARK, { e, p: a, s: 'DID_NOT_COME' });
  await door(MARK, { e, p: b, s: 'CAME' });
  const merge = 'mutation ($input: MergeInput!) { mergePeople(input: $input) { id } }';
  const { data } = await api.gql('organizer', merge, { input: { keepId: a, dropId: b, choices: [] } });
  expect(numbers(await now(event))).toEqual([1, 1, 0, 0, 0]);
  const { errors } = await api.gql('organizer', `mutation { undoMerge(id: "${data.mergePeople!.id}") { since } }`);
  expect(errors).toBeUndefined();
  expect(numbers(await now(event))).toEqual([2, 1, 1, 0, 0]);
});

test('a segment asks who did not come in both meanings: nothing is known of it, and it was said', async () => {
  const { e, ids } = await begun(3);
  await door(MARK, { e, p: ids[0], s: 'CAME' });
  await door(MARK, { e, p: ids[1], s: 'DID_NOT_COME' });
  const query = 'query ($d: SegmentDefinition!) { segmentCount(definition: $d) { count words } }';
  const segment = async (where: object, language = 'en') => {
    const { data, errors } = await api.gql<{ segmentCount: { count: number; words: string } }>(
      'organizer',
      query,
      { d: { where } },
      { language },
    );
    expect(errors).toBeUndefined();
    return data.segmentCount;
  };
  const did = (what: string, days: number | null = 90) => ({ did: { kind: 'event', what, id: e, days } });
  const unseen = { all: [did('DID', null), { not: did('CAME') }] };
  expect(await segment(unseen)).toMatchObject({
    count: 2,
    words: expect.stringContaining('are not known to have come'),
  });
  expect((await segment(unseen, 'es')).words).toContain('no consta que hayan venido');
  expect(await segment(did('DID_NOT_COME'))).toMatchObject({
    count: 1,
    words: expect.stringMatching(/were expected at .*Press conference.* in the last 90 days/),
  });
  expect((await segment(did('CAME'))).count).toBe(1);
});

test('it goes with the sign-ups, and no name of it lies open', async () => {
  const { e, ids } = await begun(1);
  await door(MARK, { e, p: ids[0], s: 'CAME' });
  await door(WALK, { input: { id: randomUUID(), eventId: e, name: 'Nadie Antes' } });
  expect(await api.dump(['attendance'])).not.toMatch(/Nadie|Ana/);
  await api.inside(() => api.app.get(SignUpsService).forget(Date.now() + 91 * 24 * HOUR));
  const left = await made.inTx(() => api.app.get(Db).repo(Attendance).countBy({ eventId: e }));
  expect([left, await told(ids[0]!, e)]).toEqual([0, []]);
});

test('how many came stays when who it was is deleted, however often that is looked for, and nobody is added to it', async () => {
  const { event, e, ids } = await begun(4);
  await door(MARK, { e, p: ids[0], s: 'CAME' });
  await door(MARK, { e, p: ids[1], s: 'CAME' });
  await door(MARK, { e, p: ids[2], s: 'DID_NOT_COME' });
  await door(WALK, { input: { id: randomUUID(), eventId: e, name: 'Nadie Antes' } });
  const forget = (days: number) => api.inside(() => api.app.get(SignUpsService).forget(Date.now() + days * 24 * HOUR));
  await forget(89);
  expect((await now(event)).people).toHaveLength(5);
  const before = numbers(await now(event));
  expect(before).toEqual([4, 2, 1, 1, 1]);
  for (const days of [91, 92, 93]) await forget(days);
  expect(await now(event)).toMatchObject({ people: [], together: 0 });
  expect(numbers(await now(event))).toEqual(before);
  expect(await refused(WALK, { input: { id: randomUUID(), eventId: e, name: 'Alguien Tarde' } })).toBe('CONFLICT');
  expect(await api.dump(['event'])).not.toMatch(/Ana|Nadie/);
  // Where nobody was expected there is nothing to keep.
  const empty = await made.eventIn(-10 * MINUTE);
  await forget(91);
  const kept = await made.inTx(() =>
    api.app.get(Db).repo(Attendance).query('select turnout from event where id = $1', [empty.id]),
  );
  expect(kept).toEqual([{ turnout: null }]);
});

test('of who was deleted by name before that, the numbers keep whether they came, at once and in the end', async () => {
  const { event, e, ids } = await begun(4);
  await door(MARK, { e, p: ids[0], s: 'CAME' });
  await door(MARK, { e, p: ids[1], s: 'CAME' });
  await door(MARK, { e, p: ids[2], s: 'DID_NOT_COME' });
  await door(WALK, { input: { id: randomUUID(), eventId: e, name: 'Nadie Antes' } });
  const walkIn = (await now(event)).people.find(({ name }) => name === 'Nadie Antes')!.personId;
  const before = numbers(await now(event));
  expect(before).toEqual([4, 2, 1, 1, 1]);
  await made.admin(`update event set "endsAt" = now() where id = $1`, [e]);
  const team = new Team(api);
  const { cookie } = await team.join('admin');
  const erase = async (id: string) => {
    const { errors } = await team.gql(cookie, `mutation { erasePerson(id: "${id}", sure: true) }`);
    expect(errors).toBeUndefined();
    expect(numbers(await now(event))).toEqual(before);
  };
  // Of the last one the address that they signed up with is not known any more.
  await made.admin('delete from handle where "personId" = $1', [ids[3]]);
  for (const id of [ids[0]!, walkIn, ids[2]!, ids[3]!]) await erase(id);
  expect((await now(event)).people).toHaveLength(1);
  await erase(ids[1]!);
  await api.inside(() => api.app.get(SignUpsService).forget(Date.now() + 91 * 24 * HOUR));
  expect(numbers(await now(event))).toEqual(before);
});
