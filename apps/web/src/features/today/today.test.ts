import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { say } from '../../../../../libs/platform/messages/index.ts';
import type { Cell, Council } from '../council/documents.ts';
import type { EventLine } from '../events/documents.ts';
import type { Asked, AskRow } from '../council/asks/documents.ts';
import type { Notices } from '../council/following/documents.ts';
import type { Agenda } from '../council/agenda/documents.ts';
import { weeksOf } from '../council/agenda/weeks.ts';
import { agendaItems } from './agenda-items.ts';
import { askItems } from './ask-items.ts';
import { councilItems } from './council-items.ts';
import { eventItems } from './event-items.ts';
import { importItems } from './import-items.ts';
import { daysBefore, type Item, pressing, TONES, type Tone, type Words } from './item.ts';
import { messageItems } from './message-items.ts';
import { nearest } from './nearest.ts';
import { noticeLines } from './notice-lines.ts';
import { MOST, rank } from './rank.ts';
import { sealItems } from './seal-items.ts';

const NOW = new Date(2026, 10, 26, 10, 30);
const DAY = 24 * 3_600_000;
const inDays = (days: number, hour = 18) => new Date(2026, 10, 26 + days, hour);
const en: Words = { say: (key, params) => say('en', key, params), language: 'en' };
const es: Words = { say: (key, params) => say('es', key, params), language: 'es' };
const item = (key: string, tone: Tone, due?: Date): Item => ({
  key,
  tone,
  due,
  icon: 'x',
  sentence: key,
  why: '',
  verb: '',
  to: '/',
});

describe('the order', () => {
  const all = [
    item('stale', 'stale'),
    item('unanswered', 'unanswered'),
    item('short, next week', 'short', inDays(6)),
    item('short, in two days', 'short', inDays(2)),
    item('failed', 'failed'),
    item('due today', 'stale', inDays(0)),
    item('overdue', 'stale', inDays(-1)),
  ];
  const RIGHT = [
    'overdue',
    'due today',
    'failed',
    'short, in two days',
    'short, next week',
    'unanswered',
    'stale',
  ] as const;

  test('overdue, due today, failed, short, unanswered, stale; the sooner due first', () => {
    const ranked = rank(all, NOW);
    expect(ranked.shown.map(({ key }) => key)).toEqual(RIGHT);
    expect(ranked).toMatchObject({ more: 0, dueToday: 2 });
  });

  test('what a role is there for comes right after what is due', () => {
    const own = ({ key }: Item) => key === 'unanswered';
    expect(
      rank(all, NOW, own)
        .shown.map(({ key }) => key)
        .slice(0, 4),
    ).toEqual(['overdue', 'due today', 'unanswered', 'failed']);
  });

  test('at most seven; whatever is left is counted, and nothing less pressing stands before it', () => {
    const some = fc.array(
      fc.record({
        tone: fc.constantFrom(...TONES),
        days: fc.option(fc.integer({ min: -3, max: 9 }), { nil: undefined }),
      }),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(some, (found) => {
        const items = found.map(({ tone, days }, n) =>
          item(String(n), tone, days === undefined ? undefined : inDays(days)),
        );
        const { shown, more, dueToday } = rank(items, NOW);
        expect(shown.length).toBe(Math.min(MOST, items.length));
        expect(shown.length + more).toBe(items.length);
        const urgency = shown.map((each) => ['overdue', 'today', 'later', 'undated'].indexOf(pressing(each, NOW)));
        const pressed = urgency.filter((each) => each < 2);
        expect(urgency.slice(0, pressed.length)).toEqual([...pressed].sort());
        expect(dueToday).toBe(items.filter((each) => ['overdue', 'today'].includes(pressing(each, NOW))).length);
        // Nothing due is left out for something that is not.
        if (pressed.length < shown.length) expect(dueToday).toBe(pressed.length);
      }),
    );
  });

  test.each([
    [inDays(0, 0), 'today'],
    [inDays(0, 23), 'today'],
    [inDays(-1, 23), 'overdue'],
    [inDays(1, 0), 'later'],
    [undefined, 'undated'],
  ] as const)('%s is %s', (due, answer) => {
    expect(pressing({ due }, NOW)).toBe(answer);
  });

  test('what is still to come is never overdue', () => {
    expect(pressing({ due: daysBefore(inDays(0), 1, NOW) }, NOW)).toBe('today');
    expect(pressing({ due: daysBefore(inDays(1), 1, NOW) }, NOW)).toBe('today');
    expect(pressing({ due: daysBefore(inDays(3), 1, NOW) }, NOW)).toBe('later');
  });
});

