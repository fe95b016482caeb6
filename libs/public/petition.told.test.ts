import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { RecordService } from '#officials';
import { Channel, Consent, ConsentService, PeopleService, TimelineEntry } from '#people';
import { CountingService } from '#petitions';
import { Db } from '#platform';
import { type Api, startApi } from '../../test/harness.ts';
import { plain } from '../../test/public-pages.ts';
import { publicPetition, signaturesOf, Signers } from '../../test/signing.ts';

let api: Api;
let web: Signers;
beforeAll(async () => {
  api = await startApi();
  web = new Signers(api, await api.app.getUrl());
});
afterAll(() => api.close());

test('only who confirms counts, exactly and at once; only then is there a person, with what they agreed to', async () => {
  const petition = await publicPetition(api);
  const email = 'counted@example.org';
  const form = { email, phone: '612-555-0143', ward: '9', newsByEmail: 'yes', newsBySms: 'yes' };
  await web.send(petition, form, '/es');
  const page = async () => (await web.get(`/petitions/${petition.slug}`)).html;
  const people = api.app.get(PeopleService);
  const known = () => api.inside(() => people.withHandle('email', email));
  expect(await page()).toContain('<b>0</b>');
  expect(await known()).toEqual([]);
  const [row] = await signaturesOf(api, petition.id);
  const path = `/es/signatures/${row!.details.token}`;
  const pressed = await Promise.all([1, 2, 3].map(() => web.post(path)));
  expect(pressed.map(({ status, location }) => [status, location])).toEqual(Array(3).fill([303, path]));
  expect((await web.get(path)).html).toContain('Su firma ya cuenta.');
  expect(await page()).toContain('<b>1</b>');
  const [person] = await known();
  expect([person!.ward, person!.language, person!.details.phones]).toEqual([9, 'es', ['+16125550143']]);
  const db = api.app.get(Db);
  const [consents, timeline] = await api.inside(() =>
    db.tx(async () => [
      await db.repo(Consent).findBy({ personId: person!.id }),
      await db.repo(TimelineEntry).findBy({ personId: person!.id }),
    ]),
  );
  expect(consents!.map(({ channel, source }: Partial<Consent>) => [channel, source]).sort()).toEqual([
    [Channel.EMAIL, 'petition'],
    [Channel.SMS, 'petition'],
  ]);
  expect(timeline!.map(({ kind }: Partial<TimelineEntry>) => kind)).toContain('SIGNATURE_CONFIRMED');
  expect(
    (await web.facts('petitions.signatureConfirmed')).filter(({ signatureId }) => signatureId === row!.id).length,
  ).toBe(1);
});

test('the page is the same before and after somebody tries an address, whether it signed or not', async () => {
  const petition = await publicPetition(api);
  const member = { email: 'member@example.org' };
  await web.send(petition, member);
  const page = async () => plain((await web.get(`/petitions/${petition.slug}`)).html);
  const before = await page();
  await web.send(petition, member);
  expect(await page()).toBe(before);
  await web.send(petition, { email: 'stranger@example.org' });
  expect(await page()).toBe(before);
  // Who waits is told only about, from ten on, and as the day began.
  const counting = api.app.get(CountingService);
  const told = (day: string) => api.inside(() => counting.pendingToldOf(petition.id, day));
  const later = new Date(Date.now() + 3 * 24 * 3_600_000).toISOString().slice(0, 10);
  for (let n = 0; n < 7; n += 1) await web.send(petition);
  expect(await told(later)).toBe(0);
  for (let n = 0; n < 4; n += 1) await web.send(petition);
  expect(await told(later)).toBe(15);
  expect(await page()).toBe(before);
});

