import type { RosterPerson, RosterProblem } from './roster.ts';

/** The council whose seats are looked for: its code, its names (folded), and the ward of each division. */
export interface CouncilSeats {
  readonly code: string;
  readonly names: ReadonlySet<string>;
  readonly wards: ReadonlyMap<string, number>;
}
/** Why a membership is none of the council's seats, or cannot be one. */
export type AsideReason = 'OTHER_BODY' | 'OTHER_ROLE' | 'OTHER_AREA' | 'NO_AREA' | 'PARTIAL_DAY' | 'NO_START';
/** Somebody's time in something, as a file tells it. */
export interface Holding {
  readonly at: string;
  readonly name: string;
  readonly person: RosterPerson;
  readonly division: string | null;
  /** Set where it is no seat of the council, whatever its division. */
  readonly aside: AsideReason | null;
  readonly starts: unknown;
  readonly ends: unknown;
  readonly source: string;
}
/** What one file tells. */
export interface CivicReading {
  readonly holdings: readonly Holding[];
  readonly problems: readonly RosterProblem[];
}
