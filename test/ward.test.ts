import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AccessGrant } from '#accounts';
import { EventRole, SignUp, SignUpState } from '#events';
import { Display, Signature, SignatureState } from '#petitions';
import { Db } from '#platform';
import { savedPerson } from './builders.ts';
import { type Api, startApi } from './harness.ts';
import { publicPetition } from './signing.ts';
import { type Member, Team } from './team.ts';
import { RecordService } from '#officials';

let api: Api;
let team: Team;
let db: Db;
const members = new Map<string, Member>();
/** How many people, and of them volunteers, and signatures, each ward has. */
const CITY: readonly (readonly [number, number, number, number])[] = [
  [2, 6, 0, 3],
  [5, 5, 5, 0],
  [9, 7, 6, 8],
  [12, 3, 1, 2],
];
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  db = api.app.get(Db);
  await api.inside(() => api.app.get(RecordService).load());
  for (const role of ['owner', 'admin', 'organizer', 'coordinator', 'lead', 'volunteer', 'auditor'] as const)
    members.set(role, await team.join(role));
  const petition = await publicPetition(api);
  const event = await team.made.eventIn(3_600_000, { ward: 9 });
  await team.made.eventIn(7_200_000);
  const role = await inTx(() => db.save(db.make(EventRole, { eventId: event.id, position: 0, name: event.title })));
  for (const [ward, people, volunteers, signatures] of CITY) {
    for (let n = 0; n < people; n += 1) {
      const { id } = await savedPerson(api, { ward });
      if (n < volunteers) await signUp(event.id, role.id, id);
    }
    for (let n = 0; n < signatures; n += 1) await sign(petition.id, ward);
  }
  await give('lead', [9]);
});
afterAll(() => api.close());
const inTx = <T>(work: () => Promise<T>) => api.inside(() => db.tx(work));

let count = 0;
let signer: string | undefined;
const bytes = () => Buffer.from(`${(count += 1)}`.padStart(32, '0'));
const signUp = (eventId: string, roleId: string, personId: string) =>
  inTx(async () => {
    const row = db.make(SignUp, { eventId, roleId, personId, contact: bytes(), door: bytes(), language: 'en' });
    row.details = { name: 'Ana Prueba', email: 'ana@example.org', token: String(count) };
    await db.save(Object.assign(row, { state: SignUpState.CONFIRMED }));
  });
/** Signatures are of a ward as it was signed; here all of one person whose own ward is not known. */
const sign = async (petitionId: string, ward: number) => {
  signer ??= (await savedPerson(api)).id;
  await inTx(async () => {
    const at = new Date();
    const keys = { contact: bytes(), door: bytes(), form: bytes() };
    const values = { petitionId, ward, language: 'en' as const, display: Display.NONE, confirmedAt: at, signedAt: at };
    const row = db.make(Signature, { ...values, ...keys, state: SignatureState.CONFIRMED, personId: signer! });
    row.details = {
      givenName: 'Ana',
      familyName: 'Prueba',
      email: `s${count}@example.org`,
      token: String(count),
      news: [],
    };
    await db.save(row);
  });
};
const give = (role: 'lead', wards: number[]) =>
  inTx(() => db.save(db.make(AccessGrant, { userId: members.get(role)!.id, role, scope: 'WARDS', wards })));
interface Cell {
  readonly ward: number | null;
  readonly count: number | null;
}
interface Numbers {
  readonly contactsByWard: Cell[];
  readonly volunteersByWard: Cell[];
  readonly signaturesByWard: { wards: Cell[] }[];
}
const ask = <D>(role: string, query: string, variables: object = {}) =>
  team.gql<D>(members.get(role)!.cookie, query, variables);
const ALL = `{ contactsByWard { ward count } volunteersByWard { ward count } signaturesByWard { id wards { ward count } } }`;
async function numbers(role: string) {
  const { data, errors } = await ask<Numbers>(role, ALL);
  if (errors) throw new Error(JSON.stringify(errors));
  const { contactsByWard: contacts, volunteersByWard: volunteers, signaturesByWard } = data;
  return { contacts, volunteers, signatures: signaturesByWard[0]!.wards };
}
const shown = (cells: readonly Cell[]) => cells.filter(({ count: n }) => n).map(({ ward, count: n }) => [ward, n]);

