import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import { RecordLoader } from '#campaigns';
import { AppError, Db } from '#platform';
import { audienceOf } from './council.policy.ts';
import { LedgerKeeper } from './keeper.ts';
import { latestLoad } from './council.reader.ts';
import type { DemandView, ReviewView, SeatView } from './council.types.ts';
import { dayFrom, PositionsService } from './positions.service.ts';
import { Standing } from './standing.service.ts';
import { HolderConfirmation, RecordConfirmation, RecordLoad } from './review.entity.ts';
import { TODAY } from './words.ts';

/** What named people of the installation stand by: the record, its Spanish, and who holds a seat. A program is nobody. */
@Injectable()
export class ReviewService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(RecordLoader) private readonly loader: RecordLoader,
    @Inject(LedgerKeeper) private readonly keeper: LedgerKeeper,
    @Inject(PositionsService) private readonly positions: PositionsService,
    @Inject(Standing) private readonly standing: Standing,
  ) {}

  /** Notes that a user has read this version and confirms it; who does it twice counts once. */
  confirmRecord(actor: Actor, version: string): Promise<ReviewView> {
    return this.db.tx(async () => {
      await this.confirm(actor, version, 'RECORD');
      return (await this.positions.council(undefined, audienceOf(actor), actor)).review;
    });
  }

  /** Notes that a user has read the Spanish of this version and approves it; the next version is a draft again. */
  approveSpanish(actor: Actor, version: string): Promise<DemandView[]> {
    return this.db.tx(async () => {
      await this.confirm(actor, version, 'SPANISH');
      return this.positions.demands();
    });
  }

  /** Notes that a user has made sure that whoever the record names still holds a seat; the last such day counts. */
  confirmHolder(actor: Actor, ward: number, until: string): Promise<SeatView> {
    return this.db.tx(async () => {
      const userId = await this.keeper.named(actor);
      await this.loader.alone();
      const day = dayFrom(until, 'until');
      const { closingDate } = await latestLoad(this.db);
      const [{ today }] = (await this.db.repo(RecordLoad).query(TODAY)) as [{ today: string }];
      if (day <= closingDate || day > today) {
        throw new AppError('INVALID', 'council.badUntil', { closing: closingDate, today }, { until: 'field.invalid' });
      }
      const { code: membershipCode } = await this.positions.holding(ward, day);
      const confirmations = this.db.repo(HolderConfirmation);
      const [last] = await confirmations.find({
        where: { membershipCode },
        order: { confirmedAt: 'DESC', id: 'DESC' },
        take: 1,
      });
      if (last?.until !== day) {
        const values = { membershipCode, until: day, userId, confirmedAt: new Date() };
        await this.db.save(this.db.make(HolderConfirmation, values));
        await this.standing.reckonAll('HOLDER');
      }
      return this.positions.seat(ward, day);
    });
  }

  private async confirm(actor: Actor, version: string, kind: RecordConfirmation['kind']): Promise<void> {
    const userId = await this.keeper.named(actor);
    // No load may come between the look at the version and the row that confirms it.
    await this.loader.alone();
    const load = await latestLoad(this.db);
    if (version !== load.version) throw new AppError('CONFLICT', 'council.otherVersion', { version: load.version });
    const values = { version, kind, userId, confirmedAt: new Date() };
    await this.db.saveIfNew(this.db.make(RecordConfirmation, values));
  }
}
