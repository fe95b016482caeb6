import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AuditEntry } from '#audit';
import { Db } from '#platform';
import { type Api, startApi } from '../../../test/harness.ts';
import { type Member, Team } from '../../../test/team.ts';
import { Figure, Membership } from '../figure.entity.ts';
import { RecordService } from '../record.service.ts';
import type { VoteOption } from '../voting.ts';
import { scoreOf } from './scoring.ts';

/** The vectors of TheyWorkForYou's formula of 2024: the votes of one member each, and what must come of them. */
const many = (option: VoteOption, count: number): VoteOption[] => Array.from({ length: count }, () => option);
const VECTORS: readonly (readonly [string, number, VoteOption[], number | null, string])[] = [
  ['one with', 1, ['YES'], 100, 'ONE_FOR'],
  ['two with, one absent', 2, ['YES', 'YES', 'ABSENT'], 84, 'GENERALLY_FOR'],
  ['four with, one absent', 3, [...many('YES', 4), 'ABSENT'], 100, 'CONSISTENTLY_FOR'],
  ['one with, two absent', 4, ['YES', 'ABSENT', 'ABSENT'], 84, 'ONE_FOR'],
  ['five with, two absent', 5, [...many('YES', 5), 'ABSENT', 'EXCUSED'], 94, 'ALMOST_ALWAYS_FOR'],
  ['two absent only', 6, ['ABSENT', 'ABSENT'], null, 'NO_VOTE'],
  ['one with, one against', 7, ['YES', 'NO'], 50, 'MIXTURE'],
  ['two against, thirteen absent', 8, ['NO', 'NO', ...many('ABSENT', 13)], 16, 'GENERALLY_AGAINST'],
  ['three with, one abstained', 9, ['YES', 'YES', 'YES', 'ABSTAIN'], 87.5, 'ALMOST_ALWAYS_FOR'],
  ['one against', 10, ['NO'], 0, 'ONE_AGAINST'],
  ['one abstained', 11, ['ABSTAIN'], 50, 'ONE_ABSTAINED'],
  ['three against', 12, ['NO', 'NO', 'NO'], 0, 'CONSISTENTLY_AGAINST'],
];
const ROLLS = 15;
const codeOf = (ward: number) => `per:w${ward}`;

let api: Api;
let team: Team;
let db: Db;
let rosa: Member;
let admin: Member;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  db = api.app.get(Db);
  await api.inside(() => api.app.get(RecordService).load());
  await team.join('owner');
  admin = await team.join('admin');
  rosa = await team.join('coordinator');
  await council();
  const rolls = Array.from({ length: ROLLS }, (_, at) =>
    VECTORS.flatMap(([, ward, votes]) => (votes[at] ? [{ figure: codeOf(ward), option: votes[at] }] : [])),
  );
  for (const [at, votes] of rolls.entries()) await rollCall(at, 'PASSAGE', 'D1', votes);
  // A vote on the order of business only informs.
  for (let at = 0; at < 5; at += 1)
    await rollCall(at, 'REFER', 'D2', [{ figure: codeOf(13), option: at ? 'ABSENT' : 'NO' }]);
});
afterAll(() => api.close());
const inTx = <T>(work: () => Promise<T>) => api.inside(() => db.tx(work));

/** Every seat is held by somebody invented, the one of ward 13 only since December. */
async function council(): Promise<void> {
  await inTx(async () => {
    await db.repo(Membership).update({ bodyCode: 'org:mpls-council' }, { endsOn: '2024-12-31', endsPrecision: 'DAY' });
    const rest = { sourceCode: 'src:notes', locator: 'test', origin: 'INSTALLATION' as const };
    for (let ward = 1; ward <= 13; ward += 1) {
      await db.save(db.make(Figure, { ...rest, code: codeOf(ward), name: `Member ${ward}`, kind: 'OFFICIAL' }));
      const startsOn = ward === 13 ? '2025-12-05' : '2025-01-01';
      const seat = {
        postCode: `post:mpls-council/ward-${ward}`,
        bodyCode: 'org:mpls-council',
        role: 'MEMBER' as const,
      };
      const held = { startsOn, startsPrecision: 'DAY' as const, figureCode: codeOf(ward) };
      await db.save(db.make(Membership, { ...rest, ...seat, ...held, code: `mem:w${ward}` }));
    }
  });
}

