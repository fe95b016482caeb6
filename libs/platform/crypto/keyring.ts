import { createSecretKey, type KeyObject } from 'node:crypto';
import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import type { Config } from '../config.ts';
import { APP_ROLE } from '../policies.ts';
import { handOver, listenFor } from './handover.ts';
import { firstRoots, LOCKED_NAME, openRoots, putFirst, readLocks, readRoots } from './key-store.ts';
import { keyFileOf, readKeyFile } from './keys.ts';
import { type Place, Vault } from './vault.ts';
import { unwrapWithPassphrase } from './wrapping.ts';

/** How often a process looks whether there is a new version, in milliseconds; a blob of one makes it look at once. */
const LOOK_MS = 3_000;
const WRONG = 'The key file is not the one this database was sealed with: bring back the right one';

/** Gives this process's vault its keys, at start or when somebody unlocks it, and keeps them as new as the database's. */
export class Keyring implements OnApplicationShutdown {
  private readonly log = new Logger(Keyring.name);
  /** A connection of its own: it is asked while all others may wait for it. */
  private readonly pool: pg.Pool;
  private readonly alarms = new Map<string, number>();
  private kek: KeyObject | undefined;
  private opening = Promise.withResolvers<void>();
  private looking: Promise<void> | undefined;
  private trying: Promise<unknown> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private stopListening: (() => Promise<void>) | undefined;

  constructor(
    private readonly config: Pick<Config, 'databaseUrl' | 'keyFile' | 'credentialsDir'>,
    private readonly vault: Vault,
  ) {
    this.pool = new pg.Pool({ connectionString: config.databaseUrl, max: 1, options: `-c role=${APP_ROLE}` });
    this.pool.on('error', () => {});
    vault.onRefused = (place) => this.alarm(place);
  }

  get locked(): boolean {
    return this.vault.locked;
  }

  /** Resolves once the keys are there. */
  whenOpen(): Promise<void> {
    return this.opening.promise;
  }

  /** Opens with the key file where there is one; without it, and with a lock, it stays locked. */
  async start(): Promise<this> {
    const locks = await readLocks(this.pool);
    const hasLock = Boolean(locks.passphrase ?? locks.officers);
    const file = keyFileOf(this.config) ?? (hasLock ? undefined : this.config.keyFile);
    if (file) {
      const { kek, roots } = readKeyFile(file);
      if (!(await readRoots(this.pool)).length) await this.takeOver(kek, firstRoots(roots), roots.size > 0);
      if (!(await this.unlock(kek)) && !hasLock) throw new Error(WRONG);
    }
    this.timer = setInterval(() => void this.look().catch(() => {}), LOOK_MS);
    this.timer.unref();
    return this;
  }

  /** Takes the key from whoever on this machine was given it, for as long as this process runs. */
  async listen(): Promise<void> {
    this.stopListening = await listenFor(this.config.keyFile, (secret) => this.unlock(createSecretKey(secret))).catch(
      (error: Error) => {
        if (this.locked) this.log.warn(`It cannot be unlocked from outside: ${error.message}`);
        return undefined;
      },
    );
  }

  /** Opens the root keys by the key that wraps them; false where it does not. */
  async unlock(kek: KeyObject): Promise<boolean> {
    const roots = openRoots(kek, await readRoots(this.pool));
    if (!roots || !(await this.isOurs(new Vault(roots).fingerprint))) return false;
    this.kek = kek;
    this.vault.hold(roots);
    this.opening.resolve();
    return true;
  }

  /** Opens this process, and the others on this machine, by the passphrase; false where it is another one. */
  unlockWith(passphrase: string): Promise<boolean> {
    // One at a time: each takes 256 MiB for a second.
    const turn = this.trying.then(async () => {
      const { passphrase: wrapped } = await readLocks(this.pool);
      const secret = wrapped && (await unwrapWithPassphrase(passphrase, LOCKED_NAME, wrapped));
      if (!secret || !(await this.unlock(createSecretKey(secret)))) return false;
      await handOver(this.config.keyFile, secret);
      return true;
    });
    this.trying = turn.catch(() => {});
    return turn;
  }

  /** Reads the versions anew, and writes down the alarms; several who ask at once get one answer. */
  look(): Promise<void> {
    return (this.looking ??= this.lookOnce().finally(() => (this.looking = undefined)));
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.stopListening?.();
    await this.looking?.catch(() => {});
    await this.tellAlarms().catch(() => {});
    await this.pool.end();
  }

  private async lookOnce(): Promise<void> {
    await this.tellAlarms();
    if (!this.kek) return;
    const roots = openRoots(this.kek, await readRoots(this.pool));
    if (roots) this.vault.hold(roots);
    else this.log.error('The root keys were wrapped by another key: start this process again');
  }

  /** The first start, or the first one of this build: what the file of an older one holds must be what it was. */
  private async takeOver(kek: KeyObject, first: ReturnType<typeof firstRoots>, old: boolean): Promise<void> {
    const { rows } = await this.pool.query<{ fingerprint: Buffer }>('select fingerprint from key_check');
    const known = rows[0]?.fingerprint;
    const same = old && known?.equals(new Vault({ ...first, newest: 1 }).fingerprint);
    if (known && !same) throw new Error(WRONG);
    await putFirst(this.pool, kek, first);
  }

  private async isOurs(fingerprint: Buffer): Promise<boolean> {
    const put = 'insert into key_check (id, fingerprint) values (true, $1) on conflict do nothing';
    await this.pool.query(put, [fingerprint]);
    const { rows } = await this.pool.query<{ fingerprint: Buffer }>('select fingerprint from key_check');
    return rows[0]!.fingerprint.equals(fingerprint);
  }

  private alarm({ table, id }: Place): void {
    this.log.error(`A sealed row of ${table} does not open: ${id}`);
    this.alarms.set(table, (this.alarms.get(table) ?? 0) + 1);
  }

  private async tellAlarms(): Promise<void> {
    const told = [...this.alarms];
    this.alarms.clear();
    for (const [table, count] of told)
      await this.pool.query(
        `insert into seal_alarm as a (day, "table", count) values (current_date, $1, $2)
         on conflict (day, "table") do update set count = a.count + excluded.count`,
        [table, count],
      );
  }
}
