import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { UsersService } from '#accounts';
import { Db, say } from '#platform';
import { type Api, startApi } from '../../../test/harness.ts';
import { type Member, Team } from '../../../test/team.ts';
import { Evidence } from '../evidence.entity.ts';
import type { FiledMatter } from '../exchange/legistar.sponsors.ts';
import { SponsorFiles } from '../exchange/sponsors.service.ts';
import { Matter } from '../matter.entity.ts';
import { RecordService } from '../record.service.ts';
import { Sponsorship } from './act.entity.ts';

let api: Api;
let team: Team;
let db: Db;
let ana: Member;
let rosa: Member;
let leo: Member;
let matter: string;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  db = api.app.get(Db);
  await api.inside(() => api.app.get(RecordService).load());
  ana = await team.join('coordinator', { name: 'Ana Prueba' });
  rosa = await team.join('coordinator', { name: 'Rosa Prueba' });
  leo = await team.join('lead', { name: 'Leo Prueba' });
  const recorder = await api.inside(() => api.app.get(UsersService).acting(ana.email));
  const names = ['Robin Wonsley', 'Jason Chavez', 'LaTrisha Vetaw'];
  const filed: FiledMatter = {
    ...{ at: 'matters/7', title: 'A matter from a file', fileNumber: '2025-77', classification: 'ORDINANCE' },
    ...{ on: '2025-11-06', publisher: 'City, Legistar' },
    sponsors: names.map((name, at) => ({ at: `sponsors/${at}`, name, role: at ? 'COSPONSOR' : 'AUTHOR' })),
  };
  await api.inside(() => api.app.get(SponsorFiles).take([filed], recorder));
  matter = (await inTx(() => db.repo(Matter).findOneByOrFail({ fileNumber: '2025-77' }))).code;
});
afterAll(() => api.close());
const inTx = <T>(work: () => Promise<T>) => api.inside(() => db.tx(work));

const ask = async <D>(who: Member, query: string, variables: object = {}) => {
  const { data, errors } = await team.gql<D>(who.cookie, query, variables);
  return { data, code: errors?.[0]?.extensions.code };
};
interface Proposal {
  readonly sponsors: string[];
  readonly proposals: { demand: string; direction: number | null }[];
}
const PROPOSAL =
  'query ($matter: String!) { sponsorProposal(matter: $matter) { sponsors proposals { demand direction } } }';
const proposal = async (who = rosa) => {
  const { data, code } = await ask<{ sponsorProposal: Proposal }>(who, PROPOSAL, { matter });
  return data?.sponsorProposal ?? code;
};
const LINK =
  'mutation ($matter: String!, $links: [SponsorLinkInput!]!) { linkSponsors(matter: $matter, links: $links) }';
const link = (links: object[], who = rosa, of = matter) =>
  ask<{ linkSponsors: number }>(who, LINK, { matter: of, links });
const D1 = [{ demand: 'D1', direction: 1 }];
const waiting = async (who: Member) =>
  (
    await ask<{ reviewQueue: { items: { id: string; about: string; corrects: object; links: object[] }[] } }>(
      who,
      '{ reviewQueue { items { id kind about mine corrects { en } links { demand direction scores } } } }',
    )
  ).data.reviewQueue.items;
const decide = (who: Member, id: string, kind = 'EVIDENCE') =>
  ask(who, 'mutation ($input: DecisionInput!) { decideEntry(input: $input) { items { id } } }', {
    input: { id, kind, verdict: 'ACCEPT' },
  });
const label = async (figure: string) => {
  const query = 'query ($code: String!) { figure(code: $code) { entries { demand { code } cell { label basis } } } }';
  type Page = { figure: { entries: { demand: { code: string }; cell: { label: string; basis: string } }[] } };
  const { data } = await ask<Page>(ana, query, { code: figure });
  return data.figure.entries.find(({ demand }) => demand.code === 'D1')!.cell;
};
const ALL = ['Robin Wonsley', 'Jason Chavez', 'LaTrisha Vetaw'].sort();

test('where the matter is linked to no demand nothing is proposed, and nothing can be linked', async () => {
  const found = (await proposal()) as Proposal;
  expect([found.sponsors.toSorted(), found.proposals]).toEqual([ALL, []]);
  expect((await link(D1)).code).toBe('INVALID');
  expect(await proposal(leo)).toBe('FORBIDDEN');
  expect((await link(D1, leo)).code).toBe('FORBIDDEN');
  expect((await link(D1, rosa, 'mat:none')).code).toBe('NOT_FOUND');
});

