import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** An invented person each of whose values stands nowhere else in the world. */
export interface Canary {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  /** E.164. */
  readonly phone: string;
  readonly street: string;
  readonly note: string;
}

const AREAS = ['612', '651', '763', '952', '218', '320', '507'];
const letters = (n: number) => [...randomBytes(n)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');
const name = (accent: string) => `${letters(1).toUpperCase()}${letters(4)}${accent}${letters(4)}`;

/** Invented people; every second one has an accent in both names. Phones repeat after 700 of them. */
export const canaries = (count: number): Canary[] =>
  Array.from({ length: count }, (_, n) => ({
    givenName: name(n % 2 ? 'é' : ''),
    familyName: name(n % 2 ? 'ñ' : ''),
    email: `${letters(12)}@example.org`,
    phone: `+1${AREAS[Math.floor(n / 100) % AREAS.length]}55501${String(n % 100).padStart(2, '0')}`,
    street: `${70_000 + n} ${name('')} Avenue`,
    note: `${letters(9)} ${letters(9)}`,
  }));

const unaccented = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');

/** What each value may look like as text: as it is, without accents, parts of it, as a phone is written. */
function spellings({ givenName, familyName, email, phone, street, note }: Canary): [string, string[]][] {
  const [area, rest] = [phone.slice(2, 5), phone.slice(5)];
  const written = `${rest.slice(0, 3)}-${rest.slice(3)}`;
  return [
    ['given name', [givenName]],
    ['family name', [familyName]],
    ['e-mail', [email.slice(0, email.indexOf('@'))]],
    ['phone', [phone.slice(2), `${area}-${written}`, `(${area}) ${written}`, `${area}%20${rest}`]],
    ['street', [street.split(' ')[1]!]],
    ['note', note.split(' ')],
  ];
}

/** What each byte is compared as: itself. */
const EXACT = Uint8Array.from({ length: 256 }, (_, byte) => byte);
/** Lower case, for ASCII letters only, in any encoding that keeps them as bytes. */
const FOLDED = EXACT.map((byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));
const through = (table: Uint8Array, bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => table[byte]!));

/** The part of a base64 text, in both alphabets, that does not change with what stands before and after, for each of three alignments. */
const base64 = (bytes: Buffer): Buffer[] =>
  [0, 1, 2].flatMap((shift) => {
    const shifted = Buffer.concat([Buffer.alloc(shift), bytes]);
    const [from, to] = [Math.ceil((shift * 8) / 6), Math.floor((shifted.length * 8) / 6)];
    return [shifted.toString('base64'), shifted.toString('base64url')].map((text) => Buffer.from(text.slice(from, to)));
  });

interface Pattern {
  readonly label: string;
  readonly bytes: Buffer;
}

