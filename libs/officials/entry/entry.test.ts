import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Db } from '#platform';
import { type Api, startApi } from '../../../test/harness.ts';
import { type Member, Team } from '../../../test/team.ts';
import { Figure, Membership } from '../figure.entity.ts';
import { PositionRecord } from '../position.entity.ts';
import { RecordService } from '../record.service.ts';

let api: Api;
let team: Team;
let db: Db;
let ana: Member;
let rosa: Member;
let olga: Member;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  db = api.app.get(Db);
  await api.inside(() => api.app.get(RecordService).load());
  await wholeCouncil();
  ana = await team.join('coordinator', { name: 'Ana Prueba' });
  rosa = await team.join('coordinator', { name: 'Rosa Prueba' });
  olga = await team.join('organizer', { name: 'Olga Prueba' });
});
afterAll(() => api.close());
const inTx = <T>(work: () => Promise<T>) => api.inside(() => db.tx(work));

/** The record names five of thirteen; an operator enters the others, here under invented names. */
async function wholeCouncil(): Promise<void> {
  await inTx(async () => {
    const rest = { sourceCode: 'src:notes', locator: 'test', origin: 'INSTALLATION' as const };
    for (const ward of [3, 6, 7, 8, 10, 11, 12, 13]) {
      const code = `per:w${ward}`;
      await db.save(db.make(Figure, { ...rest, code, name: `Member ${ward}`, kind: 'OFFICIAL' }));
      const held = { startsOn: '2024-01-01', startsPrecision: 'DAY' as const };
      const seat = {
        postCode: `post:mpls-council/ward-${ward}`,
        bodyCode: 'org:mpls-council',
        role: 'MEMBER' as const,
      };
      await db.save(db.make(Membership, { ...rest, ...held, ...seat, code: `mem:w${ward}`, figureCode: code }));
    }
  });
}

const ask = async <D = Record<string, never>>(who: Member, query: string, variables: object = {}) => {
  const { data, errors } = await team.gql<D>(who.cookie, query, variables);
  return { data, error: errors?.[0], code: errors?.[0]?.extensions.code };
};
type Cell = { label: string; basis: string; unknownReason: string | null };
const cell = async (ward: number, demand: string, asOf?: string): Promise<Cell> =>
  (
    await ask<{ councilCell: { cell: Cell } }>(
      ana,
      'query ($ward: Int!, $demand: String!, $asOf: String) { councilCell(ward: $ward, demand: $demand, asOf: $asOf) { cell { label basis unknownReason } } }',
      { ward, demand, asOf: asOf ?? null },
    )
  ).data.councilCell.cell;
const WARDS = Array.from({ length: 13 }, (_, at) => at + 1);
const labels = async (demand: string, asOf?: string) =>
  Promise.all(WARDS.map(async (ward) => (await cell(ward, demand, asOf)).label));

const SOURCE = {
  publisher: 'City of Minneapolis, LIMS',
  url: 'https://lims.minneapolismn.gov/',
  published: '2025-12-11',
};
const CODES = [
  'per:payne',
  'per:wonsley',
  'per:w3',
  'per:vetaw',
  'per:ellison',
  'per:w6',
  'per:w7',
  'per:w8',
  'per:chavez',
];
const EVERYBODY = [...CODES, 'per:w10', 'per:w11', 'per:w12', 'per:w13'];
const RECORD = 'mutation ($input: RollCallInput!) { recordRollCall(input: $input) }';
const rollCall = (more: object = {}, absent: string[] = []) => ({
  matter: { titleEn: 'Separation ordinance', titleEs: 'Ordenanza de separación', classification: 'ORDINANCE' },
  ...{ motion: 'PASSAGE', heldOn: '2025-12-11', result: 'PASSED', source: SOURCE, locator: 'Item 1', decision: 'V1' },
  votes: EVERYBODY.map((figure) => ({ figure, option: absent.includes(figure) ? 'ABSENT' : 'YES' })),
  counts: [
    { option: 'YES', value: 13 - absent.length },
    { option: 'ABSENT', value: absent.length },
  ],
  links: [{ demand: 'D0', direction: 1, explicitness: 'EXPLICIT' }],
  ...more,
});
const enter = async (who: Member, input: object) => {
  const { data, code, error } = await ask<{ recordRollCall: string }>(who, RECORD, { input });
  return { id: data?.recordRollCall, code, error };
};
const DECIDE = 'mutation ($input: DecisionInput!) { decideEntry(input: $input) { items { id } } }';
const decide = (who: Member, id: string, kind: string, verdict = 'ACCEPT', reason: string | null = null) =>
  ask(who, DECIDE, { input: { id, kind, verdict, reason } });
