import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EVIDENCE_TYPES } from './evidence.entity.ts';
import { type Position, positionOn } from './inference.ts';
import type { Ledger } from './ledger.ts';
import { add, DEMAND, EMPTY, HOLDING, type Said } from './ledger.samples.ts';

const day = fc
  .integer({ min: 0, max: 1000 })
  .map((offset) => new Date(Date.UTC(2024, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10));
const when = fc.oneof(
  day.map((on) => ({ from: on, to: on })),
  fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
  day.map((to) => ({ from: null, to })),
  fc.constant({ from: null, to: null }),
);
const said: fc.Arbitrary<Said> = fc.record({
  when,
  knownBy: day,
  figureId: fc.constantFrom('ada', 'ada', 'ada', 'bea', null),
  demand: fc.constantFrom('D4', 'D4', 'D4', 'D4a', 'D0', null),
  direction: fc.constantFrom<(1 | 0 | -1)[]>(1, 1, -1, 0),
  explicitness: fc.constantFrom('EXPLICIT', 'EXPLICIT', 'EXPLICIT', 'IMPLIED', 'GENERAL'),
  commitment: fc.boolean(),
  unreliable: fc.constantFrom(false, false, true),
  retracted: fc.constantFrom(false, false, true),
  review: fc.constantFrom('APPROVED', 'APPROVED', 'APPROVED', 'PENDING', 'REJECTED'),
  vote: fc.constantFrom('YES', 'NO', 'ABSTAIN', 'ABSENT'),
});
const row = fc.tuple(fc.constantFrom(...EVIDENCE_TYPES), said);
const holdings = fc.constantFrom<Ledger['holdings'][]>(
  [{ ...HOLDING, confirmedUntil: '2027-12-31' }],
  [{ ...HOLDING, from: null, fromExact: false }],
  [HOLDING, { ...HOLDING, figureId: 'bea', from: '2025-06-01' }],
);
const ledger = fc.tuple(fc.array(row, { maxLength: 8 }), holdings).map(([rows, held]) =>
  rows.reduce<Ledger>((so, [type, each], index) => add(so, `e${index}`, type, each), {
    ...EMPTY,
    termStarts: ['2026-01-05'],
    holdings: held,
  }),
);
const cell = (from: Ledger, asOf: string) => positionOn(from, 1, DEMAND, asOf);
/** A position without the list of what does not count. */
const stands = ({ label, basis, stale, staleReason, decidedOn, sets }: Position) => ({
  ...{ label, basis, stale, staleReason, decidedOn, sets },
});

/** Holds for five hundred ledgers and days; fast-check prints the smallest that breaks it. */
const always = <T extends unknown[]>(
  arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
  check: (...args: T) => void,
) => fc.assert(fc.property(...(arbitraries as unknown as [fc.Arbitrary<T[number]>]), check as never), { numRuns: 500 });

test('an allegation, by whomever and about whatever, moves no position', () => {
  always<[Ledger, string, Said]>([ledger, day, said], (from, asOf, allegation) => {
    const accused = add(from, 'x', 'ALLEGATION', allegation);
    expect(stands(cell(accused, asOf))).toEqual(stands(cell(from, asOf)));
    expect(cell(accused, asOf).toReview).toBe(cell(from, asOf).toReview);
  });
});

test('neither does a general or implied remark, a staff view, attendance, or anything of low reliability', () => {
  const quiet = fc.oneof(
    fc.tuple(
      fc.constant('DIRECT_QUOTE' as const),
      said.map((each): Said => ({ ...each, explicitness: 'GENERAL' })),
    ),
    fc.tuple(
      fc.constant('OWN_POST' as const),
      said.map((each): Said => ({ ...each, explicitness: 'IMPLIED' })),
    ),
    fc.tuple(
      fc.constant('PLEDGE' as const),
      said.map((each): Said => ({ ...each, unreliable: true })),
    ),
    fc.tuple(
      fc.constant('PLEDGE' as const),
      said.map((each): Said => ({ ...each, review: 'PENDING' })),
    ),
    fc.tuple(fc.constantFrom('STAFF_STATEMENT' as const, 'EVENT_ATTENDANCE' as const, 'ORG_STATEMENT' as const), said),
  );
  always<[Ledger, string, typeof quiet extends fc.Arbitrary<infer Q> ? Q : never]>(
    [ledger, day, quiet],
    (from, asOf, [type, each]) => {
      expect(stands(cell(add(from, 'x', type, each), asOf))).toEqual(stands(cell(from, asOf)));
    },
  );
});

test('in which order the rows came in does not matter', () => {
  always<[Ledger, string, number]>([ledger, day, fc.integer()], (from, asOf, seed) => {
    const shuffled = <T>(rows: readonly T[]): T[] =>
      rows
        .map((each, index) => [Math.sin(seed + index * 7919), each] as const)
        .sort(([a], [b]) => a - b)
        .map(([, each]) => each);
    const other = { ...from, evidence: shuffled(from.evidence), links: shuffled(from.links) };
    expect(cell(other, asOf)).toEqual(cell(from, asOf));
  });
});

test('taking back what was added restores what was', () => {
  always<[Ledger, string, typeof row extends fc.Arbitrary<infer R> ? R : never]>(
    [ledger, day, row],
    (from, asOf, [type, each]) => {
      const retracted = add(from, 'x', type, { ...each, retracted: true });
      expect(stands(cell(retracted, asOf))).toEqual(stands(cell(from, asOf)));
    },
  );
});

test('a day never sees what happened later', () => {
  always<[Ledger, string]>([ledger, day], (from, asOf) => {
    const until = { ...from, evidence: from.evidence.filter(({ when: { to }, knownBy }) => (to ?? knownBy) <= asOf) };
    expect(cell(until, asOf)).toEqual(cell(from, asOf));
  });
});

test('what a label promises is in what sets it', () => {
  always<[Ledger, string]>([ledger, day], (from, asOf) => {
    const position = cell(from, asOf);
    const { label, basis, sets, unknownReason, rows } = position;
    const evidence = from.evidence.filter(({ id }) => sets.includes(id));
    const links = from.links.filter(({ evidenceId }) => sets.includes(evidenceId));
    if (label === 'UNKNOWN') expect([sets, basis, unknownReason === null]).toEqual([[], 'NONE', false]);
    else expect(sets.length).toBeGreaterThan(0);
    if (basis === 'REPORTED') expect(['LEAN_SUPPORT', 'LEAN_OPPOSE', 'CONFLICTED', 'MIXED']).toContain(label);
    if (label === 'COMMITTED') {
      const promised = links.flatMap((link) => (link.commitment ? [link.evidenceId] : []));
      expect(evidence.filter(({ id, type }) => type !== 'PLEDGE' && !promised.includes(id))).toEqual([]);
      expect(evidence.map(({ type }) => type)).not.toContain('REPORTED_PARAPHRASE');
    }
    expect(evidence.some(({ unreliable, retracted }) => unreliable || retracted)).toBe(false);
    expect(
      rows
        .filter((each) => each.sets)
        .map(({ evidenceId }) => evidenceId)
        .sort(),
    ).toEqual([...sets].sort());
  });
});
