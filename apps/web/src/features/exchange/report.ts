/** A row of the file, counted like a spreadsheet (the header is row 1), and the code of what is the matter with it. */
export interface RowReason {
  readonly row: number;
  readonly reason: string;
}

/**
 * What an import did, or a dry run would do, as `POST /api/imports` answers it. created + merged rows are accepted, and
 * updated + unchanged = merged. The rejected and flagged rows are listed up to a limit; their counts are whole.
 */
export interface Report {
  readonly dryRun: boolean;
  readonly batchId: string | null;
  readonly format: { readonly kind: string; readonly encoding: string; readonly delimiter: string };
  readonly rows: number;
  readonly blank: number;
  readonly created: number;
  readonly updated: number;
  readonly merged: number;
  readonly unchanged: number;
  readonly rejected: readonly RowReason[];
  readonly rejectedCount: number;
  readonly optedOut: { readonly email: number; readonly sms: number; readonly phone: number; readonly all: number };
  readonly bounced: number;
  readonly deceased: number;
  readonly flagged: readonly RowReason[];
  readonly flaggedCount: number;
  /** `forbidden`: about immigration status or the like; its cells were not read. */
  readonly columns: readonly { readonly header: string; readonly field: string | null; readonly forbidden?: true }[];
}

/** The rows by their reason, the most frequent first. */
export function byReason(rows: readonly RowReason[]): { reason: string; rows: number[] }[] {
  const groups = new Map<string, number[]>();
  for (const { row, reason } of rows) groups.set(reason, [...(groups.get(reason) ?? []), row]);
  return [...groups].map(([reason, all]) => ({ reason, rows: all })).sort((a, b) => b.rows.length - a.rows.length);
}

/** Every row with something the matter, as CSV: numbers and reasons, nothing of what the row held. */
export function asCsv(report: Report, head: readonly [string, string], words: (reason: string) => string): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = [...report.rejected, ...report.flagged].sort((a, b) => a.row - b.row);
  return [head.map(cell).join(','), ...rows.map(({ row, reason }) => `${row},${cell(words(reason))}`), ''].join('\r\n');
}
