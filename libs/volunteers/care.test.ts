import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Person } from '#people';
import { Db } from '#platform';
import { HOUR } from '../../test/gatherings.ts';
import { type Api, startApi } from '../../test/harness.ts';
import { type Member, Team } from '../../test/team.ts';
import { dayOf } from './due.ts';

let api: Api;
let team: Team;
let owner: Member;
let organizer: Member;
let other: Member;
let coordinator: Member;
let volunteer: Member;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  owner = await team.join('owner');
  [organizer, other] = [await team.join('organizer'), await team.join('organizer')];
  coordinator = await team.join('coordinator');
  volunteer = await team.invited(owner, 'volunteer');
});
afterAll(() => api.close());

const codeOf = ({ errors }: { errors?: { extensions: { code: string } }[] }) => errors?.[0]?.extensions.code;
let count = 0;
async function person(email?: string): Promise<string> {
  count += 1;
  const input = { givenName: `Nadie${count}`, familyName: 'Inventada', ...(email && { emails: [email] }) };
  const { data } = await team.gql<{ createPerson: { id: string } }>(
    organizer.cookie,
    'mutation ($input: PersonInput!) { createPerson(input: $input) { id } }',
    { input },
  );
  return data.createPerson.id;
}
const kinds = async (id: string) =>
  (
    await team.gql<{ person: { timeline: { kind: string }[] } }>(
      organizer.cookie,
      `{ person(id: "${id}") { timeline { kind } } }`,
    )
  ).data.person.timeline.map(({ kind }) => kind);

const reassign = (by: Member, input: object) =>
  team.gql<{ reassignPeople: number }>(
    by.cookie,
    'mutation ($input: ReassignInput!) { reassignPeople(input: $input) }',
    {
      input,
    },
  );
const pointOf = async (id: string) =>
  (
    await team.gql<{ pointPersonOf: { name: string } | null }>(
      organizer.cookie,
      `{ pointPersonOf(personId: "${id}") { name } }`,
    )
  ).data.pointPersonOf?.name;

test('each person has one organizer at most, and many are given to another one at once', async () => {
  const people = [await person(), await person(), await person()];
  expect((await reassign(organizer, { toUserId: organizer.id, personIds: people })).data.reassignPeople).toBe(3);
  // What is so already is not changed again.
  expect((await reassign(organizer, { toUserId: organizer.id, personIds: people })).data.reassignPeople).toBe(0);
  expect((await kinds(people[0]!)).filter((kind) => kind === 'POINT_PERSON_SET')).toHaveLength(1);
  expect((await reassign(owner, { fromUserId: organizer.id, toUserId: other.id })).data.reassignPeople).toBe(3);
  expect(await pointOf(people[2]!)).toBe(other.name);
  const { data } = await team.gql<{ pointPersonLoads: { user: { id: string }; count: number }[] }>(
    organizer.cookie,
    '{ pointPersonLoads { user { id } count } }',
  );
  expect(data.pointPersonLoads).toEqual([{ user: { id: other.id }, count: 3 }]);
  await reassign(organizer, { toUserId: null, personIds: [people[0]] });
  expect(await pointOf(people[0]!)).toBeUndefined();
  for (const by of [coordinator, volunteer])
    expect(codeOf(await reassign(by, { toUserId: other.id, personIds: people }))).toBe('FORBIDDEN');
  expect(codeOf(await reassign(organizer, { toUserId: volunteer.id, personIds: people }))).toBe('INVALID');
  expect(codeOf(await reassign(organizer, { toUserId: other.id }))).toBe('INVALID');
  // Two who give the same people at once: one of both is their organizer afterwards.
  const both = await Promise.all([
    reassign(organizer, { toUserId: organizer.id, personIds: people }),
    reassign(owner, { toUserId: other.id, personIds: people }),
  ]);
  expect(both.map(codeOf)).toEqual([undefined, undefined]);
});

