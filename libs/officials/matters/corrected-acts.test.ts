import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { UsersService } from '#accounts';
import { Db } from '#platform';
import { type Api, startApi } from '../../../test/harness.ts';
import { type Member, Team } from '../../../test/team.ts';
import { Evidence } from '../evidence.entity.ts';
import { legistarIn } from '../exchange/legistar.ts';
import { legistarSponsors } from '../exchange/legistar.sponsors.ts';
import { SponsorFiles } from '../exchange/sponsors.service.ts';
import { RecordService } from '../record.service.ts';
import { ExecutiveAction, Sponsorship } from './act.entity.ts';
import { ACT_TYPES } from './act-rows.ts';

let api: Api;
let team: Team;
let db: Db;
let ana: Member;
let rosa: Member;
let source: string;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  db = api.app.get(Db);
  await api.inside(() => api.app.get(RecordService).load());
  ana = await team.join('coordinator', { name: 'Ana Prueba' });
  rosa = await team.join('coordinator', { name: 'Rosa Prueba' });
  source = (await inTx(() => db.repo(Evidence).findOneByOrFail({ code: 'S09' }))).sourceCode;
});
afterAll(() => api.close());
const inTx = <T>(work: () => Promise<T>) => api.inside(() => db.tx(work));

const ask = async <D>(who: Member, query: string, variables: object = {}) => {
  const { data, errors } = await team.gql<D>(who.cookie, query, variables);
  return { data, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
};
let count = 0;
const links = [{ demand: 'D1', direction: 1, explicitness: 'EXPLICIT', promise: true }];
const act = (changes: object = {}, who = ana) =>
  ask<{ recordAct: string }>(who, 'mutation ($input: ActInput!) { recordAct(input: $input) }', {
    input: {
      ...{
        act: 'AUTHOR',
        figures: ['per:wonsley'],
        on: '2025-12-05',
        locator: 'Item 1',
        source: { code: source },
        links,
      },
      ...{ matter: { titleEn: `Invented matter ${(count += 1)}`, classification: 'ORDINANCE' }, ...changes },
    },
  });
const evidence = (changes: object = {}, who = ana) =>
  ask<{ recordEvidence: string }>(who, 'mutation ($input: EvidenceInput!) { recordEvidence(input: $input) }', {
    input: {
      ...{ type: 'SPONSORSHIP', figure: 'per:wonsley', on: '2025-12-05', textEn: 'Brought it', textEs: '' },
      ...{ source: { code: source }, locator: 'Item 1', confidence: 'HIGH', links, ...changes },
    },
  });
const decide = (id: string, verdict = 'ACCEPT', who = rosa) =>
  ask(who, 'mutation ($input: DecisionInput!) { decideEntry(input: $input) { bundledTotal } }', {
    input: { id, kind: 'EVIDENCE', verdict, reason: verdict === 'REJECT' ? 'No' : null },
  });
const retract = (id: string) => ask(rosa, 'mutation ($id: ID!) { retractEvidence(id: $id, reason: "Wrong") }', { id });
const shown = async (matter: string) =>
  (
    await ask<{ matter: { acts: { act: string; figure: string; on: string; bundled: boolean }[] } }>(
      ana,
      'query ($code: String!) { matter(code: $code) { acts { act figure on bundled } } }',
      { code: matter },
    )
  ).data.matter.acts;
const rowsOf = (evidenceId: string) =>
  inTx(async () => [
    ...(await db.repo(Sponsorship).findBy({ evidenceId })),
    ...(await db.repo(ExecutiveAction).findBy({ evidenceId })),
  ]);
/** The evidence of the only act on a matter that was just entered. */
const entered = async (matter: string) =>
  inTx(async () => (await db.repo(Sponsorship).findOneBy({ matterCode: matter }))!.evidenceId);

/** Every act that counts has one row, and the page of its matter shows as many as count. */
async function holds(): Promise<number> {
  const all = await inTx(() => db.repo(Evidence).find());
  const counting = all.filter(
    ({ type, reviewState, retractedAt }) =>
      ACT_TYPES.includes(type) && ['APPROVED', 'BUNDLED'].includes(reviewState) && !retractedAt,
  );
  const matters = new Map<string, number>();
  for (const { id, figureCode } of counting) {
    const rows = await rowsOf(id);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.figureCode).toBe(figureCode);
    matters.set(rows[0]!.matterCode, (matters.get(rows[0]!.matterCode) ?? 0) + 1);
  }
  for (const [matter, acts] of matters) expect(await shown(matter)).toHaveLength(acts);
  return counting.length;
}

