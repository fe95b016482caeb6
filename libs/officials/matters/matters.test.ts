import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Api, startApi } from '../../../test/harness.ts';
import { type Member, Team } from '../../../test/team.ts';
import { RecordService } from '../record.service.ts';

let api: Api;
let team: Team;
let ana: Member;
let rosa: Member;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  await api.inside(() => api.app.get(RecordService).load());
  ana = await team.join('coordinator', { name: 'Ana Prueba' });
  rosa = await team.join('coordinator', { name: 'Rosa Prueba' });
});
afterAll(() => api.close());

const ask = async <D>(who: Member, query: string, variables: object = {}) => {
  const { data, errors } = await team.gql<D>(who.cookie, query, variables);
  return { data, code: errors?.[0]?.extensions.code, fields: errors?.[0]?.extensions.fields };
};
let count = 0;
const matter = () => ({ titleEn: `Invented matter ${(count += 1)}`, titleEs: '', classification: 'ORDINANCE' });
const act = (input: object) => ({
  ...{ act: 'AUTHOR', figures: ['per:wonsley'], on: '2025-12-05', matter: matter(), locator: 'Item 1' },
  ...{ source: { publisher: 'City of Minneapolis, LIMS' } },
  links: [{ demand: 'D1', direction: 1, explicitness: 'EXPLICIT' }],
  ...input,
});
const record = async (input: object, who = ana) => {
  const answer = await ask<{ recordAct: string }>(who, 'mutation ($input: ActInput!) { recordAct(input: $input) }', {
    input: act(input),
  });
  return { ...answer, matter: answer.data?.recordAct };
};
type Waiting = {
  reviewQueue: { items: { id: string; kind: string; links: { direction: number; scores: boolean }[] }[] };
};
const waiting = async () =>
  (await ask<Waiting>(rosa, '{ reviewQueue { items { id kind links { direction scores } } } }')).data.reviewQueue.items;
const decide = (verdict: string, { id, kind }: { id: string; kind: string }) =>
  ask(rosa, 'mutation ($input: DecisionInput!) { decideEntry(input: $input) { items { id } } }', {
    input: { id, kind, verdict, reason: verdict === 'REJECT' ? 'Another matter' : null },
  });
/** Rosa accepts all that waits; answers what that was. */
async function acceptAll() {
  const items = await waiting();
  for (const item of items) expect((await decide('ACCEPT', item)).code).toBeUndefined();
  return items;
}
interface One {
  readonly acts: { act: string; figure: string; on: string }[];
  readonly votes: { motion: string; needed: number | null }[];
  readonly vetoedOn: string | null;
  readonly overrideNeeds: number | null;
}
const one = async (code: string): Promise<One> =>
  (
    await ask<{ matter: One }>(
      ana,
      'query ($code: String!) { matter(code: $code) { acts { act figure on } votes { motion needed } vetoedOn overrideNeeds } }',
      { code },
    )
  ).data.matter;
const cell = async (ward: number, demand: string) =>
  (
    await ask<{ councilCell: { cell: { label: string; basis: string; unknownReason: string | null } } }>(
      ana,
      'query ($ward: Int!, $demand: String!) { councilCell(ward: $ward, demand: $demand) { cell { label basis unknownReason } } }',
      { ward, demand },
    )
  ).data.councilCell.cell;

test('who wrote the text of a demand is committed to it, once a second person has accepted that', async () => {
  const links = [{ demand: 'D2', direction: 1, explicitness: 'EXPLICIT', promise: true }];
  const { matter: code } = await record({ figures: ['per:wonsley', 'per:chavez'], links });
  expect((await cell(9, 'D2')).unknownReason).toBe('AWAITING_REVIEW');
  expect((await one(code!)).acts).toEqual([]);
  expect(await acceptAll()).toHaveLength(2);
  expect(await cell(9, 'D2')).toMatchObject({ label: 'COMMITTED', basis: 'SPONSORED' });
  expect((await one(code!)).acts).toEqual([
    { act: 'AUTHOR', figure: 'per:chavez', on: '2025-12-05' },
    { act: 'AUTHOR', figure: 'per:wonsley', on: '2025-12-05' },
  ]);
});