async function rollCall(at: number, motion: string, demand: string, votes: object[]): Promise<void> {
  const heldOn = `2025-12-${String(at + 1).padStart(2, '0')}`;
  const seated = votes.filter((vote) => heldOn >= '2025-12-05' || (vote as { figure: string }).figure !== codeOf(13));
  const { data, errors } = await team.gql<{ recordRollCall: string }>(
    admin.cookie,
    'mutation ($input: RollCallInput!) { recordRollCall(input: $input) }',
    {
      input: {
        matter: { titleEn: `Matter ${motion} ${at}`, titleEs: `Asunto ${motion} ${at}` },
        ...{
          motion,
          heldOn,
          result: 'PASSED',
          votes: seated.length ? seated : [{ figure: codeOf(1), option: 'ABSENT' }],
        },
        ...{ counts: [], source: { publisher: 'Minutes' }, locator: 'x' },
        links: [{ demand, direction: 1, explicitness: 'EXPLICIT' }],
      },
    },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  const { data: decided, errors: refused } = await team.gql<{ decideEntry: object }>(
    rosa.cookie,
    'mutation ($input: DecisionInput!) { decideEntry(input: $input) { bundledTotal } }',
    { input: { id: data.recordRollCall, kind: 'ROLL_CALL', verdict: 'ACCEPT' } },
  );
  if (!decided) throw new Error(JSON.stringify(refused));
}

interface Scored {
  readonly demand: string;
  readonly agreement: number | null;
  readonly words: string;
  readonly of: number;
  readonly could: number;
  readonly absent: number;
  readonly votes: { option: string; serves: boolean | null }[];
}
const scores = async (ward: number) =>
  (
    await team.gql<{ figureScores: Scored[] }>(
      rosa.cookie,
      'query ($code: String!) { figureScores(code: $code) { demand agreement words of could absent votes { option serves } } }',
      { code: codeOf(ward) },
    )
  ).data.figureScores;
const score = async (ward: number, demand: string) => (await scores(ward)).find((each) => each.demand === demand)!;
async function page(ward: number, language = ''): Promise<string> {
  const response = await fetch(`${await api.app.getUrl()}${language}/council/figure/w${ward}`);
  return (await response.text()).replace(/<style>.*?<\/style>|<[^>]+>/gs, ' ').replace(/\s+/g, ' ');
}
const show = (who: Member, on: boolean) =>
  team.gql<{ setPublicScores: { publicScores: boolean } }>(
    who.cookie,
    'mutation ($on: Boolean!) { setPublicScores(on: $on) { publicScores } }',
    { on },
  );

describe('golden vectors over GraphQL', () => {
  test.each(VECTORS)('%s', async (_, ward, votes, agreement, words) => {
    const found = await score(ward, 'D1');
    expect(found).toMatchObject({ agreement, words, of: ROLLS, could: ROLLS });
    expect(found.votes).toHaveLength(votes.length);
    expect(found.absent).toBe(votes.filter((option) => !['YES', 'NO', 'ABSTAIN'].includes(option)).length);
  });

  test('one less important against, four absent: no data, since such votes only inform', async () => {
    expect(await score(13, 'D2')).toMatchObject({ agreement: null, words: 'NO_VOTE', of: 0, votes: [] });
  });

  test('whoever took the seat later could vote on fewer', async () => {
    expect(await score(13, 'D1')).toMatchObject({ agreement: null, of: ROLLS, could: 11 });
  });
});

test.each<[number, VoteOption[], string]>([
  [95, [...many('YES', 19), 'NO'], 'CONSISTENTLY_FOR'],
  [90, [...many('YES', 9), 'NO'], 'ALMOST_ALWAYS_FOR'],
  [60, ['YES', 'YES', 'YES', 'NO', 'NO'], 'GENERALLY_FOR'],
  [40, ['YES', 'YES', 'NO', 'NO', 'NO'], 'MIXTURE'],
  [20, ['YES', ...many('NO', 4)], 'GENERALLY_AGAINST'],
  [10, ['YES', ...many('NO', 9)], 'ALMOST_ALWAYS_AGAINST'],
])('an agreement of %d has its words', (agreement, options, words) => {
  expect(scoreOf(options.map((option) => ({ option, yesMeans: 1 })))).toMatchObject({ agreement, words });
});

test('the public sees none until an owner or admin switches them on, which is written down once', async () => {
  expect(await page(3)).not.toContain('Score of votes');
  expect((await show(rosa, true)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  await Promise.all([show(admin, true), show(admin, true), show(admin, true)]);
  const lines = await inTx(() => db.repo(AuditEntry).findBy({ kind: 'SCORES_SHOWN' }));
  expect(lines.map(({ userId }) => userId)).toEqual([admin.id]);
  const text = await page(3);
  for (const words of ['Consistently voted for', '100% agreement', 'Could vote on 15 of 15; absent from 1.'])
    expect(text).toContain(words);
  expect(text).toContain('Matter PASSAGE 0');
  expect(await page(3, '/es')).toContain('Votó siempre a favor');
});

test.each([
  [1, 'Voted for'],
  [2, 'Generally voted for'],
  [7, 'A mixture of votes'],
])('on a public page ward %d has too few votes for a number: they are listed', async (ward, words) => {
  const text = await page(ward);
  expect(text).toContain(words);
  expect(text).toContain('Matter PASSAGE 0');
  expect(text).not.toContain('% agreement');
});

test('switched off again they are gone at once', async () => {
  await show(admin, false);
  expect(await page(3)).not.toContain('% agreement');
  expect(await inTx(() => db.repo(AuditEntry).countBy({ kind: 'SCORES_HIDDEN' }))).toBe(1);
});
