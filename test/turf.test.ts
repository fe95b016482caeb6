import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { ContactDigestLedger, Message, MessagesService } from '#outreach';
import { PeopleService, Person } from '#people';
import { CITY_ZONE, Db, Handlers } from '#platform';
import { type Api, startApi } from './harness.ts';
import { type Smtp, smtpServer } from './smtp.ts';
import { type Member, Team } from './team.ts';
import { firstName } from '../libs/volunteers/digest/digest.service.ts';
import { dayOf } from '../libs/volunteers/due.ts';

let smtp: Smtp;
let api: Api;
let team: Team;
let organizer: Member;
let second: Member;
let coordinator: Member;
beforeAll(async () => {
  smtp = await smtpServer();
  api = await startApi({ smtpUrl: smtp.url });
  team = new Team(api);
  [organizer, second] = [await team.join('organizer'), await team.join('organizer')];
  coordinator = await team.join('coordinator');
});
afterAll(async () => {
  await api.close();
  await smtp.close();
});

async function ask<D>(by: Member, query: string, variables: object = {}): Promise<D> {
  const { data, errors } = await team.gql<D>(by.cookie, query, variables);
  expect(errors).toBeUndefined();
  return data;
}
const refused = async (by: Member, query: string, variables: object = {}) =>
  (await team.gql(by.cookie, query, variables)).errors?.[0]?.extensions.code;
const SET = 'mutation ($ward: Int!, $userIds: [ID!]!) { setTurf(ward: $ward, userIds: $userIds) { ward } }';
const charge = (ward: number, ...who: Member[]) => ask(organizer, SET, { ward, userIds: who.map(({ id }) => id) });
let count = 0;
const nameOf = (n: number) => `Nadie${String.fromCharCode(96 + n)}`;
async function person(ward: number | null): Promise<string> {
  count += 1;
  const input = { givenName: nameOf(count), familyName: 'Inventada', emails: [`n${count}@example.org`], ward };
  const create = 'mutation ($input: PersonInput!) { createPerson(input: $input) { id } }';
  return (await ask<{ createPerson: { id: string } }>(organizer, create, { input })).createPerson.id;
}
const run = (job: string) => api.app.get(Handlers).run(job, { organizationId: api.organizationId, payload: {} });
const deliver = async () => {
  await api.inside(() => api.app.get(MessagesService).sweep());
  await team.made.deliver();
};
const giveOut = () => run('volunteers.giveOut');
const pointOf = async (id: string) =>
  (await ask<{ pointPersonOf: { id: string } | null }>(organizer, `{ pointPersonOf(personId: "${id}") { id } }`))
    .pointPersonOf?.id;
const pointsOf = async (ids: string[]) => {
  const all = [];
  for (const id of ids) all.push(await pointOf(id));
  return all;
};
const CHANGE = `mutation ($input: BulkChangeInput!) { changeInBulk(input: $input) { id state changed name } }`;
const UNDO = `mutation ($id: ID!) { undoBulkChange(id: $id) { state undone } }`;
const change = async (input: object) =>
  (await ask<{ changeInBulk: { id: string; changed: number; name: string } }>(organizer, CHANGE, { input }))
    .changeInBulk;
const sql = <T>(query: string, parameters: unknown[] = []) =>
  team.made.inTx(() => api.app.get(Db).repo(Person).query<T>(query, parameters));

test('who is new in a ward comes to who is in charge of it, in turn; who was there before, or has somebody, does not', async () => {
  const before = await person(3);
  await charge(3, organizer, second);
  const fresh = [await person(3), await person(3), await person(3), await person(3)];
  const elsewhere = await person(5);
  await Promise.all([giveOut(), giveOut()]);
  const points = await pointsOf(fresh);
  expect(points.filter((id) => id === organizer.id)).toHaveLength(2);
  expect(points.filter((id) => id === second.id)).toHaveLength(2);
  expect(await pointsOf([before, elsewhere])).toEqual([undefined, undefined]);
  const { person: told } = await ask<{ person: { timeline: { kind: string }[] } }>(
    organizer,
    `{ person(id: "${fresh[0]}") { timeline { kind } } }`,
  );
  expect(told.timeline.map(({ kind }) => kind)).toContain('POINT_PERSON_SET');
  // A ward that is set later is new as well; an edit of anything else is not.
  const update = 'mutation ($id: ID!, $changes: PersonChanges!) { updatePerson(id: $id, changes: $changes) { id } }';
  await ask(organizer, update, { id: elsewhere, changes: { ward: 3 } });
  await ask(organizer, update, { id: before, changes: { familyName: 'Otra' } });
  await giveOut();
  expect(await pointOf(elsewhere)).toBeDefined();
  expect(await pointOf(before)).toBeUndefined();
  expect(await sql('select 1 from turf_waiting')).toEqual([]);
});

test('many rows of one statement wait by one look, and are given out evenly', async () => {
  await charge(7, organizer, second);
  const db = api.app.get(Db);
  const details = { givenName: 'Nadie', familyName: 'Fila', emails: [], phones: [] };
  const made = await team.made.inTx(async () => {
    const rows = Array.from({ length: 1101 }, () => db.make(Person, { ward: 7, language: null, details }));
    await db.insertAll(rows);
    return rows.map(({ id }) => id);
  });
  await giveOut();
  const rows = await sql<{ n: number }[]>(
    `select count(*)::int as n from point_person where "personId" = any($1) group by "userId" order by 1`,
    [made],
  );
  expect(rows.map(({ n }) => n)).toEqual([550, 551]);
});

