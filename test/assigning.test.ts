import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { EventsService } from '#events';
import { savedPerson } from './builders.ts';
import { HOUR } from './gatherings.ts';
import { browse, filled, published } from './public-pages.ts';
import { type Api, startApi } from './harness.ts';
import { type Member, PASSWORD, Team } from './team.ts';

let api: Api;
let team: Team;
let owner: Member;
let lead: Member;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  owner = await team.join('owner');
  lead = await team.join('lead');
});
afterAll(() => api.close());

/** What somebody may do was changed, so they were signed out: they show password and a code anew. */
async function again(): Promise<void> {
  const half = await team.send('/api/session', { email: lead.email, password: PASSWORD });
  const [code, ...codes] = lead.codes;
  const { cookie } = await team.send('/api/factor/code', { code }, { cookie: half.cookie });
  lead = { ...lead, cookie, codes };
}
async function assign(personIds: string[], until: string | null = null, userId = lead.id) {
  const { errors } = await team.gql(
    owner.cookie,
    'mutation ($input: AssignInput!) { assignPeople(input: $input) { id } }',
    {
      input: { userId, personIds, until },
    },
  );
  return errors?.[0]?.extensions.code;
}
interface Assignee {
  grantId: string;
  userId: string;
  until: string | null;
}
const assignees = async (personId: string) =>
  (
    await team.gql<{ assignees: Assignee[] }>(
      owner.cookie,
      'query ($personId: ID!) { assignees(personId: $personId) { grantId userId until } }',
      { personId },
    )
  ).data.assignees;
const end = (grantId: string, personId: string) =>
  team.gql<{ endAssignment: Assignee[] }>(
    owner.cookie,
    'mutation ($g: ID!, $p: ID!) { endAssignment(grantId: $g, personId: $p) { grantId userId until } }',
    { g: grantId, p: personId },
  );
async function seen(): Promise<string[]> {
  const { data } = await team.gql<{ people: { items: { id: string }[] } }>(lead.cookie, '{ people { items { id } } }');
  return data.people.items.map(({ id }) => id).sort();
}

test('people are assigned to a lead, more are added to the same grant, and one is taken away again', async () => {
  const [a, b, c] = (await Promise.all([savedPerson(api), savedPerson(api), savedPerson(api)])).map(({ id }) => id) as [
    string,
    string,
    string,
  ];
  expect(await assign([a])).toBeUndefined();
  expect(await assign([a, b])).toBeUndefined();
  const until = new Date(Date.now() + 24 * HOUR).toISOString();
  expect(await assign([c], until)).toBeUndefined();
  await again();
  expect(await seen()).toEqual([a, b, c].sort());
  const [one] = await assignees(a);
  expect(one).toMatchObject({ userId: lead.id, until: null });
  expect(await assignees(b)).toEqual([one]);
  expect(await assignees(c)).toMatchObject([{ userId: lead.id, until }]);

  expect((await end(one!.grantId, a)).data.endAssignment).toEqual([]);
  await again();
  expect(await seen()).toEqual([b, c].sort());
  expect((await end(one!.grantId, a)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  // The last one takes the grant along.
  await end(one!.grantId, b);
  expect((await end(one!.grantId, b)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  await again();
  expect(await seen()).toEqual([c]);
});

test('nobody is assigned who is not there, to oneself, or to somebody who could not sign in for it', async () => {
  const { id } = await savedPerson(api);
  expect(await assign([id, '00000000-0000-4000-8000-000000000000'])).toBe('NOT_FOUND');
  expect(await assign([id], null, owner.id)).toBe('CONFLICT');
  expect(await assign([id], null, (await team.join('volunteer')).id)).toBe('CONFLICT');
  expect(await assign([id], '2001-01-01T00:00:00Z')).toBe('INVALID');
  expect(await assignees(id)).toEqual([]);
});

test('a lead gives a place to who waits at the event of their grant, and at no other', async () => {
  const roles = [
    { nameEn: 'Attend', nameEs: 'Asistir', needed: 0 },
    { nameEn: 'Interpret', nameEs: 'Interpretar' },
  ];
  const [own, other] = [await published(api, { roles }), await published(api, { roles })];
  const waiting = async (event: typeof own) => {
    const wish = { name: 'Ana Espera', email: `ana-${event.slug}@example.org`, role: event.roles[0]!.id };
    await browse(await api.app.getUrl(), `/events/${event.slug}/waitlist`, await filled(api, event, wish));
    return (await api.inside(() => api.app.get(EventsService).signUpsOf(event.id)))[0]!;
  };
  const grant = { userId: lead.id, role: 'lead', scope: 'EVENT', subjectId: own.id };
  await team.gql(owner.cookie, 'mutation ($input: GrantInput!) { giveGrant(input: $input) { id } }', { input: grant });
  await again();
  const give = async (event: typeof own) => {
    const { data, errors } = await team.gql<{ givePlace: object }>(
      lead.cookie,
      'mutation ($id: ID!, $role: ID) { givePlace(signUpId: $id, roleId: $role) { signedUp waiting } }',
      { id: (await waiting(event)).id, role: event.roles[1]!.id },
    );
    return errors?.[0]?.extensions.code ?? data.givePlace;
  };
  expect(await give(own)).toEqual({ signedUp: 1, waiting: 0 });
  expect(await give(other)).toBe('NOT_FOUND');
});
