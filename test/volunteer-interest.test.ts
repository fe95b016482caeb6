import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { type Event, EventRole } from '#events';
import { Person } from '#people';
import { Db } from '#platform';
import { dayOf } from '#volunteers';
import { Tickets } from '../libs/public/event.ticket.ts';
import { AudienceService } from '../libs/outreach/audience.service.ts';
import { BlastsService } from '../libs/outreach/blasts.service.ts';
import { Proofs } from '../libs/public/form.proof.ts';
import { HOUR } from './gatherings.ts';
import { type Api, startApi } from './harness.ts';
import { browse, worked } from './public-pages.ts';
import { type Member, Team } from './team.ts';

let api: Api;
let team: Team;
let base: string;
let owner: Member;
let organizer: Member;
let coordinator: Member;
let volunteer: Member;
let skills: Record<string, string>;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  base = await api.app.getUrl();
  owner = await team.join('owner');
  organizer = await team.join('organizer');
  coordinator = await team.join('coordinator');
  volunteer = await team.invited(owner, 'volunteer');
  for (const title of ['Interpreting', 'Phone bank']) await saveSkill(organizer, title);
  const { data } = await team.gql<{ skills: { id: string; title: { en: string } }[] }>(
    owner.cookie,
    '{ skills { id title { en } } }',
  );
  skills = Object.fromEntries(data.skills.map(({ id, title }) => [title.en, id]));
});
afterAll(() => api.close());

const codeOf = ({ errors }: { errors?: { extensions: { code: string } }[] }) => errors?.[0]?.extensions.code;
const saveSkill = (by: Member, titleEn: string, titleEs = titleEn) =>
  team.gql(by.cookie, 'mutation ($input: SkillInput!) { saveSkill(input: $input) { id } }', {
    input: { titleEn, titleEs },
  });
const db = () => api.app.get(Db);
const person = (givenName: string, more: object = {}) =>
  team
    .gql<{ createPerson: { id: string } }>(
      organizer.cookie,
      'mutation ($input: PersonInput!) { createPerson(input: $input) { id } }',
      { input: { givenName, familyName: 'Prueba', ...more } },
    )
    .then(({ data }) => data.createPerson.id);
const setInterest = (by: Member, personId: string, chosen: Record<string, string>, availability: string[] = []) =>
  team.gql<{ setInterest: { skills: { level: string }[]; availability: string[] } }>(
    by.cookie,
    `mutation ($personId: ID!, $input: InterestInput!) { setInterest(personId: $personId, input: $input) {
       skills { skillId level } availability } }`,
    {
      personId,
      input: { skills: Object.entries(chosen).map(([skillId, level]) => ({ skillId, level })), availability },
    },
  );
interface Line {
  person: { id: string; name: string };
  level: string | null;
  mayMail: boolean;
}
const found = async (filter: object, by = organizer) =>
  (
    await team.gql<{ volunteers: Line[] }>(
      by.cookie,
      'query ($filter: VolunteerFilter!) { volunteers(filter: $filter) { person { id name } level mayMail } }',
      { filter },
    )
  ).data.volunteers;
const consented = (id: string) =>
  team.made.admin(
    `insert into consent (id, "organizationId", "personId", channel, given, source, ref, at)
     values (gen_random_uuid(), $1, $2, 'EMAIL', true, 'test', 'test', now())`,
    [api.organizationId, id],
  );

/** An event on the next Saturday, from ten to noon in Chicago, with a role. */
async function saturday(role: Partial<EventRole> = {}): Promise<{ event: Event; roleId: string }> {
  const start = DateTime.now().setZone('America/Chicago').plus({ weeks: 1 }).set({ weekday: 6 });
  const startsAt = start.set({ hour: 10, minute: 0, second: 0, millisecond: 0 }).toJSDate();
  const event = await team.made.eventIn(HOUR, { startsAt, endsAt: new Date(startsAt.getTime() + 2 * HOUR) });
  const values = { eventId: event.id, position: 0, name: { en: 'Interpret', es: 'Interpretar' }, needed: 3, ...role };
  const made = await team.made.inTx(() => db().save(db().make(EventRole, values)));
  return { event, roleId: made.id };
}
const couldTake = async (eventId: string, roleId: string | null, by = organizer) =>
  team.gql<{ whoCouldTake: Line[] }>(
    by.cookie,
    'query ($e: ID!, $r: ID) { whoCouldTake(eventId: $e, roleId: $r) { person { id name } level mayMail } }',
    { e: eventId, r: roleId },
  );
