import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { SignUp } from '#events';
import { MessagesService } from '#outreach';
import { Person } from '#people';
import { SignaturesService } from '#petitions';
import { Db } from '#platform';
import { HOUR } from './gatherings.ts';
import { type Api, startApi } from './harness.ts';
import { browse, filled } from './public-pages.ts';
import { publicPetition, signaturesOf, signingForm } from './signing.ts';
import { type Member, Team } from './team.ts';
import { Session } from '#accounts';

let api: Api;
let team: Team;
let base: string;
let owner: Member;
let organizer: Member;
let other: Member;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  base = await api.app.getUrl();
  owner = await team.join('owner');
  [organizer, other] = [await team.join('organizer'), await team.join('organizer')];
});
afterAll(() => api.close());

const codeOf = ({ errors }: { errors?: { extensions: { code: string } }[] }) => errors?.[0]?.extensions.code;
const db = () => api.app.get(Db);
const rows = <R>(sql: string, parameters: unknown[] = []) =>
  team.made.inTx(() => db().repo(Person).query<R[]>(sql, parameters));
const joined = () => team.invited(owner, 'volunteer');
/** So that two times are offered on one day, also where a midnight is in between. */
const FIRST = DateTime.now().setZone('America/Chicago');
const day = (days: number) => FIRST.plus({ days }).toFormat('yyyy-MM-dd');
const offer = (by: Member, days: string[], more: object = {}) =>
  team.gql<{ offerSlots: { id: string; startsAt: string; person: { name: string } | null; state: string | null }[] }>(
    by.cookie,
    'mutation ($input: SlotsInput!) { offerSlots(input: $input) { id startsAt state person { name } } }',
    { input: { days, from: '17:00', until: '18:00', place: 'The library', ...more } },
  );
const times = async (by: Member) =>
  (
    await team.gql<{ bookableTimes: { startsAt: string; with: string | null }[] }>(
      by.cookie,
      '{ bookableTimes { startsAt with } }',
    )
  ).data.bookableTimes;
const book = (by: Member, startsAt: string) =>
  team.gql<{ bookOneOnOne: { id: string; with: string; place: string | null }[] }>(
    by.cookie,
    'mutation ($at: DateTime!) { bookOneOnOne(startsAt: $at) { id with place } }',
    { at: startsAt },
  );

test('organizers offer times on the clocks of the city; none overlaps, and each is taken back while it is free', async () => {
  const offered = (await offer(organizer, [day(3)])).data.offerSlots;
  const local = offered.map(({ startsAt }) =>
    DateTime.fromISO(startsAt, { zone: 'America/Chicago' }).toFormat('HH:mm'),
  );
  expect(local).toEqual(['17:00', '17:30']);
  expect(codeOf(await offer(organizer, [day(4), day(3)], { from: '17:15' }))).toBe('CONFLICT');
  expect(await times(await joined())).toHaveLength(2);
  expect(codeOf(await offer(organizer, [day(-1)]))).toBe('INVALID');
  expect(codeOf(await offer(organizer, [day(5)], { until: '17:20' }))).toBe('INVALID');
  const withdraw = (by: Member) => team.gql(by.cookie, `mutation { withdrawSlot(id: "${offered[1]!.id}") { id } }`);
  const volunteer = await joined();
  for (const by of [volunteer, await team.join('coordinator')]) {
    expect(codeOf(await offer(by, [day(9)]))).toBe('FORBIDDEN');
    expect(codeOf(await withdraw(by))).toBe('FORBIDDEN');
  }
  expect(codeOf(await withdraw(other))).toBe('NOT_FOUND');
  expect((await withdraw(organizer)).errors).toBeUndefined();
});

test('twenty who press at once for two times at one moment: two have it, and nobody twice', async () => {
  await offer(organizer, [day(10)], { until: '17:30' });
  await offer(other, [day(10)], { until: '17:30' });
  const crowd: Member[] = [];
  for (let each = 0; each < 20; each += 1) crowd.push(await joined());
  const wanted = (await times(crowd[0]!)).at(-1)!.startsAt;
  const answers = await Promise.all(crowd.map((each) => book(each, wanted)));
  const won = answers.filter(({ errors }) => !errors);
  expect(won).toHaveLength(2);
  expect(new Set(won.map(({ data }) => data.bookOneOnOne[0]!.with))).toEqual(new Set([organizer.name, other.name]));
  expect(answers.filter(({ errors }) => errors).map(codeOf)).toEqual(Array.from({ length: 18 }, () => 'CONFLICT'));
  const booked = await rows<{ slots: number; count: number }>(
    `select count(distinct "slotId")::int as slots, count(*)::int as count from one_on_one where state = 'BOOKED'`,
  );
  expect(booked).toEqual([{ slots: 2, count: 2 }]);
  // Nobody has two: the same one at two moments at once keeps one.
  await offer(organizer, [day(11)]);
  const [first, second] = (await times(crowd[0]!)).filter(({ startsAt }) => startsAt !== wanted);
  const one = await joined();
  await Promise.all([book(one, first!.startsAt), book(one, second!.startsAt)]);
  const { data } = await team.gql<{ myOneOnOnes: object[] }>(one.cookie, '{ myOneOnOnes { id } }');
  expect(data.myOneOnOnes).toHaveLength(1);
});

