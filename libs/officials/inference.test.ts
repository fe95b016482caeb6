import { describe, expect, test } from '@jest/globals';
import type { EvidenceType } from './evidence.entity.ts';
import { type Position, positionOn, positions } from './inference.ts';
import type { Ledger } from './ledger.ts';
import { add, DEMAND, EMPTY, HOLDING, type Said } from './ledger.samples.ts';

const AS_OF = '2025-12-31';
type Row = readonly [EvidenceType, Said?];
/** A ledger with these rows, named a, b, c ... */
const ledger = (...rows: Row[]): Ledger =>
  rows.reduce((so, [type, said], index) => add(so, String.fromCharCode(97 + index), type, said), EMPTY);
const cell = (from: Ledger, asOf = AS_OF): Position => positionOn(from, 1, DEMAND, asOf);
const of = (...rows: Row[]): Position => cell(ledger(...rows));
const brief = ({ label, basis, unknownReason }: Position) => [label, basis, unknownReason].join(' ');
const reasons = ({ rows }: Position) => rows.map(({ reason }) => reason).join(' ');

describe('what each kind of evidence sets by itself', () => {
  test.each<[string, Row]>([
    ['SUPPORT VOTED ', ['ROLL_CALL_VOTE']],
    ['SUPPORT VOTED ', ['CONTRACT_VOTE']],
    ['OPPOSE VOTED ', ['ROLL_CALL_VOTE', { vote: 'NO' }]],
    ['SUPPORT ACTED ', ['EXECUTIVE_ACTION']],
    ['SUPPORT SPONSORED ', ['SPONSORSHIP']],
    ['COMMITTED SPONSORED ', ['SPONSORSHIP', { commitment: true }]],
    ['COMMITTED DECLARED ', ['PLEDGE']],
    ['OPPOSE DECLARED ', ['PLEDGE', { direction: -1 }]],
    ['SUPPORT DECLARED ', ['QUESTIONNAIRE']],
    ['SUPPORT DECLARED ', ['FORUM_ANSWER']],
    ['SUPPORT DECLARED ', ['DIRECT_QUOTE']],
    ['COMMITTED DECLARED ', ['DIRECT_QUOTE', { commitment: true }]],
    ['OPPOSE DECLARED ', ['OWN_POST', { direction: -1, commitment: true }]],
    ['SUPPORT DECLARED ', ['NEWSLETTER']],
    ['SUPPORT DECLARED ', ['TESTIMONY', { demand: 'D4a' }]],
    ['LEAN_SUPPORT REPORTED ', ['REPORTED_PARAPHRASE', { scoring: false }]],
    ['LEAN_SUPPORT REPORTED ', ['REPORTED_PARAPHRASE', { commitment: true }]],
    ['LEAN_OPPOSE REPORTED ', ['REPORTED_PARAPHRASE', { direction: -1 }]],
  ])('%s', (expected, row) => {
    const position = of(row);
    expect(brief(position)).toBe(expected);
    expect(position).toMatchObject({ sets: ['a'], decidedOn: '2025-11-14', ageDays: 47, stale: false });
    expect(position.rows[0]).toMatchObject({ sets: true, atMost: position.label });
  });
});

