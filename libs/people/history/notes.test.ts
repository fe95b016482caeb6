import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { Db, Vault } from '#platform';
import { savedPerson, somebody } from '../../../test/builders.ts';
import { type Api, startApi } from '../../../test/harness.ts';
import { Batch } from '../intake/batch.entity.ts';
import { Intake } from '../intake/intake.ts';
import { PersonNotes } from './notes.entity.ts';
import { PeopleService } from '../people.service.ts';
import { Person, type PersonDetails } from '../person.entity.ts';

let api: Api;
let db: Db;
beforeAll(async () => {
  api = await startApi();
  db = api.app.get(Db);
});
afterEach(() => void jest.restoreAllMocks());
afterAll(() => api.close());

const inTx = <T>(work: () => Promise<T>) => api.inside(() => db.tx(work));
const seen = async (id: string, role: 'organizer' | 'coordinator' = 'organizer') => {
  const { data, errors } = await api.gql<{ person: { notes: string | null } }>(
    role,
    `{ person(id: "${id}") { notes } }`,
  );
  expect(errors).toBeUndefined();
  return data.person.notes;
};
const change = (id: string, changes: object) => api.inside(() => api.app.get(PeopleService).update(id, changes));
const rows = (personId: string) => inTx(() => db.repo(PersonNotes).findBy({ personId }));
const details = async (id: string) => (await api.inside(() => api.app.get(PeopleService).get(id))).details;

test('notes are read by those who may reach people, changed by an edit that names them, and cleared', async () => {
  const { id } = await savedPerson(api, { notes: 'Has a van' });
  expect([await seen(id), await seen(id, 'coordinator')]).toEqual(['Has a van', null]);
  await change(id, { familyName: 'Byron' });
  expect(await seen(id)).toBe('Has a van');
  await change(id, { notes: 'Sold the van' });
  expect(await seen(id)).toBe('Sold the van');
  await change(id, { notes: null });
  expect(await seen(id)).toBeNull();
  expect(await rows(id)).toEqual([]);
});

test('what a note may not hold is refused with its place and kind and without its words; a number whatever is said', async () => {
  const { id } = await savedPerson(api, { notes: 'Has a van' });
  const write = (notes: string, checked?: boolean) =>
    api.gql('organizer', 'mutation ($id: ID!, $c: PersonChanges!) { updatePerson(id: $id, changes: $c) { id } }', {
      id,
      c: { notes, checked },
    });
  const words = 'She is undocumented';
  const refused = await write(words);
  expect(refused.errors?.[0]?.extensions).toMatchObject({
    code: 'INVALID',
    spots: [{ field: 'notes', start: 7, end: words.length, hard: false }],
  });
  expect(JSON.stringify(refused)).not.toContain('undocumented');
  for (const checked of [undefined, true])
    expect((await write('A-123-456-789', checked)).errors?.[0]?.extensions).toMatchObject({
      code: 'INVALID',
      spots: [{ field: 'notes', start: 0, end: 13, hard: true }],
    });
  expect(await seen(id)).toBe('Has a van');
  expect((await write(words, true)).errors).toBeUndefined(); // somebody looked: it tells of nobody
  expect(await seen(id)).toBe(words);
});

test('whoever opens the details opens no notes, and the key of the details does not open them', async () => {
  const { id } = await savedPerson(api, { givenName: 'Uma', familyName: 'Apart', notes: 'Private' });
  expect(await details(id)).not.toHaveProperty('notes');
  const open = jest.spyOn(Vault.prototype, 'open');
  await api.gql('organizer', '{ people(search: "apart") { items { name emails phones address tags } } }');
  await api.gql('coordinator', `{ person(id: "${id}") { name notes } }`);
  expect(open.mock.calls.map(([{ table }]) => table)).toContain('person');
  expect(open.mock.calls.map(([{ table }]) => table)).not.toContain('person_notes');
  const [row] = await rows(id);
  const place = { ...row!, table: 'person_notes' };
  expect(() => api.app.get(Vault).open(place, row!.sealed)).toThrow();
  expect(api.app.get(Vault).open({ ...place, ownKey: 'notes' }, row!.sealed)).toEqual({ notes: 'Private' });
});

test('an import adds to the notes what they do not say yet, and opens none where it has nothing to say', async () => {
  const { emails, givenName, familyName } = somebody();
  const take = (notes?: string) =>
    inTx(async () => {
      const batch = db.make(Batch, { format: 'generic', details: { consentSource: null }, finishedAt: null });
      await db.save(batch);
      const told = { givenName, familyName, emails, phones: [], ...(notes && { notes }) };
      const row = { row: 2, details: told, tags: [], optOuts: [], consents: [], deceased: false };
      const [taken] = await api.app.get(Intake).take([row], batch);
      return taken!;
    });
  const { personId, fate } = await take('Met at the library');
  expect([fate, await seen(personId)]).toEqual(['created', 'Met at the library']);
  expect((await take('Met at the library')).fate).toBe('unchanged');
  expect((await take('Drums')).fate).toBe('updated');
  expect(await seen(personId)).toBe('Met at the library\nDrums');
  const open = jest.spyOn(Vault.prototype, 'open');
  expect((await take()).fate).toBe('unchanged');
  expect(open.mock.calls.map(([{ table }]) => table)).not.toContain('person_notes');
  expect(await details(personId)).not.toHaveProperty('notes');
});

test('notes in details that were sealed long ago are still read, and move out with the next edit or import', async () => {
  const old = { ...somebody(), notes: 'From before' } as unknown as PersonDetails;
  const { id } = await inTx(() => db.save(db.make(Person, { details: old, language: null, ward: null })));
  expect([await seen(id), await seen(id, 'coordinator')]).toEqual(['From before', null]);
  await change(id, { ward: 9 });
  expect(await details(id)).not.toHaveProperty('notes');
  expect(await seen(id)).toBe('From before');
  expect(await rows(id)).toHaveLength(1);
});
