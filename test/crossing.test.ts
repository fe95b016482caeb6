import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import pg from 'pg';
import { Db } from '#platform';
import { savedPerson } from './builders.ts';
import { type Api, startApi } from './harness.ts';
import { type Member, Team } from './team.ts';

let api: Api;
let team: Team;
let owner: Member;
let organizer: Member;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  owner = await team.join('owner');
  organizer = await team.join('organizer');
});
afterAll(() => api.close());

type Answer = Awaited<ReturnType<Team['gql']>>;
const ask = <D>(by: Member, query: string, variables: object = {}) => team.gql<D>(by.cookie, query, variables);

/**
 * Somebody else holds `first`, which the verb waits for; then they want `then`, which the verb holds. The verb waits longer,
 * so the database mostly ends it: it has to look again by itself.
 */
async function crossed(first: string, verb: () => Promise<Answer>, then: string): Promise<Answer> {
  const [client, watch] = [1, 2].map(() => new pg.Client(api.config.databaseUrl));
  await Promise.all([client!.connect(), watch!.connect()]);
  try {
    await client!.query('begin');
    await client!.query(first);
    const answer = verb();
    const waiting = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    while ((await watch!.query<{ n: number }>(waiting)).rows[0]!.n === 0) await new Promise((go) => setTimeout(go, 10));
    await client!.query(then).catch(notCrossed);
    await client!.query('commit');
    return await answer;
  } finally {
    await client!.end();
    await watch!.end();
  }
}
/** On a busy machine the database may end the other one. */
function notCrossed(error: { readonly code?: string }): void {
  if (error.code !== '40P01') throw error as Error;
}
const holdPerson = (id: string) => `select from person where id = '${id}' for update`;