describe('what never sets a label, with the reason that the row and the cell give', () => {
  test.each<[string, string, Row]>([
    ['ALLEGATION', 'ONLY_ALLEGED', ['ALLEGATION', { direction: -1 }]],
    ['STAFF', 'ONLY_STAFF', ['STAFF_STATEMENT']],
    ['ATTENDANCE', 'NO_EVIDENCE', ['EVENT_ATTENDANCE', { demand: null }]],
    ['COLLECTIVE', 'ONLY_COLLECTIVE', ['COLLECTIVE_VOTE', { figureId: null }]],
    ['ORGANIZATION', 'NO_EVIDENCE', ['ORG_STATEMENT', { figureId: null }]],
    ['ORGANIZATION', 'NO_EVIDENCE', ['DIRECT_QUOTE', { figureId: null }]],
    ['DECLINED', 'NO_EVIDENCE', ['DECLINED_INVITATION']],
    ['NO_REPLY', 'NO_EVIDENCE', ['NO_REPLY']],
    ['ENDORSEMENT', 'ONLY_GENERAL', ['ENDORSEMENT']],
    ['PRIVATE_NOTE', 'NO_EVIDENCE', ['MEETING_NOTE']],
    ['ELSEWHERE', 'NO_EVIDENCE', ['DIRECT_QUOTE', { aside: 'ELSEWHERE' }]],
    ['OTHER_CAMPAIGN', 'NO_EVIDENCE', ['QUESTIONNAIRE', { aside: 'OTHER_CAMPAIGN' }]],
    ['OTHER_SUBJECT', 'NO_EVIDENCE', ['DIRECT_QUOTE', { aside: 'OTHER_SUBJECT', demand: null, scoring: false }]],
    ['PENDING', 'AWAITING_REVIEW', ['DIRECT_QUOTE', { review: 'PENDING' }]],
    ['REJECTED', 'NO_EVIDENCE', ['DIRECT_QUOTE', { review: 'REJECTED' }]],
    ['RETRACTED', 'NO_EVIDENCE', ['PLEDGE', { retracted: true }]],
    ['LOW_RELIABILITY', 'NO_EVIDENCE', ['DIRECT_QUOTE', { unreliable: true }]],
    ['GENERAL', 'ONLY_GENERAL', ['DIRECT_QUOTE', { explicitness: 'GENERAL', demand: null }]],
    ['GENERAL', 'ONLY_GENERAL', ['DIRECT_QUOTE', { demand: null }]],
    ['IMPLIED', 'ONLY_GENERAL', ['DIRECT_QUOTE', { explicitness: 'IMPLIED' }]],
    ['INFORMATIVE', 'NO_EVIDENCE', ['DIRECT_QUOTE', { scoring: false }]],
    ['NO_DIRECTION', 'ONLY_GENERAL', ['DIRECT_QUOTE', { direction: 0 }]],
    ['PROCEDURAL', 'ONLY_GENERAL', ['ROLL_CALL_VOTE', { vote: 'NO', procedural: true }]],
    ['NO_VOTE', 'NO_EVIDENCE', ['ROLL_CALL_VOTE', { vote: 'ABSENT' }]],
    ['NO_VOTE', 'NO_EVIDENCE', ['ROLL_CALL_VOTE', { vote: 'ABSTAIN' }]],
    ['NOT_IN_OFFICE', 'NO_EVIDENCE', ['ROLL_CALL_VOTE', { on: '2023-05-01' }]],
    ['OLD_TEXT', 'DEMAND_CHANGED', ['DIRECT_QUOTE', { version: 0 }]],
  ])('%s: %s', (reason, unknownReason, row) => {
    const position = of(row);
    expect(brief(position)).toBe(`UNKNOWN NONE ${unknownReason}`);
    expect(position.rows).toMatchObject([{ sets: false, atMost: null, reason }]);
    expect(position).toMatchObject({ sets: [], decidedOn: null, ageDays: null, stale: false });
  });

  test('nobody on record, and a holder without evidence, are different unknowns', () => {
    expect(brief(cell({ ...EMPTY, holdings: [] }))).toBe('UNKNOWN NONE NO_HOLDER_IN_RECORD');
    expect(brief(cell(EMPTY))).toBe('UNKNOWN NONE NO_EVIDENCE');
  });

  test('only what could set a label waits for a review', () => {
    expect(of(['DIRECT_QUOTE', { review: 'PENDING', explicitness: 'IMPLIED' }]).toReview).toBe(1);
    const alleged = of(['ALLEGATION', { review: 'PENDING' }]);
    expect([alleged.toReview, alleged.unknownReason]).toEqual([0, 'ONLY_ALLEGED']);
  });
});

