import { Inject, Injectable } from '@nestjs/common';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Vault } from './crypto/vault.ts';
import { Db } from './db.ts';

/** Something that was used up, and by whom; both are keyed hashes, so the table tells nobody what it was. */
@Entity()
export class UsedOnce {
  @PrimaryColumn('bytea') key!: Buffer;
  @Column('bytea') by!: Buffer;
  /** Until then it would be good for something; afterwards nobody takes it anyway. */
  @Column('timestamptz') until!: Date;
}

/** What counts one time only, in PostgreSQL: of two processes that take the same thing at once, one gets it. */
@Injectable()
export class Once {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /** Uses `what` up for `by`; false where another one has. The same one again is a second click, and gets it again. */
  async use(kind: string, what: string, by: string, until: Date): Promise<boolean> {
    const hash = (part: string, value: string) => this.vault.index(`once-${kind}-${part}`, '', value);
    const own = hash('by', by);
    const rows = await this.db.outside(() =>
      this.db.repo(UsedOnce).query<{ by: Buffer }[]>(
        `insert into used_once as u (key, by, until) values ($1, $2, $3)
           on conflict (key) do update set until = u.until returning by`,
        [hash('key', what), own, until],
      ),
    );
    return rows[0]?.by.equals(own) ?? false;
  }

  /** Uses `what` up within the caller's transaction, and waits for another that is about to; false where it was used. */
  async spend(kind: string, what: string, until: Date): Promise<boolean> {
    const key = this.spent(kind, what);
    const rows = await this.db
      .repo(UsedOnce)
      .query<object[]>(
        `insert into used_once (key, by, until) values ($1, $1, $2) on conflict do nothing returning key`,
        [key, until],
      );
    return rows.length > 0;
  }

  /** Whether somebody has spent it. */
  isSpent(kind: string, what: string): Promise<boolean> {
    return this.db.outside(() => this.db.repo(UsedOnce).existsBy({ key: this.spent(kind, what) }));
  }

  private spent(kind: string, what: string): Buffer {
    return this.vault.index(`once-${kind}-key`, '', what);
  }

  /** Removes what nobody takes any more. */
  async sweep(): Promise<void> {
    await this.db.outside(() => this.db.repo(UsedOnce).query('delete from used_once where until < now()'));
  }
}
