import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { NAME } from '#platform';
import { type Canary, canaries, dump, processesOf, Sweep } from './canary.ts';
import { hasChromium, Visitor } from './e2e/browser.ts';
import { dropDatabase, testConfig } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), `${NAME}-canary-`));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const people = canaries(40);
const sweep = new Sweep(people);
const values = (person: Canary) => Object.values(person) as string[];

test('the sweep finds every value of everybody in a plain table', async () => {
  const config = await testConfig();
  const client = new pg.Client(config.databaseUrl);
  await client.connect();
  await client.query('create table plain (a text, b text, c text, d text, e text, f text)');
  for (const person of people) await client.query('insert into plain values ($1, $2, $3, $4, $5, $6)', values(person));
  await client.end();
  expect(sweep.in((await dump(config.databaseUrl)).join('\n')).size).toBe(sweep.values);
  await dropDatabase(config);
});

const upper = (text: string) => text.toUpperCase();
const WAYS: [string, (text: string) => Buffer | string][] = [
  ['UTF-8', String],
  ['upper case', upper],
  ['UTF-16', (text) => Buffer.from(text, 'utf16le')],
  ['UTF-16, big end first', (text) => Buffer.from(upper(text), 'utf16le').swap16()],
  ['hex', (text) => Buffer.from(text).toString('hex')],
  ['base64', (text) => Buffer.from(text).toString('base64')],
  ['base64 behind one byte', (text) => Buffer.from(`x${text}`).toString('base64')],
  ['base64url behind two', (text) => Buffer.from(`xy${text}`).toString('base64url')],
  ['a URL', encodeURIComponent],
  ['JSON in ASCII', (text) => JSON.stringify(text).replaceAll('é', '\\u00e9').replaceAll('ñ', '\\u00F1')],
  ['without accents', (text) => text.replaceAll('é', 'e').replaceAll('ñ', 'n')],
];
test.each(WAYS)('the sweep finds every value of everybody in a file, written as %s', (way, write) => {
  const path = join(folder, way, 'deep');
  mkdirSync(path, { recursive: true });
  people.forEach((person, n) => {
    const noise = Buffer.alloc(n * 1000, 'noise');
    const written = values(person).flatMap((value) => [Buffer.from('\n'), Buffer.from(write(value))]);
    writeFileSync(join(path, String(n)), Buffer.concat([noise, ...written]));
  });
  const { found, bytes } = sweep.inFolder(join(folder, way));
  expect(found.size).toBe(sweep.values);
  expect(bytes).toBeGreaterThan(40_000);
});

test('the sweep finds a value that lies across two reads, and nothing where there is nothing', () => {
  const path = join(folder, 'long');
  const edge = 16 << 20;
  for (const before of [edge - 300, edge - 5, edge - 1]) {
    writeFileSync(path, Buffer.concat([Buffer.alloc(before, 'x'), Buffer.from(people[0]!.familyName)]));
    expect([...sweep.inFile(path)]).toEqual(['family name of 0']);
  }
  writeFileSync(path, values(canaries(1)[0]!).slice(0, 3).join('\n'));
  expect(sweep.inFile(path).size).toBe(0);
});

(process.platform === 'linux' ? test : test.skip)(
  'the sweep finds what a process, or a child of it, was told by arguments or environment',
  async () => {
    const [told, given, other] = canaries(3) as [Canary, Canary, Canary];
    const wait = 'console.log(1); setTimeout(() => {}, 60000)';
    const child = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(wait)}, process.argv[1]], { stdio: 'inherit' })`;
    const outer = spawn(process.execPath, ['-e', child, told.familyName], {
      env: { PERSON: given.email },
      detached: true,
    });
    await once(outer.stdout, 'data');
    const found = [told, given, other].map((person) => [
      ...new Sweep([person]).in(processesOf([outer.pid!]).join('\n')),
    ]);
    process.kill(-outer.pid!, 'SIGKILL');
    expect(found).toEqual([['family name of 0'], ['e-mail of 0'], []]);
  },
);

/** A page that keeps each kind of thing as a careless one would. */
const careless = ([
  cached,
  local,
  session,
  cookie,
  titled,
  database,
]: readonly string[]) => `<title>${titled}</title><p>${cached}</p>
  <script>localStorage.setItem('a', '${local}'); sessionStorage.setItem('a', '${session}');
  document.cookie = 'a=${cookie}; max-age=9999';
  indexedDB.open('a').onupgradeneeded = ({ target }) => target.result.createObjectStore('${database}');</script>`;

(hasChromium ? test : test.skip)(
  'the sweep finds in a browser’s profile whatever a careless page leaves there',
  async () => {
    const six = canaries(6);
    const html = careless(six.map(({ familyName }) => familyName.normalize('NFD').replace(/\p{M}/gu, '')));
    const server = createServer((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'max-age=9999' }).end(html),
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const profile = join(folder, 'profile');
    const visitor = await Visitor.withProfile(profile);
    await visitor.page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await visitor.page.waitForFunction(async () => (await indexedDB.databases()).length === 1);
    await visitor.close();
    server.close();
    const { found } = new Sweep(six).inFolder(profile);
    expect([...found].sort()).toEqual(six.map((_, n) => `family name of ${n}`));
  },
);
