import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Person } from '#people';
import { Db } from '#platform';
import { InterestForm } from '#volunteers';
import { Tickets } from '../libs/public/event.ticket.ts';
import { savedPerson } from './builders.ts';
import { type Api, startApi } from './harness.ts';
import { browse, proofFor } from './public-pages.ts';
import { type Member, Team } from './team.ts';

let api: Api;
let team: Team;
let admin: Member;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  admin = await team.join('admin');
});
afterAll(() => api.close());

const inTx = <T>(work: (db: Db) => Promise<T>) => api.inside(() => api.app.get(Db).tx(() => work(api.app.get(Db))));
const ask = async <D>(query: string, variables: object = {}) => {
  const { data, errors } = await team.gql<D>(admin.cookie, query, variables);
  expect(errors).toBeUndefined();
  return data;
};
/** Two who were made one: the id of who stayed, and of who went. */
async function merged(): Promise<[string, string]> {
  const [keep, drop] = [await savedPerson(api), await savedPerson(api)];
  await ask(`mutation { mergePeople(input: { keepId: "${keep.id}", dropId: "${drop.id}" }) { id } }`);
  return [keep.id, drop.id];
}

test('what is written and read by the id of who was made one with another is that one’s', async () => {
  const [keep, old] = await merged();
  await ask(`mutation { assess(input: { personId: "${old}", score: 2 }) { score } }`);
  const today = new Date(Date.now() - 24 * 3_600_000).toISOString().slice(0, 10);
  await ask(`mutation { logHours(input: { personId: "${old}", day: "${today}", minutes: 30 }) { minutes } }`);
  const interest = { skills: [], availability: ['6:MORNING'] };
  const set =
    'mutation ($id: ID!, $input: InterestInput!) { setInterest(personId: $id, input: $input) { availability } }';
  await ask(set, { id: old, input: interest });
  const { ladder } = await ask<{ ladder: { id: string }[] }>('{ ladder { id } }');
  const move = { personId: old, stageId: ladder[1]!.id };
  const { moveOnLadder } = await ask<{ moveOnLadder: { stageId: string } }>(
    'mutation ($input: MoveInput!) { moveOnLadder(input: $input) { stageId } }',
    { input: move },
  );
  expect(moveOnLadder.stageId).toBe(move.stageId);
  const other = await savedPerson(api);
  await ask(`mutation { relate(input: { personId: "${old}", code: "FRIEND_OF", toPersonId: "${other.id}" }) { id } }`);
  for (const id of [keep, old])
    expect(
      await ask(`{ assessmentsOf(personId: "${id}") { score } hoursOf(personId: "${id}") { minutes }
        interestOf(personId: "${id}") { availability } standingOf(personId: "${id}") { stageId } }`),
    ).toEqual({
      assessmentsOf: [{ score: 2 }],
      hoursOf: [{ minutes: 30 }],
      interestOf: { availability: ['6:MORNING'] },
      standingOf: { stageId: move.stageId },
    });
});

test('who is erased by the id that they had before is gone, and so is the form that they sent last', async () => {
  const [keep, old] = await merged();
  const { email } = await inTx(async (db) => {
    const { details } = await db.repo(Person).findOneByOrFail({ id: keep });
    return { email: details.emails![0]! };
  });
  const send = async (name: string, to: string) => {
    const id = api.organizationId;
    const ticket = await api.inside(async () => api.app.get(Tickets).make(id, Date.now() - 60_000 - name.length));
    const form = { name, email: to, times: '6:MORNING', topic: '', ticket, proof: await proofFor(api, { id }) };
    expect((await browse(await api.app.getUrl(), '/volunteer', form)).status).toBe(303);
  };
  await send('Rosa', email);
  await send('Somebody Else', 'else@example.org');
  const rows = () => inTx(async (db) => (await db.repo(InterestForm).find()).map(({ details }) => details));
  const { token } = (await rows()).find((details) => details.email === email)!;
  await ask(`mutation { erasePerson(id: "${old}", sure: true) }`);
  expect(await inTx((db) => db.repo(Person).existsBy({ id: keep }))).toBe(false);
  expect((await rows()).map((details) => details.email)).toEqual(['else@example.org']);
  expect((await browse(await api.app.getUrl(), `/volunteer/${token}`)).status).toBe(404);
});
