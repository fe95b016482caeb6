import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { EventsService } from '#events';
import { Db, OutboxRow } from '#platform';
import { type Api, startApi } from '../../test/harness.ts';
import { browse, filled, published } from '../../test/public-pages.ts';

let api: Api;
let base: string;
beforeAll(async () => {
  api = await startApi();
  base = await api.app.getUrl();
});
afterAll(() => api.close());

type Shown = { id: string; slug: string; roles: { id: string }[] };
const get = (path: string) => browse(base, path);
const send = async (event: Shown, changes: Record<string, string> = {}) =>
  browse(base, `/events/${event.slug}`, await filled(api, event, changes));
const wait = async (event: Shown, changes: Record<string, string> = {}, language = '') =>
  browse(base, `${language}/events/${event.slug}/waitlist`, await filled(api, event, changes));
const rows = (eventId: string) => api.inside(() => api.app.get(EventsService).signUpsOf(eventId));
/** Who is where, in the order of the list: `name state role`. */
const book = async ({ id, roles }: Shown) =>
  (await rows(id)).map(({ details, state, roleId }) =>
    [details.name, state, roleId && roles.findIndex((role) => role.id === roleId)]
      .filter((each) => each !== null)
      .join(' '),
  );
const facts = (name: string, ids: readonly string[]) =>
  api.inside(() =>
    api.app.get(Db).tx(async () => {
      const all = await api.app.get(Db).repo(OutboxRow).findBy({ name });
      const mine = all.map(({ payload }) => (payload as { signUpId: string }).signUpId);
      return mine.filter((id) => ids.includes(id)).length;
    }),
  );
const linkOf = async (event: Shown, name: string) =>
  `/sign-ups/${(await rows(event.id)).find(({ details }) => details.name === name)!.details.token}`;
type Data = Record<string, Record<string, unknown>>;
const gql = (query: string, variables: object = {}, role: 'organizer' | 'coordinator' | 'volunteer' = 'organizer') =>
  api.gql<Data>(role, query, variables);
const change = (id: string, changes: object) =>
  gql('mutation ($id: ID!, $c: EventChanges!) { updateEvent(id: $id, changes: $c) { id } }', { id, c: changes });
const plain = (html: string) => html.replace(/ (?:value|data-challenge)="[^"]*"/g, '');

test('a full event offers its waiting list; who is sent there keeps what was typed; a free place goes to the first', async () => {
  const event = await published(api, { capacity: 1 });
  await send(event, { name: 'In' });
  const page = await get(`/events/${event.slug}`);
  expect(page.html).toContain('This event is full.');
  expect(page.html).toContain('Put me on the waiting list');
  const refused = await send(event, { name: 'Rosalba', email: 'rosalba@example.org' });
  expect([refused.status, refused.html.includes('value="rosalba@example.org"')]).toEqual([409, true]);

  for (const name of ['One', 'Two', 'Three'])
    expect([(await wait(event, { name })).status, (await get(`/events/${event.slug}`)).status]).toEqual([303, 200]);
  expect(await book(event)).toEqual(['In CONFIRMED', 'One WAITLISTED', 'Two WAITLISTED', 'Three WAITLISTED']);

  expect((await browse(base, await linkOf(event, 'In'), {})).status).toBe(303);
  expect(await book(event)).toEqual(['One CONFIRMED', 'Two WAITLISTED', 'Three WAITLISTED', 'In CANCELLED']);
  // The place was never free for anybody else.
  expect((await send(event)).status).toBe(409);
  const ids = (await rows(event.id)).map(({ id }) => id);
  expect([await facts('events.signUpWaitlisted', ids), await facts('events.signUpPromoted', ids)]).toEqual([3, 1]);

  // More room is given in order too; no room is made by hand.
  await change(event.id, { capacity: 2 });
  expect(await book(event)).toEqual(['One CONFIRMED', 'Two CONFIRMED', 'Three WAITLISTED', 'In CANCELLED']);
});

