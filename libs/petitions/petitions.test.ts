import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Channel } from '#people';
import { Db } from '#platform';
import { noonAgo, onOneDay } from '../../test/days.ts';
import { type Api, startApi } from '../../test/harness.ts';
import { draftPetition, petitionInput, publicPetition, signaturesOf } from '../../test/signing.ts';
import { Display, Signature } from './signature.entity.ts';
import { SignaturesService } from './signatures.service.ts';
import { SigningService } from './signing.service.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

let count = 0;
/** Somebody who signed, and perhaps confirmed. */
async function signer(petitionId: string, { ward = null as number | null, confirmed = true } = {}): Promise<Signature> {
  count += 1;
  const who = { givenName: 'Rosalba', familyName: 'Inventada', email: `r${count}@example.org`, phone: '+16125550199' };
  const request = { ...who, ward, display: Display.NONE, language: 'en' as const, news: [Channel.EMAIL as const] };
  await api.inside(() => api.app.get(SigningService).sign(petitionId, { ...request, form: String(count) }));
  const row = (await signaturesOf(api, petitionId)).at(-1)!;
  if (confirmed) await api.inside(() => api.app.get(SignaturesService).confirm(row.details.token));
  return row;
}
interface Read {
  petition: {
    state: string;
    confirmed: number;
    pending: number;
    withdrawn: number;
    goalNow: number;
    byWard: { ward: number | null; count: number | null }[];
    series: { day: string; confirmed: number; total: number }[];
    signatures: { items: { name: string; contact: string; state: string }[]; endCursor: string | null };
  };
}
const QUERY = `query ($id: ID!) { petition(id: $id) { state confirmed pending withdrawn goalNow
  byWard { ward count } series { day confirmed total } } }`;
const SIGNED = `query ($id: ID!, $first: Int, $after: String) { petition(id: $id) {
  signatures(first: $first, after: $after) { items { name contact state } endCursor } } }`;
const codes = ({ errors = [] }: { errors?: { extensions: { code: string } }[] }) =>
  errors.map(({ extensions }) => extensions.code);

test('counts are exact; wards with fewer than five are for the owner alone', () =>
  onOneDay(async () => {
    const { id } = await publicPetition(api, { goal: 10 });
    const rows: Signature[] = [];
    for (const [ward, size] of [
      [9, 7],
      [3, 4],
      [null, 5],
    ] as const)
      for (let n = 0; n < size; n += 1) rows.push(await signer(id, { ward }));
    await signer(id, { confirmed: false });
    await api.inside(() => api.app.get(SignaturesService).withdraw(rows[0]!.details.token));
    const as = async (role: 'owner' | 'organizer' | 'volunteer') =>
      (await api.gql<Read>(role, QUERY, { id })).data.petition;
    const cell = (of: Read['petition'], ward: number | null) => of.byWard.find((each) => each.ward === ward)!.count;
    const [owner, organizer, volunteer] = [await as('owner'), await as('organizer'), await as('volunteer')];
    for (const each of [owner, organizer, volunteer]) {
      expect([each.confirmed, each.pending, each.withdrawn, each.goalNow]).toEqual([15, 1, 1, 20]);
      expect(each.series).toEqual([{ day: expect.any(String), confirmed: 16, total: 15 }]);
      expect([cell(each, 9), cell(each, null)]).toEqual([6, 5]);
    }
    expect([cell(owner, 3), cell(owner, 1)]).toEqual([4, 0]);
    expect([cell(organizer, 3), cell(organizer, 1), cell(volunteer, 3)]).toEqual([null, null, null]);
  }));

test('series go day by day, in the city, with the days on which nothing happened', () =>
  onOneDay(async () => {
    const { id } = await publicPetition(api);
    const rows = [await signer(id), await signer(id), await signer(id)];
    const db = api.app.get(Db);
    for (const [index, days] of [4, 4, 2].entries())
      await api.inside(() =>
        db.tx(async () => {
          const row = await db.repo(Signature).findOneByOrFail({ id: rows[index]!.id });
          await db.save(Object.assign(row, { confirmedAt: noonAgo(days) }));
        }),
      );
    await api.inside(() => api.app.get(SignaturesService).withdraw(rows[0]!.details.token));
    const { series } = (await api.gql<Read>('organizer', QUERY, { id })).data.petition;
    expect(series.map(({ confirmed, total }) => [confirmed, total])).toEqual([
      [2, 2],
      [0, 2],
      [1, 3],
      [0, 3],
      [0, 2],
    ]);
  }));

