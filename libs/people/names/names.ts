import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { current, Db, Keyring, Vault, within } from '#platform';
import type { Asking, Hits } from './name-list.ts';
import type { Reach } from './name-parts.ts';
import { NameThread, ThreadGone } from './name-thread.ts';
import type { Asked } from './names.worker.ts';
import { EVERYBODY_COUNTED } from '../numbers/head-counts.ts';
import { Person } from '../person.entity.ts';

/** How the names in memory stand to those in the database. */
export interface Standing {
  /** Everybody is in the list, as of now. */
  readonly ready: boolean;
  /** Every change before this moment is in the list; null while it is built. */
  readonly asOf: Date | null;
  /** How many names of how many are read, while they are: all at first, later those that changed. */
  readonly read: number;
  readonly of: number;
}

interface Kept {
  /** Every change by a transaction before this one is in the list. */
  horizon: string;
  asOf: Date | null;
  read: number;
  of: number;
  /** What was read beyond the horizon, with the transaction that wrote it. */
  seen: Map<string, string>;
  /** Building, or catching up with much; searches do not wait for it. */
  busy?: Promise<void> | undefined;
  failed?: boolean;
}

interface Row {
  readonly id: string;
  readonly sealed: Buffer;
}

/** People that are read and handed to the thread at once. */
const SLICE = 500;
/** So many changes are read before a search is answered; more are read beside it. */
const AT_ONCE = 2000;
/** How long the first search waits for the list of a small organization. */
const PATIENCE_MS = 1_000;
const TABLE = 'person';
const NOBODY: Hits = { ids: [], total: 0 };

/**
 * The names of people, in the memory of a thread of this process only, which opens them and searches in them. Each
 * search first reads what changed since the last one, whoever wrote it: rows bear the transaction that wrote them, and
 * no transaction that may still be open is passed over. A thread that dies is replaced, and its lists are built anew.
 */
