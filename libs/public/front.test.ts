import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { CATALOGUES } from '#platform';
import { EventsService, SignUpsService } from '#events';
import { type Api, startApi } from '../../test/harness.ts';
import { browse, draft, filled, published } from '../../test/public-pages.ts';
import { draftPetition, publicPetition, signaturesOf, signingForm } from '../../test/signing.ts';

let api: Api;
let base: string;
beforeAll(async () => {
  api = await startApi();
  base = await api.app.getUrl();
});
afterAll(() => api.close());
const get = (path: string, headers = {}) => browse(base, path, undefined, headers);

test('the first page lists what is public and ahead, in both languages', async () => {
  expect((await get('/')).html).toContain('No public event is planned right now.');
  const roles = [{ nameEn: 'Carry', nameEs: 'Cargar', needed: 0 }];
  const [open, full, hidden] = [await published(api), await published(api, { roles }), await draft(api)];
  const { html } = await get('/es/');
  expect(html).toContain(`href="/es/events/${open.slug}"`);
  expect(html).toContain('Conferencia de prensa');
  expect(html).toMatch(new RegExp(`${full.slug}"[^]*?Completo`));
  expect(html).not.toContain(hidden.slug);
  expect(html).toContain('href="/es/council"');
});

test('the first page lists the petitions that can be signed now, with their exact count', async () => {
  expect((await get('/')).html).not.toContain('id="petitions"');
  const [open, hidden, early, closed] = [
    await publicPetition(api),
    await draftPetition(api),
    await publicPetition(api, { opensOn: '2999-01-01' }),
    await publicPetition(api),
  ];
  await api.gql('organizer', `mutation { closePetition(id: "${closed.id}") { id } }`);
  const { html } = await get('/es');
  expect(html).toMatch(new RegExp(`<b>0</b> <span>firmas</span>[^]*?href="/es/petitions/${open.slug}"`));
  for (const { slug } of [hidden, early, closed]) expect(html).not.toContain(`"/es/petitions/${slug}"`);
});

/** What a page says to a reader, without its style, its addresses and what an organizer wrote in English. */
const said = (html: string) =>
  html
    .replace(/<style>[^]*?<\/style>/g, '')
    .replace(/<(\w+)[^>]* lang="en"[^>]*>[^]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, '\n');

test('no page in Spanish holds an English text of the catalogue, and the other way round', async () => {
  const event = await published(api, { roles: [{ nameEn: 'Role A', nameEs: 'Tarea A', needed: 1 }] });
  const role = event.roles[0]!.id;
  await browse(base, `/events/${event.slug}`, await filled(api, event, { role }));
  const [row] = await api.inside(() => api.app.get(EventsService).signUpsOf(event.id));
  const open = await published(api);
  const [petition, early] = [await publicPetition(api), await publicPetition(api, { opensOn: '2999-01-01' })];
  const sign = { ward: '9', newsByEmail: 'yes', show: 'INITIAL' };
  await browse(base, `/petitions/${petition.slug}`, await signingForm(api, petition, sign));
  const [signature] = await signaturesOf(api, petition.id);
  await browse(base, `/events/${event.slug}/waitlist`, await filled(api, event));
  const waits = (await api.inside(() => api.app.get(EventsService).signUpsOf(event.id)))[1];
  const paths = [`/events/${event.slug}`, `/events/${event.slug}/thanks`, `/events/${open.slug}`].concat([
    `/petitions/${petition.slug}`,
    `/petitions/${petition.slug}/thanks`,
    `/petitions/${early.slug}`,
    `/signatures/${signature!.details.token}`,
    '/signatures/none',
    '/privacy',
    `/events/${event.slug}/waiting`,
    `/sign-ups/${waits!.details.token}`,
    `/sign-ups/${row!.details.token}`,
    '/sign-ups/none',
    '/no/such/page',
    '/',
  ]);
  const pages = { en: '', es: '' };
  for (const path of paths) {
    pages.en += said((await get(path)).html);
    pages.es += said((await get(path === '/' ? '/es' : `/es${path}`)).html);
  }
  const wrong = await filled(api, open, { name: '', email: 'x', needs: 'visa', newsBySms: 'yes' });
  pages.en += said((await browse(base, `/events/${open.slug}`, wrong)).html);
  pages.es += said((await browse(base, `/es/events/${open.slug}`, wrong)).html);
  const { en, es } = CATALOGUES;
  const own = (Object.keys(en) as (keyof typeof en)[]).filter(
    (key) =>
      /^(?:event|signUp|petition|signature|pages|home|privacy|error|council)\./.test(key) &&
      en[key] !== es[key] &&
      !en[key].includes('{'),
  );
  const whole = (text: string, phrase: string) => text.split('\n').some((line) => line.trim() === phrase);
  expect(own.filter((key) => whole(pages.es, en[key]))).toEqual([]);
  expect(own.filter((key) => whole(pages.en, es[key]))).toEqual([]);
  // The check sees what it looks for.
  expect(own.filter((key) => whole(pages.es, es[key])).length).toBeGreaterThan(60);
});

