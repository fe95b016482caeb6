// npm run bench: brings what the benchmarks are measured with and against, and runs them, or those that are named. One
// JSON line for each on standard output; how far it is, on the other channel.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installMissing } from './programs.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bench = join(root, 'test/bench');
/** Everything together ends after this long, whatever hangs. */
const MINUTES = 20;

/** Whether the peers are there as their lock file says; what some other platform needs may be missing. */
function installed() {
  const place = join(bench, 'node_modules/.package-lock.json');
  if (!existsSync(place)) return false;
  const [wanted, there] = [join(bench, 'package-lock.json'), place].map(
    (path) => JSON.parse(readFileSync(path)).packages,
  );
  return Object.entries(wanted).every(([name, p]) => !name || p.optional || there[name]?.version === p.version);
}

if (!installed()) {
  console.error('Installing what is measured against (npm ci in test/bench); this happens once ...');
  const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  const { status } = spawnSync('npm', ['ci', ...options], { cwd: bench, stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(1);
}
// On a machine of one's own programs are installed by hand; on one that is thrown away they are brought.
if (['true', '1'].includes(process.env.CI) && process.getuid?.() === 0) installMissing();
const run = ['--enable-source-maps', join(bench, 'run.mjs'), ...process.argv.slice(2)];
const { status, error } = spawnSync(process.execPath, run, { cwd: root, stdio: 'inherit', timeout: MINUTES * 60_000 });
if (error) console.error(error.message);
process.exit(status ?? 1);
