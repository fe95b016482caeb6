import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Batch, BatchPiece, type BatchState, pack, UndoImport } from '#people';
import { AppError, asAppError, CONFIG, type Config, Db, type MessageKey, type Params } from '#platform';
import { dropSpool, spoolOf } from '../spool.ts';
import { Imports, type Reason, type Summary } from './imports.service.ts';
import { piecesOf, type Plan } from './plan.ts';
import { Rehearsal, type Rehearsed } from './rehearsal.ts';
import type { ImportReport } from './report.ts';
import { Superseded, Taking } from './taking.ts';

/** This process is about to end: the piece at hand is done, the rest is for the next one. */
class Ending extends Error {}

/** Errors of a database or a disk that is away for a while: the job is done again later. */
const AWAY = /^(08|53|57|ECONN|EPIPE|ETIMEDOUT|EMFILE)/;

const reasonsOf = (rows: readonly { readonly row: number; readonly reason: string }[], rejected: boolean): Reason[] =>
  [...Map.groupBy(rows, ({ reason }) => reason)]
    .map(([reason, own]) => ({ reason, rejected, count: own.length, first: own.slice(0, 12).map(({ row }) => row) }))
    .sort((a, b) => b.count - a.count);

const summaryOf = (report: ImportReport, newTags: readonly string[]): Summary => {
  const reasons = [...reasonsOf(report.rejected, true), ...reasonsOf(report.flagged, false)];
  // The rows are kept with their pieces, and the columns with the file.
  return { ...report, rejected: [], flagged: [], columns: [], newTags: newTags.slice(0, 200), reasons };
};