test('every page is one request below 60 kB, whole without script, and keeps to its policy', async () => {
  const event = await published(api, { descriptionEn: 'Long. '.repeat(1300), descriptionEs: 'Largo. '.repeat(1100) });
  const long = { bodyEn: 'Long. '.repeat(1300), bodyEs: 'Largo. '.repeat(1100) };
  const petition = await publicPetition(api, long);
  const own = [`/events/${event.slug}`, `/petitions/${petition.slug}`].flatMap((path) => [path, `/es${path}`]);
  for (const path of ['/', '/privacy', ...own]) {
    const { html, headers, status } = await get(path);
    expect(status).toBe(200);
    expect(Buffer.byteLength(html)).toBeLessThan(60_000);
    // But for the one script of the forms, which is ours.
    const others = html.replace(/<script src="\/form\.[\w-]{12}\.js" defer=""><\/script>/, '');
    expect(others).not.toMatch(/<script|<img|<iframe|\sstyle=|\son\w+=|https?:\/\/(?!localhost)/i);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('set-cookie')).toBeNull();
  }
});

test('what goes wrong is a page in the language of the address, JSON to a program, and tells nothing of the inside', async () => {
  for (const [path, status, words] of [
    ['/no/such/page', 404, 'This page does not exist'],
    ['/es/no/such/page', 404, 'Esta página no existe'],
    ['/fr', 404, 'This page does not exist'],
    ['/en/privacy', 404, 'This page does not exist'],
    ['/es/events/none', 404, 'Esta página no existe'],
    ['/%ff', 400, 'This did not work'],
    [`/events/${'x'.repeat(3000)}`, 400, 'This did not work'],
  ] as const) {
    const { html, ...answer } = await get(path);
    expect([path, answer.status, html.includes(words)]).toEqual([path, status, true]);
    expect(html).toContain('noindex');
  }
  expect((await get('/no/such/page', { 'accept-language': 'es-MX' })).html).toContain('Esta página no existe');
  expect((await get('/es/no/such/page', { 'accept-language': 'en' })).html).toContain('Esta página no existe');
  expect(await api.http(undefined, '/no/such/page')).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  const log = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => {});
  jest.spyOn(EventsService.prototype, 'coming').mockRejectedValue(new Error('secret host db-1'));
  const broken = await get('/es');
  expect([broken.status, broken.html.includes('Algo salió mal de nuestro lado')]).toEqual([500, true]);
  expect(broken.html).not.toContain('secret');
  expect(log).toHaveBeenCalledTimes(1);
  jest.restoreAllMocks();
});

test('a flood of forms from one address is told to wait, and keeps what was typed', async () => {
  const event = await published(api);
  const form = await filled(api, event, { name: 'Flood', email: 'no address' });
  let last = await browse(base, `/events/${event.slug}`, form);
  for (let n = 0; n < 310 && last.status !== 429; n += 1) last = await browse(base, `/events/${event.slug}`, form);
  expect(last.status).toBe(429);
  expect(last.html).toMatch(/Please wait (?:10|[1-9]) minutes?/);
  expect(last.html).toContain('value="Flood"');
  // Another address, through the proxy of this machine, is not held up.
  const other = { 'x-forwarded-for': '198.51.100.7' };
  expect((await browse(base, `/events/${event.slug}`, await filled(api, event), other)).status).toBe(303);
});

test('leaving quickly ends on a page that could be anybody’s, with what was stored cleared and no referrer', async () => {
  const left = await get('/exit');
  expect([left.status, left.location]).toEqual([303, '/exit/done']);
  const done = await get('/exit/done', { 'accept-language': 'es' });
  expect(done.html).toContain('<title>Página de inicio</title>');
  expect(
    said(done.html)
      .trim()
      .split(/\s*\n\s*/),
  ).toEqual(['Página de inicio', 'Página de inicio', 'El tiempo', 'Biblioteca', 'Enciclopedia']);
  for (const { headers } of [left, done]) {
    expect(headers.get('clear-site-data')).toBe('"cache", "cookies", "storage"');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  }
});

test('ninety days after an event its sign-ups, their links and their notes are gone; their number stays', async () => {
  const event = await published(api);
  await browse(base, `/events/${event.slug}`, await filled(api, event), { 'x-forwarded-for': '198.51.100.8' });
  const events = api.app.get(EventsService);
  const [row] = await api.inside(() => events.signUpsOf(event.id));
  const forget = (days: number) =>
    api.inside(() => api.app.get(SignUpsService).forget(Date.now() + days * 24 * 3_600_000));
  await forget(92);
  expect((await api.inside(() => events.signUpsOf(event.id))).length).toBe(1);
  expect(await api.dump(['timeline'])).toContain(event.id);
  await forget(95);
  expect((await api.inside(() => events.signUpsOf(event.id))).length).toBe(0);
  expect((await get(`/sign-ups/${row!.details.token}`)).status).toBe(404);
  expect(await api.dump(['timeline', 'sign_up'])).not.toContain(event.id);
  const { data } = await api.gql<{ event: object }>('organizer', `{ event(id: "${event.id}") { signedUp } }`);
  expect(data.event).toEqual({ signedUp: 1 });
});
