import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentOf, NAME } from '#platform';
import { dropDatabase, testConfig, until } from '../harness.ts';
import { freePort } from '../stores.ts';

const CLI = join(import.meta.dirname, '../../dist/apps/cli/main.js');

/** What `npm start` runs, compiled and in production mode: API and worker on a database of their own. */
export interface System {
  readonly url: string;
  /** The secret part of the one-time link that makes the owner. */
  readonly welcome: string;
  /** Everything that it has printed. */
  readonly said: () => string;
  /** Runs a command of the command line on the same installation; answers what it printed. */
  cli(...args: string[]): Promise<string>;
  close(): Promise<void>;
}

async function finished(child: ChildProcess): Promise<string> {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += String(chunk)));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`It ended with ${code}:\n${text}`);
  return text;
}

/** Starts it and waits until it says that it runs. */
export async function startSystem(more: NodeJS.ProcessEnv = {}): Promise<System> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const dataDir = mkdtempSync(join(tmpdir(), `${NAME}-e2e-`));
  const config = await testConfig({ mode: 'production', port, publicUrl: url, dataDir });
  const env = { ...environmentOf(config), ...more };
  const child = spawn(process.execPath, [CLI, 'start'], { env, detached: true });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const exit = once(child, 'exit');
  const close = async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), 25_000);
    await exit;
    clearTimeout(timer);
    await dropDatabase(config);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await until(() => {
      if (!/welcome#\S+\s|Sign in: \S+\s/.test(said)) throw new Error(`It did not start:\n${said}`);
    }, 60_000);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    url,
    welcome: /welcome#(\S+)/.exec(said)?.[1] ?? '',
    said: () => said,
    cli: (...args) => finished(spawn(process.execPath, [CLI, ...args], { env })),
    close,
  };
}