describe('events', () => {
  let count = 0;
  const event = (changes: Partial<EventLine> = {}): EventLine => ({
    id: `e${++count}`,
    slug: 'rally',
    state: 'PUBLISHED',
    title: { en: 'Rally', es: 'Mitin' },
    startsAt: inDays(3).toISOString(),
    endsAt: new Date(inDays(3).getTime() + 3_600_000).toISOString(),
    timeZone: 'America/Chicago',
    placeName: 'City Hall',
    capacity: 20,
    signedUp: 4,
    waiting: 0,
    full: false,
    roles: [],
    ...changes,
  });
  const role = (needed: number | null, taken: number) => ({
    id: 'r',
    name: { en: 'Interpret', es: 'Interpretar' },
    needed,
    taken,
  });
  const told = (events: EventLine[], words = en) =>
    eventItems(events, NOW, words).map(({ sentence, verb, to, due }) => [
      sentence,
      verb,
      to,
      due && pressing({ due }, NOW),
    ]);

  test.each([
    ['one in three days that lacks nothing', event(), []],
    [
      'one today',
      event({ id: 'x', startsAt: inDays(0).toISOString() }),
      [['“Rally” takes place today', 'See who comes', '/events/x', 'today']],
    ],
    [
      'a role that is short, tomorrow',
      event({ id: 'x', startsAt: inDays(1).toISOString(), roles: [role(2, 1)] }),
      [['“Rally” needs 1 more person: Interpret', 'Find someone', '/events/x', 'today']],
    ],
    ['a role that is short, but in ten days', event({ startsAt: inDays(10).toISOString(), roles: [role(2, 1)] }), []],
    ['a role that needs no number', event({ roles: [role(null, 0)] }), []],
    [
      'people who wait',
      event({ id: 'x', full: true, waiting: 3 }),
      [['3 people wait for a place at “Rally”', 'Add places', '/events/x/edit', 'later']],
    ],
    [
      'a draft whose date nears',
      event({ id: 'x', state: 'DRAFT', startsAt: inDays(2).toISOString() }),
      [['“Rally” is still a draft', 'Publish it', '/events/x', 'overdue']],
    ],
    ['a draft of next month', event({ state: 'DRAFT', startsAt: inDays(30).toISOString() }), []],
    ['a cancelled one', event({ state: 'CANCELLED', startsAt: inDays(0).toISOString(), waiting: 3 }), []],
  ] as const)('%s', (_, one, answer) => {
    expect(told([one])).toEqual(answer);
  });

  test('in Spanish, nothing is in English', () => {
    const all = [
      event({ startsAt: inDays(0).toISOString(), roles: [role(2, 0)], full: true, waiting: 1 }),
      event({ state: 'DRAFT' }),
    ];
    const text = eventItems(all, NOW, es)
      .map(({ sentence, why, verb }) => [sentence, why, verb].join(' '))
      .join('\n');
    expect(text).toContain('A “Mitin” le faltan 2 personas: Interpretar Jueves, 26 de noviembre de 2026.');
    expect(text).not.toMatch(/Rally|Interpret\b|people|takes place|draft/);
  });
});

test('messages: what was refused, and what nobody knows; nothing where all is well', () => {
  const none = { due: 4, sent: 9, held: 1, failed: 0, unknown: 0 };
  expect(messageItems(none, en)).toEqual([]);
  const found = messageItems({ ...none, failed: 2, unknown: 1 }, en);
  expect(found.map(({ sentence, tone, to }) => [sentence, tone, to])).toEqual([
    ['2 messages did not go out', 'failed', '/outreach'],
    ['Nobody knows whether 1 message arrived', 'failed', '/outreach'],
  ]);
});

test('seals: how many did not open, and what to do; nothing where all open', () => {
  expect(sealItems(0, en)).toEqual([]);
  expect(sealItems(3, en)).toMatchObject([{ tone: 'failed', to: '/help', sentence: '3 sealed rows did not open' }]);
  expect(sealItems(1, es)[0]!.sentence).toBe('1 fila sellada no se abrió');
});