const QUEUE = `query ($bundled: Boolean) { reviewQueue(bundled: $bundled) { bundledTotal bundledAccepted items {
  id kind mine decidedByMe bundled accepts needed about text { en es } original language recordedBy
  votes { name ward option } counts { option printed named } warnings { kind option printed named missing }
  links { demand direction scores reason } } } }`;
interface Item {
  readonly id: string;
  readonly kind: string;
  readonly mine: boolean;
  readonly bundled: boolean;
  readonly text: { en: string };
  readonly warnings: { kind: string; option: string | null; missing: string[] }[];
  readonly votes: { name: string; option: string }[];
}
const queue = async (who: Member, bundled = false) =>
  (
    await ask<{ reviewQueue: { items: Item[]; bundledTotal: number; bundledAccepted: number } }>(who, QUEUE, {
      bundled,
    })
  ).data.reviewQueue;
const RETRACT = 'mutation ($id: ID!, $reason: String!) { retractRollCall(id: $id, reason: $reason) }';

describe('a roll call', () => {
  test('of 13 to 0 on V1, accepted by a second person: D0 becomes SUPPORT (VOTED) for 13, and D1 to D4 stay as they were', async () => {
    const before = await Promise.all(['D1', 'D2', 'D3', 'D4'].map((demand) => labels(demand)));
    const { id } = await enter(olga, rollCall());
    expect(await labels('D0')).not.toEqual(WARDS.map(() => 'SUPPORT'));
    expect((await cell(3, 'D0')).unknownReason).toBe('AWAITING_REVIEW');
    const [item] = (await queue(ana)).items;
    expect(item).toMatchObject({ id, kind: 'ROLL_CALL', mine: false, warnings: [] });
    expect(item!.votes).toHaveLength(13);
    expect((await decide(ana, id!, 'ROLL_CALL')).code).toBeUndefined();
    expect(await labels('D0')).toEqual(WARDS.map(() => 'SUPPORT'));
    expect((await cell(3, 'D0')).basis).toBe('VOTED');
    expect(await Promise.all(['D1', 'D2', 'D3', 'D4'].map((demand) => labels(demand)))).toEqual(before);
  });

  test('once accepted it is there once; taken back as a whole the council stands where it stood', async () => {
    expect((await enter(olga, rollCall())).code).toBeUndefined();
    const { items } = await queue(ana);
    await ask(ana, RETRACT, { id: items[0]!.id, reason: 'Entered twice' });
    expect((await queue(ana)).items).toEqual([]);
    const [{ id }] = (await inTx(() =>
      db.repo(Figure).query(`select id from vote_event where "reviewState" = 'APPROVED' and "retractedAt" is null`),
    )) as [{ id: string }];
    expect((await ask(ana, RETRACT, { id, reason: ' ' })).code).toBe('INVALID');
    expect((await ask(ana, RETRACT, { id, reason: 'The minutes were corrected' })).code).toBeUndefined();
    expect((await ask(ana, RETRACT, { id, reason: 'again' })).code).toBe('NOT_FOUND');
    expect(await labels('D0')).not.toContain('MIXED');
    expect((await cell(3, 'D0')).unknownReason).toBe('ONLY_COLLECTIVE');
  });

  test('of 12 to 0 with one absent: 12 voted, the absent one is unknown, and the other way round nobody is against', async () => {
    const { id } = await enter(ana, rollCall({}, ['per:ellison']));
    expect((await decide(ana, id!, 'ROLL_CALL')).code).toBe('FORBIDDEN');
    await decide(rosa, id!, 'ROLL_CALL');
    const found = await labels('D0');
    expect(found.filter((label) => label === 'SUPPORT')).toHaveLength(12);
    expect(found[4]).toBe('UNKNOWN');
    await ask(ana, RETRACT, { id, reason: 'For the next test' });
  });

  test('13 printed and 12 named: a warning, both kept; a member who is missing, and a result that the rule denies, too', async () => {
    const votes = EVERYBODY.slice(0, 12).map((figure) => ({ figure, option: 'YES' }));
    const { id } = await enter(ana, rollCall({ votes, result: 'FAILED', counts: [{ option: 'YES', value: 13 }] }));
    const item = (await queue(rosa)).items.find((each) => each.id === id)!;
    expect(item.warnings).toEqual([
      { kind: 'COUNT_DIFFERS', option: 'YES', printed: 13, named: 12, missing: [] },
      { kind: 'MEMBER_MISSING', option: null, printed: null, named: null, missing: ['Member 13'] },
      { kind: 'RESULT_DIFFERS', option: null, printed: 13, named: 7, missing: [] },
    ]);
    await ask(ana, RETRACT, { id, reason: 'For the next test' });
  });

  test('somebody who did not sit in the council that day, a name twice, and a demand that is not there are refused whole', async () => {
    const strange = rollCall({ votes: [{ figure: 'per:frey', option: 'YES' }] });
    expect((await enter(ana, strange)).error).toMatchObject({ message: expect.stringContaining('Jacob Frey') });
    const twice = rollCall({ votes: [...Array(2)].map(() => ({ figure: 'per:payne', option: 'YES' })) });
    expect((await enter(ana, twice)).code).toBe('INVALID');
    const links = [{ demand: 'D9', direction: 1, explicitness: 'EXPLICIT' }];
    expect((await enter(ana, rollCall({ links }))).code).toBe('INVALID');
    expect((await queue(ana)).items).toEqual([]);
    expect((await enter(ana, rollCall({ heldOn: '2025-02-30' }))).code).toBe('INVALID');
  });

  test('on the order of business it only informs: a no there is nobody against', async () => {
    const votes = EVERYBODY.map((figure, at) => ({ figure, option: at < 6 ? 'NO' : 'YES' }));
    const { id } = await enter(ana, rollCall({ motion: 'SUSPEND_RULES', votes, counts: [], decision: null }));
    await decide(rosa, id!, 'ROLL_CALL');
    expect(await labels('D0')).not.toContain('OPPOSE');
    await ask(ana, RETRACT, { id, reason: 'For the next test' });
  });
});

