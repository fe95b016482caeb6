import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { CAMPAIGN_ENTITIES, Demand, DemandVersion, RECORD_VERSION } from '#campaigns';
import { Db, v4, within } from '#platform';
import { AccountsService } from '#accounts';
import { type Features, startFeatures } from '../../test/features.ts';
import { OFFICIAL_ENTITIES } from './entities.ts';
import { DemandLink, Evidence } from './evidence.entity.ts';
import { Figure, Membership } from './figure.entity.ts';
import { Post } from './body.entity.ts';
import { RECORD, recordProblems } from './record.problems.ts';
import { RecordService } from './record.service.ts';

let features: Features;
let records: RecordService;
let db: Db;
/** Past row level security and past what the app's role may do. */
let owner: pg.Client;
const load = () => features.inside(() => records.load());
const within1 = <T>(work: () => Promise<T>) => features.inTx(work);

beforeAll(async () => {
  features = await startFeatures();
  records = features.app.get(RecordService);
  db = features.app.get(Db);
  owner = new pg.Client(features.config.databaseUrl);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await features.close();
});

const numbered = (prefix: string, to: number, width = 1) =>
  Array.from({ length: to }, (_, index) => prefix + String(index + 1).padStart(width, '0'));
const same = (table: string, ...codes: string[]) => codes.map((code): [string, string, string] => [code, table, code]);

/** Every id of the research's tables, with the table and code that it has here. */
const HOMES: [string, string, string][] = [
  ...same('sources', 'src:000', 'src:001', 'src:002', 'src:003', 'src:004'), // A1
  ...same('campaigns', 'camp:sanctuary-for-real', 'camp:sanctuary-now-2017'), // A2
  ...same('goals', 'camp/goal-1', 'camp/goal-2', 'camp/goal-3', 'camp/framing-1'),
  ...same('demands', 'D0', 'D1', 'D2', 'D2a', 'D2b', 'D3', 'D3a', 'D3b', 'D4', 'D4a', 'D4b'), // A3
  ...same('notes', 'D1/short', 'D3/short', 'D4/reason'),
  ...same('responses', 'R1a', 'R1b', 'R1c', 'R1d', 'R2a', 'R2b', 'R3', 'R4a', 'R4b'), // A4
  ...same('demands', 'P-V', 'P-V2', 'P1', 'P1.a', 'P1.b', 'P1.c', 'P2', 'P2.a', 'P2.b', 'P2.c'), // A5
  ...same('demands', 'P3', 'P3.a', 'P3.b', 'P3.c'),
  ...same('demands', ...numbered('P-', 12, 2)), // A6
  ...same('evidence', 'P-E'),
  ...same('claims', 'P-F1', 'P-F2', 'P-F3'),
  ...same('figures', 'per:wonsley', 'per:chavez', 'per:payne', 'per:vetaw', 'per:ellison', 'per:frey'), // A7
  ...same('figures', 'per:ohara', 'per:witt', 'per:henry', 'per:stanek', 'per:candidate-2017'),
  ['per:zambrano', 'figures', 'spk:mirac-1'], // A8
  ['per:gross', 'figures', 'spk:cuapb-1'],
  ['per:harbison', 'figures', 'spk:organizer-1'],
  ['per:lamp', 'figures', 'spk:organizer-2'],
  ['per:do', 'figures', 'spk:mirac-2'],
  ...same('bodies', 'org:mirac', 'org:cuapb', 'org:mpls-council', 'org:mpd', 'org:stpaul-council', 'org:hcso'), // A9
  ...same('bodies', 'org:dhs', 'org:ice', 'org:hsi', 'org:post-board', 'org:auditor', 'org:police-federation'),
  ...same('bodies', 'org:hennepin', 'org:mps', 'org:scn', 'org:aclu', 'prog:cve'),
  ...same('places', 'place:cuatro-milpas', 'place:psb'),
  ...same('evidence', ...numbered('S', 37, 2), 'S03a'), // A10
  ...same('decisions', 'V1', 'V2'), // A11
  ...same('evidence', 'V1', 'V2'),
  ...same('documents', 'doc:ord-2003', 'doc:ord-2004-sp', 'doc:eo-dec3', 'doc:contract-last', 'doc:contract-new'),
  ...same('documents', ...numbered('doc:ref-', 5), 'rule:both-cities'),
  ...same('clauses', 'doc:ord-2025/resources', 'doc:ord-2025/purpose', 'doc:ord-2025/exception'),
  ...same('clauses', 'doc:audit/finding', 'doc:audit/finding-b', 'doc:discipline-clause'),
  ...same('incidents', 'I1', 'I2', 'I3', 'I4'), // A12
  ...same('claims', 'I1/b', 'I1/c', 'I1/d', 'I2/b', 'I-response', 'I-pattern'),
  ...same('occasions', ...numbered('E', 9)), // A13
  ...same('statistics', ...numbered('N', 9)), // A14
  ...same('evidence', 'N9'),
  ...same('claims', ...numbered('Q', 4)), // A16
  ...same('disputes', ...numbered('K', 15)), // A17
];
/** What has no row, and why. */
const NOT_LOADED: Record<string, string> = {
  'per:anderson': 'photo credit',
  'per:rivera': 'photo credit',
  'camp:sanctuary-for-real/alias-1': 'a name of its campaign, in otherNames',
};

