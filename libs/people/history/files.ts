import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { CONFIG, type Config, current, Db } from '#platform';
import { type FileType, NoteFile } from './note.entity.ts';

/** The most that one file may have. */
export const FILE_BYTES = 10 * 1024 * 1024;
/** A file on disk without a row is taken away once nobody can still be writing its row. */
const ORPHAN_MS = 60 * 60_000;

const STARTS: readonly (readonly [FileType, string])[] = [
  ['application/pdf', '255044462d'],
  ['image/png', '89504e470d0a1a0a'],
  ['image/jpeg', 'ffd8ff'],
];

/** What a file is, by its bytes and never by its name; undefined for what is not allowed. */
export function typeOf(bytes: Buffer): FileType | undefined {
  const start = bytes.subarray(0, 8).toString('hex');
  const known = STARTS.find(([, magic]) => start.startsWith(magic));
  if (known) return known[0];
  if (bytes.subarray(0, 4).toString() === 'RIFF' && bytes.subarray(8, 12).toString() === 'WEBP') return 'image/webp';
  const text = new TextDecoder('utf-8', { fatal: true });
  try {
    return /[\u0000-\u0008\u000e-\u001f]/.test(text.decode(bytes)) ? undefined : 'text/plain';
  } catch {
    return undefined;
  }
}

/** Keeps bytes on disk, each file under a key of its own that is only in its sealed row. */
@Injectable()
export class FileStore {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Enciphers and writes a file; answers what its row must hold to read it again. */
  async put(id: string, bytes: Buffer): Promise<{ key: string; iv: string; tag: string }> {
    const [key, iv] = [randomBytes(32), randomBytes(12)];
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    cipher.setAAD(Buffer.from(id));
    const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await writeFile(join(this.folder, id), sealed, { mode: 0o600, flag: 'wx', flush: true });
    const text = (part: Buffer) => part.toString('base64url');
    return { key: text(key), iv: text(iv), tag: text(cipher.getAuthTag()) };
  }

  /** The bytes of a file; one that was changed on disk is refused. */
  async get({ id, details }: NoteFile): Promise<Buffer> {
    const [key, iv, tag] = [details.key, details.iv, details.tag].map((part) => Buffer.from(part, 'base64url'));
    const decipher = createDecipheriv('aes-256-gcm', key!, iv!);
    decipher.setAAD(Buffer.from(id));
    decipher.setAuthTag(tag!);
    return Buffer.concat([decipher.update(await readFile(join(this.folder, id))), decipher.final()]);
  }

  async remove(files: readonly { readonly id: string }[]): Promise<void> {
    for (const { id } of files) await rm(join(this.folder, id), { force: true });
  }

  /** Takes away what no row can open any more: its note, or its person, is gone. */
  async sweep(): Promise<void> {
    const names = await readdir(this.folder).catch(() => []);
    const kept = await this.db.tx(() => this.db.repo(NoteFile).findBy({ id: In(names) }));
    const known = new Set(kept.map(({ id }) => id));
    for (const id of names.filter((name) => !known.has(name))) {
      const { mtimeMs } = await stat(join(this.folder, id));
      if (Date.now() - mtimeMs > ORPHAN_MS) await this.remove([{ id }]);
    }
  }

  private get folder(): string {
    return join(this.config.dataDir, 'files', current().organizationId!);
  }
}
