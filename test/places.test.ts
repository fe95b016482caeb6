import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AccountsService } from '#accounts';
import { bytesOf, ImportService } from '#exchange';
import { housesOf, LoadingService, metresBetween, Places, readWardMap, WardMap } from '#places';
import { Db, Handlers, v7, within } from '#platform';
import { type Api, startApi } from './harness.ts';
import { ImportWork } from '../libs/exchange/running/work.ts';
import { type Member, Team } from './team.ts';

let api: Api;
let team: Team;
let organizer: Member;
let other: Member;
let coordinator: Member;
const folder = mkdtempSync(join(tmpdir(), 'places-'));
const write = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

/** A town of thirteen wards side by side, each a hundredth of a degree wide, from 45 north; `shift` moves them west by wards. */
const WEST = -93.4;
const square = (ward: number, shift = 0) => {
  const [west, east] = [WEST + (ward - 1 - shift) / 100, WEST + (ward - shift) / 100];
  return [
    [
      [west, 45],
      [east, 45],
      [east, 45.01],
      [west, 45.01],
      [west, 45],
    ],
  ];
};
const town = (shift = 0, property = 'BDNUM') =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: Array.from({ length: 13 }, (_, at) => ({
      type: 'Feature',
      properties: { [property]: String(at + 1) },
      geometry: { type: 'Polygon', coordinates: square(at + 1, shift) },
    })),
  });
/** Numbers 1 to 13 of Invented Avenue: each in the middle of its ward. */
const HEADER = 'ANUMBER,ANUMBERSUF,ST_PRE_DIR,ST_NAME,ST_POS_TYP,ST_POS_DIR,CTU_NAME,ZIP,LATITUDE,LONGITUDE';
const REGISTER = [
  HEADER,
  ...Array.from(
    { length: 13 },
    (_, at) => `${at + 1},,,INVENTED,AVE,S,Minneapolis,55401,45.005,${WEST + (at + 0.5) / 100}`,
  ),
  '1,,,INVENTED,AVE,S,Minneapolis,55401,45.005,-93.395',
  '1,,,INVENTED,AVE,S,Saint Paul,55101,44.9,-93',
  ',,,INVENTED,AVE,S,Minneapolis,55401,45.005,-93.395',
  '99,,,INVENTED,AVE,S,Minneapolis,55401,4980000,480000',
].join('\n');
const inside = <T>(work: () => Promise<T>) => api.inside(work);
const loading = () => api.app.get(LoadingService);
const job = (name: string, payload = {}) =>
  api.app.get(Handlers).run(name, { organizationId: api.organizationId, payload });
const takeMap = async (text: string) => {
  const { wards, problems } = readWardMap(text);
  expect(problems).toEqual([]);
  return inside(() => loading().takeMap(wards, 'wards.geojson', true));
};

beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  [organizer, other] = [await team.join('organizer'), await team.join('organizer')];
  coordinator = await team.join('coordinator');
  expect(await takeMap(town())).toBe(true);
  const register = await inside(() => loading().takeRegister(housesOf(write('register.csv', REGISTER)), true));
  expect(register).toEqual({ houses: 14, repeated: 1, unreadable: 2, inWards: 13 });
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});

async function ask<D>(query: string, variables: object = {}, by = organizer): Promise<D> {
  const { data, errors } = await team.gql<D>(by.cookie, query, variables);
  expect(errors).toBeUndefined();
  return data;
}
const codeOf = async (query: string, variables: object = {}, by = organizer) =>
  (await team.gql(by.cookie, query, variables)).errors?.[0]?.extensions.code;
