import { parse } from 'csv-parse/sync';
import type { Day } from '../ledger.ts';

/** One line of a roster: who holds which seat, from when, and for which day somebody is sure of it. */
export interface RosterRow {
  /** The line in the file, from 1. */
  readonly line: number;
  readonly ward: number;
  readonly name: string;
  readonly starts: Day | null;
  readonly ends: Day | null;
  readonly confirmedUntil: Day | null;
  readonly source: string;
}
/** What is wrong with a line; nothing is taken over while there is any. */
export interface RosterProblem {
  readonly line: number;
  readonly problem: 'NO_WARD' | 'NO_NAME' | 'BAD_DAY' | 'NO_SOURCE' | 'ENDS_BEFORE' | 'TWO_HOLDERS';
}

const COLUMNS = ['ward', 'name', 'starts', 'ends', 'confirmed_until', 'source'] as const;
const isDay = (text: string): boolean => {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

/** What the first line of a roster says. */
export const ROSTER_HEADER = COLUMNS.join(',');

/** Reads a roster of UTF-8 CSV; columns come in any order, and one that is unknown is left aside. */
export function readRoster(text: string): { rows: RosterRow[]; problems: RosterProblem[] } {
  const lines: Record<string, string>[] = parse(text, {
    ...{ bom: true, columns: (header: string[]) => header.map((each) => each.trim().toLowerCase()), trim: true },
    ...{ skip_empty_lines: true, relax_column_count: true },
  });
  const problems: RosterProblem[] = [];
  const rows = lines.flatMap((cells, at): RosterRow[] => {
    const line = at + 2;
    const say = (problem: RosterProblem['problem']) => problems.push({ line, problem });
    const day = (name: string): Day | null => {
      const value = cells[name] ?? '';
      if (value && !isDay(value)) say('BAD_DAY');
      return value && isDay(value) ? value : null;
    };
    const ward = Number(cells['ward']);
    const [name, source] = [cells['name'] ?? '', cells['source'] ?? ''];
    if (!Number.isInteger(ward) || ward < 1) say('NO_WARD');
    if (!name) say('NO_NAME');
    if (!source) say('NO_SOURCE');
    const [starts, ends, confirmedUntil] = [day('starts'), day('ends'), day('confirmed_until')];
    if (starts && ends && ends < starts) say('ENDS_BEFORE');
    return [{ line, ward, name, starts, ends, confirmedUntil, source }];
  });
  return { rows, problems: [...problems, ...overlapping(rows)] };
}

/** Two lines that put different people into one seat at one time. */
function overlapping(rows: readonly RosterRow[]): RosterProblem[] {
  return rows.flatMap((row, at) => {
    const clash = rows
      .slice(0, at)
      .some(
        (other) =>
          other.ward === row.ward &&
          (other.ends === null || row.starts === null || row.starts <= other.ends) &&
          (row.ends === null || other.starts === null || other.starts <= row.ends),
      );
    return clash ? [{ line: row.line, problem: 'TWO_HOLDERS' as const }] : [];
  });
}
