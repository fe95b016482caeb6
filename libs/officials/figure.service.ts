import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '#platform';
import { CouncilMemory } from './council.memory.ts';
import type { Audience } from './council.policy.ts';
import { type CouncilRows, demandsOf, ledgerOf, standingDay } from './council.reader.ts';
import { demandView, seatTimesOf } from './council.view.ts';
import type { FigurePageView, FigureVotesView } from './figure.types.ts';
import { cellOf, dayFrom, evidenceOf } from './positions.service.ts';
import { holderOn, positionFor } from './inference.ts';
import type { Day } from './ledger.ts';
import { repliesView } from './reply/reply.view.ts';

const CAST = ['YES', 'NO', 'ABSTAIN'];

/** On how many of the roll calls a figure could vote, and did: only those while they held a seat are theirs. */
function votesOf(rows: CouncilRows, code: string, day: Day): FigureVotesView {
  const ledger = ledgerOf(rows, day);
  const names = [...rows.evidence.values()].filter(
    ({ voteEventId, reviewState, retractedAt, date }) =>
      voteEventId && reviewState === 'APPROVED' && !retractedAt && (date.value ?? '') <= day,
  );
  const events = new Map(names.map(({ voteEventId, date }) => [voteEventId, date.value!]));
  const could = [...events].filter(([, on]) =>
    ledger.seats.some((seat) => holderOn(ledger, seat, on)?.figureId === code),
  );
  const own = names.filter(({ figureCode }) => figureCode === code);
  return {
    of: events.size,
    could: could.length,
    cast: own.filter(({ voteOption }) => CAST.includes(voteOption ?? '')).length,
  };
}

/** Everything about one figure on one page: their seats, where they stand on each demand and why, and their votes. */
@Injectable()
export class FiguresService {
  constructor(@Inject(CouncilMemory) private readonly memory: CouncilMemory) {}

  /** The page of an official as of a day; NOT_FOUND for whoever is no official of the record. */
  async figure(code: string, asOf: string | undefined, audience: Audience): Promise<FigurePageView> {
    const asked = asOf === undefined ? undefined : dayFrom(asOf);
    const { rows, keeper } = await this.memory.read();
    const figure = rows.figures.get(code);
    if (!figure?.name || figure.kind !== 'OFFICIAL') throw new AppError('NOT_FOUND', 'council.noFigure', { code });
    const day = asked ?? standingDay(rows);
    const ledger = ledgerOf(rows, day);
    const reading = { rows, day, ledger, keeper };
    const seat = ledger.seats.find((each) => holderOn(ledger, each, day)?.figureId === code) ?? null;
    const entries = demandsOf(rows, day, ['UMBRELLA', 'DEMAND']).map((demand) => {
      const position = positionFor(ledger, code, demand, day);
      return {
        demand: demandView(
          rows,
          rows.demands.find((each) => each.code === demand.code)!,
          day,
        ),
        cell: cellOf(reading, position, audience),
        evidence: evidenceOf(reading, position, audience),
      };
    });
    return {
      ...{ figure: { id: figure.id, code, name: figure.name }, asOf: day, ward: seat, entries },
      seats: seatTimesOf(rows, code),
      votes: votesOf(rows, code, day),
      said: repliesView(rows, code, { users: new Map() }, true),
    };
  }
}
