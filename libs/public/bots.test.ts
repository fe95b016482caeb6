import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PendingService, SignUpState, UNCONFIRMED_DAYS } from '#events';
import { administer } from '#platform';
import { flood, fromAnywhere, peopleIn, signUpsOf } from '../../test/bots.ts';
import { type Api, startApi } from '../../test/harness.ts';
import { browse, filled, plain, proofFor, published } from '../../test/public-pages.ts';
import { secondApi } from '../../test/second-api.ts';
import { ForgetUsed } from './form.jobs.ts';

let api: Api;
let bases: string[];
let second: Awaited<ReturnType<typeof secondApi>>;
beforeAll(async () => {
  api = await startApi();
  bases = [await api.app.getUrl(), (second = await secondApi(api.config)).base];
});
afterAll(async () => {
  await second?.close();
  await api.close();
});

type Made = { id: string; slug: string };
const rows = (eventId: string) => signUpsOf(api, eventId);
const states = async (event: Made) => (await rows(event.id)).map(({ state }) => state);
const send = (event: Made, form: Record<string, string>, path = '', base = bases[0]!) =>
  browse(base, `/events/${event.slug}${path}`, form, fromAnywhere());
const sendPlain = async (event: Made, changes: Record<string, string> = {}, path = '') =>
  send(event, { ...(await filled(api, event, changes)), proof: '' }, path);
const press = async (event: Made, name: string, base = bases[0]!) => {
  const { details } = (await rows(event.id)).find((row) => row.details.name === name)!;
  return browse(base, `/sign-ups/${details.token}/confirm`, {});
};

test('of 240 forms without a proof or with a used one, at two processes, none is counted', async () => {
  await flood(api, bases, 240);
});

test('without a proof somebody counts once they press the button behind the link in their mail, and not before', async () => {
  const event = await published(api, { capacity: 1 });
  const before = await peopleIn(api);
  const answer = await sendPlain(event, { name: 'Plain', email: 'plain@example.org', newsByEmail: 'yes' });
  expect([answer.status, answer.location]).toEqual([303, `/events/${event.slug}/confirm`]);
  const page = await browse(bases[0]!, answer.location!);
  expect(page.html).toContain('Only then do you have a place.');
  const [row] = await rows(event.id);
  expect([row!.state, row!.personId, await peopleIn(api)]).toEqual([SignUpState.PENDING, null, before]);
  // Opening the link, as scanners do, changes nothing.
  for (let scans = 0; scans < 3; scans += 1) {
    const { html } = await browse(bases[1]!, `/sign-ups/${row!.details.token}`);
    expect(html).toContain('Yes, sign me up');
  }
  expect(await states(event)).toEqual([SignUpState.PENDING]);
  for (let clicks = 0; clicks < 3; clicks += 1)
    expect((await press(event, 'Plain', bases[clicks % 2])).status).toBe(303);
  expect(await states(event)).toEqual([SignUpState.CONFIRMED]);
  expect(await peopleIn(api)).toBe(before + 1);
  expect((await browse(bases[0]!, `/sign-ups/${row!.details.token}`)).html).toContain(
    'You have a place at this event.',
  );
  expect((await rows(event.id))[0]!.details).not.toHaveProperty('news');
});

test('a repeat without a proof gets what a first one gets, and changes nothing', async () => {
  const event = await published(api, { capacity: 9 });
  await send(event, await filled(api, event, { name: 'In', email: 'in-already@example.org' }));
  const fresh = await sendPlain(event, { name: 'New', email: 'new@example.org' });
  for (const email of ['in-already@example.org', 'NEW@example.org']) {
    const again = await sendPlain(event, { name: 'Somebody else', email });
    expect([again.status, again.location, again.html]).toEqual([fresh.status, fresh.location, fresh.html]);
    expect([...again.headers.keys()].sort()).toEqual([...fresh.headers.keys()].sort());
  }
  expect((await rows(event.id)).map(({ details, state }) => `${details.name} ${state}`)).toEqual([
    'In CONFIRMED',
    'New PENDING',
  ]);
});

test('who confirms last, at two processes at once, gets a turn on the waiting list: places are given once', async () => {
  const event = await published(api, { capacity: 3 });
  const names = Array.from({ length: 8 }, (_, n) => `Late ${n}`);
  for (const name of names) await sendPlain(event, { name });
  // Somebody with a proof does not wait for those who have not confirmed.
  expect((await send(event, await filled(api, event, { name: 'Fast' }))).location).toContain('/thanks');
  await Promise.all(names.map((name, n) => press(event, name, bases[n % 2])));
  const all = await rows(event.id);
  const of = (state: SignUpState) => all.filter((row) => row.state === state);
  expect([of(SignUpState.CONFIRMED).length, of(SignUpState.WAITLISTED).length, all.length]).toEqual([3, 6, 9]);
  expect(
    of(SignUpState.WAITLISTED)
      .map(({ line }) => line)
      .sort(),
  ).toEqual([1, 2, 3, 4, 5, 6]);
  expect((await browse(bases[0]!, `/events/${event.slug}`)).html).toContain('This event is full.');
});

