import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Transform } from 'node:stream';
import { AppError } from '#platform';
import { type Bytes, MAX_BYTES } from './reading.ts';

/**
 * Puts an upload on disk, where it can be read twice, and hands it to `work`. It is enciphered with a key that only this
 * process has, so a file that a crash leaves behind says nothing to anybody. It is removed in any case.
 */
export async function spooled<T>(folder: string, upload: AsyncIterable<Buffer>, work: (bytes: Bytes) => Promise<T>) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const home = await mkdtemp(join(folder, 'import-'));
  const path = join(home, 'upload');
  const key = randomBytes(32);
  const iv = randomBytes(16);
  let size = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      done(size > MAX_BYTES ? new AppError('INVALID', 'people.import.tooLarge') : null, chunk);
    },
  });
  try {
    const cipher = createCipheriv('aes-256-ctr', key, iv);
    await pipeline(upload, counted, cipher, createWriteStream(path, { mode: 0o600 }));
    return await work(async function* () {
      const plain = createReadStream(path).pipe(createDecipheriv('aes-256-ctr', key, iv));
      for await (const chunk of plain) yield chunk as Buffer;
    });
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