test('every row of the research has a home, or a reason why not', () => {
  const homeless = HOMES.filter(([, table, code]) => !RECORD[table]?.[code]);
  expect(homeless).toEqual([]);
  expect(new Set(HOMES.map(([id]) => id)).size + Object.keys(NOT_LOADED).length).toBe(206);
  for (const id of Object.keys(NOT_LOADED)) expect(JSON.stringify(RECORD['figures'])).not.toContain(id);
  expect(JSON.stringify(RECORD)).not.toMatch(/Anderson|Rivera/);
  expect(JSON.stringify(RECORD['campaigns'])).toContain('camp:sanctuary-for-real/alias-1');
});

test('the record fits together, and a planted fault of each kind is found', () => {
  expect(recordProblems()).toEqual([]);
  const plant = (table: string, code: string, change: object) =>
    recordProblems({ ...RECORD, [table]: { ...RECORD[table], [code]: { ...RECORD[table]![code], ...change } } });
  expect(plant('links', 'S08/chavez', { evidenceCode: 'S99' })).toEqual([
    'links S08/chavez: evidenceCode S99 is not in the record',
  ]);
  expect(plant('claims', 'K1/2a', { claimantCode: 'org:mirac' })).toHaveLength(1);
  expect(plant('claims', 'K1/2a', { restates: 'S99' })).toHaveLength(1);
  expect(plant('evidence', 'S08', { textEs: '' })).toHaveLength(1);
  expect(plant('evidence', 'S08', { locator: '' })).toHaveLength(1);
  expect(plant('evidence', 'S30', { textEn: 'Zambrano calls it simple.' })).toHaveLength(1);
  const { date } = RECORD['occasions']!['E1'] as { date: object };
  expect(plant('occasions', 'E1', { date: { ...date, text: 'Thursday' } })).toHaveLength(1);
});

test('what was said of January is dated to the month, with the year inferred; when an author began is left open', () => {
  const dates = (code: string) => RECORD['evidence']![code]!['date'];
  expect(dates('S03')).toMatchObject({
    precision: 'MONTH',
    value: '2025-01-01',
    until: '2025-01-31',
    text: 'in January',
  });
  expect(dates('S03')).toMatchObject({ yearInferred: true });
  expect(dates('S03a')).toMatchObject({ precision: 'DAY', value: '2025-11-14' });
  expect(dates('S09')).toMatchObject({ precision: 'RANGE', value: null, until: '2025-12-10' });
  expect(dates('S10')).toMatchObject({ precision: 'UNKNOWN', text: 'Tuesday' });
});

