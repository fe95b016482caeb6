import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { savedPerson } from '../../test/builders.ts';
import { type Api, startApi } from '../../test/harness.ts';
import { AudienceService } from './audience.service.ts';
import { BlastsService } from './blasts.service.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

async function ask<T>(query: string, variables: object = {}): Promise<T> {
  const { data, errors } = await api.gql<Record<string, T>>('organizer', query, variables);
  expect(errors).toBeUndefined();
  return Object.values(data)[0]!;
}
const SAVE = 'mutation ($input: SavedSegmentInput!) { saveSegment(input: $input) { id } }';

test('a mailing is for the segment as it was when it was chosen, with the segments that it names, whatever becomes of them', async () => {
  for (const ward of [3, 3, 4, 5]) await savedPerson(api, { ward, postalCode: ward === 3 ? '55407' : '55404' });
  const inner = await ask<{ id: string }>(SAVE, { input: { name: 'Three', definition: { where: { wards: [3] } } } });
  const where = { all: [{ segment: inner.id }, { text: { field: 'POSTAL_CODE', how: 'IS', value: '55407' } }] };
  const outer = await ask<{ id: string }>(SAVE, { input: { name: 'Three by ZIP', definition: { where } } });
  const create = 'mutation ($input: BlastInput!) { createBlast(input: $input) { id savedSegmentId audience } }';
  const blast = await ask<{ id: string; audience: string }>(create, {
    input: { title: 'B', savedSegmentId: outer.id },
  });
  expect(blast).toMatchObject({
    savedSegmentId: outer.id,
    audience: expect.stringContaining('Three by ZIP: People who'),
  });
  const total = async () => {
    const row = await api.inside(() => api.app.get(BlastsService).get(blast.id));
    const tally = await api.inside(() => api.app.get(AudienceService).tally(row));
    return tally.reduce((all, { count }) => all + count, 0);
  };
  expect(await total()).toBe(2);
  await ask(SAVE, { input: { id: inner.id, name: 'Three', definition: { where: { wards: [4, 5] } } } });
  await ask(SAVE, { input: { id: outer.id, name: 'All', definition: { where: { all: [] } } } });
  expect(await total()).toBe(2);
  expect(await api.dump(['blast'])).not.toContain('55407');
  const update =
    'mutation ($id: ID!, $changes: BlastChanges!) { updateBlast(id: $id, changes: $changes) { savedSegmentId } }';
  await ask(update, { id: blast.id, changes: { title: 'C' } });
  expect(await total()).toBe(2);
  await ask(update, { id: blast.id, changes: { savedSegmentId: outer.id } });
  expect(await total()).toBe(4);
  expect(await ask(update, { id: blast.id, changes: { savedSegmentId: null } })).toEqual({ savedSegmentId: null });
});
