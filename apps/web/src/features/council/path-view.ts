import { pathTally, pathTo, type Standing } from '../../../../../libs/officials/path.ts';
import type { Path } from './levers/documents.ts';

/** One seat of the path: who sits there, where they stand, and whether nobody does. */
export type PathSeat = Path['seats'][number];

/** A seat as the rule of the path reads it. */
export const standingOf = ({ ward, cell, vacant }: PathSeat): Standing => ({
  ward,
  vacant,
  label: cell.label,
  basis: cell.basis,
  stale: cell.stale,
});

/** How far it is to each of the numbers, from the seats as they are drawn: on record, or in a what-if. */
export function reckoned(seats: readonly PathSeat[], requirements: readonly { readonly needed: number }[]) {
  const standings = seats.map(standingOf);
  return { ...pathTally(standings), ways: requirements.map(({ needed }) => pathTo(standings, needed)) };
}

/** What somebody may try for a seat. */
export const TRIES = ['SUPPORT', 'LEAN_SUPPORT', 'UNKNOWN', 'LEAN_OPPOSE', 'OPPOSE', 'ABSENT'] as const;
/** One of them. */
export type Try = (typeof TRIES)[number];

/** The seats with what is tried put in place of what is known; nothing of it leaves this window. */
export const tried = (seats: readonly PathSeat[], tries: ReadonlyMap<number, Try>): PathSeat[] =>
  seats.map((seat) => {
    const what = tries.get(seat.ward);
    if (!what) return seat;
    const label = what === 'ABSENT' ? seat.cell.label : what;
    const cell: PathSeat['cell'] = { ...seat.cell, label, basis: 'DECLARED', stale: false, toReview: 0 };
    return { ...seat, vacant: what === 'ABSENT', cell };
  });