test('who is given people is told by one mail that names nobody, which can be switched off; the change can be taken back', async () => {
  const taker = await team.join('organizer');
  const people = [await person(), await person(), await person()];
  await reassign(organizer, { toUserId: organizer.id, personIds: people.slice(0, 1) });
  await reassign(organizer, { toUserId: taker.id, personIds: people });
  const told = async () => (await team.mails()).filter(({ to }) => to === taker.email);
  const [mail, ...more] = await told();
  expect(more).toEqual([]);
  expect(mail!.subject).toBe('3 people are yours to look after now');
  expect(mail!.text).toContain('/console/settings/digest');
  expect(`${mail!.subject}${mail!.text}`).not.toMatch(/Ada|Lovelace/);
  // Whoever takes people themselves knows it.
  await reassign(taker, { toUserId: taker.id, personIds: [await person()] });
  expect(await told()).toHaveLength(1);
  const changes = async () =>
    (
      await team.gql<{ bulkChanges: { id: string; kind: string; changed: number }[] }>(
        organizer.cookie,
        '{ bulkChanges { id kind changed } }',
      )
    ).data.bulkChanges;
  const [, given] = await changes();
  expect(given).toMatchObject({ kind: 'SET_POINT_PERSON', changed: 3 });
  await reassign(organizer, { toUserId: other.id, personIds: people.slice(2) });
  const undo = (id: string) => team.gql(organizer.cookie, `mutation { undoBulkChange(id: "${id}") { id } }`);
  expect((await undo(given!.id)).errors).toBeUndefined();
  expect([await pointOf(people[0]!), await pointOf(people[1]!), await pointOf(people[2]!)]).toEqual([
    organizer.name,
    undefined,
    other.name,
  ]);
  // To nobody, and back, but not over the head of who has them since.
  await reassign(organizer, { toUserId: null, personIds: [people[0], people[2]] });
  const [cleared] = await changes();
  expect(cleared).toMatchObject({ kind: 'CLEAR_POINT_PERSON', changed: 2 });
  await reassign(organizer, { toUserId: taker.id, personIds: people.slice(0, 1) });
  expect((await undo(cleared!.id)).errors).toBeUndefined();
  expect([await pointOf(people[0]!), await pointOf(people[2]!)]).toEqual([taker.name, other.name]);
  expect(await told()).toHaveLength(2);
  await team.gql(taker.cookie, 'mutation { setHandoverMails(on: false) }');
  await reassign(organizer, { toUserId: taker.id, personIds: people });
  expect(await told()).toHaveLength(2);
});

test('who sees no people is not given any, and is not among those to choose', async () => {
  const auditor = await team.join('auditor');
  const id = await person();
  for (const each of [auditor, volunteer])
    expect(codeOf(await reassign(organizer, { toUserId: each.id, personIds: [id] }))).toBe('INVALID');
  const { data } = await team.gql<{ pointPersonChoices: { id: string }[] }>(
    organizer.cookie,
    '{ pointPersonChoices { id } }',
  );
  const ids = data.pointPersonChoices.map((each) => each.id);
  expect(ids).toEqual(expect.arrayContaining([organizer.id, owner.id, coordinator.id]));
  for (const each of [auditor, volunteer]) expect(ids).not.toContain(each.id);
  const charge = 'mutation ($ids: [ID!]!) { setTurf(ward: 12, userIds: $ids) { ward } }';
  expect(codeOf(await team.gql(organizer.cookie, charge, { ids: [auditor.id] }))).toBe('INVALID');
});

test('an organizer hears what their contacts do, once, and of nobody else', async () => {
  const [theirs, others] = [await person('theirs@example.org'), await person('others@example.org')];
  await reassign(organizer, { toUserId: organizer.id, personIds: [theirs] });
  await reassign(organizer, { toUserId: other.id, personIds: [others] });
  const event = await team.made.eventIn(48 * HOUR);
  for (const email of ['theirs@example.org', 'others@example.org']) await team.made.signUp(event, { email });
  const news = async () =>
    (
      await team.gql<{ contactNews: { kind: string; at: string; person: { id: string } }[] }>(
        organizer.cookie,
        '{ contactNews { kind at person { id } } }',
      )
    ).data.contactNews;
  const [line, ...more] = await news();
  expect([line!.kind, line!.person.id, more]).toEqual(['SIGNED_UP', theirs, []]);
  const until = new Date().toISOString();
  await team.gql(organizer.cookie, 'mutation ($until: DateTime!) { readContactNews(until: $until) }', { until });
  expect(await news()).toEqual([]);
});