test('the acts of the record have their rows and their matters from the first, and a load adds none', async () => {
  expect(await holds()).toBe(2);
  await api.inside(() => api.app.get(RecordService).load());
  expect(await holds()).toBe(2);
  expect(await shown('mat:eo-dec3')).toEqual([{ act: 'ORDER', figure: 'per:frey', on: '2025-12-03', bundled: true }]);
});

test('evidence alone makes no act: it is refused with what to do, in both languages, and so is a quotation that becomes one', async () => {
  for (const type of ACT_TYPES) {
    const { code, message } = await evidence({ type });
    expect([code, message]).toEqual(['INVALID', expect.stringContaining('under Matters')]);
  }
  const { body } = await team.send(
    '/graphql',
    {
      query: 'mutation ($input: EvidenceInput!) { recordEvidence(input: $input) }',
      variables: {
        input: {
          ...{ type: 'SPONSORSHIP', figure: 'per:wonsley', textEn: 'x', textEs: '', source: { code: source } },
          ...{ locator: 'x', confidence: 'HIGH', links: [] },
        },
      },
    },
    { cookie: ana.cookie, headers: { 'accept-language': 'es' } },
  );
  expect(JSON.stringify(body)).toContain('Asuntos');
  const quote = await inTx(() => db.repo(Evidence).findOneByOrFail({ code: 'S02' }));
  const turned = await evidence({ corrects: quote.id });
  expect([turned.code, turned.message]).toEqual(['INVALID', expect.stringContaining('by a correction')]);
});

test('a correction carries the act over once it is accepted, to whom and to the day that it says', async () => {
  const matter = (await act()).data.recordAct;
  const first = await entered(matter);
  await decide(first);
  const fixed = await evidence({ corrects: first, figure: 'per:payne', on: '2025-12-04' });
  expect(await shown(matter)).toMatchObject([{ figure: 'per:wonsley' }]);
  // What waits is there already: nobody enters it a second time beside it.
  expect((await act({ matter: { code: matter }, figures: ['per:payne'] })).code).toBe('CONFLICT');
  await decide(fixed.data.recordEvidence);
  expect(await shown(matter)).toEqual([{ act: 'AUTHOR', figure: 'per:payne', on: '2025-12-04', bundled: false }]);
  const rejected = await evidence({ corrects: fixed.data.recordEvidence, figure: 'per:wonsley' });
  await decide(rejected.data.recordEvidence, 'REJECT');
  expect(await shown(matter)).toMatchObject([{ figure: 'per:payne' }]);
  expect((await evidence({ corrects: fixed.data.recordEvidence, figure: 'per:frey' })).code).toBe('INVALID');
  expect((await evidence({ corrects: fixed.data.recordEvidence, on: null })).code).toBe('INVALID');
  await holds();
});

test('what was returned without a signature says nothing of a stance after a correction either', async () => {
  const matter = (await act({ act: 'RETURN_UNSIGNED', figures: ['per:frey'] })).data.recordAct;
  const { evidenceId } = await inTx(() => db.repo(ExecutiveAction).findOneByOrFail({ matterCode: matter }));
  await decide(evidenceId);
  const { data } = await evidence({ type: 'EXECUTIVE_ACTION', figure: 'per:frey', corrects: evidenceId });
  const [link] = (await inTx(() =>
    db
      .repo(Evidence)
      .query(`select direction, strength from demand_link where "evidenceId" = $1`, [data.recordEvidence]),
  )) as object[];
  expect(link).toEqual({ direction: 0, strength: 'INFORMATIVE' });
});