test('a repeat looks like a first time, keeps its turn, and tells nobody who has a place or waits', async () => {
  const event = await published(api, { capacity: 1 });
  await send(event, { name: 'In', email: 'in@example.org' });
  await wait(event, { name: 'First', email: 'first@example.org' });
  const fresh = await wait(event, { name: 'Last', email: 'last@example.org' });
  for (const email of ['FIRST@example.org', 'in@example.org', 'last@example.org']) {
    const again = await wait(event, { name: 'Somebody else', email });
    expect([again.status, again.location, again.html]).toEqual([303, fresh.location, fresh.html]);
    expect([...again.headers.keys()].sort()).toEqual([...fresh.headers.keys()].sort());
  }
  expect(await book(event)).toEqual(['In CONFIRMED', 'First WAITLISTED', 'Last WAITLISTED']);
  expect(
    await facts(
      'events.signUpRepeated',
      (await rows(event.id)).map(({ id }) => id),
    ),
  ).toBe(3);
  const shown = await get(fresh.location!);
  expect([shown.status, shown.html.includes('Check your e-mail now'), shown.html.includes('noindex')]).toEqual([
    200,
    true,
    true,
  ]);
  // The form for a place says the same to who waits as to anybody.
  const [stranger, waiting] = [await send(event), await send(event, { email: 'first@example.org' })];
  expect([waiting.status, plain(waiting.html)]).toEqual([409, plain(stranger.html)]);
});

test('the same form sent by ten impatient clicks at once is one turn', async () => {
  const event = await published(api, { capacity: 0 });
  const form = await filled(api, event);
  const clicks = Array.from({ length: 10 }, () => browse(base, `/events/${event.slug}/waitlist`, form));
  expect((await Promise.all(clicks)).map(({ status }) => status)).toEqual(Array(10).fill(303));
  expect(await rows(event.id)).toHaveLength(1);
});

