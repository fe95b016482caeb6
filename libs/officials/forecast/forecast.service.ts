import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { type Actor, UsersService } from '#accounts';
import { Lever } from '#campaigns';
import { AppError, Db } from '#platform';
import { LedgerKeeper } from '../keeper.ts';
import type { VoteEvent } from '../matter.entity.ts';
import { dayBefore } from '../exchange/roster.ts';
import { PathService } from '../path.service.ts';
import type { PathView } from '../path.types.ts';
import { dayFrom, PositionsService } from '../positions.service.ts';
import { TODAY } from '../words.ts';
import { Forecast, type ForecastMotion, ForecastSeat } from './forecast.entity.ts';
import type { ForecastInput, ForecastView } from './forecast.types.ts';
import { forecastView } from './forecast.view.ts';
import { acceptedVotes, namesOf, type VoteOn, votesOn } from './votes.ts';

/** Only one at a time keeps forecasts in an organization: two presses of a button are one forecast. */
const ALONE = `select pg_advisory_xact_lock(hashtext('forecasts'), hashtext(current_setting('app.organization')))`;
/** How many are told. */
const TOLD = 30;

/** What is kept beside the seats: who by hand, or for which roll call. */
type KeptBy = Pick<Forecast, 'keptBy' | 'voteEventId'>;

