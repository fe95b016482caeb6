import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AccountsService, type Permission } from '#accounts';
import { EventState } from '#events';
import { type Api, startApi } from '../../test/harness.ts';
import { withRole } from '../../test/own-role.ts';
import { draftPetition, publicPetition } from '../../test/signing.ts';
import { type Member, Team } from '../../test/team.ts';
import { BlastsService } from './blasts.service.ts';

let api: Api;
let team: Team;
/** By what each is called here. */
const ids: Record<string, string> = {};
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  const titled = (name: string) => ({ title: { en: name, es: name } });
  ids.event = (await team.made.eventIn(0, titled('Open event'))).id;
  ids.eventDraft = (await team.made.eventIn(0, { ...titled('Draft event'), state: EventState.DRAFT })).id;
  ids.petition = (await publicPetition(api, { titleEn: 'Open petition' })).id;
  ids.petitionDraft = (await draftPetition(api, { titleEn: 'Draft petition' })).id;
  const blasts = api.app.get(BlastsService);
  const segment = { tags: [], wards: [], languages: [], activities: [] };
  ids.blast = (await api.inside(() => blasts.create({ title: 'Old mailing', segment }))).id;
  await api.inside(() => blasts.cancel(ids.blast!));
  ids.batch = await imported('Friends of Rosa.csv');
});
afterAll(() => api.close());

async function imported(name: string): Promise<string> {
  const key = await api.app.get(AccountsService).createKey(api.organizationId, 'organizer', 'test');
  const form = new FormData();
  form.set('file', new Blob(['First,Last,E-mail\nAna,Vega,ana@example.org\n']), name);
  const headers = { authorization: `Bearer ${key}` };
  const answer = await fetch(`${await api.app.getUrl()}/api/imports`, { method: 'POST', body: form, headers });
  return ((await answer.json()) as { batchId: string }).batchId;
}

interface Page {
  readonly items: { id: string; name: string }[];
  readonly total: number;
}
const asking = (query: string) =>
  `query ($kind: String!, $search: String, $ids: [ID!]) { found: ${query}(kind: $kind, search: $search, ids: $ids) { items { id name } total } }`;
async function found({ cookie }: Member, query: string, kind: string, more: object = {}) {
  const { data, errors } = await team.gql<{ found: Page }>(cookie, asking(query), { kind, ...more });
  return errors?.[0]?.extensions.code ?? data.found.items.map(({ name }) => name.split(',')[0]).sort();
}
async function offered({ cookie }: Member): Promise<Record<string, (string | undefined)[]>> {
  const query = '{ segmentChoices { activities { kind total choices { name } } } }';
  type Offer = { activities: { kind: string; total: number; choices: { name: string }[] }[] };
  const { data } = await team.gql<{ segmentChoices: Offer }>(cookie, query);
  return Object.fromEntries(
    data.segmentChoices.activities.map(({ kind, total, choices }) => {
      expect(total).toBe(choices.length);
      return [kind, choices.map(({ name }) => name.split(',')[0]).sort()];
    }),
  );
}

/** What a role must hold to be told of a kind, what it is told then, and what besides with one permission more. */
const KINDS: [kind: string, needs: Permission, told: string, more: Permission, draft: string][] = [
  ['event', 'events.read', 'Open event', 'events.write', 'Draft event'],
  ['petition', 'petitions.read', 'Open petition', 'petitions.write', 'Draft petition'],
  ['batch', 'people.import', 'Friends of Rosa.csv', 'people.contact', ''],
];

test.each(KINDS)(
  'whoever may mail and not see people chooses a %s of those that they may see',
  async (kind, needs, told, more, draft) => {
    const all = Object.values(ids);
    const without = await withRole(team, 'outreach.read', 'outreach.send');
    expect(await found(without, 'mailingChoices', kind)).toEqual([]);
    expect(await found(without, 'mailingChoices', kind, { ids: all })).toEqual([]);
    expect((await offered(without))[kind]).toEqual([]);
    const having = await withRole(team, 'outreach.read', 'outreach.send', needs);
    expect(await found(having, 'mailingChoices', kind)).toEqual([told]);
    expect(await found(having, 'mailingChoices', kind, { ids: all })).toEqual([told]);
    expect(await found(having, 'mailingChoices', kind, { search: told.slice(2).toUpperCase() })).toEqual([told]);
    expect((await offered(having))[kind]).toEqual([told]);
    const writing = await withRole(team, 'outreach.read', needs, more);
    const both = [told, ...(draft ? [draft] : [])].sort();
    expect(await found(writing, 'mailingChoices', kind)).toEqual(both);
    expect((await offered(writing))[kind]).toEqual(both);
  },
);

