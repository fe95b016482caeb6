import { Inject, Injectable, Logger } from '@nestjs/common';
import { Batch, Crossed, type Incoming, Intake, type Taken } from '#people';
import { AppError, asAppError, Db } from '#platform';
import { canIdentify, type Column, columnsOf, type Field, type Format, formatOf } from './columns.ts';
import { type Bytes, rowsOf, type Writing, writingOf } from './reading.ts';
import { type Flag, readRow, type Rejection } from './rows.ts';

/** How many rows are taken over in one transaction. */
const PIECE = 250;
/** How many rejected and flagged rows a report lists; their numbers count all. */
const LISTED = 10_000;
const TRIES = 12;

/**
 * What became of a file. `created + merged = rows - rejected`; `updated + unchanged = merged`: rows about
 * somebody who was in the list, or in an earlier row. Blank rows are not among `rows`. `optedOut`, `bounced` and `deceased` count the people of this
 * file of whom it says so. Row numbers are the spreadsheet's: the header is row 1.
 */
export interface ImportReport {
  dryRun: boolean;
  batchId: string | null;
  format: { kind: Format } & Writing;
  rows: number;
  blank: number;
  created: number;
  updated: number;
  merged: number;
  unchanged: number;
  rejected: { row: number; reason: Rejection }[];
  rejectedCount: number;
  optedOut: { email: number; sms: number; phone: number; all: number };
  optedOutPeople: number;
  bounced: number;
  deceased: number;
  flagged: { row: number; reason: Flag }[];
  flaggedCount: number;
  columns: { header: string; field: Field | null; forbidden?: true }[];
}

/** What a file is, found by reading the whole of it before the first row is taken over. */
interface Inspected extends Writing {
  readonly bytes: Bytes;
  readonly kind: Format;
  readonly columns: Column[];
}

/** Everything said while a dry run is taken back again. */
class TakenBack extends Error {
  constructor(readonly report: ImportReport) {
    super('This was a dry run');
  }
}

/** Who in this file is said to be what; ids of people, so that two rows of one person count once. */
class Said {
  private readonly people = { EMAIL: new Set<string>(), SMS: new Set<string>(), PHONE: new Set<string>() };
  private readonly more = { ALL: new Set<string>(), bounced: new Set<string>(), deceased: new Set<string>() };
  private readonly any = new Set<string>();

  add({ optOuts, details, deceased }: Incoming, personId: string): void {
    const sets = { ...this.people, ...this.more };
    for (const channel of optOuts) sets[channel].add(personId);
    if (optOuts.length) this.any.add(personId);
    if (details.bouncedEmails?.length) sets.bounced.add(personId);
    if (deceased) sets.deceased.add(personId);
  }

  counts(): Pick<ImportReport, 'optedOut' | 'optedOutPeople' | 'bounced' | 'deceased'> {
    const { EMAIL, SMS, PHONE } = this.people;
    const { ALL, bounced, deceased } = this.more;
    const optedOut = { email: EMAIL.size, sms: SMS.size, phone: PHONE.size, all: ALL.size };
    return { optedOut, optedOutPeople: this.any.size, bounced: bounced.size, deceased: deceased.size };
  }
}

