import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ClauseAssessment, Lever } from '#campaigns';
import { Db } from '#platform';
import { type Api, startApi } from '../../../test/harness.ts';
import { type Member, Team } from '../../../test/team.ts';
import { Post } from '../body.entity.ts';
import { RecordService } from '../record.service.ts';

let api: Api;
let team: Team;
let db: Db;
let ana: Member;
let rosa: Member;
let vera: Member;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  db = api.app.get(Db);
  await api.inside(() => api.app.get(RecordService).load());
  ana = await team.join('coordinator', { name: 'Ana Prueba' });
  rosa = await team.join('coordinator', { name: 'Rosa Prueba' });
  vera = await team.join('volunteer', { name: 'Vera Prueba' });
});
afterAll(() => api.close());
const inTx = <T>(work: () => Promise<T>) => api.inside(() => db.tx(work));
const ask = async <D>(who: Member, query: string, variables: object = {}) => {
  const { data, errors } = await team.gql<D>(who.cookie, query, variables);
  return { data, code: errors?.[0]?.extensions.code, fields: Object.keys(errors?.[0]?.extensions.fields ?? {}) };
};
const SOURCE = { source: { publisher: 'City clerk' }, locator: 'p. 1' };
const send = async (name: 'Assessment' | 'Lever' | 'Seat', input: object, who = ana) => {
  const query = `mutation ($input: ${name}Input!) { record${name}(input: $input) }`;
  const { data, ...rest } = await ask<Record<string, string>>(who, query, { input });
  return { made: data?.[`record${name}`], ...rest };
};
const assessment = (changes: object = {}) => ({
  ...{ demand: 'D2', document: 'doc:ord-2025', clauseEn: 'MARK-81 a clause.', clauseEs: 'MARCA-81 una cláusula.' },
  ...{ verdict: 'PARTLY', reasonEn: 'It leaves a gap.', reasonEs: 'Deja un hueco.', ...SOURCE, ...changes },
});
const lever = (changes: object = {}) => ({ demand: 'D1', kind: 'COUNTY', grants: true, ...changes });
const seat = (changes: object = {}) => ({
  ...{ body: 'org:stpaul-council', titleEn: 'Ward 1', titleEs: 'Distrito 1', number: 1, filling: 'ELECTED' },
  ...{ ...SOURCE, ...changes },
});
type Waiting = { reviewQueue: { items: { id: string; kind: string; mine: boolean; assessment: object }[] } };
const waiting = async (who: Member) =>
  (
    await ask<Waiting>(
      who,
      '{ reviewQueue { items { id kind mine assessment { demand verdict document { en } assessor { en } } } } }',
    )
  ).data.reviewQueue.items;
const decide = (who: Member, id: string, verdict = 'ACCEPT', reason: string | null = null) =>
  ask(who, 'mutation ($input: DecisionInput!) { decideEntry(input: $input) { bundledTotal } }', {
    input: { id, kind: 'ASSESSMENT', verdict, reason },
  });
const page = async () => (await team.send('/council/demand/D2')).text;

test('an assessment waits in the one queue for another one than who entered it, and is public only then', async () => {
  const both = await Promise.all([send('Assessment', assessment()), send('Lever', lever())]);
  expect(both.map(({ code }) => code)).toEqual([undefined, undefined]);
  const [item] = await waiting(rosa);
  expect(item).toMatchObject({
    ...{ kind: 'ASSESSMENT', mine: false },
    assessment: { demand: 'D2', verdict: 'PARTLY', document: { en: expect.stringContaining('ordinance') } },
  });
  expect(await page()).not.toContain('MARK-81');
  expect((await decide(ana, item!.id)).code).toBe('FORBIDDEN');
  expect((await decide(vera, item!.id)).code).toBe('FORBIDDEN');
  expect((await decide(rosa, item!.id, 'REJECT')).code).toBe('INVALID');
  const twice = await Promise.all([decide(rosa, item!.id), decide(rosa, item!.id)]);
  expect(twice.map(({ code }) => code).sort()).toEqual(['CONFLICT', undefined]);
  expect(await page()).toContain('MARK-81');
  expect(await waiting(rosa)).toEqual([]);
  const load = await api.inside(() => api.app.get(RecordService).load());
  expect(load).toMatchObject({ inserted: 0, updated: 0 });
});

test('of two who assess the same clause at once one is told; what was rejected may be assessed anew, and stays unseen', async () => {
  const clause = (await inTx(() => db.repo(ClauseAssessment).findOneByOrFail({ origin: 'INSTALLATION' }))).clauseCode;
  const input = assessment({ clause, demand: 'D3', clauseEn: null, document: null });
  const both = await Promise.all([send('Assessment', input), send('Assessment', input, rosa)]);
  expect(both.map(({ code }) => code).sort()).toEqual(['CONFLICT', undefined]);
  const [item] = await waiting(rosa);
  await decide(item!.mine ? ana : rosa, item!.id, 'REJECT', 'Another clause');
  expect((await send('Assessment', input)).code).toBeUndefined();
  const rows = await inTx(() => db.repo(ClauseAssessment).findBy({ clauseCode: clause, reviewState: 'REJECTED' }));
  expect(rows.map(({ rejectedReason }) => rejectedReason)).toEqual(['Another clause']);
});

