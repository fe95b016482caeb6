import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { Db } from '#platform';
import { type Api, startApi } from '../../test/harness.ts';
import { DemandLink, Evidence } from './evidence.entity.ts';
import { type Position, positionOn, positions } from './inference.ts';
import type { DemandRow, Ledger } from './ledger.ts';
import { PositionsService } from './positions.service.ts';
import { RecordService } from './record.service.ts';

const CLOSING = '2025-12-31';
const D0: DemandRow = { code: 'D0', parts: [], version: 1 };
let api: Api;
let service: PositionsService;
let db: Db;
let ledger: Ledger;
let codes: Map<string, string>;

beforeAll(async () => {
  api = await startApi();
  service = api.app.get(PositionsService);
  db = api.app.get(Db);
  await api.inside(() => api.app.get(RecordService).load());
});
afterAll(() => api.close());
beforeEach(async () => {
  ledger = await api.inside(() => service.ledger());
  const rows = await inTx(() => db.repo(Evidence).find());
  codes = new Map(rows.map(({ id, code }) => [id, code]));
});

const inTx = <T>(work: () => Promise<T>) => api.inside(() => db.tx(work));
const id = (code: string) => [...codes].find(([, each]) => each === code)![0];
const seatOf = (figureId: string) => ledger.holdings.find((each) => each.figureId === figureId)!.seat;
/** Somebody who holds no seat of the council, on a seat of their own for the test. */
const seated = (figureId: string): Ledger => ({
  ...ledger,
  holdings: [
    ...ledger.holdings,
    { seat: 99, figureId, from: null, fromExact: false, to: null, confirmedUntil: CLOSING },
  ],
});
const allOf = (figureId: string): Position[] =>
  ledger.demands.map((demand) => positionOn(seated(figureId), 99, demand, CLOSING));
const cell = (figureId: string, demand: string, from = ledger): Position =>
  positionOn(
    from,
    seatOf(figureId),
    [...ledger.demands, D0].find(({ code }) => code === demand)!,
    CLOSING,
  );
const rowOf = ({ rows }: Position, code: string) => rows.find(({ evidenceId }) => evidenceId === id(code));
const without = (...gone: string[]): Ledger => ({
  ...ledger,
  evidence: ledger.evidence.filter((row) => !gone.includes(codes.get(row.id)!)),
});
const unknown = (cells: readonly Position[]) => cells.map(({ label, unknownReason }) => `${label} ${unknownReason}`);

describe('the grid that the record proves', () => {
  test('equals the golden matrix: three of 52 known, and every unknown has its reason', () => {
    const all = positions(ledger, CLOSING);
    expect(all).toHaveLength(52);
    const known = all.filter(({ label }) => label !== 'UNKNOWN');
    expect(
      known.map(({ seat, demand, label, basis, stale, sets }) =>
        [seat, demand, label, basis, stale, ...sets.map((each) => codes.get(each)).sort()].join(' '),
      ),
    ).toEqual([
      '1 D4 LEAN_SUPPORT REPORTED false S06',
      '2 D4 SUPPORT DECLARED false S02 S03a',
      '9 D4 COMMITTED DECLARED false S08',
    ]);
    const reasons = Object.groupBy(all, ({ unknownReason }) => unknownReason ?? 'known');
    expect(Object.fromEntries(Object.entries(reasons).map(([why, cells]) => [why, cells.length]))).toEqual({
      known: 3,
      ONLY_GENERAL: 3 + 4,
      NO_EVIDENCE: 3 + 2,
      ONLY_STAFF: 4,
      AWAITING_REVIEW: 1,
      NO_HOLDER_IN_RECORD: 32,
    });
    expect(all.filter(({ toReview }) => toReview > 0)).toMatchObject([{ seat: 9, demand: 'D2', toReview: 1 }]);
  });

  test('on the umbrella demand: one co-author, one in own words that the December vote made old, and nobody else', () => {
    const all = ledger.seats.map((seat) => positionOn(ledger, seat, D0, CLOSING));
    const known = all.filter(({ label }) => label !== 'UNKNOWN');
    expect(known.map(({ seat, label, basis, stale, staleReason }) => [seat, label, basis, stale, staleReason])).toEqual(
      [
        [2, 'SUPPORT', 'DECLARED', true, 'DECIDED'],
        [9, 'SUPPORT', 'SPONSORED', false, null],
      ],
    );
    expect(rowOf(all[8]!, 'S10')).toMatchObject({ sets: false, atMost: 'LEAN_SUPPORT' });
  });

  test('before the press conference nothing was known of D4, and the December vote did not make it old', () => {
    expect(positions(ledger, '2025-11-13').filter(({ label }) => label !== 'UNKNOWN')).toEqual([]);
    expect(cell('per:chavez', 'D4')).toMatchObject({ stale: false, decidedOn: '2025-11-14', ageDays: 47 });
  });
});

