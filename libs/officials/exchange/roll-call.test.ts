import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { UsersService } from '#accounts';
import { type Api, startApi } from '../../../test/harness.ts';
import { type Member, Team } from '../../../test/team.ts';
import { RecordService } from '../record.service.ts';
import { readCivic } from './civic.ts';
import { legistarIn, legistarRolls } from './legistar.ts';
import { readRollCalls } from './roll-call.csv.ts';
import { RollCallFiles } from './roll-call.service.ts';
import { Roster } from './roster.service.ts';

let api: Api;
let team: Team;
let ana: Member;
let olga: Member;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  await api.inside(() => api.app.get(RecordService).load());
  ana = await team.join('coordinator', { name: 'Ana Prueba' });
  olga = await team.join('organizer', { name: 'Olga Prueba' });
});
afterAll(() => api.close());

const HEAD = 'matter,file_number,motion,date,result,member,option,source,url,for,yes,no,absent\n';
const NAMES = ['Elliott Payne', 'Robin Wonsley', 'LaTrisha Vetaw', 'Jeremiah Ellison', 'JASON CHÁVEZ'];
const line = (name: string, option: string, more = 'Passage', day = '2025-12-11') =>
  `A test ordinance,2025-1,${more},${day},Passed,${name},${option},City clerk,https://example.org/minutes,D0,4,0,1`;
const ROLL = `${HEAD}${NAMES.map((name, at) => line(name, at === 3 ? 'Absent' : 'Aye')).join('\n')}\n`;
const actor = () => api.inside(() => api.app.get(UsersService).acting(olga.email));
const take = async (text: string, apply = true) => {
  const { rolls, problems } = readRollCalls(text);
  expect(problems).toEqual([]);
  const recorder = apply ? await actor() : undefined;
  return api.inside(() => api.app.get(RollCallFiles).take(rolls, recorder));
};
const states = async (text: string, apply = true) => (await take(text, apply)).outcomes.map(({ state }) => state);
const QUEUE = '{ reviewQueue { items { id kind mine recordedBy votes { name option } } } }';
interface Item {
  readonly id: string;
  readonly mine: boolean;
  readonly recordedBy: string | null;
}
const queue = async (who: Member) =>
  (await team.gql<{ reviewQueue: { items: Item[] } }>(who.cookie, QUEUE)).data.reviewQueue.items;
const popolo = async () => (await team.send('/council/popolo.json')).text;
type Document = Record<string, Record<string, unknown>[]>;

test('a dry run records nothing; applied it waits for somebody else, and the same roll call twice is there once', async () => {
  expect(await states(ROLL, false)).toEqual(['NEW']);
  expect(await queue(ana)).toEqual([]);
  const { outcomes } = await take(ROLL);
  expect(outcomes).toEqual([
    { at: 'line 2', title: 'A test ordinance', heldOn: '2025-12-11', state: 'NEW', warnings: [] },
  ]);
  expect(await states(ROLL)).toEqual(['THERE']);
  expect(await states(ROLL.replace('LaTrisha Vetaw,Aye', 'LaTrisha Vetaw,No'))).toEqual(['DIFFERS']);
  expect(await queue(ana)).toMatchObject([{ kind: 'ROLL_CALL', mine: false }]);
  expect(await queue(olga)).toMatchObject([{ mine: true }]);
});

test('totals that differ are told; a name that nobody in the council had refuses all of the file', async () => {
  const { outcomes } = await take(ROLL.replaceAll(',4,0,1', ',5,0,1').replaceAll('2025-12-11', '2025-12-12'), false);
  expect(outcomes[0]!.warnings).toMatchObject([{ kind: 'COUNT_DIFFERS', option: 'YES', printed: 5, named: 4 }]);
  const twice = `${ROLL}${line('Nobody Known', 'No', 'Refer')}\n${line('Robin Wonsley', 'No')}\n`;
  expect(await take(twice)).toEqual({
    outcomes: [],
    problems: [
      { at: 'line 8', problem: 'TWICE: Robin Wonsley' },
      { at: 'line 7', problem: 'UNKNOWN_MEMBER: Nobody Known' },
    ],
  });
  expect(await queue(ana)).toHaveLength(1);
});

test('what does not fit says where', () => {
  const bad = `${HEAD}${line('A', 'Perhaps')}\n${line('', 'No')}\n${line('B', 'Yes', 'Dance', '2025-02-30')}\n`;
  const { problems } = readRollCalls(bad);
  expect(problems.map(({ at, problem }) => `${at} ${problem}`)).toEqual([
    ...['line 2 option', 'line 3 member', 'line 4 motion', 'line 4 heldOn'],
  ]);
  expect(readRollCalls('matter,motion\nx,y').problems.map(({ problem }) => problem)).toEqual([
    ...['date', 'result', 'member', 'option', 'source'],
  ]);
});

