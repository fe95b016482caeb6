import { Inject, Injectable } from '@nestjs/common';
import { Db } from '#platform';
import { HeadCount } from './head-count.entity.ts';

/** How many people there are, as a value within a statement of whoever sees everybody: exactly, as that statement sees them. */
export const EVERYBODY_COUNTED = '(select coalesce(sum(h.n), 0)::int from head_count h)';

/** Tells how many people there are without looking at each, and keeps short what that is reckoned from. */
@Injectable()
export class HeadCounts {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** How many there are, for who sees everybody: others are told nothing here. */
  everybody(): Promise<number> {
    return this.db.tx(async () => {
      const [row] = await this.db.repo(HeadCount).query<{ count: number }[]>(`select ${EVERYBODY_COUNTED} as count`);
      return row!.count;
    });
  }

  /** Makes one row of all that are committed, in one statement: whoever reads meanwhile sees all of them, or that one. */
  fold(): Promise<void> {
    return this.db.own(async () => {
      await this.db.repo(HeadCount).query(
        `with gone as (
           delete from head_count where (select count(*) from head_count) > 1
             and id in (select id from head_count for update skip locked) returning "organizationId", n)
         insert into head_count (id, "organizationId", n)
         select gen_random_uuid(), "organizationId", sum(n) from gone group by "organizationId"`,
      );
    });
  }
}