test('mailings are chosen by whoever may read them; what tells of people is not asked for here', async () => {
  const mailing = await withRole(team, 'outreach.read');
  expect(await found(mailing, 'mailingChoices', 'blast')).toEqual(['Old mailing']);
  expect((await offered(mailing)).blast).toEqual(['Old mailing']);
  for (const kind of ['group', 'skill', 'pointPerson', 'nothing'])
    expect(await found(mailing, 'mailingChoices', kind)).toBe('INVALID');
  expect(await found(mailing, 'activityChoices', 'event')).toBe('FORBIDDEN');
  expect(await found(await withRole(team, 'people.read', 'events.read'), 'mailingChoices', 'event')).toBe('FORBIDDEN');
});

test.each<[string, Permission, string]>([
  ['event', 'events.read', 'Open event'],
  ['petition', 'petitions.read', 'Open petition'],
  ['batch', 'people.import', 'Friends of Rosa.csv'],
  ['blast', 'outreach.read', 'Old mailing'],
])('a segment names a %s to whoever may see it, and to nobody else who sees people', async (kind, needs, told) => {
  const words = async ({ cookie }: Member) => {
    const definition = { where: { did: { kind, what: 'DID', id: ids[kind] } } };
    const query = 'query ($d: SegmentDefinition!) { segmentCount(definition: $d) { words } }';
    const { data } = await team.gql<{ segmentCount: { words: string } }>(cookie, query, { d: definition });
    return data.segmentCount.words;
  };
  const without = await withRole(team, 'people.read', 'people.contact');
  expect(await found(without, 'activityChoices', kind)).toEqual([]);
  expect(await words(without)).not.toContain(told);
  const having = await withRole(team, 'people.read', needs);
  expect(await found(having, 'activityChoices', kind)).toEqual([told]);
  expect(await words(having)).toContain(told);
});

test('whom a mailing is for is said without what its reader may not see', async () => {
  const activities = ['event', 'eventDraft', 'petition', 'batch'].map((name) => ({
    kind: name.replace('Draft', ''),
    id: ids[name]!,
    since: null,
  }));
  const blasts = api.app.get(BlastsService);
  const segment = { tags: [], wards: [], languages: [], activities };
  const own = await api.inside(() => blasts.create({ title: 'Own', segment }));
  const save = 'mutation ($input: SavedSegmentInput!) { saveSegment(input: $input) { id } }';
  const saved = async (name: string, where: object) => {
    const { data } = await api.gql<{ saveSegment: { id: string } }>('organizer', save, {
      input: { name, definition: { where } },
    });
    return api.inside(() => blasts.create({ title: name, segment, savedSegmentId: data.saveSegment.id }));
  };
  const named = await saved('Of the name', { name: 'Vega' });
  const ward = await saved('Of the ward', { wards: [9] });
  const audience = async ({ cookie }: Member, { id }: { id: string }) => {
    const query = 'query ($id: ID!) { blast(id: $id) { audience } }';
    return (await team.gql<{ blast: { audience: string } }>(cookie, query, { id })).data.blast.audience;
  };
  const mailing = await withRole(team, 'outreach.read', 'events.read');
  const said = await audience(mailing, own);
  expect(said).toContain('Open event');
  expect(said).not.toMatch(/Draft event|Open petition|Rosa/);
  expect(await audience(mailing, named)).toBe('A saved segment');
  expect(await audience(mailing, ward)).toMatch(/^Of the ward: .*9/);
  const all = await team.join('organizer');
  expect(await audience(all, own)).toMatch(/(?=.*Open event)(?=.*Draft event)(?=.*Open petition)(?=.*Rosa)/);
  expect(await audience(all, named)).toMatch(/^Of the name: .*Vega/);
});