interface Stages {
  id: string;
  name: { en: string };
  count: number;
}
const ladder = async () =>
  (await team.gql<{ ladder: Stages[] }>(organizer.cookie, '{ ladder { id name { en } count } }')).data.ladder;
const STANDING = 'stage { en } state dueOn moves { from { en } to { en } by why state }';
const move = (by: Member, input: object) =>
  team.gql<{ moveOnLadder: { stage: { en: string }; moves: { from: { en: string } | null; to: { en: string } }[] } }>(
    by.cookie,
    `mutation ($input: MoveInput!) { moveOnLadder(input: $input) { ${STANDING} } }`,
    { input },
  );

test('the ladder begins with five stages, and a stage is renamed, moved and removed while people stand at it', async () => {
  const stages = await ladder();
  expect(stages.map(({ name }) => name.en)).toEqual(['Observer', 'Supporter', 'Volunteer', 'Leader', 'Organizer']);
  const id = await person();
  const [, supporter, helper] = stages;
  await move(organizer, { personId: id, stageId: supporter!.id, why: 'Came to the march', dueOn: '2027-01-15' });
  const moved = await move(organizer, { personId: id, stageId: helper!.id });
  expect(moved.data.moveOnLadder.moves).toMatchObject([
    { from: { en: 'Supporter' }, to: { en: 'Volunteer' }, by: organizer.name },
    { from: null, to: { en: 'Supporter' }, why: 'Came to the march' },
  ]);
  const save = (by: Member, input: object) =>
    team.gql(by.cookie, 'mutation ($input: StageInput!) { saveStage(input: $input) { id } }', { input });
  await save(organizer, { id: helper!.id, nameEn: 'Helper', nameEs: 'Ayudante', position: 0 });
  expect((await ladder()).map(({ name }) => name.en).slice(0, 2)).toEqual(['Helper', 'Observer']);
  const remove = (by: Member, to?: string) =>
    team.gql(by.cookie, `mutation { removeStage(id: "${helper!.id}"${to ? `, toStageId: "${to}"` : ''}) { id } }`);
  expect(codeOf(await remove(organizer))).toBe('CONFLICT');
  expect((await remove(organizer, supporter!.id)).errors).toBeUndefined();
  const { data } = await team.gql<{ standingOf: { stage: { en: string }; moves: { from: { en: string } }[] } }>(
    organizer.cookie,
    `{ standingOf(personId: "${id}") { ${STANDING} } }`,
  );
  // The log keeps the names of its day.
  expect([data.standingOf.stage.en, data.standingOf.moves.map(({ from }) => from?.en)]).toEqual([
    'Supporter',
    ['Helper', 'Supporter', undefined],
  ]);
  expect((await ladder()).find(({ name }) => name.en === 'Supporter')!.count).toBe(1);
  for (const by of [coordinator, volunteer]) {
    expect(codeOf(await save(by, { nameEn: 'No', nameEs: 'No' }))).toBe('FORBIDDEN');
    expect(codeOf(await remove(by, supporter!.id))).toBe('FORBIDDEN');
    expect(codeOf(await move(by, { personId: id, stageId: supporter!.id }))).toBe('FORBIDDEN');
  }
  expect(codeOf(await save(organizer, { nameEn: 'Green card holders', nameEs: 'x' }))).toBe('INVALID');
});

interface Rung {
  items: { person: { id: string }; state: string; late: boolean; dueOn: string | null; assignee: string | null }[];
  endCursor: string | null;
}
const at = async (by: Member, stageId: string, first: number, after: string | null = null) =>
  team.gql<{ ladderAt: Rung }>(
    by.cookie,
    `query ($stageId: ID!, $first: Int, $after: ID) { ladderAt(stageId: $stageId, first: $first, after: $after) {
       items { person { id } state late dueOn assignee } endCursor } }`,
    { stageId, first, after },
  );