/** Takes files of people into the list: seen whole first, then a piece of rows in each transaction. */
@Injectable()
export class ImportService {
  private readonly log = new Logger(ImportService.name);

  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Intake) private readonly intake: Intake,
  ) {}

  /** `source`, where the organizer gave it, is how the people in the file agreed to be written to. */
  async run(bytes: Bytes, { dryRun = false, source = '' }: { dryRun?: boolean; source?: string } = {}) {
    const file = await this.inspect(bytes);
    if (!dryRun) return this.takeOver(file, source);
    return this.again(() => this.rehearse(file));
  }

  /** Reads all of it: how it is written, whose export it is, and that no row is broken. */
  private async inspect(bytes: Bytes): Promise<Inspected> {
    const writing = await writingOf(bytes);
    let columns: Column[] | undefined;
    let kind: Format = 'generic';
    for await (const { cells } of rowsOf(bytes, writing)) {
      if (columns || cells.every((cell) => !cell.trim())) continue;
      kind = formatOf(cells);
      columns = columnsOf(cells, kind);
    }
    if (!columns) throw new AppError('INVALID', 'people.import.empty');
    if (!canIdentify(columns)) {
      const headers = columns.map(({ header }) => header.trim()).filter(Boolean);
      // A first row with somebody's address in it is no header, and is not repeated.
      if (headers.some((header) => /@|\d{7}/.test(header))) throw new AppError('INVALID', 'people.import.noHeader');
      throw new AppError('INVALID', 'people.import.noIdentity', {
        headers: headers.slice(0, 8).join(', ').slice(0, 300),
      });
    }
    return { ...writing, bytes, kind, columns };
  }

  private async takeOver(file: Inspected, source: string): Promise<ImportReport> {
    const consentSource = source.trim().slice(0, 500) || null;
    const { id } = await this.db.own(() => this.begin(file, consentSource));
    const report = await this.rows(file, id, (rows) => this.again(() => this.db.own(rows)), false);
    await this.db.own(() => this.finish(id, report));
    return report;
  }

  /** The same as an import, in one transaction that is taken back: so its numbers are the import's. */
  private async rehearse(file: Inspected): Promise<ImportReport> {
    try {
      return await this.db.own(async () => {
        const { id } = await this.begin(file, null);
        throw new TakenBack(await this.rows(file, id, (rows) => rows(), true));
      });
    } catch (error) {
      if (error instanceof TakenBack) return error.report;
      throw error;
    }
  }

  private async rows(
    file: Inspected,
    batchId: string,
    piece: (work: () => Promise<Taken[]>) => Promise<Taken[]>,
    dryRun: boolean,
  ): Promise<ImportReport> {
    const report = blankReport(file, dryRun ? null : batchId, dryRun);
    const said = new Said();
    let waiting: Incoming[] = [];
    let safe = 1;
    const flush = async (row: number) => {
      const rows = waiting;
      waiting = [];
      const taken = rows.length
        ? await piece(() => this.intake.take(rows, { id: batchId, format: file.kind })).catch((error: unknown) => {
            throw dryRun ? error : this.brokeOff(error, safe);
          })
        : [];
      for (const [n, { fate, personId }] of taken.entries()) {
        report[fate] += 1;
        said.add(rows[n]!, personId);
      }
      safe = row;
    };
    let header = true;
    for await (const { row, cells } of rowsOf(file.bytes, file)) {
      if (header && cells.some((cell) => cell.trim())) header = false;
      else if (!header) this.read(file, report, waiting, row, cells);
      if (waiting.length >= PIECE) await flush(row);
    }
    await flush(0);
    report.merged = report.updated + report.unchanged;
    return Object.assign(report, said.counts());
  }

  private read({ columns, kind }: Inspected, report: ImportReport, waiting: Incoming[], row: number, cells: string[]) {
    const reading = readRow(columns, cells, row, kind);
    if (reading.kind === 'blank') {
      report.blank += 1;
      return;
    }
    report.rows += 1;
    for (const reason of reading.flags) {
      report.flaggedCount += 1;
      if (report.flagged.length < LISTED) report.flagged.push({ row, reason });
    }
    if (reading.kind === 'person') {
      waiting.push(reading.incoming);
      return;
    }
    report.rejectedCount += 1;
    if (report.rejected.length < LISTED) report.rejected.push({ row, reason: reading.reason });
  }

  private begin({ kind }: Inspected, consentSource: string | null): Promise<Batch> {
    const values = { format: kind, consented: consentSource !== null, finishedAt: null, details: { consentSource } };
    return this.db.save(this.db.make(Batch, values));
  }

  private async finish(id: string, { rows, blank, created, merged, rejectedCount }: ImportReport): Promise<void> {
    const batch = await this.db.repo(Batch).findOneByOrFail({ id });
    await this.db.save(
      Object.assign(batch, { rows, blank, created, merged, rejected: rejectedCount, finishedAt: new Date() }),
    );
  }

  /** What was taken over before stays, and importing the same file again doubles nothing: so say how far it came. */
  private brokeOff(error: unknown, row: number): unknown {
    const known = asAppError(error);
    if (known && known.code !== 'CONFLICT') return error;
    this.log.error(error instanceof Error ? error.stack : error);
    return new AppError('CONFLICT', 'people.import.brokeOff', { row });
  }

  /** Tries anew what crossed somebody else's writing of the same people. */
  private async again<T>(work: () => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await work();
      } catch (error) {
        const { code } = error as { code?: string };
        const crossed = error instanceof Crossed || ['40P01', '40001', '23505'].includes(code ?? '');
        if (!crossed || tried === TRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 40 * tried));
      }
    }
  }
}

function blankReport(
  { kind, encoding, delimiter, columns }: Inspected,
  batchId: string | null,
  dryRun: boolean,
): ImportReport {
  const counts = {
    rows: 0,
    blank: 0,
    created: 0,
    updated: 0,
    merged: 0,
    unchanged: 0,
    rejectedCount: 0,
    flaggedCount: 0,
  };
  const none = { email: 0, sms: 0, phone: 0, all: 0 };
  return {
    dryRun,
    batchId,
    format: { kind, encoding, delimiter },
    ...counts,
    rejected: [],
    optedOut: none,
    optedOutPeople: 0,
    bounced: 0,
    deceased: 0,
    flagged: [],
    columns: columns.map(({ header, field, forbidden }) => ({
      header: header.trim(),
      field,
      ...(forbidden && { forbidden }),
    })),
  };
}