describe('the order of strength', () => {
  const LADDER: EvidenceType[] = [
    'REPORTED_PARAPHRASE',
    'DIRECT_QUOTE',
    'QUESTIONNAIRE',
    'SPONSORSHIP',
    'EXECUTIVE_ACTION',
    'ROLL_CALL_VOTE',
  ];
  test.each(LADDER.slice(1).map((type, index) => [LADDER[index]!, type] as const))('%s yields to %s', (low, high) => {
    const position = of([low], [high, { on: '2025-11-20' }]);
    expect(position.sets).toEqual(['b']);
    expect(position.rows[0]).toMatchObject({ sets: false, reason: of([low]).rows[0]!.reason });
  });

  test('what a person decided goes first, until it ends', () => {
    const override = {
      figureId: 'ada',
      demand: 'D4',
      label: 'MIXED',
      from: '2025-12-01',
      until: '2025-12-15',
    } as const;
    const overridden = { ...ledger(['PLEDGE']), overrides: [override] };
    expect(brief(cell(overridden, '2025-12-15'))).toBe('MIXED OVERRIDE ');
    expect(cell(overridden, '2025-12-15').rows[0]?.sets).toBe(false);
    expect(brief(cell(overridden, '2025-12-16'))).toBe('COMMITTED DECLARED ');
  });

  test('the latest words decide, and the earlier ones stay in the ledger', () => {
    const position = of(
      ['DIRECT_QUOTE', { on: '2025-10-01' }],
      ['DIRECT_QUOTE', { on: '2025-11-01', direction: -1 }],
      ['OWN_POST', { on: '2025-09-01', direction: -1 }],
    );
    expect([brief(position), position.sets, reasons(position)]).toEqual([
      'OPPOSE DECLARED ',
      ['b'],
      'WORDS EARLIER WORDS',
    ]);
  });

  test('a promise stands beside later words for the demand, and falls by later words against it', () => {
    const promise: Row = ['DIRECT_QUOTE', { on: '2025-10-01', commitment: true }];
    const kept = of(promise, ['DIRECT_QUOTE', { on: '2025-11-01' }]);
    expect([kept.label, kept.sets]).toEqual(['COMMITTED', ['a']]);
    const broken = of(promise, ['DIRECT_QUOTE', { on: '2025-11-01', direction: -1 }]);
    expect([broken.label, broken.sets]).toEqual(['OPPOSE', ['b']]);
    const mended = of(
      promise,
      ['DIRECT_QUOTE', { on: '2025-11-01', direction: -1 }],
      ['DIRECT_QUOTE', { on: '2025-12-01' }],
    );
    expect([mended.label, mended.sets]).toEqual(['SUPPORT', ['c']]);
  });

  test('for one part and against another, in one breath, is MIXED', () => {
    const both = ledger(['DIRECT_QUOTE']);
    const links = [...both.links, { ...both.links[0]!, demand: 'D4a', direction: -1 as const }];
    expect(brief(cell({ ...both, links }))).toBe('MIXED DECLARED ');
  });
});

describe('contradictions', () => {
  const FOR: Row = ['DIRECT_QUOTE', { on: '2025-11-14' }];
  test.each<[string, string, string, Row[]]>([
    [
      'a vote after words against it',
      'SUPPORT VOTED ',
      'OVERTAKEN VOTE',
      [
        ['DIRECT_QUOTE', { on: '2025-10-01', direction: -1 }],
        ['ROLL_CALL_VOTE', { on: '2025-12-11' }],
      ],
    ],
    [
      'words after a vote against them',
      'CONFLICTED VOTED CONFLICT',
      'VOTE WORDS',
      [
        ['ROLL_CALL_VOTE', { on: '2025-12-11' }],
        ['DIRECT_QUOTE', { on: '2025-12-20', direction: -1 }],
      ],
    ],
    [
      'words against a pledge',
      'CONFLICTED DECLARED CONFLICT',
      'PLEDGE WORDS',
      [
        ['PLEDGE', { on: '2025-10-01' }],
        ['DIRECT_QUOTE', { on: '2025-12-20', direction: -1 }],
      ],
    ],
    [
      'two words of one day',
      'CONFLICTED DECLARED CONFLICT',
      'WORDS WORDS',
      [FOR, ['OWN_POST', { on: '2025-11-14', direction: -1 }]],
    ],
    [
      'words of a day and of an unknown day',
      'CONFLICTED DECLARED CONFLICT',
      'WORDS WORDS',
      [FOR, ['OWN_POST', { on: null, direction: -1 }]],
    ],
    [
      'words of a day and undated ones that were known before',
      'SUPPORT DECLARED ',
      'EARLIER WORDS',
      [FOR, ['OWN_POST', { on: null, knownBy: '2025-09-01', direction: -1 }]],
    ],
    [
      'words of a day and of its month',
      'CONFLICTED DECLARED CONFLICT',
      'WORDS WORDS',
      [FOR, ['OWN_POST', { when: { from: '2025-11-01', to: '2025-11-30' }, direction: -1 }]],
    ],
    [
      'words and what others report later',
      'SUPPORT DECLARED ',
      'WORDS OVERTAKEN',
      [FOR, ['REPORTED_PARAPHRASE', { on: '2025-12-20', direction: -1 }]],
    ],
    [
      'a yes and a no',
      'MIXED VOTED ',
      'VOTE VOTE',
      [
        ['ROLL_CALL_VOTE', { on: '2025-10-01' }],
        ['ROLL_CALL_VOTE', { on: '2025-12-11', vote: 'NO' }],
      ],
    ],
  ])('%s', (_name, expected, why, rows) => {
    const position = of(...rows);
    expect([brief(position), reasons(position)]).toEqual([expected, why]);
  });
});

