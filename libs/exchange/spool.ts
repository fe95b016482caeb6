import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError, type Config, v4 } from '#platform';
import { type Bytes, MAX_BYTES } from './reading.ts';

const BLOCK = 16;
const KEY = 32;

/** Where uploads wait, each in a file that says nothing without its key. */
export const spoolOf = ({ dataDir }: Pick<Config, 'dataDir'>): string => join(dataDir, 'spool');

/**
 * Puts an upload on disk, where it can be read from anywhere and more than once, and answers the key that it is
 * enciphered with: whoever keeps that seals it.
 */
export async function putInSpool(folder: string, id: string, upload: AsyncIterable<Buffer>): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const key = randomBytes(KEY + BLOCK);
  let size = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      done(size > MAX_BYTES ? new AppError('INVALID', 'people.import.tooLarge') : null, chunk);
    },
  });
  const cipher = createCipheriv('aes-256-ctr', key.subarray(0, KEY), key.subarray(KEY));
  try {
    await pipeline(upload, counted, cipher, createWriteStream(join(folder, id), { mode: 0o600 }));
  } catch (error) {
    await dropSpool(folder, id);
    throw error;
  }
  return key.toString('base64');
}

/** The bytes of an upload in the spool. */
export function spooledBytes(folder: string, id: string, secret: string): Bytes {
  const path = join(folder, id);
  const key = Buffer.from(secret, 'base64');
  const part = (start: number, end: number): Readable => {
    const block = Math.floor(start / BLOCK);
    const counter = (BigInt(`0x${key.toString('hex', KEY)}`) + BigInt(block)) & ((1n << 128n) - 1n);
    const iv = Buffer.from(counter.toString(16).padStart(32, '0'), 'hex');
    const file = createReadStream(path, { start: block * BLOCK, end: Math.max(start, end - 1) });
    let skip = start - block * BLOCK;
    const cut = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        const rest = chunk.subarray(skip);
        skip = Math.max(0, skip - chunk.length);
        done(null, rest);
      },
    });
    const plain = createDecipheriv('aes-256-ctr', key.subarray(0, KEY), iv);
    pipeline(file, plain, cut).catch((error: Error) => cut.destroy(error));
    return cut;
  };
  const whole = async function* () {
    for await (const chunk of part(0, Infinity)) yield chunk as Buffer;
  };
  return Object.assign(whole, { part });
}

/** Removes an upload; one that is gone is gone. */
export const dropSpool = (folder: string, id: string): Promise<void> => rm(join(folder, id), { force: true });

/** Removes what has waited for longer than that. */
export async function sweepSpool(folder: string, olderMs: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > olderMs) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Hands an upload to `work` from the spool, with a key that only this process has. It is removed in any case. */
export async function spooled<T>(folder: string, upload: AsyncIterable<Buffer>, work: (bytes: Bytes) => Promise<T>) {
  const id = v4();
  const key = await putInSpool(folder, id, upload);
  try {
    return await work(spooledBytes(folder, id, key));
  } finally {
    await dropSpool(folder, id);
  }
}
