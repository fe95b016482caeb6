import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HOUR } from '../../test/gatherings.ts';
import { type Api, startApi } from '../../test/harness.ts';
import { type Member, Team } from '../../test/team.ts';
import { SignUpsService } from '#events';

let api: Api;
let team: Team;
let owner: Member;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  owner = await team.join('owner');
});
afterAll(() => api.close());

interface Told {
  id: string;
  state: string;
  title: { en: string };
  coming: boolean;
  placeName: string;
  placeAddress: string;
  eventState: string;
  publicUrl: string;
}
const FIELDS = 'id state title { en } coming placeName placeAddress eventState publicUrl timeZone role { en }';
const shifts = async (cookie: string) =>
  (await team.gql<{ myShifts: Told[] }>(cookie, `{ myShifts { ${FIELDS} } }`)).data.myShifts;
const giveBack = (cookie: string, id: string) =>
  team.gql<{ giveBackShift: Told[] }>(cookie, `mutation { giveBackShift(id: "${id}") { ${FIELDS} } }`);
const told = (en: string) => ({ title: { en, es: en } });

test('somebody sees what was signed up with their own address, the soonest first, then what is past', async () => {
  const volunteer = await team.invited(owner, 'volunteer');
  const [local, domain] = volunteer.email.split('@');
  const later = await team.made.eventIn(72 * HOUR, told('Later'));
  const soon = await team.made.eventIn(24 * HOUR, told('Soon'));
  const past = await team.made.eventIn(HOUR, told('Past'));
  for (const event of [later, past]) await team.made.signUp(event, { email: volunteer.email });
  const tagged = { name: 'Ana', email: `${local!.toUpperCase()}+news@${domain}`, language: 'en' as const };
  await api.inside(() => api.app.get(SignUpsService).signUp(soon.id, { ...tagged, roleId: null, news: [] }));
  await team.made.signUp(soon, { email: 'another@example.org' });
  await team.made.admin(
    `update event set "startsAt" = now() - interval '3 hours', "endsAt" = now() - interval '2 hours' where id = $1`,
    [past.id],
  );
  const found = await shifts(volunteer.cookie);
  expect(found.map(({ title, coming }) => [title.en, coming])).toEqual([
    ['Soon', true],
    ['Later', true],
    ['Past', false],
  ]);
  expect(found[0]).toMatchObject({ state: 'CONFIRMED', placeName: 'City Hall', placeAddress: '350 S 5th St' });
  expect(found[0]!.publicUrl).toContain(`/events/${soon.slug}`);
});

test('a place is given back once, by whose it is, and by nobody else', async () => {
  const [one, two] = [await team.invited(owner, 'volunteer'), await team.invited(owner, 'volunteer')];
  const event = await team.made.eventIn(48 * HOUR);
  const { id } = await team.made.signUp(event, { email: one.email });
  for (const { cookie } of [two, owner]) {
    const refused = await giveBack(cookie, id);
    expect(refused.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  }
  expect(await shifts(one.cookie)).toHaveLength(1);
  const both = await Promise.all([giveBack(one.cookie, id), giveBack(one.cookie, id)]);
  for (const { data } of both) expect(data.giveBackShift).toEqual([]);
  expect((await team.mails()).filter(({ to, subject }) => to === one.email && subject.includes('gave'))).toHaveLength(
    1,
  );
  const cross = { headers: { 'sec-fetch-site': 'cross-site' } };
  const again = await team.made.signUp(event, { email: one.email });
  const forged = await team.gql(one.cookie, `mutation { giveBackShift(id: "${again.id}") { id } }`, {}, cross);
  expect(forged.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  expect(await shifts(one.cookie)).toHaveLength(1);
});

test('an event that was called off is shown as that', async () => {
  const volunteer = await team.invited(owner, 'volunteer');
  const event = await team.made.eventIn(48 * HOUR);
  await team.made.signUp(event, { email: volunteer.email });
  await team.made.cancel(event);
  expect(await shifts(volunteer.cookie)).toMatchObject([{ eventState: 'CANCELLED', coming: true }]);
});

test('an address that nobody has shown to be theirs makes nothing theirs, until a link in its mail was used', async () => {
  const event = await team.made.eventIn(48 * HOUR);
  const { email, cookie } = await team.join('volunteer');
  const { id } = await team.made.signUp(event, { email });
  expect(await shifts(cookie)).toEqual([]);
  expect((await giveBack(cookie, id)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  const back = await team.send('/api/link', { token: await team.magicLink(email) });
  expect(await shifts(back.cookie)).toMatchObject([{ id }]);
});

test('the calendar file of a place is for whose it is', async () => {
  const [one, two] = [await team.invited(owner, 'volunteer'), await team.invited(owner, 'volunteer')];
  const { id } = await team.made.signUp(await team.made.eventIn(48 * HOUR), { email: one.email });
  const get = (cookie?: string) => team.send(`/api/shifts/${id}/event.ics`, undefined, cookie ? { cookie } : {});
  const file = await get(one.cookie);
  expect(file.headers['content-type']).toContain('text/calendar');
  expect(file.text).toContain(`UID:${id}`);
  expect(file.text).not.toContain(one.email);
  expect((await get(two.cookie)).status).toBe(404);
  expect((await get()).status).toBe(401);
});

test('a program has no shifts and no tasks', async () => {
  const { data } = await api.gql<{ myShifts: []; myTasks: [] }>('volunteer', '{ myShifts { id } myTasks { id } }');
  expect(data).toEqual({ myShifts: [], myTasks: [] });
});
