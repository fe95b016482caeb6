import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import pg from 'pg';
import {
  addVersion,
  type Config,
  countSealings,
  credentialOf,
  handOver,
  LOCKED_NAME,
  type Locks,
  putLocks,
  readLocks,
  readRoots,
  recipientIn,
  retireVersion,
  rewrap,
  sealForOfficers,
  wrapWithPassphrase,
  writeKeyFile,
} from '#platform';
import { withDatabase } from '../prepare.ts';
import { askSecret } from '../terminal.ts';
import { kekOfFile, openKek } from './kek.ts';

const USAGE = `Usage: npm run -s cli -- keys VERB
  status                        how the keys are opened, and what is sealed with which version
  rotate [A.key B.key]          a new version seals from now on; the worker seals the rows anew
  retire VERSION                gives up an older version, once nothing is sealed with it
  passphrase [A.key B.key]      from now on a passphrase opens the keys; the key file is removed
  officers A.pub B.pub C.pub [--only]   any two of three people open the keys together (age keys)
  file [A.key B.key]            from now on a key file opens the keys
  unlock [A.key B.key]          gives the keys to the processes that run on this machine
A.key and B.key are age identities of two officers, where neither the key file nor a passphrase is at hand.`;

/** What a verb works with: the database as its owner, and who asks. */
interface Work {
  readonly config: Config;
  readonly client: pg.Client;
  readonly args: readonly string[];
}

/** Shows the keys, changes them, and says how they are opened. */
export async function keys(config: Config, [verb = '', ...args]: string[]): Promise<number> {
  const work = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (!work) {
    console.error(USAGE);
    return 1;
  }
  return withDatabase(config, async (ready) => {
    const client = new pg.Client(ready.databaseUrl);
    await client.connect();
    try {
      return await work({ config: ready, client, args });
    } finally {
      await client.end();
    }
  });
}

const VERBS: Record<string, (work: Work) => Promise<number>> = {
  status,
  rotate,
  retire,
  passphrase,
  officers,
  file,
  unlock,
};

async function status({ config, client }: Work): Promise<number> {
  const { passphrase, officers } = await readLocks(client);
  const byFile = await kekOfFile(config, client);
  const ways = [
    byFile && (credentialOf(config) ? 'a credential of systemd' : `the key file ${config.keyFile}`),
    passphrase && 'a passphrase',
    officers && 'two of three officers',
  ].filter(Boolean);
  console.log(`The keys are opened by ${ways.join(', or by ') || 'nothing: is the key file gone?'}`);
  const sealings = await countSealings(client);
  const total = sealings.reduce((sum, { count }) => sum + count, 0);
  const rows = (await readRoots(client)).filter(({ purpose }) => purpose === 'seal');
  const newest = rows.findLast(({ retiredAt }) => !retiredAt)?.version;
  for (const { version, createdAt, retiredAt } of rows) {
    const of = sealings.filter((each) => each.version === version);
    const count = of.reduce((sum, each) => sum + each.count, 0);
    const state = retiredAt ? 'given up' : version === newest ? 'seals' : 'opens only';
    console.log(`Version ${version}, of ${createdAt.toISOString().slice(0, 10)}: ${state}, ${count} of ${total} rows`);
    if (version !== newest) for (const { table, count: left } of of) console.log(`  ${table}: ${left} rows`);
  }
  return 0;
}

async function rotate({ config, client, args }: Work): Promise<number> {
  const version = await addVersion(client, await openKek(config, client, args));
  console.log(`Version ${version} seals from now on. The worker seals anew what older ones sealed, within minutes.
keys status says how far it is. Then give the old one up: keys retire ${version - 1}`);
  return 0;
}

async function retire({ client, args: [version] }: Work): Promise<number> {
  if (!/^\d+$/.test(version ?? '')) return say(1, USAGE);
  const left = await retireVersion(client, Number(version));
  if (!left.length) return say(0, `Version ${version} is given up: nothing was sealed with it any more.`);
  for (const { table, count } of left) console.error(`${table}: ${count} rows`);
  return say(1, `These are still sealed with version ${version}. Let the worker run, and try again.`);
}

async function passphrase({ config, client, args }: Work): Promise<number> {
  const from = await openKek(config, client, args);
  const typed = await askSecret('New passphrase: ');
  if ([...typed].length < 15) return say(1, 'A passphrase needs 15 characters or more: five random words are good.');
  if ((await askSecret('Once more: ')) !== typed) return say(1, 'The two are not the same: nothing was changed.');
  const secret = randomBytes(32);
  const wrapped = await wrapWithPassphrase(typed, LOCKED_NAME, secret);
  await change(config, client, from, secret, { passphrase: wrapped });
  return say(
    0,
    `From now on the passphrase opens the keys; without it, and without officers, nobody does. The next start is locked.`,
  );
}

async function officers({ config, client, args }: Work): Promise<number> {
  const only = args.includes('--only');
  const paths = args.filter((each) => each !== '--only');
  if (paths.length !== 3) return say(1, USAGE);
  const recipients = paths.map((path) => {
    const recipient = recipientIn(readFileSync(path, 'utf8'));
    if (!recipient) throw new Error(`${path} holds no age recipient`);
    return recipient;
  });
  const from = await openKek(config, client, []);
  const secret = only ? randomBytes(32) : from.export();
  const locks = { officers: await sealForOfficers(recipients, secret) };
  if (only) await change(config, client, from, secret, locks);
  else await putLocks(client, locks);
  return say(0, `Any two of these three open the keys together: keys unlock A.key B.key`);
}

async function file({ config, client, args }: Work): Promise<number> {
  if (await kekOfFile(config, client)) return say(0, 'A key file opens the keys already.');
  const from = await openKek(config, client, args);
  const secret = randomBytes(32);
  rmSync(config.keyFile, { force: true }); // it opens nothing
  writeKeyFile(config.keyFile, secret);
  await change(config, client, from, secret, {});
  return say(0, `From now on ${config.keyFile} opens the keys. Back it up: without it the list is lost.`);
}

async function unlock({ config, client, args }: Work): Promise<number> {
  const kek = await openKek(config, client, args);
  const { taken } = await handOver(config.keyFile, kek.export());
  return taken ? say(0, `Unlocked: ${taken} processes.`) : say(1, 'Nothing that runs on this machine took the key.');
}

/** Wraps the root keys anew, tells those that run, and removes what opens nothing more. */
async function change(config: Config, client: pg.Client, from: KeyObject, secret: Buffer, locks: Locks): Promise<void> {
  const before = await readLocks(client);
  await rewrap(client, from, createSecretKey(secret), locks);
  await handOver(config.keyFile, secret);
  if (before.officers && !locks.officers) console.log('The officers’ copies are of the key before: make them anew.');
  const kept = await kekOfFile(config, client);
  if (existsSync(config.keyFile) && !kept) {
    rmSync(config.keyFile);
    console.log(`Removed ${config.keyFile}. Copies of it still open copies of the database from before now.`);
  }
  if (credentialOf(config) && !kept) console.log('The credential of systemd opens nothing more: take it out.');
}

function say(code: number, text: string): number {
  (code ? console.error : console.log)(text);
  return code;
}
