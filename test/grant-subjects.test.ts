import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AccessGrant, type Permission } from '#accounts';
import { EventState } from '#events';
import { Tags } from '#people';
import { Db } from '#platform';
import { type Api, startApi } from './harness.ts';
import { withRole } from './own-role.ts';
import { type Member, Team } from './team.ts';

const MANAGE: Permission[] = ['accounts.manage', 'accounts.invite'];
let api: Api;
let team: Team;
let lead: Member;
/** From the newest to the oldest. */
const events: string[] = [];
let draft: string;
let tag: string;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  lead = await team.join('lead');
  const titled = (name: string) => ({ title: { en: name, es: name } });
  for (let n = 0; n < 210; n += 1) events.push((await team.made.eventIn(-n * 3_600_000, titled(`Canvass ${n}`))).id);
  draft = (await team.made.eventIn(0, { ...titled('Canvass draft'), state: EventState.DRAFT })).id;
  const tags = api.app.get(Tags);
  await team.made.inTx(async () => {
    tag = (await tags.ids(['Vecinas', 'Marcha'])).get(tags.key('Vecinas')!)!;
  });
});
afterAll(() => api.close());

interface Page {
  readonly items: { id: string; name: string }[];
  readonly endCursor: string | null;
  readonly total: number;
}
const SUBJECTS = `query ($scope: Scope!, $search: String, $ids: [ID!], $first: Int, $after: ID) {
  grantSubjects(scope: $scope, search: $search, ids: $ids, first: $first, after: $after) {
    items { id name } endCursor total
  }
}`;
const asked = ({ cookie }: Member, scope: string, more: object = {}) =>
  team.gql<{ grantSubjects: Page }>(cookie, SUBJECTS, { scope, ...more });
const page = async (member: Member, scope: string, more: object = {}) =>
  (await asked(member, scope, more)).data.grantSubjects;

test('whoever gives grants finds every event and list that they may see, a page at a time', async () => {
  const owner = await team.join('owner');
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { items, endCursor, total }: Page = await page(owner, 'EVENT', { after });
    expect(total).toBe(211);
    expect(items.length).toBeLessThanOrEqual(50);
    seen.push(...items.map(({ id }) => id));
    after = endCursor;
  } while (after);
  expect([...seen].sort()).toEqual([...events, draft].sort());
  expect((await page(owner, 'EVENT', { search: 'CANVASS 209' })).items.map(({ id }) => id)).toEqual([events[209]]);
  expect((await page(owner, 'EVENT', { ids: [events[209], tag] })).items.map(({ id }) => id)).toEqual([events[209]]);
  expect((await page(owner, 'LIST', { search: 'vecín' })).items).toEqual([{ id: tag, name: 'Vecinas' }]);
  expect((await page(owner, 'LIST', { ids: [tag] })).items).toEqual([{ id: tag, name: 'Vecinas' }]);
});

test('nobody finds what they may not see, and nobody else may look', async () => {
  const alone = await withRole(team, ...MANAGE);
  for (const scope of ['EVENT', 'LIST'])
    expect(await page(alone, scope)).toEqual({ items: [], endCursor: null, total: 0 });
  expect((await page(alone, 'EVENT', { ids: [events[0], draft] })).items).toEqual([]);
  expect((await page(alone, 'LIST', { ids: [tag] })).items).toEqual([]);
  const reading = await withRole(team, ...MANAGE, 'events.read', 'people.read');
  expect(await page(reading, 'EVENT')).toMatchObject({ total: 210 });
  expect((await page(reading, 'EVENT', { ids: [draft] })).items).toEqual([]);
  expect((await page(reading, 'LIST')).total).toBe(2);
  for (const scope of ['PEOPLE', 'WARDS', 'CAMPAIGN', 'ORGANIZATION'])
    expect((await asked(reading, scope)).errors?.[0]?.extensions.code).toBe('INVALID');
  expect((await asked(reading, 'EVENT', { first: 201 })).errors?.[0]?.extensions.code).toBe('INVALID');
  for (const role of ['organizer', 'lead'] as const)
    expect((await asked(await team.join(role), 'EVENT')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

test('what a grant is over is told by its name, however old, to whoever may see it', async () => {
  const db = api.app.get(Db);
  const grant = (changes: object) =>
    db.save(
      db.make(AccessGrant, {
        ...{ userId: lead.id, role: 'lead', customRoleId: null, campaignCode: null, wards: null, until: null },
        ...changes,
      }),
    );
  await team.made.inTx(async () => {
    await grant({ scope: 'EVENT', subjectId: events[209] });
    await grant({ scope: 'EVENT', subjectId: draft });
    await grant({ scope: 'LIST', subjectId: tag });
    await grant({ scope: 'WARDS', subjectId: null, wards: [3] });
  });
  const subjects = async ({ cookie }: Member) => {
    type Users = { users: { id: string; grants: { subject: string | null }[] }[] };
    const { data } = await team.gql<Users>(cookie, '{ users { id grants { subject } } }');
    const { grants } = data.users.find(({ id }) => id === lead.id)!;
    expect(grants).toHaveLength(5);
    return grants.flatMap(({ subject }) => subject?.split(',')[0] ?? []).sort();
  };
  const all = ['Canvass 209', 'Canvass draft', 'Vecinas'];
  expect(await subjects(await team.join('owner'))).toEqual(all);
  expect(await subjects(await team.join('organizer'))).toEqual(all);
  expect(await subjects(await withRole(team, ...MANAGE, 'events.read'))).toEqual(['Canvass 209']);
  expect(await subjects(await withRole(team, ...MANAGE))).toEqual([]);
});