@Injectable()
export class Names implements OnApplicationShutdown {
  private readonly log = new Logger(Names.name);
  private readonly kept = new Map<string, Kept>();
  private thread: NameThread | undefined;
  private ending = false;

  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Keyring) private readonly keyring: Keyring,
  ) {}

  /** Who is on one page, and how the list stands. Who is found may be gone from the database, or not the reader's. */
  async page(asking: Asking): Promise<Hits & Standing> {
    const standing = await this.upToDate();
    try {
      return { ...standing, ...(await this.ask('find', asking)) };
    } catch (error) {
      if (!(error instanceof ThreadGone)) throw error;
      return { ...this.standing(), ...NOBODY };
    }
  }

  /** Everybody whose name holds these words, and how the list stands that says so. */
  async all(query: string, reach: Reach): Promise<{ ids: string[] } & Standing> {
    const standing = await this.upToDate();
    try {
      return { ...standing, ids: await this.ask('all', { query, reach }) };
    } catch (error) {
      if (!(error instanceof ThreadGone)) throw error;
      return { ...standing, ready: false, ids: [] };
    }
  }

  /** Takes out who is not there any more. */
  async forget(ids: readonly string[]): Promise<void> {
    await this.ask('forget', ids).catch(unlessGone);
  }

  /** Begins to read the names, so that they are there when somebody searches; answers how the list stands. */
  standing(): Standing {
    const { asOf, read, of, busy, failed } = this.ofOrganization();
    return { ready: !busy && !failed, asOf, read, of };
  }

  async onApplicationShutdown(): Promise<void> {
    this.ending = true;
    await this.thread?.end();
  }

  /** Brings the list up to date, and does not wait long. */
  async upToDate(): Promise<Standing> {
    const kept = this.ofOrganization();
    if (!kept.busy) await asNobody(() => this.catchUp(kept)).catch(unlessGone);
    if (kept.busy) await Promise.race([kept.busy, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref())]);
    return this.standing();
  }

  private ofOrganization(): Kept {
    const { organizationId = '' } = current();
    let kept = this.kept.get(organizationId);
    if (!kept || kept.failed) {
      kept = { horizon: '0', asOf: null, read: 0, of: 0, seen: new Map() };
      this.kept.set(organizationId, kept);
      this.beside(kept, () => this.build(kept!));
    }
    return kept;
  }

  private beside(kept: Kept, work: () => Promise<void>): void {
    kept.busy = asNobody(work).then(
      () => void (kept.busy = undefined),
      () => void ((kept.busy = undefined), (kept.failed = true)),
    );
  }

  private async build(kept: Kept): Promise<void> {
    await this.ask('begin', null);
    const { horizon, asOf } = await this.db.own(async () => {
      const [row] = await this.rows<{ of: number }>(`select ${EVERYBODY_COUNTED} as of`);
      kept.of = row!.of;
      return this.now();
    });
    kept.horizon = horizon;
    let opening = Promise.resolve();
    for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
      const people = await this.db.own(() =>
        this.rows<Row>(`select id, sealed from ${TABLE} where id > $1 order by id limit ${SLICE}`, [last]),
      );
      await opening;
      // The next rows are read while the thread opens these.
      opening = this.open(kept, people);
      opening.catch(() => {});
      last = people.at(-1)?.id ?? last;
      if (people.length < SLICE) break;
    }
    await opening;
    kept.asOf = asOf;
  }

  private async catchUp(kept: Kept): Promise<void> {
    const { horizon, asOf, changed } = await this.db.own(async () => ({
      ...(await this.now()),
      changed: await this.rows<{ id: string; revision: string }>(
        // What a restored copy brought from another cluster bears numbers that are still to come here.
        `select id, revision from ${TABLE}
         where revision >= $1 and revision < pg_snapshot_xmax(pg_current_snapshot())::text::bigint`,
        [kept.horizon],
      ),
    }));
    const fresh = changed.filter(({ id, revision }) => kept.seen.get(id) !== revision).map(({ id }) => id);
    const read = async () => {
      await this.read(kept, fresh);
      Object.assign(kept, { horizon, asOf, seen: new Map(changed.map(({ id, revision }) => [id, revision])) });
    };
    if (fresh.length <= AT_ONCE) await read();
    else if (!kept.busy) this.beside(kept, read);
  }

  private async read(kept: Kept, ids: readonly string[]): Promise<void> {
    Object.assign(kept, { read: 0, of: ids.length });
    for (let start = 0; start < ids.length; start += SLICE) {
      const wanted = ids.slice(start, start + SLICE);
      const people = await this.db.own(() =>
        this.rows<Row>(`select id, sealed from ${TABLE} where id = any($1)`, [wanted]),
      );
      await this.open(kept, people);
    }
  }

  /** Hands rows to the thread with the keys to open them; what does not open is an alarm, and hides nobody else. */
  private async open(kept: Kept, people: readonly Row[]): Promise<void> {
    const { organizationId = '' } = current();
    if (!people.every(({ sealed }) => this.vault.knows(sealed))) await this.keyring.look();
    const keys = this.vault.keysOf({ organizationId, table: TABLE });
    let end = 0;
    const ends = people.map(({ sealed }) => (end += sealed.length));
    const blobs = new Uint8Array(end);
    for (const [n, { sealed }] of people.entries()) blobs.set(sealed, ends[n]! - sealed.length);
    const rows = { table: TABLE, keys, ids: people.map(({ id }) => id), ends, blobs };
    const refused = await this.ask('open', rows, [blobs.buffer]);
    for (const id of refused) this.vault.onRefused({ organizationId, table: TABLE, id });
    kept.read += people.length;
  }

  private ask<K extends keyof Asked>(name: K, asked: Asked[K]['asked'], moved?: ArrayBuffer[]) {
    const { organizationId = '' } = current();
    if (this.ending) return Promise.reject(new ThreadGone());
    this.thread ??= new NameThread((why) => this.gone(why));
    return this.thread.ask(name, organizationId, asked, moved);
  }

  private gone(why: string): void {
    this.thread = undefined;
    this.kept.clear();
    if (!this.ending) this.log.error(`The thread of names is gone (${why}); its lists are built anew`);
  }

  private rows<T>(sql: string, values: unknown[] = []): Promise<T[]> {
    return this.db.repo(Person).query<T[]>(sql, values);
  }

  /** The first transaction that may still be open, and the time. */
  private async now(): Promise<{ horizon: string; asOf: Date }> {
    const [row] = await this.rows<{ horizon: string; asOf: Date }>(
      'select pg_snapshot_xmin(pg_current_snapshot())::text as horizon, now() as "asOf"',
    );
    return row!;
  }
}

/** The list is everybody's of the organization: it is never read with the eyes of who happened to ask. */
const asNobody = <T>(work: () => Promise<T>): Promise<T> => within({ actor: { id: 'names' }, reader: undefined }, work);

function unlessGone(error: unknown): void {
  if (!(error instanceof ThreadGone)) throw error;
}
