import { parse } from 'csv-parse/sync';
import type { Day } from '../ledger.ts';

/** One line of a roster: who holds which seat, from when, and for which day somebody is sure of it. */
export interface RosterRow {
  /** Where in the file: `line 2`, `memberships/0`. */
  readonly at: string;
  readonly ward: number;
  readonly name: string;
  readonly starts: Day | null;
  readonly ends: Day | null;
  readonly confirmedUntil: Day | null;
  readonly source: string;
  /** Who it is beyond the name; without it a name alone finds them, in whichever seat. */
  readonly person?: RosterPerson;
}
/** Somebody as a file of civic data knows them: by its own id, and by ids of other systems, each `system:id`. */
export interface RosterPerson {
  readonly id: string;
  readonly identifiers: readonly string[];
}
/** What is wrong in a file and where; nothing is taken over while there is any. */
export interface RosterProblem {
  readonly at: string;
  readonly problem:
    'NO_WARD' | 'NO_NAME' | 'BAD_DAY' | 'NO_SOURCE' | 'ENDS_BEFORE' | 'TWO_HOLDERS' | 'NOT_READABLE' | 'NO_PERSON';
}

const COLUMNS = ['ward', 'name', 'starts', 'ends', 'confirmed_until', 'source'] as const;
/** Whether it is a real day, written as `2026-01-05`. */
export const isDay = (text: string): boolean => {
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
    const line = `line ${at + 2}`;
    const say = (problem: RosterProblem['problem']) => problems.push({ at: line, problem });
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
    return [{ at: line, ward, name, starts, ends, confirmedUntil, source }];
  });
  return { rows, problems: [...problems, ...overlapping(rows)] };
}

/** A name without accents, marks and case: as names are compared. */
export const folded = (name: string): string =>
  name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’']/g, "'").toLowerCase().trim();

/** The day before a day. */
export const dayBefore = (day: Day): Day => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

/** Whether two times have a day in common; both ends count, and null is open. */
export const overlap = (one: Pick<RosterRow, 'starts' | 'ends'>, other: Pick<RosterRow, 'starts' | 'ends'>): boolean =>
  (other.ends === null || one.starts === null || one.starts <= other.ends) &&
  (one.ends === null || other.starts === null || other.starts <= one.ends);

/** Rows that put somebody into a seat that is taken at that time by a row before them. */
export const overlapping = (rows: readonly RosterRow[]): RosterProblem[] =>
  rows
    .filter((row, at) => rows.slice(0, at).some((other) => other.ward === row.ward && overlap(row, other)))
    .map(({ at }) => ({ at, problem: 'TWO_HOLDERS' as const }));