test('whoever has an organizer of their own books with them; others go round', async () => {
  const volunteer = await joined();
  await offer(other, [day(14)], { from: '09:00', until: '09:30' });
  await offer(organizer, [day(14)], { from: '09:00', until: '10:00' });
  await team.gql(volunteer.cookie, 'mutation { setMyInterest(input: { skills: [], availability: [] }) { saidAt } }');
  const mine = (
    await rows<{ id: string }>('select "personId" as id from volunteer order by "createdAt" desc limit 1')
  )[0]!;
  await team.gql(organizer.cookie, 'mutation ($input: ReassignInput!) { reassignPeople(input: $input) }', {
    input: { toUserId: organizer.id, personIds: [mine.id] },
  });
  const shown = await times(volunteer);
  expect(new Set(shown.map((each) => each.with))).toEqual(new Set([organizer.name]));
  const nine = shown.at(-2)!.startsAt;
  expect((await book(volunteer, nine)).data.bookOneOnOne).toMatchObject([
    { with: organizer.name, place: 'The library' },
  ]);
  // Another time in place of it frees the first one.
  await book(volunteer, shown.at(-1)!.startsAt);
  const stranger = await joined();
  expect((await times(stranger)).map(({ startsAt }) => startsAt)).toContain(nine);
});

test('a booking is confirmed, reminded of a day before and called off by mail, once each', async () => {
  const volunteer = await joined();
  await offer(organizer, [day(20)], { until: '17:30' });
  const at = (await times(volunteer)).at(-1)!.startsAt;
  const [{ id } = { id: '' }] = (await book(volunteer, at)).data.bookOneOnOne;
  const to = async () =>
    (await team.mails()).filter((mail) => mail.to === volunteer.email).map(({ subject }) => subject);
  const before = await to();
  expect(before.filter((subject) => subject.startsWith('Your one-on-one'))).toHaveLength(1);
  const [due] = await rows<{ ahead: number }>(
    `select (extract(epoch from o."startsAt" - m."notBefore") / 3600)::int as ahead from message m
     join one_on_one o on o.id = m."subjectId" where m.template = 'oneOnOne.reminder' and o.id = $1`,
    [id],
  );
  expect(due).toEqual({ ahead: 24 });
  await team.made.admin(
    `update message set "notBefore" = now() where template = 'oneOnOne.reminder' and "subjectId" = $1`,
    [id],
  );
  await api.inside(() => api.app.get(MessagesService).sweep());
  expect((await to()).filter((subject) => subject.startsWith('Tomorrow'))).toHaveLength(1);
  const cancel = (by: Member) => team.gql(by.cookie, `mutation { cancelOneOnOne(id: "${id}") }`);
  expect(codeOf(await cancel(volunteer))).toBe('FORBIDDEN');
  expect(codeOf(await cancel(other))).toBe('NOT_FOUND');
  await cancel(organizer);
  expect((await to()).filter((subject) => subject.startsWith('Called off'))).toHaveLength(1);
});

test('how it went is sealed and leads to a task; before its time, and by anybody else, nothing is said', async () => {
  const volunteer = await joined();
  await offer(organizer, [day(21)], { until: '17:30' });
  const [{ id } = { id: '' }] = (await book(volunteer, (await times(volunteer)).at(-1)!.startsAt)).data.bookOneOnOne;
  const say = (by: Member, more: object = {}) =>
    team.gql(by.cookie, 'mutation ($input: OutcomeInput!) { recordOneOnOne(input: $input) }', {
      input: { id, held: true, note: 'Wants to cook for Xochitlville', followUp: 'Send her the recipe', ...more },
    });
  expect(codeOf(await say(organizer))).toBe('CONFLICT');
  await team.made.admin(`update one_on_one set "startsAt" = now() - interval '1 hour' where id = $1`, [id]);
  expect(codeOf(await say(volunteer))).toBe('FORBIDDEN');
  expect(codeOf(await say(other))).toBe('NOT_FOUND');
  expect(codeOf(await say(organizer, { note: 'He is undocumented' }))).toBe('INVALID');
  expect((await say(organizer)).errors).toBeUndefined();
  const { data } = await team.gql<{ myTasks: { title: string }[] }>(organizer.cookie, '{ myTasks { title } }');
  expect(data.myTasks).toEqual([{ title: 'Send her the recipe' }]);
  expect(await api.dump(['one_on_one', 'one_on_one_slot'])).not.toContain(Buffer.from('Xochitlville').toString('hex'));
});

