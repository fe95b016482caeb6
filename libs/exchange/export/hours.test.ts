import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AuditEntry } from '#audit';
import { EventRole, SignUp } from '#events';
import { TimelineEntry } from '#people';
import { Db } from '#platform';
import { savedPerson } from '../../../test/builders.ts';
import { HOUR, MINUTE } from '../../../test/gatherings.ts';
import { type Api, startApi } from '../../../test/harness.ts';
import { MailingList } from '../../../test/mailing-list.ts';
import { type Member, Team } from '../../../test/team.ts';

let api: Api;
let team: Team;
let organizer: Member;
let coordinator: Member;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  organizer = await team.join('organizer');
  coordinator = await team.join('coordinator');
});
afterAll(() => api.close());

const codeOf = ({ errors }: { errors?: { extensions: { code: string } }[] }) => errors?.[0]?.extensions.code;
const inHeader = { 'accept-language': 'es' };
const file = (by: Member, from = '2026-01-01', to = '2999-12-31', headers = {}) =>
  team.send('/api/exports/hours', { from, to }, { cookie: by.cookie, headers });
const HOURS = '{ minutes people { id name } }';
interface Proposed {
  hours: { minutes: number; people: { id: string }[] };
}
const proposed = (eventId: string, by = organizer) =>
  team.gql<Proposed>(by.cookie, `query ($e: ID!) { hours: proposedHours(eventId: $e) ${HOURS} }`, { e: eventId });
const confirm = (eventId: string, by = organizer) =>
  team.gql<Proposed>(by.cookie, `mutation ($e: ID!) { hours: confirmHours(eventId: $e) ${HOURS} }`, { e: eventId });
const entries = (eventId: string) =>
  team.made.inTx(() =>
    api.app
      .get(Db)
      .repo(SignUp)
      .query<{ personId: string; minutes: number; source: string }[]>(
        'select "personId", minutes, source from worked_hours where "eventId" = $1 order by minutes',
        [eventId],
      ),
  );
const mark = (eventId: string, personId: string, state = 'CAME') =>
  team.gql(
    organizer.cookie,
    `mutation { markAttendance(eventId: "${eventId}", personId: "${personId}", state: ${state}) { came } }`,
  );
const end = (eventId: string) =>
  team.made.admin(
    `update event set "startsAt" = now() - interval '100 minutes', "endsAt" = now() - interval '10 minutes' where id = $1`,
    [eventId],
  );

