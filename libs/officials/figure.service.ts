import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '#platform';
import { CouncilMemory } from './council.memory.ts';
import type { Audience } from './council.policy.ts';
import { type CouncilRows, demandsOf, ledgerOf, standingDay } from './council.reader.ts';
import { demandView, seatTimesOf } from './council.view.ts';
import type { FigurePageView, FigureVotesView } from './figure.types.ts';
import { cellOf, dayFrom, evidenceOf } from './positions.service.ts';
import { positionFor } from './inference.ts';
import type { Day } from './ledger.ts';
import { rowsOf } from './levers/bodies.ts';
import { bodyOfMember, bodyOfVote, membersOn, otherBody } from './members.ts';
import { repliesView } from './reply/reply.view.ts';

const CAST = ['YES', 'NO', 'ABSTAIN'];

/** On how many of the roll calls of each body a figure could vote, and did: only those while they held a seat of it are theirs. */
function votesOf(rows: CouncilRows, code: string, day: Day, sits: string) {
  const all = [...rows.evidence.values()].filter(
    ({ voteEventId, reviewState, retractedAt, date }) =>
      voteEventId && reviewState === 'APPROVED' && !retractedAt && (date.value ?? '') <= day,
  );
  const byBody = Map.groupBy(all, (row) => bodyOfVote(rows, row));
  const votesIn = (body: string): FigureVotesView => {
    const names = byBody.get(body) ?? [];
    const events = new Map(names.map(({ voteEventId, date }) => [voteEventId, date.value!]));
    const sat = (on: Day) => membersOn(rows, body, on).some(({ figureCode }) => figureCode === code);
    const own = names.filter(({ figureCode }) => figureCode === code);
    return {
      ...{ body: otherBody(rows, body), of: events.size, could: [...events.values()].filter(sat).length },
      cast: own.filter(({ voteOption }) => CAST.includes(voteOption ?? '')).length,
    };
  };
  const others = [...byBody.keys()].filter((body) => body !== sits).sort();
  return { votes: votesIn(sits), otherVotes: others.map(votesIn).filter(({ could, cast }) => could || cast) };
}

/** Everything about one figure on one page: their seats, where they stand on each demand and why, and their votes. */
@Injectable()
export class FiguresService {
  constructor(@Inject(CouncilMemory) private readonly memory: CouncilMemory) {}

  /** The page of an official as of a day; NOT_FOUND for whoever is no official of the record. */
  async figure(code: string, asOf: string | undefined, audience: Audience): Promise<FigurePageView> {
    const asked = asOf === undefined ? undefined : dayFrom(asOf);
    const { rows: every, keeper } = await this.memory.read();
    const figure = every.figures.get(code);
    if (!figure?.name || figure.kind !== 'OFFICIAL') throw new AppError('NOT_FOUND', 'council.noFigure', { code });
    const day = asked ?? standingDay(every);
    // Where they sit is where their votes count.
    const sits = bodyOfMember(every, code, day) ?? every.main;
    const rows = rowsOf(every, sits);
    const ledger = ledgerOf(rows, day);
    const reading = { rows, day, ledger, keeper };
    const seat = membersOn(every, sits, day).find(({ figureCode }) => figureCode === code);
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
      ...{ figure: { id: figure.id, code, name: figure.name }, asOf: day, entries },
      ...{ ward: sits === every.main ? (seat?.ward ?? null) : null, place: seat?.place ?? null },
      seats: seatTimesOf(every, code),
      ...votesOf(every, code, day, sits),
      said: repliesView(every, code, { users: new Map() }, true),
    };
  }
}
