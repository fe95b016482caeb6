import type { Incoming } from '#people';
import type { Column, Format } from '../columns.ts';
import { writtenAs } from '../formats/table.ts';
import type { Writing } from '../reading.ts';
import type { Flag } from '../rows.ts';
import type { Plan, Refused, RowFate } from './plan.ts';

/** How many rejected and flagged rows a report lists; their numbers count all. */
const LISTED = 10_000;

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
  /** `at`: the line and the place in it of the quotation mark that breaks the row, and the last line that is lost. */
  rejected: Refused[];
  rejectedCount: number;
  optedOut: { email: number; sms: number; phone: number; all: number };
  optedOutPeople: number;
  bounced: number;
  deceased: number;
  flagged: { row: number; reason: Flag }[];
  flaggedCount: number;
  columns: { header: string; field: Column['field']; forbidden?: true }[];
}

/** What a piece says of somebody: channels they stopped, `B` for an address that does not work, `D` for dead. */
export type SaidOf = readonly [personId: string, said: readonly string[]];

/** What a row says of somebody that a report counts. */
export const saidOf = ({ optOuts, details, deceased }: Incoming, personId: string): SaidOf[] => {
  const said = [...optOuts, ...(details.bouncedEmails?.length ? ['B'] : []), ...(deceased ? ['D'] : [])];
  return said.length ? [[personId, said]] : [];
};

/** What of a piece is kept: each row's fate, and whom the file says what of. */
export interface PieceFacts {
  readonly fates: readonly RowFate[];
  readonly said: readonly SaidOf[];
  readonly newTags: readonly { readonly label: string }[];
}

const CHANNELS = ['EMAIL', 'SMS', 'SMS_PERSON', 'PHONE', 'ALL'];
const isTaken = (fate: string): fate is 'created' | 'updated' | 'unchanged' =>
  fate === 'created' || fate === 'updated' || fate === 'unchanged';

/** Sums up what the pieces of a file came to; people count once, however many rows speak of them. */
export class Sum {
  readonly newTags = new Set<string>();
  private readonly report: ImportReport;
  private readonly said = new Map<string, Set<string>>();

  constructor({ seen, kind, columns }: Plan, blank: number) {
    const none = { email: 0, sms: 0, phone: 0, all: 0 };
    const counts = { rows: 0, created: 0, updated: 0, merged: 0, unchanged: 0, rejectedCount: 0, flaggedCount: 0 };
    this.report = {
      dryRun: false,
      batchId: null,
      format: { kind, ...writtenAs(seen) },
      ...counts,
      blank,
      rejected: [],
      optedOut: none,
      optedOutPeople: 0,
      bounced: 0,
      deceased: 0,
      flagged: [],
      columns: seen.isCards ? [] : columns.map(shown),
    };
  }

  add({ fates, said, newTags }: PieceFacts): void {
    const { report } = this;
    for (const [row, fate, flags = [], at] of fates) {
      report.rows += 1;
      for (const reason of flags) {
        report.flaggedCount += 1;
        if (report.flagged.length < LISTED) report.flagged.push({ row, reason });
      }
      if (isTaken(fate)) report[fate] += 1;
      else {
        report.rejectedCount += 1;
        if (report.rejected.length < LISTED) report.rejected.push({ row, reason: fate, ...(at && { at }) });
      }
    }
    for (const [personId, what] of said)
      for (const each of what) {
        if (!this.said.has(each)) this.said.set(each, new Set());
        this.said.get(each)!.add(personId);
      }
    for (const { label } of newTags) this.newTags.add(label);
  }

  whole(batchId: string | null, dryRun: boolean): ImportReport {
    const whoSaid = (...what: string[]) => new Set(what.flatMap((each) => [...(this.said.get(each) ?? [])])).size;
    const count = (what: string) => whoSaid(what);
    const { updated, unchanged } = this.report;
    return {
      ...this.report,
      batchId,
      dryRun,
      merged: updated + unchanged,
      optedOut: { email: count('EMAIL'), sms: whoSaid('SMS', 'SMS_PERSON'), phone: count('PHONE'), all: count('ALL') },
      optedOutPeople: whoSaid(...CHANNELS),
      bounced: count('B'),
      deceased: count('D'),
    };
  }
}

const shown = ({ header, field, forbidden }: Column) => ({
  header: header.trim(),
  field,
  ...(forbidden && { forbidden }),
});
