import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ImportService } from '#exchange';
import { savedPerson } from './builders.ts';
import { type Api, startApi } from './harness.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

interface Seen {
  readonly id: string;
  readonly identifiers: string[];
  readonly timeline: { id: string; kind: string; changes: { field: string; before: string[]; after: string[] }[] }[];
}
const SEEN = 'id identifiers timeline { id kind changes { field before after } }';
const update = (id: string, identifiers: unknown, more: object = {}) =>
  api.gql<{ updatePerson: Seen }>(
    'organizer',
    `mutation ($id: ID!, $changes: PersonChanges!) { updatePerson(id: $id, changes: $changes) { ${SEEN} } }`,
    { id, changes: { identifiers, ...more } },
  );
const brought = (csv: string) =>
  api.inside(() =>
    api.app.get(ImportService).run(async function* () {
      yield Buffer.from(csv);
    }),
  );

test('what other systems know somebody by is written in one spelling, found again by an import, and told as an edit', async () => {
  const { id } = await savedPerson(api, { givenName: 'Rosa', familyName: 'Ejemplo' });
  const { data, errors } = await update(id, [' VAN :  100200 ', 'van:100200', 'Action-Network:7c1e']);
  expect(errors).toBeUndefined();
  expect(data.updatePerson.identifiers).toEqual(['van:100200', 'action-network:7c1e']);
  const [edit] = data.updatePerson.timeline;
  expect(edit?.changes).toEqual([{ field: 'identifiers', before: [], after: ['van:100200', 'action-network:7c1e'] }]);
  const report = await brought(
    'First name,Last name,Identifiers,Exported person added on\nR,E,van:100200,2026-01-01\n',
  );
  expect(report).toMatchObject({ created: 0 });
  const back = await api.gql<{ takeBackEdit: Seen }>(
    'organizer',
    `mutation { takeBackEdit(entryId: "${edit!.id}") { ${SEEN} } }`,
  );
  expect(back.data.takeBackEdit.identifiers).toEqual([]);
  expect(await api.dump(['person', 'handle', 'timeline'])).not.toContain('100200');
});

test('no two have the same; who has it is not told, and nothing is changed', async () => {
  const [one, two] = [await savedPerson(api), await savedPerson(api)];
  await update(one.id, ['nb:1']);
  const { errors } = await update(two.id, ['nb:1'], { pronouns: 'ella' });
  expect(errors?.[0]).toMatchObject({
    message: 'Somebody else has nb:1.',
    extensions: { code: 'CONFLICT', fields: { identifiers: 'is already in use' } },
  });
  expect(JSON.stringify(errors)).not.toContain(one.id);
  const both = await Promise.all([one, two].map(({ id }) => update(id, ['nb:2'])));
  expect(both.filter(({ errors: refused }) => refused)).toHaveLength(1);
  const input = { givenName: 'Ana', familyName: 'Example', identifiers: ['nb:2'] };
  const made = await api.gql('organizer', 'mutation ($input: PersonInput!) { createPerson(input: $input) { id } }', {
    input,
  });
  expect(made.errors?.[0]?.extensions.code).toBe('CONFLICT');
});

test('what is none is refused, and so is what tells of somebody’s status; who may not reach people reads none', async () => {
  const { id } = await savedPerson(api);
  for (const wrong of [
    '100200',
    ':1',
    'van:',
    'va n:1',
    `${'a'.repeat(41)}:1`,
    `van:${'1'.repeat(101)}`,
    'uscis:1',
    'x:A123456789',
  ])
    expect([wrong, (await update(id, [wrong])).errors?.[0]?.extensions.code]).toEqual([wrong, 'INVALID']);
  expect(
    (
      await update(
        id,
        Array.from({ length: 31 }, (_, n) => `van:${n}`),
      )
    ).errors,
  ).toHaveLength(1);
  await update(id, ['van:31']);
  const seen = await api.gql<{ person: Seen }>('coordinator', `{ person(id: "${id}") { ${SEEN} } }`);
  expect(seen.data.person.identifiers).toEqual([]);
});
