// An installation to measure: its own PostgreSQL, migrated databases, invented people, and the real API process.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountsService, FactorsService, Sessions, WelcomeService } from '../../dist/libs/accounts/index.js';
import { Secret, TOTP } from 'otpauth';
import { bytesOf, ImportService } from '../../dist/libs/exchange/index.js';
import {
  administer,
  databaseUrl,
  environmentOf,
  loadConfig,
  makeKeyFile,
  migrate,
  NAME,
  scratchServer,
  within,
} from '../../dist/libs/platform/index.js';
import { createContext } from '../../dist/apps/worker/worker.module.js';
import { migrator } from '../../dist/apps/data-source.js';
import { freePort, launch } from './processes.mjs';
import { tell } from './report.mjs';

/** The one server of a run, and a folder with its key file; both are gone when it is closed. */
export async function openSite() {
  const folder = mkdtempSync(join(tmpdir(), `${NAME}-bench-`));
  const server = await scratchServer(loadConfig({ DATA_DIR: folder }));
  const keyFile = join(folder, '..', `${NAME}-bench-${randomUUID()}.keys`);
  makeKeyFile(keyFile);
  const named = (name) => ({
    ...loadConfig({ DATA_DIR: folder, KEY_FILE: keyFile }),
    databaseUrl: databaseUrl(server.url, name),
  });
  return {
    folder,
    /** A config on a new, migrated and empty database. */
    async database(name) {
      await administer(server.url, `create database ${name}`);
      const config = named(name);
      const source = await migrator(config.databaseUrl);
      await migrate(source, config.databaseUrl).finally(() => source.destroy());
      return config;
    },
    /** The same of a copy of another database that nobody is connected to. */
    async copy(name, of) {
      await administer(server.url, `create database ${name} template ${of}`);
      return named(name);
    },
    drop: (name) => administer(server.url, `drop database if exists ${name} with (force)`),
    async close() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
      rmSync(keyFile, { force: true });
    },
  };
}

/** The services of an installation in this process, for its organization, for as long as `work` takes. */
export async function inServices(config, work) {
  const app = await createContext(config);
  try {
    const organizationId = await app.get(AccountsService).organization('Bench');
    return await within({ organizationId, actor: { id: 'bench' } }, () => work(app, organizationId));
  } finally {
    await app.close();
  }
}

/** The real API process in production mode. */
export async function startApi(config, entry = '../../dist/apps/api/main.js') {
  const port = await freePort();
  const env = environmentOf({ ...config, port, publicUrl: `http://localhost:${port}` });
  const api = await launch(entry, { env });
  return { ...api, url: `http://127.0.0.1:${port}` };
}

const GIVEN = [
  'Yaretzi',
  'Ifrah',
  'Íñigo',
  'Mai',
  'Abdirahman',
  'Chue',
  'Rosa',
  'Tenzin',
  'Hodan',
  'Lucía',
  'Kenji',
  'Awa',
];
const FAMILY = [
  'Quiñones Ibarra',
  'Xirsi',
  'Muñoz Petla',
  'Vang',
  'Warsame',
  'Lee',
  'Delgado',
  'Lhamo',
  'Nuur',
  'Ortega',
];
const TAGS = ['Ward 9', 'Volunteer', 'Phone Bank', 'Canvasser', 'Interpreter', 'Tabling 2025'];
const pick = (list, n) => list[n % list.length];

/** One of 1,200 names. */
function nameOf(n) {
  const [second, third] = [Math.floor(n / GIVEN.length), Math.floor(n / GIVEN.length / FAMILY.length)];
  return [pick(GIVEN, n), `${pick(FAMILY, second)} ${pick(FAMILY, third)}`];
}

/** Row `n` of an Action Network export of invented people; a number is shared, but not by two of the same name. */
function row(n) {
  const line = n % 100;
  const [given, family] = nameOf(Math.floor(n / 100) + 37 * line);
  const phone = `(612) 555-01${String(line).padStart(2, '0')}`;
  const email = n % 20 === 7 ? 'unsubscribed' : 'subscribed';
  const tags = [pick(TAGS, n), pick(TAGS, n + 1 + (n % 4))].join(', ');
  const [language, sms] = [n % 3 ? 'English' : 'Spanish', n % 2 ? 'subscribed' : ''];
  return [given, family, `person${n}@example.org`, phone, sms, `${7000 + n} Cedar Ave S`, 'Minneapolis', '55404', email]
    .concat(['2026-02-02 01:14:09 UTC', tags, language])
    .map((cell) => `"${cell}"`)
    .join(',');
}
const HEADER =
  'first_name,last_name,email,can2_phone,can2_sms_status,can2_user_address,can2_user_city,zip_code,can2_subscription_status,can2_subscription_date,can2_user_tags,Preferred Language';

/** Writes a file of `count` invented people, and answers where it is. */
export function csv(folder, count, from = 0) {
  const path = join(folder, `people-${from}-${count}.csv`);
  writeFileSync(path, [HEADER, ...Array.from({ length: count }, (_, n) => row(from + n))].join('\n'));
  return path;
}

/** Imports a file of `count` people as an organizer does; the report must say that all are new. */
export async function importPeople(app, path, count) {
  const report = await app.get(ImportService).run(bytesOf(path));
  if (report.created !== count) throw new Error(`Of ${count} people ${report.created} were created`);
}

/** How the organizer of every benchmark signs in. */
export const ORGANIZER = { email: 'ana@example.org', password: 'four random words in a row' };

/** Somebody who is signed in with an app: the cookie of an organizer's session, and their codes for paper. */
export async function organizer(app) {
  const welcome = app.get(WelcomeService);
  const token = await welcome.link('organizer');
  const factors = app.get(FactorsService);
  const actor = await app.get(Sessions).actorOf(await welcome.accept({ token, name: 'Ana Prueba', ...ORGANIZER }));
  const { secret } = await factors.setUpApp(actor);
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  const enrolled = await factors.addApp(actor, code);
  return { cookie: `__Host-sid=${enrolled.secret}`, codes: enrolled.codes };
}

/** A full clean-up of one database, so that nothing of that is done while it is measured. */
export async function settle(config) {
  tell('vacuum');
  await administer(config.databaseUrl, 'vacuum (freeze, analyze)');
  await administer(config.databaseUrl, 'checkpoint');
}
