import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Person } from '#people';
import { Db, type Owned, v4 } from '#platform';
import { savedPerson } from '../../../test/builders.ts';
import { type Api, startApi } from '../../../test/harness.ts';
import { type Member, Team } from '../../../test/team.ts';
import { HoursSource, WorkedHours } from '../hours/hours.entity.ts';
import { PersonSkill, Skill, Volunteer } from '../interest/interest.entity.ts';
import { LadderPlace, LadderStage, StepState } from '../ladder/ladder.entity.ts';
import { OneOnOne, OneOnOneSlot, OneOnOneState } from '../one-on-ones/one-on-one.entity.ts';
import { PointPerson } from '../point-person/point-person.entity.ts';
import { Referral } from '../referrals/referral.entity.ts';
import { Qualification, QualificationKind } from '../vetting/vetting.entity.ts';

let api: Api;
let team: Team;
let organizer: Member;
let db: Db;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  organizer = await team.join('organizer');
  db = api.app.get(Db);
});
afterAll(() => api.close());

const words = (text: string) => ({ en: text, es: text });
const fits = async (did: object): Promise<string[]> => {
  const query = 'query ($d: SegmentDefinition!) { segmentPeople(definition: $d) { items { id } } }';
  const answer = await team.gql<{ segmentPeople: { items: { id: string }[] } }>(organizer.cookie, query, {
    d: { where: { did } },
  });
  expect(answer.errors).toBeUndefined();
  return answer.data.segmentPeople.items.map(({ id }) => id);
};
const put = <T extends Owned>(entity: new () => T, values: object): Promise<T> =>
  team.made.inTx(() => db.save(db.make(entity, values as never)));
let hours = 0;
async function talk(personId: string, state: OneOnOneState): Promise<string> {
  const startsAt = new Date(Date.now() - 3_600_000 * (hours += 1));
  const about = { userId: organizer.id, startsAt, language: 'en' as const };
  const times = { ...about, endsAt: new Date(startsAt.getTime() + 1000), timeZone: 'America/Chicago', details: {} };
  const { id: slotId } = await put(OneOnOneSlot, { ...times, withdrawnAt: null });
  const rest = { state, ahead: true, cancelledBySelf: false, details: {} };
  await put(OneOnOne, { slotId, personId, ...about, ...rest });
  return organizer.id;
}
async function stage(personId: string, state: StepState): Promise<string> {
  const { id: stageId } = await put(LadderStage, { position: 0, removedAt: null, details: { name: words('Steps') } });
  const place = { personId, stageId, since: new Date(), dueOn: null, assigneeUserId: null, state, details: {} };
  await put(LadderPlace, place);
  return stageId;
}
async function skill(personId: string, level: number): Promise<string> {
  const { id: skillId } = await put(Skill, { title: words('Drums'), position: 0, retiredAt: null });
  await put(PersonSkill, { personId, skillId, level });
  await put(Volunteer, { personId, availability: 0, saidAt: new Date() });
  return skillId;
}
async function held(personId: string, validUntil: string | null): Promise<string> {
  const kind = { title: words('First aid'), how: words('Ask.'), months: null, retiredAt: null };
  const { id: kindId } = await put(QualificationKind, kind);
  await put(Qualification, { kindId, personId, userId: null, validUntil, byUserId: null });
  return kindId;
}
async function brought(referrerId: string | null, personId: string | null): Promise<string> {
  const subjectId = v4();
  await put(Referral, { referrerId, personId, kind: 'signUp', subjectId });
  return subjectId;
}
const OLD = `now() - interval '30 days'`;