describe('out of date', () => {
  const words = ledger(['DIRECT_QUOTE']);
  const sitting = (from: Ledger): Ledger => ({ ...from, holdings: [{ ...HOLDING, confirmedUntil: '2027-12-31' }] });

  test('words after 365 days: the label stays, and says OLD', () => {
    expect(cell(sitting(words), '2026-11-14')).toMatchObject({ label: 'SUPPORT', stale: false, ageDays: 365 });
    expect(cell(sitting(words), '2026-11-15')).toMatchObject({ label: 'SUPPORT', stale: true, staleReason: 'OLD' });
  });

  test('words when a new term begins, for those who stay; a vote says that it is of an earlier term', () => {
    const term = { ...sitting(words), termStarts: ['2026-01-05'] };
    expect(cell(term, '2026-01-04').stale).toBe(false);
    expect(cell(term, '2026-01-05')).toMatchObject({ label: 'SUPPORT', stale: true, staleReason: 'NEW_TERM' });
    const voted = { ...sitting(ledger(['ROLL_CALL_VOTE'])), termStarts: ['2026-01-05'] };
    expect(cell(voted, '2026-02-01')).toMatchObject({ label: 'SUPPORT', stale: false });
    expect(reasons(cell(voted, '2026-02-01'))).toBe('PRIOR_TERM');
  });

  test('words once the council decided on that demand, and not on another', () => {
    const decided = (demand: string) =>
      add(words, 'd', 'COLLECTIVE_VOTE', { figureId: null, demand, on: '2025-12-11' });
    expect(cell(decided('D4'), '2025-12-10').stale).toBe(false);
    expect(cell(decided('D4'))).toMatchObject({ label: 'SUPPORT', stale: true, staleReason: 'DECIDED' });
    expect(cell(decided('D0')).stale).toBe(false);
    const after = add(decided('D4'), 'e', 'DIRECT_QUOTE', { on: '2025-12-12' });
    expect(cell(after)).toMatchObject({ sets: ['e'], stale: false });
  });

  test('words whose day nobody knows cannot be shown to be fresh', () => {
    expect(of(['DIRECT_QUOTE', { on: null }])).toMatchObject({
      label: 'SUPPORT',
      stale: true,
      staleReason: 'UNDATED',
      decidedOn: null,
      ageDays: null,
    });
  });

  test('a promise that went stale gives way to fresh words', () => {
    const old = ledger(['DIRECT_QUOTE', { on: '2024-06-01', commitment: true }]);
    expect(cell(old)).toMatchObject({ label: 'COMMITTED', stale: true });
    expect(cell(add(old, 'z', 'DIRECT_QUOTE'))).toMatchObject({ label: 'SUPPORT', stale: false, sets: ['z'] });
  });

  test.each<EvidenceType>(['ROLL_CALL_VOTE', 'EXECUTIVE_ACTION', 'SPONSORSHIP'])('%s does not go stale', (type) => {
    expect(cell(sitting(ledger([type, { on: '2024-02-01' }])), '2027-06-01').stale).toBe(false);
  });
});