describe('what the record does not prove', () => {
  test('1. Vetaw’s call to come together names no demand', () => {
    const cells = ledger.demands.map(({ code }) => cell('per:vetaw', code));
    expect(unknown(cells)).toEqual(Array.from({ length: 4 }, () => 'UNKNOWN ONLY_GENERAL'));
  });

  test('2. Payne’s strong words name none either: D4 rests on a reporter’s summary alone', () => {
    expect(rowOf(cell('per:payne', 'D4'), 'S04')).toMatchObject({ sets: false, reason: 'GENERAL' });
    expect(unknown([cell('per:payne', 'D4', without('S06'))])).toEqual(['UNKNOWN ONLY_GENERAL']);
  });

  test('3. What Wonsley says of Frey does not make him oppose', () => {
    expect(unknown(allOf('per:frey'))).toContain('UNKNOWN ONLY_ALLEGED');
    expect(allOf('per:frey').every(({ label }) => label === 'UNKNOWN')).toBe(true);
  });

  test('4. What a member of his staff says is not Ellison’s', () => {
    expect(rowOf(cell('per:ellison', 'D4'), 'S29')).toMatchObject({ sets: false, reason: 'STAFF' });
  });

  test('5. Ellison is unknown on all four', () => {
    const cells = ledger.demands.map(({ code }) => cell('per:ellison', code));
    expect(unknown(cells)).toEqual(Array.from({ length: 4 }, () => 'UNKNOWN ONLY_STAFF'));
  });

  test('6. A vote told as unanimous sets nobody’s position', () => {
    for (const figure of ['per:payne', 'per:vetaw', 'per:ellison']) {
      const position = cell(figure, 'D0');
      expect(position.label).toBe('UNKNOWN');
      expect(rowOf(position, 'V1')).toMatchObject({ sets: false, atMost: null, reason: 'COLLECTIVE' });
    }
  });

  test('7. The December ordinance is about the umbrella, not about D1 to D4', () => {
    for (const position of positions(ledger, CLOSING)) expect(rowOf(position, 'V1')).toBeUndefined();
  });

  test('8. The mayor’s order is about city property', () => {
    for (const position of allOf('per:frey')) {
      expect(rowOf(position, 'S17')).toMatchObject({ sets: false, reason: 'OTHER_SUBJECT' });
    }
  });

  test('9. What the City, its police or the sheriff’s office say is nobody’s own position', async () => {
    const rows = await inTx(() => db.repo(Evidence).find({ where: { type: 'ORG_STATEMENT' } }));
    expect(rows.length).toBeGreaterThan(0);
    const set = new Set(positions(ledger, CLOSING).flatMap(({ sets }) => sets));
    expect(rows.filter((row) => set.has(row.id))).toEqual([]);
  });

  test('10. O’Hara promises and reserves at once', () => {
    expect(allOf('per:ohara').every(({ label, sets }) => label === 'UNKNOWN' && sets.length === 0)).toBe(true);
  });

  test('11. Saint Paul is another city', () => {
    const cells = allOf('per:henry');
    expect(cells.every(({ label }) => label === 'UNKNOWN')).toBe(true);
    expect(rowOf(cells[0]!, 'S24')).toMatchObject({ sets: false, reason: 'ELSEWHERE' });
    for (const position of positions(ledger, CLOSING)) expect(rowOf(position, 'V2')).toBeUndefined();
  });

  test('12. Chavez’s question implies D2 and waits for a review, which can not make it explicit', () => {
    expect(rowOf(cell('per:chavez', 'D2'), 'S13')).toMatchObject({ sets: false, reason: 'PENDING' });
    const links = ledger.links.map((link) => ({ ...link, review: 'APPROVED' as const }));
    const approved = cell('per:chavez', 'D2', { ...ledger, links });
    expect(unknown([approved])).toEqual(['UNKNOWN ONLY_GENERAL']);
    expect(rowOf(approved, 'S13')).toMatchObject({ sets: false, reason: 'IMPLIED' });
  });

  test('13. Whose news was false is another subject', () => {
    for (const code of ['S11', 'S12']) {
      expect(rowOf(cell('per:chavez', 'D1'), code)).toMatchObject({ sets: false, reason: 'OTHER_SUBJECT' });
    }
  });

  test('14. Nothing of the unreliable page can set anything, whoever links it', async () => {
    const rows = await inTx(() => db.repo(Evidence).find({ where: { sourceCode: 'src:003' } }));
    expect(rows.length).toBeGreaterThan(0);
    const weak = ledger.evidence.filter((row) => rows.some((each) => each.id === row.id));
    expect(weak.every(({ unreliable }) => unreliable)).toBe(true);
    const sample = ledger.links.find(({ evidenceId }) => evidenceId === id('S08'))!;
    const evidence = [
      ...ledger.evidence,
      ...weak.map((row) => ({ ...row, id: `x${row.id}`, type: 'PLEDGE' as const })),
    ];
    const links = [
      ...ledger.links,
      ...weak.map((row) => ({ ...sample, evidenceId: `x${row.id}`, figureId: 'per:vetaw' })),
    ];
    expect(cell('per:vetaw', 'D4', { ...ledger, evidence, links }).label).toBe('UNKNOWN');
  });

  test('15. The candidate of 2017 endorsed another platform', () => {
    const cells = allOf('per:candidate-2017');
    expect(cells.every(({ label }) => label === 'UNKNOWN')).toBe(true);
    expect(rowOf(cells[3]!, 'P-E')).toMatchObject({ sets: false });
  });

  test('16. Coming to a press conference is not a position', () => {
    expect(rowOf(cell('per:payne', 'D4'), 'N9')).toMatchObject({ sets: false, reason: 'ATTENDANCE' });
    const only = cell('per:payne', 'D4', without('S04', 'S05', 'S06'));
    expect(unknown([only])).toEqual(['UNKNOWN NO_EVIDENCE']);
  });
});