interface Asked {
  id: string;
  title: string;
  state: string;
  subject: Record<'en' | 'es', string>;
  body: Record<'en' | 'es', string>;
}
const asking = async (e: string, r: string | null, by = organizer) =>
  team.gql<{ askWhoCouldTake: Asked }>(
    by.cookie,
    `mutation ($e: ID!, $r: ID) { askWhoCouldTake(eventId: $e, roleId: $r) {
       id title state subject { en es } body { en es } } }`,
    { e, r },
  );

test('what volunteers can do is named by organizers, and never asks for what is never stored', async () => {
  for (const title of ['Green card', 'Immigration status', 'A-123456789'])
    expect(codeOf(await saveSkill(organizer, 'Fine', title))).toBe('INVALID');
  for (const by of [coordinator, volunteer]) expect(codeOf(await saveSkill(by, 'No'))).toBe('FORBIDDEN');
  const retire = (by: Member) => team.gql(by.cookie, `mutation { retireSkill(id: "${skills['Phone bank']}") { id } }`);
  expect(codeOf(await retire(volunteer))).toBe('FORBIDDEN');
});

test('volunteers are found by what they can do, how well, and when they have time', async () => {
  const [learns, leads, other] = [await person('Learns'), await person('Leads'), await person('Other')];
  const skillId = skills.Interpreting!;
  await setInterest(organizer, learns, { [skillId]: 'LEARN' }, ['6:MORNING']);
  const set = await setInterest(organizer, leads, { [skillId]: 'LEAD' }, ['6:MORNING', '6:AFTERNOON']);
  expect(set.data.setInterest).toMatchObject({
    skills: [{ level: 'LEAD' }],
    availability: ['6:MORNING', '6:AFTERNOON'],
  });
  await setInterest(organizer, other, { [skills['Phone bank']!]: 'CAN' });
  expect((await found({ skillId })).map(({ person: { id } }) => id)).toEqual([leads, learns]);
  expect((await found({ skillId, level: 'CAN' })).map(({ level }) => level)).toEqual(['LEAD']);
  expect((await found({ availability: ['6:MORNING', '6:AFTERNOON'] })).map(({ person: { id } }) => id)).toEqual([
    leads,
  ]);
  // Whoever may not reach people sees a short name.
  expect((await found({ skillId, level: 'LEAD' }, coordinator))[0]!.person.name).not.toContain('Prueba');
  // Said again, it stands for all of it.
  await setInterest(organizer, leads, {});
  expect((await found({ skillId })).map(({ person: { id } }) => id)).toEqual([learns]);
});

test('what somebody would like to do is written by organizers alone, and of people who are there', async () => {
  const id = await person('Unchanged');
  for (const by of [coordinator, volunteer]) expect(codeOf(await setInterest(by, id, {}))).toBe('FORBIDDEN');
  expect(codeOf(await setInterest(organizer, organizer.id, {}))).toBe('NOT_FOUND');
  expect(codeOf(await setInterest(organizer, id, { [organizer.id]: 'CAN' }))).toBe('INVALID');
  const of = (by: Member) => team.gql(by.cookie, `{ interestOf(personId: "${id}") { availability } }`);
  expect(codeOf(await of(volunteer))).toBe('FORBIDDEN');
  expect(codeOf(await team.gql(volunteer.cookie, '{ volunteers(filter: {}) { level } }'))).toBe('FORBIDDEN');
});