const EVIDENCE = 'mutation ($input: EvidenceInput!) { recordEvidence(input: $input) }';
const quote = (more: object = {}) => ({
  ...{ type: 'DIRECT_QUOTE', figure: 'per:w3', on: '2025-12-15', confidence: 'HIGH', locator: 'minute 12' },
  ...{ textEn: 'Says that every violation must have a consequence.', textEs: '', source: SOURCE },
  links: [{ demand: 'D4', direction: 1, explicitness: 'EXPLICIT' }],
  ...more,
});
const say = async (who: Member, more: object = {}) => {
  const { data, code } = await ask<{ recordEvidence: string }>(who, EVIDENCE, { input: quote(more) });
  return { id: data?.recordEvidence, code };
};

describe('evidence', () => {
  test('counts once a second person has accepted it, with its words in the language in which they were said', async () => {
    const original = { original: 'Cada violación debe tener consecuencias.', language: 'es', translator: 'Ana Prueba' };
    const { id } = await say(olga, original);
    expect(await cell(3, 'D4')).toMatchObject({ label: 'UNKNOWN', unknownReason: 'AWAITING_REVIEW' });
    const item = (await queue(ana)).items.find((each) => each.id === id)!;
    expect(item).toMatchObject({ about: 'Member 3', original: original.original, language: 'es', mine: false });
    expect((await queue(olga)).items.find((each) => each.id === id)).toMatchObject({ mine: true });
    expect((await decide(olga, id!, 'EVIDENCE')).code).toBe('FORBIDDEN');
    await decide(ana, id!, 'EVIDENCE');
    expect(await cell(3, 'D4')).toMatchObject({ label: 'SUPPORT', basis: 'DECLARED' });
    expect((await decide(rosa, id!, 'EVIDENCE')).code).toBe('CONFLICT');
  });

  test('a correction takes the place of what it corrects when it is accepted, and not before', async () => {
    const first = (await queue(ana)).items;
    expect(first).toEqual([]);
    const { id: old } = await say(olga, { figure: 'per:w6' });
    await decide(ana, old!, 'EVIDENCE');
    const { id } = await say(olga, {
      figure: 'per:w6',
      corrects: old,
      links: [{ demand: 'D4', direction: -1, explicitness: 'EXPLICIT' }],
    });
    expect((await cell(6, 'D4')).label).toBe('SUPPORT');
    await decide(ana, id!, 'EVIDENCE');
    expect((await cell(6, 'D4')).label).toBe('OPPOSE');
    const RET = 'mutation ($id: ID!, $reason: String!) { retractEvidence(id: $id, reason: $reason) }';
    expect((await ask(ana, RET, { id: old, reason: 'x' })).code).toBe('NOT_FOUND');
    expect((await ask(ana, RET, { id, reason: 'Misheard' })).code).toBeUndefined();
    expect((await cell(6, 'D4')).label).toBe('UNKNOWN');
  });

  test('rejected it never counts, and says why; without a reason nothing is rejected', async () => {
    const { id } = await say(olga, { figure: 'per:w7' });
    expect((await decide(ana, id!, 'EVIDENCE', 'REJECT')).code).toBe('INVALID');
    await decide(ana, id!, 'EVIDENCE', 'REJECT', 'The video does not show it');
    expect((await cell(7, 'D4')).label).toBe('UNKNOWN');
  });

  test('a claim by others stays a claim: who is accused stays unknown, and it waits as a question', async () => {
    const { id } = await say(olga, {
      type: 'ALLEGATION',
      figure: 'per:w8',
      links: [{ demand: 'D4', direction: -1, explicitness: 'EXPLICIT' }],
    });
    await decide(ana, id!, 'EVIDENCE');
    expect(await cell(8, 'D4')).toMatchObject({ label: 'UNKNOWN', unknownReason: 'ONLY_ALLEGED' });
  });

  test('implied or reported words never score, votes and meeting notes come by other ways, and nothing half-written stays', async () => {
    for (const type of ['ROLL_CALL_VOTE', 'MEETING_NOTE']) expect((await say(olga, { type })).code).toBe('INVALID');
    expect((await say(olga, { textEn: ' ' })).code).toBe('INVALID');
    expect((await say(olga, { original: 'hola' })).code).toBe('INVALID');
    expect((await say(olga, { figure: 'spk:mirac-1' })).code).toBe('INVALID');
    expect((await say(olga, { on: '2025-12-15', until: '2025-12-01' })).code).toBe('INVALID');
    const sources = await inTx(() =>
      db.repo(Figure).query(`select count(*)::int n from source where origin = 'INSTALLATION'`),
    );
    const { id } = await say(olga, { figure: 'per:w10', type: 'REPORTED_PARAPHRASE' });
    expect(
      await inTx(() => db.repo(Figure).query(`select count(*)::int n from source where origin = 'INSTALLATION'`)),
    ).toEqual([{ n: (sources as { n: number }[])[0]!.n + 1 }]);
    await decide(ana, id!, 'EVIDENCE');
    expect(await cell(10, 'D4')).toMatchObject({ label: 'LEAN_SUPPORT', basis: 'REPORTED' });
    const implied = await say(olga, {
      figure: 'per:w11',
      links: [{ demand: 'D4', direction: 1, explicitness: 'IMPLIED' }],
    });
    await decide(ana, implied.id!, 'EVIDENCE');
    expect(await cell(11, 'D4')).toMatchObject({ label: 'UNKNOWN', unknownReason: 'ONLY_GENERAL' });
  });

  test('two who decide at once: one of them does', async () => {
    const { id } = await say(olga, { figure: 'per:w12' });
    const both = await Promise.all([decide(ana, id!, 'EVIDENCE'), decide(rosa, id!, 'EVIDENCE', 'REJECT', 'No')]);
    expect(both.map(({ code }) => code).filter(Boolean)).toEqual(['CONFLICT']);
  });

  test('the bundled rows take two people, none of whom entered them', async () => {
    const { items, bundledTotal } = await queue(ana, true);
    const bundled = items.filter((each) => each.bundled);
    expect(bundled).toHaveLength(bundledTotal);
    const id = bundled[0]!.id;
    await decide(ana, id, 'EVIDENCE');
    await decide(ana, id, 'EVIDENCE');
    expect((await queue(ana, true)).bundledAccepted).toBe(0);
    await decide(rosa, id, 'EVIDENCE');
    expect((await queue(ana, true)).bundledAccepted).toBe(1);
    const again = await api.inside(() => api.app.get(RecordService).load());
    expect(again).toMatchObject({ inserted: 0, updated: 0 });
  });
});