/** How a text may be written down: `folded` is looked for whatever the case, `exact` as it is. */
function written(text: string): { folded: Buffer[]; exact: Buffer[] } {
  const forms = [...new Set([text, unaccented(text), text.toLowerCase(), text.toUpperCase()])];
  const utf16 = (form: string) => Buffer.from(form, 'utf16le');
  return {
    folded: forms.flatMap((form) => [
      Buffer.from(form),
      utf16(form),
      Buffer.from(utf16(form)).swap16(),
      Buffer.from(Buffer.from(form).toString('hex')),
      Buffer.from(encodeURIComponent(form)),
      Buffer.from(
        JSON.stringify(form)
          .replace(/[^\0-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
          .slice(1, -1),
      ),
    ]),
    exact: forms.flatMap((form) => base64(Buffer.from(form))),
  };
}

// A name of this module: looking a global up for each byte takes most of the time.
const { imul } = Math;
const slot = (start: number) => (imul(start, 0x9e3779b1) >>> 12) & 0xfffff;

const PAGE = 8192;
const ZEROS = Buffer.alloc(PAGE);

/** Finds many patterns in one pass: the first four bytes of each lead to it, and nearly no other four bytes do. */
class Matcher {
  private readonly starts = new Uint8Array(1 << 20);
  private readonly byStart = new Map<number, Pattern[]>();
  readonly longest: number;

  constructor(
    patterns: readonly Pattern[],
    private readonly table: Uint8Array,
  ) {
    for (const pattern of patterns) {
      const start = pattern.bytes.readUInt32LE(0);
      this.starts[slot(start)] = 1;
      this.byStart.set(start, [...(this.byStart.get(start) ?? []), pattern]);
    }
    this.longest = Math.max(...patterns.map(({ bytes }) => bytes.length));
  }

  search(hay: Buffer, found: Set<string>): void {
    const { starts, table } = this;
    const { length } = hay;
    for (let at = 0, start = 0; at < length; at += 1) {
      // Most of a database's files is empty.
      if ((at & (PAGE - 1)) === 0 && hay[at] === 0 && ZEROS.compare(hay, at, Math.min(at + PAGE, length)) === 0) {
        at += PAGE - 1;
        start = 0;
        continue;
      }
      start = ((start >>> 8) | (table[hay[at]!]! << 24)) >>> 0;
      if (starts[slot(start)] && at >= 3) this.compare(hay, at - 3, start, found);
    }
  }

  private compare(hay: Buffer, from: number, start: number, found: Set<string>): void {
    for (const { label, bytes } of this.byStart.get(start) ?? [])
      if (bytes.equals(through(this.table, hay.subarray(from, from + bytes.length)))) found.add(label);
  }
}

const CHUNK = 16 << 20;

/** Searches for the values of invented people: UTF-8, UTF-16, hex, URL, JSON and base64, whatever the case. */
export class Sweep {
  private readonly folded: Matcher;
  private readonly exact: Matcher;
  /** One for all files: a database has more than a thousand small ones. */
  private readonly chunk = Buffer.alloc(CHUNK);
  /** How many values there are to find. */
  readonly values: number;

  constructor(people: readonly Canary[]) {
    const folded: Pattern[] = [];
    const exact: Pattern[] = [];
    const labels = new Set<string>();
    people.forEach((person, n) => {
      for (const [value, texts] of spellings(person))
        for (const text of texts) {
          const label = `${value} of ${n}`;
          labels.add(label);
          const forms = written(text);
          folded.push(...forms.folded.map((bytes) => ({ label, bytes: through(FOLDED, bytes) })));
          exact.push(...forms.exact.map((bytes) => ({ label, bytes })));
        }
    });
    this.folded = new Matcher(folded, FOLDED);
    this.exact = new Matcher(exact, EXACT);
    this.values = labels.size;
  }

  /** The values that stand in some bytes. */
  in(bytes: Buffer | string, found = new Set<string>()): Set<string> {
    const hay = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
    this.exact.search(hay, found);
    this.folded.search(hay, found);
    return found;
  }

  /** The values that stand in a file, however long it is. */
  inFile(path: string, found = new Set<string>()): Set<string> {
    const file = openSync(path, 'r');
    const overlap = Math.max(this.folded.longest, this.exact.longest);
    try {
      for (let at = 0, read = CHUNK; read === CHUNK; at += CHUNK - overlap) {
        read = readSync(file, this.chunk, 0, CHUNK, at);
        this.in(this.chunk.subarray(0, read), found);
      }
      return found;
    } finally {
      closeSync(file);
    }
  }

  /** The values that stand in any file of a folder, or in the name of one; answers how many bytes were read, too. */
  inFolder(folder: string, found = new Set<string>()): { found: Set<string>; bytes: number } {
    let bytes = 0;
    for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
      const path = join(entry.parentPath, entry.name);
      this.in(path, found);
      if (!entry.isFile()) continue;
      bytes += statSync(path).size;
      this.inFile(path, found);
    }
    return { found, bytes };
  }
}

/**
 * Arguments and environment of these processes and of all below them, as whoever is on the machine may read them: one
 * text a process. Where there is no /proc, none.
 */
export function processesOf(pids: readonly number[]): string[] {
  const running = process.platform === 'linux' ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  const read = (pid: string, file: string) => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, 'utf8');
    } catch {
      return ''; // it has just ended
    }
  };
  const parentOf = new Map(running.map((pid) => [pid, /^PPid:\s*(\d+)/m.exec(read(pid, 'status'))?.[1] ?? '']));
  const isOurs = (pid: string): boolean =>
    pids.includes(Number(pid)) || (parentOf.has(pid) && isOurs(parentOf.get(pid)!));
  return running.filter(isOurs).map((pid) => `${read(pid, 'cmdline')}\0${read(pid, 'environ')}`);
}

/** Every row of every table, of the catalogue and of its statistics too, as text: what a dump holds, and more. */
export async function dump(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'm') and n.nspname not in ('information_schema', 'pg_toast') order by 1`,
    );
    const rows: string[] = [];
    for (const { name } of [...tables.rows, { name: 'pg_stats' }, { name: 'pg_stat_activity' }]) {
      const found = await client.query<{ row: string }>(`select t::text as row from ${name} t`);
      rows.push(...found.rows.map(({ row }) => `${name} ${row}`));
    }
    return rows;
  } finally {
    await client.end();
  }
}