test('nothing is ticked, shown or told of a ward that was not chosen; a ward that is known stays', async () => {
  const petition = await publicPetition(api);
  const { html } = await web.get(`/petitions/${petition.slug}`);
  expect(html).not.toMatch(/type="checkbox"[^>]* checked/);
  expect(html).toMatch(
    /name="show" id="show" checked="" value="NONE"|value="NONE"[^>]*checked|checked=""[^>]*value="NONE"/,
  );
  expect(html).toContain('<option value="" selected="">I would rather not say</option>');
  const row = await web.signer(petition, { email: 'plain@example.org' });
  expect([row.ward, row.display, row.details.news]).toEqual([null, 'NONE', []]);
  const consents = await api.inside(() => api.app.get(ConsentService).channelsOf([row.personId!]));
  expect(consents.get(row.personId!)?.consents ?? []).toEqual([]);
  await web.signer(petition, { email: 'ward@example.org', ward: '4' });
  const second = await web.signer(await publicPetition(api), { email: 'ward@example.org', ward: '5' });
  expect((await api.inside(() => api.app.get(PeopleService).get(second.personId!))).ward).toBe(4);
});

test('names are shown as their signers chose, the latest twenty, and never of others', async () => {
  const petition = await publicPetition(api);
  await web.signer(petition, { givenName: 'Nadie', familyName: 'Oculta' });
  await web.signer(petition, { givenName: 'Inés', familyName: 'Inicial', show: 'INITIAL' });
  await web.send(petition, { givenName: 'Pen', familyName: 'Ding', show: 'FULL' });
  const gone = await web.signer(petition, { givenName: 'Fue', familyName: 'Retirada', show: 'FULL' });
  await web.withdraw(gone);
  for (let n = 0; n < 19; n += 1)
    await web.signer(petition, { givenName: `<b>${n}`, familyName: 'Full', show: 'FULL' });
  const { html } = await web.get(`/petitions/${petition.slug}`);
  expect(html).toContain('<li>Inés I.</li>');
  expect(html).toContain('<li>&lt;b&gt;18 Full</li>');
  for (const never of ['Inicial', 'Nadie', 'Oculta', 'Ding', 'Retirada', '<b>18']) expect(html).not.toContain(never);
  await web.signer(petition, { givenName: 'One', familyName: 'More', show: 'FULL' });
  expect((await web.get(`/petitions/${petition.slug}`)).html).not.toContain('Inés I.');
});

test('wards are told as the day began, the same all day, and anew only when ten more have changed', async () => {
  const petition = await publicPetition(api);
  const counting = api.app.get(CountingService);
  const told = async (day: string) => (await api.inside(() => counting.toldByWard(petition.id, day)))?.groups ?? [];
  const ahead = (days: number) => new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10);
  for (let n = 0; n < 16; n += 1) await web.signer(petition, { ward: '9' });
  for (let n = 0; n < 14; n += 1) await web.signer(petition, { ward: '8' });
  expect((await web.get(`/petitions/${petition.slug}`)).html).not.toContain('Confirmed by ward');
  const first = await told(ahead(3));
  expect(first.map(({ count }) => count).sort()).toEqual([15, 15]);
  for (let n = 0; n < 9; n += 1) await web.signer(petition, { ward: '9' });
  expect(await told(ahead(3))).toEqual(first); // the same day
  expect(await told(ahead(4))).toEqual(first); // nine are too few
  await web.signer(petition, { ward: '9' });
  expect((await told(ahead(5))).map(({ count }) => count).sort()).toEqual([15, 25]);
  const days = await Promise.all(Array.from({ length: 6 }, () => told(ahead(6))));
  expect(new Set(days.map((each) => JSON.stringify(each))).size).toBe(1);
});

test('a petition names its demands as the record has them, and leads to where the council stands', async () => {
  await api.inside(() => api.app.get(RecordService).load());
  const { slug } = await publicPetition(api, { demands: ['D4'], targets: ['post:mpls-council/ward-9'] });
  const { html } = await web.get(`/es/petitions/${slug}`);
  expect(html).toContain('Petición a la concejalía del distrito 9');
  expect(html).toMatch(/<h2>De qué se trata<\/h2><ul class="points"><li>[^]+?<\/li><\/ul>/);
  expect(html).toContain('href="/es/council"');
});