test('the public document has neither an unreviewed roll call nor an unreviewed quotation', async () => {
  const words = 'Says something that nobody has accepted yet.';
  const source = { publisher: 'A source that waits', url: 'https://example.org/waits' };
  const input = {
    ...{ type: 'DIRECT_QUOTE', figure: 'per:wonsley', on: '2025-12-15', confidence: 'HIGH', locator: 'minute 12' },
    ...{ textEn: words, textEs: '', source, links: [{ demand: 'D4', direction: -1, explicitness: 'EXPLICIT' }] },
  };
  const mutation = 'mutation ($input: EvidenceInput!) { recordEvidence(input: $input) }';
  const { errors } = await team.gql(olga.cookie, mutation, { input });
  expect(errors).toBeUndefined();
  const text = await popolo();
  for (const hidden of [words, 'A source that waits', 'A test ordinance', 'City clerk', olga.id])
    expect(text).not.toContain(hidden);
  const { persons, motions, vote_events: events } = JSON.parse(text) as Document;
  expect([motions, events]).toEqual([[], []]);
  expect(persons!.map(({ name }) => name)).toContain('Robin Wonsley');
  expect(text).not.toContain('Zambrano');
});

test('once accepted, the vote is there with counts, names and its source, and still nobody who recorded it', async () => {
  const { id } = (await queue(ana)).find((each) => each.recordedBy)!;
  const mutation = 'mutation ($input: DecisionInput!) { decideEntry(input: $input) { items { id } } }';
  await team.gql(ana.cookie, mutation, { input: { id, kind: 'ROLL_CALL', verdict: 'ACCEPT', reason: null } });
  const text = await popolo();
  const { motions, vote_events: events, ...rest } = JSON.parse(text) as Document;
  expect(motions).toMatchObject([{ text: 'A test ordinance', identifier: '2025-1', classification: 'passage' }]);
  expect(events).toMatchObject([
    {
      ...{ motion_id: motions![0]!['id'], start_date: '2025-12-11', result: 'pass' },
      counts: [
        { option: 'yes', value: 4 },
        { option: 'no', value: 0 },
        { option: 'absent', value: 1 },
      ],
      sources: [{ url: 'https://example.org/minutes' }],
    },
  ]);
  expect(events![0]!['votes']).toContainEqual({ voter_id: 'per:ellison', option: 'absent' });
  for (const each of [...Object.values(rest), motions!, events!].flat()) expect(each['sources']).toHaveLength(1);
  for (const { id: user, name, email } of [ana, olga])
    for (const hidden of [user, name, email]) expect(text).not.toContain(hidden);
});

test('our own document, taken over where it came from, changes nothing', async () => {
  const text = await popolo();
  await api.inside(async () => {
    const roster = api.app.get(Roster);
    const { rows, problems } = readCivic([{ name: 'popolo.json', text }], await roster.seats());
    expect(problems).toEqual([]);
    expect(rows.map(({ ward }) => ward).sort()).toEqual([1, 2, 4, 5, 9]);
    expect(await roster.take(rows, true)).toEqual([]);
  });
});

describe('a folder of answers of Legistar', () => {
  const folder = mkdtempSync(join(tmpdir(), 'legistar-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const put = (path: string, rows: unknown) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof rows === 'string' ? rows : JSON.stringify(rows));
  };
  const rolls = async (by?: Member) => {
    const seats = await api.inside(() => api.app.get(Roster).seats());
    const found = await legistarRolls(legistarIn(folder), seats, undefined);
    const recorder = by && (await api.inside(() => api.app.get(UsersService).acting(by.email)));
    return { ...found, ...(await api.inside(() => api.app.get(RollCallFiles).take(found.rolls, recorder))) };
  };

  test('without its list of meetings, or with a file that breaks off, it is refused by name', async () => {
    await expect(rolls()).rejects.toMatchObject({ key: 'entry.legistarBroken', params: { path: 'events' } });
    put('events.json', '[{"EventId":');
    await expect(rolls()).rejects.toMatchObject({ key: 'entry.legistarBroken', params: { path: 'events' } });
  });

  test('gives the roll calls of the council; they wait for a second person, and taken twice they are there once', async () => {
    const name = 'Minneapolis City Council';
    put('events.json', [{ EventId: 7, EventBodyName: name, EventDate: '2025-10-09T00:00:00' }]);
    const item = { EventItemMatterType: 'Resolution', EventItemActionName: 'Adopted', EventItemPassedFlagName: 'Pass' };
    put('events/7/eventitems.json', [
      { EventItemId: 1, EventItemTitle: 'Invocation', EventItemPassedFlagName: null },
      { ...item, EventItemId: 2, EventItemTitle: 'An invented resolution', EventItemMatterFile: '2025-77' },
    ]);
    const votes = NAMES.map((each, at) => ({ VoteId: at, VotePersonName: each, VoteValueName: at ? 'Aye' : 'Nay' }));
    put('eventitems/2/votes.json', votes);
    expect((await rolls()).outcomes).toMatchObject([{ title: 'An invented resolution', state: 'NEW' }]);
    const before = (await queue(ana)).length;
    expect((await rolls(olga)).problems).toEqual([]);
    expect(await queue(ana)).toHaveLength(before + 1);
    expect((await rolls(olga)).outcomes).toMatchObject([{ state: 'THERE' }]);
    expect(await queue(ana)).toHaveLength(before + 1);
    put('eventitems/2/votes.json', [...votes, { VoteId: 9, VotePersonName: 'Nobody Known', VoteValueName: 'Aye' }]);
    expect(await rolls(olga)).toMatchObject({
      outcomes: [],
      problems: [{ at: 'eventitems/2 vote 9', problem: 'UNKNOWN_MEMBER: Nobody Known' }],
    });
  });
});
