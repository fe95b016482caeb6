import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { RootKeys, Roots } from './keys.ts';
import type { ForOfficers } from './officers.ts';
import { unwrap, wrap } from './wrapping.ts';

/** A root key as the database holds it. */
export interface RootRow {
  readonly purpose: 'seal' | 'index';
  readonly version: number;
  readonly wrapped: Buffer;
  readonly createdAt: Date;
  readonly retiredAt: Date | null;
}

/** The locks beside the key file. */
export interface Locks {
  readonly passphrase?: Buffer;
  readonly officers?: ForOfficers;
}

type Client = pg.Pool | pg.ClientBase;

const nameOf = ({ purpose, version }: Pick<RootRow, 'purpose' | 'version'>): string => `root|${purpose}|${version}`;
/** The name that the locks wrap the key under. */
export const LOCKED_NAME = 'kek';

/** The root keys, the oldest first. */
export async function readRoots(client: Client): Promise<RootRow[]> {
  return (await client.query<RootRow>('select * from root_key order by purpose, version')).rows;
}

/** The locks, as they are in the database. */
export async function readLocks(client: Client): Promise<Locks> {
  const { rows } = await client.query<{ kind: string; content: { wrapped: string } & ForOfficers }>(
    'select kind, content from key_lock',
  );
  const of = (kind: string) => rows.find((row) => row.kind === kind)?.content;
  const [passphrase, officers] = [of('passphrase'), of('officers')];
  return {
    ...(passphrase && { passphrase: Buffer.from(passphrase.wrapped, 'base64') }),
    ...(officers && { officers }),
  };
}

/** Opens the root keys; undefined where this is not the key that wrapped all of them. */
export function openRoots(kek: KeyObject, rows: readonly RootRow[]): Roots | undefined {
  const seal = new Map<number, KeyObject>();
  let index: KeyObject | undefined;
  let newest = 0;
  for (const row of rows.filter(({ wrapped }) => wrapped.length)) {
    const secret = unwrap(kek, nameOf(row), row.wrapped);
    if (!secret) return undefined;
    if (row.purpose === 'index') index = createSecretKey(secret);
    else seal.set(row.version, createSecretKey(secret));
    if (row.purpose === 'seal' && !row.retiredAt) newest = Math.max(newest, row.version);
  }
  return index && newest ? { seal, index, newest } : undefined;
}

/** The first root keys: those of an older build's key file, else new ones. */
export function firstRoots(taken: RootKeys): Pick<Roots, 'seal' | 'index'> {
  const fresh = () => createSecretKey(randomBytes(32));
  const index = taken.get(1) ?? [...taken.values()][0] ?? fresh();
  return { index, seal: taken.size ? taken : new Map([[1, fresh()]]) };
}

/** Puts the first root keys, unless another process did: one statement, so that all are of one process. */
export async function putFirst(client: Client, kek: KeyObject, { seal, index }: Pick<Roots, 'seal' | 'index'>) {
  const rows = [
    { purpose: 'index' as const, version: 1, key: index },
    ...[...seal].map(([version, key]) => ({ purpose: 'seal' as const, version, key })),
  ];
  await client.query(
    `insert into root_key (purpose, version, wrapped) select * from unnest($1::text[], $2::int[], $3::bytea[])
     where not exists (select 1 from root_key) on conflict do nothing`,
    [
      rows.map(({ purpose }) => purpose),
      rows.map(({ version }) => version),
      rows.map((row) => wrap(kek, nameOf(row), row.key.export())),
    ],
  );
}

/** Adds a root key that seals from now on; answers its version. */
export async function addVersion(client: Client, kek: KeyObject): Promise<number> {
  const rows = (await readRoots(client)).filter(({ purpose }) => purpose === 'seal');
  const version = Math.max(...rows.map((row) => row.version)) + 1;
  if (version > 255) throw new Error('There is no version after 255');
  const wrapped = wrap(kek, nameOf({ purpose: 'seal', version }), randomBytes(32));
  await client.query(`insert into root_key (purpose, version, wrapped) values ('seal', $1, $2)`, [version, wrapped]);
  return version;
}

/** Wraps all root keys by another key, and replaces the locks; both or neither. The key before it opens nothing more. */
export async function rewrap(client: pg.ClientBase, from: KeyObject, to: KeyObject, locks: Locks): Promise<void> {
  await client.query('begin');
  try {
    await client.query('lock table root_key in exclusive mode');
    for (const row of (await readRoots(client)).filter(({ wrapped }) => wrapped.length)) {
      const secret = unwrap(from, nameOf(row), row.wrapped);
      if (!secret) throw new Error('This key does not open the root keys');
      const wrapped = wrap(to, nameOf(row), secret);
      const { purpose, version } = row;
      const where = 'where purpose = $2 and version = $3';
      await client.query(`update root_key set wrapped = $1 ${where}`, [wrapped, purpose, version]);
    }
    await client.query('delete from key_lock');
    await putLocks(client, locks);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Puts locks beside those that are there; one of the same kind is replaced. */
export async function putLocks(client: Client, { passphrase, officers }: Locks): Promise<void> {
  const contents = {
    ...(passphrase && { passphrase: { wrapped: passphrase.toString('base64') } }),
    ...(officers && { officers }),
  };
  for (const [kind, content] of Object.entries(contents))
    await client.query(
      `insert into key_lock (kind, content) values ($1, $2)
       on conflict (kind) do update set content = excluded.content, "createdAt" = now()`,
      [kind, content],
    );
}