let count = 0;
async function person(address: string, more: object = {}): Promise<{ id: string; ward: number | null }> {
  const input = { givenName: `Nadie${(count += 1)}`, familyName: 'Inventada', postalCode: '55401', address, ...more };
  const create = 'mutation ($input: PersonInput!) { createPerson(input: $input) { id ward } }';
  return (await ask<{ createPerson: { id: string; ward: number | null } }>(create, { input })).createPerson;
}
const change = async (id: string, changes: object) => {
  const update = 'mutation ($id: ID!, $c: PersonChanges!) { updatePerson(id: $id, changes: $c) { ward } }';
  return (await ask<{ updatePerson: { ward: number | null } }>(update, { id, c: changes })).updatePerson.ward;
};
const wardOf = async (id: string) =>
  (await ask<{ person: { ward: number | null } }>(`{ person(id: "${id}") { ward } }`)).person.ward;
const newestMap = async () => {
  const db = api.app.get(Db);
  const newest = () => db.tx(() => db.repo(WardMap).find({ order: { id: 'DESC' }, take: 1 }));
  return (await inside(newest))[0]!.id;
};
const wardsFoundIn = async (id: string) => {
  const query = 'query ($id: ID!) { timelineOf(personId: $id) { items { kind note } } }';
  const { items } = (await ask<{ timelineOf: { items: { kind: string; note: string }[] } }>(query, { id })).timelineOf;
  return items.flatMap(({ kind, note }) => (kind === 'WARD_FOUND' ? [note] : []));
};
const COUNT = 'query ($d: SegmentDefinition!) { segmentCount(definition: $d) { count words } }';
const counted = async (where: object) =>
  (await ask<{ segmentCount: { count: number; words: string } }>(COUNT, { d: { where } })).segmentCount;
const SAVE = 'mutation ($input: ZoneInput!) { saveZone(input: $input) { id name ring } }';
const zone = async (name: string, ring: number[][], id?: string) =>
  (await ask<{ saveZone: { id: string; ring: number[][] } }>(SAVE, { input: { id, name, ring } })).saveZone;
const ringOf = (ward: number) => square(ward)[0]!.slice(0, 4);

test('a map is thirteen wards in degrees, or a sentence that says why not', () => {
  expect(Object.keys(readWardMap(town(0, 'name_of_it'), 'name_of_it').wards)).toHaveLength(13);
  expect(readWardMap('{').problems).toEqual(['The file is no JSON: download the wards as GeoJSON.']);
  expect(readWardMap('{}').problems).toEqual(['The file is no FeatureCollection of GeoJSON.']);
  expect(readWardMap(town(0, 'x')).problems[0]).toMatch(/Feature 1 says no ward.*--property/);
  expect(readWardMap(town().replaceAll('[-93.4,45]', '[480000,4980000]')).problems[0]).toMatch(/no outline in degrees/);
  const { features } = JSON.parse(town()) as { features: object[] };
  expect(readWardMap(JSON.stringify({ features: features.slice(1) })).problems).toEqual(['Ward 1 is not in the file.']);
});

test('OpenAddresses writes the same houses another way', async () => {
  const line = (number: string, street: string, postcode: string) =>
    JSON.stringify({
      type: 'Feature',
      properties: { number, street, city: 'MINNEAPOLIS', postcode, unit: '', hash: 'x' },
      geometry: { type: 'Point', coordinates: [-93.1, 45.2] },
    });
  const lines = [line('12', 'Invented Avenue S', '55401'), line('', 'Invented Avenue S', '55401'), ''];
  const houses = [];
  for await (const house of housesOf(write('mn.geojson', lines.join('\n')))) houses.push(house);
  expect(houses).toEqual([
    { street: '12 invented ave s', zip: '55401', city: 'minneapolis', lon: -93.1, lat: 45.2 },
    undefined,
  ]);
  const csv = write(
    'mn.csv',
    'LON,LAT,NUMBER,STREET,UNIT,CITY,DISTRICT,REGION,POSTCODE\n-93.1,45.2,12,S Invented Av,,Minneapolis,,MN,55401-1\n',
  );
  for await (const house of housesOf(csv)) expect(house).toEqual(houses[0]);
});

test('metres are those of the earth', () => {
  // A degree of latitude on a sphere of 6,371,008.8 m is 111,195.08 m.
  expect(metresBetween({ lon: -93, lat: 45 }, { lon: -93, lat: 46 })).toBeCloseTo(111_195.08, 1);
  expect(metresBetween({ lon: -93, lat: 45 }, { lon: -93, lat: 45 })).toBe(0);
});

