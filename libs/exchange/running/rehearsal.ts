import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Batch } from '#people';
import { AppError, Db } from '#platform';
import type { Bytes } from '../reading.ts';
import { piecesOf, type Plan } from './plan.ts';
import type { ImportReport, PieceFacts } from './report.ts';
import { Taking } from './taking.ts';

/** What a dry run says: the report, each row's fate, and which labels would be new. */
export interface Rehearsed {
  readonly report: ImportReport;
  readonly fates: PieceFacts['fates'][];
  readonly newTags: string[];
}

/** Everything said while a dry run is taken back again. */
class TakenBack extends Error {
  constructor(readonly said: Rehearsed) {
    super('This was a dry run');
  }
}

/** Somebody waits for what the dry run holds: it lets go. */
class InTheWay extends Error {}

/** How often a dry run begins anew for others before it gives up, and how long it keeps away in between, in milliseconds. */
const TURNS = 12;
const AWAY_MS = 250;

/**
 * Does all that an import does in one transaction, and takes it back: so its numbers are the import's. Whoever signs up
 * meanwhile and is in the file waits for one piece at most: the dry run then lets go of all, and begins anew.
 */
@Injectable()
export class Rehearsal {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Taking) private readonly taking: Taking,
  ) {}

  /** `heard` is told of each row that was reached, outside of the transaction that is taken back. */
  async run(bytes: Bytes, plan: Plan, heard: (row: number) => Promise<void> = async () => {}): Promise<Rehearsed> {
    for (let turn = 1; turn <= TURNS; turn += 1) {
      try {
        return await this.taking.again(() => this.once(bytes, plan, heard));
      } catch (error) {
        if (!(error instanceof InTheWay)) throw error;
        await pause(AWAY_MS * turn);
      }
    }
    throw new AppError('CONFLICT', 'people.import.busy');
  }

  private async once(bytes: Bytes, plan: Plan, heard: (row: number) => Promise<void>): Promise<Rehearsed> {
    try {
      return await this.db.own(async () => {
        const state = 'RUNNING' as const;
        const values = {
          format: plan.kind,
          consented: false,
          state,
          finishedAt: null,
          details: { consentSource: null },
        };
        const { id } = await this.db.save(this.db.make(Batch, values));
        let position = 0;
        for await (const piece of piecesOf(bytes, plan)) {
          await this.taking.take(id, plan, piece, position);
          position = piece.last;
          if (await this.isWaitedFor()) throw new InTheWay();
          await heard(position);
        }
        const { sum, report } = await this.taking.sum(id, plan);
        const fates: PieceFacts['fates'][] = [];
        for await (const facts of this.taking.pieces(id, 'TAKEN')) fates.push(facts.fates);
        throw new TakenBack({ report: { ...report, batchId: null, dryRun: true }, fates, newTags: [...sum.newTags] });
      });
    } catch (error) {
      if (error instanceof TakenBack) return error.said;
      throw error;
    }
  }

  /** Whether another transaction waits for something that this one holds. */
  private async isWaitedFor(): Promise<boolean> {
    const [row]: { waits: boolean }[] = await this.db.repo(Batch).query(
      `select exists (select from pg_locks l where not l.granted and l.pid <> pg_backend_pid()
         and pg_backend_pid() = any (pg_blocking_pids(l.pid))) as waits`,
    );
    return row!.waits;
  }
}