test('who stands at a stage is told a part at a time: late steps first, then those due, and last who gave up', async () => {
  const stage = (await ladder()).at(-1)!;
  const [none, late, soon, gone] = [await person(), await person(), await person(), await person()];
  const input = { stageId: stage.id, assigneeId: other.id };
  await move(organizer, { ...input, personId: none });
  await move(organizer, { ...input, personId: late, dueOn: '2026-01-02' });
  await move(organizer, { ...input, personId: soon, dueOn: '2031-01-02' });
  await move(organizer, { ...input, personId: gone, state: 'ABANDONED', why: 'No time', dueOn: '2026-01-01' });
  const first = (await at(coordinator, stage.id, 2)).data.ladderAt;
  expect(first.items).toMatchObject([
    { person: { id: late }, late: true, dueOn: '2026-01-02', assignee: other.name, state: 'ACTIVE' },
    { person: { id: soon }, late: false },
  ]);
  const rest = (await at(coordinator, stage.id, 2, first.endCursor)).data.ladderAt;
  expect(rest.items.map(({ person: { id }, late: is }) => [id, is])).toEqual([
    [none, false],
    [gone, false],
  ]);
  expect(rest.endCursor).toBeNull();
  expect(codeOf(await at(volunteer, stage.id, 2))).toBe('FORBIDDEN');
  const { data } = await team.gql<{ ladder: { id: string; count: number; late: number }[] }>(
    organizer.cookie,
    '{ ladder { id count late } }',
  );
  expect(data.ladder.find(({ id }) => id === stage.id)).toMatchObject({ count: 3, late: 1 });
});

test("the timeline tells of a move by its stages in the reader's language", async () => {
  const id = await person();
  const [first, second] = await ladder();
  await move(organizer, { personId: id, stageId: first!.id });
  await move(organizer, { personId: id, stageId: second!.id, why: 'Secret words' });
  const { data } = await team.gql<{
    timelineOf: { items: { kind: string; note: null; about: { name: string } | null }[] };
  }>(
    coordinator.cookie,
    `{ timelineOf(personId: "${id}") { items { kind note about { name } } } }`,
    {},
    { headers: { 'accept-language': 'es' } },
  );
  expect(data.timelineOf.items.filter(({ kind }) => kind === 'STAGE_MOVED')).toEqual([
    { kind: 'STAGE_MOVED', note: null, about: { name: 'Observa → Apoya' } },
    { kind: 'STAGE_MOVED', note: null, about: { name: 'Observa' } },
  ]);
});

test('a step that ends needs a reason, which is sealed and for those alone who may reach people', async () => {
  const id = await person();
  const [stage] = await ladder();
  const end = { personId: id, stageId: stage!.id, state: 'ABANDONED' };
  expect(codeOf(await move(organizer, end))).toBe('INVALID');
  expect(codeOf(await move(organizer, { ...end, why: 'She is undocumented' }))).toBe('INVALID');
  expect((await move(organizer, { ...end, why: 'Moved to Quetzaltown' })).errors).toBeUndefined();
  const { data } = await team.gql<{ standingOf: { moves: { why: string | null }[] } }>(
    coordinator.cookie,
    `{ standingOf(personId: "${id}") { moves { why } } }`,
  );
  expect(data.standingOf.moves).toEqual([{ why: null }]);
  const rows = await api.dump(['ladder_place', 'ladder_move', 'ladder_stage', 'assessment']);
  for (const word of ['Quetzaltown', 'Supporter']) {
    expect(rows).not.toContain(word);
    expect(rows).not.toContain(Buffer.from(word).toString('hex'));
  }
});

test('assessments stand beside each other, each with who made it', async () => {
  const id = await person();
  const assess = (by: Member, score: number, note?: string) =>
    team.gql<{ assess: object[] }>(
      by.cookie,
      'mutation ($input: AssessInput!) { assess(input: $input) { score by note } }',
      { input: { personId: id, score, note } },
    );
  await assess(organizer, 3, 'Not sure yet');
  expect((await assess(other, 1)).data.assess).toEqual([
    { score: 1, by: other.name, note: null },
    { score: 3, by: organizer.name, note: 'Not sure yet' },
  ]);
  for (const score of [0, 6]) expect(codeOf(await assess(organizer, score))).toBe('INVALID');
  for (const by of [coordinator, volunteer]) expect(codeOf(await assess(by, 2))).toBe('FORBIDDEN');
  expect(await kinds(id)).toContain('ASSESSED');
});