describe('the history of positions', () => {
  const open = (figureCode: string, demandCode: string) =>
    inTx(() => db.repo(PositionRecord).find({ where: { figureCode, demandCode }, order: { validFrom: 'ASC' } }));

  test('retracting his own words lets Chavez fall to LEAN, and both stand in the history', async () => {
    expect((await cell(9, 'D4')).label).toBe('COMMITTED');
    const others = await inTx(() => db.repo(PositionRecord).countBy({ figureCode: 'per:payne' }));
    await api.inside(() => api.app.get(RecordService).retract('S08', 'Checked against the recording'));
    expect(await cell(9, 'D4')).toMatchObject({ label: 'LEAN_SUPPORT', basis: 'REPORTED' });
    const [before, after] = (await open('per:chavez', 'D4')).slice(-2);
    expect(before).toMatchObject({ label: 'COMMITTED', validTo: expect.any(Date) });
    expect(after).toMatchObject({ label: 'LEAN_SUPPORT', cause: 'RETRACTED', validTo: null });
    expect(await inTx(() => db.repo(PositionRecord).countBy({ figureCode: 'per:payne' }))).toBe(others);
  });

  test('a row is only ever closed: the app may change nothing else of it, nor take it away', async () => {
    await expect(
      inTx(() => db.repo(PositionRecord).update({ label: 'UNKNOWN' }, { label: 'SUPPORT' })),
    ).rejects.toThrow('permission denied');
    await expect(inTx(() => db.repo(PositionRecord).delete({ label: 'UNKNOWN' }))).rejects.toThrow('permission denied');
  });

  test('who follows the figure and the demand is told of a change once, and only of changes', async () => {
    const FOLLOW =
      'mutation ($kind: FollowedKind!, $code: String!) { follow(kind: $kind, code: $code, on: true) { code } }';
    for (const [kind, code] of [
      ['FIGURE', 'per:w13'],
      ['DEMAND', 'D4'],
      ['DEMAND', 'D4'],
    ])
      await ask(rosa, FOLLOW, { kind, code });
    const { id } = await say(olga, { figure: 'per:w13' });
    await decide(ana, id!, 'EVIDENCE');
    const NOTICES = '{ positionNotices { name demand before label read } }';
    type Notices = { positionNotices: object[] };
    expect((await ask<Notices>(rosa, NOTICES)).data.positionNotices).toEqual([
      { name: 'Member 13', demand: 'D4', before: 'UNKNOWN', label: 'SUPPORT', read: false },
    ]);
    expect((await ask<Notices>(ana, NOTICES)).data.positionNotices).toEqual([]);
    const read = await ask<{ readPositionNotices: { read: boolean }[] }>(
      rosa,
      'mutation { readPositionNotices { read } }',
    );
    expect(read.data.readPositionNotices).toEqual([{ read: true }]);
  });

  test('an override counts when a second person agreed, says so, and ends', async () => {
    const PROPOSE = 'mutation ($input: OverrideInput!) { proposeOverride(input: $input) { id agreed mine figure } }';
    const input = {
      figure: 'per:vetaw',
      demand: 'D1',
      label: 'SUPPORT',
      reason: 'Told two of us in public',
      from: '2025-12-01',
      until: '2026-06-30',
    };
    type Listed = { id: string; agreed: boolean; figure: string }[];
    const made = await ask<{ proposeOverride: Listed }>(ana, PROPOSE, { input });
    const { id } = made.data.proposeOverride[0]!;
    expect((await cell(4, 'D1')).label).toBe('UNKNOWN');
    const AGREE = 'mutation ($id: ID!) { agreeOverride(id: $id) { id agreed } }';
    expect((await ask(ana, AGREE, { id })).code).toBe('FORBIDDEN');
    expect((await ask(rosa, AGREE, { id })).code).toBeUndefined();
    expect(await cell(4, 'D1')).toMatchObject({ label: 'SUPPORT', basis: 'OVERRIDE' });
    expect((await cell(4, 'D1', '2025-11-30')).label).toBe('UNKNOWN');
    await ask(rosa, 'mutation ($id: ID!) { endOverride(id: $id) { id } }', { id });
    expect((await cell(4, 'D1')).label).toBe('UNKNOWN');
    expect(await open('per:vetaw', 'D1')).toMatchObject([
      { label: 'UNKNOWN' },
      { label: 'SUPPORT', basis: 'OVERRIDE' },
      { label: 'UNKNOWN' },
    ]);
  });
});