test('a link that somebody passes on is counted where it led to a sign-up or a signature, and not for themselves', async () => {
  const volunteer = await joined();
  const refer = async (by = volunteer) =>
    (
      await team.gql<{ myReferrals: { code: string; signUps: number; signatures: number } }>(
        by.cookie,
        'mutation { myReferrals { code signUps signatures } }',
      )
    ).data.myReferrals;
  const { code } = await refer();
  expect((await refer()).code).toBe(code);
  const event = await team.made.eventIn(48 * HOUR);
  expect((await browse(base, `/events/${event.slug}?ref=${code}`)).html).toContain(`name="ref" value="${code}"`);
  expect((await browse(base, `/events/${event.slug}?ref=%3Cb%3E`)).html).not.toContain('name="ref"');
  const came = await filled(api, event, { email: 'came@example.org', ref: code });
  expect((await browse(base, `/events/${event.slug}`, came)).status).toBe(303);
  const own = await filled(api, event, { email: volunteer.email, ref: code });
  await browse(base, `/events/${event.slug}`, own);
  const petition = await publicPetition(api);
  await browse(
    base,
    `/petitions/${petition.slug}`,
    await signingForm(api, petition, { email: 'signs@example.org', ref: code }),
  );
  await team.made.follow();
  expect(await refer()).toMatchObject({ signUps: 1, signatures: 0 });
  const [signature] = await signaturesOf(api, petition.id);
  await api.inside(() => api.app.get(SignaturesService).confirm(signature!.details.token));
  await team.made.follow();
  expect(await refer()).toMatchObject({ signUps: 1, signatures: 1 });
  const referred = await rows<{ count: number }>(`select count(*)::int as count from timeline where kind = 'REFERRED'`);
  expect(referred).toEqual([{ count: 4 }]);
  // What is given back or withdrawn counts no longer, and again once somebody signs up anew.
  const contact = await team.made.inTx(async () => db().index('email', 'came@example.org'));
  const place = () => team.made.inTx(() => db().repo(SignUp).findOneByOrFail({ eventId: event.id, contact }));
  await team.made.giveBack(await place());
  await api.inside(() => api.app.get(SignaturesService).withdraw(signature!.details.token));
  await team.made.follow();
  expect(await refer()).toMatchObject({ signUps: 0, signatures: 0 });
  await browse(base, `/events/${event.slug}`, await filled(api, event, { email: 'came@example.org', ref: code }));
  await team.made.follow();
  expect(await refer()).toMatchObject({ signUps: 1, signatures: 0 });
});

let entanglements = 0;
/** Somebody with a place at a past and a coming event, a confirmed signature, and a one-on-one. */
async function entangled() {
  const volunteer = await joined();
  const { email } = volunteer;
  const past = await team.made.eventIn(HOUR);
  const coming = await team.made.eventIn(48 * HOUR, { capacity: 1 });
  for (const event of [past, coming]) await team.made.signUp(event, { email });
  await team.made.admin(`update event set "startsAt" = now() - interval '3 hours', "endsAt" = now() where id = $1`, [
    past.id,
  ]);
  const petition = await publicPetition(api);
  await browse(base, `/petitions/${petition.slug}`, await signingForm(api, petition, { email }));
  const [signature] = await signaturesOf(api, petition.id);
  await api.inside(() => api.app.get(SignaturesService).confirm(signature!.details.token));
  await offer(organizer, [day(30 + (entanglements += 1))], { until: '17:30' });
  await book(volunteer, (await times(volunteer)).at(-1)!.startsAt);
  await team.mails();
  return { volunteer, past, coming, petition };
}

test('somebody sees what is kept of them, and changes what they want', async () => {
  const { volunteer } = await entangled();
  const mine = await team.gql<{ myData: { emails: string[]; signed: object[]; timeline: { kind: string }[] } }>(
    volunteer.cookie,
    '{ myData { emails signed { at } timeline { kind } } }',
  );
  expect(mine.data.myData).toMatchObject({ emails: [volunteer.email], signed: [{}] });
  const change = await team.gql<{ changeMyPreferences: object }>(
    volunteer.cookie,
    'mutation ($input: PreferencesInput!) { changeMyPreferences(input: $input) { language agreed } }',
    { input: { language: 'es', newsByEmail: true } },
  );
  expect(change.data.changeMyPreferences).toEqual({ language: 'es', agreed: ['EMAIL'] });
  // Nobody else's: a stranger has nothing, staff have their own.
  expect((await team.gql<{ myData: null }>((await joined()).cookie, '{ myData { name } }')).data.myData).toBeNull();
});

