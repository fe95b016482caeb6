import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, current, Db } from '#platform';
import { RecordAcceptance } from './share.entity.ts';

/** Another organization, whose public record is read in place of our own. */
export interface Keeper {
  readonly id: string;
  readonly name: string;
  /** What we are called ourselves. */
  readonly reader: string;
}

const reading = new AsyncLocalStorage<Keeper>();

const STANDING = `select keeper.id, keeper.name, reader.name as reader from record_acceptance a
  join record_share s on s.id = a."shareId" join organization keeper on keeper.id = s."organizationId"
  join organization reader on reader.id = a."organizationId"
  where a."organizationId" = $1 and a."endedAt" is null and s."endedAt" is null`;

/** The one place that decides whose public record an organization reads: its own, or the one whose offer it accepted. */
@Injectable()
export class RecordDoor {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** Reads the record in one transaction, which tells whose it is where that is not our own; one within another joins it. */
  async read<T>(work: (keeper: Keeper | null) => Promise<T>): Promise<T> {
    const outer = reading.getStore();
    if (outer) return this.db.guest(outer.id, () => work(outer));
    const own = await this.db.tx(async () => {
      const keeper = await this.keeper();
      return keeper ? { keeper } : { answer: await work(null) };
    });
    const { keeper } = own;
    return keeper ? reading.run(keeper, () => this.db.guest(keeper.id, () => work(keeper))) : own.answer;
  }

  /** Refuses to decide on a record that another organization keeps; within the caller's transaction. */
  async mustBeOwn(): Promise<void> {
    const keeper = await this.db.tx(() => this.keeper());
    if (keeper) throw new AppError('CONFLICT', 'sharing.keptBy', { name: keeper.name });
  }

  private async keeper(): Promise<Keeper | null> {
    const rows = await this.db.repo(RecordAcceptance).query<Keeper[]>(STANDING, [current().organizationId]);
    return rows[0] ?? null;
  }
}
