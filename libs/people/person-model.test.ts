import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { savedPerson, somebody } from '../../test/builders.ts';
import { type Api, startApi } from '../../test/harness.ts';
import { Channel } from './consent/consent.entity.ts';
import { ConsentService } from './consent/consent.service.ts';
import { PeopleService } from './people.service.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const CONTACTS = `
  emailAddresses { address type primary status }
  phoneNumbers { number extension type primary status textable }
  postalAddresses { line city postalCode type primary }
  name chosenName alternateNames otherLanguages custom { fieldId values }`;
type Answer = Record<string, Record<string, unknown> & { id: string }>;
const update = (id: string, changes: object, role: 'organizer' | 'coordinator' = 'organizer') =>
  api.gql<Answer>(
    role,
    `mutation ($id: ID!, $changes: PersonChanges!) { updatePerson(id: $id, changes: $changes) { id ${CONTACTS} } }`,
    { id, changes },
  );
const read = async (id: string, role: 'organizer' | 'coordinator' = 'organizer') =>
  (
    await api.gql<Answer>(
      role,
      `{ person(id: "${id}") { id ${CONTACTS} relations { id code note person { id } group { id name } } } }`,
    )
  ).data.person!;
const mayCall = (id: string) => api.inside(() => api.app.get(PeopleService).mayContact(id, 'phone', 'transactional'));

describe('several ways to reach one person', () => {
  test('each has its type and its status; the first that works is the primary one', async () => {
    const { id } = await savedPerson(api, { emails: [], phones: [] });
    const { data, errors } = await update(id, {
      emailAddresses: [
        { address: 'Old@example.org', type: 'WORK', status: 'BOUNCING' },
        { address: 'rosa@example.org', type: 'HOME' },
      ],
      phoneNumbers: [
        { number: '(612) 555-0133', type: 'MOBILE', status: 'WRONG_PERSON' },
        { number: '612 555 0134 ext. 7', type: 'WORK', textable: false },
      ],
      postalAddresses: [
        { line: '70001 Example St', city: 'Minneapolis', postalCode: '55407', type: 'HOME' },
        { line: '70002 Sample Ave', postalCode: '55408', type: 'OTHER' },
        { line: '70001 EXAMPLE st', postalCode: '55407' },
      ],
    });
    expect(errors).toBeUndefined();
    expect(data.updatePerson).toMatchObject({
      emailAddresses: [
        { address: 'Old@example.org', type: 'WORK', primary: false, status: 'BOUNCING' },
        { address: 'rosa@example.org', type: 'HOME', primary: true, status: 'WORKS' },
      ],
      phoneNumbers: [
        { number: '+16125550133', type: 'MOBILE', primary: false, status: 'WRONG_PERSON', textable: true },
        { number: '+16125550134', extension: '7', type: 'WORK', primary: true, status: 'WORKS', textable: false },
      ],
    });
    expect(
      (data.updatePerson!.postalAddresses as object[]).map((each) => (each as { line: string }).line),
    ).toHaveLength(2);
  });

  test('that no texts are read at a number stays until somebody says otherwise', async () => {
    const { id } = await savedPerson(api, { phones: [] });
    const textable = async (number: object) => {
      const { data } = await update(id, { phoneNumbers: [{ number: '6125550136', ...number }] });
      return (data.updatePerson!.phoneNumbers as { type: string | null; textable: boolean }[])[0];
    };
    expect(await textable({ textable: false })).toMatchObject({ textable: false });
    expect(await textable({ type: 'HOME' })).toMatchObject({ type: 'HOME', textable: false });
    expect(await textable({ type: 'WORK', textable: true })).toMatchObject({ type: 'WORK', textable: true });
  });

  test('who called our mail spam has said stop to mail, at whichever address', async () => {
    const { id } = await savedPerson(api, { emails: [] });
    const mayMail = () => api.inside(() => api.app.get(PeopleService).mayContact(id, 'email', 'bulk'));
    const consent = api.app.get(ConsentService);
    await api.inside(() => consent.consent(id, Channel.EMAIL, true, 'sign-up'));
    const addresses = (status: string) => ({
      emailAddresses: [{ address: `one.${id}@example.org`, status }, { address: `two.${id}@example.org` }],
    });
    await update(id, addresses('BOUNCING'));
    expect(await mayMail()).toEqual({ may: true, why: 'people.contact.fine' });
    await update(id, addresses('SPAM_COMPLAINT'));
    expect(await mayMail()).toEqual({ may: false, why: 'people.contact.optedOut' });
    await update(id, { ...addresses('WORKS'), pronouns: 'ella' });
    expect((await mayMail()).may).toBe(false);
  });

  test('by an address of somebody else’s nobody is found, and who reads it is somebody of their own', async () => {
    const email = 'not-hers@example.org';
    const { id } = await savedPerson(api, { emails: [email] });
    const people = api.app.get(PeopleService);
    const found = () => api.inside(async () => (await people.withHandle('email', email)).map((each) => each.id));
    expect(await found()).toEqual([id]);
    await update(id, { emailAddresses: [{ address: email, status: 'WRONG_PERSON' }] });
    expect(await found()).toEqual([]);
    const met = await api.inside(() => people.findOrCreate({ givenName: 'Luis', email, source: 'sign-up' }));
    expect(met.id).not.toBe(id);
    expect(await found()).toEqual([met.id]);
    expect((await read(id)).emailAddresses).toMatchObject([{ address: email, status: 'WRONG_PERSON' }]);
  });

  test('a person with wrong numbers only is not called, and again once one works', async () => {
    const { id } = await savedPerson(api, { phones: [] });
    await update(id, { phoneNumbers: [{ number: '6125550135', status: 'DISCONNECTED' }] });
    expect(await mayCall(id)).toEqual({ may: false, why: 'people.contact.noAddress' });
    await update(id, { phoneNumbers: [{ number: '6125550135' }] });
    expect((await mayCall(id)).may).toBe(true);
  });

  test('an address that was taken out and is put in again is a new one, whatever was known of it', async () => {
    const { id } = await savedPerson(api, { emails: [] });
    await update(id, { emailAddresses: [{ address: 'again@example.org', type: 'WORK', status: 'BOUNCING' }] });
    await update(id, { emails: [] });
    const { data } = await update(id, { emails: ['again@example.org'] });
    expect(data.updatePerson!.emailAddresses).toEqual([
      { address: 'again@example.org', type: null, primary: true, status: 'WORKS' },
    ]);
  });

  test('a number that is none and an address that is none are refused, with the field that they stand in', async () => {
    const { id } = await savedPerson(api);
    expect((await update(id, { phoneNumbers: [{ number: '12' }] })).errors?.[0]?.extensions.code).toBe('INVALID');
    const phone = await update(id, { phoneNumbers: [{ number: '555-0100 maybe' }] });
    expect(phone.errors?.[0]?.extensions.fields).toEqual({ phoneNumbers: 'is not a phone number' });
    expect((await update(id, { emailAddresses: [{ address: 'nobody' }] })).errors?.[0]?.extensions.code).toBe(
      'INVALID',
    );
  });

  test('whoever may not reach people sees masks of all of it, and of the rest nothing', async () => {
    const { id } = await savedPerson(api, { emails: ['masked@example.org'], phones: ['+16125550136'] });
    await update(id, {
      alternateNames: ['Wanda Ejemplo'],
      otherLanguages: ['Somali'],
      postalAddresses: [{ line: '70003 Example St' }],
    });
    expect(await read(id, 'coordinator')).toMatchObject({
      emailAddresses: [{ address: 'm…@….org' }],
      phoneNumbers: [{ number: '••••••••••36', extension: null }],
      postalAddresses: [],
      alternateNames: [],
      otherLanguages: [],
      relations: [],
    });
    expect((await update(id, { chosenName: 'X' }, 'coordinator')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('names', () => {
  test('somebody is shown by the name they chose, and found by every name they have', async () => {
    const { id } = await savedPerson(api, { givenName: 'Guillermo', familyName: 'Xochitl' });
    await update(id, {
      chosenName: 'Memo',
      alternateNames: ['Bill Xochitl', 'Bill Xochitl', ' '],
      otherLanguages: ['es', 'Somali'],
    });
    expect(await read(id)).toMatchObject({
      name: 'Memo Xochitl',
      chosenName: 'Memo',
      alternateNames: ['Bill Xochitl'],
      otherLanguages: ['es', 'so'],
    });
    // Names are read beside the first searches.
    const found = async (search: string, role: 'organizer' | 'coordinator'): Promise<boolean> => {
      const query = 'query ($search: String) { people(search: $search) { items { id } searchReady } }';
      const { data } = await api.gql<{ people: { items: { id: string }[]; searchReady: boolean } }>(role, query, {
        search,
      });
      if (!data.people.searchReady) return found(search, role);
      return data.people.items.map((each) => each.id).includes(id);
    };
    for (const name of ['memo', 'guillermo', 'bill xoch']) expect(await found(name, 'organizer')).toBe(true);
    // The masked name holds no alternate, and nobody may find out one by trying.
    expect([await found('memo', 'coordinator'), await found('bill', 'coordinator')]).toEqual([true, false]);
  });

  test('an alias alone is somebody, a language that is none is refused', async () => {
    const create = (input: object) =>
      api.gql<Answer>('organizer', 'mutation ($input: PersonInput!) { createPerson(input: $input) { id name } }', {
        input,
      });
    expect((await create({ givenName: 'Coyote' })).data.createPerson).toMatchObject({ name: 'Coyote' });
    const { errors } = await create({ givenName: 'Ada', otherLanguages: ['no language at all'] });
    expect(errors?.[0]?.extensions.fields).toEqual({ otherLanguages: 'is not a language we know' });
  });
});

describe('fields of the organization’s own making', () => {
  const make = (input: object, role: 'organizer' | 'coordinator' = 'organizer') =>
    api.gql<Answer>(
      role,
      'mutation ($input: CustomFieldInput!) { createCustomField(input: $input) { id type choices { id label { en } } inUse } }',
      { input },
    );

  test('a field is made without a deploy, takes what it is for, and keeps it when it goes out of use', async () => {
    const { data } = await make({
      type: 'CHOICES',
      label: { en: 'Can bring', es: 'Puede traer' },
      choices: [{ label: { en: 'Water', es: 'Agua' } }, { label: { en: 'Chairs', es: 'Sillas' } }],
    });
    const field = data.createCustomField as unknown as { id: string; choices: { id: string }[] };
    const { id } = await savedPerson(api);
    const fieldId = field.id;
    const values = field.choices.map((each) => each.id);
    expect((await update(id, { custom: [{ fieldId, values }] })).data.updatePerson!.custom).toEqual([
      { fieldId, values },
    ]);
    await api.gql('organizer', `mutation { updateCustomField(id: "${fieldId}", changes: { inUse: false }) { id } }`);
    await update(id, { familyName: 'Other' });
    expect((await read(id)).custom).toEqual([{ fieldId, values }]);
    expect((await update(id, { custom: [{ fieldId, values: ['nothing'] }] })).errors?.[0]?.extensions.fields).toEqual({
      [`custom.${fieldId}`]: 'is not valid',
    });
    expect((await update(id, { custom: [{ fieldId, values: [] }] })).data.updatePerson!.custom).toEqual([]);
  });

  test.each([
    [{ en: 'Immigration status', es: '' }],
    [{ en: '', es: 'País de nacimiento' }],
    [{ en: 'A-number', es: '' }],
  ])('a field for %j is refused, whoever asks', async (label) => {
    expect((await make({ type: 'TEXT', label })).errors?.[0]?.extensions.code).toBe('INVALID');
  });

  test('an answer that tells of status is refused, as a choice and as a text; so is a choice of one', async () => {
    const label = { en: 'Notes on rides', es: '' };
    const one = [{ label: { en: 'Van', es: '' } }];
    expect((await make({ type: 'CHOICE', label, choices: one })).errors?.[0]?.extensions.code).toBe('INVALID');
    const bad = [...one, { label: { en: 'Is undocumented', es: '' } }];
    expect((await make({ type: 'CHOICE', label, choices: bad })).errors?.[0]?.extensions.code).toBe('INVALID');
    const { data } = await make({ type: 'TEXT', label });
    const { id } = await savedPerson(api);
    const refused = await update(id, {
      custom: [{ fieldId: data.createCustomField!.id, values: ['She is undocumented'] }],
    });
    expect(refused.errors?.[0]?.extensions.code).toBe('INVALID');
    expect((await make({ type: 'TEXT', label }, 'coordinator')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('a segment asks for what stands in it, and says so in words; whoever may not reach people may not ask', async () => {
    const { data } = await make({
      type: 'CHOICE',
      label: { en: 'Rides', es: 'Viajes' },
      choices: [{ label: { en: 'Drives', es: 'Conduce' } }, { label: { en: 'Needs one', es: 'Necesita' } }],
    });
    const field = data.createCustomField as unknown as { id: string; choices: { id: string }[] };
    const [drives] = field.choices;
    const { id } = await savedPerson(api);
    await update(id, { custom: [{ fieldId: field.id, values: [drives!.id] }] });
    const where = { text: { field: field.id, how: 'IS', value: drives!.id } };
    const count = (role: 'organizer' | 'coordinator', definition: object) =>
      api.gql<{ segmentCount: { count: number; words: string } }>(
        role,
        'query ($definition: SegmentDefinition!) { segmentCount(definition: $definition) { count words } }',
        { definition },
      );
    const found = await count('organizer', { where });
    expect(found.errors).toBeUndefined();
    expect(found.data.segmentCount.count).toBe(1);
    expect(found.data.segmentCount.words).toMatch(/Rides.*Drives/);
    const total = (await count('organizer', { where: { all: [] } })).data.segmentCount.count;
    expect((await count('organizer', { where: { not: where } })).data.segmentCount.count).toBe(total - 1);
    expect((await count('coordinator', { where })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('neither its words nor what stands in it is in the database', async () => {
    const { data } = await make({ type: 'TEXT', label: { en: 'Zanzibarian canary', es: '' } });
    const { id } = await savedPerson(api);
    await update(id, { custom: [{ fieldId: data.createCustomField!.id, values: ['Yellow submarine'] }] });
    const text = await api.dump(['custom_field', 'person']);
    expect(text).toContain(id);
    for (const canary of ['Zanzibarian', 'Yellow submarine'])
      for (const form of [canary, Buffer.from(canary).toString('hex')]) expect(text).not.toContain(form);
  });
});

describe('how people belong together', () => {
  const relate = (input: object, role: 'organizer' | 'coordinator' = 'organizer') =>
    api.gql<Answer>(role, 'mutation ($input: RelationInput!) { relate(input: $input) { id } }', { input });
  const of = async (id: string) =>
    (await read(id)).relations as {
      id: string;
      code: string;
      person: { id: string } | null;
      group: { name: string } | null;
    }[];

  test('one relationship is read from both sides, kept once, and taken back', async () => {
    const [ana, eva] = [(await savedPerson(api)).id, (await savedPerson(api)).id];
    expect((await relate({ personId: ana, code: 'PARENT_OF', toPersonId: eva })).errors).toBeUndefined();
    await Promise.all([
      relate({ personId: eva, code: 'CHILD_OF', toPersonId: ana }),
      relate({ personId: ana, code: 'PARENT_OF', toPersonId: eva, note: 'twins' }),
    ]);
    const [[there], [back]] = [await of(ana), await of(eva)];
    expect([await of(ana), await of(eva)].map((all) => all.length)).toEqual([1, 1]);
    expect([there?.code, there?.person?.id, back?.code, back?.person?.id]).toEqual(['PARENT_OF', eva, 'CHILD_OF', ana]);
    await api.gql('organizer', `mutation { unrelate(id: "${there!.id}") }`);
    expect([await of(ana), await of(eva)]).toEqual([[], []]);
  });

  test('a household has its people; nobody is related to themselves or to two at once', async () => {
    const { id } = await savedPerson(api);
    const made = await api.gql<Answer>(
      'organizer',
      'mutation { createPeopleGroup(input: { kind: HOUSEHOLD, name: "70004 Example St" }) { id } }',
    );
    const toGroupId = made.data.createPeopleGroup!.id;
    await relate({ personId: id, code: 'LIVES_IN', toGroupId });
    expect((await of(id)).map(({ code, group }) => [code, group?.name])).toEqual([['LIVES_IN', '70004 Example St']]);
    const { data } = await api.gql<{ peopleGroups: { id: string; people: number }[] }>(
      'organizer',
      '{ peopleGroups { id people } }',
    );
    expect(data.peopleGroups).toContainEqual({ id: toGroupId, people: 1 });
    expect((await relate({ personId: id, code: 'FRIEND_OF', toPersonId: id })).errors?.[0]?.extensions.code).toBe(
      'INVALID',
    );
    expect((await relate({ personId: id, code: 'FRIEND_OF', toGroupId })).errors?.[0]?.extensions.code).toBe('INVALID');
    expect(
      (await relate({ personId: id, code: 'LIVES_IN', toGroupId }, 'coordinator')).errors?.[0]?.extensions.code,
    ).toBe('FORBIDDEN');
  });
});

test('what a second source says more is added, and nothing that is known is overwritten', async () => {
  const { id } = await savedPerson(api, somebody({ emails: ['grows@example.org'] }));
  await update(id, { chosenName: 'Lola', otherLanguages: ['es'] });
  const met = { givenName: 'Dolores', familyName: 'Otra', email: 'grows@example.org', source: 'test' };
  await api.inside(() => api.app.get(PeopleService).findOrCreate(met));
  expect(await read(id)).toMatchObject({ chosenName: 'Lola', otherLanguages: ['es'] });
});

test('two who are one and were written down as related are merged, and are related again when that is undone', async () => {
  const [one, two, other] = [await savedPerson(api), await savedPerson(api), await savedPerson(api)];
  const relate = (personId: string, toPersonId: string) =>
    api.gql('organizer', 'mutation ($input: RelationInput!) { relate(input: $input) { id } }', {
      input: { personId, code: 'FRIEND_OF', toPersonId },
    });
  await relate(one.id, two.id);
  await relate(one.id, other.id);
  await relate(two.id, other.id);
  const codes = async (id: string) => ((await read(id)).relations as { code: string }[]).map(({ code }) => code);
  const before = await Promise.all([one, two, other].map(({ id }) => codes(id)));
  expect(before.map((all) => all.length)).toEqual([2, 2, 2]);
  const merge = 'mutation ($input: MergeInput!) { mergePeople(input: $input) { id } }';
  const { data, errors } = await api.gql<Answer>('organizer', merge, { input: { keepId: one.id, dropId: two.id } });
  expect(errors).toBeUndefined();
  expect(new Set(await codes(one.id))).toEqual(new Set(['FRIEND_OF']));
  await api.gql('organizer', `mutation { undoMerge(id: "${data.mergePeople!.id}") { kept { id } } }`);
  expect(await Promise.all([one, two, other].map(({ id }) => codes(id)))).toEqual(before);
});