test('a veto says the opposite of the matter, and stands until it is overridden', async () => {
  const { matter: code } = await record({ act: 'VETO', figures: ['per:frey'], on: '2025-12-16' });
  const [item] = await acceptAll();
  expect(item!.links).toEqual([{ direction: -1, scores: true }]);
  expect(await one(code!)).toMatchObject({ vetoedOn: '2025-12-16', overrideNeeds: 9 });
  const { code: refused } = await ask(ana, 'mutation ($input: RollCallInput!) { recordRollCall(input: $input) }', {
    input: {
      ...{ matter: { code }, motion: 'OVERRIDE', heldOn: '2025-12-18', result: 'PASSED', counts: [], links: [] },
      ...{ source: { publisher: 'City of Minneapolis, LIMS' }, locator: 'Item 2' },
      votes: ['per:wonsley', 'per:chavez', 'per:payne'].map((figure) => ({ figure, option: 'YES' })),
    },
  });
  expect(refused).toBeUndefined();
  expect((await one(code!)).vetoedOn).toBe('2025-12-16');
  await acceptAll();
  expect(await one(code!)).toMatchObject({ vetoedOn: null, votes: [{ motion: 'OVERRIDE', needed: 9 }] });
});

test('what is returned without a signature is there, and says nothing of a stance', async () => {
  await record({ act: 'RETURN_UNSIGNED', figures: ['per:frey'] });
  const [item] = await acceptAll();
  expect(item!.links).toEqual([{ direction: 0, scores: false }]);
});

test('of two who enter the same act at once one is told that it is there; what was rejected may be entered anew', async () => {
  const { matter: code } = await record({ act: 'SIGN', figures: ['per:frey'] });
  await acceptAll();
  const both = await Promise.all([ana, rosa].map((who) => record({ matter: { code } }, who)));
  expect(both.map((each) => each.code).sort()).toEqual(['CONFLICT', undefined]);
  const [item] = await waiting();
  const other = item
    ? await ask(ana, 'mutation ($input: DecisionInput!) { decideEntry(input: $input) { items { id } } }', {
        input: { id: item.id, kind: item.kind, verdict: 'REJECT', reason: 'Another matter' },
      })
    : undefined;
  // Whoever entered it cannot reject it; the other one can.
  if (other?.code) expect((await decide('REJECT', item!)).code).toBeUndefined();
  expect((await record({ matter: { code } })).code).toBeUndefined();
  await acceptAll();
});

test.each([
  ['a sponsor whom nobody knows', { figures: ['per:nobody'] }, 'figures'],
  ['the mayor as a sponsor', { figures: ['per:frey'] }, 'figures'],
  ['a member who signs', { act: 'SIGN', figures: ['per:wonsley'] }, 'figures'],
  ['two who sign', { act: 'SIGN', figures: ['per:frey', 'per:wonsley'] }, 'figures'],
  ['the same one twice', { figures: ['per:wonsley', 'per:wonsley'] }, 'figures'],
  ['a matter of nowhere', { matter: { code: 'mat:nowhere' } }, 'matter.code'],
  ['no matter', { matter: {} }, 'matter.titleEn'],
  ['a day that is none', { on: '2025-13-40' }, 'on'],
  ['no place in the source', { locator: '  ' }, 'locator'],
])('%s is refused, with its field, and nothing is saved', async (_, input, field) => {
  const before = (await waiting()).length;
  const { code, fields } = await record(input);
  expect(code).toBe('INVALID');
  expect(Object.keys(fields ?? {})).toContain(field);
  expect(await waiting()).toHaveLength(before);
});
