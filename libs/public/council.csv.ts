import type { PositionRow } from '#officials';

const COLUMNS = [
  ...(['as_of', 'ward', 'person', 'demand', 'label', 'basis', 'unknown_reason', 'stale', 'stale_reason'] as const),
  ...(['evidence', 'sources'] as const),
];

/** A cell of a table: quoted where it must be, and never read as a formula by a spreadsheet. */
function cell(value: string): string {
  const plain = /^[=+@\t-]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** The grid of the public as a table (RFC 4180): a line for each cell, with the evidence that sets it and its sources. */
export function councilCsv(asOf: string, rows: readonly PositionRow[]): string {
  const lines = rows.map((row) => [
    ...[asOf, String(row.ward), row.person ?? '', row.demand, row.label, row.basis, row.unknownReason ?? ''],
    ...[row.stale ? 'yes' : 'no', row.staleReason ?? '', row.evidence.map(({ code }) => code).join(' ')],
    [...new Set(row.evidence.map(({ source }) => source.url ?? source.publisher))].join(' '),
  ]);
  return [COLUMNS, ...lines].map((each) => `${each.map(cell).join(',')}\r\n`).join('');
}