describe('the council', () => {
  const cell = (demand: string, changes: Partial<Cell> = {}): Cell =>
    ({
      demand,
      label: 'UNKNOWN',
      basis: 'NONE',
      unknownReason: 'NO_EVIDENCE',
      stale: false,
      staleReason: null,
      decidedOn: null,
      ageDays: null,
      toReview: 0,
      evidenceCount: 0,
      ...changes,
    }) as Cell;
  const council = (wards: Partial<Council['seats'][number]>[], status = 'CONFIRMED') =>
    ({
      review: { status, version: '1', date: '2025-12-31' },
      demands: ['D1', 'D2'].map((code) => ({
        code,
        title: { en: `Demand ${code}`, es: `Demanda ${code}` },
        target: '',
      })),
      seats: wards.map((seat, n) => ({
        ward: n + 1,
        holderUnconfirmed: false,
        cells: [cell('D1'), cell('D2')],
        ...seat,
      })),
    }) as unknown as Council;

  test('each item to review by itself; stale cells, unsure seats and an unread record together', () => {
    const seats = [
      { cells: [cell('D1', { toReview: 2 }), cell('D2', { label: 'SUPPORT', stale: true })] },
      { holderUnconfirmed: true },
      {},
    ];
    const found = councilItems(council(seats, 'BUNDLED'), en);
    expect(found.map(({ key, sentence, to }) => [key, sentence, to])).toEqual([
      ['review:1/D1', 'Review 2 items: Ward 1 on Demand D1', '/council/1/D1'],
      ['council:stale', '1 position is out of date', '/council'],
      ['council:unsure', 'Who holds 1 seat is not confirmed', '/council'],
      ['council:record', 'Nobody here has confirmed the record yet', '/council'],
    ]);
    expect(councilItems(council([{}, {}]), en)).toEqual([]);
  });

  test('the nearest majority: the fewest firm seats to win, then the most that lean; stale words are open', () => {
    const seats = [
      { cells: [cell('D1', { label: 'COMMITTED', stale: true }), cell('D2', { label: 'LEAN_SUPPORT' })] },
      { cells: [cell('D1'), cell('D2', { label: 'SUPPORT' })] },
      { cells: [cell('D1', { label: 'SUPPORT' }), cell('D2', { label: 'OPPOSE' })] },
    ];
    const found = nearest(council(seats))!;
    expect([found.demand.code, found.firm, found.target]).toEqual(['D2', 1, 2]);
    expect(found.seats.map(({ ward }) => ward)).toEqual([2, 1, 3]);
    expect(nearest({ demands: [], seats: [] })).toBeUndefined();
  });
});

test('imports: lists whose source of consent nobody stated, and imports that stopped; not one that runs', () => {
  const batch = {
    id: 'b',
    createdAt: new Date(NOW.getTime() - DAY).toISOString(),
    rows: 12,
    consentSource: null,
    state: 'RUNNING',
  };
  const done = { ...batch, finishedAt: batch.createdAt, state: 'DONE' };
  const told = (each: object) =>
    importItems([{ ...batch, finishedAt: null, ...each }], NOW, en).map(({ sentence, tone }) => [sentence, tone]);
  expect(told(done)).toEqual([['Say how the 12 people of an imported list agreed', 'unanswered']]);
  expect(told({ ...done, consentSource: 'Sign-up sheet' })).toEqual([]);
  expect(told({})).toEqual([['An import of Nov 25, 2026 stopped half way', 'failed']]);
  expect(told({ createdAt: NOW.toISOString() })).toEqual([]);
  expect(told({ createdAt: NOW.toISOString(), state: 'FAILED' })).toHaveLength(1);
  expect(told({ state: 'CHECKED', rows: 0 })).toEqual([]);
  expect(told({ ...done, state: 'UNDONE' })).toEqual([]);
});

