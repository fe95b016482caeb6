import type { Cell, Council, Seat } from './documents.ts';

/** A text in the languages that the record has it in. */
export interface Localized {
  readonly en: string;
  readonly es: string;
}

/** How a label looks: its icon, and the class of base.css that gives it hue, fill and line. */
export const MARKS: Record<Cell['label'] | 'STALE', { readonly icon: string; readonly mark: string }> = {
  COMMITTED: { icon: 'checks', mark: 'st-committed' },
  SUPPORT: { icon: 'check', mark: 'st-support' },
  LEAN_SUPPORT: { icon: 'lean-up', mark: 'st-lean-support' },
  MIXED: { icon: 'half', mark: 'st-mixed' },
  LEAN_OPPOSE: { icon: 'lean-down', mark: 'st-lean-oppose' },
  OPPOSE: { icon: 'x', mark: 'st-oppose' },
  CONFLICTED: { icon: 'conflict', mark: 'st-conflicted' },
  UNKNOWN: { icon: 'q', mark: 'st-unknown' },
  NOT_APPLICABLE: { icon: 'minus', mark: 'st-na' },
  STALE: { icon: 'clock', mark: 'st-stale' },
};

/** The marks in the order of the legend. */
export const LEGEND = Object.keys(MARKS) as (keyof typeof MARKS)[];

/** How a cell is drawn: a position that went out of date keeps its word, but no longer its colour. */
export const markOf = (cell: Pick<Cell, 'label' | 'stale'>) => MARKS[cell.stale ? 'STALE' : cell.label];

/** What a cell counts as toward a majority; the order in which counts are told. */
export const COUNTS = ['firm', 'leans', 'mixed', 'against', 'stale', 'unknown', 'away'] as const;
/** One of them. */
export type Count = (typeof COUNTS)[number];

const COUNTED_AS: Record<Cell['label'], Count> = {
  COMMITTED: 'firm',
  SUPPORT: 'firm',
  LEAN_SUPPORT: 'leans',
  MIXED: 'mixed',
  CONFLICTED: 'unknown',
  UNKNOWN: 'unknown',
  LEAN_OPPOSE: 'against',
  OPPOSE: 'against',
  NOT_APPLICABLE: 'away',
};

/** What one cell counts as: words that went out of date are open again. */
export const countedAs = (cell: Pick<Cell, 'label' | 'stale'>): Count =>
  cell.stale ? 'stale' : COUNTED_AS[cell.label];

/** How many seats stand where on one demand; only what there is at least one of, in the order of `COUNTS`. */
export function tally(council: Pick<Council, 'seats'>, demand: string): [Count, number][] {
  const counts = new Map<Count, number>();
  for (const seat of council.seats) {
    const cell = cellOf(seat, demand);
    const count = cell ? countedAs(cell) : 'unknown';
    counts.set(count, (counts.get(count) ?? 0) + 1);
  }
  return COUNTS.filter((count) => counts.has(count)).map((count) => [count, counts.get(count) ?? 0]);
}

/** A seat's cell on one demand. */
export const cellOf = (seat: Pick<Seat, 'cells'>, demand: string): Cell | undefined =>
  seat.cells.find((cell) => cell.demand === demand);

/** Whether all cells of a seat are unknown for one and the same reason: on a phone that is one line. */
export function isOneLine({ cells }: Pick<Seat, 'cells'>): boolean {
  const [first] = cells;
  if (!first) return false;
  return cells.every(
    ({ label, unknownReason, toReview }) =>
      label === 'UNKNOWN' && unknownReason === first.unknownReason && toReview === 0,
  );
}

/** Where a key leads in a grid of rows and columns, without wrapping round; undefined for keys that do not move. */
export function moved(
  key: string,
  whole: boolean,
  [row, column]: readonly [number, number],
  [rows, columns]: readonly [number, number],
): readonly [number, number] | undefined {
  const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  const to = (r: number, c: number) => [within(r, rows), within(c, columns)] as const;
  switch (key) {
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'Home':
      return whole ? to(0, 0) : to(row, 0);
    case 'End':
      return whole ? to(rows, columns) : to(row, columns);
    case 'PageUp':
      return to(0, column);
    case 'PageDown':
      return to(rows, column);
    default:
      return undefined;
  }
}

/** What of the grid is shown: of which day and body, and since when changes are marked; the record's own where nothing is said. */
export interface GridView {
  readonly asOf?: string | undefined;
  readonly body?: string | undefined;
  readonly since?: string | undefined;
}

/** The address of the grid, or of one of its cells, below /console. */
export function address(view: string | GridView | undefined, cell?: { ward: number; demand: string }): string {
  const path = cell ? `/council/${cell.ward}/${cell.demand}` : '/council';
  const { asOf, body, since } = typeof view === 'string' ? { asOf: view } : (view ?? {});
  const asked = new URLSearchParams({ ...(body && { body }), ...(since && { since }), ...(asOf && { asOf }) });
  return asked.size ? `${path}?${asked}` : path;
}

/** Whether it is the council that the campaign is about. */
export const isMain = ({ body, bodies }: Pick<Council, 'body' | 'bodies'>): boolean =>
  bodies.some(({ code, main }) => main && code === body);

/** A day that the grid can be shown as of: a real day, written YYYY-MM-DD, from 2000 to 2099. */
export function isDay(text: string | null | undefined): text is string {
  if (!text || !/^20\d\d-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
