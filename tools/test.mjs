// npm test and npm run torture: brings or names the programs that tests need, runs Jest, and counts what was left out.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { oldPostgres } from './old-postgres.mjs';
import { installMissing, missing, programs } from './programs.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [kind, ...args] = process.argv.slice(2);
const torture = kind === 'torture';
const ci = ['true', '1'].includes(process.env.CI);
/** A file that says nothing for this long hangs, and is ended. */
const SILENCE_MINUTES = Number(process.env.SILENCE_MINUTES ?? (torture ? 120 : 8));
/** What is also run on Debian's own PostgreSQL: whatever rests on roles, policies, locks and constraints. */
const ON_OLD_POSTGRES = [
  'test/isolation',
  'test/jobs',
  'test/outbox',
  'test/sharing',
  'libs/people/people',
  'libs/people/(history/notes|consent/(ledger|stop)|intake/meeting|numbers/small|names/search)',
  'libs/events',
  'libs/petitions/wards',
  'libs/outreach/outreach',
  'libs/outreach/blasts',
];

const total = { passed: 0, failed: 0, skipped: 0 };
/** What failed and why, told again at the end, where it is found. */
const failures = [];
/** How much of why is told there: in lines. */
const WHY = 24;
const why = (messages) =>
  stripVTControlCharacters(messages.join('\n'))
    .split('\n')
    .slice(0, WHY)
    .map((line) => `\n    ${line}`)
    .join('');
const failuresOf = ({ name, status, message, assertionResults }) => {
  const file = name.slice(root.length + 1);
  const failed = assertionResults
    .filter((each) => each.status === 'failed')
    .map(({ fullName, failureMessages }) => `${file}: ${fullName}${why(failureMessages)}`);
  return status === 'failed' && !failed.length ? [`${file}: it could not be run${why([message])}`] : failed;
};
function count({ passed, failed, skipped }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

/** Ends what is left of a process group; first gives its servers time to clean up. */
async function endGroup(pid) {
  const signal = (name) => {
    try {
      return process.kill(-pid, name);
    } catch {
      return false;
    }
  };
  for (let tries = 0; tries < 100; tries += 1) {
    if (!signal(0)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  signal('SIGKILL');
}

/** Runs a command in a group of its own, which ends with this process or when it says nothing for too long. */
async function watched(command, options) {
  const stdio = ['ignore', 'pipe', 'pipe'];
  const child = spawn(process.execPath, command, { ...options, cwd: root, detached: true, stdio });
  const end = () => {
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
  };
  let timer;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      console.log(`Nothing was heard for ${SILENCE_MINUTES} minutes: ended`);
      end();
    }, SILENCE_MINUTES * 60_000);
  };
  heard();
  child.stdout.on('data', (chunk) => (heard(), process.stdout.write(chunk)));
  child.stderr.on('data', (chunk) => (heard(), process.stderr.write(chunk)));
  let interrupted = false;
  const stop = () => {
    interrupted = true;
    end();
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
  const [code] = await once(child, 'exit');
  clearTimeout(timer);
  await endGroup(child.pid);
  if (interrupted) process.exit(130);
  for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, stop);
  return code ?? 1;
}

/** Runs Jest and counts; a file that could not be loaded, and a run that was ended, each count as a failure. */
async function jest(patterns, env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'jest-'));
  const outputFile = join(folder, 'results.json');
  const config = join(root, torture ? 'test/torture/jest.config.js' : 'jest.config.js');
  const options = ['--config', config, '--json', `--outputFile=${outputFile}`];
  if (process.stdout.isTTY) options.push('--colors');
  const node = ['--experimental-vm-modules', '--no-warnings', join(root, 'node_modules/jest/bin/jest.js')];
  const code = await watched([...node, ...options, ...patterns], { env: { ...process.env, ...env } });
  try {
    const results = JSON.parse(readFileSync(outputFile, 'utf8'));
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    count({
      passed: results.numPassedTests,
      failed: failed || Number(code !== 0),
      skipped: results.numPendingTests + results.numTodoTests,
    });
    sayLeftOut(results);
    failures.push(...results.testResults.flatMap(failuresOf));
  } catch {
    count({ passed: 0, failed: 1, skipped: 0 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sayLeftOut({ testResults }) {
  for (const { name, assertionResults } of testResults) {
    const left = assertionResults.filter(({ status }) => status === 'pending' || status === 'todo');
    if (left.length) console.log(`Skipped ${left.length} in ${name.slice(root.length + 1)}`);
  }
}

async function onOldPostgres(bin) {
  if (!bin) {
    console.log("Skipped 1: everything on Debian's PostgreSQL, which is missing");
    return count({ passed: 0, failed: 0, skipped: 1 });
  }
  const server = await oldPostgres(bin);
  try {
    console.log(
      `\nThe same on PostgreSQL ${server.version}, as a user who is no superuser: ${ON_OLD_POSTGRES.join(', ')}`,
    );
    await jest(ON_OLD_POSTGRES, { DATABASE_URL: server.url });
  } finally {
    await server.stop();
  }
}

if ((ci || torture) && process.getuid?.() === 0) installMissing();
const { list, command } = missing();
if (list.length) {
  const what = list.map((each) => `${each.for} (${each.package})`).join(', ');
  console.log(`Not tested on this machine: ${what}. To have it, as root on Debian:\n  ${command}`);
}
await jest(args);
if (!torture && !args.length) await onOldPostgres(programs().postgres);
for (const failure of failures) console.log(`Failed: ${failure}`);
if (ci && total.skipped) console.error('With CI=true nothing may be skipped.');
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed || !total.passed || (ci && total.skipped) ? 1 : 0);
