import { Inject, Injectable } from '@nestjs/common';
import { Db, SealAlarm } from '#platform';

/** Counts what did not open, for those who can do something about it; nothing of whose row it was. */
@Injectable()
export class AlarmsService {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** How often a sealed row of this installation did not open in the last seven days, as `doctor` counts it. */
  seals(): Promise<number> {
    return this.db.tx(async () => {
      const sql = 'select coalesce(sum(count), 0)::int as count from seal_alarm where day > current_date - 7';
      const [row] = await this.db.repo(SealAlarm).query<{ count: number }[]>(sql);
      return row!.count;
    });
  }
}