test('who came and had something to do gets hours by one press, nobody twice, and none is changed that stands', async () => {
  const event = await team.made.eventIn(30 * MINUTE);
  const [helps, said, missing, watches] = await Promise.all(
    ['Ana', 'Bo', 'Chue', 'Dee'].map((name) => team.made.signUp(event, { name: `${name} Example` })),
  );
  await team.made.inTx(async () => {
    const db = api.app.get(Db);
    const values = { eventId: event.id, position: 0, name: { en: 'Marshal', es: 'Apoyo' }, needed: null };
    const role = await db.save(db.make(EventRole, { ...values, skillId: null, skillLevel: null, trainingId: null }));
    for (const signUp of [helps!, said!, missing!]) await db.save(Object.assign(signUp, { roleId: role.id }));
  });
  for (const { personId } of [helps!, said!, watches!]) await mark(event.id, personId!);
  await mark(event.id, missing!.personId!, 'DID_NOT_COME');
  expect((await proposed(event.id)).data.hours.people).toEqual([]);
  await end(event.id);
  await team.gql(organizer.cookie, 'mutation ($input: HoursInput!) { logHours(input: $input) { id } }', {
    input: { personId: said!.personId, eventId: event.id, minutes: 15 },
  });
  const { data } = await proposed(event.id);
  expect(data.hours).toMatchObject({ minutes: 90, people: [{ id: helps!.personId }] });
  const pressed = await Promise.all([confirm(event.id), confirm(event.id), confirm(event.id)]);
  expect(pressed.map((each) => each.data.hours.people)).toEqual([[], [], []]);
  expect(await entries(event.id)).toEqual([
    { personId: said!.personId, minutes: 15, source: 'STAFF' },
    { personId: helps!.personId, minutes: 90, source: 'STAFF' },
  ]);
  for (const by of [coordinator, await team.join('volunteer')])
    expect([codeOf(await proposed(event.id, by)), codeOf(await confirm(event.id, by))]).toEqual([
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
  // Where nothing particular is to be done, whoever had a place helped.
  const plain = await team.made.eventIn(HOUR / 2);
  const { personId } = await team.made.signUp(plain);
  await mark(plain.id, personId!);
  await end(plain.id);
  expect((await confirm(plain.id)).errors).toBeUndefined();
  expect(await entries(plain.id)).toEqual([{ personId, minutes: 90, source: 'STAFF' }]);
});

test('nobody gets hours without a place, or for what was called off; whoever gets them is told of it once', async () => {
  const event = await team.made.eventIn(30 * MINUTE);
  const [helps, left] = await Promise.all(['Ana', 'Bo'].map((name) => team.made.signUp(event, { name })));
  await team.made.giveBack(left!);
  await mark(event.id, helps!.personId!);
  const input = { id: randomUUID(), eventId: event.id, personId: left!.personId };
  const walkIn = 'mutation ($input: WalkInInput!) { walkIn(input: $input) { came walkIns } }';
  const { data } = await team.gql<{ walkIn: object }>(organizer.cookie, walkIn, { input });
  expect(data.walkIn).toEqual({ came: 1, walkIns: 1 });
  const off = await team.made.eventIn(30 * MINUTE);
  await mark(off.id, (await team.made.signUp(off)).personId!);
  for (const { id } of [event, off]) await end(id);
  expect((await proposed(off.id)).data.hours.people).toHaveLength(1);
  await team.made.cancel(off);
  for (const { id } of [event, off, event]) expect((await confirm(id)).errors).toBeUndefined();
  expect(await entries(event.id)).toEqual([{ personId: helps!.personId, minutes: 90, source: 'STAFF' }]);
  expect(await entries(off.id)).toEqual([]);
  const told = { kind: 'HOURS_LOGGED', subjectId: event.id } as const;
  const history = await team.made.inTx(() => api.app.get(Db).repo(TimelineEntry).findBy(told));
  expect(history.map(({ personId }) => personId)).toEqual([helps!.personId]);
});

test('the table of hours leaves nobody out, however many they are', async () => {
  const people = await new MailingList(api).people(501);
  await team.made.admin(
    `insert into worked_hours (id, "organizationId", "personId", day, minutes, source)
     select gen_random_uuid(), "organizationId", id, '2026-02-03', 30, 'STAFF' from person where id = any($1)`,
    [people.map(({ id }) => id)],
  );
  const { status, text } = await file(organizer, '2026-02-03', '2026-02-03');
  expect(status).toBe(200);
  const ids = text
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[0]!);
  expect(ids.sort()).toEqual(people.map(({ id }) => id).sort());
});

test('the hours come as a table in which nothing is calculated, for who may export, and it is written down', async () => {
  const { id } = await savedPerson(api, { givenName: '=cmd|x', familyName: 'Wobble, Jr' });
  await team.gql(organizer.cookie, 'mutation ($input: HoursInput!) { logHours(input: $input) { id } }', {
    input: { personId: id, day: '2026-01-05', minutes: 100 },
  });
  const answer = await file(organizer, '2026-01-05', '2026-01-05');
  expect(answer.status).toBe(200);
  expect(answer.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'cache-control': 'no-store' });
  expect(answer.text.replace('\ufeff', '')).toBe(`Person,Name,Hours,Entries\r\n${id},"'=cmd|x Wobble, Jr",1.67,1\r\n`);
  expect((await file(organizer, '2026-01-05', '2026-01-05', inHeader)).text).toContain('Persona,Nombre,Horas,');
  expect((await file(organizer, '2025-01-05', '2025-01-05')).status).toBe(404);
  expect((await file(organizer, 'then', 'now')).status).toBe(400);
  expect((await file(coordinator)).status).toBe(403);
  const entriesOf = await team.made.inTx(() => api.app.get(Db).repo(AuditEntry).findBy({ kind: 'EXPORTED', why: '1' }));
  expect(entriesOf.map(({ userId, what, why }) => [userId, what, why])).toEqual([
    [organizer.id, 'hours', '1'],
    [organizer.id, 'hours', '1'],
  ]);
});
