import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Lever } from '#campaigns';
import { Db } from '#platform';
import { type Api, startApi } from '../../../test/harness.ts';
import { type Member, Team } from '../../../test/team.ts';
import { Post } from '../body.entity.ts';
import { Evidence } from '../evidence.entity.ts';
import { Figure, Membership } from '../figure.entity.ts';
import { RecordService } from '../record.service.ts';

const OWN = { origin: 'INSTALLATION' as const, sourceCode: 'src:notes', locator: 'test' };
const BODY = 'org:stpaul-council';
let api: Api;
let team: Team;
let db: Db;
let ana: Member;
let rosa: Member;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  db = api.app.get(Db);
  await api.inside(() => api.app.get(RecordService).load());
  await board();
  ana = await team.join('coordinator', { name: 'Ana Prueba' });
  rosa = await team.join('coordinator', { name: 'Rosa Prueba' });
});
afterAll(() => api.close());
const inTx = <T>(work: () => Promise<T>) => api.inside(() => db.tx(work));

/** A council of seven; the first seat was held by who sits in ward 1 of Minneapolis before they came there. */
async function board(): Promise<void> {
  await inTx(async () => {
    const role = { bodyCode: BODY, role: 'MEMBER' as const, startsPrecision: 'DAY' as const };
    for (let at = 1; at <= 7; at += 1) {
      const code = `post:stpaul/${at}`;
      const titles = { titleEn: `Saint Paul seat ${at}`, titleEs: `Escaño ${at} de Saint Paul` };
      await db.save(
        db.make(Post, { ...OWN, ...titles, code, bodyCode: BODY, ward: at, filling: 'ELECTED', areaCode: null }),
      );
      const figureCode = `per:stpaul-${at}`;
      await db.save(db.make(Figure, { ...OWN, code: figureCode, name: `Board Member ${at}`, kind: 'OFFICIAL' }));
      const held = {
        code: `mem:stpaul-${at}`,
        figureCode,
        postCode: code,
        startsOn: at === 1 ? '2025-07-01' : '2024-01-01',
      };
      await db.save(db.make(Membership, { ...OWN, ...role, ...held, endsPrecision: 'UNKNOWN' }));
    }
    const before = { code: 'mem:before', figureCode: 'per:payne', postCode: 'post:stpaul/1' };
    const time = { startsOn: '2024-01-01', endsOn: '2025-06-30', endsPrecision: 'DAY', endReason: 'RESIGNED' } as const;
    await db.save(db.make(Membership, { ...OWN, ...role, ...before, ...time }));
    const lever = { code: 'D1/stpaul', demandCode: 'D1', kind: 'ORDINANCE', deciderCode: BODY, grants: true } as const;
    await db.save(db.make(Lever, { ...OWN, ...lever, votingRuleCode: null }));
  });
}

const ask = async <D = Record<string, never>>(who: Member, query: string, variables: object = {}) => {
  const { data, errors } = await team.gql<D>(who.cookie, query, variables);
  return { data, error: errors?.[0], code: errors?.[0]?.extensions.code };
};
const ALL = ['per:stpaul-1', ...[2, 3, 4, 5, 6, 7].map((at) => `per:stpaul-${at}`)];
const rollCall = (more: object = {}) => ({
  ...{ matter: { titleEn: 'Separation ordinance of Saint Paul', classification: 'ORDINANCE' }, body: BODY },
  ...{ motion: 'PASSAGE', heldOn: '2025-12-10', result: 'PASSED', locator: 'Item 1' },
  source: { publisher: 'City of Saint Paul' },
  votes: ALL.map((figure, at) => ({ figure, option: at < 5 ? 'YES' : 'NO' })),
  counts: [
    { option: 'YES', value: 5 },
    { option: 'NO', value: 2 },
  ],
  links: [{ demand: 'D1', direction: 1, explicitness: 'EXPLICIT' }],
  ...more,
});
const enter = (input: object) =>
  ask<{ recordRollCall: string }>(ana, 'mutation ($input: RollCallInput!) { recordRollCall(input: $input) }', {
    input,
  });
