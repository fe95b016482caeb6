// Debian's own PostgreSQL, reached by a socket of its own, for one run of tests: older than the one that comes with npm.
import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inMemory } from './programs.mjs';

const run = promisify(execFile);
const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));

/** A user as DATABASE_URL may have one: it owns its database and may create roles; it is no superuser. */
async function ordinaryUser(superuser, password) {
  const { default: pg } = await import('pg');
  const client = new pg.Client(superuser);
  await client.connect();
  await client.query(`create role tester login createdb createrole password '${password}'`);
  await client.query('create database tester owner tester');
  const { rows } = await client.query('show server_version');
  await client.end();
  return rows[0].server_version;
}

/** Starts it from the programs in `bin`; answers the address of its ordinary user. Nothing is left after `stop`. */
export async function oldPostgres(bin) {
  const home = mkdtempSync(join(inMemory() ?? tmpdir(), 'old-postgres-'));
  const user = process.getuid() === 0 ? { uid: id('-u'), gid: id('-g') } : {};
  const as = { ...user, cwd: home, env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' } };
  const data = join(home, 'data');
  const password = randomBytes(16).toString('hex');
  const file = join(home, 'password');
  writeFileSync(file, password, { mode: 0o600 });
  if (user.uid) for (const path of [home, file]) chownSync(path, user.uid, user.gid);
  const access = ['--username=postgres', `--pwfile=${file}`, '--auth=scram-sha-256'];
  await run(join(bin, 'initdb'), ['-D', data, '--encoding=UTF8', '--locale=C.UTF-8', ...access], as);
  const log = join(home, 'log');
  const options = `-c listen_addresses='' -c unix_socket_directories=${home} -c fsync=off -c full_page_writes=off -c synchronous_commit=off`;
  await run(join(bin, 'pg_ctl'), ['start', '-w', '-D', data, '-l', log, '-o', options], as).catch((error) => {
    throw new Error(`${error.message}\n${readFileSync(log, 'utf8')}`);
  });
  const version = await ordinaryUser(`postgres://postgres:${password}@localhost/postgres?host=${home}`, password);
  return {
    version,
    url: `postgres://tester:${password}@localhost/tester?host=${home}`,
    async stop() {
      await run(join(bin, 'pg_ctl'), ['stop', '-w', '-m', 'immediate', '-D', data], as);
      rmSync(home, { recursive: true, force: true });
    },
  };
}
