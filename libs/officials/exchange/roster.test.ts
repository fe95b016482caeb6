import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Db } from '#platform';
import { type Api, startApi } from '../../../test/harness.ts';
import { Membership } from '../figure.entity.ts';
import { PositionsService } from '../positions.service.ts';
import { RecordService } from '../record.service.ts';
import { readRoster } from './roster.ts';
import { Roster } from './roster.service.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await api.inside(() => api.app.get(RecordService).load());
});
afterAll(() => api.close());
const take = (text: string, apply = true) => api.inside(() => api.app.get(Roster).take(readRoster(text).rows, apply));
const council = (asOf?: string) => api.inside(() => api.app.get(PositionsService).council(asOf));
const HEAD = 'ward,name,starts,ends,confirmed_until,source\n';
/** The next council: whom the record knows stays where they are, the others are new under invented names. */
const NEXT = `${HEAD}${[
  ...['Elliott Payne', 'Robin Wonsley', 'Third Member', 'LaTrisha Vetaw', 'New Fifth', 'Sixth Member', 'New Seventh'],
  ...['New Eighth', 'Jason Chavez', 'Tenth Member', 'New Eleventh', 'Twelfth Member', 'Thirteenth Member'],
]
  .map((name, at) => `${at + 1},${name},${[5, 7, 8, 11].includes(at + 1) ? '2026-01-05' : ''},,2026-02-10,City roster`)
  .join('\n')}\n`;

test('a dry run says what would change and changes nothing; applied twice, the second time changes nothing', async () => {
  const before = await api.inside(() => api.app.get(Db).tx(() => api.app.get(Db).repo(Membership).count()));
  const planned = await take(NEXT, false);
  expect(await api.inside(() => api.app.get(Db).tx(() => api.app.get(Db).repo(Membership).count()))).toBe(before);
  expect(planned.filter(({ kind }) => kind === 'NEW_HOLDER')).toHaveLength(9);
  expect(planned).toContainEqual({ kind: 'ENDS', ward: 5, name: 'Jeremiah Ellison', day: '2026-01-04' });
  expect(await take(NEXT)).toEqual(planned);
  expect(await take(NEXT)).toEqual([]);
  expect(await api.inside(() => api.app.get(RecordService).load())).toMatchObject({ inserted: 0, updated: 0 });
});

test('who is new starts unknown for that reason and inherits nothing; once every holder is sure, that is the day shown', async () => {
  const now = await council();
  expect(now.asOf).toBe('2026-02-10');
  expect(now.seats.map(({ figure }) => figure?.name)).toContain('New Fifth');
  const fifth = now.seats.find(({ ward }) => ward === 5)!;
  expect(fifth.cells.map(({ label, unknownReason }) => `${label} ${unknownReason}`)).toEqual(
    Array(4).fill('UNKNOWN NEW_HOLDER'),
  );
  const then = await council('2025-12-31');
  expect(then.seats.find(({ ward }) => ward === 5)!.figure?.name).toBe('Jeremiah Ellison');
  expect((await council('2026-01-04')).seats.find(({ ward }) => ward === 5)!.figure?.name).toBe('Jeremiah Ellison');
});

test('a member-elect is not current before the first day', async () => {
  await take(`${HEAD}3,Member Elect,2028-01-03,,,City roster`);
  expect((await council('2026-02-10')).seats.find(({ ward }) => ward === 3)!.figure?.name).toBe('Third Member');
  const later = await council('2028-01-03');
  expect(later.seats.find(({ ward }) => ward === 3)!.figure?.name).toBe('Member Elect');
});

test('a roster that does not fit says where, and a seat that is not there is told', async () => {
  const { problems } = readRoster(`${HEAD}1,,2026-13-01,,,x\n0,A,2026-02-01,2026-01-01,,\n2,B,,,,x\n2,C,,,,x`);
  expect(problems.map(({ at, problem }) => `${at} ${problem}`).sort()).toEqual(
    ['2 NO_NAME', '2 BAD_DAY', '3 NO_WARD', '3 NO_SOURCE', '3 ENDS_BEFORE', '5 TWO_HOLDERS']
      .map((each) => `line ${each}`)
      .sort(),
  );
  expect(await take(`${HEAD}14,Nobody,,,,x`, false)).toEqual([
    { kind: 'NO_SEAT', ward: 14, name: 'Nobody', day: null },
  ]);
});
