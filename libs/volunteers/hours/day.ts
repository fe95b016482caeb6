import type { Db } from '#platform';
import { WorkedHours } from './hours.entity.ts';

/** Nobody works longer than this on one day. */
export const DAY_MINUTES = 24 * 60;

/** Until the caller's transaction ends nobody else writes down hours of this person: what is left of a day stays so. */
export async function alone(db: Db, personId: string): Promise<void> {
  await db.repo(WorkedHours).query(`select pg_advisory_xact_lock(hashtext('hours'), hashtext($1))`, [personId]);
}

/** How many minutes of a day somebody has left, one entry apart, which is to be written anew. */
export async function leftOf(db: Db, personId: string, day: string, besides: string | null = null): Promise<number> {
  const [row] = await db.repo(WorkedHours).query<{ minutes: number }[]>(
    `select coalesce(sum(minutes), 0)::int as minutes from worked_hours
       where "personId" = $1 and day = $2 and id is distinct from $3::uuid`,
    [personId, day, besides],
  );
  return Math.max(0, DAY_MINUTES - row!.minutes);
}
