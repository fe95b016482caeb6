import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { PeopleService } from '#people';
import { type Api, startApi, until } from '../../test/harness.ts';
import { browse, draft, filled, published } from '../../test/public-pages.ts';
import { EventsService } from './events.service.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterEach(() => void jest.restoreAllMocks());
afterAll(() => api.close());

interface Person {
  people: { items: { id: string; timeline: { kind: string; about: { id: string; name: string } | null }[] }[] };
}
const QUERY = `query ($search: String) { people(search: $search) { items { id timeline { kind about { id name } } } } }`;
const timelines = async (search: string, role: 'organizer' | 'coordinator' = 'organizer') => {
  const { data, errors } = await api.gql<Person>(role, QUERY, { search });
  expect(errors).toBeUndefined();
  return data.people.items;
};

test('what happened at an event bears the event, in one query for all; other happenings bear none', async () => {
  const march = await published(api, { titleEn: 'March', titleEs: 'Marcha' });
  const rally = await published(api, { titleEn: 'Rally', titleEs: 'Mitin' });
  const url = await api.app.getUrl();
  for (const event of [march, rally])
    for (const email of ['one@example.org', 'two@example.org']) {
      const form = await filled(api, event, { name: 'Ubah Timelined', email });
      expect((await browse(url, `/events/${event.slug}`, form)).status).toBe(303);
    }
  // The names are read in a thread of their own, which may come a moment later.
  await until(async () => expect(await timelines('ubah', 'coordinator')).toHaveLength(2));
  const look = jest.spyOn(EventsService.prototype, 'seenByIds');
  const items = await timelines('ubah', 'coordinator');
  expect(look).toHaveBeenCalledTimes(1);
  expect(items).toHaveLength(2);
  for (const { timeline } of items) {
    expect(timeline.filter(({ kind }) => kind === 'SIGNED_UP').map(({ about }) => about)).toEqual([
      { id: rally.id, name: 'Rally' },
      { id: march.id, name: 'March' },
    ]);
    expect(timeline.filter(({ kind }) => kind !== 'SIGNED_UP').every(({ about }) => about === null)).toBe(true);
  }
});

test('a draft is not shown to those who may not see drafts, and a subject of another kind is no event', async () => {
  const { id } = await draft(api, {});
  const { id: personId } = await api.inside(() =>
    api.app.get(PeopleService).create({ givenName: 'Deqa', familyName: 'Draftly' }),
  );
  const people = api.app.get(PeopleService);
  await api.inside(() => people.record(personId, { kind: 'PROMOTED', subjectId: id }));
  await api.inside(() => people.record(personId, { kind: 'MESSAGE_SENT', subjectId: id }));
  const bears = async (role: 'organizer' | 'coordinator') =>
    Object.fromEntries((await timelines('deqa', role))[0]!.timeline.map(({ kind, about }) => [kind, about?.id]));
  expect(await bears('organizer')).toEqual({ CREATED: undefined, PROMOTED: id, MESSAGE_SENT: undefined });
  expect((await bears('coordinator')).PROMOTED).toBeUndefined();
});