test('existing people are given over by one change, which can be taken back where nobody had a say since', async () => {
  await charge(9);
  const people = [await person(9), await person(9), await person(9)];
  await charge(9, second);
  const given = await change({ kind: 'GIVE_TO_WARDS', personIds: people });
  expect(given.changed).toBe(3);
  expect(await pointsOf(people)).toEqual([second.id, second.id, second.id]);
  const over = await change({ kind: 'SET_POINT_PERSON', userId: organizer.id, personIds: people.slice(0, 2) });
  expect(over).toMatchObject({ changed: 2, name: organizer.name });
  await ask(organizer, UNDO, { id: given.id });
  expect(await pointsOf(people)).toEqual([organizer.id, organizer.id, undefined]);
  await ask(organizer, UNDO, { id: over.id });
  expect(await pointsOf(people)).toEqual([second.id, second.id, undefined]);
  const input = { kind: 'SET_POINT_PERSON', personIds: people };
  expect(await refused(organizer, CHANGE, { input })).toBe('INVALID');
  expect(await refused(coordinator, CHANGE, { input: { ...input, userId: second.id } })).toBe('FORBIDDEN');
  expect(await refused(coordinator, SET, { ward: 3, userIds: [] })).toBe('FORBIDDEN');
  expect(await refused(organizer, SET, { ward: 14, userIds: [] })).toBe('INVALID');
});

test('wards tell small numbers only to who may see what is sensitive', async () => {
  const { turfWards } = await ask<{ turfWards: { ward: number; count: number | null; inCharge: { id: string }[] }[] }>(
    organizer,
    '{ turfWards { ward count inCharge { id } } }',
  );
  expect(turfWards).toHaveLength(13);
  expect(turfWards[8]).toEqual({ ward: 9, count: null, inCharge: [{ id: second.id }] });
  expect(turfWards[6]!.count).toBe(1101);
  expect(turfWards[0]!.count).toBeNull();
  const owner = await team.join('owner');
  const all = await ask<{ turfWards: { count: number }[] }>(owner, '{ turfWards { count } }');
  expect([0, 6, 8].map((at) => all.turfWards[at]!.count)).toEqual([0, 1101, 3]);
});

test('one mail each morning says what their people did and what is due, to whoever wants it, once', async () => {
  const ledger = api.app.get(ContactDigestLedger);
  const today = DateTime.fromISO(dayOf(new Date()), { zone: CITY_ZONE });
  const at = (hour: number) => today.set({ hour }).toJSDate();
  const gather = (hour: number) => api.inside(() => ledger.gather(at(hour)));
  const queued = () => team.made.inTx(() => api.app.get(Db).repo(Message).findBy({ template: 'contacts.digest' }));
  const mine = await person(null);
  await ask(organizer, 'mutation { setContactDigest(on: true) }');
  await sql(`update contact_digest set since = now() - interval '1 day'`);
  await sql(`update point_person set since = now() - interval '10 days'`);
  await gather(9);
  // Nothing to say: no mail.
  expect(await queued()).toEqual([]);
  await change({ kind: 'SET_POINT_PERSON', userId: organizer.id, personIds: [mine] });
  await sql(`update point_person set since = now() - interval '2 hours' where "personId" = $1`, [mine]);
  const signedUp = { kind: 'SIGNED_UP', at: new Date(Date.now() - 3_600_000) } as const;
  await team.made.inTx(() => api.app.get(PeopleService).record(mine, signedUp));
  const task = { title: 'Call 612-555-0123', assigneeId: organizer.id, dueOn: '2026-01-02' };
  await ask(organizer, 'mutation ($input: TaskInput!) { createTask(input: $input) { id } }', { input: task });
  await gather(6);
  expect(await queued()).toEqual([]);
  await Promise.all([gather(8), gather(8), gather(11)]);
  expect(await queued()).toHaveLength(1);
  await deliver();
  await gather(12);
  expect((await queued()).map(({ state }) => state)).toEqual(['ACCEPTED']);
  const mails = smtp.texts.filter((text) => text.includes('settings/digest'));
  expect(mails).toHaveLength(1);
  expect(mails[0]).toContain(`(${nameOf(count)})`);
  expect(mails[0]).toContain('1 follow-up is late');
  expect(mails[0]).not.toMatch(/n\d+@example\.org|555-0123|Inventada/);
  // What was told is not told again; the follow-up that is still late is all of the next day's.
  await sql(
    `update message set occasion = 'before', "createdAt" = now() - interval '5 minutes' where template = 'contacts.digest'`,
  );
  await gather(9);
  await ask(organizer, 'mutation { setContactDigest(on: false) }');
  await deliver();
  await gather(9);
  expect(smtp.texts.filter((text) => text.includes('settings/digest'))).toHaveLength(1);
  expect((await queued()).map(({ state }) => state).sort()).toEqual(['ACCEPTED', 'CANCELLED']);
  expect(await refused(await team.invited(organizer, 'volunteer'), 'mutation { setContactDigest(on: true) }')).toBe(
    'FORBIDDEN',
  );
  expect(firstName('ana@example.org')).toEqual([]);
  expect(firstName('Ana 612-555-0100')).toEqual(['Ana']);
});