/** What is so of somebody, which is asked for, and how it is made older than it is. */
const CASES: readonly (readonly [kind: string, what: string, make: (id: string) => Promise<string>, age: string])[] = [
  [
    'pointPerson',
    'DID',
    async (personId) => {
      await put(PointPerson, { personId, userId: organizer.id, since: new Date() });
      return organizer.id;
    },
    `update point_person set since = ${OLD}`,
  ],
  ['ladder', 'DID', (id) => stage(id, StepState.ACTIVE), `update ladder_place set since = ${OLD}`],
  ['ladder', 'COMPLETED', (id) => stage(id, StepState.COMPLETED), `update ladder_place set since = ${OLD}`],
  ['ladder', 'ABANDONED', (id) => stage(id, StepState.ABANDONED), `update ladder_place set since = ${OLD}`],
  ['oneOnOne', 'DID', (id) => talk(id, OneOnOneState.HELD), `update one_on_one set "startsAt" = ${OLD}`],
  ['oneOnOne', 'BOOKED', (id) => talk(id, OneOnOneState.BOOKED), `update one_on_one set "startsAt" = ${OLD}`],
  ['oneOnOne', 'MISSED', (id) => talk(id, OneOnOneState.MISSED), `update one_on_one set "startsAt" = ${OLD}`],
  ['oneOnOne', 'CANCELLED', (id) => talk(id, OneOnOneState.CANCELLED), `update one_on_one set "startsAt" = ${OLD}`],
  ['skill', 'DID', (id) => skill(id, 1), `update volunteer set "saidAt" = ${OLD}`],
  ['skill', 'CAN', (id) => skill(id, 2), `update volunteer set "saidAt" = ${OLD}`],
  ['skill', 'LEAD', (id) => skill(id, 3), `update volunteer set "saidAt" = ${OLD}`],
  ['training', 'DID', (id) => held(id, null), `update qualification set "createdAt" = ${OLD}`],
  ['training', 'EXPIRED', (id) => held(id, '2026-01-01'), `update qualification set "createdAt" = ${OLD}`],
  ['referral', 'DID', (id) => brought(id, null), `update referral set at = ${OLD}`],
  ['referral', 'BROUGHT', (id) => brought(null, id), `update referral set at = ${OLD}`],
];
/** Which of the others of its kind are so of the same person: whoever leads can do it, too. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  'ladder COMPLETED': ['DID'],
  'ladder ABANDONED': ['DID'],
  'skill CAN': ['DID'],
  'skill LEAD': ['DID', 'CAN'],
};

test.each(CASES)(
  '%s %s finds whom it is so of, by which one and since when, and nobody else',
  async (kind, what, make, age) => {
    const [one] = [await savedPerson(api), await savedPerson(api)] as [Person, Person];
    const id = await make(one.id);
    expect(await fits({ kind, what, id })).toEqual([one.id]);
    expect(await fits({ kind, what, days: 7 })).toEqual([one.id]);
    expect(await fits({ kind, what, id, days: 7 })).toEqual([one.id]);
    expect(await fits({ kind, what, id: v4() })).toEqual([]);
    const others = CASES.filter(([each, other]) => each === kind && other !== what).map(([, other]) => other);
    for (const other of others) {
      const also = (ALSO[`${kind} ${what}`] ?? []).includes(other);
      expect([other, await fits({ kind, what: other, id, days: 7 })]).toEqual([other, also ? [one.id] : []]);
    }
    await team.made.admin(age);
    expect(await fits({ kind, what, id, days: 7 })).toEqual([]);
    expect(await fits({ kind, what, id })).toEqual([one.id]);
    await team.made.admin('delete from person where id = $1', [one.id]);
  },
);

test('availability finds by a part of a day, and hours by more than so many, at an event and since when', async () => {
  const [evening, never] = [await savedPerson(api), await savedPerson(api)];
  await put(Volunteer, { personId: evening.id, availability: 2 ** 2, saidAt: new Date() });
  await put(Volunteer, { personId: never.id, availability: 0, saidAt: new Date() });
  const part = (bit: number) => `00000000-0000-4000-8000-0000000000${bit.toString(16).padStart(2, '0')}`;
  const kind = 'availability';
  expect(await fits({ kind })).toEqual([evening.id]);
  expect(await fits({ kind, id: part(2) })).toEqual([evening.id]);
  expect(await fits({ kind, id: part(1) })).toEqual([]);
  await team.made.admin(`update volunteer set "saidAt" = ${OLD}`);
  expect(await fits({ kind, days: 7 })).toEqual([]);
  const event = await team.made.eventIn(3_600_000);
  const worked = (eventId: string | null, day: string, minutes: number) =>
    put(WorkedHours, {
      ...{ personId: never.id, eventId, day, minutes, source: HoursSource.STAFF, byUserId: null, key: null },
    });
  await worked(event.id, '2026-01-02', 121);
  await worked(null, '2026-03-02', 60);
  expect(await fits({ kind: 'hours' })).toEqual([never.id]);
  expect(await fits({ kind: 'hours', more: 3 })).toEqual([never.id]);
  expect(await fits({ kind: 'hours', more: 4 })).toEqual([]);
  expect(await fits({ kind: 'hours', more: 3, id: event.id })).toEqual([]);
  expect(await fits({ kind: 'hours', more: 2, id: event.id })).toEqual([never.id]);
  expect(await fits({ kind: 'hours', more: 1, since: '2026-02-01T00:00:00Z' })).toEqual([]);
  expect(await fits({ kind: 'hours', since: '2026-02-01T00:00:00Z' })).toEqual([never.id]);
  const within = (since: string, until: string) => fits({ kind: 'hours', since, until });
  expect(await within('2026-01-03T12:00:00Z', '2026-03-02T12:00:00Z')).toEqual([never.id]);
  expect(await within('2026-01-02T12:00:00Z', '2026-01-02T12:00:00Z')).toEqual([never.id]);
  expect(await within('2026-01-03T12:00:00Z', '2026-03-01T12:00:00Z')).toEqual([]);
  expect(await within('2026-03-03T12:00:00Z', '2026-12-01T12:00:00Z')).toEqual([]);
});
