import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import { AuditService } from '#audit';
import { Batch, type BatchState, type KeyChoice, type OwnField, UndoImport } from '#people';
import { AppError, CONFIG, type Config, Db, Jobs, type MessageKey, type Params, v7 } from '#platform';
import { type Column, type Format, withOwn } from '../columns.ts';
import { mustIdentify, tableOf } from '../formats/table.ts';
import { OwnColumns } from '../own.ts';
import type { Bytes, Seen } from '../reading.ts';
import { dropSpool, putInSpool, spooledBytes, spoolOf, sweepSpool } from '../spool.ts';
import { checkFile, importFile, undoFile } from './jobs.ts';
import { type Chosen, chosenColumns, Mappings } from './mappings.ts';
import type { Plan } from './plan.ts';
import type { ImportReport } from './report.ts';

/** What an import says when it is over, or a dry run: the report without its rows, and the labels that are new. */
export type Summary = ImportReport & {
  readonly newTags: readonly string[];
  readonly reasons: readonly Reason[];
};

/** Why rows are rejected, or lost a part: how many, and which are the first. */
export interface Reason {
  readonly reason: string;
  readonly rejected: boolean;
  readonly count: number;
  readonly first: readonly number[];
}

/** What is sealed of a file that waits, is taken over, or was. */
export interface FileKept {
  readonly name: string;
  /** The key of the spooled file, while there is one. */
  readonly spool?: string | undefined;
  readonly seen: Seen;
  readonly kind: Format;
  /** As found, and as chosen. */
  readonly found: readonly Column[];
  readonly columns: readonly Column[];
  readonly choice: KeyChoice;
  readonly remembered: boolean;
  readonly summary?: Summary | undefined;
  readonly failure?: { readonly key: MessageKey; readonly params: Params } | undefined;
}

/** What an import that came over the console keeps of its file; refuses one of the command line. */
export function fileOf({ details }: Batch): FileKept {
  if (!details.file) throw new AppError('NOT_FOUND', 'people.import.noBatch');
  return details.file as FileKept;
}

/** How a file of the console is taken over. */
export const planOfFile = ({ seen, kind, columns, choice }: FileKept, own: readonly OwnField[]): Plan => ({
  ...{ seen, kind, columns, choice, own },
});

const DAY = 24 * 60 * 60_000;
const EMPTY = { rows: 0, blank: 0, created: 0, merged: 0, updated: 0, rejected: 0, position: 0 };

