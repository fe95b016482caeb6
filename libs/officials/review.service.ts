import { Inject, Injectable } from '@nestjs/common';
import { type Actor, UsersService } from '#accounts';
import { RecordDoor, RecordLoader } from '#campaigns';
import { AppError, Db } from '#platform';
import { latestLoad } from './council.reader.ts';
import type { DemandView, ReviewView, SeatView } from './council.types.ts';
import { dayFrom, PositionsService } from './positions.service.ts';
import { HolderConfirmation, RecordConfirmation, RecordLoad } from './review.entity.ts';

/** A day ends when it ends in the city. */
const TODAY = `select (now() at time zone 'America/Chicago')::date::text as today`;

/** What named people of the installation stand by: the record, its Spanish, and who holds a seat. A program is nobody. */
@Injectable()
export class ReviewService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(RecordDoor) private readonly record: RecordDoor,
    @Inject(RecordLoader) private readonly loader: RecordLoader,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(PositionsService) private readonly positions: PositionsService,
  ) {}

  /** Notes that a user has read this version and confirms it; who does it twice counts once. */
  confirmRecord(actor: Actor, version: string): Promise<ReviewView> {
    return this.db.tx(async () => {
      await this.confirm(actor, version, 'RECORD');
      return (await this.positions.council(undefined, 'team', actor)).review;
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
      const userId = await this.named(actor);
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
      }
      return this.positions.seat(ward, day);
    });
  }

  private async confirm(actor: Actor, version: string, kind: RecordConfirmation['kind']): Promise<void> {
    const userId = await this.named(actor);
    // No load may come between the look at the version and the row that confirms it.
    await this.loader.alone();
    const load = await latestLoad(this.db);
    if (version !== load.version) throw new AppError('CONFLICT', 'council.otherVersion', { version: load.version });
    const values = { version, kind, userId, confirmedAt: new Date() };
    await this.db.saveIfNew(this.db.make(RecordConfirmation, values));
  }

  /** The user who acts on our own record; a key stands for no named person, whatever it may do. */
  private async named(actor: Actor): Promise<string> {
    if (!actor.isUser) throw new AppError('FORBIDDEN', 'council.usersOnly');
    await this.record.mustBeOwn();
    return (await this.users.get(actor.id)).id;
  }
}
