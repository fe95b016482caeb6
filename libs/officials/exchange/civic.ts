import { parseAllDocuments } from 'yaml';
import type { Day } from '../ledger.ts';
import type { AsideReason, CivicReading, CouncilSeats, Holding } from './holding.ts';
import { isLoose, type Loose } from './loose.ts';
import { isOfficeRecords, readOfficeRecords } from './office-records.ts';
import { readOpenStates } from './open-states.ts';
import { readPopolo } from './popolo.ts';
import { dayBefore, folded, isDay, overlap, overlapping, type RosterProblem, type RosterRow } from './roster.ts';

/** A membership that is left aside, and why. */
export interface Aside {
  readonly at: string;
  readonly name: string;
  readonly reason: AsideReason;
}
/** What files of civic data say of the council's seats. */
export interface CivicRows {
  readonly rows: readonly RosterRow[];
  readonly aside: readonly Aside[];
  readonly problems: readonly RosterProblem[];
}

/** Reads files of Popolo (JSON), of Open States people (YAML) or of Legistar's office records (JSON), whichever each one is. */
export function readCivic(
  files: readonly { readonly name: string; readonly text: string }[],
  council: CouncilSeats,
): CivicRows {
  const readings = files.flatMap(({ name, text }) => readOne(name, text, council));
  return rowsOf(
    readings.flatMap(({ holdings }) => holdings),
    readings.flatMap(({ problems }) => problems),
    council,
  );
}

/** JSON is YAML too: what is in the file says which of both it is. */
function readOne(file: string, text: string, council: CouncilSeats): CivicReading[] {
  const documents = parseAllDocuments(text);
  const unreadable = { holdings: [], problems: [{ at: file, problem: 'NOT_READABLE' as const }] };
  if (!Array.isArray(documents) || !documents.length) return [unreadable];
  return documents.map((each) => {
    if (each.errors.length) {
      const { line } = each.errors[0]!.linePos?.[0] ?? { line: 1 };
      return { holdings: [], problems: [{ at: `${file} line ${line}`, problem: 'NOT_READABLE' as const }] };
    }
    const document: unknown = each.toJS({ maxAliasCount: 100 });
    if (isOfficeRecords(document)) return readOfficeRecords(file, document, council);
    if (!isLoose(document)) return unreadable;
    return isOpenStates(document) ? readOpenStates(file, document) : readPopolo(file, document, council);
  });
}

const isOpenStates = (document: Loose): boolean => 'roles' in document && 'name' in document;

/** A day as files write it: with or without a time; PARTIAL for a year or a month, BAD for what is no day at all. */
function dayFrom(value: unknown): Day | null | 'PARTIAL' | 'BAD' {
  if (value === undefined || value === null || value === '') return null;
  const text = String(value as string | number);
  if (/^\d{4}(-\d\d)?$/.test(text)) return 'PARTIAL';
  const day = text.slice(0, 10);
  return isDay(day) && /^(|[T ].*)$/.test(text.slice(10)) ? day : 'BAD';
}

function rowsOf(holdings: readonly Holding[], found: readonly RosterProblem[], council: CouncilSeats): CivicRows {
  const problems = [...found];
  const aside: Aside[] = [];
  const rows = holdings.flatMap((holding): RosterRow[] => {
    const { at, name, person, division, source } = holding;
    const [starts, ends] = [dayFrom(holding.starts), dayFrom(holding.ends)];
    const ward = council.wards.get(division ?? '');
    const reason =
      holding.aside ??
      (ward ? null : division ? 'OTHER_AREA' : 'NO_AREA') ??
      (isPartial(starts, ends) ? 'PARTIAL_DAY' : null);
    if (starts === 'BAD' || ends === 'BAD') problems.push({ at, problem: 'BAD_DAY' });
    else if (starts && ends && ends < starts) problems.push({ at, problem: 'ENDS_BEFORE' });
    else if (reason) aside.push({ at, name, reason });
    else return [{ at, ward: ward!, name, starts, ends, confirmedUntil: null, source, person }];
    return [];
  });
  const { kept, unplaced } = placed(handedOver(merged(rows)));
  const unknown = unplaced.map(({ at, name }): Aside => ({ at, name, reason: 'NO_START' }));
  return { rows: kept, aside: [...aside, ...unknown], problems: [...problems, ...overlapping(kept)] };
}

const isPartial = (...days: readonly unknown[]) => days.includes('PARTIAL');
const dayAfter = (day: Day | null) => day && new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
const sameSeat = (one: RosterRow, other: RosterRow) => one.ward === other.ward && one !== other;
const samePerson = (one: RosterRow, other: RosterRow) =>
  one.person!.id === other.person!.id || folded(one.name) === folded(other.name);

/** One holding out of several that follow each other: somebody's terms, or the same person under two ids. */
function merged(rows: readonly RosterRow[]): RosterRow[] {
  const inOrder = [...rows].sort((a, b) => (a.starts ?? '').localeCompare(b.starts ?? ''));
  return inOrder.reduce<RosterRow[]>((done, row) => {
    const at = done.findIndex(
      (each) =>
        sameSeat(each, row) &&
        samePerson(each, row) &&
        overlap({ starts: each.starts, ends: dayAfter(each.ends) }, row),
    );
    return at < 0 ? [...done, row] : done.with(at, joined(done[at]!, row));
  }, []);
}

function joined(one: RosterRow, other: RosterRow): RosterRow {
  const ends = one.ends && other.ends && (one.ends > other.ends ? one.ends : other.ends);
  const identifiers = [...new Set([...one.person!.identifiers, ...other.person!.identifiers])];
  return { ...one, ends, person: { id: one.person!.id, identifiers } };
}

/** The day on which one goes and the other comes is the first of the one who comes. */
const handedOver = (rows: readonly RosterRow[]): RosterRow[] =>
  rows.map((row) => {
    const next = rows.some((other) => sameSeat(row, other) && other.starts !== null && other.starts === row.ends);
    return next && row.starts !== row.ends ? { ...row, ends: dayBefore(row.ends!) } : row;
  });

/** Who left a seat whose other holder came on a day that nobody knows cannot be put beside that one. */
function placed(rows: readonly RosterRow[]): { kept: RosterRow[]; unplaced: RosterRow[] } {
  const unplaced = rows.filter((row) =>
    rows.some(
      (other) =>
        sameSeat(row, other) &&
        overlap(row, other) &&
        (row.starts === null || other.starts === null) &&
        row.ends !== null &&
        (other.ends === null || other.ends > row.ends),
    ),
  );
  return { kept: rows.filter((row) => !unplaced.includes(row)), unplaced };
}