/** The verbs of an import that runs beside whoever asked for it: received, checked, started, stopped, undone. */
@Injectable()
export class Imports {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Mappings) private readonly mappings: Mappings,
    @Inject(OwnColumns) private readonly asked: OwnColumns,
    @Inject(AuditService) private readonly audit: AuditService,
    @Inject(UndoImport) private readonly undoing: UndoImport,
  ) {}

  /** Keeps an upload, reads the whole of it once, and says what its columns would be taken for. */
  async receive(name: string, upload: AsyncIterable<Buffer>, isCut: () => boolean): Promise<string> {
    const id = v7();
    const folder = spoolOf(this.config);
    const spool = await putInSpool(folder, id, upload);
    try {
      if (isCut()) throw new AppError('INVALID', 'people.import.tooLarge');
      const { columns: read, kind, about, ...seen } = await tableOf(spooledBytes(folder, id, spool));
      await this.db.tx(async () => {
        const own = await this.asked.all();
        const columns = withOwn(read, kind, own);
        const known = seen.isCards ? undefined : await this.mappings.recall(columns, own);
        const { choice = 'DEFAULT', columns: chosen = columns } = known ?? {};
        const remembered = known !== undefined;
        const file: FileKept = { name, spool, seen, kind, found: columns, columns: chosen, choice, remembered };
        const values = { format: kind, about, state: 'MADE' as const, finishedAt: null, consented: false };
        const batch = this.db.make(Batch, { ...EMPTY, ...values, details: { consentSource: null, file } });
        await this.db.save(Object.assign(batch, { id }));
      });
      return id;
    } catch (error) {
      await dropSpool(folder, id);
      throw error;
    }
  }

  /** How a file is taken over now. */
  async plan(batch: Batch): Promise<Plan> {
    return planOfFile(fileOf(batch), await this.asked.all());
  }

  find(id: string): Promise<Batch> {
    return this.db.tx(() => this.get(id));
  }

  /** Has a dry run made with these columns, which are remembered for files with the same headers. */
  check(id: string, chosen: readonly Chosen[], wanted: KeyChoice | null): Promise<Batch> {
    return this.db.tx(async () => {
      const batch = await this.locked(id, 'MADE', 'CHECKED');
      const file = fileOf(batch);
      const choice = wanted ?? file.choice;
      const columns = chosenColumns(file.columns, chosen, await this.asked.all());
      mustIdentify(columns);
      if (!file.seen.isCards) await this.mappings.remember(columns, choice);
      this.keep(batch, { columns, choice, summary: undefined, failure: undefined });
      return this.hand(batch, 'CHECKING');
    });
  }

  /** Has the file taken over as its columns were chosen last; one that failed goes on where it stood. */
  start(id: string): Promise<Batch> {
    return this.db.tx(async () => {
      const batch = await this.locked(id, 'MADE', 'CHECKED', 'FAILED');
      this.mustBeKept(batch);
      mustIdentify(fileOf(batch).columns);
      this.keep(batch, { failure: undefined });
      return this.hand(batch, 'RUNNING');
    });
  }

  /** Stops it: a dry run leaves nothing; of an import what was taken over stays, and says how far it came. */
  async cancel(id: string): Promise<Batch> {
    const batch = await this.db.tx(async () => {
      const found = await this.locked(id, 'MADE', 'CHECKING', 'CHECKED', 'RUNNING', 'FAILED');
      if (found.state === 'CHECKING') return this.db.save(Object.assign(found, { state: 'MADE' as const }));
      this.keep(found, { spool: undefined });
      return this.db.save(Object.assign(found, { state: 'CANCELLED' as const, finishedAt: new Date() }));
    });
    if (batch.state === 'CANCELLED') await dropSpool(spoolOf(this.config), id);
    return batch;
  }

  /** Has the whole import taken back, as far as nobody did anything with it since. */
  undo(id: string, actor: Actor): Promise<Batch> {
    return this.db.tx(async () => {
      const batch = await this.locked(id, 'DONE', 'CANCELLED', 'FAILED');
      await this.audit.write({ kind: 'IMPORT_UNDONE', userId: actor.isUser ? actor.id : null, subjectId: id });
      return this.hand(batch, 'UNDOING');
    });
  }

  /** Those in whom not everything could be taken back. */
  kept(id: string) {
    return this.undoing.kept(id);
  }

  /** Hands to the worker once more what nobody has worked on for a while; what broke off at a command line has failed. */
  takeUp(): Promise<void> {
    return this.db.tx(async () => {
      const silent: { id: string }[] = await this.db.repo(Batch).query(
        `select id from batch where queued and state in ('CHECKING', 'RUNNING', 'UNDOING')
           and coalesce("touchedAt", "createdAt") < clock_timestamp() - interval '40 seconds'`,
      );
      for (const { id } of silent) await this.hand(await this.locked(id, 'CHECKING', 'RUNNING', 'UNDOING'));
      await this.db.repo(Batch).query(
        `update batch set state = 'FAILED' where not queued and state = 'RUNNING'
           and coalesce("touchedAt", "createdAt") < clock_timestamp() - interval '10 minutes'`,
      );
    });
  }

  /** Removes files that have waited for a day, and what was never started. */
  async sweep(): Promise<void> {
    const old = `"createdAt" < clock_timestamp() - interval '24 hours'`;
    await this.db.tx(async () => {
      const repo = this.db.repo(Batch);
      await repo.query(`delete from batch where state in ('MADE', 'CHECKING', 'CHECKED') and ${old}`);
      const held = `state in ('RUNNING', 'FAILED') and queued and ${old} and ${old.replace('createdAt', 'touchedAt')}`;
      const left: { id: string }[] = await repo.query(`select id from batch where ${held}`);
      for (const { id } of left) {
        const batch = await this.locked(id, 'RUNNING', 'FAILED');
        if (fileOf(batch).spool === undefined) continue;
        this.keep(batch, { spool: undefined });
        await this.db.save(Object.assign(batch, { state: 'FAILED' as const }));
      }
    });
    await sweepSpool(spoolOf(this.config), DAY);
  }

  /** The bytes of a file that is still kept. */
  bytes(batch: Batch): Bytes {
    this.mustBeKept(batch);
    return spooledBytes(spoolOf(this.config), batch.id, fileOf(batch).spool!);
  }

  /** Changes what is kept of a file; to be saved by the caller. */
  keep(batch: Batch, changes: Partial<FileKept>): void {
    batch.details = { ...batch.details, file: { ...fileOf(batch), ...changes } };
  }

  private mustBeKept(batch: Batch): void {
    if (!fileOf(batch).spool) throw new AppError('CONFLICT', 'people.import.fileGone');
  }

  private async hand(batch: Batch, state: BatchState = batch.state): Promise<Batch> {
    const job = { CHECKING: checkFile, RUNNING: importFile, UNDOING: undoFile }[state as 'CHECKING'];
    // As if somebody had just left off: whoever comes first may begin, and if nobody does it is handed on anew.
    const touchedAt = new Date(Date.now() - 30_000);
    await this.db.save(Object.assign(batch, { state, touchedAt, checked: 0, queued: true }));
    await this.jobs.enqueue(job, { batchId: batch.id });
    return batch;
  }

  private async get(id: string): Promise<Batch> {
    const batch = await this.db.repo(Batch).findOneBy({ id });
    if (!batch) throw new AppError('NOT_FOUND', 'people.import.noBatch');
    return batch;
  }

  private async locked(id: string, ...states: BatchState[]): Promise<Batch> {
    const lock = { mode: 'pessimistic_write' } as const;
    const batch = await this.db.repo(Batch).findOne({ where: { id }, lock });
    if (!batch) throw new AppError('NOT_FOUND', 'people.import.noBatch');
    if (!states.includes(batch.state)) throw new AppError('CONFLICT', 'people.import.notNow');
    return batch;
  }
}