describe('what is added and taken back', () => {
  const labels = async (asOf?: string) =>
    (await api.inside(() => service.rows(asOf))).rows.map(
      ({ ward, demand, label, basis }) => `${ward} ${demand} ${label} ${basis}`,
    );
  const changed = (before: string[], after: string[]) => after.filter((each) => !before.includes(each));
  const say = (code: string, values: Partial<Evidence>, link: Partial<DemandLink>) =>
    inTx(async () => {
      const row = db.make(Evidence, {
        ...{ code, origin: 'INSTALLATION', sourceCode: 'src:000', locator: 'line 1', quotedInSource: false },
        ...{ quote: null, heldAt: null, textEn: 'x', textEs: 'x', confidence: 'HIGH' },
        ...{ figureCode: null, bodyCode: null, occasionCode: null, decisionCode: null, reviewState: 'APPROVED' },
        ...{ recordedAt: new Date('2025-12-01T00:00:00Z'), recordedBy: null, reviewedBy: null },
        ...{ retractedAt: null, retractedReason: null },
        date: {
          precision: 'DAY',
          value: '2025-11-20',
          until: null,
          text: null,
          yearInferred: false,
          inferenceNote: null,
        },
        ...values,
      });
      await db.save(row);
      const bears = db.make(DemandLink, {
        ...{ code: `${code}/x`, origin: 'INSTALLATION', heldAt: null, evidenceId: row.id, evidenceCode: code },
        ...{ bodyCode: null, partCode: null, promise: false, note: null, reviewState: 'APPROVED', reviewedBy: null },
        ...link,
      });
      await db.save(bears);
      return row.id;
    });
  const takeBack = (evidenceId: string, retractedAt: Date | null = new Date()) =>
    inTx(() =>
      db.repo(Evidence).update(evidenceId, { retractedAt, retractedReason: retractedAt && 'It was a mistake.' }),
    );

  test('an allegation changes 0 cells and stands on no public page, a general remark changes 0', async () => {
    const before = await labels();
    await say(
      'X1',
      { type: 'ALLEGATION', figureCode: 'per:wonsley' },
      {
        ...{ figureCode: 'per:payne', demandVersionCode: 'D1@1', direction: -1, explicitness: 'EXPLICIT' },
        ...{ strength: 'INFORMATIVE', reasonCode: 'ALLEGED_BY_OTHERS' },
      },
    );
    expect(changed(before, await labels())).toEqual([]);
    const mine = await api.inside(() => service.cell(1, 'D1', undefined, 'keepers'));
    const team = await api.inside(() => service.cell(1, 'D1'));
    expect(team.evidence.map(({ code }) => code)).not.toContain('X1');
    expect(mine.evidence.find(({ code }) => code === 'X1')).toMatchObject({ sets: false, claimant: 'Robin Wonsley' });
    const published = await api.inside(() => service.cell(1, 'D1', undefined, 'public'));
    expect(published.evidence.map(({ code }) => code)).not.toContain('X1');
    await say(
      'X2',
      { type: 'DIRECT_QUOTE', figureCode: 'per:vetaw' },
      {
        ...{ figureCode: 'per:vetaw', demandVersionCode: null, direction: 0, explicitness: 'GENERAL' },
        ...{ strength: 'INFORMATIVE', reasonCode: 'NAMES_NO_DEMAND' },
      },
    );
    expect(changed(before, await labels())).toEqual([]);
  });

  test('an accused holder of whom nothing else is known looks like any other to the public', async () => {
    await say(
      'X3',
      { type: 'ALLEGATION', figureCode: 'per:vetaw' },
      {
        ...{ figureCode: 'per:wonsley', demandVersionCode: 'D3@1', direction: -1, explicitness: 'EXPLICIT' },
        ...{ strength: 'INFORMATIVE', reasonCode: 'ALLEGED_BY_OTHERS' },
      },
    );
    expect((await api.inside(() => service.cell(2, 'D3', undefined, 'keepers'))).cell).toMatchObject({
      unknownReason: 'ONLY_ALLEGED',
    });
    const { cell: shown } = await api.inside(() => service.cell(2, 'D3', undefined, 'public'));
    expect(shown).toMatchObject({ label: 'UNKNOWN', unknownReason: 'NO_EVIDENCE', evidenceCount: 0, toReview: 0 });
  });

  test('retracting S08 changes exactly one cell, and standing by it again restores it', async () => {
    const before = await labels();
    await takeBack(id('S08'));
    expect(changed(before, await labels())).toEqual(['9 D4 LEAN_SUPPORT REPORTED']);
    await takeBack(id('S08'), null);
    expect(await labels()).toEqual(before);
  });
});