test('of two at once, who enter the same act or correct the same row, one does', async () => {
  const matter = (await act()).data.recordAct;
  const first = await entered(matter);
  await decide(first);
  const same = { matter: { code: matter }, figures: ['per:chavez'] };
  const acts = await Promise.all([ana, rosa, ana].map((who) => act(same, who)));
  expect(acts.map(({ code }) => code).filter((code) => !code)).toHaveLength(1);
  const both = await Promise.all([ana, rosa].map((who) => evidence({ corrects: first }, who)));
  expect(both.map(({ code }) => code).sort()).toEqual(['CONFLICT', undefined]);
  // One corrects the first author into the other one of whom somebody enters the act.
  const matter2 = (await act()).data.recordAct;
  const second = await entered(matter2);
  await decide(second);
  const crossed = await Promise.all([
    evidence({ corrects: second, figure: 'per:payne' }),
    act({ matter: { code: matter2 }, figures: ['per:payne'] }, rosa),
  ]);
  expect(crossed.map(({ code }) => code).filter((code) => code === 'CONFLICT')).toHaveLength(1);
  await holds();
});

/** The answers of a client in a folder: two matters, one of which has two texts. */
function client(files: Record<string, object[]>): string {
  const folder = mkdtempSync(join(tmpdir(), 'sponsors-'));
  for (const [path, rows] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, `${path}.json`), JSON.stringify(rows));
  }
  return folder;
}
const named = (id: number, name: string, sequence: number, version = '1') => ({
  ...{ MatterSponsorId: id, MatterSponsorName: name, MatterSponsorSequence: sequence },
  MatterSponsorMatterVersion: version,
});
const FILED = {
  MatterId: 7,
  ...{ MatterFile: '2025-77', MatterTitle: 'A filed ordinance', MatterTypeName: 'Ordinance' },
  ...{ MatterBodyName: 'City Council', MatterIntroDate: '2025-11-06T00:00:00' },
};