/** Does what was asked of an import, in the worker: by one process at a time, from where the last one left off. */
@Injectable()
export class ImportWork implements OnModuleDestroy {
  private readonly log = new Logger(ImportWork.name);
  private ending = false;

  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Imports) private readonly imports: Imports,
    @Inject(Taking) private readonly taking: Taking,
    @Inject(Rehearsal) private readonly rehearsal: Rehearsal,
    @Inject(UndoImport) private readonly undoing: UndoImport,
  ) {}

  onModuleDestroy(): void {
    this.ending = true;
  }

  async check(id: string): Promise<void> {
    const batch = await this.begin(id, 'CHECKING');
    if (!batch) return;
    try {
      const said = await this.rehearsal.run(this.imports.bytes(batch), await this.imports.plan(batch), (row) =>
        this.beat(id, 'CHECKING', row),
      );
      await this.db.own(() => this.keepCheck(id, said));
    } catch (error) {
      await this.leftOff(id, 'CHECKING', error, 0);
    }
  }

  async take(id: string): Promise<void> {
    const batch = await this.begin(id, 'RUNNING');
    if (!batch) return;
    let { position } = batch;
    try {
      const plan = await this.imports.plan(batch);
      const bytes = this.imports.bytes(batch);
      for await (const piece of piecesOf(bytes, plan, position, () => this.beat(id, 'RUNNING'))) {
        this.mustGoOn();
        await this.taking.again(() => this.db.own(() => this.taking.take(id, plan, piece, position)));
        position = piece.last;
      }
      await this.db.own(() => this.finish(id, plan));
      await dropSpool(spoolOf(this.config), id);
    } catch (error) {
      await this.leftOff(id, 'RUNNING', error, position);
    }
  }

  async undo(id: string): Promise<void> {
    const begun = await this.begin(id, 'UNDOING');
    if (!begun) return;
    try {
      for (let more = true; more;) {
        this.mustGoOn();
        await this.beat(id, 'UNDOING');
        more = await this.taking.again(() => this.db.own(() => this.undoing.next(begun)));
      }
      await this.db.own(async () => {
        const batch = await this.locked(id, 'UNDOING');
        await this.undoing.forget(batch);
        if (batch.details.file) this.imports.keep(batch, { spool: undefined });
        await this.db.save(Object.assign(batch, { state: 'UNDONE' as const, consented: false }));
      });
      await dropSpool(spoolOf(this.config), id);
    } catch (error) {
      await this.leftOff(id, 'UNDOING', error, 0);
    }
  }

  private async keepCheck(id: string, { report, fates, newTags }: Rehearsed): Promise<void> {
    const batch = await this.locked(id, 'CHECKING');
    await this.db.repo(BatchPiece).delete({ batchId: id, kind: 'CHECKED' });
    const rows = fates.map((own, n) =>
      this.db.make(BatchPiece, {
        ...{ batchId: id, number: n + 1, kind: 'CHECKED' as const },
        details: { packed: pack({ fates: own, said: [], newTags: [] }) },
      }),
    );
    await this.db.insertAll(rows);
    this.imports.keep(batch, { summary: summaryOf(report, newTags) });
    await this.db.save(Object.assign(batch, { state: 'CHECKED' as const, about: report.rows + report.blank }));
  }

  private async finish(id: string, plan: Plan): Promise<void> {
    const batch = await this.locked(id, 'RUNNING');
    const { sum, report } = await this.taking.sum(id, plan);
    await this.db.repo(BatchPiece).delete({ batchId: id, kind: 'CHECKED' });
    this.imports.keep(batch, { summary: summaryOf({ ...report, batchId: id }, [...sum.newTags]), spool: undefined });
    await this.db.save(Object.assign(batch, { state: 'DONE' as const, finishedAt: new Date() }));
  }

  /** One process at a time: whoever said something in the last seconds has it. */
  private begin(id: string, state: BatchState): Promise<Batch | undefined> {
    return this.db.own(async () => {
      const begun = await this.touch(id, state, `and "touchedAt" < clock_timestamp() - interval '20 seconds'`);
      return begun ? this.db.repo(Batch).findOneByOrFail({ id }) : undefined;
    });
  }

  /** Says that it goes on; whoever stopped it meanwhile is heard. */
  private async beat(id: string, state: BatchState, checked?: number): Promise<void> {
    this.mustGoOn();
    if (!(await this.db.own(() => this.touch(id, state, '', checked)))) throw new Superseded();
  }

  private async touch(id: string, state: BatchState, only = '', checked: number | null = null): Promise<boolean> {
    const touched: unknown[] = await this.db.repo(Batch).query(
      `with touched as (update batch set "touchedAt" = clock_timestamp(), checked = coalesce($3, checked)
         where id = $1 and state = $2 ${only} returning id) select id from touched`,
      [id, state, checked],
    );
    return touched.length > 0;
  }

  private mustGoOn(): void {
    if (this.ending) throw new Ending('This process is about to end');
  }

  private async locked(id: string, state: BatchState): Promise<Batch> {
    const lock = { mode: 'pessimistic_write' } as const;
    const batch = await this.db.repo(Batch).findOne({ where: { id, state }, lock });
    if (!batch) throw new Superseded();
    return batch;
  }

  /** What cannot be mended by trying again is told; what was taken over stays, and it can go on from there. */
  private async leftOff(id: string, state: BatchState, error: unknown, row: number): Promise<void> {
    if (error instanceof Superseded) return;
    const code = (error as { code?: unknown }).code;
    if (error instanceof Ending || (!(error instanceof AppError) && typeof code === 'string' && AWAY.test(code))) {
      await this.release(id, state).catch(() => {});
      throw error;
    }
    const known = asAppError(error);
    if (!known || known.code === 'CONFLICT') this.log.error(error instanceof Error ? error.stack : error);
    const failure: { key: MessageKey; params: Params } = known
      ? { key: known.key, params: known.params }
      : { key: 'people.import.brokeOffHere', params: { row } };
    await this.db.own(async () => {
      const batch = await this.locked(id, state);
      if (batch.details.file) this.imports.keep(batch, { failure });
      await this.db.save(Object.assign(batch, { state: state === 'CHECKING' ? 'MADE' : 'FAILED' }));
    });
  }

  /** So that whoever comes next need not wait. */
  private release(id: string, state: BatchState): Promise<void> {
    return this.db.own(async () => {
      await this.db
        .repo(Batch)
        .query(
          `update batch set "touchedAt" = clock_timestamp() - interval '30 seconds' where id = $1 and state = $2`,
          [id, state],
        );
    });
  }
}
