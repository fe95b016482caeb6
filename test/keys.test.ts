import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import pg from 'pg';
import {
  addVersion,
  type Config,
  Keyring,
  makeKeyFile,
  NAME,
  openRoots,
  readKeyFile,
  readRoots,
  Reseal,
  retireVersion,
  Vault,
  within,
} from '#platform';
import { doctor } from '../apps/cli/commands/doctor.ts';
import { keys } from '../apps/cli/commands/keys.ts';
import { createContext } from '../apps/worker/worker.module.ts';
import { savedPerson } from './builders.ts';
import { type Api, dropDatabase, startApi, testConfig } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), `${NAME}-keys-`));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The database of a config, as its owner. */
async function owner<T>({ databaseUrl }: Pick<Config, 'databaseUrl'>, work: (client: pg.Client) => Promise<T>) {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What a command of the command line prints, and its code. */
async function said(work: () => Promise<number>): Promise<{ code: number; text: string }> {
  let text = '';
  const take = (...parts: unknown[]) => void (text += `${parts.join(' ')}\n`);
  const spies = [
    jest.spyOn(console, 'log').mockImplementation(take),
    jest.spyOn(console, 'error').mockImplementation(take),
  ];
  try {
    return { code: await work(), text };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** Whether a process may start with these keys. */
async function start(config: Config): Promise<void> {
  const keyring = new Keyring(config, new Vault());
  try {
    await keyring.start();
  } finally {
    await keyring.onApplicationShutdown();
  }
}

async function newest({ databaseUrl, keyFile }: Config): Promise<number> {
  return owner({ databaseUrl }, async (client) => {
    return openRoots(readKeyFile(keyFile).kek, await readRoots(client))!.newest;
  });
}

test('a key file of an older build goes on: what it sealed opens, what it found is found, and the file never changes', async () => {
  const config = { ...(await testConfig()), keyFile: join(folder, 'old') };
  const old = `1 ${randomBytes(32).toString('base64')}\n2 ${randomBytes(32).toString('base64')}\n`;
  writeFileSync(config.keyFile, old);
  const { roots } = readKeyFile(config.keyFile);
  const before = new Vault({ seal: roots, index: roots.get(1)!, newest: 2 });
  await owner(config, (client) =>
    client.query('insert into key_check (id, fingerprint) values (true, $1)', [before.fingerprint]),
  );
  const place = { organizationId: 'o', table: 'person', id: 'p' };
  const app = await createContext(config);
  const vault = app.get(Vault);
  expect(vault.open(place, before.seal(place, { given: 'Ana' }))).toEqual({ given: 'Ana' });
  expect(vault.index('email', 'o', 'ana@example.org')).toEqual(before.index('email', 'o', 'ana@example.org'));
  expect(vault.keyVersion).toBe(2);
  await app.close();
  expect(await owner(config, (client) => addVersion(client, readKeyFile(config.keyFile).kek))).toBe(3);
  expect(await newest(config)).toBe(3);

  writeFileSync(config.keyFile, `1 ${randomBytes(32).toString('base64')}\n`);
  await expect(start(config)).rejects.toThrow('not the one this database was sealed with');
  await dropDatabase(config);
});

test('other keys than the first are refused before they are put, also where nothing was taken over yet', async () => {
  const config = { ...(await testConfig()), keyFile: join(folder, 'stranger') };
  makeKeyFile(config.keyFile);
  await owner(config, (client) =>
    client.query('insert into key_check (id, fingerprint) values (true, $1)', [randomBytes(16)]),
  );
  await expect(start(config)).rejects.toThrow('not the one this database was sealed with');
  expect(await owner(config, readRoots)).toEqual([]);
  await dropDatabase(config);
});

test('two processes that start on an empty database at once have the same keys', async () => {
  const config = { ...(await testConfig()), keyFile: join(folder, 'twins') };
  makeKeyFile(config.keyFile);
  const apps = await Promise.all(Array.from({ length: 3 }, () => createContext(config)));
  expect(new Set(apps.map((app) => app.get(Vault).fingerprint.toString('hex'))).size).toBe(1);
  await Promise.all(apps.map((app) => app.close()));
  await dropDatabase(config);
});

let api: Api;
beforeAll(async () => {
  const keyFile = join(folder, 'rotated');
  makeKeyFile(keyFile);
  api = await startApi({ keyFile });
});
afterAll(async () => {
  await api.close();
});
const nameOf = async (id: string) =>
  (await api.gql<{ person: { name: string } }>('organizer', `{ person(id: "${id}") { name } }`)).data.person.name;
const rotate = () => owner(api.config, (client) => addVersion(client, readKeyFile(api.config.keyFile).kek));
const reseal = (app: INestApplicationContext) =>
  within({ organizationId: api.organizationId }, () => app.get(Reseal).handle());

test('a process that slept while a version was given up cannot write with it any more', async () => {
  const { id } = await savedPerson(api);
  const asleep = api.app.get(Vault);
  const blob = asleep.seal(
    { organizationId: api.organizationId, table: 'person', id },
    { givenName: 'Late', familyName: '' },
  );
  expect(await rotate()).toBe(2);
  await expect(owner(api.config, (c) => retireVersion(c, 2))).rejects.toThrow('what new rows are sealed with');
  expect((await owner(api.config, (c) => retireVersion(c, 1))).length).toBeGreaterThan(0); // still sealed with it: kept
  await api.app.get(Keyring).look();
  await reseal(api.app);
  expect(await owner(api.config, (c) => retireVersion(c, 1))).toEqual([]);
  const late = owner(api.config, (c) => c.query('update person set sealed = $1 where id = $2', [blob, id]));
  await expect(late).rejects.toThrow('Key version 1 is retired');
  expect(await nameOf(id)).toBe('Ada Lovelace');
});

test('a row whose blob was swapped is shown to nobody, is counted, and doctor tells it', async () => {
  const [one, other] = [await savedPerson(api, { givenName: 'Uno' }), await savedPerson(api, { givenName: 'Dos' })];
  await owner(api.config, (c) =>
    c.query(
      'update person p set sealed = q.sealed from person q where p.id = any($1) and q.id = any($1) and p.id <> q.id',
      [[one.id, other.id]],
    ),
  );
  for (const { id } of [one, other]) {
    const { data, errors } = await api.gql('organizer', `{ person(id: "${id}") { name } }`);
    expect(errors).toHaveLength(1);
    expect(JSON.stringify({ data, errors })).not.toMatch(/Uno|Dos/);
  }
  await api.app.get(Keyring).look();
  const { text } = await said(() => doctor(api.config));
  expect(text).toMatch(/ALARM: person: \d+ times/);
  expect(text).toContain('who takes the whole disk');
});

test('any two of three officers open the keys, no one alone; a process that runs takes them from the terminal', async () => {
  const identities = await Promise.all([0, 1, 2].map(() => generateX25519Identity()));
  const config = api.config;
  const paths = await Promise.all(
    identities.map(async (identity, n) => {
      const [pub, secret] = [join(folder, `${n}.pub`), join(folder, `${n}.key`)];
      writeFileSync(pub, `${await identityToRecipient(identity)}\n`);
      writeFileSync(secret, `# created: now\n${identity}\n`);
      return { pub, secret };
    }),
  );
  const named = await said(() => keys(config, ['officers', ...paths.map(({ pub }) => pub), '--only']));
  expect(named.text).toContain('Any two of these three');
  expect(existsSync(config.keyFile)).toBe(false);
  const locked = await createContext(config);
  await locked.get(Keyring).listen();
  try {
    expect(locked.get(Keyring).locked).toBe(true);
    const [a, b, c] = paths.map(({ secret }) => secret) as [string, string, string];
    for (const alone of [[a], [b], [c], [a, a], []])
      await expect(said(() => keys(config, ['unlock', ...alone]))).rejects.toThrow(/two/);
    expect(locked.get(Keyring).locked).toBe(true);
    for (const pair of [
      [a, b],
      [c, a],
      [b, c],
    ])
      expect((await said(() => keys(config, ['unlock', ...pair]))).text).toContain('Unlocked: 1');
    expect(locked.get(Keyring).locked).toBe(false);
    expect((await said(() => keys(config, ['file', a, b]))).text).toContain('opens the keys. Back it up');
  } finally {
    await locked.close();
  }
  expect((await said(() => keys(config, ['status']))).text).toContain(`opened by the key file ${config.keyFile}`);
});
