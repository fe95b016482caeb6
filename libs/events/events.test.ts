import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AccountsService } from '#accounts';
import { Db, OutboxRow } from '#platform';
import { type Api, startApi } from '../../test/harness.ts';
import { browse, draft, filled, gathering, published, stored } from '../../test/public-pages.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

type Data = Record<string, Record<string, unknown>>;
const CHANGE = 'mutation ($id: ID!, $changes: EventChanges!) { updateEvent(id: $id, changes: $changes) { id } }';
const change = (id: string, changes: object, language = 'en') =>
  api.gql<Data>('organizer', CHANGE, { id, changes }, { language });
const create = (changes: object, language = 'en') =>
  api.gql<Data>(
    'organizer',
    'mutation ($input: EventInput!) { createEvent(input: $input) { id } }',
    { input: gathering(changes) },
    { language },
  );
const act = (verb: 'publishEvent' | 'cancelEvent', id: string, language = 'en') =>
  api.gql<Data>('organizer', `mutation { ${verb}(id: "${id}") { id state } }`, {}, { language });
const facts = (name: string, eventId: string) =>
  api.inside(() =>
    api.app.get(Db).tx(async () => {
      const rows = await api.app.get(Db).repo(OutboxRow).findBy({ name });
      return rows.filter(({ payload }) => JSON.stringify(payload).includes(eventId)).length;
    }),
  );
const signUp = async (event: { id: string; slug: string }, changes: Record<string, string> = {}) => {
  const { status } = await browse(await api.app.getUrl(), `/events/${event.slug}`, await filled(api, event, changes));
  expect(status).toBe(303);
};
type Refused = Awaited<ReturnType<typeof create>>;
const said = ({ errors }: Refused) => [errors?.[0]?.extensions.code, errors?.[0]?.message];

