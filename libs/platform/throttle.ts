import { Inject, Injectable } from '@nestjs/common';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Vault } from './crypto/vault.ts';
import { Db } from './db.ts';
import { AppError } from './errors.ts';
import { Tally } from './tally.ts';

/** How often something was tried in the running window; by a keyed hash, so the table tells nobody's address. */
@Entity()
export class Throttled {
  @PrimaryColumn('bytea') key!: Buffer;
  @Column('int') count!: number;
  @Column('timestamptz') until!: Date;
}

/** Limits tries in PostgreSQL: they hold for every process, and a job store that is emptied resets nothing. */
@Injectable()
export class Throttle {
  private readonly insurance = new Tally();

  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /** Counts one try of `what` (kept as a keyed hash); past `limit` in `minutes` it is refused as TOO_MANY. */
  async count(kind: string, what: string, { limit, minutes }: { limit: number; minutes: number }): Promise<void> {
    const key = this.vault.index(`throttle-${kind}`, '', what);
    const rows = await this.db.outside(() =>
      this.db.repo(Throttled).query<{ count: number; until: Date }[]>(
        `insert into throttled as t (key, count, until) values ($1, 1, now() + $2 * interval '1 minute')
         on conflict (key) do update set
           count = case when t.until < now() then 1 else t.count + 1 end,
           until = case when t.until < now() then excluded.until else t.until end
         returning count, until`,
        [key, minutes],
      ),
    );
    const { count = 0, until } = rows[0] ?? {};
    if (count > limit)
      throw new AppError('TOO_MANY', 'tooMany', {
        minutes: Math.max(1, Math.ceil(((until?.getTime() ?? 0) - Date.now()) / 60_000)),
      });
  }

  /**
   * Whether one more try is within the limit; it is counted. Where the table cannot be reached, this process counts by
   * itself meanwhile: a fault of the store lets no flood in, and turns nobody away.
   */
  async allows(kind: string, what: string, limit: { limit: number; minutes: number }): Promise<boolean> {
    try {
      await this.count(kind, what, limit);
      return true;
    } catch (error) {
      if (error instanceof AppError) return false;
      return this.insurance.allows(`${kind} ${what}`, limit);
    }
  }

  /** Forgets the tries, for instance after the right password. */
  async clear(kind: string, what: string): Promise<void> {
    const key = this.vault.index(`throttle-${kind}`, '', what);
    await this.db.outside(() => this.db.repo(Throttled).delete({ key }));
  }

  /** Removes windows that are over. */
  async sweep(): Promise<void> {
    await this.db.outside(() => this.db.repo(Throttled).query('delete from throttled where until < now()'));
  }
}