test('sponsors of Legistar files are told first, then wait for a second person, and come in once', async () => {
  const folder = client({
    matters: [
      FILED,
      { MatterId: 8, MatterTitle: 'Filed without a day', MatterTypeName: 'Resolution', MatterFile: '2025-78' },
      { MatterId: 9, MatterTitle: 'Nobody brought it' },
    ],
    'matters/7/sponsors': [
      named(1, 'LaTrisha Vetaw', 0, '1'),
      ...[named(2, 'Robin Wonsley', 0, '2'), named(3, 'JASON CHÁVEZ', 1, '2'), named(4, 'Robin Wonsley', 2, '2')],
      named(5, 'City Attorney', 3, '2'),
    ],
    'matters/8/sponsors': [named(6, 'Elliott Payne', 1)],
    'matters/8/histories': [
      { MatterHistoryActionName: 'Adopted', MatterHistoryActionDate: '2025-12-01T00:00:00' },
      { MatterHistoryActionName: 'Referred', MatterHistoryActionDate: '2025-11-13T00:00:00' },
    ],
  });
  try {
    const { matters, problems } = await legistarSponsors(legistarIn(folder), '2025-01-01');
    expect(problems).toEqual([]);
    const recorder = await api.inside(() => api.app.get(UsersService).acting(ana.email));
    const take = (by?: typeof recorder) => api.inside(() => api.app.get(SponsorFiles).take(matters, by));
    const states = (all: Awaited<ReturnType<typeof take>>) => all.map(({ name, on, state }) => [name, on, state]);
    const first = [
      ['Robin Wonsley', '2025-11-06', 'NEW'],
      ['JASON CHÁVEZ', '2025-11-06', 'NEW'],
      ['City Attorney', '2025-11-06', 'NO_MEMBER'],
      ['Elliott Payne', '2025-11-13', 'NEW'],
    ];
    const before = await inTx(() => db.repo(Sponsorship).count());
    expect(states(await take())).toEqual(first);
    expect(await inTx(() => db.repo(Sponsorship).count())).toBe(before);
    const both = await Promise.all([take(recorder), take(recorder)]);
    expect(both.flat().filter(({ state }) => state === 'NEW')).toHaveLength(3);
    expect(states(await take(recorder)).map((each) => each[2])).toEqual(['THERE', 'THERE', 'NO_MEMBER', 'THERE']);
    const rows = await inTx(() => db.repo(Sponsorship).find({ order: { id: 'DESC' }, take: 3 }));
    const roles = rows.map(({ figureCode, classification }) => `${figureCode} ${classification}`).sort();
    expect(roles).toEqual(['per:chavez COSPONSOR', 'per:payne AUTHOR', 'per:wonsley AUTHOR']);
    for (const { evidenceId } of rows) {
      const { reviewState, recordedBy } = await inTx(() => db.repo(Evidence).findOneByOrFail({ id: evidenceId }));
      expect([reviewState, recordedBy]).toEqual(['AWAITING', ana.id]);
      expect((await decide(evidenceId, 'ACCEPT', ana)).code).toBe('FORBIDDEN');
    }
    // What a reviewer rejected is not entered anew by the next run.
    await decide(rows[0]!.evidenceId, 'REJECT');
    expect((await take(recorder)).filter(({ state }) => state === 'NEW')).toEqual([]);
    await holds();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a matter of a file without a day, or without words, says so', async () => {
  const folder = client({
    matters: [{ MatterId: 1, MatterTitle: 'x' }, { MatterTitle: 'x' }, { ...FILED, MatterTitle: null }],
    'matters/1/sponsors': [named(1, 'Robin Wonsley', 0)],
    'matters/7/sponsors': [named(2, 'Robin Wonsley', 0)],
  });
  const { matters, problems } = await legistarSponsors(legistarIn(folder), undefined);
  rmSync(folder, { recursive: true });
  expect(matters).toEqual([]);
  expect(problems).toEqual([
    { at: 'matters/1', problem: 'NO_DAY' },
    { at: 'matters/?', problem: 'NOT_READABLE' },
    { at: 'matters/7', problem: 'NOT_READABLE' },
  ]);
});

type Step = readonly [kind: 'act' | 'correct' | 'accept' | 'reject' | 'retract' | 'words', which: number];
const step = fc.tuple(
  fc.constantFrom<Step[0]>('act', 'correct', 'correct', 'accept', 'accept', 'accept', 'reject', 'retract', 'words'),
  fc.nat(50),
);
test('whatever is entered, corrected, decided and taken back, every act that counts has one row, on its page', async () => {
  const figures = ['per:wonsley', 'per:payne', 'per:chavez'];
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
      const first = (await act()).data.recordAct;
      const ids = [await entered(first)];
      for (const [kind, which] of steps) {
        const [id, figure] = [ids[which % ids.length]!, figures[which % 3]!];
        if (kind === 'act') await act({ matter: { code: first }, figures: [figure] });
        else if (kind === 'accept') await decide(id);
        else if (kind === 'reject') await decide(id, 'REJECT');
        else if (kind === 'retract') await retract(id);
        else {
          const type = kind === 'words' ? 'DIRECT_QUOTE' : 'SPONSORSHIP';
          const made = (await evidence({ corrects: id, figure, type })).data?.recordEvidence;
          if (made) ids.push(made);
        }
      }
      await holds();
    }),
    { numRuns: 6, seed: 5 },
  );
});
