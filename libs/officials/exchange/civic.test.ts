import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Db } from '#platform';
import { type Features, startFeatures } from '../../../test/features.ts';
import { Figure, Membership } from '../figure.entity.ts';
import { PositionsService } from '../positions.service.ts';
import { RecordService } from '../record.service.ts';
import { type CivicRows, readCivic } from './civic.ts';
import type { CouncilSeats } from './holding.ts';
import { Roster } from './roster.service.ts';

let api: Features;
const load = () => api.inside(() => api.app.get(RecordService).load());
const WARD = 'ocd-division/country:us/state:mn/place:minneapolis/ward:';
const SEATS: CouncilSeats = {
  code: 'org:mpls-council',
  names: new Set(['minneapolis city council', 'concejo municipal de minneapolis']),
  wards: new Map(Array.from({ length: 13 }, (_, at) => [`${WARD}${at + 1}`, at + 1])),
};
const read = (...texts: string[]): CivicRows =>
  readCivic(
    texts.map((text, at) => ({ name: `file${at || ''}`, text })),
    SEATS,
  );
const take = (rows: CivicRows['rows'], apply = true) => api.inside(() => api.app.get(Roster).take(rows, apply));
const all = <T>(work: (db: Db) => Promise<T>) => api.inside(() => api.app.get(Db).tx(() => work(api.app.get(Db))));
const holder = async (ward: number, asOf: string) =>
  (await api.inside(() => api.app.get(PositionsService).council(asOf))).seats.find((seat) => seat.ward === ward)!.figure
    ?.name;

const seat = (person: string, ward: number, starts?: string, ends?: string, more: object = {}) => ({
  ...{ person_id: person, organization_id: 'c', post_id: `p${ward}`, start_date: starts, end_date: ends },
  ...more,
});
/** A Popolo document of invented people in the wards of the record. */
const popolo = (memberships: object[], more: object = {}) =>
  JSON.stringify({
    persons: [
      { id: 'a', name: 'Ana Inventada', identifiers: [{ scheme: 'example', identifier: '17' }] },
      { id: 'b', name: 'Beto Inventado' },
      { id: 'c', name: 'JASON CHÁVEZ', identifiers: [{ scheme: 'example', identifier: '9' }] },
    ],
    organizations: [
      { id: 'c', name: 'Minneapolis City Council', classification: 'legislature' },
      { id: 'x', name: 'Invented Party', classification: 'party' },
    ],
    areas: [3, 9, 14].map((ward) => ({ id: `a${ward}`, identifier: WARD + ward })),
    posts: [3, 9, 14].map((ward) => ({ id: `p${ward}`, organization_id: 'c', area_id: `a${ward}` })),
    memberships,
    ...more,
  });

const openStates = (id: string, name: string, district: string, more = '') => `id: ocd-person/${id}
name: ${name}
roles:
- type: legislature
  district: '${district}'
  jurisdiction: ocd-jurisdiction/country:us/state:mn/place:minneapolis/government
${more}`;

test('memberships of other bodies, roles and areas are left aside, each with the reason', async () => {
  const { rows, aside } = read(
    popolo([
      ...[seat('a', 3, '2026', undefined), seat('a', 3, undefined, undefined, { organization_id: 'x' })],
      ...[seat('a', 14), seat('a', 3, undefined, undefined, { role: 'Candidate' })],
      { person_id: 'a', organization_id: 'c', role: 'President' },
    ]),
  );
  expect(rows).toEqual([]);
  expect(aside.map(({ reason }) => reason)).toEqual([
    ...['PARTIAL_DAY', 'OTHER_BODY', 'OTHER_AREA', 'OTHER_ROLE', 'NO_AREA'],
  ]);
});

