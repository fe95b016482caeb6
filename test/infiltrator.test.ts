import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { AccessGrant, GrantPerson } from '#accounts';
import { AuditEntry } from '#audit';
import type { Person } from '#people';
import { Db } from '#platform';
import { savedPerson } from './builders.ts';
import { type Api, startApi } from './harness.ts';
import { type Member, Team } from './team.ts';

const SEEN = 58;
const LIMIT = 50;
let api: Api;
let team: Team;
let owner: Member;
/** Whom the accounts are to work with, and everybody else. */
let seen: Person[];
let unseen: Person[];
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  owner = await team.join('owner');
  const made = (name: string) => (_: unknown, n: number) =>
    savedPerson(api, { givenName: name, familyName: `Q${name}${n}` });
  seen = await Promise.all(Array.from({ length: SEEN }, made('Adentro')));
  unseen = await Promise.all(Array.from({ length: 11 }, made('Afuera')));
});
afterAll(() => api.close());

/** An account of a volunteer who is entrusted with these people. */
async function infiltrator(): Promise<Member> {
  const member = await team.join('lead'); // which a volunteer goes by once people are entrusted to them
  const db = api.app.get(Db);
  await team.made.inTx(async () => {
    const grant = db.make(AccessGrant, { userId: member.id, role: 'volunteer', scope: 'PEOPLE' });
    Object.assign(grant, { customRoleId: null, subjectId: null, campaignCode: null, wards: null, until: null });
    await db.save(grant);
    await db.insertAll(seen.map(({ id: personId }) => db.make(GrantPerson, { grantId: grant.id, personId })));
  });
  return member;
}

const REASONS = ['CALL', 'MEETING', 'ASKED', 'CORRECT'];
const one = (id: string, n: number) =>
  `r${n}: reveal(input: { personId: "${id}", field: PHONE, reason: ${REASONS[n % REASONS.length]} }) { values }`;

/** Everything that an account can ask for: lists, each person, all numbers by aliases, 25 in one request, four at once. */
async function scrape({ cookie }: Member): Promise<string> {
  const everybody = [...seen, ...unseen].map(({ id }) => id);
  const fields = 'id name givenName familyName emails phones address postalCode city notes timeline { note } tags';
  const asked = [
    `{ people(first: 200) { total items { ${fields} } } }`,
    ...['a', 'Q', 'Adentro', 'Afuera', '612', '@example.org'].map(
      (word) => `{ people(first: 200, search: "${word}") { total items { ${fields} } } }`,
    ),
    '{ events { items { id } } }',
    '{ users { id name email } }',
    '{ mailbox { items { to text } } }',
    '{ tasks { title } }',
    '{ audit { items { personId } } }',
  ];
  for (let start = 0; start < everybody.length; start += 25) {
    const ids = everybody.slice(start, start + 25);
    asked.push(`{ ${ids.map((id, n) => `p${n}: person(id: "${id}") { ${fields} }`).join(' ')} }`);
    asked.push(`mutation { ${ids.map(one).join(' ')} }`);
  }
  const answers: string[] = [];
  for (let start = 0; start < asked.length; start += 4)
    answers.push(
      ...(await Promise.all(
        asked.slice(start, start + 4).map((query) => team.gql(cookie, query).then((answer) => JSON.stringify(answer))),
      )),
    );
  // One at a time too: an error among aliases hides the others.
  for (const [n, id] of everybody.slice(0, 12).entries())
    answers.push(JSON.stringify(await team.gql(cookie, `mutation { ${one(id, n)} }`)));
  return answers.join('\n');
}

/** Lets time pass for what the database counts. */
async function later(hours: number): Promise<void> {
  const client = new pg.Client(api.config.databaseUrl);
  await client.connect();
  for (const table of ['reveal', 'audit_entry'])
    await client.query(`update ${table} set at = at - interval '${hours} hours'`);
  await client.end();
}

/** How many different numbers of people are told. */
const phonesIn = (told: string, people: readonly Person[]): number =>
  people.filter(({ details }) => details.phones?.some((phone) => told.includes(phone))).length;

