import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { EventsService, SignUpState } from '#events';
import { ConsentService, PeopleService } from '#people';
import { Db, OutboxRow } from '#platform';
import { onOneDay } from '../../test/days.ts';
import { type Api, startApi } from '../../test/harness.ts';
import { browse, draft, filled, gathering, published } from '../../test/public-pages.ts';
import { secondApi } from '../../test/second-api.ts';
import { Tickets } from './event.ticket.ts';

let api: Api;
let base: string;
let second: Awaited<ReturnType<typeof secondApi>>;
beforeAll(async () => {
  api = await startApi();
  base = await api.app.getUrl();
  second = await secondApi(api.config);
});
afterAll(async () => {
  await second?.close();
  await api.close();
});

const get = (path: string) => browse(base, path);
const send = async (event: { id: string; slug: string }, changes: Record<string, string> = {}, language = '') =>
  browse(base, `${language}/events/${event.slug}`, await filled(api, event, changes));
const signUps = (eventId: string) => api.inside(() => api.app.get(EventsService).signUpsOf(eventId));
const facts = async (name: string) =>
  (await api.inside(() => api.app.get(Db).tx(() => api.app.get(Db).repo(OutboxRow).findBy({ name })))).map(
    ({ payload }) => payload,
  );
/** A page without what differs by nature: the hidden ticket, and what its reader typed. */
const plain = (html: string) => html.replace(/ (?:value|data-challenge)="[^"]*"/g, '');

test('200 people at once for 50 places, over two processes: 50 are in, 150 are told that it is full', async () => {
  const event = await published(api, { capacity: 50 });
  const bases = [base, second.base];
  const forms = await Promise.all(Array.from({ length: 200 }, () => filled(api, event)));
  const answers = await Promise.all(forms.map((form, n) => browse(bases[n % 2]!, `/events/${event.slug}`, form)));
  const of = (status: number) => answers.filter((answer) => answer.status === status);
  expect([of(303).length, of(409).length]).toEqual([50, 150]);
  for (const { html } of of(409)) expect(html).toContain('This event is full.');
  expect((await signUps(event.id)).length).toBe(50);
  expect((await facts('events.signUpMade')).length).toBe(50);
  const page = await get(`/events/${event.slug}`);
  expect(page.html).toContain('This event is full.');
  // What is left to send is the form for the waiting list.
  const actions = [...page.html.matchAll(/<form[^>]* action="([^"]+)"/g)].map(([, action]) => action);
  expect(actions).toEqual([`/events/${event.slug}/waitlist`]);
});

test('a role with one place is given once, and what somebody typed for it stays', async () => {
  const roles = [
    { nameEn: 'Attend', nameEs: 'Asistir' },
    { nameEn: 'Interpret', nameEs: 'Interpretar', needed: 1 },
  ];
  const event = await published(api, { roles });
  const role = event.roles[1]!.id;
  const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => send(event, { role, name: `Nilda ${n}` })));
  const refused = answers.filter(({ status }) => status === 422);
  expect([answers.filter(({ status }) => status === 303).length, refused.length]).toEqual([1, 7]);
  expect(refused[0]!.html).toContain('That role is full. Choose another one.');
  expect(refused[0]!.html).toMatch(/value="Nilda \d"/);
  expect((await send(event)).html).toContain('Choose how you want to take part.');
  expect((await send(event, { role: event.id })).status).toBe(422);
  expect((await send(event, { role: event.roles[0]!.id })).status).toBe(303);
});

test('a second time gets what a first time gets, takes no place, and changes nothing', async () => {
  const event = await published(api, { capacity: 2 });
  const email = 'Twice+first@example.org';
  const first = await send(event, { email, name: 'Rosalba' });
  const second = await send(event, { email: 'twice@EXAMPLE.org', name: 'Somebody else', newsByEmail: 'yes' });
  expect([second.status, second.location]).toEqual([first.status, first.location]);
  expect(second.html).toBe(first.html);
  const names = [...first.headers.keys()].sort();
  expect([...second.headers.keys()].sort()).toEqual(names);
  const rows = await signUps(event.id);
  expect(rows.map(({ details }) => details.name)).toEqual(['Rosalba']);
  expect(await facts('events.signUpRepeated')).toEqual([{ signUpId: rows[0]!.id }]);
  expect((await get(second.location!)).html).toBe((await get(first.location!)).html);

  // At a full event too: who is in is told what everybody is told, and hears the rest by mail.
  expect((await send(event)).status).toBe(303);
  const stranger = await send(event);
  const again = await send(event, { email });
  expect([again.status, plain(again.html)]).toEqual([409, plain(stranger.html)]);
  expect((await facts('events.signUpRepeated')).length).toBe(2);
});