test.each([
  ['{"persons": [', 'NOT_READABLE'],
  ['just words', 'NOT_READABLE'],
  ['{"persons": {}, "memberships": []}', 'NOT_READABLE'],
  [popolo([seat('nobody', 3)]), 'NO_PERSON'],
  [popolo([seat('a', 3, '2026-02-30')]), 'BAD_DAY'],
  [popolo([seat('a', 3, '2026-02-01', '2026-01-01')]), 'ENDS_BEFORE'],
  [popolo([seat('a', 3, '2026-01-01'), seat('b', 3, '2026-02-01')]), 'TWO_HOLDERS'],
])('input that does not fit says where (%#)', (text, problem) => {
  const { problems } = read(text);
  expect(problems.map((each) => each.problem)).toEqual([problem]);
  expect(problems[0]!.at).toMatch(/^file( |$)/);
});

describe('taken over', () => {
  beforeEach(async () => {
    api = await startFeatures();
    await load();
  });
  afterEach(() => api.close());

  test('the seats are those of the record, by their divisions', async () => {
    expect(await api.inside(() => api.app.get(Roster).seats())).toEqual(SEATS);
  });

  test('a dry run says what a Popolo document would change; applied twice, the second time changes nothing', async () => {
    const { rows, aside, problems } = read(
      popolo([seat('a', 3, '2026-01-05'), seat('c', 9), seat('b', 9, '2018-01-01', '2022-01-03')]),
    );
    expect(problems).toEqual([]);
    // Nobody knows when the one came: who left before cannot be put beside that.
    expect(aside).toEqual([{ at: 'file memberships/2', name: 'Beto Inventado', reason: 'NO_START' }]);
    const count = () => all((db) => db.repo(Membership).count());
    const before = await count();
    const planned = await take(rows, false);
    expect(await count()).toBe(before);
    expect(planned).toEqual([
      { kind: 'IDENTIFIERS', ward: 9, name: 'JASON CHÁVEZ', day: null },
      { kind: 'NEW_FIGURE', ward: 3, name: 'Ana Inventada', day: null },
      { kind: 'NEW_HOLDER', ward: 3, name: 'Ana Inventada', day: '2026-01-05' },
    ]);
    expect(await take(rows)).toEqual(planned);
    expect(await take(rows)).toEqual([]);
    // An id of another system is no word of the record: a load neither minds nor removes it.
    expect(await load()).toMatchObject({ inserted: 0, updated: 0 });
    const chavez = await all((db) => db.repo(Figure).findOneByOrFail({ code: 'per:chavez' }));
    expect([chavez.name, chavez.identifiers, chavez.heldAt]).toEqual(['Jason Chavez', ['example:9'], null]);
  });

  test('a known id finds somebody under another name and in another seat; a name does only within its seat', async () => {
    await take(read(popolo([seat('a', 3, '2026-01-05')])).rows);
    const renamed = popolo([seat('z', 3, '2026-01-05')], {
      persons: [{ id: 'z', name: 'Ana Otra', identifiers: [{ scheme: 'example', identifier: '17' }] }],
    });
    expect(await take(read(renamed).rows)).toEqual([]);
    const elsewhere = popolo([seat('y', 3, '2028-01-03')], { persons: [{ id: 'y', name: 'Jason Chavez' }] });
    expect((await take(read(elsewhere).rows, false)).map(({ kind }) => kind)).toEqual([
      'NEW_FIGURE',
      'ENDS',
      'NEW_HOLDER',
    ]);
  });

  test('who was elected again keeps the earlier start, and a predecessor comes before who is there', async () => {
    const { rows } = read(
      popolo([
        seat('b', 9, '2018-01-01', '2022-01-03'),
        seat('c', 9, '2022-01-03', '2026-01-05'),
        seat('c', 9, '2026-01-05'),
      ]),
    );
    expect((await take(rows)).map(({ kind, day }) => `${kind} ${day}`)).toEqual([
      'IDENTIFIERS null',
      'DATES 2022-01-03',
      'NEW_FIGURE null',
      'NEW_HOLDER 2018-01-01',
    ]);
    expect(await take(rows)).toEqual([]);
    expect([await holder(9, '2022-01-02'), await holder(9, '2022-01-03'), await holder(9, '2025-12-11')]).toEqual([
      'Beto Inventado',
      'Jason Chavez',
      'Jason Chavez',
    ]);
    const again = read(popolo([seat('c', 9, '2026-01-05')]));
    expect(await take(again.rows)).toEqual([]);
  });

  test('a member-elect is not current before the start, also with a last day in the future; no last day is current', async () => {
    await take(read(popolo([seat('a', 3)])).rows);
    await take(read(popolo([seat('b', 3, '2028-01-03', '2032-01-01')])).rows);
    expect(await holder(3, '2027-12-31')).toBe('Ana Inventada');
    expect(await holder(3, '2028-01-03')).toBe('Beto Inventado');
  });

  test('people of Open States: the same person under two ids is one, and current where one of them is', async () => {
    const { rows, aside, problems } = read(
      openStates('1', 'Jason Chavez', '9', "  end_date: '2021-11-02'\n"),
      openStates('2', 'Jason Chavez', '9'),
      openStates('3', 'Somebody Mayor', '').replace('legislature', 'mayor'),
      openStates('4', 'Of Another City', '3').replace('minneapolis', 'st_paul'),
    );
    expect(problems).toEqual([]);
    expect(aside.map(({ at, reason }) => `${at} ${reason}`)).toEqual([
      ...['file2 roles/0 OTHER_ROLE', 'file3 roles/0 OTHER_AREA'],
    ]);
    expect((await take(rows)).map(({ kind }) => kind)).toEqual(['IDENTIFIERS']);
    expect(await take(rows)).toEqual([]);
    expect(await holder(9, '2025-12-31')).toBe('Jason Chavez');
    const { identifiers } = await all((db) => db.repo(Figure).findOneByOrFail({ code: 'per:chavez' }));
    expect(identifiers).toEqual(['openstates:ocd-person/1', 'openstates:ocd-person/2']);
  });

  test('what ended before the days that the record vouches for changes nobody who is there', async () => {
    const { rows } = read(openStates('1', 'Jason Chavez', '9', "  end_date: '2021-11-02'\n"));
    expect((await take(rows)).map(({ kind }) => kind)).toEqual(['IDENTIFIERS', 'TAKEN']);
    expect(await holder(9, '2025-12-31')).toBe('Jason Chavez');
  });

  test('office records of Legistar: the ward is what the title says; other bodies, and who has no ward, are left aside', async () => {
    const record = (id: number, name: string, title: string, more: object = {}) => ({
      ...{ OfficeRecordId: id, OfficeRecordPersonId: 100 + id, OfficeRecordFullName: name, OfficeRecordTitle: title },
      ...{ OfficeRecordBodyName: 'Minneapolis City Council', OfficeRecordStartDate: '2026-01-05T00:00:00' },
      ...{ OfficeRecordEndDate: null, ...more },
    });
    const read1 = read(
      JSON.stringify([
        record(1, 'Ana Inventada', 'Council Member, Ward 3'),
        record(2, 'Beto Inventado', 'Council President'),
        record(3, 'Cam Inventado', 'Ward 14 Council Member'),
        record(4, 'Dora Inventada', 'Chair, Ward 6', { OfficeRecordBodyName: 'Example Committee' }),
      ]),
    );
    expect(read1.problems).toEqual([]);
    expect(read1.aside.map(({ name, reason }) => `${name} ${reason}`)).toEqual([
      'Beto Inventado NO_AREA',
      'Cam Inventado NO_AREA',
      'Dora Inventada OTHER_BODY',
    ]);
    expect(read1.rows).toMatchObject([
      { ward: 3, name: 'Ana Inventada', starts: '2026-01-05', person: { identifiers: ['legistar:101'] } },
    ]);
    await take(read1.rows);
    expect(await holder(3, '2026-01-06')).toBe('Ana Inventada');
    expect(await take(read1.rows)).toEqual([]);
    expect(read(JSON.stringify([record(1, '', 'Ward 3')])).problems).toEqual([{ at: 'file 1', problem: 'NO_NAME' }]);
  });
});
