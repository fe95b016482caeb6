import { Inject, Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import type { Actor } from '#accounts';
import { WardNumbers } from '#people';
import { CITY_ZONE, Db } from '#platform';
import { cityDay, daysBetween } from './days.ts';
import { Petition, PetitionState } from './petition.entity.ts';
import { type DayView, type PetitionInWards, publicName, type WardView } from './petitions.policy.ts';
import { Display, Signature, SignatureState } from './signature.entity.ts';
import { PetitionWardCount } from './ward-count.entity.ts';
import { about, FEWEST, type Ward, wardCells, type WardCounts, wardGroups } from './wards.ts';

/** How many signatures of a petition are in each state. */
export interface Counts {
  readonly confirmed: number;
  readonly pending: number;
  readonly withdrawn: number;
}
/** What a petition has that nobody signed. */
export const NO_COUNTS: Counts = { confirmed: 0, pending: 0, withdrawn: 0 };

const NAMES = 20;
/** How many petitions are told of by ward at most. */
const LATEST = 10;
/** Days that a trend goes back at most. */
const DAYS = 366;

/** Whether a signature had been confirmed, and not been withdrawn, before an instant of SQL. */
const stoodAt = (instant: string) =>
  `"confirmedAt" < ${instant} and ("withdrawnAt" is null or "withdrawnAt" >= ${instant})`;
const MIDNIGHT = `($2::date)::timestamp at time zone '${CITY_ZONE}'`;
const dayOf = (column: string) => `to_char("${column}" at time zone '${CITY_ZONE}', 'YYYY-MM-DD')`;

/** Counts signatures: exactly and at this moment for the total, by the rule of `wards.ts` for where signers live. */
@Injectable()
export class CountingService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(WardNumbers) private readonly numbers: WardNumbers,
  ) {}

  /** How many signatures each petition has at this moment; one that nobody signed is left out. */
  countsOf(ids: readonly string[]): Promise<Map<string, Counts>> {
    return this.db.tx(async () => {
      const rows = await this.query<{ petitionId: string; state: SignatureState; count: number }>(
        'select "petitionId", state, count(*)::int as count from signature where "petitionId" = any($1) group by 1, 2',
        [ids],
      );
      const grouped = Map.groupBy(rows, ({ petitionId }) => petitionId);
      const counted = (own: typeof rows, state: SignatureState) => own.find((row) => row.state === state)?.count ?? 0;
      return new Map(
        [...grouped].map(([id, own]) => [
          id,
          {
            confirmed: counted(own, SignatureState.CONFIRMED),
            pending: counted(own, SignatureState.PENDING),
            withdrawn: counted(own, SignatureState.WITHDRAWN),
          },
        ]),
      );
    });
  }

  /** How many confirmed of each ward at this moment, as far as the actor may know. */
  byWard(actor: Actor, petitionId: string): Promise<WardView[]> {
    return this.db.tx(async () => {
      const counts = await this.wards(`"petitionId" = $1 and state = 'CONFIRMED'`, [petitionId]);
      return wardCells(counts, actor.can('people.sensitive'));
    });
  }

  /**
   * The latest petitions that were public, each with its signatures by ward as the actor may know them. They are never
   * added up: a sum beside its parts would tell the part that is too small to be told.
   */
  inWards(actor: Actor): Promise<PetitionInWards[]> {
    return this.db.tx(async () => {
      const where = { state: Not(PetitionState.DRAFT) };
      const petitions = await this.db
        .repo(Petition)
        .find({ where, order: { createdAt: 'DESC', id: 'DESC' }, take: LATEST });
      const found: PetitionInWards[] = [];
      for (const { id, title } of petitions) {
        const counts = await this.wards(`"petitionId" = $1 and state = 'CONFIRMED'`, [id]);
        found.push({ id, title, wards: await this.numbers.told(actor, counts) });
      }
      return found;
    });
  }

  /** Day by day, from the first confirmation on: how many confirmed, and how many stood at its end. */
  series(petitionId: string): Promise<DayView[]> {
    return this.db.tx(async () => {
      const rows = await this.query<{ day: string; confirmed: number; withdrawn: number }>(
        `select day, sum(up)::int as confirmed, sum(down)::int as withdrawn from (
           select ${dayOf('confirmedAt')} as day, 1 as up, 0 as down from signature
             where "petitionId" = $1 and "confirmedAt" is not null
           union all select ${dayOf('withdrawnAt')}, 0, 1 from signature
             where "petitionId" = $1 and "confirmedAt" is not null and "withdrawnAt" is not null) as step
         group by day order by day`,
        [petitionId],
      );
      const [first] = rows;
      if (!first) return [];
      const steps = new Map(rows.map((row) => [row.day, row]));
      let total = 0;
      const days = daysBetween(first.day, cityDay()).map((day) => {
        const { confirmed = 0, withdrawn = 0 } = steps.get(day) ?? {};
        total += confirmed - withdrawn;
        return { day, confirmed, total };
      });
      return days.slice(-DAYS);
    });
  }

  /**
   * About how many had signed and not confirmed when the day began; 0 where that were too few to tell. Exactly and at
   * once it is told to nobody outside: whoever sends a form with somebody's address would see whether it was new.
   */
  pendingToldOf(petitionId: string, today = cityDay()): Promise<number> {
    return this.db.tx(async () => {
      const [row] = await this.query<{ count: number }>(
        `select count(*)::int as count from signature where "petitionId" = $1 and proven and "signedAt" < ${MIDNIGHT}
           and ("confirmedAt" is null or "confirmedAt" >= ${MIDNIGHT})
           and ("withdrawnAt" is null or "withdrawnAt" >= ${MIDNIGHT})`,
        [petitionId, today],
      );
      return row && row.count >= FEWEST ? about(row.count) : 0;
    });
  }

  /** The names of those who confirmed last and let themselves be shown, as they chose. */
  names(petitionId: string): Promise<string[]> {
    return this.db.tx(async () => {
      const where = { petitionId, state: SignatureState.CONFIRMED, display: In([Display.FULL, Display.INITIAL]) };
      const order = { confirmedAt: 'DESC', id: 'DESC' } as const;
      const rows = await this.db.repo(Signature).find({ where, order, take: NAMES });
      return rows.flatMap((row) => publicName(row) ?? []);
    });
  }

  /**
   * What the public is told of where signers live: as it was when the day began, and the same all day. It is made anew
   * on a day on which at least `FEWEST` have confirmed or withdrawn since it was made last, so that no step from one to
   * the next can be laid to one person.
   */
  toldByWard(petitionId: string, today = cityDay()): Promise<PetitionWardCount | null> {
    return this.db.tx(async () => {
      const last = await this.lastTold(petitionId, today);
      if (last?.day === today) return last;
      const changes = await this.changesBefore(petitionId, today);
      if (changes - (last?.changes ?? 0) < FEWEST) return last;
      const counts = await this.wards(`"petitionId" = $1 and ${stoodAt(MIDNIGHT)}`, [petitionId, today]);
      const row = { petitionId, day: today, groups: wardGroups(counts), changes };
      // Somebody else may be making the same one: theirs and ours say the same.
      await this.db.saveIfNew(this.db.make(PetitionWardCount, row));
      return this.lastTold(petitionId, today);
    });
  }

  /** Makes the day's counts of every public petition, so that none depends on who looks at its page first. */
  async tellAll(): Promise<void> {
    const where = { state: PetitionState.PUBLISHED };
    const petitions = await this.db.tx(() => this.db.repo(Petition).find({ where, select: { id: true } }));
    for (const { id } of petitions) await this.toldByWard(id);
  }

  private lastTold(petitionId: string, today: string): Promise<PetitionWardCount | null> {
    return this.db
      .repo(PetitionWardCount)
      .createQueryBuilder('c')
      .where('c."petitionId" = :petitionId and c.day <= :today', { petitionId, today })
      .orderBy('c.day', 'DESC')
      .limit(1)
      .getOne();
  }

  private async changesBefore(petitionId: string, day: string): Promise<number> {
    const [row] = await this.query<{ count: number }>(
      `select (count(*) + count(*) filter (where "withdrawnAt" < ${MIDNIGHT}))::int as count
       from signature where "petitionId" = $1 and "confirmedAt" < ${MIDNIGHT}`,
      [petitionId, day],
    );
    return row?.count ?? 0;
  }

  private async wards(where: string, parameters: unknown[]): Promise<WardCounts> {
    const rows = await this.query<{ ward: Ward; count: number }>(
      `select ward, count(*)::int as count from signature where ${where} group by ward`,
      parameters,
    );
    return new Map(rows.map(({ ward, count }) => [ward, count]));
  }

  private query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return this.db.repo(Signature).query<T[]>(sql, parameters);
  }
}