test('who leaves gives everything back, is written to no more, and cannot come in again', async () => {
  const { volunteer, coming } = await entangled();
  expect(codeOf(await team.gql(organizer.cookie, 'mutation { leave(sure: true) }'))).toBe('CONFLICT');
  expect((await team.gql(volunteer.cookie, 'mutation { leave(sure: true) }')).errors).toBeUndefined();
  expect(await team.me(volunteer.cookie)).toBeNull();
  const [place] = await rows<{ state: string }>('select state from sign_up where "eventId" = $1', [coming.id]);
  expect(place).toEqual({ state: 'CANCELLED' });
  const [stop] = await rows<{ channel: string; source: string }>('select channel, source from opt_out');
  expect(stop).toEqual({ channel: 'ALL', source: 'person' });
  const left = `select count(*)::int as count from one_on_one o join opt_out s on s."personId" = o."personId"
    where o.state = 'BOOKED'`;
  expect(await rows(left)).toEqual([{ count: 0 }]);
  const before = (await team.mails()).filter(({ to }) => to === volunteer.email).length;
  await team.send('/api/link-request', { email: volunteer.email });
  expect((await team.mails()).filter(({ to }) => to === volunteer.email)).toHaveLength(before);
});

test('who has themselves deleted is gone, and what was counted stays counted', async () => {
  const { volunteer, past, coming, petition } = await entangled();
  const counts = async () =>
    rows<{ signed: number; came: number }>(
      `select (select count(*)::int from signature where "petitionId" = $1 and state = 'CONFIRMED') as signed,
         (select count(*)::int from sign_up where "eventId" = $2 and state = 'CONFIRMED')
           + (select forgotten from event where id = $2) as came`,
      [petition.id, past.id],
    );
  const before = await counts();
  expect(before).toEqual([{ signed: 1, came: 1 }]);
  expect(codeOf(await team.gql(volunteer.cookie, 'mutation { eraseMe(sure: false) }'))).toBe('INVALID');
  expect((await team.gql(volunteer.cookie, 'mutation { eraseMe(sure: true) }')).errors).toBeUndefined();
  expect(await counts()).toEqual(before);
  expect(await team.me(volunteer.cookie)).toBeNull();
  const people = await team.made.inTx(() => db().repo(Person).find());
  expect(people.some(({ details }) => details.emails?.includes(volunteer.email))).toBe(false);
  const [signature] = await signaturesOf(api, petition.id);
  expect(signature).toMatchObject({ personId: null, details: { givenName: '', email: '' } });
  expect(await rows('select id from sign_up where "eventId" = any($1)', [[past.id, coming.id]])).toEqual([]);
  expect(await team.made.inTx(() => db().repo(Session).countBy({ userId: volunteer.id }))).toBe(0);
  const [audited] = await rows<{ personId: null }>(`select "personId" from audit_entry where kind = 'PERSON_ERASED'`);
  expect(audited).toEqual({ personId: null });
  // The address is free again, and a first-time sign-up of it is a first one.
  await team.made.signUp(await team.made.eventIn(48 * HOUR), { email: volunteer.email });
});

test('an administrator deletes somebody who asked for it: counts stay, and a file that names them again finds the stop', async () => {
  const { volunteer, past, petition } = await entangled();
  const people = await team.made.inTx(() => db().repo(Person).find());
  const { id } = people.find(({ details }) => details.emails?.includes(volunteer.email))!;
  const admin = await team.join('admin');
  const erase = `mutation { erasePerson(id: "${id}", sure: true) }`;
  expect(codeOf(await team.gql(organizer.cookie, erase))).toBe('FORBIDDEN');
  expect(codeOf(await team.gql(admin.cookie, erase.replace('true', 'false')))).toBe('INVALID');
  expect((await team.gql(admin.cookie, erase)).errors).toBeUndefined();
  expect(codeOf(await team.gql(admin.cookie, erase))).toBe('NOT_FOUND');
  const [counts] = await rows<{ signed: number; came: number }>(
    `select (select count(*)::int from signature where "petitionId" = $1 and state = 'CONFIRMED') as signed,
       (select forgotten from event where id = $2) as came`,
    [petition.id, past.id],
  );
  expect(counts).toEqual({ signed: 1, came: 1 });
  const make = 'mutation ($input: PersonInput!) { createPerson(input: $input) { optedOut } }';
  const { data } = await team.gql<{ createPerson: { optedOut: string[] } }>(admin.cookie, make, {
    input: { givenName: 'Again', emails: [volunteer.email] },
  });
  expect(data.createPerson.optedOut).toEqual(['EMAIL', 'PHONE', 'SMS', 'SMS_PERSON']);
});
