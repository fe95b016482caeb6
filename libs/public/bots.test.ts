import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { EventsService, PendingService, SignUp, SignUpState, UNCONFIRMED_DAYS } from '#events';
import { Person } from '#people';
import { CountingService } from '#petitions';
import { administer, Db } from '#platform';
import { type Api, startApi } from '../../test/harness.ts';
import { browse, filled, plain, proofFor, published } from '../../test/public-pages.ts';
import { secondApi } from '../../test/second-api.ts';
import { countsOf, publicPetition, signingForm } from '../../test/signing.ts';

let api: Api;
let bases: string[];
let second: Awaited<ReturnType<typeof secondApi>> | undefined;
beforeAll(async () => {
  api = await startApi();
  bases = [await api.app.getUrl(), (second = await secondApi(api.config)).base];
}, 60_000);
afterAll(async () => {
  await second?.close();
  await api.close();
});

type Made = { id: string; slug: string };
const rows = (eventId: string) =>
  api.inside(() =>
    api.app.get(Db).tx(() =>
      api.app
        .get(Db)
        .repo(SignUp)
        .find({ where: { eventId }, order: { createdAt: 'ASC' } }),
    ),
  );
const states = async (event: Made) => (await rows(event.id)).map(({ state }) => state);
const people = () => api.inside(() => api.app.get(Db).tx(() => api.app.get(Db).repo(Person).count()));
let networks = 0;
/** Each from a network of its own, so that it is not the limit alone that holds them up. */
const from = () => ({ 'x-forwarded-for': `10.${(networks += 1) >> 8}.${networks & 255}.9` });
const send = (event: Made, form: Record<string, string>, path = '', base = bases[0]!) =>
  browse(base, `/events/${event.slug}${path}`, form, from());
const sendPlain = async (event: Made, changes: Record<string, string> = {}, path = '') =>
  send(event, { ...(await filled(api, event, changes)), proof: '' }, path);
const press = async (event: Made, name: string, base = bases[0]!) => {
  const { details } = (await rows(event.id)).find((row) => row.details.name === name)!;
  return browse(base, `/sign-ups/${details.token}/confirm`, {});
};

test('of 1,000 forms without a proof or with a used one, at two processes, none is counted', async () => {
  const event = await published(api, { capacity: 5 });
  const full = await published(api, { capacity: 0 });
  const petition = await publicPetition(api);
  const real = await filled(api, event, { name: 'Real' });
  expect((await send(event, real)).location).toBe(`/events/${event.slug}/thanks`);
  const signed = await signingForm(api, petition);
  await browse(bases[0]!, `/petitions/${petition.slug}`, signed, from());
  const before = await people();

  const forged = btoa(
    JSON.stringify({ ...(JSON.parse(atob(real.proof)) as object), solution: { counter: 1, derivedKey: '00' } }),
  );
  const proofs = ['', real.proof, 'nonsense', forged, await proofFor(api, { id: full.id })];
  const forms = await Promise.all(
    Array.from({ length: 1000 }, async (_, n) => {
      const proof = proofs[n % proofs.length]!;
      if (n % 3 === 0) {
        const form = await signingForm(api, petition, { proof: n % 2 ? signed.proof : proof });
        return { path: `/petitions/${petition.slug}`, form };
      }
      const about = n % 3 === 1 ? event : full;
      const form = {
        name: `Bot ${n}`,
        email: `bot${n}@example.org`,
        ticket: (await filled(api, about, { proof: '-' })).ticket,
      };
      // The proof for the full event is good once; it is offered to the other one, whose proof is offered to this.
      const swapped = proof && about === full ? real.proof : proof;
      return { path: `/events/${about.slug}${about === full ? '/waitlist' : ''}`, form: { ...form, proof: swapped } };
    }),
  );
  const answers = new Map<string, number>();
  let next = 0;
  const client = async () => {
    for (let n = next++; n < forms.length; n = next++) {
      const { path, form } = forms[n]!;
      const { status, location } = await browse(bases[n % 2]!, path, form, from());
      const answer = `${status} ${location?.split('/').at(-1)}`;
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 64 }, client));
  // Nobody is turned away; nobody counts.
  expect(Object.fromEntries(answers)).toEqual({ '303 confirm': 666, '303 thanks': 334 });
  expect((await states(event)).filter((state) => state !== SignUpState.PENDING)).toEqual([SignUpState.CONFIRMED]);
  expect(new Set(await states(full))).toEqual(new Set([SignUpState.PENDING]));
  expect(await people()).toBe(before);
  expect((await countsOf(api, petition.id)).confirmed).toBe(0);
  const places = await api.inside(() => api.app.get(EventsService).placesOfAll([event.id, full.id]));
  expect([...places].map(([id, { taken }]) => [id, taken])).toEqual([[event.id, 1]]);
  const tomorrow = new Date(Date.now() + 24 * 3_600_000).toISOString().slice(0, 10);
  expect(await api.inside(() => api.app.get(CountingService).pendingToldOf(petition.id, tomorrow))).toBe(0);
  // The four places that are left are still there for people.
  expect((await send(event, await filled(api, event))).location).toBe(`/events/${event.slug}/thanks`);
}, 60_000);

test('without a proof somebody counts once they press the button behind the link in their mail, and not before', async () => {
  const event = await published(api, { capacity: 1 });
  const before = await people();
  const answer = await sendPlain(event, { name: 'Plain', email: 'plain@example.org', newsByEmail: 'yes' });
  expect([answer.status, answer.location]).toEqual([303, `/events/${event.slug}/confirm`]);
  const page = await browse(bases[0]!, answer.location!);
  expect(page.html).toContain('Only then do you have a place.');
  const [row] = await rows(event.id);
  expect([row!.state, row!.personId, await people()]).toEqual([SignUpState.PENDING, null, before]);
  // Opening the link, as scanners do, changes nothing.
  for (let scans = 0; scans < 3; scans += 1) {
    const { html } = await browse(bases[1]!, `/sign-ups/${row!.details.token}`);
    expect(html).toContain('Yes, sign me up');
  }
  expect(await states(event)).toEqual([SignUpState.PENDING]);
  for (let clicks = 0; clicks < 3; clicks += 1)
    expect((await press(event, 'Plain', bases[clicks % 2])).status).toBe(303);
  expect(await states(event)).toEqual([SignUpState.CONFIRMED]);
  expect(await people()).toBe(before + 1);
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