test('a shift is matched with who has time, can do it, is not there yet and may be written to', async () => {
  const skillId = skills.Interpreting!;
  const { event, roleId } = await saturday({ skillId, skillLevel: 2 });
  const time = ['6:MORNING'];
  const able = async (name: string, level: string, parts: string[]) => {
    const id = await person(name, { emails: [`${name.toLowerCase()}@example.org`] });
    await setInterest(organizer, id, { [skillId]: level }, parts);
    return id;
  };
  const [fits, signed, stopped] = [
    await able('Fits', 'CAN', time),
    await able('Signed', 'LEAD', time),
    await able('Stopped', 'LEAD', time),
  ];
  const [learning, away, silent] = [
    await able('Learning', 'LEARN', time),
    await able('Away', 'LEAD', ['6:EVENING']),
    await able('Silent', 'LEAD', time),
  ];
  for (const id of [fits, signed, stopped, learning, away]) await consented(id);
  await team.gql(organizer.cookie, `mutation { optOut(personId: "${stopped}", channel: ALL) { id } }`);
  await team.made.inTx(() => db().repo(EventRole).update({ id: roleId }, { needed: 9 }));
  const plain = await saturday();
  await team.made.admin('delete from event_role where id = $1', [plain.roleId]);
  const signsUp = async (email: string) => {
    await team.made.signUp(plain.event, { email });
    await team.made.admin('update sign_up set "eventId" = $1 where "eventId" = $2', [event.id, plain.event.id]);
  };
  await signsUp('signed@example.org');
  const { data } = await couldTake(event.id, roleId);
  expect(data.whoCouldTake.map(({ person: { id } }) => id)).toEqual([fits]);
  // Without a role everybody who has time is asked, the one who never said yes to mail is not.
  const anybody = (await couldTake(event.id, null)).data.whoCouldTake.map(({ person: { id } }) => id);
  expect(anybody.sort()).toEqual([fits, learning].sort());
  expect(anybody).not.toContain(silent);
  expect(codeOf(await couldTake(event.id, roleId, volunteer))).toBe('FORBIDDEN');

  // A draft for those two, in both languages, that leaves out who signs up before it goes.
  const drafted = await asking(event.id, null);
  const { id, subject, body, state } = drafted.data.askWhoCouldTake;
  expect(state).toBe('DRAFT');
  expect(subject.es).toContain('¿Puede ayudar');
  expect(body.en).toContain(`/events/${event.slug}`);
  expect(body.es).toContain(`/es/events/${event.slug}`);
  const isFor = async () => {
    const row = await api.inside(() => api.app.get(BlastsService).get(id));
    return (await api.inside(() => api.app.get(AudienceService).tally(row))).reduce((all, { count }) => all + count, 0);
  };
  expect(await isFor()).toBe(2);
  // Nothing of it is missing but who sends it, which nobody said yet.
  const review = `{ blastReview(id: "${id}") { problems } }`;
  const { problems } = (await team.gql<{ blastReview: { problems: string[] } }>(organizer.cookie, review)).data
    .blastReview;
  expect(problems).toHaveLength(1);
  await signsUp('fits@example.org');
  expect(await isFor()).toBe(1);
  // Asked again it is another draft, for who could take it now.
  const again = (await asking(event.id, null)).data.askWhoCouldTake;
  expect([again.id === id, again.title]).toEqual([false, `${drafted.data.askWhoCouldTake.title} (2)`]);
});

test('nobody is asked for a shift that nobody could take, or that cannot be had any more; nothing is left of it', async () => {
  const { event, roleId } = await saturday({ skillId: skills['Phone bank']!, skillLevel: 3 });
  const tables = ['people_list', 'list_person', 'segment', 'blast', 'bulk_change'];
  const before = await api.dump(tables);
  expect(codeOf(await asking(event.id, roleId))).toBe('CONFLICT');
  for (const by of [coordinator, volunteer]) expect(codeOf(await asking(event.id, null, by))).toBe('FORBIDDEN');
  expect(codeOf(await asking(organizer.id, null))).toBe('NOT_FOUND');
  await team.made.admin('update event set state = $1 where id = $2', ['DRAFT', event.id]);
  expect((await asking(event.id, null)).errors?.[0]?.message).toContain('still to come');
  expect(await api.dump(tables)).toBe(before);
});

