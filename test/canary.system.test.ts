import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { administer, loadConfig } from '#platform';
import { type Canary, canaries, dump, processesOf, Sweep } from './canary.ts';
import { hasChromium, Visitor } from './e2e/browser.ts';
import { enrolApp } from './e2e/passkeys.ts';
import { startSystem, type System } from './e2e/system.ts';
import { until } from './harness.ts';
import { browse, carriedBy, gathering } from './public-pages.ts';
import { secondApi } from './second-api.ts';
import { type Smtp, smtpServer } from './smtp.ts';
import { hasRedis, type RedisServer, redisServer } from './stores.ts';
import { PASSWORD } from './team.ts';

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
  const made = await Promise.all(some.map((person) => gql(CREATE, { input: detailsOf(person) })));
  for (const answer of made) expect(answer).toContain('"id"');
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
  const sent = some.map(({ givenName, familyName, email, phone, note }, n) => {
    const form = { name: `${givenName} ${familyName}`, email, phone, needs: note, ...pages[n]!, newsByEmail: 'yes' };
    return browse(system.url, page, form);
  });
  for (const { status } of await Promise.all(sent)) expect(status).toBe(303);
}

/** From a file: all that is known of each, with what `halfway` finds while the server has half of it. */
async function imported(system: System, key: string, some: readonly Canary[], halfway: () => Promise<void>) {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'multipart/form-data; boundary=part' };
  const upload = request(`${system.url}/api/imports`, { method: 'POST', headers });
  const answer = once(upload, 'response');
  upload.write('--part\r\ncontent-disposition: form-data; name="file"; filename="people.csv"\r\n\r\n');
  upload.write('First name,Last name,E-mail,Phone,Street,ZIP,Notes\n');
  for (const { givenName, familyName, email, phone, street, note } of some)
    upload.write(`${[givenName, familyName, email, phone, street, '55407', note].join(',')}\n`);
  await halfway();
  upload.end('\r\n--part--\r\n');
  const [response] = (await answer) as [{ statusCode: number; resume(): void }];
  response.resume();
  expect(response.statusCode).toBe(200);
}

/** In a browser whose profile is kept: the owner makes their account, reads the list, and looks at what is hidden. */
async function looked(system: System, profile: string, { familyName }: Canary): Promise<void> {
  // In production mode, as the console is built for; it is another process of the same installation.
  const api = await secondApi(loadConfig({ ...system.env, DATABASE_URL: system.databaseUrl }), 'production');
  const visitor = await Visitor.withProfile(profile, { baseUrl: api.base.replace('127.0.0.1', 'localhost') });
  const { page } = visitor;
  const kept: string[] = [];
  page.on('response', (response) => {
    const path = new URL(response.url()).pathname;
    const cached = response.headers()['cache-control'];
    if (/^[/](graphql|api)/.test(path) && cached !== 'no-store') kept.push(`${path} ${cached}`);
  });
  await page.goto(`/console/welcome#${system.welcome}`);
  for (const [name, value] of Object.entries({ name: 'Rosa Ejemplo', email: 'rosa@example.org', password: PASSWORD }))
    await page.locator(`[name="${name}"]`).fill(value);
  await page.locator('form [type=submit]').click();
  await page.getByRole('heading', { name: visitor.t('console.security.enrolTitle') }).waitFor();
  await enrolApp(page);
  await page.goto('/console/people');
  await page.getByLabel(visitor.t('console.people.search')).fill(familyName);
  await page.locator('tbody').getByText(familyName).first().click();
  await page.getByRole('button', { name: visitor.t('console.person.show') }).click();
  await page.getByText(visitor.t('console.person.hidesAgain')).waitFor();
  expect(sweep.in(await page.content()).size).toBeGreaterThan(3);
  await visitor.close();
  await api.close();
  expect(kept).toEqual([]);
  expect([...sweep.in(api.said())]).toEqual([]);
}

const stores: [string, boolean][] = [
  ['PostgreSQL', true],
  ['Redis', hasRedis],
];
for (const [store, there] of stores)
  (there ? describe : describe.skip)(`people who came in while jobs were kept in ${store}`, () => {
    let system: System;
    let key: string;
    let redis: RedisServer | undefined;
    let smtp: Smtp;
    beforeAll(async () => {
      if (store === 'Redis') redis = await redisServer();
      smtp = await smtpServer();
      const env = { NODE_ENV: 'development', REDIS_URL: redis?.url ?? '', SMTP_URL: smtp.url };
      // The files of a database are the same, whatever keeps the jobs: they are swept once.
      system = await startSystem({ own: store === 'PostgreSQL', env });
    });
    afterAll(async () => {
      await system?.close();
      await smtp?.close();
      await redis?.remove();
    });

    test('they are there, and were written to', async () => {
      key = (await system.cli('key', 'canary', 'owner')).split('\n').at(-1)!;
      const api = client(system, key);
      await typed(api, people);
      await mishaps(api, people.slice(0, 10));
      await signedUp(system, api, people);
      await until(() => expect(sweep.in(smtp.texts.join('\n')).size).toBeGreaterThan(70));
    });

    test('none of it is in what is kept of a file while half of it is there, nor in any process', async () => {
      const spool = join(system.home, 'data/spool');
      await imported(system, key, people, async () => {
        await until(() => expect(filesBelow(spool).some((path) => statSync(path).size > 1000)).toBe(true));
        expect([...sweep.inFolder(spool).found]).toEqual([]);
        expect([...sweep.inFolder(join(system.home, 'tmp')).found]).toEqual([]);
        const running = processesOf([system.pid, ...postgresOf(system), ...(redis ? [redis.pid()] : [])]);
        // API, worker and who started them; beside them the servers with their children.
        expect(running.length).toBeGreaterThanOrEqual(process.platform === 'linux' ? 4 : 0);
        expect([...sweep.in(running.join('\n'))]).toEqual([]);
      });
      expect(filesBelow(spool)).toEqual([]);
    });

    if (store === 'PostgreSQL')
      (hasChromium ? test : test.skip)('nor on the disk of who looked at them in the console', async () => {
        const profile = join(system.home, 'profile');
        await looked(system, profile, people[3]!);
        expect(filesBelow(profile).length).toBeGreaterThan(10);
        expect([...sweep.inFolder(profile).found]).toEqual([]);
        rmSync(profile, { recursive: true });
      });

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
    });
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

const filesBelow = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name))
    : [];

/** The server of a system that has one of its own: it is in a session of its own. */
function postgresOf({ home }: System): number[] {
  const file = join(home, 'data/postgres/data/postmaster.pid');
  return existsSync(file) ? [Number(readFileSync(file, 'utf8').split('\n')[0])] : [];
}