const accept = (id: string) =>
  ask(rosa, 'mutation ($input: DecisionInput!) { decideEntry(input: $input) { items { id } } }', {
    input: { id, kind: 'ROLL_CALL', verdict: 'ACCEPT' },
  });
const QUEUE = `{ reviewQueue { items { id kind about votes { name ward option } counts { option printed named }
  warnings { kind printed named missing } } } }`;
interface Item {
  readonly id: string;
  readonly warnings: object[];
  readonly votes: object[];
}
const waiting = async (id: string) =>
  (await ask<{ reviewQueue: { items: Item[] } }>(rosa, QUEUE)).data.reviewQueue.items.find((each) => each.id === id);
const labels = async (body: string | null) => {
  const query = 'query ($body: String) { council(body: $body) { seats { cells { demand label basis } } } }';
  const { data } = await ask<{ council: { seats: { cells: { demand: string; label: string }[] }[] } }>(ana, query, {
    body,
  });
  return data.council.seats.map(({ cells }) => cells.find(({ demand }) => demand === 'D1')!.label);
};

describe('a roll call of another body', () => {
  test('offers the members of that body on the day, its own matters, and no body that does not vote', async () => {
    const query = `query ($on: String, $body: String) { ledgerChoices(on: $on, body: $body) {
      body bodies { code } matters { code } decisions { code } members { code ward place { en es } } } }`;
    type Choices = { ledgerChoices: { bodies: { code: string }[]; members: { code: string }[] } };
    const there = await ask<Choices>(ana, query, { body: BODY, on: '2025-12-10' });
    expect(there.data.ledgerChoices).toMatchObject({ body: BODY, matters: [], decisions: [{ code: 'V2' }] });
    expect(there.data.ledgerChoices.members.map(({ code }) => code)).toEqual(ALL);
    expect(there.data.ledgerChoices.members[1]).toMatchObject({ ward: 2, place: { es: 'Escaño 2 de Saint Paul' } });
    const before = await ask<Choices>(ana, query, { body: BODY, on: '2025-01-10' });
    expect(before.data.ledgerChoices.members[0]!.code).toBe('per:payne');
    const main = await ask<Choices>(ana, query);
    expect(main.data.ledgerChoices).toMatchObject({ body: 'org:mpls-council' });
    expect(main.data.ledgerChoices.bodies.map(({ code }) => code)).toEqual(['org:mpls-council', BODY]);
    expect(main.data.ledgerChoices.members[0]).toMatchObject({ code: 'per:payne', place: null });
    for (const body of ['org:mpls', 'org:nobody']) expect((await ask(ana, query, { body })).code).toBe('NOT_FOUND');
  });

  test('has only names of that body on that day; a matter that is known decides whose vote it is', async () => {
    const ours = [{ figure: 'per:payne', option: 'YES' }];
    expect((await enter(rollCall({ votes: ours }))).error).toMatchObject({
      message: expect.stringContaining('Elliott Payne'),
    });
    expect((await enter(rollCall({ body: null }))).code).toBe('INVALID');
    expect((await enter(rollCall({ body: 'org:nobody' }))).code).toBe('INVALID');
    expect((await enter(rollCall({ decision: 'V1' }))).code).toBe('INVALID');
    expect((await enter(rollCall({ matter: { code: 'mat:none' } }))).code).toBe('INVALID');
  });

  let id: string;
  test('waits with its names beside the printed totals, by the rule of that body, and says which body it is', async () => {
    const votes = ALL.slice(0, 6).map((figure) => ({ figure, option: 'YES' }));
    const short = (await enter(rollCall({ votes, heldOn: '2025-12-09', result: 'FAILED' }))).data.recordRollCall;
    expect(await waiting(short)).toMatchObject({
      about: 'Saint Paul City Council',
      warnings: [
        { kind: 'COUNT_DIFFERS', printed: 5, named: 6 },
        { kind: 'COUNT_DIFFERS', printed: 2, named: 0 },
        { kind: 'MEMBER_MISSING', missing: ['Board Member 7'] },
        { kind: 'RESULT_DIFFERS', printed: 5, named: 4 },
      ],
    });
    await ask(ana, 'mutation ($id: ID!) { retractRollCall(id: $id, reason: "For the next test") }', { id: short });
    id = (await enter(rollCall())).data.recordRollCall;
    const item = (await waiting(id))!;
    expect(item.warnings).toEqual([]);
    expect(item.votes).toHaveLength(7);
    expect(item.votes[6]).toMatchObject({ name: 'Board Member 7', ward: 7, option: 'NO' });
    expect(await labels(BODY)).toEqual(ALL.map(() => 'UNKNOWN'));
  });

  test('once accepted sets where each of its members stands, and nothing in the council', async () => {
    const before = await labels(null);
    expect((await accept(id)).code).toBeUndefined();
    expect(await labels(BODY)).toEqual([...Array<string>(5).fill('SUPPORT'), 'OPPOSE', 'OPPOSE']);
    expect(await labels(null)).toEqual(before);
    const rows = await inTx(() => db.repo(Evidence).findBy({ voteEventId: id }));
    expect(rows.map(({ bodyCode, reviewState }) => `${bodyCode} ${reviewState}`)).toEqual(
      ALL.map(() => `${BODY} APPROVED`),
    );
  });

  test('goes into the history of each of its members, whom somebody may follow', async () => {
    const query =
      'query ($figure: String!) { positionHistory(figure: $figure, demand: "D1") { label basis cause validTo } }';
    const { data } = await ask<{ positionHistory: object[] }>(ana, query, { figure: 'per:stpaul-7' });
    expect(data.positionHistory[0]).toMatchObject({
      label: 'OPPOSE',
      basis: 'VOTED',
      cause: 'REVIEWED',
      validTo: null,
    });
  });

  test('is on the page of its matter, under the body', async () => {
    const list = '{ matters { code body { en } rollCalls } }';
    type Listed = { matters: { code: string; body: { en: string } | null; rollCalls: number }[] };
    const found = (await ask<Listed>(ana, list)).data.matters.find(({ rollCalls }) => rollCalls)!;
    expect(found).toMatchObject({ body: { en: 'Saint Paul City Council' }, rollCalls: 1 });
    const one = 'query ($code: String!) { matter(code: $code) { body { es } votes { needed votes { ward name } } } }';
    const { data } = await ask<{ matter: { votes: { needed: number; votes: object[] }[] } }>(ana, one, found);
    expect(data.matter.votes).toMatchObject([
      { needed: 4, votes: [{ ward: 1, name: 'Board Member 1' }, {}, {}, {}, {}, {}, {}] },
    ]);
    // A second vote on it names no body: the matter has one.
    const again = rollCall({ matter: { code: found.code }, body: null, heldOn: '2025-12-12', motion: 'AMENDMENT' });
    const second = (await enter(again)).data.recordRollCall;
    expect((await waiting(second))!.votes).toHaveLength(7);
    expect((await enter({ ...again, body: 'org:mpls-council' })).code).toBe('INVALID');
    await ask(ana, 'mutation ($id: ID!) { retractRollCall(id: $id, reason: "For the next test") }', { id: second });
  });

  const FIGURE = `query ($code: String!) { figure(code: $code) { ward place { en } votes { body { en } of could cast }
    otherVotes { body { en } of could cast } entries { demand { code } cell { label basis } evidence { reason } } } }`;
  interface Page {
    readonly entries: { demand: { code: string }; cell: { label: string }; evidence: { reason: string }[] }[];
  }
  const figure = async (code: string) => (await ask<{ figure: Page }>(ana, FIGURE, { code })).data.figure;
  const d1 = ({ entries }: Page) => entries.find(({ demand }) => demand.code === 'D1')!;

  test('keeps apart the votes of somebody who sat in both bodies, in each cell and on their page', async () => {
    const votes = ['per:payne', ...ALL.slice(1)].map((each) => ({ figure: each, option: 'NO' }));
    const matter = { titleEn: 'An earlier ordinance', classification: 'ORDINANCE' };
    const early = rollCall({ matter, heldOn: '2025-03-01', result: 'FAILED', counts: [], votes });
    await accept((await enter(early)).data.recordRollCall);
    const payne = await figure('per:payne');
    expect(payne).toMatchObject({
      ...{ ward: 1, place: null, votes: { body: null, of: 0, could: 0, cast: 0 } },
      otherVotes: [{ body: { en: 'Saint Paul City Council' }, of: 2, could: 1, cast: 1 }],
    });
    expect(d1(payne).cell.label).toBe('UNKNOWN');
    expect(d1(payne).evidence.map(({ reason }) => reason)).toContain('OTHER_BODY');
    const there = await figure('per:stpaul-2');
    expect(there).toMatchObject({
      ...{ ward: null, place: { en: 'Saint Paul seat 2' }, otherVotes: [] },
      votes: { body: { en: 'Saint Paul City Council' }, of: 2, could: 2, cast: 2 },
    });
    expect(d1(there).cell).toMatchObject({ label: 'MIXED', basis: 'VOTED' });
    // Who came later could not vote on the first.
    expect(await figure('per:stpaul-1')).toMatchObject({ votes: { of: 2, could: 1, cast: 1 } });
  });
});