test('a lever with its own rule says how many votes it takes; seats of another body fill it', async () => {
  const newRule = { base: 'ALL', seats: 2, needed: 2, ...SOURCE };
  const made = await send('Lever', lever({ kind: 'RESOLUTION', decider: 'org:stpaul-council', newRule }));
  expect(made.code).toBeUndefined();
  const again = lever({ kind: 'RESOLUTION', decider: 'org:stpaul-council' });
  expect((await send('Lever', again)).code).toBe('CONFLICT');
  const twice = await Promise.all([1, 2].map(() => send('Lever', lever({ kind: 'BALLOT' }))));
  expect(twice.map(({ code }) => code).sort()).toEqual(['CONFLICT', undefined]);
  const before = await inTx(() => db.repo(Post).countBy({ bodyCode: 'org:stpaul-council' }));
  const held = { name: 'Inventada Uno', startsOn: '2024-01-01', confirmedUntil: '2025-12-31' };
  expect((await send('Seat', seat({ number: 91, ...held }))).code).toBeUndefined();
  const same = await Promise.all([1, 2].map(() => send('Seat', seat({ number: 92 }))));
  expect(same.map(({ code }) => code).sort()).toEqual(['CONFLICT', undefined]);
  type Path = {
    path: { lever: { seats: number; notReckoned: string | null; rule: { needed: number; verified: boolean } } };
  };
  const { data } = await ask<Path>(
    ana,
    'query ($lever: String) { path(demand: "D1", lever: $lever) { lever { seats notReckoned rule { needed verified } } } }',
    { lever: made.made },
  );
  expect(data.path.lever).toMatchObject({ seats: before + 2, rule: { needed: 2, verified: false } });
  expect(data.path.lever.notReckoned).toBe(before === 0 ? null : 'SEATS_DIFFER');
  const grid = await ask<{ council: { seats: object[] } }>(ana, '{ council { seats { ward } } }');
  expect(grid.data.council.seats).toHaveLength(13);
});

test.each<[string, 'Assessment' | 'Lever' | 'Seat', object, string, string]>([
  ['an assessment of no demand', 'Assessment', assessment({ demand: 'D99' }), 'INVALID', 'demand'],
  ['one without a reason', 'Assessment', assessment({ reasonEn: ' ', reasonEs: '' }), 'INVALID', 'reasonEn'],
  ['one of no document', 'Assessment', assessment({ document: 'doc:x' }), 'INVALID', 'document'],
  ['one of a clause without words', 'Assessment', assessment({ clauseEn: '', clauseEs: '' }), 'INVALID', 'clauseEn'],
  ['one by nobody we know', 'Assessment', assessment({ assessor: 'org:x' }), 'INVALID', 'assessor'],
  ['one with what must not be stored', 'Assessment', assessment({ reasonEn: 'A 123-456-789' }), 'INVALID', 'reasonEn'],
  ['a lever of a part', 'Lever', lever({ demand: 'D4a' }), 'INVALID', 'demand'],
  ['a lever of nobody we know', 'Lever', lever({ decider: 'org:x' }), 'INVALID', 'decider'],
  [
    'a rule of more votes than seats',
    'Lever',
    lever({ kind: 'FUNDING', decider: 'org:hennepin', newRule: { base: 'ALL', seats: 7, needed: 8, ...SOURCE } }),
    'INVALID',
    'newRule.needed',
  ],
  [
    'a rule of nobody who votes',
    'Lever',
    lever({ kind: 'FUNDING', newRule: { base: 'ALL', seats: 7, needed: 4, ...SOURCE } }),
    'INVALID',
    'decider',
  ],
  ['a seat of the council', 'Seat', seat({ body: 'org:mpls-council' }), 'INVALID', 'body'],
  ['a seat of no body', 'Seat', seat({ body: 'org:x' }), 'INVALID', 'body'],
  ['a holder who is known by that name', 'Seat', seat({ number: 93, name: 'Jacob Frey' }), 'CONFLICT', 'name'],
  ['a holder with two names', 'Seat', seat({ number: 93, name: 'A B', figure: 'per:frey' }), 'INVALID', 'name'],
  [
    'days in the wrong order',
    'Seat',
    seat({ number: 93, name: 'A B', startsOn: '2025-02-01', confirmedUntil: '2025-01-01' }),
    'INVALID',
    'confirmedUntil',
  ],
])('%s is refused, with its field', async (_, name, input, code, field) => {
  const count = () => inTx(async () => [await db.repo(Lever).count(), await db.repo(Post).count()]);
  const before = await count();
  const answer = await send(name, input);
  expect(answer.code).toBe(code);
  expect(answer.fields).toContain(field);
  expect(await count()).toEqual(before);
});

test('a volunteer enters none of it, and no other body grows to be the council', async () => {
  for (const [name, input] of [
    ['Assessment', assessment()],
    ['Lever', lever()],
    ['Seat', seat()],
  ] as const)
    expect((await send(name, input, vera)).code).toBe('FORBIDDEN');
  expect((await ask(vera, '{ wayChoices { council } }')).code).toBe('FORBIDDEN');
  let refused: string | undefined;
  for (let number = 100; number < 113 && !refused; number += 1)
    refused = (await send('Seat', seat({ body: 'org:hennepin', number }))).code;
  expect(refused).toBe('INVALID');
  expect(
    (await ask<{ council: { seats: object[] } }>(ana, '{ council { seats { ward } } }')).data.council.seats,
  ).toHaveLength(13);
});