describe('what the reader has promised to ask, and what they follow', () => {
  const demands = [{ code: 'D4', title: { en: 'Real Consequences', es: 'Consecuencias reales' } }];
  const row: AskRow = {
    ...{ id: 'a', figure: 'per:a', name: 'Ada', ward: 3, demand: 'D4', reason: 'STALE', label: 'SUPPORT' },
    ...{ assigneeId: 'me', assignee: 'Me', mine: true, dueOn: '2026-11-25' },
  };
  const asked = (...asks: AskRow[]): Asked => ({ asks, ledgerChoices: { demands } });

  test('late ones stand first; what is not due soon, has no day or is somebody else’s is not told of', () => {
    const soon = { ...row, figure: 'per:b', name: 'Bo', dueOn: '2026-11-30' };
    const others = [
      { ...row, figure: 'per:c', dueOn: '2026-12-24' },
      { ...row, figure: 'per:d', dueOn: null },
      { ...row, figure: 'per:e', mine: false },
    ];
    const { shown } = rank(askItems(asked(...others, soon, row), NOW, en), NOW);
    expect(shown.map(({ sentence }) => sentence)).toEqual([
      'Ask Ada about Real Consequences',
      'Ask Bo about Real Consequences',
    ]);
    expect(shown.map((each) => pressing(each, NOW))).toEqual(['overdue', 'later']);
  });

  test('a change says from what to what, leads to its cell where there is one, and is gone once seen', () => {
    const seen = { id: '1', figure: 'per:a', name: 'Ada', demand: 'D4', at: NOW.toISOString(), read: true };
    const told: Notices = {
      positionNotices: [
        { ...seen, before: 'COMMITTED', label: 'LEAN_SUPPORT', read: false },
        { ...seen, id: '2', figure: 'per:z', name: null, before: null, label: 'SUPPORT', read: false },
        { ...seen, id: '3', before: null, label: 'SUPPORT' },
      ],
      matterNotices: [],
      council: { demands, seats: [{ ward: 3, figure: { id: 'f', code: 'per:a' } }] },
    };
    expect(noticeLines(told, en).map(({ text, to }) => [text, to])).toEqual([
      ['Ada on Real Consequences: from Committed to Lean support', '/council/3/D4'],
      ['per:z on Real Consequences: Support', undefined],
    ]);
  });
});

describe('what comes before a vote', () => {
  const at = (days: number) => inDays(days).toISOString();
  const entry = (id: string, days: number, state: string, own: string): Agenda['items'][number] =>
    ({
      ...{ id, body: 'b', bodyName: { en: 'Council', es: 'Concejo' }, startsAt: at(days), zone: 'America/Chicago' },
      ...{
        heldOn: at(days).slice(0, 10),
        heldAt: null,
        title: { en: 'Title', es: '' },
        fileNumber: null,
        matter: null,
      },
      ...{ kind: 'VOTE', url: null, state: own, matches: [{ demand: 'D1', reason: 'WORDS', state }] },
    }) as Agenda['items'][number];
  const agenda = {
    today: '2026-11-26',
    demands: [{ code: 'D1', title: { en: 'No Collusion', es: 'Sin complicidad' } }],
    items: [
      entry('soon', 5, 'CONFIRMED', 'PLANNED'),
      entry('guess', 6, 'SUGGESTED', 'PLANNED'),
      entry('off', 7, 'CONFIRMED', 'WITHDRAWN'),
      entry('far', 40, 'CONFIRMED', 'PLANNED'),
    ],
  } as unknown as Agenda;

  test('what is suggested waits for somebody; what is confirmed and near is told with its day; the rest is not', () => {
    const found = agendaItems(agenda, NOW, en);
    expect(found.map(({ key }) => key)).toEqual(['agenda:matches', 'agenda:soon']);
    expect(found[1]).toMatchObject({ sentence: 'Council: Title', why: 'About No Collusion.', due: inDays(5) });
    expect(agendaItems(agenda, NOW, es)[1]).toMatchObject({ sentence: 'Concejo: Title', lang: 'en' });
    expect(agendaItems({ ...agenda, items: [] }, NOW, en)).toEqual([]);
  });

  test('the picture begins with the Monday of this week, and leaves out what was withdrawn', () => {
    const weeks = weeksOf(agenda);
    expect([weeks.length, weeks[0]!.monday]).toEqual([8, '2026-11-23']);
    expect(weeks.map(({ items }) => items.map(({ id }) => id).join())).toEqual([
      '',
      'soon,guess',
      '',
      '',
      '',
      '',
      'far',
      '',
    ]);
  });
});
