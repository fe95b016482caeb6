import type { Council } from '../council/documents.ts';
import { cellOf, countedAs, COUNTS, LEGEND } from '../council/view.ts';

type Demand = Council['demands'][number];
type Seat = Council['seats'][number];

/** The demand with the fewest firm seats still to win, and its seats from the firmest to those that count least. */
export interface Nearest {
  readonly demand: Demand;
  readonly seats: readonly Seat[];
  readonly firm: number;
  readonly target: number;
}

/** Which demand is nearest to its majority; undefined where the record has none. Among equals the first. */
export function nearest({ demands, seats }: Pick<Council, 'demands' | 'seats'>): Nearest | undefined {
  const place = (seat: Seat, code: string) => {
    const cell = cellOf(seat, code);
    return COUNTS.indexOf(cell ? countedAs(cell) : 'unknown');
  };
  const majority = Math.floor(seats.length / 2) + 1;
  const each = demands.map((demand): Nearest => {
    const word = (seat: Seat) => LEGEND.indexOf(cellOf(seat, demand.code)?.label ?? 'UNKNOWN');
    const sorted = seats.toSorted(
      (a, b) => place(a, demand.code) - place(b, demand.code) || word(a) - word(b) || a.ward - b.ward,
    );
    const firm = seats.filter((seat) => place(seat, demand.code) === 0).length;
    return { demand, seats: sorted, firm, target: majority };
  });
  const leans = ({ demand }: Nearest) => seats.filter((seat) => place(seat, demand.code) === 1).length;
  return each.toSorted((a, b) => a.target - a.firm - (b.target - b.firm) || leans(b) - leans(a))[0];
}
