import { Inject, Injectable, Logger } from '@nestjs/common';
import { Batch, fileNameIn } from '#people';
import { AppError, asAppError, Db } from '#platform';
import { withOwn } from './columns.ts';
import { mustIdentify, tableOf } from './formats/table.ts';
import { OwnColumns } from './own.ts';
import type { Bytes } from './reading.ts';
import { piecesOf, type Plan, planOf } from './running/plan.ts';
import { Rehearsal } from './running/rehearsal.ts';
import type { ImportReport } from './running/report.ts';
import { Taking } from './running/taking.ts';

export type { ImportReport } from './running/report.ts';

/** Takes files of people into the list while the caller waits: seen whole first, then a piece in each transaction. */
@Injectable()
export class ImportService {
  private readonly log = new Logger(ImportService.name);

  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Taking) private readonly taking: Taking,
    @Inject(Rehearsal) private readonly rehearsal: Rehearsal,
    @Inject(OwnColumns) private readonly asked: OwnColumns,
  ) {}

  /** `name` is what the file is called; `source`, where the organizer gave it, is how the people in the file agreed to be written to. */
  async run(
    bytes: Bytes,
    { dryRun = false, source = '', name = '' }: { dryRun?: boolean; source?: string; name?: string } = {},
  ): Promise<ImportReport> {
    const read = await tableOf(bytes);
    mustIdentify(read.columns);
    const own = await this.asked.all();
    const columns = withOwn(read.columns, read.kind, own);
    const plan = planOf({ ...read, columns }, own);
    if (dryRun) return (await this.rehearsal.run(bytes, plan)).report;
    const consentSource = source.trim().slice(0, 500) || null;
    const values = { format: plan.kind, consented: consentSource !== null, about: read.about, finishedAt: null };
    const fileName = fileNameIn(name);
    const details = { consentSource, ...(fileName && { fileName }) };
    const { id } = await this.db.own(() => this.db.save(this.db.make(Batch, { ...values, state: 'RUNNING', details })));
    return this.takeOver(bytes, plan, id);
  }

  private async takeOver(bytes: Bytes, plan: Plan, id: string): Promise<ImportReport> {
    let position = 0;
    try {
      for await (const piece of piecesOf(bytes, plan)) {
        await this.taking.again(() => this.db.own(() => this.taking.take(id, plan, piece, position)));
        position = piece.last;
      }
    } catch (error) {
      await this.end(id, 'FAILED');
      throw this.brokeOff(error, position || 1);
    }
    await this.end(id, 'DONE');
    return (await this.db.own(() => this.taking.sum(id, plan))).report;
  }

  private async end(id: string, state: 'DONE' | 'FAILED'): Promise<void> {
    await this.db.own(async () => {
      const batch = await this.db.repo(Batch).findOneByOrFail({ id });
      await this.db.save(Object.assign(batch, { state, finishedAt: state === 'DONE' ? new Date() : null }));
    });
  }

  /** What was taken over before stays, and importing the same file again doubles nothing: so say how far it came. */
  private brokeOff(error: unknown, row: number): unknown {
    const known = asAppError(error);
    if (known && known.code !== 'CONFLICT') return error;
    this.log.error(error instanceof Error ? error.stack : error);
    return new AppError('CONFLICT', 'people.import.brokeOff', { row });
  }
}
