import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Db } from '#platform';
import { type CouncilRows, demandsOf, ledgerOf, readCouncil, standingDay } from './council.reader.ts';
import { DemandLink } from './evidence.entity.ts';
import { holderOn, type Position, positionOn } from './inference.ts';
import type { DemandRow } from './ledger.ts';
import { rowsOf } from './levers/bodies.ts';
import { votingBodies } from './members.ts';
import { Follow, PositionNotice, type PositionCause, PositionRecord } from './position.entity.ts';

/** Only one at a time reckons in an organization: two that did would each close what the other opened. */
const ALONE = `select pg_advisory_xact_lock(hashtext('positions'), hashtext(current_setting('app.organization')))`;

const same = (open: PositionRecord, now: Position, version: number): boolean =>
  open.label === now.label &&
  open.basis === now.basis &&
  open.unknownReason === now.unknownReason &&
  open.stale === now.stale &&
  open.decidedOn === now.decidedOn &&
  open.version === version &&
  open.sets.length === now.sets.length &&
  now.sets.every((id) => open.sets.includes(id));

/**
 * Keeps the history of positions: whenever a fact changed what the rule says of a figure, the row that said otherwise is
 * closed and a new one opened, and who follows the figure or the demand is told. Other figures are not reckoned.
 */
@Injectable()
export class Standing {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** Reckons these figures anew; answers how many positions changed. */
  reckon(figures: readonly string[], cause: PositionCause): Promise<number> {
    if (!figures.length) return Promise.resolve(0);
    return this.db.tx(async () => {
      await this.db.repo(PositionRecord).query(ALONE);
      return this.changed(await readCouncil(this.db), new Set(figures), cause);
    });
  }

  /** The same for whom these rows of evidence are about: of what a body did, for everybody in it. */
  async reckonFor(evidenceIds: readonly string[], cause: PositionCause): Promise<number> {
    const links = await this.db.repo(DemandLink).findBy({ evidenceId: In([...evidenceIds]) });
    const figures = links.flatMap(({ figureCode }) => figureCode ?? []);
    return links.some(({ bodyCode }) => bodyCode) ? this.reckonAll(cause) : this.reckon([...new Set(figures)], cause);
  }

  /** The same for everybody who holds a seat: after a load of the record, and as time passes. */
  reckonAll(cause: PositionCause): Promise<number> {
    return this.db.tx(async () => {
      await this.db.repo(PositionRecord).query(ALONE);
      return this.changed(await readCouncil(this.db), undefined, cause);
    });
  }

  private async changed(rows: CouncilRows, figures: ReadonlySet<string> | undefined, cause: PositionCause) {
    const day = standingDay(rows);
    const demands = demandsOf(rows, day, ['UMBRELLA', 'DEMAND']);
    const open = await this.open(figures);
    const seen = new Set<string>();
    // Whoever sits in the council and in another body stands where they stand in the council.
    const now = votingBodies(rows).flatMap(({ code }) => {
      const ledger = ledgerOf(rowsOf(rows, code), day);
      return ledger.seats.flatMap((seat) => {
        const figureId = holderOn(ledger, seat, day)?.figureId;
        if (!figureId || seen.has(figureId) || (figures && !figures.has(figureId))) return [];
        seen.add(figureId);
        return demands.map((demand) => ({ demand, figureId, position: positionOn(ledger, seat, demand, day) }));
      });
    });
    const closing: PositionRecord[] = [];
    const opening: { row: PositionRecord; before: PositionRecord | undefined }[] = [];
    for (const { demand, figureId, position } of now) {
      const key = `${figureId} ${demand.code}`;
      const before = open.get(key);
      open.delete(key);
      if (before && same(before, position, demand.version)) continue;
      if (before) closing.push(before);
      opening.push({ row: this.row(figureId, demand, position, cause), before });
    }
    // Whoever holds no seat any more stands nowhere.
    closing.push(...open.values());
    if (closing.length)
      await this.db.repo(PositionRecord).update({ id: In(closing.map(({ id }) => id)) }, { validTo: new Date() });
    await this.db.insertAll(opening.map(({ row }) => row));
    await this.tell(opening);
    return opening.length;
  }

  private async open(figures: ReadonlySet<string> | undefined): Promise<Map<string, PositionRecord>> {
    const where = { validTo: IsNull(), ...(figures && { figureCode: In([...figures]) }) };
    const rows = await this.db.repo(PositionRecord).findBy(where);
    return new Map(rows.map((row) => [`${row.figureCode} ${row.demandCode}`, row]));
  }

  private row(figureCode: string, demand: DemandRow, position: Position, cause: PositionCause): PositionRecord {
    const { label, basis, unknownReason, stale, decidedOn, sets } = position;
    const values = { figureCode, demandCode: demand.code, version: demand.version, label, basis, unknownReason };
    return this.db.make(PositionRecord, {
      ...{ ...values, stale, decidedOn, sets: [...sets], cause, validFrom: new Date(), validTo: null },
    });
  }

  /** Tells who follows the figure or the demand, once for each change; what is there for the first time is no change. */
  private async tell(opening: readonly { row: PositionRecord; before: PositionRecord | undefined }[]): Promise<void> {
    const changes = opening.filter(({ row, before }) => before && before.label !== row.label);
    if (!changes.length) return;
    const followers = await this.db.repo(Follow).findBy({
      code: In(changes.flatMap(({ row }) => [row.figureCode, row.demandCode])),
      kind: In(['FIGURE', 'DEMAND']),
    });
    const notices = changes.flatMap(({ row, before }) => {
      const told = followers.filter(({ code }) => code === row.figureCode || code === row.demandCode);
      return [...new Set(told.map(({ userId }) => userId))].map((userId) =>
        this.db.make(PositionNotice, { userId, positionId: row.id, before: before!.label, at: new Date() }),
      );
    });
    await this.db.insertAll(notices);
  }
}