test('an event is written, published and read with everything that was stated', async () => {
  const roles = [
    { nameEn: 'Attend', nameEs: 'Asistir' },
    { nameEn: 'Interpret', nameEs: 'Interpretar', needed: 2 },
  ];
  const times = { startsAt: '2097-03-14T11:30', endsAt: '2097-03-14T12:30' };
  const event = await published(api, { ...times, capacity: 60, roles, titleEn: 'Rally', titleEs: 'Mitin' });
  await signUp(event, { role: event.roles[1]!.id, name: 'Rosa María Vega', needs: 'A chair' });
  const query = `query ($id: ID!) { event(id: $id) { slug state title { en es } startsAt endsAt timeZone placeName placeAddress
    capacity signedUp full publicUrl roles { name { es } needed taken }
    signUps { name contact needs state role { name { en } } personId } } }`;
  const { data, errors } = await api.gql<Data>('organizer', query, { id: event.id });
  expect(errors).toBeUndefined();
  expect(data.event).toMatchObject({
    slug: 'rally-2097-03-14',
    state: 'PUBLISHED',
    title: { en: 'Rally', es: 'Mitin' },
    startsAt: '2097-03-14T16:30:00.000Z',
    endsAt: '2097-03-14T17:30:00.000Z',
    capacity: 60,
    signedUp: 1,
    full: false,
    publicUrl: 'http://localhost:3000/events/rally-2097-03-14',
    roles: [
      { name: { es: 'Asistir' }, needed: null, taken: 0 },
      { name: { es: 'Interpretar' }, needed: 2, taken: 1 },
    ],
    signUps: [{ name: 'Rosa María Vega', needs: 'A chair', state: 'CONFIRMED', role: { name: { en: 'Interpret' } } }],
  });
  const ask = (role: 'coordinator' | 'volunteer', fields: string) =>
    api.gql<Data>(role, `{ event(id: "${event.id}") { ${fields} } }`);
  // One is too few to be told to who does not see them.
  expect((await ask('volunteer', 'signedUp')).data.event).toEqual({ signedUp: null });
  for (const role of ['coordinator', 'volunteer'] as const)
    expect((await ask(role, 'signUps { name }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

test('what cannot be is refused in the language of the reader, beside its field, and nothing is written', async () => {
  const wrong: [object, string, string][] = [
    [{ startsAt: '2026-03-08T02:30' }, 'There is no 2026-03-08 02:30 on that day', 'startsAt'],
    [{ startsAt: 'soon' }, 'Write date and time like', 'startsAt'],
    [{ timeZone: 'Chicago' }, 'is not a time zone', 'timeZone'],
    [{ startsAt: '2097-01-05T12:00', endsAt: '2097-01-05T12:00' }, 'The end must come after the start', 'endsAt'],
    [{ titleEn: '', titleEs: ' ' }, 'Write a title in one language', 'titleEn'],
    [{ capacity: -1 }, 'Some fields are not valid', 'capacity'],
    [{ capacity: 3, roles: [{ nameEn: 'A', nameEs: 'A', needed: 4 }] }, 'need 4 people together', 'roles'],
    [{ roles: [{ nameEn: '', nameEs: 'A' }] }, 'Some fields are not valid', 'roles'],
    [{ titleEn: 'x'.repeat(121) }, 'Some fields are not valid', 'titleEn'],
  ];
  const count = async () => (await api.gql<Data>('organizer', '{ events { items { id } } }')).data.events!.items;
  const before = await count();
  for (const [changes, words, field] of wrong) {
    const { errors } = await create(changes);
    expect([errors?.[0]?.message.includes(words), Object.keys(errors?.[0]?.extensions.fields ?? {})]).toEqual([
      true,
      [field],
    ]);
  }
  expect(said(await create({ endsAt: '2020-01-01T10:00' }, 'es'))).toEqual([
    'INVALID',
    'El final debe ser después del comienzo.',
  ]);
  expect(await count()).toEqual(before);
});

test('only what is complete and ahead is published', async () => {
  const one = await draft(api, { titleEs: '' });
  expect(said(await act('publishEvent', one.id))[1]).toBe('Write the title in both languages before you publish.');
  const placeless = await draft(api, { placeName: '' });
  expect(said(await act('publishEvent', placeless.id, 'es'))[1]).toBe('Escriba el lugar antes de publicar.');
  const past = await draft(api, { startsAt: '2026-01-02T11:30', endsAt: '2026-01-02T12:30' });
  expect(said(await act('publishEvent', past.id))[1]).toMatch(/^This date has passed: Friday, January 2, 2026/);
  expect(said(await act('publishEvent', past.id, 'es'))[1]).toMatch(/^Esta fecha ya pasó: viernes, 2 de enero de 2026/);
  for (const { id } of [one, placeless, past]) {
    expect((await stored(api, id)).state).toBe('DRAFT');
    expect(await facts('events.published', id)).toBe(0);
  }
  const good = await draft(api);
  for (let n = 0; n < 2; n += 1)
    expect((await act('publishEvent', good.id)).data.publishEvent).toMatchObject({ state: 'PUBLISHED' });
  expect(await facts('events.published', good.id)).toBe(1);
});

test('a change of time, zone or place is stated once and raises the sequence; another text is not', async () => {
  const times = { startsAt: '2097-05-01T11:30', endsAt: '2097-05-01T12:30' };
  const event = await published(api, times);
  const steps: [object, number][] = [
    [{ summaryEn: 'Bring water', capacity: 99 }, 0],
    [times, 0],
    [{ placeName: 'South steps' }, 1],
    [{ startsAt: '2097-05-01T10:30', placeAddress: 'Elsewhere' }, 2],
    [{ timeZone: 'America/New_York' }, 3],
  ];
  for (const [changes, expected] of steps) {
    expect((await change(event.id, changes)).errors).toBeUndefined();
    expect([changes, (await stored(api, event.id)).sequence]).toEqual([changes, expected]);
    expect(await facts('events.changed', event.id)).toBe(expected);
  }
  // The clock on the wall shows what it showed before, in the new zone.
  expect((await stored(api, event.id)).startsAt.toISOString()).toBe('2097-05-01T14:30:00.000Z');
  expect((await stored(api, event.id)).summary).toEqual({
    en: 'Bring water',
    es: 'Pedimos un contrato con consecuencias reales.',
  });
  expect(said(await change(event.id, { startsAt: '2026-01-02T11:30' }))[1]).toMatch(/^This date has passed/);
  expect(said(await change(event.id, { titleEs: '' }))[1]).toBe(
    'Write the title in both languages before you publish.',
  );
  const quiet = await draft(api);
  await change(quiet.id, { placeName: 'Nobody knows yet' });
  expect(await facts('events.changed', quiet.id)).toBe(0);
});

test('room is never less than who is already in, and a role with people stays', async () => {
  const event = await published(api, {
    capacity: 5,
    roles: [
      { nameEn: 'A', nameEs: 'A', needed: 2 },
      { nameEn: 'B', nameEs: 'B' },
    ],
  });
  const [a, b] = event.roles as [{ id: string }, { id: string }];
  for (const role of [a.id, a.id, b.id]) await signUp(event, { role });
  expect(said(await change(event.id, { capacity: 2 }))).toEqual([
    'INVALID',
    '3 people have already signed up. There must be room for them.',
  ]);
  const named = { nameEn: 'A', nameEs: 'A' };
  expect(
    said(
      await change(event.id, {
        roles: [
          { id: a.id, ...named, needed: 1 },
          { id: b.id, ...named },
        ],
      }),
    )[1],
  ).toContain('It must need at least 2.');
  expect(said(await change(event.id, { roles: [{ id: a.id, ...named }] }))).toEqual([
    'CONFLICT',
    'People have signed up for this role, so it cannot be removed.',
  ]);
  const order = [
    { nameEn: 'C', nameEs: 'C' },
    { id: b.id, nameEn: 'B2', nameEs: 'B2' },
    { id: a.id, ...named, needed: 2 },
  ];
  expect((await change(event.id, { roles: order, capacity: 3 })).errors).toBeUndefined();
  const { data } = await api.gql<Data>(
    'organizer',
    `{ event(id: "${event.id}") { full roles { name { en } taken } } }`,
  );
  expect(data.event).toEqual({
    full: true,
    roles: [
      { name: { en: 'C' }, taken: 0 },
      { name: { en: 'B2' }, taken: 1 },
      { name: { en: 'A' }, taken: 2 },
    ],
  });
  const [quiet, other] = [await draft(api), await draft(api, { roles: [{ nameEn: 'X', nameEs: 'X' }] })];
  expect((await change(quiet.id, { roles: [{ id: other.roles[0]!.id, ...named }] })).errors?.[0]?.extensions.code).toBe(
    'NOT_FOUND',
  );
});

test('calling off is stated once, is final, and raises the sequence', async () => {
  const event = await published(api);
  for (let n = 0; n < 2; n += 1)
    expect((await act('cancelEvent', event.id)).data.cancelEvent).toMatchObject({ state: 'CANCELLED' });
  expect([await facts('events.cancelled', event.id), (await stored(api, event.id)).sequence]).toEqual([1, 1]);
  for (const refused of [await act('publishEvent', event.id), await change(event.id, { placeName: 'x' })])
    expect(said(refused)).toEqual(['CONFLICT', 'This event was cancelled. It cannot be changed any more.']);
  const quiet = await draft(api);
  await act('cancelEvent', quiet.id);
  expect(await facts('events.cancelled', quiet.id)).toBe(0);
});

test('lists come in pages that neither skip nor repeat; drafts are for those who write', async () => {
  const other = await api.app.get(AccountsService).organization('Other');
  const key = await api.app.get(AccountsService).createKey(other, 'organizer', 'test');
  const volunteer = await api.app.get(AccountsService).createKey(other, 'volunteer', 'test');
  const gql = (query: string, variables = {}, as = key) => api.gql<Data>(undefined, query, variables, { key: as });
  const day = (n: number) => `2097-02-${String(10 + (n % 3)).padStart(2, '0')}`;
  const ids: string[] = [];
  for (let n = 0; n < 7; n += 1) {
    const input = gathering({ startsAt: `${day(n)}T11:30`, endsAt: `${day(n)}T12:30` });
    const made = await gql('mutation ($input: EventInput!) { createEvent(input: $input) { id } }', { input });
    ids.push(made.data.createEvent!.id as string);
  }
  type Page = { items: { id: string; startsAt: string }[]; endCursor: string | null };
  const seen: Page['items'] = [];
  for (let after: string | null = null; ;) {
    const { data } = await gql(
      'query ($after: String) { events(first: 3, after: $after) { items { id startsAt } endCursor } }',
      { after },
    );
    const page = data.events as unknown as Page;
    seen.push(...page.items);
    after = page.endCursor;
    if (!after) break;
    expect(page.items.length).toBe(3);
  }
  expect(seen.map(({ id }) => id).sort()).toEqual([...ids].sort());
  expect(seen.map(({ startsAt }) => startsAt)).toEqual(seen.map(({ startsAt }) => startsAt).sort());
  await gql(`mutation { publishEvent(id: "${ids[0]}") { id } }`);
  const visible = await gql('{ events { items { id } } }', {}, volunteer);
  expect(visible.data.events).toEqual({ items: [{ id: ids[0] }] });
  expect((await gql(`{ event(id: "${ids[1]}") { id } }`, {}, volunteer)).errors?.[0]?.extensions.code).toBe(
    'NOT_FOUND',
  );
  expect((await gql('{ events(past: true) { items { id } } }')).data.events).toEqual({ items: [] });
  expect((await gql('{ events(after: "nonsense") { items { id } } }')).errors?.[0]?.extensions.code).toBe('INVALID');
  // Nobody sees another organization's events.
  expect((await api.gql('organizer', `{ event(id: "${ids[0]}") { id } }`)).errors?.[0]?.extensions.code).toBe(
    'NOT_FOUND',
  );
});
