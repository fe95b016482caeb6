import { Readable, Transform } from 'node:stream';
import yauzl from 'yauzl';
import { AppError } from '#platform';
import type { Bytes } from '../reading.ts';

/** A spreadsheet has a dozen files in it. */
const MAX_ENTRIES = 10_000;
/** Up to so many bytes a file within may be as tight as it likes; text of a spreadsheet is packed to a tenth or so. */
const SMALL = 16 * 1024 ** 2;
const TIGHTEST = 100;

/** Refuses a spreadsheet that cannot be read, or is made to fill memory or disk. */
export const broken = (): AppError => new AppError('INVALID', 'people.import.brokenSheet');

class Reader extends yauzl.RandomAccessReader {
  private readonly bytes: Bytes;

  constructor(bytes: Bytes) {
    super();
    this.bytes = bytes;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return this.bytes.part?.(start, end) ?? Readable.from(sliced(this.bytes(), start, end));
  }
}

/** For bytes that are there from the beginning only. */
async function* sliced(bytes: AsyncIterable<Buffer>, start: number, end: number): AsyncGenerator<Buffer> {
  let at = 0;
  for await (const chunk of bytes) {
    const part = chunk.subarray(Math.max(0, start - at), Math.max(0, end - at));
    if (part.length) yield part;
    at += chunk.length;
    if (at >= end) return;
  }
}

/** The files within a zip file, by their names; none is read before it is asked for. */
export class Zip {
  private constructor(
    private readonly file: yauzl.ZipFile,
    private readonly entries: ReadonlyMap<string, yauzl.Entry>,
  ) {}

  static open(bytes: Bytes, size: number): Promise<Zip> {
    return new Promise<Zip>((resolve, reject) => {
      const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true };
      yauzl.fromRandomAccessReader(new Reader(bytes), size, options, (error, file) => {
        if (error || !file) return reject(broken());
        if (file.entryCount > MAX_ENTRIES) return reject(broken());
        const entries = new Map<string, yauzl.Entry>();
        file.on('entry', (entry: yauzl.Entry) => {
          entries.set(entry.fileName.toLowerCase(), entry);
          file.readEntry();
        });
        file.on('end', () => resolve(new Zip(file, entries)));
        file.on('error', () => reject(broken()));
        file.readEntry();
      });
    });
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** The bytes of a file, never more than it says of itself, nor than `most`. */
  read(name: string, most: number): Promise<Readable> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry || entry.isEncrypted()) return Promise.reject(broken());
    const { uncompressedSize, compressedSize } = entry;
    if (uncompressedSize > most || (uncompressedSize > SMALL && uncompressedSize > compressedSize * TIGHTEST))
      return Promise.reject(new AppError('INVALID', 'people.import.sheetTooLarge'));
    return new Promise((resolve, reject) => {
      this.file.openReadStream(entry, (error, stream) => {
        if (error) return reject(broken());
        const passing = new Transform({ transform: (chunk, _encoding, done) => done(null, chunk) });
        stream.on('error', () => passing.destroy(broken()));
        passing.on('close', () => stream.destroy());
        resolve(stream.pipe(passing));
      });
    });
  }

  close(): void {
    this.file.close();
  }
}