test('a task that is done while the people it is about are made one', async () => {
  const { id: personId } = await savedPerson(api);
  const input = { title: 'Call them', assigneeId: organizer.id, personId };
  const create = 'mutation ($input: TaskInput!) { createTask(input: $input) { id } }';
  const { id } = (await ask<{ createTask: { id: string } }>(organizer, create, { input })).data.createTask;
  const done = () => ask(organizer, `mutation { setTaskDone(id: "${id}", done: true) { state } }`);
  const { data, errors } = await crossed(
    holdPerson(personId),
    done,
    `update task set "dueOn" = now() where id = '${id}'`,
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({ setTaskDone: { state: 'DONE' } });
  const other = await savedPerson(api);
  const move = () =>
    ask(organizer, `mutation { updateTask(id: "${id}", changes: { personId: "${other.id}" }) { id } }`);
  const moved = await crossed(holdPerson(other.id), move, `update task set "dueOn" = now() where id = '${id}'`);
  expect(moved.errors).toBeUndefined();
});

test('a note that is changed, and what came of a talk', async () => {
  const { id: personId } = await savedPerson(api);
  const add = `mutation { addNote(input: { personId: "${personId}", text: "Came by bus." }) }`;
  const { addNote: note } = (await ask<{ addNote: string }>(organizer, add)).data;
  const change = () => ask(organizer, `mutation { changeNote(input: { id: "${note}", text: "Came on foot." }) }`);
  const hold = `update note set at = at where id = '${note}'`;
  expect((await crossed(holdPerson(personId), change, hold)).errors).toBeUndefined();

  const volunteer = await team.invited(owner, 'volunteer');
  const day = DateTime.now().setZone('America/Chicago').plus({ days: 3 }).toFormat('yyyy-MM-dd');
  const slots = { days: [day], from: '17:00', until: '17:30' };
  const offer = 'mutation ($slots: SlotsInput!) { offerSlots(input: $slots) { startsAt } }';
  const [slot] = (await ask<{ offerSlots: { startsAt: string }[] }>(organizer, offer, { slots })).data.offerSlots;
  const book = 'mutation ($at: DateTime!) { bookOneOnOne(startsAt: $at) { id } }';
  const booked = await ask<{ bookOneOnOne: { id: string }[] }>(volunteer, book, { at: slot!.startsAt });
  const { id } = booked.data.bookOneOnOne[0]!;
  await team.made.admin(`update one_on_one set "startsAt" = now() - interval '1 hour' where id = $1`, [id]);
  const held = () => ask(organizer, `mutation { recordOneOnOne(input: { id: "${id}", held: true }) }`);
  const whose = `select from person where id = (select "personId" from one_on_one where id = '${id}') for update`;
  const answer = await crossed(whose, held, `update one_on_one set language = language where id = '${id}'`);
  expect(answer.errors).toBeUndefined();
});

test('people of one list who are put on another, and two who tag the same people in another order', async () => {
  const list = async (name: string) => {
    const save = 'mutation ($input: PeopleListInput!) { savePeopleList(input: $input) { id } }';
    const input = { name, shared: true, columns: [] };
    return (await ask<{ savePeopleList: { id: string } }>(organizer, save, { input })).data.savePeopleList.id;
  };
  const people = [];
  for (let n = 0; n < 40; n += 1) people.push((await savedPerson(api)).id);
  const change = (input: object) => () =>
    ask(organizer, 'mutation ($input: BulkChangeInput!) { changeInBulk(input: $input) { changed } }', { input });
  const [from, to] = [await list('From'), await list('To')];
  expect((await change({ kind: 'ADD_TO_LIST', listId: from, personIds: people })()).errors).toBeUndefined();
  const hold = (id: string) => `select from people_list where id = '${id}' for update`;
  const over = change({ kind: 'ADD_TO_LIST', listId: to, ofListId: from });
  const { data, errors } = await crossed(hold(from), over, hold(to));
  expect(errors).toBeUndefined();
  expect(data).toEqual({ changeInBulk: { changed: 40 } });

  const save = 'mutation { saveTag(input: { label: "Casa" }) { id } }';
  const { id: tagId } = (await ask<{ saveTag: { id: string } }>(organizer, save)).data.saveTag;
  const put = (ids: readonly string[]) =>
    `insert into person_tag (id, "organizationId", "tagId", "personId") values ${ids
      .map((id) => `(gen_random_uuid(), '${api.organizationId}', '${tagId}', '${id}')`)
      .join(', ')} on conflict do nothing`;
  const tagged = await crossed(
    put(people.slice(0, 1)),
    change({ kind: 'ADD_TAG', tagId, personIds: people }),
    put(people),
  );
  expect(tagged.errors).toBeUndefined();
  // Whoever reads a list waits for nobody who changes it.
  await api.inside(() =>
    api.app.get(Db).tx(async () => {
      const client = new pg.Client(api.config.databaseUrl);
      await client.connect();
      try {
        await client.query('begin');
        await client.query(hold(to));
        const rows = await ask(organizer, `{ listRows(listId: "${to}") { items { person { id } } } }`);
        expect(rows.errors).toBeUndefined();
      } finally {
        await client.end();
      }
    }),
  );
});

test('a grant that ends while its user gets another role, and a user who is signed out while they look', async () => {
  const user = await team.invited(owner, 'organizer');
  const give = 'mutation ($input: GrantInput!) { giveGrant(input: $input) { id grants { id } } }';
  const input = { userId: user.id, role: 'coordinator', scope: 'ORGANIZATION' };
  const given = await ask<{ giveGrant: { id: string; grants: { id: string }[] }[] }>(owner, give, { input });
  const { id } = given.data.giveGrant.find((each) => each.id === user.id)!.grants.at(-1)!;
  const end = () => ask(owner, `mutation { endGrant(id: "${id}") { id } }`);
  const organization = `select from organization where id = '${api.organizationId}' for no key update`;
  const ended = await crossed(
    organization,
    end,
    `update access_grant set "createdAt" = "createdAt" where id = '${id}'`,
  );
  expect(ended.errors).toBeUndefined();

  await team.made.admin(`update session set "idleUntil" = now() + interval '10 minutes' where "userId" = $1`, [
    organizer.id,
  ]);
  const holdUser = `select from "user" where id = '${organizer.id}' for update`;
  const me = () => ask(organizer, '{ me { name } }') as Promise<Answer>;
  const looked = await crossed(
    holdUser,
    me,
    `update session set "factorAt" = "factorAt" where "userId" = '${organizer.id}'`,
  );
  expect(looked.data).toEqual({ me: { name: organizer.name } });
});
