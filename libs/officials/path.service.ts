import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { Lever, RecordDoor } from '#campaigns';
import { Db } from '#platform';
import { VotingRule } from './body.entity.ts';
import { type PathMatter, type PathSeatView, type PathView } from './path.types.ts';
import { pathCount, pathTally, pathTo, type Standing } from './path.ts';
import { type DemandSeats, PositionsService } from './positions.service.ts';

const MATTERS: readonly PathMatter[] = ['ORDINANCE', 'VETO_OVERRIDE'];

const standingOf = ({ seat, cell, vacant }: DemandSeats['seats'][number]): Standing => ({
  ward: seat.ward,
  label: cell.label,
  basis: cell.basis,
  stale: cell.stale,
  vacant,
});

/** Reckons how far it is to a majority of the council: by the rule, never by what somebody typed. */
@Injectable()
export class PathService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(RecordDoor) private readonly record: RecordDoor,
    @Inject(PositionsService) private readonly positions: PositionsService,
  ) {}

  /** The way to a majority on one demand as of a day, to both numbers that the council's rules name. */
  path(demand: string, asOf?: string): Promise<PathView> {
    return this.record.read(async () => {
      const at = await this.positions.demandSeats(demand, asOf);
      const standings = at.seats.map(standingOf);
      const { floor, likely, ceiling } = pathTally(standings);
      return {
        ...{ demand: at.demand, asOf: at.asOf, closingDate: at.closingDate, beyondRecord: at.beyondRecord },
        ...(await this.levers(demand, at.council)),
        ...{ floor, likely, ceiling },
        seats: at.seats.map((each): PathSeatView => ({
          ...each,
          ward: each.seat.ward,
          counts: pathCount(standingOf(each)),
        })),
        requirements: (await this.rules(at.council)).map(({ matter, needed }) => ({
          matter: matter as PathMatter,
          ...pathTo(standings, needed!),
        })),
      };
    });
  }

  /** The lever on which the council votes, one that grants the demand first; the kinds of all others, each once. */
  private async levers(demandCode: string, council: string): Promise<Pick<PathView, 'lever' | 'others'>> {
    const levers = await this.db.repo(Lever).find({ where: { demandCode }, order: { code: 'ASC' } });
    const [lever] = levers
      .filter(({ deciderCode }) => deciderCode === council)
      .sort((a, b) => Number(b.grants) - Number(a.grants));
    const others = levers.filter((each) => each !== lever && each.deciderCode !== council).map(({ kind }) => kind);
    const shown = lever ? { code: lever.code, kind: lever.kind, grants: lever.grants } : null;
    return { lever: shown, others: [...new Set(others)] };
  }

  private rules(bodyCode: string): Promise<VotingRule[]> {
    const where = { bodyCode, base: 'ALL' as const, matter: In([...MATTERS]), needed: Not(IsNull()) };
    return this.db.repo(VotingRule).find({ where, order: { needed: 'ASC' } });
  }
}