test('who may see what is sensitive is told every number, small ones too', async () => {
  const { contacts, volunteers, signatures } = await numbers('admin');
  expect(contacts).toHaveLength(14);
  expect(shown(contacts)).toEqual([...CITY.map(([ward, people]) => [ward, people]), [null, 1]]);
  expect(shown(volunteers)).toEqual([
    [5, 5],
    [9, 6],
    [12, 1],
  ]);
  expect(shown(signatures)).toEqual([
    [2, 3],
    [9, 8],
    [12, 2],
  ]);
});

test.each(['organizer', 'coordinator'])('%s is told none under five, and never one hidden alone', async (role) => {
  const all = await numbers(role);
  expect(shown(all.contacts)).toEqual([
    [2, 6],
    [5, 5],
    [9, 7],
  ]);
  expect(shown(all.volunteers)).toEqual([
    [5, 5],
    [9, 6],
  ]);
  expect(shown(all.signatures)).toEqual([[9, 8]]);
  for (const cells of Object.values(all)) expect(cells.filter(({ count: n }) => n === null).length).not.toBe(1);
});

test('a lead with a grant over one ward is told of that ward alone, and of no small number in it', async () => {
  expect(await numbers('lead')).toEqual({
    contacts: [{ ward: 9, count: 7 }],
    volunteers: [{ ward: 9, count: 6 }],
    signatures: [{ ward: 9, count: 8 }],
  });
  await give('lead', [12]);
  const { contacts, volunteers, signatures } = await numbers('lead');
  for (const cells of [contacts, volunteers, signatures]) expect(cells[1]).toEqual({ ward: 12, count: null });
});

test.each(['volunteer', 'auditor'])('%s is told no number at all', async (role) => {
  for (const query of ['contactsByWard', 'volunteersByWard', 'signaturesByWard { wards']) {
    const body = query.includes('{') ? `${query} { ward count } }` : `${query} { ward count }`;
    expect((await ask(role, `{ ${body} }`)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  }
  expect((await ask(role, '{ wardBodies(ward: 9) { code } }')).errors).toBeUndefined();
});

test('petitions are told of one by one: no sum beside its parts tells a small part', async () => {
  const second = await publicPetition(api);
  for (let n = 0; n < 2; n += 1) await sign(second.id, 9);
  const { data } = await ask<Numbers>('organizer', ALL);
  const of9 = data.signaturesByWard.map(({ wards }) => wards.find(({ ward }) => ward === 9)!.count);
  expect(of9).toEqual([null, 8]);
  expect(JSON.stringify(data)).not.toMatch(/"count":10\b/);
});

test('events are those of the ward; the record places a body only where it says so', async () => {
  const events = async (ward: number | null) =>
    (
      await ask<{ events: { items: { ward: number | null }[] } }>(
        'volunteer',
        'query ($ward: Int) { events(ward: $ward) { items { ward } } }',
        { ward },
      )
    ).data.events.items.map((each) => each.ward);
  expect(await events(9)).toEqual([9]);
  expect(await events(5)).toEqual([]);
  expect(await events(null)).toEqual([9, null]);
  const bodies = async (ward: number) =>
    (
      await ask<{ wardBodies: { code: string; ofTheWard: boolean }[] }>(
        'volunteer',
        'query ($ward: Int!) { wardBodies(ward: $ward) { code ofTheWard } }',
        { ward },
      )
    ).data?.wardBodies;
  const council = { code: 'org:mpls-council', ofTheWard: false };
  expect(await bodies(5)).toEqual([{ code: 'org:ward5-office', ofTheWard: true }, council]);
  expect(await bodies(9)).toEqual([council]);
  expect(await bodies(99)).toBeUndefined();
});