test('the same form sent by ten impatient clicks at once is one place', async () => {
  const event = await published(api, { capacity: 5 });
  const form = await filled(api, event);
  const answers = await Promise.all(Array.from({ length: 10 }, () => browse(base, `/events/${event.slug}`, form)));
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(303));
  expect((await signUps(event.id)).length).toBe(1);
});

test('the same stranger at two events at once is one person', async () => {
  const events = [await published(api), await published(api), await published(api)];
  const email = 'thrice@example.org';
  const answers = await Promise.all(events.map((event) => send(event, { email })));
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  const rows = (await Promise.all(events.map(({ id }) => signUps(id)))).flat();
  expect(new Set(rows.map(({ personId }) => personId)).size).toBe(1);
});

test.each([
  ['', 'Nothing is lost', 'Write a name', 'name@example.org', 'area code'],
  ['/es', 'No se perdió nada', 'Escriba un nombre', 'nombre@example.org', 'código de área'],
])(
  '%s: what is wrong is said at the top and beside its field, and nothing that was typed is lost',
  async (language, ...words) => {
    const event = await published(api);
    const bad = { name: '', email: 'ana at example', phone: '12', needs: 'a seat <b>please</b>', newsBySms: 'yes' };
    const { status, html } = await send(event, bad, language);
    expect(status).toBe(422);
    for (const word of words) expect(html).toContain(word);
    expect(html).toMatch(/href="#email"/);
    expect(html).toMatch(/aria-invalid="true" aria-describedby="email-error email-hint"/);
    expect(html).toContain('value="ana at example"');
    expect(html).toContain('value="a seat &lt;b&gt;please&lt;/b&gt;"');
    expect(html).toMatch(/name="newsBySms"[^>]* checked=""/);
    expect(html).not.toMatch(/name="newsByEmail"[^>]* checked=""/);
    expect(await signUps(event.id)).toEqual([]);
  },
);

test('what tells of immigration, a name that advertises, a trap, haste and a made-up ticket are not taken', async () => {
  const event = await published(api);
  const refused = async (changes: Record<string, string>, words: string) => {
    const { status, html } = await send(event, changes);
    expect([status, html.includes(words)]).toEqual([422, true]);
  };
  await refused({ needs: 'no tengo papeles' }, 'We never store that');
  await refused({ name: 'Ana (undocumented)' }, 'We never store that');
  await refused({ name: 'Cheap pills at http://pills.example' }, 'Write a name');
  await refused({ needs: 'x'.repeat(201) }, 'at most 200 letters');
  await refused({ topic: 'buy' }, 'A field that nobody sees');
  await refused({ ticket: '' }, 'open for a long time');
  await refused({ ticket: `${(Date.now() - 9000).toString(36)}.${'A'.repeat(22)}` }, 'open for a long time');
  const before = Date.now();
  const [, time] = /name="ticket" value="([^".]+)/.exec((await get(`/events/${event.slug}`)).html)!;
  expect(parseInt(time!, 36)).toBeGreaterThanOrEqual(before);
  // As from a page that was just opened, however slow this machine is.
  const hasty = await api.inside(async () => api.app.get(Tickets).make(event.id, Date.now() + 60_000));
  await refused({ ticket: hasty }, 'faster than people write');
  const other = await published(api);
  await refused({ ticket: (await filled(api, other)).ticket }, 'open for a long time');
  expect(await signUps(event.id)).toEqual([]);
  expect((await send(event, { needs: 'A chair, please. Ice pack.' })).status).toBe(303);
});

