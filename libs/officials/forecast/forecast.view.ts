import { current, say } from '#platform';
import type { CouncilRows } from '../council.reader.ts';
import { figureView, sourceView } from '../council.view.ts';
import { rowsOf } from '../levers/bodies.ts';
import type { Vote } from '../matter.entity.ts';
import { compared } from './compare.ts';
import type { Forecast, ForecastSeat } from './forecast.entity.ts';
import type { ForecastSeatView, ForecastView, ForecastVoteView } from './forecast.types.ts';
import type { VoteOn } from './votes.ts';

/** What a forecast is told with: the vote that came of it, how each voted, and who kept it. */
export interface Around {
  readonly vote: VoteOn | undefined;
  readonly names: readonly Vote[];
  readonly keptBy: string | null;
}

function placeOf(rows: CouncilRows, body: string, ward: number): string {
  const { language } = current();
  const post = rowsOf(rows, body).posts.find((each) => each.ward === ward);
  if (body === rows.main || !post) return say(language, 'council.ward', { ward });
  return language === 'es' ? post.titleEs : post.titleEn;
}

/** A forecast as it was kept; after the vote with what came of each seat, those that were missed first. */
export function forecastView(
  rows: CouncilRows,
  kept: Forecast,
  seats: readonly ForecastSeat[],
  { vote, names, keptBy }: Around,
): ForecastView {
  const found = vote && compared(seats, names, vote.yesMeans);
  const bySeat = new Map(seats.map((seat) => [seat.ward, seat]));
  const told = found?.seats ?? seats.map((seat) => ({ ...seat, option: null, outcome: null }));
  const held: ForecastVoteView | null =
    vote && found
      ? {
          ...{ heldOn: vote.event.heldOn, result: vote.event.result, yesMeans: vote.yesMeans },
          yes: names.filter(({ option }) => option === 'YES').length,
          source: sourceView(rows, vote.event.sourceCode),
          ...{ right: found.right, of: found.of },
        }
      : null;
  return {
    ...{ id: kept.id, lever: kept.leverCode, motion: kept.motion, asOf: kept.asOf, needed: kept.needed },
    ...{ floor: kept.floor, likely: kept.likely, ceiling: kept.ceiling, keptAt: kept.keptAt },
    ...{ byItself: kept.voteEventId !== null, keptBy, vote: held },
    seats: told.map(({ ward, figureCode, counts, option, outcome }): ForecastSeatView => {
      const { label, stale } = bySeat.get(ward)!;
      const place = placeOf(rows, kept.bodyCode, ward);
      return { ward, place, figure: figureView(rows, figureCode), counts, label, stale, option, outcome };
    }),
  };
}
