import { statSync } from 'node:fs';
import pg from 'pg';
import { type Config, credentialOf, keyFileOf, readKeyFile, readLocks, readRoots } from '#platform';
import { withDatabase } from '../prepare.ts';
import { kekOfFile } from './kek.ts';

const AFTER = 'Nothing of this protects against root on the running server, or against who can read its memory.';

/** Says of each way to the keys what it does not protect, and how often a sealed row did not open. */
export const doctor = (config: Config): Promise<number> =>
  withDatabase(config, async (ready) => {
    const client = new pg.Client(ready.databaseUrl);
    await client.connect();
    try {
      for (const line of [
        ...(await ways(ready, client)),
        ...(await versions(client)),
        ...(await alarms(client)),
        AFTER,
      ])
        console.log(line);
      return 0;
    } finally {
      await client.end();
    }
  });

async function ways(config: Config, client: pg.Client): Promise<string[]> {
  const { passphrase, officers } = await readLocks(client);
  return [
    ...(await ofFile(config, client)),
    passphrase &&
      'Passphrase: a start waits for somebody who types it. Whoever knows it needs only a copy of the database; a short one can be guessed there.',
    officers &&
      'Officers: any two of three open a copy of the database, whenever they agree. Where two keys are lost, and nothing else opens, the list is lost.',
  ].filter((line) => typeof line === 'string');
}

async function ofFile(config: Config, client: pg.Client): Promise<string[]> {
  const path = keyFileOf(config);
  if (!path) return [];
  if (!(await kekOfFile(config, client))) return [`${path} opens nothing: remove it.`];
  const { roots } = readKeyFile(path);
  const readable = (statSync(path).mode & 0o077) !== 0;
  return [
    credentialOf(config)
      ? 'Credential of systemd: not protected from root on this machine; whether the disk alone opens it depends on its TPM.'
      : `Key file ${path}: who takes the whole disk, or the machine switched off, has data and key. Encrypt the disk, or use a passphrase.`,
    ...(readable ? [`${path} can be read by others: chmod 600`] : []),
    ...(roots.size
      ? [
          `${path} comes from an older build: it holds version ${[...roots.keys()].join(', ')} itself, and what finds e-mail addresses and numbers. Rotate to leave the first behind; the second stays.`,
        ]
      : []),
  ];
}

async function versions(client: pg.Client): Promise<string[]> {
  const open = (await readRoots(client)).filter(({ purpose, retiredAt }) => purpose === 'seal' && !retiredAt);
  const older = open.slice(0, -1).map(({ version }) => version);
  return older.length ? [`Older versions still open rows: keys status, then keys retire ${older.join(', ')}`] : [];
}

async function alarms(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string; count: number }>(
    `select "table", sum(count)::int as count from seal_alarm where day > current_date - 7 group by 1 order by 1`,
  );
  if (!rows.length) return ['No sealed row failed to open in the last seven days.'];
  return rows.map(({ table, count }) => `ALARM: ${table}: ${count} times in seven days a sealed row did not open.`);
}