test('a file that tells another address gives its ward to nobody who does not live there', async () => {
  const { id } = await person('500 Unknown Rd', { emails: ['moved@example.org'] });
  const row = (street: string) =>
    inside(() =>
      api.app.get(ImportService).run(async function* () {
        yield Buffer.from(`First name,Email,Street,City,ZIP code\nAna,moved@example.org,${street},Minneapolis,55401\n`);
      }),
    );
  expect(await row('6 Invented Ave S')).toMatchObject({ merged: 1, updated: 1 });
  expect(await wardOf(id)).toBeNull();
  const query = `{ person(id: "${id}") { postalAddresses { line primary } } }`;
  expect((await ask<{ person: { postalAddresses: object[] } }>(query)).person.postalAddresses).toEqual([
    { line: '500 Unknown Rd', primary: true },
    { line: '6 Invented Ave S', primary: false },
  ]);
  expect(await row('6 Invented Ave S')).toMatchObject({ merged: 1, updated: 0 });
});

test('the ward follows the address, unless somebody says another', async () => {
  const here = await person('3 Invented Avenue South, Apt. 2');
  expect(here.ward).toBe(3);
  expect((await person('3 Invented Ave S', { ward: 8 })).ward).toBe(8);
  expect((await person('77 Invented Ave S')).ward).toBeNull();
  expect((await person('99 Invented Ave S')).ward).toBeNull();
  // Two towns have a number 1 of it: without town and ZIP code it is not sure which.
  expect((await person('1 Invented Ave S', { postalCode: '' })).ward).toBeNull();
  expect((await person('1 Invented Ave S', { postalCode: '55101' })).ward).toBeNull();
  expect((await person('1 Invented Ave S', { postalCode: '55401-0001' })).ward).toBe(1);

  expect(await change(here.id, { givenName: 'Otra' })).toBe(3);
  expect(await change(here.id, { address: '4 invented av s' })).toBe(4);
  expect(await change(here.id, { address: '500 Unknown Rd' })).toBeNull();
  expect(await change(here.id, { ward: 9 })).toBe(9);
  expect(await change(here.id, { address: '501 Unknown Rd' })).toBe(9);
  expect(await change(here.id, { address: '5 Invented Ave S' })).toBe(5);
});

test('a file without wards has them found', async () => {
  const rows = 'First name,Last name,Email,Address,ZIP\nFila,Inventada,fila@example.org,6 S Invented Ave,55401\n';
  const file = write('people.csv', rows);
  const report = await inside(() => api.app.get(ImportService).run(bytesOf(file), {}));
  expect(report.created).toBe(1);
  const { people } = await ask<{ people: { items: { ward: number }[] } }>(
    '{ people(search: "fila@example.org") { items { ward } } }',
  );
  expect(people.items).toEqual([{ ward: 6 }]);
});

test('a new map moves whom the old one found, and nobody whose ward was told', async () => {
  const found = await person('7 Invented Ave S');
  const told = await person('7 Invented Ave S', { ward: 2 });
  const unknown = await person('700 Unknown Rd');
  // Every ward moves one to the west: who lived in ward 7 lives in ward 8 now.
  expect(await takeMap(town(1))).toBe(true);
  await job('people.findWards', { mapId: await newestMap() });
  await job('people.findWards', { mapId: await newestMap() });
  expect([await wardOf(found.id), await wardOf(told.id), await wardOf(unknown.id)]).toEqual([8, 2, null]);
  expect(await takeMap(town(1))).toBe(false);
  expect(await takeMap(town())).toBe(true);
  await job('people.findWards', { mapId: await newestMap() });
  expect(await wardOf(found.id)).toBe(7);
  // Each move stands in the timeline once, however often the job ran.
  expect(await wardsFoundIn(found.id)).toEqual(['8 → 7', '7 → 8']);
  expect([await wardsFoundIn(told.id), await wardsFoundIn(unknown.id)]).toEqual([[], []]);
  expect([...(await inside(() => api.app.get(Places).wards())).keys()]).toHaveLength(13);
});

