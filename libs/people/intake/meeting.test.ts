import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Db } from '#platform';
import { type Api, startApi } from '../../../test/harness.ts';
import { Channel } from '../consent/consent.entity.ts';
import { ConsentService } from '../consent/consent.service.ts';
import { type Met, PeopleService } from '../people.service.ts';
import { Handle, Person } from '../person.entity.ts';

let api: Api;
let people: PeopleService;
let db: Db;
beforeAll(async () => {
  api = await startApi();
  people = api.app.get(PeopleService);
  db = api.app.get(Db);
});
afterAll(() => api.close());

const meet = (met: Partial<Met>) =>
  api.inside(() => db.tx(() => people.findOrCreate({ givenName: 'Ana', source: 'sign-up', ...met })));
const count = () => api.inside(() => db.tx(() => db.repo(Person).count()));

test.each<[string, (n: number) => Partial<Met>]>([
  ['e-mail', (n) => ({ email: n % 2 ? 'many@example.org' : ' MANY+form@example.org', givenName: `Name ${n}` })],
  ['number and name', (n) => ({ phone: n % 2 ? '612-555-0133' : '+16125550133', givenName: n % 3 ? 'Zoë' : 'ZOE' })],
])('forty at once with one %s are one person, and all is committed', async (_, met) => {
  const before = await count();
  const all = await Promise.all(Array.from({ length: 40 }, (_each, n) => meet(met(n))));
  expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  expect(await count()).toBe(before + 1);
  const orphans = `select count(*)::int as n from handle h where not exists (select from person p where p.id = h."personId")`;
  const [row] = await api.inside(() => db.tx(() => db.repo(Handle).query<{ n: number }[]>(orphans)));
  expect(row!.n).toBe(0);
});

test('a couple on one number are two people; the same one again is known by any e-mail of theirs', async () => {
  const ana = await meet({ givenName: 'Ana', familyName: 'Ruiz', phone: '6125550140', email: 'ana@example.org' });
  const luis = await meet({ givenName: 'Luis', familyName: 'Ruiz', phone: '6125550140' });
  expect(luis.id).not.toBe(ana.id);
  const again = await meet({
    givenName: 'ANA',
    familyName: 'Ruiz',
    phone: '612 555 0140',
    email: 'second@example.org',
  });
  expect(again.id).toBe(ana.id);
  expect((await meet({ givenName: 'A.', email: 'Second+x@example.org' })).id).toBe(ana.id);
  const { details } = await api.inside(() => people.get(ana.id));
  expect(details).toMatchObject({ givenName: 'Ana', emails: ['ana@example.org', 'second@example.org'] });
});

test('what is known is not overwritten with less, and what was not known is added', async () => {
  const first = await meet({
    givenName: 'Xochitl',
    familyName: 'Cuautle',
    email: 'x@example.org',
    language: 'es',
    ward: 9,
  });
  await meet({ givenName: 'X', email: 'x@example.org', phone: '6125550141', language: 'en', ward: 3 });
  const person = await api.inside(() => people.get(first.id));
  expect([person.language, person.ward]).toEqual(['es', 9]);
  expect(person.details).toMatchObject({ givenName: 'Xochitl', familyName: 'Cuautle', phones: ['+16125550141'] });
});

test('a sign-up that is taken back leaves nobody behind', async () => {
  const before = await count();
  const failing = api.inside(() =>
    db.tx(async () => {
      await people.findOrCreate({ givenName: 'Ana', email: 'gone@example.org', source: 'sign-up' });
      throw new Error('full');
    }),
  );
  await expect(failing).rejects.toThrow('full');
  expect(await count()).toBe(before);
  expect(await meet({ email: 'gone@example.org' })).toBeDefined();
});

test('a person page shows what happened, newest first; the notes only to who may reach people', async () => {
  const { id } = await meet({ givenName: 'Ifrah', email: 'ifrah@example.org' });
  await api.inside(() =>
    db.tx(async () => {
      await people.record(id, { kind: 'SIGNED_UP', at: new Date(Date.now() + 1000), note: 'Canvass in Powderhorn' });
      await api.app.get(ConsentService).optOut(id, Channel.SMS, 'organizer');
      await api.app.get(ConsentService).optOut(id, Channel.SMS, 'organizer');
      await api.app.get(ConsentService).consent(id, Channel.EMAIL, true, 'organizer');
    }),
  );
  const query = `{ person(id: "${id}") { name tags optedOut consents bounced deceased language timeline { kind note } } }`;
  const note = 'Canvass in Powderhorn';
  expect((await api.gql('organizer', query)).data.person).toEqual({
    ...{
      name: 'Ifrah',
      tags: [],
      optedOut: ['SMS'],
      consents: ['EMAIL'],
      bounced: false,
      deceased: false,
      language: null,
    },
    timeline: [
      { kind: 'SIGNED_UP', note },
      { kind: 'CONSENTED', note: null },
      { kind: 'OPTED_OUT', note: 'SMS' },
      { kind: 'CREATED', note: null },
    ],
  });
  const masked = (await api.gql<{ person: { timeline: object[] } }>('coordinator', query)).data.person;
  expect(masked.timeline).toContainEqual({ kind: 'SIGNED_UP', note: null });
  expect(JSON.stringify(masked)).not.toContain('Powderhorn');
});

test('by hand: anything that reaches or names is enough, numbers are taken as written, null clears', async () => {
  const create = (input: object) =>
    api.gql<Record<string, { id: string }>>(
      'organizer',
      'mutation ($input: PersonInput!) { createPerson(input: $input) { id phones language ward } }',
      { input },
    );
  expect((await create({ givenName: ' ', familyName: '' })).errors?.[0]?.extensions).toMatchObject({ code: 'INVALID' });
  for (const notes of ['her A-number is A123456789', 'está sin papeles'])
    expect((await create({ givenName: 'Ana', notes })).errors?.[0]?.extensions.fields).toHaveProperty('notes');
  const { data } = await create({ phones: ['(612) 555-0171 x9'], language: 'Hmong', ward: 6 });
  const { id } = data.createPerson!;
  expect(data.createPerson).toEqual({ id, phones: ['+16125550171'], language: 'hmn', ward: 6 });
  expect(
    (await create({ givenName: 'Ana', language: 'Klingon of old' })).errors?.[0]?.extensions.fields,
  ).toHaveProperty('language');
  const update =
    'mutation ($id: ID!, $c: PersonChanges!) { updatePerson(id: $id, changes: $c) { phones language ward postalCode } }';
  const change = async (c: object) =>
    (await api.gql<{ updatePerson: object }>('organizer', update, { id, c })).data.updatePerson;
  expect(await change({ postalCode: '55407' })).toEqual({
    phones: ['+16125550171'],
    language: 'hmn',
    ward: 6,
    postalCode: '55407',
  });
  expect(await change({ ward: null, language: null, postalCode: '' })).toMatchObject({
    language: null,
    ward: null,
    postalCode: null,
  });
});
