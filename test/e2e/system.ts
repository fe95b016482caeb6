import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { APP_ROLE, type Config, databaseUrl, environmentOf, NAME } from '#platform';
import { dropDatabase, testConfig, until } from '../harness.ts';
import { freePort } from '../stores.ts';

const CLI = join(import.meta.dirname, '../../dist/apps/cli/main.js');

/** What `npm start` runs, compiled and in production mode: API and worker on a database of their own. */
export interface System {
  readonly url: string;
  /** The secret part of the one-time link that makes the owner. */
  readonly welcome: string;
  /** Everything below it is this system's: `data` is its DATA_DIR, `tmp` its temporary folder. */
  readonly home: string;
  readonly databaseUrl: string;
  /** Of the process that started the others. */
  readonly pid: number;
  /** What it was started with: another start with the same goes on with its data. */
  readonly env: NodeJS.ProcessEnv;
  /** Everything that it has printed. */
  readonly said: () => string;
  /** Runs a command of the command line on the same installation; answers what it printed. */
  cli(...args: string[]): Promise<string>;
  /** The same, with what is typed into it. */
  typed(lines: readonly string[], ...args: string[]): Promise<string>;
  /** Changes rows as the app may, and answers what it is told. */
  change(sql: string): Promise<object[]>;
  /** As if whoever has signed in had just shown a factor, however long the walk takes. */
  keepProved(): Promise<unknown>;
  /** Ends it as Ctrl-C does, and leaves its data. */
  stop(): Promise<void>;
  close(): Promise<void>;
}
/** How a system is started: `own` gives it a PostgreSQL of its own below DATA_DIR, as a newcomer has it. */
export interface Choices {
  readonly own?: boolean;
  readonly env?: NodeJS.ProcessEnv;
}

async function finished(child: ChildProcess): Promise<string> {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += String(chunk)));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`It ended with ${code}:\n${text}`);
  return text.trim();
}

/** A folder that PostgreSQL's user may enter, too, so that all data of the system lie below it. */
function makeHome(): string {
  const home = mkdtempSync(join(tmpdir(), `${NAME}-e2e-`));
  for (const each of ['', 'data', 'tmp', 'config']) mkdirSync(join(home, each), { recursive: true });
  for (const each of ['', 'data']) chmodSync(join(home, each), 0o755);
  return home;
}

/** Where the PostgreSQL of a data directory listens: on a socket in its home. */
function ownDatabase(dataDir: string): string {
  const password = readFileSync(join(dataDir, 'postgres.password'), 'utf8');
  return databaseUrl(`postgres://postgres:${password}@localhost/postgres?host=${join(dataDir, 'postgres')}`, NAME);
}

async function changed(url: string, sql: string): Promise<object[]> {
  const client = new pg.Client({ connectionString: url, options: `-c role=${APP_ROLE}` });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>('select id from organization');
    await client.query(`select set_config('app.organization', $1, false)`, [rows[0]!.id]);
    return (await client.query<object>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function environment(home: string, { own, env }: Choices): Promise<{ config?: Config; env: NodeJS.ProcessEnv }> {
  const port = await freePort();
  const places = { port, publicUrl: `http://localhost:${port}`, dataDir: join(home, 'data') };
  const more = { ...env, TMPDIR: join(home, 'tmp') };
  const config = await testConfig({ mode: 'production', ...places });
  if (!own) return { config, env: { ...environmentOf(config), ...more } };
  await dropDatabase(config);
  const keyFile = join(home, 'config', 'keys');
  return { env: { ...environmentOf({ ...config, keyFile, databaseUrl: '' }), ...more } };
}

/** Starts it and waits until it says that it runs. */
export async function startSystem(choices: Choices = {}): Promise<System> {
  const home = makeHome();
  const { config, env } = await environment(home, choices);
  const child = spawn(process.execPath, [CLI, 'start'], { env, detached: true });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const exit = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), 120_000);
    await exit;
    clearTimeout(timer);
  };
  const close = async () => {
    await stop();
    if (config) await dropDatabase(config);
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await until(() => {
      if (child.exitCode !== null || !/welcome#\S+\s|Sign in: \S+\s/.test(said))
        throw new Error(`It did not start:\n${said}`);
    });
  } catch (error) {
    await close();
    throw error;
  }
  const url = (env.DATABASE_URL || config?.databaseUrl) ?? ownDatabase(join(home, 'data'));
  const change = (sql: string) => changed(url, sql);
  return {
    url: env.PUBLIC_URL!,
    welcome: /welcome#(\S+)/.exec(said)?.[1] ?? '',
    home,
    pid: child.pid!,
    env,
    databaseUrl: url,
    said: () => said,
    cli: (...args) => finished(spawn(process.execPath, [CLI, ...args], { env })),
    typed(lines, ...args) {
      const typing = spawn(process.execPath, [CLI, ...args], { env });
      typing.stdin.end(lines.map((line) => `${line}\n`).join(''));
      return finished(typing);
    },
    change,
    keepProved: () => change(`update session set "factorAt" = now() + interval '1 day' where "factorAt" is not null`),
    stop,
    close,
  };
}
