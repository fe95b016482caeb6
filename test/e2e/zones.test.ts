import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { User } from '#accounts';
import { LoadingService, readWardMap } from '#places';
import { Db } from '#platform';
import { houseIn } from '../../libs/places/points.reading.ts';
import { savedPerson } from '../builders.ts';
import { type Api, startApi } from '../harness.ts';
import { type Member, Team } from '../team.ts';
import { hasChromium, launch, type Viewer, Visitor } from './browser.ts';

/** Thirteen wards of an invented town: squares of a hundredth of a degree, four in a row. */
const corner = (ward: number) => ({ lon: -93.3 + ((ward - 1) % 4) / 100, lat: 45 - Math.floor((ward - 1) / 4) / 100 });
function town(): string {
  const features = Array.from({ length: 13 }, (_, at) => {
    const { lon, lat } = corner(at + 1);
    const [east, north] = [lon + 0.01, lat + 0.01];
    const ring = [
      ...[
        [lon, lat],
        [east, lat],
        [east, north],
        [lon, north],
      ],
      [lon, lat],
    ];
    return { properties: { WARD: at + 1 }, geometry: { type: 'Polygon', coordinates: [ring] } };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

/** Three houses of ward 6, near its middle, and one of ward 1. */
const HOUSES = ['101 Ejemplo Street', '103 Ejemplo Street', '105 Ejemplo Street', '7 Remota Avenue'];
const place = (at: number) => {
  const { lon, lat } = corner(at < 3 ? 6 : 1);
  return { lon: lon + 0.005 + at / 10_000, lat: lat + 0.005 };
};

/** An organizer draws a zone and sees who lives in it: with the mouse on a desktop, without the map on a phone. */
(hasChromium ? describe : describe.skip)('zones in a browser', () => {
  let api: Api;
  let browser: Browser;
  let rosa: Member;

  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({ mode: 'production' }), launch()]);
    rosa = await new Team(api).join('organizer', { name: 'Rosa Ejemplo', email: 'rosa@example.org' });
    for (const [n, address] of HOUSES.entries())
      await savedPerson(api, {
        familyName: `Inventada ${n}`,
        ...{ address, city: 'Minneapolis', postalCode: '55499' },
      });
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  const opened = (viewer: Viewer, path: string): Promise<Visitor> => Visitor.signedIn(browser, api, rosa, viewer, path);

  /** Puts the town in, as the commands of the operator do. */
  async function load(): Promise<void> {
    const rows = HOUSES.map((ADDRESS, at) => {
      const { lon, lat } = place(at);
      return houseIn({ ADDRESS, CITY: 'Minneapolis', ZIP: '55499', LON: String(lon), LAT: String(lat) });
    });
    const loading = api.app.get(LoadingService);
    await api.inside(() => loading.takeMap(readWardMap(town()).wards, 'town.geojson', true));
    await api.inside(() =>
      loading.takeRegister(
        (async function* () {
          yield* rows;
        })(),
        true,
      ),
    );
  }

  test('a zone is drawn on the map, held by somebody, and counted in a segment', async () => {
    const desk = await opened({ width: 1280, language: 'en' }, '/people/wards');
    const { page } = desk;
    const t = desk.t.bind(desk);
    const press = (key: Parameters<typeof t>[0], params = {}) =>
      page.getByRole('button', { name: t(key, params), exact: true }).click();
    await page.getByText('npm run cli -- ward-map FILE --apply').waitFor();
    expect(await desk.look('zones-none')).toEqual([]);
    await load();
    await page.reload();
    await press('console.zones.new');
    const map = page.getByRole('img', { name: t('console.zones.map', { wards: 13, zones: 0 }) });
    const typed = page.getByLabel(t('console.zones.corners'), { exact: true });
    await map.scrollIntoViewIfNeeded();
    const box = (await map.boundingBox())!;
    for (const [x, y] of [
      [0.25, 0.25],
      [0.5, 0.25],
      [0.5, 0.5],
      [0.3, 0.9],
    ] as const)
      await map.click({ position: { x: x * box.width, y: y * box.height } });
    await press('console.zones.undo');
    await map.click({ position: { x: 0.25 * box.width, y: 0.5 * box.height } });
    const corners = (await typed.inputValue()).split('\n').map((line) => line.split(', ').map(Number));
    // The picture is the town and six hundredths more: a pixel of it is less than a ten thousandth of a degree.
    const [north, south, west, east] = [45.0006, 44.99, -93.2906, -93.28].map((degrees) => expect.closeTo(degrees, 3));
    expect(corners).toEqual([
      [north, west],
      [north, east],
      [south, east],
      [south, west],
    ]);
    await page.getByLabel(t('console.zones.name')).fill('Ejemplo');
    expect(await desk.look('zones-drawing')).toEqual([]);
    await press('console.save');
    await page.getByText(t('console.zones.live', { count: 3 })).waitFor();
    await press('console.zones.chargeOf', { name: 'Ejemplo' });
    await page.getByRole('checkbox', { name: 'Rosa Ejemplo' }).check();
    await press('console.save');
    await page
      .locator('li', { hasText: t('console.zones.live', { count: 3 }) })
      .getByText('Rosa Ejemplo')
      .waitFor();
    expect(await desk.look('zones')).toEqual([]);

    await page.goto('/console/people/segments/new');
    await page.getByLabel(t('console.segments.kind')).selectOption('zone');
    await page.getByLabel(t('console.segments.clause.zone'), { exact: true }).selectOption({ label: 'Ejemplo' });
    const status = page.locator('aside [role=status]').first();
    await status.getByText(t('console.segments.count', { count: 3 })).waitFor();
    expect(await desk.look('zones-segment')).toEqual([]);
    await desk.close();
  });

  test('by the keyboard on a phone: an address is shown, corners are typed, an address is asked about, a zone is removed', async () => {
    await load();
    const phone = await opened({ width: 360, language: 'es', dark: true }, '/people/wards');
    const { page } = phone;
    const t = phone.t.bind(phone);
    const press = (key: Parameters<typeof t>[0], params = {}) =>
      page.getByRole('button', { name: t(key, params), exact: true }).press('Enter');
    await press('console.zones.new');
    await page.getByText(t('console.zones.goTo')).press('Enter');
    const address = page.getByLabel(t('console.places.address'));
    await address.fill('999 Nadie Street');
    await address.press('Enter');
    await page.getByText(t('console.places.unknown')).waitFor();
    await address.fill(HOUSES[3]!);
    await address.press('Enter');
    await page.getByText(t('console.places.foundIn', { ward: 1 })).waitFor();
    const typed = page.getByLabel(t('console.zones.corners'), { exact: true });
    await page.getByLabel(t('console.zones.name')).fill('Remota');
    await typed.fill('45.001, -93.299\n45.009, -93.299\n45.009, nada');
    await press('console.save');
    await page
      .getByText(t('console.zones.wrongLine', { line: 3 }))
      .first()
      .waitFor();
    await typed.fill('45.001, -93.299\n45.009, -93.299\n45.009, -93.291\n45.001, -93.291');
    await page.getByText(t('console.zones.drawn', { count: 4 })).waitFor();
    expect(await phone.look('zones-typed')).toEqual([]);
    await press('console.save');
    await page.getByText(t('console.zones.live', { count: 1 })).waitFor();
    expect(await phone.look('zones')).toEqual([]);

    await page.goto('/console/people/segments/new');
    await page.getByLabel(t('console.segments.kind')).selectOption('near');
    await page.getByLabel(t('console.places.address')).fill(HOUSES[0]!);
    await press('console.places.find');
    const status = page.locator('aside [role=status]').first();
    await status.getByText(t('console.segments.count', { count: 3 })).waitFor();
    await page.getByText(t('console.segments.placeCalled', { address: HOUSES[0]! })).waitFor();
    expect(await phone.look('zones-near')).toEqual([]);

    await page.goto('/console/people/wards');
    await press('console.zones.removeOf', { name: 'Remota' });
    await page.getByText(t('console.zones.removeWhat')).waitFor();
    expect(await phone.look('zones-remove')).toEqual([]);
    await press('console.zones.remove');
    await page.getByText(t('console.zones.live', { count: 1 })).waitFor({ state: 'detached' });
    await phone.close();
  });

  test('everybody of one organizer is handed over to another', async () => {
    const ines = await new Team(api).join('organizer', { name: 'Inés Ejemplo', email: 'ines@example.org' });
    const { id } = await savedPerson(api, { familyName: 'Entregada' });
    const db = api.app.get(Db);
    const sql = <T>(text: string, ...values: string[]) =>
      api.inside(() => db.tx(() => db.repo(User).query<T[]>(text, values)));
    await sql(
      `insert into point_person (id, "organizationId", "personId", "userId", since)
       values (gen_random_uuid(), current_setting('app.organization')::uuid, $1, $2, now())`,
      ...[id, rosa.id],
    );
    const phone = await opened({ width: 360, language: 'en' }, '/people/wards');
    const { page } = phone;
    const t = phone.t.bind(phone);
    const line = (name: string) => page.locator('li', { has: page.getByRole('heading', { name, exact: true }) });
    expect(await phone.look('turf')).toEqual([]);
    await line('Rosa Ejemplo')
      .getByRole('button', { name: t('console.turf.handOver') })
      .press('Enter');
    await page.getByLabel(t('console.turf.handOverTo')).selectOption({ label: 'Inés Ejemplo' });
    expect(await phone.look('hand-over')).toEqual([]);
    await page.getByRole('button', { name: t('console.save'), exact: true }).press('Enter');
    await line('Inés Ejemplo').waitFor();
    await line('Rosa Ejemplo').waitFor({ state: 'detached' });
    const rows = await sql<{ userId: string }>('select "userId" from point_person where "personId" = $1', id);
    expect(rows).toEqual([{ userId: ines.id }]);
    await phone.close();
  });
});
