import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { savedPerson } from '../../../test/builders.ts';
import { type Api, startApi } from '../../../test/harness.ts';
import { PeopleService } from '../people.service.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const STOP = `mutation ($id: ID!, $channel: Channel!) {
  optOut(personId: $id, channel: $channel) { optedOut timeline { kind note } } }`;
const stop = (id: string, channel: string, role: 'organizer' | 'coordinator' = 'organizer') =>
  api.gql<{ optOut: { optedOut: string[]; timeline: { kind: string; note: string | null }[] } }>(role, STOP, {
    id,
    channel,
  });
const mayContact = async (id: string, channel: 'email' | 'phone') =>
  (await api.inside(() => api.app.get(PeopleService).mayContact(id, channel, 'transactional'))).may;

test('an organizer writes down that somebody said stop; twice is as good as once, and more may be added', async () => {
  const { id } = await savedPerson(api);
  expect([await mayContact(id, 'phone'), await mayContact(id, 'email')]).toEqual([true, true]);
  for (let times = 0; times < 2; times += 1) {
    const { data } = await stop(id, 'PHONE');
    expect(data.optOut.optedOut).toEqual(['PHONE']);
    expect(data.optOut.timeline).toEqual([
      { kind: 'OPTED_OUT', note: 'PHONE' },
      { kind: 'CREATED', note: null },
    ]);
  }
  expect([await mayContact(id, 'phone'), await mayContact(id, 'email')]).toEqual([false, true]);
  expect((await stop(id, 'ALL')).data.optOut.optedOut).toEqual(['ALL', 'PHONE']);
  expect(await mayContact(id, 'email')).toBe(false);
});

test('two at once are one stop', async () => {
  const { id } = await savedPerson(api);
  await Promise.all(Array.from({ length: 8 }, () => stop(id, 'SMS')));
  const { data } = await stop(id, 'SMS');
  expect(data.optOut.timeline.filter(({ kind }) => kind === 'OPTED_OUT')).toHaveLength(1);
});

test('who may not write people writes no stop either; an unknown person and an unknown channel are refused', async () => {
  const { id } = await savedPerson(api);
  expect((await stop(id, 'ALL', 'coordinator')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  const nobody = '00000000-0000-4000-8000-000000000000';
  expect((await stop(nobody, 'ALL')).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  expect((await stop(id, 'FAX')).errors).toHaveLength(1);
});