describe('over GraphQL', () => {
  const CELL = `query ($ward: Int!, $demand: String!, $asOf: String) {
    councilCell(ward: $ward, demand: $demand, asOf: $asOf) {
      ward seat { ward post role outgoing holderUnconfirmed figure { name } cells { demand label } }
      demand { code title { en es } parts { code } answers { responseType beforeOrdinance source { publisher } } }
      cell { label basis unknownReason stale staleReason decidedOn ageDays toReview evidenceCount }
      evidence { code type sets atMost reason direction claimant locator quotedInSource text { en es } source { id url }
        date { value precision printed yearInferred } }
    } }`;

  test('a cell opens onto its evidence, each row with what it may do and why', async () => {
    const { data, errors } = await api.gql<{ councilCell: Record<string, never> }>('volunteer', CELL, {
      ward: 9,
      demand: 'D4',
    });
    expect(errors).toBeUndefined();
    expect(data.councilCell).toMatchObject({
      seat: {
        post: expect.stringContaining('9'),
        role: 'MEMBER',
        holderUnconfirmed: false,
        figure: { name: 'Jason Chavez' },
      },
      demand: { code: 'D4', parts: [{ code: 'D4a' }] },
      cell: { label: 'COMMITTED', basis: 'DECLARED', decidedOn: '2025-11-14', ageDays: 47, stale: false },
    });
    const { evidence } = data.councilCell as unknown as { evidence: { code: string; reason: string; sets: boolean }[] };
    expect(evidence.map(({ code, reason, sets }) => `${code} ${reason} ${sets}`)).toEqual([
      ...['S08 PROMISE true', 'S06 REPORTED false', 'N9 ATTENDANCE false', 'S07 IMPLIED false'],
      ...['S11 OTHER_SUBJECT false', 'S12 OTHER_SUBJECT false'],
    ]);
    expect(evidence[0]).toMatchObject({
      ...{ atMost: 'COMMITTED', direction: 1, claimant: null, locator: 'line 15', quotedInSource: true },
      ...{ source: { id: 'src:000', url: null } },
      date: { value: '2025-11-14', precision: 'DAY', yearInferred: true },
    });
  });

  test('the grid says which day it is of, whose record it is, and who is not confirmed', async () => {
    const query = `query ($asOf: String) { council(asOf: $asOf) { asOf closingDate beyondRecord known total
      review { status version date } seats { ward holderUnconfirmed figure { name } cells { unknownReason } }
      bodyDecisions { rollMissing title { en } } demands { code } } }`;
    type Answer = {
      council: { known: number; seats: { holderUnconfirmed: boolean; cells: { unknownReason: string }[] }[] };
    };
    const now = await api.gql<Answer>('organizer', query);
    expect(now.data.council).toMatchObject({
      ...{ asOf: CLOSING, closingDate: CLOSING, beyondRecord: false, known: 3, total: 52 },
      review: { status: 'BUNDLED', date: CLOSING },
      bodyDecisions: [{ rollMissing: true }, { rollMissing: true }],
      demands: [{ code: 'D1' }, { code: 'D2' }, { code: 'D3' }, { code: 'D4' }],
    });
    const later = await api.gql<Answer>('organizer', query, { asOf: '2026-02-01' });
    expect(later.data.council).toMatchObject({ beyondRecord: true, known: 0 });
    expect(later.data.council.seats.map(({ holderUnconfirmed }) => holderUnconfirmed).filter(Boolean)).toHaveLength(5);
    expect(later.data.council.seats[8]!.cells[3]!.unknownReason).toBe('HOLDER_UNCONFIRMED');
  });

  test('demands come with the city’s answers, and a wrong day or cell with a clear refusal', async () => {
    const { data } = await api.gql<{ demands: { code: string; answers: object[] }[] }>(
      'coordinator',
      '{ demands { code target spanishIsDraft text { en es } answers { id asOf beforeOrdinance text { en } } } }',
    );
    expect(data.demands.map(({ code, answers }) => [code, answers.length])).toEqual([
      ...[
        ['D1', 4],
        ['D2', 2],
        ['D3', 1],
        ['D4', 2],
      ],
    ]);
    expect((await api.gql('volunteer', '{ demands { code } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await api.gql(undefined, '{ council { known } }')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    for (const asOf of ['2025-02-30', 'yesterday', '2025-1-1', '']) {
      const { errors } = await api.gql('organizer', CELL, { ward: 9, demand: 'D4', asOf });
      expect(errors?.[0]?.extensions.code).toBe('INVALID');
    }
    for (const [ward, demand] of [
      [0, 'D4'],
      [14, 'D4'],
      [9, 'D9'],
      [9, 'D4a'],
    ] as const) {
      expect((await api.gql('organizer', CELL, { ward, demand })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });

  test('however many rows there are, one answer takes the same number of statements', async () => {
    const source = api.app.get(DataSource);
    const statements = async (work: () => Promise<unknown>) => {
      const seen: string[] = [];
      const { logger } = source;
      Object.assign(source, { logger: { ...logger, logQuery: (query: string) => seen.push(query) } });
      try {
        await api.inside(work);
      } finally {
        Object.assign(source, { logger });
      }
      return seen.length;
    };
    const [grid, one] = [await statements(() => service.council()), await statements(() => service.cell(3, 'D1'))];
    expect(grid).toBeGreaterThan(0);
    expect(one).toBe(grid);
    expect(await statements(() => service.cell(9, 'D4'))).toBe(grid);
    expect(grid).toBeLessThanOrEqual(5);
  });
});
