import { Inject, Injectable } from '@nestjs/common';
import { type Keeper, RecordDoor } from '#campaigns';
import { current, Db } from '#platform';
import { type CouncilRows, readCouncil } from './council.reader.ts';
import { RecordRevision } from './review.entity.ts';

/** How many organizations' rows are kept; the one that was not asked for longest goes first. */
const KEPT = 20;

/**
 * The rows of the council, read anew only where something of them has changed: the database counts every change in the
 * transaction that makes it. What another organization keeps, and what a transaction has not committed yet, is always read.
 */
@Injectable()
export class CouncilMemory {
  private readonly kept = new Map<string, { readonly revision: string; readonly rows: CouncilRows }>();

  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(RecordDoor) private readonly record: RecordDoor,
  ) {}

  /** The rows of the record that the current organization reads, and who keeps it where that is somebody else. */
  async read(): Promise<{ rows: CouncilRows; keeper: Keeper | null }> {
    const alone = !this.db.inTransaction;
    return this.record.read(async (keeper) => ({
      rows: alone && !keeper ? await this.rows(current().organizationId!) : await readCouncil(this.db),
      keeper,
    }));
  }

  private async rows(organizationId: string): Promise<CouncilRows> {
    // Looked at before the rows are read: a change between the two is then read once too often, never once too seldom.
    const revision = (await this.db.repo(RecordRevision).findOneBy({ organizationId }))?.n ?? '';
    const found = this.kept.get(organizationId);
    const entry = found?.revision === revision ? found : { revision, rows: await readCouncil(this.db) };
    this.kept.delete(organizationId);
    this.kept.set(organizationId, entry);
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value!);
    return entry.rows;
  }
}