describe('who sits there', () => {
  test('after the closing date a holder whom nobody confirmed is not assumed to sit, and carries nothing over', () => {
    const record = ledger(['PLEDGE']);
    expect(cell(record, '2026-01-01')).toMatchObject({
      label: 'UNKNOWN',
      basis: 'NONE',
      unknownReason: 'HOLDER_UNCONFIRMED',
      holderUnconfirmed: true,
      sets: [],
    });
    const confirmed = { ...record, holdings: [{ ...HOLDING, confirmedUntil: '2026-03-01' }] };
    expect(cell(confirmed, '2026-04-01')).toMatchObject({ label: 'COMMITTED', holderUnconfirmed: false });
    expect(cell({ ...confirmed, termStarts: ['2026-03-15'] }, '2026-04-01').unknownReason).toBe('HOLDER_UNCONFIRMED');
  });

  const changed: Ledger = {
    ...ledger(['PLEDGE']),
    holdings: [
      { ...HOLDING, to: '2026-01-04' },
      { ...HOLDING, figureId: 'bea', from: '2026-01-05' },
    ],
  };
  test('nothing is inherited from a predecessor', () => {
    expect(cell(changed, '2026-02-01')).toMatchObject({
      figureId: 'bea',
      label: 'UNKNOWN',
      unknownReason: 'NEW_HOLDER',
    });
    expect(cell(changed)).toMatchObject({ figureId: 'ada', label: 'COMMITTED' });
  });

  test('who sits there for another term is not new', () => {
    const again = { ...HOLDING, from: '2026-01-05', confirmedUntil: '2026-01-05' };
    const stayed = { ...EMPTY, holdings: [{ ...HOLDING, to: '2026-01-04' }, again] };
    expect(cell(stayed, '2026-02-01').unknownReason).toBe('NO_EVIDENCE');
  });

  test('what somebody said before taking office counts as their words, dated', () => {
    const asked = add(changed, 'q', 'QUESTIONNAIRE', { figureId: 'bea', on: '2025-10-01' });
    expect(cell(asked, '2026-02-01')).toMatchObject({ label: 'SUPPORT', basis: 'DECLARED', stale: false });
  });

  test('a member-elect is not yet there, and a membership without an end goes on', () => {
    expect(cell(changed, '2026-01-04').figureId).toBe('ada');
    expect(cell({ ...EMPTY, closingDate: '2099-01-01' }, '2098-01-01').figureId).toBe('ada');
  });
});

describe('a roll call', () => {
  const seats = Array.from({ length: 13 }, (_, index) => index + 1);
  const council: Ledger = {
    ...EMPTY,
    seats,
    holdings: seats.map((seat) => ({ ...HOLDING, seat, figureId: `m${seat}` })),
  };
  const rolled = (absent?: number) =>
    seats.reduce(
      (so, seat) =>
        add(so, `v${seat}`, 'ROLL_CALL_VOTE', {
          figureId: `m${seat}`,
          on: '2025-12-11',
          vote: seat === absent ? 'ABSENT' : 'YES',
        }),
      council,
    );
  const known = (from: Ledger, asOf = AS_OF) => positions(from, asOf).filter(({ label }) => label !== 'UNKNOWN');

  test('of thirteen names makes thirteen known; one absent stays unknown', () => {
    expect(known(rolled()).map(brief)).toEqual(seats.map(() => 'SUPPORT VOTED '));
    expect(known(rolled(5))).toHaveLength(12);
    expect(positions(rolled(5), AS_OF)[4]).toMatchObject({ label: 'UNKNOWN', rows: [{ reason: 'NO_VOTE' }] });
  });

  test('after four seats changed hands nine are known, and four are new', () => {
    const fresh = [5, 7, 8, 11];
    const next: Ledger = {
      ...rolled(),
      termStarts: ['2026-01-05'],
      holdings: [
        ...council.holdings.map((each) => ({ ...each, to: '2026-01-04' })),
        ...council.holdings.map((each) => ({
          ...each,
          from: '2026-01-05',
          figureId: fresh.includes(each.seat) ? `new${each.seat}` : each.figureId,
        })),
      ],
    };
    expect(known(next, '2026-02-01').map(reasons)).toEqual(Array.from({ length: 9 }, () => 'PRIOR_TERM'));
    const unknown = positions(next, '2026-02-01').filter(({ label }) => label === 'UNKNOWN');
    expect(unknown.map(({ seat, unknownReason }) => [seat, unknownReason])).toEqual(
      fresh.map((seat) => [seat, 'NEW_HOLDER']),
    );
  });
});
