// The second start, until everything is healthy, against a bare Fastify on a PostgreSQL that is started alike.
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentOf, loadConfig } from '../../dist/libs/platform/index.js';
import { alternate, freePort, keep, stop } from './processes.mjs';
import { line, tell } from './report.mjs';

const ROUNDS = 3;
const CLI = join(import.meta.dirname, '../../dist/apps/cli/main.js');
const HELLO = join(import.meta.dirname, 'peers/hello.mjs');

/** Both keep their data between the rounds; the first start of each is not counted. */
export async function startup() {
  const home = mkdtempSync(join(tmpdir(), 'bench-start-'));
  chmodSync(home, 0o755);
  try {
    const starter = (name, args) => () => untilHealthy(args, settingsIn(join(home, name)));
    const contestants = { ours: starter('ours', [CLI, 'start']), hello: starter('hello', [HELLO]) };
    tell('first starts');
    for (const first of Object.values(contestants)) await first();
    const reached = await alternate(ROUNDS, contestants);
    line({ name: 'start-up/hello', ours: reached.ours, peer: reached.hello, unit: 'ms', better: 'less' });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function settingsIn(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  return { DATA_DIR: join(folder, 'data'), KEY_FILE: join(folder, 'keys'), HOME: folder };
}

async function untilHealthy(args, settings) {
  const port = await freePort();
  const env = { ...environmentOf(loadConfig({ ...settings, PORT: String(port) })), HOME: settings.HOME };
  const from = performance.now();
  const child = keep(
    spawn(process.execPath, args, { env: { PATH: process.env.PATH, ...env }, stdio: ['ignore', 'pipe', 2] }),
  );
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  try {
    for (const end = Date.now() + 120_000; ; await new Promise((done) => setTimeout(done, 10))) {
      if (child.exitCode !== null || Date.now() > end) throw new Error(`It did not start:\n${said}`);
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
      if (answer?.ok) return performance.now() - from;
    }
  } finally {
    await stop(child);
  }
}