test('a name, and when an office began or ended, tell how exactly that is known and whether the year was inferred', () => {
  const [name] = RECORD['campaigns']!['camp:sanctuary-for-real']!['otherNames'] as [{ since: object }];
  expect(name.since).toMatchObject({ precision: 'DAY', value: '2025-11-14', text: 'November 14', yearInferred: true });
  const memberships = Object.values(RECORD['memberships']!);
  for (const { startsOn, startsYearInferred } of memberships) expect(startsYearInferred ?? false).toBe(!!startsOn);
  for (const { endsOn, endsYearInferred } of memberships) expect(endsYearInferred ?? false).toBe(!!endsOn);
});

test('a number that two named is there with each of them', () => {
  const claimants = ['N5', 'N5/wonsley'].map((code) => RECORD['statistics']![code]!['claimantCode']);
  expect(claimants).toEqual(['src:000', 'per:wonsley']);
  expect(RECORD['memberships']!['spk:cuapb-1/cuapb']).toMatchObject({ role: 'PRESIDENT', bodyCode: 'org:cuapb' });
});

test('no address is invented, and nothing is quoted', () => {
  const addresses = Object.values(RECORD['sources']!).flatMap(({ url }) => (url ? [url] : []));
  expect(addresses.sort()).toEqual([
    'http://stpdocs.stpaul.gov/Weblink8CityClerk/DocView.aspx?dbid=0&id=4539&repo=CityClerk',
    'http://www2.minneapolismn.gov/charter/amendment-process',
    'https://hennepin.novusagenda.com/agendapublic/CoverSheet.aspx?ItemID=13683&MeetingID=1318',
    'https://lims.minneapolismn.gov/Agenda/Council/2337',
  ]);
  expect(JSON.stringify({ ...RECORD, sources: {} })).not.toMatch(/https?:|www\./);
  expect(JSON.stringify(RECORD)).not.toContain('"quote":');
  for (const code of ['src:000', 'src:001', 'src:002', 'src:003', 'src:004'])
    expect(RECORD['sources']![code]!['url']).toBeUndefined();
});

test('links are as coded: few may set a position, an allegation never, and one waits for review', () => {
  const links = Object.entries(RECORD['links']!).filter(([code]) => !code.startsWith('P-'));
  const scoring = links.filter(([, { strength }]) => strength === 'SCORING');
  expect(scoring.map(([code, { demandVersionCode, promise }]) => [code, demandVersionCode, promise])).toEqual([
    ['S01/wonsley', 'D0@1', false],
    ['S02/wonsley', 'D4@1', false],
    ['S03a/wonsley', 'D4@1', false],
    ['S08/chavez', 'D4@1', true],
    ['S09/chavez', 'D0@1', false],
  ]);
  const never = ['ALLEGATION', 'STAFF_STATEMENT', 'EVENT_ATTENDANCE', 'COLLECTIVE_VOTE', 'ORG_STATEMENT'];
  const types = RECORD['evidence']!;
  for (const [, { evidenceCode, strength }] of links)
    if (never.includes(String(types[String(evidenceCode)]!['type']))) expect(strength).toBe('INFORMATIVE');
  expect(links.filter(([, { reviewState }]) => reviewState === 'AWAITING').map(([code]) => code)).toEqual([
    'S13/chavez',
  ]);
  expect(new Set(links.map(([, { evidenceCode }]) => evidenceCode)).size).toBe(Object.keys(types).length - 2);
});