const alarms = () =>
  team.made.inTx(() => api.app.get(Db).repo(AuditEntry).findBy({ kind: 'REVEAL_ALERT' })) as Promise<AuditEntry[]>;

async function day(accounts: readonly Member[]): Promise<Map<string, string>> {
  const told = new Map(accounts.map(({ id }) => [id, '']));
  // At the beginning and at the end of 24 hours.
  for (const hours of [0, 23]) {
    await later(hours);
    await Promise.all(
      accounts.map(async (account) => told.set(account.id, `${told.get(account.id)}\n${await scrape(account)}`)),
    );
  }
  return told;
}

test.each([1, 5])(
  '%i accounts that ask for everything, for a day, get 50 numbers each and nobody outside',
  async (many) => {
    const accounts = await Promise.all(Array.from({ length: many }, infiltrator));
    const before = (await alarms()).length;
    const told = await day(accounts);
    for (const [, answers] of told) {
      expect(phonesIn(answers, seen)).toBeLessThanOrEqual(LIMIT);
      expect(phonesIn(answers, unseen)).toBe(0);
      expect(answers).not.toMatch(/QAfuera|Afuera Q/);
      expect(answers).toContain('Adentro Q.');
    }
    // So that the walk is one: the budget was used up, or nearly, where an error of one alias undid others.
    for (const [, answers] of told) expect(phonesIn(answers, seen)).toBeGreaterThan(LIMIT - 10);
    expect((await alarms()).length - before).toBe(many);
    const { data } = await team.gql<{ auditAlerts: { user: { id: string } }[] }>(
      owner.cookie,
      '{ auditAlerts { user { id } } }',
    );
    expect(data.auditAlerts.map(({ user }) => user.id)).toEqual(expect.arrayContaining(accounts.map(({ id }) => id)));
  },
);

test('the alarm comes with the tenth refused try, once, and not with the ninth', async () => {
  const account = await infiltrator();
  const ask = (id: string) => team.gql(account.cookie, `mutation { ${one(id, 0)} }`);
  const of = async () => (await alarms()).filter(({ userId }) => userId === account.id).length;
  for (const { id } of unseen.slice(0, 9)) expect((await ask(id)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  expect(await of()).toBe(0);
  await ask(unseen[9]!.id);
  expect(await of()).toBe(1);
  for (const { id } of unseen.slice(10)) await ask(id);
  expect(await of()).toBe(1);
});

test('what is written down cannot be changed or removed by the application', async () => {
  for (const sql of ["update audit_entry set why = 'x'", 'delete from audit_entry'])
    await expect(team.made.admin(sql)).rejects.toThrow('permission denied');
});

test('a reason of one’s own is needed for OTHER, is sealed, and passes the guard', async () => {
  const account = await infiltrator();
  const ask = (note: string) =>
    team.gql<{ reveal: { values: string[]; budget: { left: number } } }>(
      account.cookie,
      'mutation ($input: RevealInput!) { reveal(input: $input) { values budget { left limit } } }',
      { input: { personId: seen[0]!.id, field: 'PHONE', reason: 'OTHER', note } },
    );
  expect((await ask('')).errors?.[0]?.extensions.fields).toHaveProperty('note');
  expect((await ask('her DACA case')).errors?.[0]?.extensions.fields).toHaveProperty('note');
  const { data } = await ask('Palabras selladas');
  expect(data.reveal).toEqual({ values: seen[0]!.details.phones, budget: { left: LIMIT - 1, limit: LIMIT } });
  expect(await api.dump(['reveal', 'audit_entry', 'outbox'])).not.toMatch(/Palabras/);
});

test('a grant ends by itself when its time has come', async () => {
  const account = await infiltrator();
  const total = async () =>
    (await team.gql<{ people: { total: number } | null }>(account.cookie, '{ people { total } }')).data?.people?.total;
  expect(await total()).toBe(SEEN);
  await team.made.admin(
    'update access_grant set until = now() - interval \'1 second\' where "userId" = $1 and scope = $2',
    [account.id, 'PEOPLE'],
  );
  expect(await total()).toBeUndefined();
});
