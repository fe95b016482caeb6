import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Db } from '#platform';
import { savedPerson } from '../../../test/builders.ts';
import { type Api, startApi } from '../../../test/harness.ts';
import { ConsentService } from './consent.service.ts';
import { PeopleService } from '../people.service.ts';
import { Person } from '../person.entity.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const EACH = ['EMAIL', 'PHONE', 'SMS', 'SMS_PERSON'];
const people = () => api.app.get(PeopleService);
const erased = (id: string) =>
  api.inside(() =>
    api.app.get(Db).tx(async () => {
      await api.app.get(ConsentService).outlive(id);
      await api.app.get(Db).repo(Person).delete({ id });
    }),
  );
const stops = async (id: string) =>
  (await api.gql<{ person: { optedOut: string[] } }>('organizer', `{ person(id: "${id}") { optedOut } }`)).data.person
    .optedOut;

test('whoever was deleted is not written to again, whatever brings them back; what they ask for themselves reaches them', async () => {
  const gone = await savedPerson(api, {
    givenName: 'Rosa',
    familyName: 'Ejemplo',
    emails: ['gone@example.org'],
    phones: ['+16125550191'],
  });
  await erased(gone.id);
  const back = await savedPerson(api, { emails: ['Gone@example.org'], phones: [] });
  expect(await stops(back.id)).toEqual(EACH);
  const may = (purpose: 'bulk' | 'transactional') =>
    api.inside(() => people().mayContact(back.id, 'email', purpose)).then((verdict) => verdict.may);
  expect([await may('bulk'), await may('transactional')]).toEqual([false, true]);

  // The same by a form of the public, and by an edit that adds the address to somebody who is there.
  await erased(back.id);
  const met = { givenName: 'R', email: 'gone@example.org', source: 'sign-up' };
  const again = await api.inside(() => people().findOrCreate(met));
  expect(await stops(again.id)).toEqual(EACH);
  await erased(again.id);
  const other = await savedPerson(api, { emails: [] });
  expect(await stops(other.id)).toEqual([]);
  await api.inside(() => people().update(other.id, { emails: ['gone@example.org'] }));
  expect(await stops(other.id)).toEqual(EACH);
});

test('somebody else in the household of a deleted one keeps their mail, and a stop to everything stays one', async () => {
  const gone = await savedPerson(api, { givenName: 'Ana', emails: ['all@example.org'], phones: ['+16125550192'] });
  await api.gql('organizer', `mutation { optOut(personId: "${gone.id}", channel: ALL) { id } }`);
  await erased(gone.id);
  const sister = await savedPerson(api, { givenName: 'Eva', emails: ['eva@example.org'], phones: ['+16125550192'] });
  expect(await stops(sister.id)).toEqual(['PHONE', 'SMS', 'SMS_PERSON']);
  const back = await savedPerson(api, { emails: ['all@example.org'], phones: [] });
  expect(await stops(back.id)).toEqual(['ALL', ...EACH]);
});

test('what is kept of somebody who was deleted names nobody', async () => {
  const gone = await savedPerson(api, { emails: ['quetzal@example.org'] });
  await erased(gone.id);
  const text = await api.dump(['suppression']);
  expect(text).toContain('EMAIL');
  for (const canary of ['quetzal', gone.id]) expect(text).not.toContain(canary);
});