test('the posts are thirteen wards and four offices; only those whom the record names hold one', async () => {
  await load();
  const posts = await within1(() => db.repo(Post).find());
  const held = new Set((await within1(() => db.repo(Membership).find())).map(({ postCode }) => postCode));
  const wards = posts.filter(({ ward }) => ward !== null);
  expect(wards.map(({ ward }) => ward).sort((a, b) => a! - b!)).toEqual(Array.from({ length: 13 }, (_, i) => i + 1));
  expect(
    wards
      .filter(({ code }) => held.has(code))
      .map(({ ward }) => ward)
      .sort(),
  ).toEqual([1, 2, 4, 5, 9]);
  expect(posts.length).toBe(17);
  expect(RECORD['areas']!['area:minneapolis/ward-9']!['ocdDivisionId']).toBe(
    'ocd-division/country:us/state:mn/place:minneapolis/ward:9',
  );
});

/** Which version of which row there is, of every table of the record. */
async function versions(): Promise<string[]> {
  const { rows } = await owner.query<{ table: string }>(
    `select distinct table_name as "table" from information_schema.columns where table_schema = 'public'
     and column_name = 'origin' union select 'record_load' order by 1`,
  );
  const all = rows
    .map(({ table }) => `select '${table}' as t, id, xmin::text as x from "${table}"`)
    .join(' union all ');
  return (await owner.query<{ v: string }>(`select t || id || x as v from (${all}) s order by 1`)).rows.map((r) => r.v);
}

test('loading a second time writes nothing, and two at a time load once', async () => {
  const loads = await Promise.all([load(), load()]);
  for (const each of loads) expect(each).toMatchObject({ inserted: 0, updated: 0, kept: 0 });
  const before = await versions();
  expect(before.length).toBe(Object.values(RECORD).reduce((sum, rows) => sum + Object.keys(rows).length, 0) + 1);
  expect(CAMPAIGN_ENTITIES.length + OFFICIAL_ENTITIES.length).toBe(56);
  expect(await load()).toEqual({ inserted: 0, updated: 0, kept: 0, unchanged: before.length - 1 });
  expect(await versions()).toEqual(before);

  const other = await features.app.get(AccountsService).organization('Second');
  const both = await within({ organizationId: other }, () => Promise.all([records.load(), records.load()]));
  expect(both.map(({ inserted }) => inserted).sort((a, b) => a - b)).toEqual([0, before.length - 1]);
  expect((await versions()).length).toBe(2 * before.length);
});

test('what the record says anew replaces what it said, but nothing that the installation holds or added', async () => {
  await owner.query(`update demand_version set "textEn" = 'older' where code in ('D1@1', 'D2@1')`);
  await owner.query(`update demand_version set "heldAt" = now() where code = 'D2@1'`);
  await within1(async () => {
    const own = { code: 'D9', origin: 'INSTALLATION', campaignCode: 'camp:sanctuary-for-real' } as const;
    const demand = { kind: 'DEMAND', target: 'CITY', position: 9, titleEn: 'Ours', titleEs: 'Nuestra' } as const;
    await db.save(db.make(Demand, { ...own, ...demand }));
  });
  expect(await load()).toMatchObject({ inserted: 0, updated: 1, kept: 1 });
  const texts = await within1(() => db.repo(DemandVersion).find());
  expect(texts.find(({ code }) => code === 'D1@1')!.textEn).not.toBe('older');
  expect(texts.find(({ code }) => code === 'D2@1')!.textEn).toBe('older');
  expect(await within1(() => db.repo(Demand).existsBy({ code: 'D9' }))).toBe(true);
});

const evidenceOf = (code: string) =>
  within1(() => db.repo(Evidence).find({ where: { code }, order: { recordedAt: 'ASC', id: 'ASC' } }));