/** Keeps what the rule expects of a vote, and holds it against the real one. Nothing of it is changed or taken away. */
@Injectable()
export class Forecasts {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(LedgerKeeper) private readonly keeper: LedgerKeeper,
    @Inject(PathService) private readonly paths: PathService,
    @Inject(PositionsService) private readonly positions: PositionsService,
  ) {}

  /** What was kept on a demand, by a lever where one is named, the latest first, each beside the vote that came of it. */
  async list(reader: Actor, demand: string, lever?: string): Promise<ForecastView[]> {
    const reading = await this.positions.read();
    // A forecast is our own work: of a record that somebody else keeps we have none.
    if (reading.keeper) return [];
    return this.db.tx(async () => {
      const kept = await this.db.repo(Forecast).find({
        where: { demandCode: demand, ...(lever !== undefined && { leverCode: lever }) },
        order: { keptAt: 'DESC', id: 'DESC' },
        take: TOLD,
      });
      const seats = await this.seatsOf(kept);
      const votes = await votesOn(this.db, await this.db.repo(Lever).find(), await acceptedVotes(this.db));
      const against = new Map(kept.map((each) => [each.id, voteFor(each, votes)]));
      const names = await namesOf(
        this.db,
        [...against.values()].flatMap((vote) => vote?.event ?? []),
      );
      const users = reader.can('council.record')
        ? await this.users.byIds(kept.flatMap(({ keptBy }) => keptBy ?? []))
        : null;
      return kept.map((each) =>
        forecastView(reading.rows, each, seats.get(each.id) ?? [], {
          vote: against.get(each.id),
          names: names.filter(({ voteEventId }) => voteEventId === against.get(each.id)?.event.id),
          keptBy: (each.keptBy && users?.get(each.keptBy)?.details.name) || null,
        }),
      );
    });
  }

  /** Keeps how things stand as of a day, in the name of who asks; what was kept of the same day and says the same is there once. */
  async keep(actor: Actor, input: ForecastInput): Promise<ForecastView[]> {
    const keptBy = await this.keeper.named(actor);
    const motion = input.motion ?? 'PASSAGE';
    await this.db.inTurn(async () => {
      await this.db.repo(Forecast).query(ALONE);
      const [{ today }] = (await this.db.repo(Forecast).query(TODAY)) as [{ today: string }];
      const asOf = input.asOf ? dayFrom(input.asOf) : undefined;
      if (asOf && asOf > today) throw new AppError('INVALID', 'forecast.future', {}, { asOf: 'field.invalid' });
      const path = await this.paths.path(input.demand, asOf, input.lever ?? undefined);
      if (!requirementOf(path, motion)) throw new AppError('CONFLICT', 'forecast.notCounted');
      await this.write(path, motion, { keptBy, voteEventId: null });
    });
    return this.list(actor, input.demand, input.lever ?? undefined);
  }

  /**
   * Keeps, for a roll call that was just accepted, what was to be expected the day before: as of that day, so that nothing of
   * the vote is in it. Within the caller's transaction, and once for a roll call and demand.
   */
  async keepFor(event: VoteEvent): Promise<void> {
    await this.db.repo(Forecast).query(ALONE);
    const levers = await this.db.repo(Lever).find();
    for (const { demand, motion, lever } of await votesOn(this.db, levers, [event])) {
      if (await this.db.repo(Forecast).existsBy({ voteEventId: event.id, demandCode: demand })) continue;
      const path = await this.pathOf(demand, dayBefore(event.heldOn), lever);
      if (path?.body === event.bodyCode && requirementOf(path, motion))
        await this.write(path, motion, { keptBy: null, voteEventId: event.id });
    }
  }

  /** Undefined for a demand of a campaign that is over: nothing is reckoned on it. */
  private async pathOf(demand: string, asOf: string, lever: string | null): Promise<PathView | undefined> {
    try {
      return await this.paths.path(demand, asOf, lever ?? undefined);
    } catch (error) {
      if (error instanceof AppError && error.code === 'NOT_FOUND') return undefined;
      throw error;
    }
  }

  private async seatsOf(kept: readonly Forecast[]): Promise<Map<string, ForecastSeat[]>> {
    if (!kept.length) return new Map();
    const ids = kept.map(({ id }) => id);
    const rows = await this.db.repo(ForecastSeat).find({ where: { forecastId: In(ids) }, order: { ward: 'ASC' } });
    return Map.groupBy(rows, ({ forecastId }) => forecastId);
  }

  private async write(path: PathView, motion: ForecastMotion, by: KeptBy): Promise<void> {
    const values = {
      ...{ demandCode: path.demand.code, leverCode: path.lever?.code ?? null, bodyCode: path.body!, motion },
      asOf: path.asOf,
    };
    const row = this.db.make(Forecast, {
      ...{ ...values, ...by, keptAt: new Date(), seats: path.seats.length },
      ...{ needed: requirementOf(path, motion)!.needed, floor: path.floor, likely: path.likely, ceiling: path.ceiling },
    });
    const seats = path.seats.map(({ ward, seat, cell, counts }) =>
      this.db.make(ForecastSeat, {
        ...{ forecastId: row.id, ward, figureCode: seat.figure?.code ?? null, counts },
        ...{ label: cell.label, basis: cell.basis, stale: cell.stale },
      }),
    );
    if (by.keptBy && (await this.isThere(row, seats))) return;
    await this.db.save(row);
    await this.db.insertAll(seats);
  }

  /** Whether the last forecast that was kept by hand of this day says the same. */
  private async isThere(row: Forecast, seats: readonly ForecastSeat[]): Promise<boolean> {
    const { demandCode, leverCode, motion, asOf } = row;
    const [last] = await this.db.repo(Forecast).find({
      where: { demandCode, leverCode: leverCode ?? IsNull(), motion, asOf, keptBy: Not(IsNull()) },
      order: { keptAt: 'DESC', id: 'DESC' },
      take: 1,
    });
    if (!last || last.needed !== row.needed) return false;
    const known = (await this.seatsOf([last])).get(last.id) ?? [];
    const told = (all: readonly ForecastSeat[]) =>
      JSON.stringify(
        all.map(({ ward, figureCode, counts, label, basis, stale }) => [ward, figureCode, counts, label, basis, stale]),
      );
    return told(known) === told(seats);
  }
}

/** How far it is to the number that a motion takes; undefined where nothing is counted. */
const requirementOf = ({ requirements }: PathView, motion: ForecastMotion) =>
  requirements.find(({ matter }) => matter === (motion === 'OVERRIDE' ? 'VETO_OVERRIDE' : 'PASS'));

/** The vote that a forecast is held against: its own roll call, or the first that came after it. */
function voteFor(kept: Forecast, votes: readonly VoteOn[]): VoteOn | undefined {
  const own = votes.filter(({ demand }) => demand === kept.demandCode);
  if (kept.voteEventId) return own.find(({ event }) => event.id === kept.voteEventId);
  return own.find(
    ({ event, motion, lever }) =>
      event.bodyCode === kept.bodyCode &&
      motion === kept.motion &&
      lever === kept.leverCode &&
      (event.heldOn > kept.asOf || (event.heldOn === kept.asOf && kept.keptAt < event.recordedAt)),
  );
}