test('hours are told by person and time; what staff wrote stands above what somebody says themselves', async () => {
  const event = await team.made.eventIn(HOUR);
  await team.made.signUp(event, { email: volunteer.email });
  await team.made.admin(`update event set "startsAt" = now() - interval '3 hours', "endsAt" = now() where id = $1`, [
    event.id,
  ]);
  const log = (by: Member, verb: 'logHours' | 'logMyHours', input: object) =>
    team.gql<Record<string, { minutes: number; source: string }[]>>(
      by.cookie,
      `mutation ($input: HoursInput!) { ${verb}(input: $input) { minutes source } }`,
      { input },
    );
  const mine = await log(volunteer, 'logMyHours', { eventId: event.id, minutes: 90 });
  expect(mine.data.logMyHours).toEqual([{ minutes: 90, source: 'SELF' }]);
  const db = api.app.get(Db);
  const [row] = await team.made.inTx(() =>
    db.repo(Person).query<{ personId: string }[]>('select "personId" from worked_hours'),
  );
  const personId = row!.personId;
  await log(organizer, 'logHours', { personId, eventId: event.id, minutes: 120 });
  expect(codeOf(await log(volunteer, 'logMyHours', { eventId: event.id, minutes: 600 }))).toBe('CONFLICT');
  expect(codeOf(await log(volunteer, 'logHours', { personId, minutes: 5, day: '2026-01-01' }))).toBe('FORBIDDEN');
  expect(codeOf(await log(volunteer, 'logMyHours', { personId, minutes: 5, day: '2026-01-01' }))).toBe('FORBIDDEN');
  expect(codeOf(await log(volunteer, 'logMyHours', { day: '2999-01-01', minutes: 60 }))).toBe('INVALID');
  const elsewhere = await team.made.eventIn(HOUR);
  expect(codeOf(await log(volunteer, 'logMyHours', { eventId: elsewhere.id, minutes: 60 }))).toBe('NOT_FOUND');
  await log(organizer, 'logHours', { personId, day: '2026-01-02', minutes: 30 });
  const report = (by: Member, from: string, to: string) =>
    team.gql<{ hoursReport: { minutes: number; entries: number }[] }>(
      by.cookie,
      `{ hoursReport(from: "${from}", to: "${to}") { minutes entries } }`,
    );
  const today = dayOf(new Date());
  expect((await report(coordinator, '2026-01-01', today)).data.hoursReport).toEqual([{ minutes: 150, entries: 2 }]);
  expect((await report(coordinator, '2026-01-01', '2026-01-31')).data.hoursReport).toEqual([
    { minutes: 30, entries: 1 },
  ]);
  expect(codeOf(await report(volunteer, '2026-01-01', today))).toBe('FORBIDDEN');
});

test('a lead sees names only while they hold the vetting that opens them', async () => {
  const lead = await team.join('lead');
  const id = await person();
  const assign = 'mutation ($input: AssignInput!) { assignPeople(input: $input) { id } }';
  const input = { userId: lead.id, personIds: [id] };
  expect((await team.gql(owner.cookie, assign, { input })).errors).toBeUndefined();
  const sees = () =>
    team.made.inTx(async () => {
      const db = api.app.get(Db);
      const [row] = await db
        .repo(Person)
        .query<{ seen: boolean }[]>('select $1::uuid in (select people_within($2::uuid)) as seen', [id, lead.id]);
      return row!.seen;
    });
  expect(await sees()).toBe(true);
  const { data } = await team.gql<{ saveQualificationKind: { id: string }[] }>(
    owner.cookie,
    'mutation ($input: QualificationKindInput!) { saveQualificationKind(input: $input) { id } }',
    { input: { titleEn: 'Vetted', titleEs: 'Comprobado', opensNames: true } },
  );
  expect(await sees()).toBe(false);
  const kindId = data.saveQualificationKind.at(-1)!.id;
  const qualify = (by: Member, validUntil: string | null = null) =>
    team.gql(by.cookie, 'mutation ($input: QualifyInput!) { qualify(input: $input) { valid } }', {
      input: { kindId, userId: lead.id, validUntil },
    });
  expect(codeOf(await qualify(organizer))).toBe('FORBIDDEN');
  await qualify(owner, '2020-01-01');
  expect(await sees()).toBe(false);
  await qualify(owner);
  expect(await sees()).toBe(true);
  await team.gql(owner.cookie, `mutation { retireQualificationKind(id: "${kindId}") { id } }`);
});
