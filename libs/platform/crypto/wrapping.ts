import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { timingSafeEqual } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';

const SALT = 16;
const IV = 12;
const TAG = 16;
const COMMITMENT = 16;

/** A key for one wrapping, and what commits to it: AES-GCM alone may open under two keys, each to another text. */
function keysFor(kek: KeyObject, salt: Buffer, name: string): { key: KeyObject; commitment: Buffer } {
  const bytes = Buffer.from(hkdfSync('sha256', kek, salt, `wrap|${name}`, 32 + COMMITMENT));
  return { key: createSecretKey(bytes.subarray(0, 32)), commitment: bytes.subarray(32) };
}

/** Wraps a secret under a key, for one name: `salt | commitment | iv | ciphertext | tag`. */
export function wrap(kek: KeyObject, name: string, secret: Buffer): Buffer {
  const [salt, iv] = [randomBytes(SALT), randomBytes(IV)];
  const { key, commitment } = keysFor(kek, salt, name);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(name));
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([salt, commitment, iv, sealed, cipher.getAuthTag()]);
}

/** The secret, or undefined where another key wrapped it or it was given another name; what was changed is an error. */
export function unwrap(kek: KeyObject, name: string, wrapped: Buffer): Buffer | undefined {
  const { key, commitment } = keysFor(kek, wrapped.subarray(0, SALT), name);
  const theirs = wrapped.subarray(SALT, SALT + COMMITMENT);
  if (theirs.length !== COMMITMENT || !timingSafeEqual(theirs, commitment)) return undefined;
  const at = SALT + COMMITMENT;
  const decipher = createDecipheriv('aes-256-gcm', key, wrapped.subarray(at, at + IV));
  decipher.setAAD(Buffer.from(name));
  decipher.setAuthTag(wrapped.subarray(-TAG));
  return Buffer.concat([decipher.update(wrapped.subarray(at + IV, -TAG)), decipher.final()]);
}

/** argon2id with 256 MiB and 3 passes: a second for whoever knows the passphrase, and for each guess of who does not. */
const COST = { algorithm: 2, memoryCost: 262_144, timeCost: 3, parallelism: 1, outputLen: 32 };

async function keyFrom(passphrase: string, salt: Buffer): Promise<KeyObject> {
  // Keyboards write one letter in several ways.
  return createSecretKey(await hashRaw(passphrase.normalize('NFC'), { ...COST, salt }));
}

/** Wraps a secret under a passphrase: a salt of its own, then as `wrap`. */
export async function wrapWithPassphrase(passphrase: string, name: string, secret: Buffer): Promise<Buffer> {
  const salt = randomBytes(SALT);
  return Buffer.concat([salt, wrap(await keyFrom(passphrase, salt), name, secret)]);
}

/** The secret, or undefined where it was another passphrase. */
export async function unwrapWithPassphrase(
  passphrase: string,
  name: string,
  wrapped: Buffer,
): Promise<Buffer | undefined> {
  return unwrap(await keyFrom(passphrase, wrapped.subarray(0, SALT)), name, wrapped.subarray(SALT));
}