test('an import is undone as if no ward had been found since; who was there before keeps the one of their address', async () => {
  const stays = await person('5 Invented Ave S', { emails: ['stays@example.org'] });
  const rows = [
    'First name,Last name,Email,Address,ZIP,Phone',
    'Hecha,Inventada,made@example.org,8 Invented Ave S,55401,',
    'Cambiada,Inventada,edited@example.org,8 Invented Ave S,55401,',
    `Nadie,Inventada,stays@example.org,,,612-555-0142`,
  ];
  const file = write('undone.csv', rows.join('\n'));
  const { batchId, created, merged } = await inside(() => api.app.get(ImportService).run(bytesOf(file), {}));
  expect([created, merged]).toEqual([2, 1]);
  const idOf = async (email: string) =>
    (await ask<{ people: { items: { id: string }[] } }>(`{ people(search: "${email}") { items { id } } }`)).people
      .items[0]?.id;
  const edited = (await idOf('edited@example.org'))!;
  expect(await takeMap(town(1))).toBe(true);
  await job('people.findWards', { mapId: await newestMap() });
  expect([await wardOf((await idOf('made@example.org'))!), await wardOf(stays.id)]).toEqual([9, 6]);
  expect(await change(edited, { ward: 2 })).toBe(2);

  await ask(`mutation { undoImport(id: "${batchId}") { id } }`);
  await inside(() => api.app.get(ImportWork).undo(batchId!));
  const { importBatches } = await ask<{ importBatches: { id: string; keptPeople: { personId: string }[] }[] }>(
    '{ importBatches { id keptPeople { personId } } }',
  );
  expect(importBatches.find(({ id }) => id === batchId)!.keptPeople).toEqual([{ personId: edited }]);
  expect([await idOf('made@example.org'), await wardOf(stays.id), await wardOf(edited)]).toEqual([undefined, 6, 2]);
  expect(await takeMap(town())).toBe(true);
  await job('people.findWards', { mapId: await newestMap() });
  expect(await wardOf(stays.id)).toBe(5);
});

test('a segment asks who lives in a zone, within corners, and around a place, by any of their addresses', async () => {
  const [ten, eleven] = [await person('10 Invented Ave S'), await person('11 Invented Ave S')];
  await change(ten.id, {
    postalAddresses: [{ line: '900 Unknown Rd' }, { line: '10 Invented Ave S', postalCode: '55401' }],
  });
  const { id, ring } = await zone('Ten', ringOf(10));
  expect(ring).toHaveLength(5);
  expect(await counted({ zone: id })).toEqual({ count: 1, words: 'People who live in the zone “Ten”' });
  expect((await counted({ within: ringOf(11) })).count).toBe(1);
  // From the middle of ward 10 to that of ward 11 it is 786 m; nobody else lives nearer.
  const near = (metres: number) => counted({ near: { lon: WEST + 9.5 / 100, lat: 45.005, metres } });
  expect([(await near(700)).count, (await near(800)).count]).toEqual([1, 2]);
  const called = { lon: WEST + 9.5 / 100, lat: 45.005, metres: 700, address: ' 10 Invented Ave S ' };
  expect(await counted({ near: called })).toEqual({
    count: 1,
    words: 'People who live at most 700 m from 10 Invented Ave S',
  });
  expect((await counted({ all: [{ zone: id }, { not: { within: ringOf(10) } }] })).count).toBe(0);
  // Drawn anew it means others at once, however lately it was asked.
  await zone('Ten', ringOf(11), id);
  expect((await counted({ zone: id })).count).toBe(1);
  await change(eleven.id, { address: '901 Unknown Rd' });
  await zone('Ten', ringOf(12), id);
  expect((await counted({ zone: id })).count).toBe(0);

  expect(await codeOf(COUNT, { d: { where: { zone: id } } }, coordinator)).toBe('FORBIDDEN');
  for (const where of [
    { within: [[0, 0]] },
    { near: { lon: 200, lat: 0, metres: 5 } },
    { near: { ...called, address: 'x'.repeat(101) } },
    { zone: 'x' },
  ])
    expect(await codeOf(COUNT, { d: { where } })).toBe('INVALID');
});

