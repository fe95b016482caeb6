import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import pg from 'pg';
import { startPostgres } from './postgres.ts';

async function listens(url: string): Promise<{ on: string; asked: string | null }> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client
    .query<{
      on: string;
      asked: string | null;
    }>(`select current_setting('listen_addresses') as on, host(inet_server_addr()) as asked`)
    .finally(() => client.end());
  return rows[0]!;
}

test.each([
  ['a folder of its own: it listens on a socket there, and nowhere on the network', 'data', { on: '', asked: null }],
  [
    'a folder whose path no socket can have: it listens on the loopback',
    `a folder that lies ${'deep '.repeat(20)}`,
    { on: '127.0.0.1', asked: '127.0.0.1' },
  ],
])('%s, and a second start joins it', async (_, folder, expected) => {
  const home = mkdtempSync(join(tmpdir(), 'postgres-test-'));
  chmodSync(home, 0o755); // else a root would have it kept elsewhere
  try {
    const first = await startPostgres(join(home, folder));
    try {
      expect(await listens(first.url)).toEqual(expected);
      const second = await startPostgres(join(home, folder));
      expect(second).toMatchObject({ adopted: true, url: first.url });
    } finally {
      await first.stop();
      rmSync(first.home, { recursive: true, force: true });
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});
