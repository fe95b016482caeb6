import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { administer } from '#platform';
import { type Canary, canaries, dump, Sweep } from './canary.ts';
import { startSystem, type System } from './e2e/system.ts';
import { until } from './harness.ts';
import { browse, carriedBy, gathering } from './public-pages.ts';
import { type Smtp, smtpServer } from './smtp.ts';
import { hasRedis, type RedisServer, redisServer } from './stores.ts';

const people = canaries(40);
const sweep = new Sweep(people);

/** Asks the API as the holder of a key; any GraphQL document may be sent, since this system runs in development mode. */
function client(system: System, key: string) {
  const headers = { authorization: `Bearer ${key}` };
  const gql = async (query: string, variables: object = {}) => {
    const body = JSON.stringify({ query, variables });
    const init = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body };
    return (await fetch(`${system.url}/graphql`, init)).text();
  };
  const get = async (path: string) => (await fetch(system.url + path, { headers })).text();
  return { gql, get };
}
type Client = ReturnType<typeof client>;

const CREATE = 'mutation ($input: PersonInput!) { createPerson(input: $input) { id } }';
const detailsOf = ({ givenName, familyName, email, phone }: Canary) => ({
  givenName,
  familyName,
  emails: [email],
  phones: [phone],
});

/** By hand: as an organizer types somebody in. */
async function typed({ gql }: Client, some: readonly Canary[]): Promise<void> {
  for (const person of some) expect(await gql(CREATE, { input: detailsOf(person) })).toContain('"id"');
}

/** What goes wrong in a long day: refused input, conflicts, searches, broken queries, addresses with names in them. */
async function mishaps({ gql, get }: Client, some: readonly Canary[]): Promise<void> {
  for (const person of some) {
    const { givenName, email } = person;
    expect(await gql(CREATE, { input: detailsOf(person) })).toContain('errors');
    await gql(CREATE, { input: { ...detailsOf(person), emails: [`${email} ${person.phone}`] } });
    await gql(`{ people(search: "${givenName}") { items { id } } }`);
    await gql(`{ ${givenName} { ${email} } }`);
    await get(`/people/${encodeURIComponent(email)}`);
    await get(`/${givenName}?q=${encodeURIComponent(person.phone)}`);
  }
}

/** By their own doing: each signs up for an event on its public page, and is written to. */
async function signedUp(system: System, { gql }: Client, some: readonly Canary[]): Promise<void> {
  const create = 'mutation ($input: EventInput!) { createEvent(input: $input) { id slug } }';
  const made = await gql(create, { input: gathering() });
  const { id, slug } = (JSON.parse(made) as { data: { createEvent: { id: string; slug: string } } }).data.createEvent;
  expect(await gql(`mutation { publishEvent(id: "${id}") { id } }`)).toContain(id);
  const page = `/events/${slug}`;
  const pages = await Promise.all(some.map(async () => carriedBy((await browse(system.url, page)).html)));
  await new Promise((done) => setTimeout(done, 2_500)); // nobody fills in a form sooner
  for (const [n, { givenName, familyName, email, phone, note }] of some.entries()) {
    const form = { name: `${givenName} ${familyName}`, email, phone, needs: note, ...pages[n]!, newsByEmail: 'yes' };
    expect((await browse(system.url, page, form)).status).toBe(303);
  }
}

const stores: [string, boolean][] = [
  ['PostgreSQL', true],
  ['Redis', hasRedis],
];
for (const [store, there] of stores)
  (there ? describe : describe.skip)(`people who came in while jobs were kept in ${store}`, () => {
    let system: System;
    let redis: RedisServer | undefined;
    let smtp: Smtp;
    beforeAll(async () => {
      if (store === 'Redis') redis = await redisServer();
      smtp = await smtpServer();
      const env = { NODE_ENV: 'development', REDIS_URL: redis?.url ?? '', SMTP_URL: smtp.url };
      // The files of a database are the same, whatever keeps the jobs: they are swept once.
      system = await startSystem({ own: store === 'PostgreSQL', env });
    }, 90_000);
    afterAll(async () => {
      await system?.close();
      await smtp?.close();
      await redis?.remove();
    }, 60_000);

    test('they are there, and were written to', async () => {
      const api = client(system, (await system.cli('key', 'canary', 'owner')).split('\n').at(-1)!);
      await typed(api, people);
      await mishaps(api, people.slice(0, 10));
      await signedUp(system, api, people);
      await until(() => expect(sweep.in(smtp.texts.join('\n')).size).toBeGreaterThan(70), 60_000);
    }, 180_000);

    test('no name, address or number of theirs is in a dump, in the jobs or in what was logged', async () => {
      const rows = await dump(system.databaseUrl);
      expect(rows.filter((row) => row.startsWith('public.person '))).toHaveLength(40);
      expect([...sweep.in(rows.join('\n'))]).toEqual([]);
      if (redis) {
        const kept = await everythingIn(redis.url);
        expect(kept.join()).toContain('payload');
        expect([...sweep.in(kept.join('\n'))]).toEqual([]);
      }
      expect([...sweep.in(system.said())]).toEqual([]);
    });

    test('nor in any file of the data directory, its write-ahead log and its server’s log, nor in a temporary file', async () => {
      await administer(system.databaseUrl, 'checkpoint');
      writeFileSync(join(system.home, 'tmp/control'), people[0]!.familyName);
      await system.stop();
      const { found, bytes } = sweep.inFolder(system.home);
      expect(bytes).toBeGreaterThan(store === 'PostgreSQL' ? 30 << 20 : 0);
      expect([...found]).toEqual(['family name of 0']); // the control alone
    }, 60_000);
  });

/** Every key of a Redis with all that it holds. */
async function everythingIn(url: string): Promise<string[]> {
  const redis = new Redis(url);
  const kept: string[] = [];
  for (const key of await redis.keys('*')) {
    const read: Record<string, () => Promise<unknown>> = {
      string: () => redis.get(key),
      hash: () => redis.hgetall(key),
      list: () => redis.lrange(key, 0, -1),
      set: () => redis.smembers(key),
      zset: () => redis.zrange(key, 0, -1, 'WITHSCORES'),
      stream: () => redis.xrange(key, '-', '+'),
    };
    kept.push(`${key} ${JSON.stringify(await read[await redis.type(key)]?.())}`); // nothing, if it has just expired
  }
  redis.disconnect();
  return kept;
}