test('a zone that a segment names stays; its corners and its name are sealed', async () => {
  const { id } = await zone('Rincón', [
    [-93.123456, 45],
    [-93.1, 45],
    [-93.1, 45.1],
  ]);
  const save = 'mutation ($input: SavedSegmentInput!) { saveSegment(input: $input) { id } }';
  await ask(save, { input: { name: 'Around', definition: { where: { zone: id } } } });
  const remove = 'mutation ($id: ID!) { removeZone(id: $id) }';
  expect(await codeOf(remove, { id })).toBe('CONFLICT');
  expect(
    await codeOf(SAVE, {
      input: {
        name: 'Line',
        ring: [
          [0, 0],
          [1, 1],
        ],
      },
    }),
  ).toBe('INVALID');
  expect(await codeOf(SAVE, { input: { name: 'Line', ring: ringOf(1) } }, coordinator)).toBe('FORBIDDEN');
  const stored = await inside(() =>
    api.app
      .get(Db)
      .tx(() => api.app.get(Db).repo(WardMap).query<{ row: string }[]>('select zone::text as row from zone')),
  );
  expect(stored.some(({ row }) => row.includes(id))).toBe(true);
  for (const { row } of stored) expect(row).not.toMatch(/93\.123456|Rinc/);
});

test('who is new in a zone comes to who is in charge of it, before the ward; elsewhere the ward counts', async () => {
  const { id } = await zone('Thirteen', ringOf(13));
  const turf = 'mutation ($id: ID!, $who: [ID!]!) { setZoneTurf(zoneId: $id, userIds: $who) { name inCharge { id } } }';
  const { setZoneTurf } = await ask<{ setZoneTurf: { name: string; inCharge: { id: string }[] }[] }>(turf, {
    id,
    who: [other.id],
  });
  expect(setZoneTurf.find(({ name }) => name === 'Thirteen')!.inCharge).toEqual([{ id: other.id }]);
  const ward = 'mutation ($ward: Int!, $who: [ID!]!) { setTurf(ward: $ward, userIds: $who) { ward } }';
  for (const each of [12, 13]) await ask(ward, { ward: each, who: [organizer.id] });
  const [inZone, inWard, nowhere] = [
    await person('13 Invented Ave S'),
    await person('12 Invented Ave S'),
    await person('902 Unknown Rd'),
  ];
  await job('volunteers.giveOut');
  const pointOf = async ({ id: personId }: { id: string }) =>
    (await ask<{ pointPersonOf: { id: string } | null }>(`{ pointPersonOf(personId: "${personId}") { id } }`))
      .pointPersonOf?.id;
  expect([await pointOf(inZone), await pointOf(inWard), await pointOf(nowhere)]).toEqual([
    other.id,
    organizer.id,
    undefined,
  ]);
  // Who moves into the zone and has nobody comes to them as well.
  await change(nowhere.id, { address: '13 Invented Ave S' });
  await job('volunteers.giveOut');
  expect(await pointOf(nowhere)).toBe(other.id);
  expect(await codeOf(turf, { id: v7(), who: [] })).toBe('NOT_FOUND');
});

test('another organization has neither map, register nor zone', async () => {
  const organizationId = await api.app.get(AccountsService).organization('Elsewhere');
  const seen = await within({ organizationId }, () =>
    api.app.get(Db).tx(async () => {
      const rows = [];
      for (const table of ['address_point', 'ward_map', 'zone'])
        rows.push(...(await api.app.get(Db).repo(WardMap).query<object[]>(`select * from ${table}`)));
      return rows;
    }),
  );
  expect(seen).toEqual([]);
});