test('a body that is no form, is far too large, or sends everything twice breaks nothing', async () => {
  const event = await published(api);
  const post = (body: string, type: string) =>
    fetch(`${base}/events/${event.slug}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { accept: 'text/html', 'content-type': type },
      body,
    });
  const urlencoded = 'application/x-www-form-urlencoded';
  expect((await post('', urlencoded)).status).toBe(422);
  expect((await post('name=a&name=b&email=x&role=1&role=2', urlencoded)).status).toBe(422);
  expect((await post('[1,2]', 'application/json')).status).toBe(422);
  for (const [body, type] of [
    ['x'.repeat(400_000), urlencoded],
    ['__proto__=1&constructor=2', urlencoded],
    ['{"a":', 'application/json'],
    ['<a/>', 'application/xml'],
  ] as const) {
    const answer = await post(body, type);
    const html = await answer.text();
    expect([answer.status >= 400 && answer.status < 500, html.includes('<h1>This did not work</h1>')]).toEqual([
      true,
      true,
    ]);
  }
  expect(await signUps(event.id)).toEqual([]);
});

test('a draft is nothing; a past or cancelled event says so and takes no form, not even an old one', async () => {
  const hidden = await draft(api);
  expect((await get(`/events/${hidden.slug}`)).status).toBe(404);
  expect((await get(`/events/${hidden.slug}/event.ics`)).status).toBe(404);
  expect((await send(hidden)).status).toBe(404);

  const event = await published(api);
  await api.gql('organizer', `mutation { cancelEvent(id: "${event.id}") { id } }`);
  const called = await send(event);
  expect([called.status, called.html.includes('This event was cancelled.')]).toEqual([409, true]);
  expect((await get(`/es/events/${event.slug}`)).html).toContain('Este evento se canceló.');
  expect(called.html).not.toContain('<form');

  const past = await published(api);
  await api.inside(() =>
    api.app.get(Db).tx(async () => {
      const row = await api.app.get(EventsService).locked(past.id);
      Object.assign(row, { startsAt: new Date('2026-01-02T17:00:00Z'), endsAt: new Date('2026-01-02T18:00:00Z') });
      await api.app.get(Db).save(row);
    }),
  );
  const over = await send(past);
  expect([over.status, over.html.includes('This event is over.')]).toEqual([409, true]);
  expect(over.html).toContain('Friday, January 2, 2026');
  expect(await signUps(past.id)).toEqual([]);
});

test('opening the link shows, its button acts, twice is harmless, and the place is free again', async () => {
  const event = await published(api, { capacity: 1 });
  expect((await send(event, {}, '/es')).status).toBe(303);
  const [row] = await signUps(event.id);
  const path = `/es/sign-ups/${row!.details.token}`;
  for (const method of ['GET', 'HEAD', 'OPTIONS', 'GET']) await fetch(base + path, { method });
  const shown = await get(path);
  expect([shown.status, shown.html.includes('Tiene un lugar en este evento.')]).toEqual([200, true]);
  expect(shown.html).toContain('noindex');
  expect(shown.headers.get('cache-control')).toBe('no-store');
  expect(shown.headers.get('referrer-policy')).toBe('no-referrer');
  expect((await signUps(event.id))[0]!.state).toBe(SignUpState.CONFIRMED);

  const pressed = await Promise.all([1, 2, 3].map(() => browse(base, path, {})));
  expect(pressed.map(({ status, location }) => [status, location])).toEqual(Array(3).fill([303, path]));
  expect((await get(path)).html).toContain('Dejó su lugar libre.');
  expect(await facts('events.signUpCancelled')).toEqual([{ signUpId: row!.id }]);
  expect((await send(event, { email: row!.details.email })).status).toBe(303);
  expect((await send(event)).status).toBe(409);
});

test.each(['x', 'A'.repeat(43), `${'A'.repeat(42)}%00`, '../../etc'])(
  'a link that opens nothing says so: %s',
  async (token) => {
    for (const answer of [await get(`/sign-ups/${token}`), await browse(base, `/sign-ups/${token}`, {})]) {
      expect(answer.status).toBe(404);
      expect(answer.html).toMatch(/This link opens nothing|This page does not exist/);
    }
  },
);

test('nothing that names or reaches who signed up is in the database or in an address', async () => {
  const event = await published(api);
  const secret = {
    name: 'Xochitl Quixano',
    email: 'xq@canary.example',
    needs: 'a velvet chair',
    phone: '612-555-0177',
  };
  const answer = await send(event, { ...secret, newsBySms: 'yes' });
  expect(answer.location).toBe(`/events/${event.slug}/thanks`);
  const dump = await api.dump(['sign_up', 'person', 'handle', 'timeline', 'consent', 'outbox', 'doorway']);
  const [row] = await signUps(event.id);
  for (const canary of ['Xochitl', 'Quixano', 'xq@canary', 'velvet', '5550177', row!.details.token]) {
    expect(dump).not.toContain(canary);
    expect(dump).not.toContain(Buffer.from(canary).toString('hex'));
  }
});

test('the page tells how many come only by last midnight, rounded, and from ten on', async () => {
  const event = await published(api);
  for (let n = 0; n < 3; n += 1) await send(event);
  expect((await get(`/events/${event.slug}`)).html).toContain('You need no account. The list is not public.');
  const before = plain((await get(`/events/${event.slug}`)).html);
  await send(event);
  expect(plain((await get(`/events/${event.slug}`)).html)).toBe(before);
});

test('those of yesterday are told, rounded down, and the number stays the same all day', () =>
  onOneDay(async () => {
    const event = await published(api);
    for (let n = 0; n < 12; n += 1) await send(event);
    const db = api.app.get(Db);
    const yesterday = new Date(Date.now() - 36 * 3_600_000);
    for (const row of await signUps(event.id))
      await api.inside(() => db.tx(() => db.save(Object.assign(row, { createdAt: yesterday }))));
    const count = async () => /More than (\d+) people/.exec((await get(`/events/${event.slug}`)).html)?.[1];
    expect(await count()).toBe('10');
    for (const { details } of (await signUps(event.id)).slice(0, 4))
      expect((await browse(base, `/sign-ups/${details.token}`, {})).status).toBe(303);
    expect(await count()).toBe('10');
  }));

test('news is for the boxes that were ticked; somebody we know gets no number and no texts from a form', async () => {
  const event = await published(api);
  const people = api.app.get(PeopleService);
  const consents = async (email: string) => {
    const [person] = await api.inside(() => people.withHandle('email', email));
    const given = await api.inside(() => api.app.get(ConsentService).channelsOf([person!.id]));
    return { phones: person!.details.phones ?? [], news: given.get(person!.id)?.consents ?? [] };
  };
  const phone = '612 555 0123';
  await send(event, { email: 'none@example.org', phone });
  expect(await consents('none@example.org')).toEqual({ phones: ['+16125550123'], news: [] });
  await send(event, { email: 'both@example.org', phone: '6125550124', newsByEmail: 'yes', newsBySms: 'yes' });
  expect((await consents('both@example.org')).news.sort()).toEqual(['EMAIL', 'SMS']);
  await send(event, { email: 'calls@example.org', phone: '6125550126', calls: 'yes' });
  expect((await consents('calls@example.org')).news).toEqual(['PHONE']);
  // Whoever types a known address has not proved that it is theirs.
  const known = { email: 'known@example.org', phone: '6125550125', newsBySms: 'yes', calls: 'yes' };
  await send(await published(api), { email: known.email });
  await send(event, known);
  expect(await consents(known.email)).toEqual({ phones: [], news: [] });
});

test('the calendar file of an event comes in the language of its address, and says when it was called off', async () => {
  const event = await published(api, { titleEn: 'March', titleEs: 'Marcha' });
  for (const [path, title] of [
    ['', 'March'],
    ['/es', 'Marcha'],
  ]) {
    const { status, html, headers } = await get(`${path}/events/${event.slug}/event.ics`);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8; method=PUBLISH']);
    expect(html).toContain(`\r\nSUMMARY:${title}\r\n`);
    expect(html).toContain(`\r\nUID:${event.id}\r\n`);
  }
  await api.gql('organizer', `mutation { cancelEvent(id: "${event.id}") { id } }`);
  expect((await get(`/events/${event.slug}/event.ics`)).html).toContain('\r\nSTATUS:CANCELLED\r\n');
});

test('a description becomes headings, a programme, points and paragraphs, and no markup of its own', async () => {
  const descriptionEn =
    '## Why\nThe contract is open.\n\n11:30 Welcome\n11:40 <script>alert(1)</script>\n\n- one\n- two';
  const event = await published(api, { descriptionEn });
  const { html } = await get(`/events/${event.slug}`);
  expect(html).toContain('<h2>Why</h2>');
  expect(html).toContain('<li><b>11:30</b><span>Welcome</span></li>');
  expect(html).toContain('<li>two</li>');
  expect(html).not.toContain('<script>alert');
  // Nobody wrote it in Spanish: it is shown as what it is.
  expect((await get(`/es/events/${event.slug}`)).html).toContain('<div class="text" lang="en">');
});

test('an address is found whatever the title, and two events of one title have two', async () => {
  const same = gathering({ titleEn: '¡ICE Out! — “Sanctuary”', titleEs: 'Fuera' });
  const [one, two] = [await published(api, same), await published(api, same)];
  expect(one.slug).toMatch(/^ice-out-sanctuary-\d{4}-\d\d-\d\d$/);
  expect(two.slug).toMatch(new RegExp(`^${one.slug}-[0-9a-z]{4,5}$`));
  for (const { slug } of [one, two]) expect((await get(`/events/${slug}`)).status).toBe(200);
});