test('who may not reach people sees short names and masked addresses, and most roles no list at all', async () => {
  const { id } = await publicPetition(api);
  const [first, gone] = [await signer(id), await signer(id)];
  await api.inside(() => api.app.get(SignaturesService).withdraw(gone.details.token));
  const { data } = await api.gql<Read>('organizer', SIGNED, { id });
  expect(data.petition.signatures.items).toEqual([
    { name: '', contact: '', state: 'WITHDRAWN' },
    { name: 'Rosalba Inventada', contact: first.details.email, state: 'CONFIRMED' },
  ]);
  for (const role of ['coordinator', 'volunteer', 'integration'] as const)
    expect(codes(await api.gql(role, SIGNED, { id }))).toContain('FORBIDDEN');
  const page = await api.gql<Read>('organizer', SIGNED, { id, first: 1 });
  const after = page.data.petition.signatures.endCursor;
  expect((await api.gql<Read>('organizer', SIGNED, { id, first: 1, after })).data.petition.signatures).toEqual({
    items: [data.petition.signatures.items[1]],
    endCursor: null,
  });
  expect(codes(await api.gql('organizer', SIGNED, { id, after: 'made up' }))).toEqual(['INVALID']);
});

test('drafts are for those who may write; nobody else creates, changes, publishes or closes', async () => {
  const hidden = await draftPetition(api);
  const read = `{ petition(id: "${hidden.id}") { id } }`;
  expect(codes(await api.gql('volunteer', read))).toEqual(['NOT_FOUND']);
  expect(codes(await api.gql('coordinator', read))).toEqual(['NOT_FOUND']);
  expect(codes(await api.gql('organizer', read))).toEqual([]);
  const list = await api.gql<{ petitions: { items: { id: string }[] } }>('volunteer', '{ petitions { items { id } } }');
  expect(list.data.petitions.items.map(({ id }) => id)).not.toContain(hidden.id);
  const input = petitionInput();
  const id = hidden.id;
  for (const role of ['volunteer', 'coordinator', 'integration'] as const) {
    const create = 'mutation ($input: PetitionInput!) { createPetition(input: $input) { id } }';
    expect(codes(await api.gql(role, create, { input }))).toEqual(['FORBIDDEN']);
    const update = 'mutation ($id: ID!) { updatePetition(id: $id, changes: { goal: 5 }) { id } }';
    expect(codes(await api.gql(role, update, { id }))).toEqual(['FORBIDDEN']);
    for (const verb of ['publish', 'close'])
      expect(codes(await api.gql(role, `mutation { ${verb}Petition(id: "${id}") { id } }`))).toEqual(['FORBIDDEN']);
  }
});

test('what is not whole is not published; what is closed is not changed; a demand must be in the record', async () => {
  const bare = await draftPetition(api, { titleEs: '', targets: [] });
  const verb = async (name: string, id: string) =>
    codes(await api.gql('organizer', `mutation { ${name}Petition(id: "${id}") { id } }`));
  expect(await verb('publish', bare.id)).toEqual(['INVALID']);
  expect(await verb('close', bare.id)).toEqual(['CONFLICT']);
  const over = await draftPetition(api, { closesOn: '2020-01-01' });
  expect(await verb('publish', over.id)).toEqual(['INVALID']);
  const { id } = await publicPetition(api);
  expect(await verb('publish', id)).toEqual([]);
  const change = async (changes: object) =>
    codes(
      await api.gql(
        'organizer',
        'mutation ($id: ID!, $changes: PetitionChanges!) { updatePetition(id: $id, changes: $changes) { id } }',
        { id, changes },
      ),
    );
  expect(await change({ demands: ['D4'] })).toEqual(['INVALID']);
  expect(await change({ targets: ['post:mpd/chief'] })).toEqual(['INVALID']);
  expect(await change({ summaryEs: '' })).toEqual(['INVALID']);
  expect(await verb('close', id)).toEqual([]);
  expect(await verb('close', id)).toEqual([]);
  expect(await change({ goal: 9 })).toEqual(['CONFLICT']);
  expect(await verb('publish', id)).toEqual(['CONFLICT']);
});

test('the fact that it is public is stated once; two of one title have two addresses', async () => {
  const same = { titleEn: '¡ICE Out! — “Sanctuary”' };
  const [one, two] = [await publicPetition(api, same), await publicPetition(api, same)];
  await api.gql('organizer', `mutation { publishPetition(id: "${one.id}") { id } }`);
  expect(one.slug).toBe('ice-out-sanctuary');
  expect(two.slug).toMatch(/^ice-out-sanctuary-[0-9a-z]{4,5}$/);
  const stated = (await api.dump(['outbox'])).match(/petitions\.published/g) ?? [];
  expect((await api.dump(['outbox'])).split(one.id).length - 1).toBe(1);
  expect(stated.length).toBeGreaterThan(1);
});
