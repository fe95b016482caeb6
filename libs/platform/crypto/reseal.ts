import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityMetadata } from 'typeorm';
import { Db } from '../db.ts';
import { defineJob, Handles, type JobHandler } from '../jobs.ts';
import { Organization } from '../organization.entity.ts';
import { Sealed } from './sealed.ts';
import { Vault } from './vault.ts';

/** Seals anew what an older key sealed; without an older key it does nothing. */
export const resealAll = defineJob<Record<string, never>>('keys.reseal', {
  haste: 'clock',
  everyMs: 60_000,
  attempts: 1,
});

const BATCH = 200;

interface Blob {
  readonly id: string;
  readonly organizationId: string;
  readonly sealed: Buffer;
}

/**
 * Seals the rows of one organization with the newest key, batch by batch. Each blob says which key sealed it, so a run
 * that was killed is gone on with where it was. It waits for nobody's lock: who reads and writes meanwhile meets no error.
 */
@Injectable()
@Handles(resealAll)
export class Reseal implements JobHandler<typeof resealAll> {
  private readonly log = new Logger(Reseal.name);

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Db) private readonly db: Db,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  async handle(): Promise<void> {
    if (!this.vault.older.length) return;
    for (const entity of this.source.entityMetadatas) {
      const { target } = entity;
      if (typeof target !== 'function' || !(target.prototype instanceof Sealed)) continue;
      const { done, left } = await this.table(entity, (target as unknown as typeof Sealed).ownKey);
      if (done) this.log.log(`${entity.tableName}: ${done} rows sealed anew`);
      if (left) this.log.error(`${entity.tableName}: ${left} rows do not open, and stay as they are`);
    }
  }

  private async table({ tableName: table }: EntityMetadata, ownKey: string | undefined) {
    let [done, left] = [0, 0];
    for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
      const batch = await this.db.own(() => this.batch(table, ownKey, last));
      done += batch.done;
      left += batch.left;
      if (!batch.last) return { done, left };
      last = batch.last;
    }
  }

  private async batch(table: string, ownKey: string | undefined, after: string) {
    const repo = this.db.repo(Organization);
    const blobs = await repo.query<Blob[]>(
      `select id, "organizationId", sealed from "${table}" where id > $1 and get_byte(sealed, 2) = any($2::int[])
       order by id limit ${BATCH} for no key update skip locked`,
      [after, this.vault.older],
    );
    const fresh = blobs.flatMap(({ id, organizationId, sealed }) => {
      const next = this.vault.reseal({ id, organizationId, table, ownKey }, sealed);
      return next ? [{ id, next }] : [];
    });
    if (fresh.length) {
      // Nothing of the details is changed: what is kept of them in memory stays good.
      await repo.query(`select set_config('app.reseal', 'on', true)`);
      await repo.query(
        `update "${table}" t set sealed = n.sealed from unnest($1::uuid[], $2::bytea[]) as n (id, sealed)
         where t.id = n.id`,
        [fresh.map(({ id }) => id), fresh.map(({ next }) => next)],
      );
    }
    return { done: fresh.length, left: blobs.length - fresh.length, last: blobs.at(-1)?.id };
  }
}
