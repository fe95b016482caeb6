// The programs that tests need and npm does not bring: a Redis, a Chromium with fonts, and Debian's own PostgreSQL.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, readFileSync, statfsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const FONTS = '/usr/share/fonts/truetype';
const POSTGRES = '/usr/lib/postgresql';

function which(...names) {
  for (const name of names)
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not in this folder.
      }
    }
  return undefined;
}

/** The programs of the oldest of Debian's own PostgreSQL servers that we run on. */
function postgres() {
  const versions = existsSync(POSTGRES) ? readdirSync(POSTGRES) : [];
  const there = versions.filter((v) => v >= 15 && existsSync(join(POSTGRES, v, 'bin/initdb')));
  return there.length ? join(POSTGRES, there.sort((a, b) => a - b)[0], 'bin') : undefined;
}

/** Debian 12 has PostgreSQL 15, Debian 13 has 17. */
function postgresPackage() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return /^VERSION_ID="?13/m.test(release) ? 'postgresql-17' : 'postgresql-15';
}

/** Each program: its place where it is there, the Debian package that brings it, and what cannot be tested without. */
const wanted = () => [
  // Debian's redis-tools holds the server too, as its file checker: it does what it is called.
  { name: 'redis', path: which('redis-server', 'redis-check-rdb'), package: 'redis-tools', for: 'jobs on Redis' },
  // The shell is the same Chromium without what nobody sees here: a fifth less work.
  {
    name: 'chromium',
    path: which('chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'),
    best: which('chromium-headless-shell'),
    package: 'chromium-headless-shell',
    for: 'pages in a browser',
  },
  { name: 'fonts', path: existsSync(FONTS) ? FONTS : undefined, package: 'fonts-noto-core', for: 'screenshots' },
  { name: 'postgres', path: postgres(), package: postgresPackage(), for: "Debian's PostgreSQL" },
];

/** Where each program is; undefined where it is missing. */
export const programs = () => Object.fromEntries(wanted().map(({ name, path }) => [name, path]));

/** Keeps Debian from making a database of its own and starting it. */
const NO_CLUSTER =
  "mkdir -p /etc/postgresql-common && echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf && ";

/**
 * The programs that are missing, and the one command that installs them on Debian; it starts no service. Where one does
 * what a better one would, `best` counts it as missing.
 */
export function missing({ best = false } = {}) {
  const list = wanted().filter((each) => !(best && 'best' in each ? each.best : each.path));
  const packages = list.map((each) => each.package).join(' ');
  const before = list.some(({ name }) => name === 'postgres') ? NO_CLUSTER : '';
  return { list, command: `${before}apt-get update && apt-get install -y --no-install-recommends ${packages}` };
}

/** Installs what is missing: only for machines that are thrown away, and as root. */
export function installMissing() {
  const { list, command } = missing({ best: true });
  if (!list.length) return;
  console.log(`Installing ${list.map((each) => each.package).join(', ')} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = () => spawnSync('sh', ['-c', command], { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
  if (!run() && !run()) console.error(`Could not be installed: ${command}`);
}

/** Room that a database which is thrown away may take, in bytes; it has never been seen to take a quarter of it. */
const ROOM = 8 * 2 ** 30;

/** A folder in memory with room for such a database, where the machine has one: it makes thousands of files. */
export function inMemory() {
  const folder = '/dev/shm';
  if (!existsSync(folder)) return undefined;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= ROOM ? folder : undefined;
}
