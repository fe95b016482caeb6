import type { PathCount } from '../path.ts';
import type { VoteOption } from '../voting.ts';

/** MISSED: they voted otherwise than was expected. OPEN: nothing was expected. NOT_ON_ROLL: they were on no roll. */
export const FORECAST_OUTCOMES = ['MISSED', 'OPEN', 'RIGHT', 'NOT_ON_ROLL'] as const;
/** One of them. */
export type ForecastOutcome = (typeof FORECAST_OUTCOMES)[number];

/** A seat as a forecast has it. */
export interface ExpectedSeat {
  readonly ward: number;
  readonly figureCode: string | null;
  readonly counts: PathCount;
}
/** The same seat after the vote. */
export interface ComparedSeat extends ExpectedSeat {
  readonly option: VoteOption | null;
  readonly outcome: ForecastOutcome;
}

/** Whether a vote was one for the demand; who abstains or is away acts as a no, whatever a yes means. */
const wasFor = (option: VoteOption, yesMeans: 1 | -1): boolean => option === (yesMeans === 1 ? 'YES' : 'NO');

function outcomeOf({ counts }: ExpectedSeat, option: VoteOption | null, yesMeans: 1 | -1): ForecastOutcome {
  if (option === null) return 'NOT_ON_ROLL';
  if (counts === 'OPEN') return 'OPEN';
  const expected = counts === 'FIRM' || counts === 'LEANS';
  return expected === wasFor(option, yesMeans) ? 'RIGHT' : 'MISSED';
}

/**
 * Holds a forecast against the roll: what was missed first, and how many of those of whom something was expected were right.
 * A seat is held against the vote of whoever sat there in the forecast, and of nobody else.
 */
export function compared(
  seats: readonly ExpectedSeat[],
  votes: readonly { readonly figureCode: string; readonly option: VoteOption }[],
  yesMeans: 1 | -1,
): { readonly seats: ComparedSeat[]; readonly right: number; readonly of: number } {
  const options = new Map(votes.map(({ figureCode, option }) => [figureCode, option]));
  const rank = ({ outcome }: ComparedSeat) => FORECAST_OUTCOMES.indexOf(outcome);
  const all = seats
    .map((seat): ComparedSeat => {
      const option = (seat.figureCode !== null && options.get(seat.figureCode)) || null;
      return { ...seat, option, outcome: outcomeOf(seat, option, yesMeans) };
    })
    .sort((a, b) => rank(a) - rank(b) || a.ward - b.ward);
  const right = all.filter(({ outcome }) => outcome === 'RIGHT').length;
  return { seats: all, right, of: right + all.filter(({ outcome }) => outcome === 'MISSED').length };
}
