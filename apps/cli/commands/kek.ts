import { createSecretKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type pg from 'pg';
import {
  type Config,
  identityIn,
  keyFileOf,
  LOCKED_NAME,
  openRoots,
  openWithOfficers,
  readKeyFile,
  readLocks,
  readRoots,
  unwrapWithPassphrase,
} from '#platform';
import { askSecret } from '../terminal.ts';

/** The key that wraps the root keys, from the file if it opens them; undefined where it does not. */
export async function kekOfFile(config: Config, client: pg.ClientBase): Promise<KeyObject | undefined> {
  const file = keyFileOf(config);
  const kek = file ? readKeyFile(file).kek : undefined;
  return kek && openRoots(kek, await readRoots(client)) ? kek : undefined;
}

/**
 * The key that wraps the root keys: from the file; else from two officers, whose identity files are named; else by the
 * passphrase, asked for in the terminal.
 */
export async function openKek(
  config: Config,
  client: pg.ClientBase,
  identities: readonly string[],
): Promise<KeyObject> {
  const kek = await kekOfFile(config, client);
  if (kek) return kek;
  const secret = await unlocked(client, identities);
  const opened = createSecretKey(secret);
  if (!openRoots(opened, await readRoots(client))) throw new Error('This opens another key than the root keys need');
  return opened;
}

/** The secret behind the locks. */
async function unlocked(client: pg.ClientBase, identities: readonly string[]): Promise<Buffer> {
  const { passphrase, officers } = await readLocks(client);
  if (identities.length) {
    if (!officers) throw new Error('No officers were named: keys officers A.pub B.pub C.pub');
    const secret = await openWithOfficers(officers, identities.map(identityOf));
    if (!secret) throw new Error('It takes two of the three officers, each with their own key file');
    return secret;
  }
  if (!passphrase)
    throw new Error(
      officers
        ? 'Name the key files of two officers: keys unlock A.key B.key'
        : 'There is no key file, and no passphrase',
    );
  const secret = await unwrapWithPassphrase(await askSecret('Passphrase: '), LOCKED_NAME, passphrase);
  if (!secret) throw new Error('This is not the passphrase');
  return secret;
}

function identityOf(path: string): string {
  const identity = identityIn(readFileSync(path, 'utf8'));
  if (!identity) throw new Error(`${path} holds no age identity`);
  return identity;
}