describe('the forecast before a vote of another body', () => {
  test('is kept by itself by the seats and the rule of that body, and held against its real vote', async () => {
    const query = `{ forecasts(demand: "D1", lever: "D1/stpaul") { lever asOf needed floor ceiling byItself
      vote { heldOn result yes right of } seats { ward place counts option outcome } } }`;
    type Kept = { seats: { ward: number }[]; asOf: string };
    const { data } = await ask<{ forecasts: Kept[] }>(ana, query);
    const own = data.forecasts.find(({ asOf }) => asOf === '2025-12-09')!;
    expect(own).toMatchObject({
      ...{ lever: 'D1/stpaul', needed: 4, floor: 0, ceiling: 7, byItself: true },
      vote: { heldOn: '2025-12-10', result: 'PASSED', yes: 5 },
    });
    expect(own.seats).toHaveLength(7);
    expect(own.seats.find(({ ward }) => ward === 7)).toMatchObject({
      ...{ place: 'Saint Paul seat 7', counts: 'OPEN', option: 'NO', outcome: 'OPEN' },
    });
  });

  test('of what was kept by hand, what was expected right and wrong is told by seat; the council’s forecasts have none of it', async () => {
    const keep = 'mutation ($input: ForecastInput!) { keepForecast(input: $input) { id } }';
    expect(
      (await ask(ana, keep, { input: { demand: 'D1', lever: 'D1/stpaul', asOf: '2025-12-14' } })).code,
    ).toBeUndefined();
    const matter = { titleEn: 'A third ordinance', classification: 'ORDINANCE' };
    const votes = ALL.map((each) => ({ figure: each, option: each === 'per:stpaul-1' ? 'NO' : 'YES' }));
    const third = rollCall({ matter, heldOn: '2025-12-15', votes, counts: [] });
    await accept((await enter(third)).data.recordRollCall);
    const list = `query ($lever: String) { forecasts(demand: "D1", lever: $lever) { asOf byItself floor
      vote { heldOn right of } seats { ward counts outcome } } }`;
    type Kept = { asOf: string; byItself: boolean };
    const there = (await ask<{ forecasts: Kept[] }>(ana, list, { lever: 'D1/stpaul' })).data.forecasts;
    const ofThird = there.filter(({ asOf }) => asOf === '2025-12-14');
    expect(ofThird.map(({ byItself }) => byItself).sort()).toEqual([false, true]);
    for (const each of ofThird)
      expect(each).toMatchObject({
        ...{ floor: 1, vote: { heldOn: '2025-12-15', right: 0, of: 3 } },
        seats: expect.arrayContaining([{ ward: 1, counts: 'FIRM', outcome: 'MISSED' }]),
      });
    expect((await ask<{ forecasts: Kept[] }>(ana, list, { lever: 'D1/ordinance' })).data.forecasts).toEqual([]);
  });
});
