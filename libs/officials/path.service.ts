import { Inject, Injectable } from '@nestjs/common';
import { Lever, RecordDoor } from '#campaigns';
import { AppError, current, Db, say } from '#platform';
import { VotingRule } from './body.entity.ts';
import type { Audience } from './council.policy.ts';
import { DECIDER_KINDS, decisionOf } from './levers/decider.ts';
import type { LeverView } from './levers/levers.types.ts';
import { leverView, standingOf } from './levers/levers.view.ts';
import type { PathMatter, PathSeatView, PathView } from './path.types.ts';
import { pathCount, pathTally, pathTo } from './path.ts';
import { demandSeatsIn, PositionsService, type Reading, readingOf } from './positions.service.ts';

/** The levers of a demand and every rule of the record, as they are read with the rows of the council. */
interface Levers {
  readonly reading: Reading;
  readonly levers: readonly Lever[];
  readonly rules: readonly VotingRule[];
}

/** What the seats are held against where the record names no lever: the number that the council's ordinances take. */
const ORDINANCE = { kind: 'ORDINANCE', votingRuleCode: null, grants: true } as const;

/** Reckons how far it is to a decision by a lever: by the seats and the rules of whoever decides, never by what somebody typed. */
@Injectable()
export class PathService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(RecordDoor) private readonly record: RecordDoor,
    @Inject(PositionsService) private readonly positions: PositionsService,
  ) {}

  /** The way on one demand as of a day, by the lever that is asked for, else by the one on which the council votes. */
  async path(demand: string, asOf?: string, lever?: string): Promise<PathView> {
    const at = await this.at(demand, asOf);
    const chosen = lever === undefined ? byCouncil(at) : at.levers.find(({ code }) => code === lever);
    if (lever !== undefined && !chosen) throw new AppError('NOT_FOUND', 'council.noLever');
    const levers = leversIn(at, 'team');
    const body = chosen?.deciderCode ?? at.reading.rows.main;
    const others = at.levers.filter((each) => each !== chosen && each.deciderCode !== body);
    return {
      ...waysOf(at, demand, chosen),
      ...{ lever: levers.find(({ code }) => code === chosen?.code) ?? null, levers },
      others: [...new Set(others.map(({ kind }) => kind))],
    };
  }

  /** Every lever of a demand as of a day, those that grant it first. */
  async levers(demand: string, asOf: string | undefined, audience: Audience): Promise<LeverView[]> {
    return leversIn(await this.at(demand, asOf), audience);
  }

  private async at(demandCode: string, asOf?: string): Promise<Levers> {
    const reading = await this.positions.read(asOf);
    return this.record.read(async () => {
      const levers = await this.db.repo(Lever).find({ where: { demandCode }, order: { code: 'ASC' } });
      return { reading, levers, rules: await this.db.repo(VotingRule).find({ order: { code: 'ASC' } }) };
    });
  }
}

/** Those that grant the demand first, and among them those on which somebody votes. */
const leversIn = ({ reading, levers, rules }: Levers, audience: Audience): LeverView[] =>
  levers
    .map((each) => leverView(reading, rules, each, audience))
    .sort(
      (a, b) =>
        Number(b.grants) - Number(a.grants) ||
        DECIDER_KINDS.indexOf(a.decidedBy) - DECIDER_KINDS.indexOf(b.decidedBy) ||
        a.code.localeCompare(b.code),
    );

/** The lever on which the council votes, one that grants the demand first. */
const byCouncil = ({ reading, levers }: Levers): Lever | undefined =>
  levers
    .filter(({ deciderCode }) => deciderCode === reading.rows.main)
    .sort((a, b) => Number(b.grants) - Number(a.grants))[0];

/** The seats of the body that votes and how far it is to each number; none of both where no majority can be reckoned. */
function waysOf({ reading, rules }: Levers, demand: string, chosen: Lever | undefined) {
  const lever = chosen ?? ({ ...ORDINANCE, deciderCode: reading.rows.main } as Lever);
  const decision = decisionOf(reading.rows, rules, lever);
  const counted = decision.notReckoned === null;
  const main = decision.body?.code === reading.rows.main;
  const at = demandSeatsIn(counted ? readingOf(reading, decision.body!.code) : reading, demand);
  const seats = counted ? at.seats : [];
  const standings = seats.map(standingOf);
  const { floor, likely, ceiling } = pathTally(standings);
  const numbers: [PathMatter, number | null | undefined][] = [
    ['PASS', decision.rule?.needed],
    ['VETO_OVERRIDE', decision.override?.needed],
  ];
  return {
    ...{ demand: at.demand, asOf: at.asOf, closingDate: at.closingDate, beyondRecord: at.beyondRecord },
    ...{ floor, likely, ceiling },
    ...{ main, body: counted ? decision.body!.code : null },
    seats: seats.map((each): PathSeatView => ({
      ...{ ...each, ward: each.seat.ward, counts: pathCount(standingOf(each)) },
      place: each.seat.place ?? say(current().language, 'council.ward', { ward: each.seat.ward }),
    })),
    requirements: counted
      ? numbers.flatMap(([matter, needed]) => (needed ? [{ matter, ...pathTo(standings, needed) }] : []))
      : [],
  };
}