test('evidence is never edited: a correction is a new row to which the links move, and the old one says why', async () => {
  await owner.query(`update evidence set "textEn" = 'older' where code = 'S02' and "organizationId" = $1`, [
    features.organizationId,
  ]);
  expect(await load()).toMatchObject({ inserted: 0, updated: 2 }); // the evidence, and its link
  const [old, current, ...more] = await evidenceOf('S02');
  expect(more).toEqual([]);
  expect(old).toMatchObject({ textEn: 'older', retractedReason: `Record ${RECORD_VERSION}: corrected` });
  expect(current).toMatchObject({ retractedAt: null });
  const link = await within1(() => db.repo(DemandLink).findOneByOrFail({ code: 'S02/wonsley' }));
  expect(link.evidenceId).toBe(current!.id);
  expect(await load()).toMatchObject({ inserted: 0, updated: 0 });

  const app = within1(() => db.repo(Evidence).update({ code: 'S02' }, { textEn: 'edited' }));
  await expect(app).rejects.toThrow('permission denied');
  await expect(within1(() => db.repo(Evidence).delete({ code: 'S02' }))).rejects.toThrow('permission denied');
});

test('evidence that somebody here retracted stays retracted', async () => {
  await features.inside(() => records.retract('S08', 'He took it back'));
  expect(await load()).toMatchObject({ inserted: 0, updated: 0 });
  const rows = await evidenceOf('S08');
  expect(rows.map(({ retractedReason }) => retractedReason)).toEqual(['He took it back']);
  await expect(features.inside(() => records.retract('S08', 'again'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('two people cannot hold one post at once, but one after the other can', async () => {
  const seat = (figureCode: string, postCode: string, startsOn: string | null) =>
    within1(() => {
      const code = `test:${v4()}`;
      const cited = { sourceCode: 'src:notes', locator: 'test', origin: 'INSTALLATION' } as const;
      const role = { bodyCode: 'org:mpls-council', role: 'MEMBER' } as const;
      const start = { startsOn, startsPrecision: startsOn ? 'DAY' : 'UNKNOWN', endsPrecision: 'UNKNOWN' } as const;
      return db.save(db.make(Membership, { code, figureCode, postCode, ...cited, ...role, ...start }));
    });
  await expect(seat('per:frey', 'post:mpls-council/ward-9', '2025-12-01')).rejects.toMatchObject({ code: '23P01' });
  await expect(seat('per:frey', 'post:mpls-council/ward-9', null)).rejects.toMatchObject({ code: '23P01' });
  const seats = () =>
    Promise.allSettled([
      seat('per:witt', 'post:mpls-council/ward-3', null),
      seat('per:henry', 'post:mpls-council/ward-3', null),
    ]);
  expect((await seats()).map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await within1(async () => {
    const chavez = await db.repo(Membership).findOneByOrFail({ code: 'per:chavez/ward-9' });
    const ended = { endsOn: '2026-01-04', endsPrecision: 'DAY', endReason: 'RESIGNED', heldAt: new Date() } as const;
    await db.save(Object.assign(chavez, ended));
  });
  await expect(seat('per:frey', 'post:mpls-council/ward-9', '2026-01-04')).rejects.toMatchObject({ code: '23P01' });
  await seat('per:frey', 'post:mpls-council/ward-9', '2026-01-05');
});

test('a forgotten spokesperson has no name here, not after another load either; an official stays on record', async () => {
  await features.inside(() => records.forgetPerson('spk:mirac-1'));
  await load();
  const figure = await within1(() => db.repo(Figure).findOneByOrFail({ code: 'spk:mirac-1' }));
  expect(figure).toMatchObject({ name: null, bodyCode: 'org:mirac' });
  expect(figure.forgottenAt).not.toBeNull();
  const mine = JSON.stringify(
    await within1(async () => {
      const tables = [...CAMPAIGN_ENTITIES, ...OFFICIAL_ENTITIES] as (new () => object)[];
      const rows: object[][] = [];
      for (const table of tables) rows.push(await db.repo(table).find());
      return rows;
    }),
  );
  expect(mine).toContain('Michelle Gross');
  expect(mine).not.toMatch(/Zambrano|Myrka/);
  await expect(features.inside(() => records.forgetPerson('per:chavez'))).rejects.toMatchObject({ code: 'INVALID' });
  await expect(features.inside(() => records.forgetPerson('per:nobody'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