/** The public form, as a person fills it in who has had its page open for a while. */
async function form(changes: Record<string, string> = {}): Promise<Record<string, string>> {
  const ticket = await api.inside(async () =>
    api.app.get(Tickets).make(api.organizationId, Date.now() - 60_000 - Math.ceil(Math.random() * 50_000)),
  );
  const proof = await worked(await api.inside(() => api.app.get(Proofs).challenge(api.organizationId)));
  const chosen = { [`skill-${skills.Interpreting!}`]: 'CAN', times: '6:MORNING' };
  return {
    name: 'Rosa Ejemplo',
    email: 'rosa@example.org',
    phone: '',
    topic: '',
    ticket,
    proof,
    ...chosen,
    ...changes,
  };
}
const people = (email: string) =>
  team.made.inTx(async () => (await db().repo(Person).find()).filter(({ details }) => details.emails?.includes(email)));

test('the public form counts once its mail is confirmed: opening the link shows, its button acts', async () => {
  expect((await browse(base, '/es/volunteer')).html).toContain('Interpreting');
  const sent = await browse(base, '/volunteer', await form({ newsByEmail: 'yes' }));
  expect(sent).toMatchObject({ status: 303, location: '/volunteer/thanks' });
  expect(await people('rosa@example.org')).toEqual([]);
  // A second time sees what the first one saw, and waits an hour for another mail.
  const again = await browse(base, '/volunteer', await form({ name: 'Somebody Else' }));
  expect(again).toMatchObject({ status: 303, location: '/volunteer/thanks' });
  const mails = (await team.mails()).filter(({ to }) => to === 'rosa@example.org');
  expect(mails).toHaveLength(1);
  const link = /\/volunteer\/[\w-]{43}/.exec(mails[0]!.text)![0];
  const page = await browse(base, link);
  expect(page.html).toContain('Rosa Ejemplo');
  expect(await people('rosa@example.org')).toEqual([]);
  for (let times = 0; times < 2; times += 1) expect((await browse(base, link, {})).status).toBe(303);
  const [rosa] = await people('rosa@example.org');
  expect(
    (await found({ skillId: skills.Interpreting!, availability: ['6:MORNING'] })).map((each) => each.person.id),
  ).toContain(rosa!.id);
  const { data } = await team.gql<{ person: { consents: string[]; timeline: { kind: string }[] } }>(
    organizer.cookie,
    `{ person(id: "${rosa!.id}") { consents timeline { kind } } }`,
  );
  expect(data.person.consents).toEqual(['EMAIL']);
  expect(data.person.timeline.filter(({ kind }) => kind === 'INTERESTED')).toHaveLength(1);
  expect(await api.dump(['interest_form', 'person', 'volunteer'])).not.toContain('rosa@');
});

test('the public form is refused with what is wrong, and a link that was made up opens nothing', async () => {
  for (const [changes, word] of [
    [{ name: 'Indocumentada Ejemplo' }, 'name-error'],
    [{ email: 'nobody' }, 'email-error'],
    [{ [`skill-${skills.Interpreting!}`]: '', times: '' }, 'skills-error'],
    [{ topic: 'spam' }, 'errors'],
  ] as const) {
    const { status, html } = await browse(base, '/volunteer', await form(changes as Record<string, string>));
    expect([status, html.includes(`id="${word}"`)]).toEqual([422, true]);
  }
  expect((await browse(base, `/volunteer/${'x'.repeat(43)}`)).status).toBe(404);
  expect((await browse(base, `/volunteer/${'x'.repeat(43)}`, {})).status).toBe(404);
});