test('a wish is kept: who waits for one role is passed over only while it is full', async () => {
  const roles = [
    { nameEn: 'Attend', nameEs: 'Asistir', needed: 1 },
    { nameEn: 'Interpret', nameEs: 'Interpretar', needed: 1 },
  ];
  const event = await published(api, { roles });
  const [attend, interpret] = event.roles.map(({ id }) => id) as [string, string];
  await send(event, { name: 'A', role: attend });
  await send(event, { name: 'I', role: interpret });
  expect((await get(`/events/${event.slug}`)).html).toContain('Anything that is needed');
  await wait(event, { name: 'Wants to attend', role: attend });
  await wait(event, { name: 'Anything' });
  expect((await wait(event, { role: event.id })).status).toBe(422);
  await browse(base, await linkOf(event, 'I'), {});
  expect(await book(event)).toEqual([
    'A CONFIRMED 0',
    'Anything CONFIRMED 1',
    'Wants to attend WAITLISTED 0',
    'I CANCELLED 1',
  ]);

  // Room for another role: an organizer may give it, who waits may take it, and nobody else is asked.
  await change(event.id, {
    roles: [
      { id: attend, ...roles[0] },
      { id: interpret, ...roles[1], needed: 2 },
    ],
  });
  const waiting = (await rows(event.id)).find(({ state }) => state === 'WAITLISTED')!;
  const GIVE = 'mutation ($id: ID!, $role: ID) { givePlace(signUpId: $id, roleId: $role) { signedUp waiting full } }';
  const no = await gql(GIVE, { id: waiting.id });
  expect([no.errors?.[0]?.extensions.code, no.errors?.[0]?.message]).toEqual([
    'CONFLICT',
    'No place is free for this. Raise the number of places first.',
  ]);
  expect((await gql(GIVE, { id: waiting.id }, 'coordinator')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  const yes = await gql(GIVE, { id: waiting.id, role: interpret });
  expect(yes.data.givePlace).toEqual({ signedUp: 3, waiting: 0, full: true });
  expect((await gql(GIVE, { id: waiting.id })).errors?.[0]?.extensions.code).toBe('CONFLICT');
});

test('somebody who waits for one role and signs up for another has that place, and waits no more', async () => {
  const roles = [
    { nameEn: 'Attend', nameEs: 'Asistir', needed: 0 },
    { nameEn: 'Interpret', nameEs: 'Interpretar' },
  ];
  const event = await published(api, { roles });
  const [attend, interpret] = event.roles.map(({ id }) => id) as [string, string];
  await wait(event, { name: 'Ana', email: 'ana-waits@example.org', role: attend });
  expect((await send(event, { email: 'ana-waits@example.org', role: interpret })).status).toBe(303);
  expect(await book(event)).toEqual(['Ana CONFIRMED 1']);
  // Where there is room, whoever asks to wait has a place at once.
  await wait(event, { name: 'Bo' });
  expect(await book(event)).toEqual(['Ana CONFIRMED 1', 'Bo CONFIRMED 1']);
});

test('the link shows that they wait, leaving is a button, the next moves up, and the link then says so', async () => {
  const event = await published(api, { capacity: 1 });
  await send(event, { name: 'In' });
  await wait(event, { name: 'One' }, '/es');
  await wait(event, { name: 'Two' });
  const own = await linkOf(event, 'One');
  const { html } = await get(`/es${own}`);
  expect(html).toContain('Está en la lista de espera.');
  expect(html).not.toMatch(/\b2\b personas|lugar 1/);
  expect((await rows(event.id))[1]!.state).toBe('WAITLISTED');
  const pressed = await Promise.all([1, 2, 3].map(() => browse(base, own, {})));
  expect(pressed.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect((await get(own)).html).toContain('You left the waiting list.');
  await browse(base, await linkOf(event, 'In'), {});
  expect(await book(event)).toEqual(['Two CONFIRMED', 'One CANCELLED', 'In CANCELLED']);
  const ids = (await rows(event.id)).map(({ id }) => id);
  expect([await facts('events.signUpLeft', ids), await facts('events.signUpCancelled', ids)]).toEqual([1, 1]);
  // Who left may join again, at the end.
  await wait(event, { name: 'One', email: (await rows(event.id))[1]!.details.email });
  expect((await book(event)).slice(0, 2)).toEqual(['Two CONFIRMED', 'One WAITLISTED']);
});

test('what cannot be taken for a place cannot be taken for a turn: traps, haste, forbidden words, closed events', async () => {
  const event = await published(api, { capacity: 0 });
  const refused = async (changes: Record<string, string>, words: string) => {
    const { status, html } = await wait(event, changes);
    expect([status, html.includes(words)]).toEqual([422, true]);
    expect(html).toContain(`action="/events/${event.slug}/waitlist"`);
  };
  await refused({ topic: 'buy' }, 'A field that nobody sees');
  await refused({ ticket: '' }, 'open for a long time');
  await refused({ name: 'Ana (undocumented)' }, 'We never store that');
  await refused({ email: 'ana' }, 'name@example.org');
  expect(await rows(event.id)).toEqual([]);
  await gql(`mutation { cancelEvent(id: "${event.id}") { id } }`);
  const closed = await wait(event);
  expect([closed.status, closed.html.includes('This event was cancelled.')]).toEqual([409, true]);
  expect((await get('/events/no-such-event/waiting')).status).toBe(404);
});

test('organizers see who waits, in order; who reads events is told how many, if not too few, names only to who sees sign-ups', async () => {
  const event = await published(api, { capacity: 0 });
  await wait(event, { name: 'One' });
  await wait(event, { name: 'Two' });
  const query = 'query ($id: ID!) { event(id: $id) { waiting signedUp signUps { name state } } }';
  const seen = await gql(query, { id: event.id });
  expect(seen.data.event).toEqual({
    waiting: 2,
    signedUp: 0,
    signUps: [
      { name: 'One', state: 'WAITLISTED' },
      { name: 'Two', state: 'WAITLISTED' },
    ],
  });
  const count = 'query ($id: ID!) { event(id: $id) { waiting } }';
  const told = async () => (await gql(count, { id: event.id }, 'volunteer')).data.event;
  expect(await told()).toEqual({ waiting: null }); // too few to be told
  expect((await gql(query, { id: event.id }, 'volunteer')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  // A stolen copy tells nothing more of who waits than of who has a place.
  const dump = await api.dump(['sign_up', 'person', 'outbox', 'timeline']);
  for (const { details } of await rows(event.id))
    for (const canary of [details.email, details.token]) expect(dump).not.toContain(canary);
});