test('what came without a proof gives way to what comes with one, and is forgotten after a week', async () => {
  const event = await published(api);
  await sendPlain(event, { name: 'An impostor', email: 'ana-real@example.org' });
  const [impostor] = await rows(event.id);
  await send(event, await filled(api, event, { name: 'Ana', email: 'ana-real@example.org' }));
  expect((await rows(event.id)).map(({ details, state }) => `${details.name} ${state}`)).toEqual(['Ana CONFIRMED']);
  expect((await browse(bases[0]!, `/sign-ups/${impostor!.details.token}`)).status).toBe(404);

  await sendPlain(event, { name: 'Never confirms' });
  const forget = (days: number) =>
    api.inside(() => api.app.get(PendingService).forget(Date.now() + days * 24 * 3_600_000));
  await forget(UNCONFIRMED_DAYS - 1);
  expect(await states(event)).toHaveLength(2);
  await forget(UNCONFIRMED_DAYS + 1);
  expect(await states(event)).toEqual([SignUpState.CONFIRMED]);
});

test('a proof counts once, for one person, and for the page that it was made for; a second click of theirs is the same', async () => {
  const [one, other] = [await published(api), await published(api)];
  const form = await filled(api, one, { name: 'Once' });
  const clicks = await Promise.all(Array.from({ length: 10 }, (_, n) => send(one, form, '', bases[n % 2])));
  expect(clicks.map(({ location }) => location)).toEqual(Array(10).fill(`/events/${one.slug}/thanks`));
  expect(await states(one)).toEqual([SignUpState.CONFIRMED]);
  const another = { ...form, name: 'Another', email: 'another@example.org' };
  for (const base of bases) expect((await send(one, another, '', base)).location).toBe(`/events/${one.slug}/confirm`);
  const { ticket } = await filled(api, other);
  for (const proof of [form.proof, await proofFor(api, one)])
    expect((await send(other, { ...form, ticket, proof })).location).toBe(`/events/${other.slug}/confirm`);
  // Of two people who race for one proof at two processes, one has it.
  const raced = await proofFor(api, other);
  const race = await Promise.all(
    ['left', 'right'].map((name, n) =>
      send(other, { ...form, ticket, name, email: `${name}@example.org`, proof: raced }, '', bases[n]),
    ),
  );
  expect(race.map(({ location }) => location!.split('/').at(-1)).sort()).toEqual(['confirm', 'thanks']);
});

test('what is removed every hour is no proof that can still be sent; a used one is kept until nobody takes it', async () => {
  const event = await published(api);
  const { proof } = await filled(api, event);
  const sendAs = async (name: string) => (await send(event, await filled(api, event, { name, proof }))).location;
  const sweep = () => api.inside(() => api.app.get(ForgetUsed).handle());
  expect(await sendAs('First')).toContain('/thanks');
  await sweep();
  expect(await sendAs('Second')).toContain('/confirm');
  expect(await api.dump(['used_once'])).not.toBe('[]');
  await administer(api.config.databaseUrl, `update used_once set until = now() - interval '1 second'`);
  await sweep();
  expect(await api.dump(['used_once'])).toBe('[]');
});

test('many forms without a proof from one network are held up; those with one go on, and so do other networks', async () => {
  const event = await published(api, { capacity: 500 });
  const near = (n: number) => ({ 'x-forwarded-for': `2001:db8:7:${n.toString(16)}::9` });
  const path = `/events/${event.slug}`;
  const forms = await Promise.all(Array.from({ length: 64 }, () => filled(api, event, { proof: '' })));
  const answers = await Promise.all(forms.map((form, n) => browse(bases[n % 2]!, path, form, near(n))));
  const held = answers.filter(({ status }) => status === 429);
  expect(held).toHaveLength(4);
  expect(held[0]!.html).toContain('Many forms came from your network without script.');
  expect((await browse(bases[0]!, path, await filled(api, event), near(7))).location).toBe(`${path}/thanks`);
  const far = { 'x-forwarded-for': '2001:db8:8::9' };
  expect((await browse(bases[0]!, path, { ...forms[0]!, email: 'far@example.org' }, far)).status).toBe(303);
});

test('while the table of limits cannot be reached, forms are taken; while that of used proofs cannot, by mail', async () => {
  const event = await published(api);
  const rename = (table: string, to: string) =>
    administer(api.config.databaseUrl, `alter table ${table} rename to ${to}`);
  await rename('throttled', 'away');
  try {
    expect((await send(event, await filled(api, event))).location).toBe(`/events/${event.slug}/thanks`);
    expect((await sendPlain(event)).location).toBe(`/events/${event.slug}/confirm`);
  } finally {
    await rename('away', 'throttled');
  }
  await rename('used_once', 'away');
  try {
    expect((await send(event, await filled(api, event))).location).toBe(`/events/${event.slug}/confirm`);
  } finally {
    await rename('away', 'used_once');
  }
});

test('the page asks for work that is signed, says nothing of it to the eye, and loads one script of our own', async () => {
  const event = await published(api);
  const { html, headers } = await browse(bases[0]!, `/events/${event.slug}`);
  const scripts = [...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
  expect(scripts).toHaveLength(1);
  const src = /src="([^"]+)"/.exec(scripts[0]!)![1]!;
  expect(src).toMatch(/^\/form\.[\w-]{12}\.js$/);
  expect(headers.get('content-security-policy')).toContain("script-src 'self'");
  const script = await browse(bases[1]!, src);
  expect([script.status, script.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
  expect(plain(html)).toBe(plain((await browse(bases[1]!, `/events/${event.slug}`)).html));
});
