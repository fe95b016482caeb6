import { Inject, Injectable } from '@nestjs/common';
import { type Actor, UserName, UsersService } from '#accounts';
import { PeopleService, WardNumbers, Zones } from '#people';
import { AppError, Db } from '#platform';
import { PointPersonService } from '../point-person/point-person.service.ts';
import { Turf, TurfWaiting } from './turf.entity.ts';
import { ALONE, GIVE_OUT, waiting, ZONES } from './turf.sql.ts';
import type { TurfWard, TurfZone } from './turf.types.ts';

/** How many people one transaction gives out. */
const PIECE = 500;
const WARDS = Array.from({ length: 13 }, (_, at) => at + 1);
const BESIDE = `from person p where not p.deceased and not exists (select from point_person c where c."personId" = p.id)`;

/** Keeps who is in charge of which ward, and gives them who is new there and has nobody. */
@Injectable()
export class TurfService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(PointPersonService) private readonly points: PointPersonService,
    @Inject(WardNumbers) private readonly numbers: WardNumbers,
    @Inject(Zones) private readonly drawn: Zones,
  ) {}

  /** Every ward. */
  wards(actor: Actor): Promise<TurfWard[]> {
    return this.db.tx(async () => {
      const rows = await this.db.repo(Turf).find({ order: { ward: 'ASC', id: 'ASC' } });
      const users = await this.users.byIds(rows.map(({ userId }) => userId));
      const told = async (counts: Promise<WardNumberRow[]>) =>
        new Map((await counts).map(({ ward, count }) => [ward, count]));
      const all = await told(this.numbers.contacts(actor));
      const alone = await told(this.numbers.told(actor, await this.numbers.count(BESIDE)));
      // What is not told at all is none; what is told as null is too few.
      const of = (counts: typeof all, ward: number) => (counts.has(ward) ? counts.get(ward)! : 0);
      return WARDS.map((ward) => ({
        ...{ ward, count: of(all, ward), alone: of(alone, ward) },
        inCharge: rows.flatMap((row) =>
          row.ward === ward && users.has(row.userId) ? [new UserName(users.get(row.userId)!)] : [],
        ),
      }));
    });
  }

  /** Every zone. */
  zones(): Promise<TurfZone[]> {
    return this.db.tx(async () => {
      const rows = await this.db.repo(Turf).find({ order: { id: 'ASC' } });
      const users = await this.users.byIds(rows.map(({ userId }) => userId));
      return (await this.drawn.all()).map(({ id, details }) => ({
        ...{ id, name: details.name },
        inCharge: rows.flatMap((row) =>
          row.zoneId === id && users.has(row.userId) ? [new UserName(users.get(row.userId)!)] : [],
        ),
      }));
    });
  }

  /** Says who is in charge of a ward from now on; whoever was given to somebody before stays theirs. */
  async set(actor: Actor, ward: number, userIds: readonly string[]): Promise<TurfWard[]> {
    if (!WARDS.includes(ward)) throw new AppError('INVALID', 'invalid', {}, { ward: 'field.invalid' });
    await this.charge({ ward }, userIds);
    return this.wards(actor);
  }

  /** The same of a zone. */
  async setZone(zoneId: string, userIds: readonly string[]): Promise<TurfZone[]> {
    const zones = await this.zones();
    if (!zones.some(({ id }) => id === zoneId)) throw new AppError('NOT_FOUND', 'zones.notFound');
    await this.charge({ zoneId }, userIds);
    return this.zones();
  }

  private charge(turf: { ward: number } | { zoneId: string }, userIds: readonly string[]): Promise<void> {
    return this.db.inTurn(async () => {
      await this.db.repo(Turf).query(ALONE);
      for (const id of userIds) await this.points.organizer(id);
      const had = await this.db.repo(Turf).findBy(turf);
      const gone = had.filter(({ userId }) => !userIds.includes(userId)).map(({ id }) => id);
      if (gone.length) await this.db.repo(Turf).delete(gone);
      // Somebody new has their turn with the others, not before all of them.
      const given = Math.max(0, ...had.filter(({ id }) => !gone.includes(id)).map((each) => each.given));
      for (const userId of new Set(userIds))
        if (!had.some((each) => each.userId === userId))
          await this.db.save(this.db.make(Turf, { ...turf, userId, given }));
    });
  }

  /** Gives out everybody who waits, a piece a transaction; may be broken off anywhere, and run by two at once. */
  async giveOut(): Promise<void> {
    while (await this.db.own(() => this.piece()));
  }

  private async piece(): Promise<boolean> {
    await this.db.repo(Turf).query(ALONE);
    const seen = await this.db.repo(TurfWaiting).query<{ id: string; personId: string }[]>(waiting(PIECE));
    if (!seen.length) return false;
    const lives = await this.lives(seen.map(({ personId }) => personId));
    const put = await this.db
      .repo(TurfWaiting)
      .query<{ personId: string; userId: string }[]>(GIVE_OUT, [
        seen.map(({ id }) => id),
        [...lives.keys()],
        [...lives.values()],
      ]);
    const users = await this.users.byIds([...new Set(put.map(({ userId }) => userId))]);
    await this.people.recordAll(
      put.map(({ personId, userId }) => {
        const note = users.get(userId)?.details.name;
        return [personId, { kind: 'POINT_PERSON_SET', ...(note && { note }) }] as const;
      }),
    );
    return seen.length === PIECE;
  }

  /** In which zone of somebody's charge people live, of those whose address is known; the first by name where there are several. */
  private async lives(personIds: readonly string[]): Promise<Map<string, string>> {
    const charged = await this.db.repo(Turf).query<{ id: string }[]>(ZONES);
    if (!charged.length) return new Map();
    const zones = (await this.drawn.all()).filter(({ id }) => charged.some((each) => each.id === id));
    const people = [...(await this.people.byIds(personIds)).values()];
    return this.drawn.whoLives(people, zones);
  }
}

interface WardNumberRow {
  readonly ward: number | null;
  readonly count: number | null;
}
