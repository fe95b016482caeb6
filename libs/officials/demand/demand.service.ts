import { Inject, Injectable } from '@nestjs/common';
import { ClauseAssessment, DemandNote, Document, DocumentClause, RecordDoor } from '#campaigns';
import { AppError, Db } from '#platform';
import type { Audience } from '../council.policy.ts';
import { PathService } from '../path.service.ts';
import { PositionsService, viewOf } from '../positions.service.ts';
import type { DemandPageView } from './demand.types.ts';
import {
  answersOf,
  clausesOf,
  demandNamed,
  type DemandRows,
  notesOf,
  partsOf,
  slugOf,
  textsOf,
} from './demand.view.ts';

/** Everything about one demand on one page: its texts, what was answered, what was won of it, and how it can be won. */
@Injectable()
export class DemandPages {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(RecordDoor) private readonly record: RecordDoor,
    @Inject(PositionsService) private readonly positions: PositionsService,
    @Inject(PathService) private readonly paths: PathService,
  ) {}

  /** The page of the demand of that code or name, as of a day; NOT_FOUND where there is none. */
  async page(name: string, asOf: string | undefined, audience: Audience): Promise<DemandPageView> {
    const reading = await this.positions.read(asOf);
    const { rows, day } = reading;
    const demand = demandNamed(rows, name);
    if (!demand) throw new AppError('NOT_FOUND', 'council.noDemand');
    const { code } = demand;
    const more = await this.more();
    const { closingDate } = rows.load;
    return {
      ...{ asOf: day, closingDate, beyondRecord: day > closingDate },
      ...{ demand: viewOf(reading, code), slug: slugOf(rows, demand), texts: textsOf(rows, code, day) },
      ...{ parts: partsOf(rows, code, day), notes: notesOf(rows, more, code), answers: answersOf(rows, code, day) },
      ...clausesOf(rows, more, code, day, audience),
      levers: await this.paths.levers(code, day, audience),
    };
  }

  private more(): Promise<DemandRows> {
    return this.record.read(async () => {
      const [notes, assessments, clauses, documents] = await this.db.all(
        ...([DemandNote, ClauseAssessment, DocumentClause, Document] as const),
      );
      return { notes, assessments, clauses, documents };
    });
  }
}