test('each of the links is checked by itself, before anything is looked up', async () => {
  for (const wrong of [
    { demand: 'D1', direction: 7 },
    { demand: 'D'.repeat(21), direction: 1 },
  ]) {
    const { errors } = await team.gql(rosa.cookie, LINK, { matter: 'mat:none', links: [...D1, wrong] });
    expect(errors?.[0]?.extensions).toEqual({ code: 'INVALID', fields: { links: say('en', 'field.invalid') } });
  }
});

test('what a person confirmed on the agenda is proposed without a direction; an accepted vote says which', async () => {
  const item = {
    body: 'org:mpls-council',
    heldOn: '2099-01-10',
    heldAt: '09:30',
    titleEn: 'A matter',
    titleEs: '',
    matter,
  };
  const SAVE = 'mutation ($input: AgendaItemInput!) { saveAgendaItem(input: $input) }';
  const saved = await ask<{ saveAgendaItem: string }>(ana, SAVE, { input: { ...item, kind: 'VOTE' } });
  const CONFIRM = 'mutation ($item: ID!) { decideAgendaMatch(item: $item, demand: "D2", about: true) { today } }';
  expect((await ask(ana, CONFIRM, { item: saved.data.saveAgendaItem })).code).toBeUndefined();
  expect(await proposal()).toMatchObject({ proposals: [{ demand: 'D2', direction: null }] });
  const votes = ['per:payne', 'per:wonsley'].map((figure) => ({ figure, option: 'YES' }));
  const links = [{ demand: 'D1', direction: 1, explicitness: 'EXPLICIT' }];
  const input = { matter: { code: matter }, motion: 'PASSAGE', heldOn: '2025-12-04', result: 'PASSED', votes, links };
  const more = { counts: [], source: { publisher: 'City' }, locator: 'Item 1' };
  const RECORD = 'mutation ($input: RollCallInput!) { recordRollCall(input: $input) }';
  const { data } = await ask<{ recordRollCall: string }>(ana, RECORD, { input: { ...input, ...more } });
  const before = (await proposal()) as Proposal;
  expect(before.proposals.filter(({ demand }) => demand === 'D1')).toEqual([]);
  await decide(rosa, data.recordRollCall, 'ROLL_CALL');
  expect(((await proposal()) as Proposal).proposals).toContainEqual({ demand: 'D1', direction: 1 });
});

test('one press links them all, none of it by itself: each waits as a correction for somebody else, and then counts', async () => {
  expect(await label('per:vetaw')).toMatchObject({ label: 'UNKNOWN' });
  for (const wrong of [[], [...D1, ...D1], [{ demand: 'D3', direction: 1 }], [{ demand: 'D1', direction: 0 }]])
    expect((await link(wrong)).code).toBe('INVALID');
  const both = await Promise.all([link(D1), link(D1, ana)]);
  expect(both.map(({ code }) => code).sort()).toEqual(['CONFLICT', undefined]);
  expect((await proposal()) as Proposal).toMatchObject({ sponsors: [], proposals: [] });
  expect(await label('per:vetaw')).toMatchObject({ label: 'UNKNOWN' });
  const linker = both[0]!.code ? ana : rosa;
  const other = both[0]!.code ? rosa : ana;
  const corrections = (await waiting(other)).filter(({ corrects }) => corrects);
  expect(corrections.map(({ about }) => about).sort()).toEqual(ALL);
  expect(corrections[0]!.links).toEqual([{ demand: 'D1', direction: 1, scores: true }]);
  for (const { id } of corrections) expect((await decide(linker, id)).code).toBe('FORBIDDEN');
  for (const { id } of corrections) expect((await decide(other, id)).code).toBeUndefined();
  expect(await label('per:vetaw')).toEqual({ label: 'SUPPORT', basis: 'SPONSORED' });
  // Of each sponsor one row stands, and it is on the page of the matter once.
  const rows = await inTx(() => db.repo(Sponsorship).findBy({ matterCode: matter }));
  const standing = await inTx(async () =>
    (await db.repo(Evidence).find()).filter(
      ({ id, retractedAt }) => !retractedAt && rows.some(({ evidenceId }) => evidenceId === id),
    ),
  );
  expect(standing.map(({ reviewState }) => reviewState)).toEqual(['APPROVED', 'APPROVED', 'APPROVED']);
  expect((await link(D1)).code).toBe('CONFLICT');
});
