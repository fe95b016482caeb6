/*
 * `start` is killed with all its processes (kill -9 of the whole group) at any moment of its way, 20 times over, each third time
 * its PostgreSQL too. The next start always comes up, on the same data; the last one ends everything when it is told to.
 *
 * START_ROUNDS (20), SEED.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from '@jest/globals';
import { NAME, startPostgres } from '#platform';
import { until } from '../harness.ts';
import { freePort } from '../stores.ts';

const ROUNDS = Number(process.env.START_ROUNDS ?? 20);
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
/** Up to this long after its first word a start may live: some die before they are up, some after. */
const LONGEST_MS = 12_000;

const home = mkdtempSync(join(tmpdir(), `${NAME}-torture-`));
chmodSync(home, 0o755); // so that its PostgreSQL lies in it
const dataDir = join(home, 'data');
const cli = join(import.meta.dirname, '../../dist/apps/cli/main.js');
let last: ChildProcess | undefined;
afterAll(async () => {
  if (last) end(last);
  const server = await startPostgres(dataDir);
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}, 60_000);

function end({ pid }: ChildProcess): void {
  try {
    process.kill(-pid!, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
const postgres = () => Number(readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);

function command(port: number, ...args: string[]) {
  const env = { PATH: process.env.PATH, HOME: home, DATA_DIR: dataDir, KEY_FILE: join(home, 'config/keys') };
  const child = spawn(process.execPath, [cli, ...args], { env: { ...env, PORT: String(port) }, detached: true });
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said.text += String(chunk)));
  return { child, said, exit: once(child, 'exit').then(([code]) => code as number | null) };
}
async function up(port: number) {
  const started = command(port, 'start');
  last = started.child;
  await until(() => {
    if (!/Running: /.test(started.said.text)) throw new Error(`It is not up:\n${started.said.text}`);
  }, 120_000);
  return started;
}

test(
  `${ROUNDS} times kill -9 of a start and all its processes, seed ${seed}: the next one comes up on the same data`,
  async () => {
    const port = await freePort();
    const first = await up(port);
    const key = command(port, 'key', 'Torture', 'owner');
    expect(await key.exit).toBe(0);
    const authorization = `Bearer ${/^key_\S+$/m.exec(key.said.text)?.[0]}`;
    const known = async () =>
      (
        await fetch(`http://127.0.0.1:${port}/people/00000000-0000-4000-8000-000000000000`, {
          headers: { authorization },
        })
      ).status;
    expect(await known()).toBe(404); // the key opens: nobody of this id
    end(first.child);
    await first.exit;

    let random = seed;
    for (let round = 1; round <= ROUNDS; round += 1) {
      random = (random * 1_103_515_245 + 12_345) % 2 ** 31;
      const { child, said, exit } = command(port, 'start');
      last = child;
      await until(() => expect(said.text).not.toBe(''), 60_000);
      await pause(random % LONGEST_MS);
      if (round % 3 === 0)
        try {
          process.kill(postgres(), 'SIGKILL');
        } catch {
          // It was not up yet.
        }
      end(child);
      await exit;
    }

    const { child, exit } = await up(port);
    expect(await known()).toBe(404);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    expect(postgres).toThrow('no such file');
  },
  (ROUNDS + 4) * 60_000,
);