test('a volunteer says for themselves what they would like to do', async () => {
  const mine = { skills: [{ skillId: skills.Interpreting!, level: 'LEAD' }], availability: ['6:MORNING'] };
  const set = (by: Member) =>
    team.gql<{ setMyInterest: object }>(
      by.cookie,
      'mutation ($input: InterestInput!) { setMyInterest(input: $input) { availability skills { level } } }',
      { input: mine },
    );
  expect((await set(volunteer)).data.setMyInterest).toEqual({
    availability: ['6:MORNING'],
    skills: [{ level: 'LEAD' }],
  });
  const { data } = await team.gql<{ myInterest: object }>(volunteer.cookie, '{ myInterest { availability } }');
  expect(data.myInterest).toEqual({ availability: ['6:MORNING'] });
  // An address that nobody has shown to be theirs makes nobody.
  const unproven = await team.join('volunteer');
  expect(codeOf(await set(unproven))).toBe('CONFLICT');
  expect(await people(unproven.email)).toEqual([]);
});

test('a role that asks for a training is given only to who holds it, and the refusal says what to do', async () => {
  const save = (by: Member) =>
    team.gql<{ saveQualificationKind: { id: string }[] }>(
      by.cookie,
      'mutation ($input: QualificationKindInput!) { saveQualificationKind(input: $input) { id } }',
      {
        input: {
          titleEn: 'Marshal training',
          titleEs: 'Formación',
          howEn: 'Come on Tuesdays.',
          howEs: 'Venga los martes.',
        },
      },
    );
  expect(codeOf(await save(organizer))).toBe('FORBIDDEN');
  const kindId = (await save(owner)).data.saveQualificationKind.at(-1)!.id;
  const { event, roleId } = await saturday();
  const needs = (by: Member) =>
    team.gql(by.cookie, 'mutation ($input: RoleNeedsInput!) { setRoleNeeds(input: $input) { trainingId } }', {
      input: { roleId, trainingId: kindId },
    });
  expect(codeOf(await needs(volunteer))).toBe('FORBIDDEN');
  expect((await needs(organizer)).errors).toBeUndefined();
  const take = () =>
    team.gql(volunteer.cookie, `mutation { takeShift(eventId: "${event.id}", roleId: "${roleId}") { eventId } }`);
  const refused = await take();
  expect(codeOf(refused)).toBe('CONFLICT');
  expect(refused.errors![0]!.message).toContain('Come on Tuesdays.');
  // Nor by the public form, nor by waiting for anything at all.
  const page = await browse(base, `/events/${event.slug}`);
  expect(page.html).toContain('After training');
  const [own] = await people(volunteer.email);
  const qualify = (by: Member, validUntil: string | null = null) =>
    team.gql(by.cookie, 'mutation ($input: QualifyInput!) { qualify(input: $input) { valid } }', {
      input: { kindId, personId: own!.id, validUntil },
    });
  for (const by of [coordinator, volunteer]) expect(codeOf(await qualify(by))).toBe('FORBIDDEN');
  await qualify(organizer, '2020-01-01');
  expect(codeOf(await take())).toBe('CONFLICT');
  // One that holds today and ends before the shift is none, and whoever holds it is not proposed for it.
  const before = (days: number) => dayOf(new Date(event.startsAt.getTime() - days * 24 * HOUR));
  await setInterest(organizer, own!.id, {}, ['6:MORNING']);
  await consented(own!.id);
  const proposed = async () => (await couldTake(event.id, roleId)).data.whoCouldTake.map(({ person: { id } }) => id);
  const lacks = async () =>
    (
      await team.gql<{ openShifts: { eventId: string; lacks: object | null }[] }>(
        volunteer.cookie,
        '{ openShifts { eventId lacks { en } } }',
      )
    ).data.openShifts.find(({ eventId }) => eventId === event.id)?.lacks;
  await qualify(organizer, before(1));
  expect([codeOf(await take()), await lacks(), await proposed()]).toEqual(['CONFLICT', { en: 'Marshal training' }, []]);
  await qualify(organizer, before(0));
  expect([await lacks(), await proposed()]).toEqual([null, [own!.id]]);
  expect((await take()).errors).toBeUndefined();
  const { data } = await team.gql<{ myShifts: { role: { en: string } }[] }>(
    volunteer.cookie,
    '{ myShifts { role { en } } }',
  );
  expect(data.myShifts).toEqual([{ role: { en: 'Interpret' } }]);
});
