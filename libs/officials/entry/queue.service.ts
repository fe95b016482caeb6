import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { type Actor, UsersService } from '#accounts';
import { AppError, Db } from '#platform';
import { VotingRule } from '../body.entity.ts';
import { Claims } from '../claims/claims.service.ts';
import { reasonFor } from '../council.policy.ts';
import { readCouncil } from '../council.reader.ts';
import { DemandLink, Evidence } from '../evidence.entity.ts';
import { EntryReview, Matter, Motion, Vote, VoteEvent } from '../matter.entity.ts';
import { PositionRecord } from '../position.entity.ts';
import { Forecasts } from '../forecast/forecast.service.ts';
import { Following } from '../following.service.ts';
import { LedgerKeeper } from '../keeper.ts';
import { Standing } from '../standing.service.ts';
import { Assessments } from '../ways/assessments.service.ts';
import type { DecisionInput } from './entry.input.ts';
import type { PositionSpanView, ReviewQueueView } from './entry.types.ts';
import { refused } from './parts.ts';
import { BUNDLED_ACCEPTS, type EntryRows, evidenceItem, rollCallItem } from './queue.view.ts';

/**
 * The one queue through which everything goes that somebody enters into the ledger: nobody decides on what they entered themselves, what
 * came with the record takes two, and a rejection says why.
 */
@Injectable()
export class Queue {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(LedgerKeeper) private readonly keeper: LedgerKeeper,
    @Inject(Standing) private readonly standing: Standing,
    @Inject(Forecasts) private readonly forecasts: Forecasts,
    @Inject(Following) private readonly following: Following,
    @Inject(Claims) private readonly claims: Claims,
    @Inject(Assessments) private readonly assessments: Assessments,
  ) {}

  /** What waits, the oldest first; the rows of the bundled record only where they are asked for. */
  queue(actor: Actor, bundled = false): Promise<ReviewQueueView> {
    return this.db.tx(async () => {
      const rows = await this.rows(actor);
      const standing = [...rows.council.evidence.values()].filter(({ retractedAt }) => !retractedAt);
      const entered = standing.filter(({ reviewState, voteEventId }) => reviewState === 'AWAITING' && !voteEventId);
      const record = standing.filter(({ origin }) => origin === 'RECORD');
      const waiting = bundled ? record.filter(({ reviewState }) => reviewState === 'BUNDLED') : [];
      const events = rows.events.filter(({ reviewState, retractedAt }) => reviewState === 'AWAITING' && !retractedAt);
      const items = [
        ...entered.map((row) => evidenceItem(rows, row)),
        ...events.map((event) => rollCallItem(rows, event)),
        ...(await this.claims.waiting(actor)),
        ...(await this.assessments.waiting(actor, rows.council)),
      ].sort((a, b) => a.recordedAt!.getTime() - b.recordedAt!.getTime());
      const byCode = waiting.sort((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }));
      return {
        items: [...items, ...byCode.map((row) => evidenceItem(rows, row))],
        bundledTotal: record.length,
        bundledAccepted: record.filter(({ reviewState }) => reviewState === 'APPROVED').length,
      };
    });
  }

  /** Says of one entry that it may count, or that it may not and why; the positions that it bears on follow at once. */
  async decide(actor: Actor, input: DecisionInput): Promise<void> {
    const userId = await this.keeper.named(actor);
    const reason = input.reason?.trim() || null;
    if (input.verdict === 'REJECT' && !reason) throw refused('reason', 'field.required');
    await this.db.inTurn(async () => {
      if (input.kind === 'ASSESSMENT') return this.assessments.decide(userId, input, reason);
      if (input.kind === 'CLAIM') return this.claims.decide(userId, input, reason);
      const entry = await this.locked(input);
      if (entry.recordedBy === userId) throw new AppError('FORBIDDEN', 'entry.ownEntry');
      const where = input.kind === 'EVIDENCE' ? { evidenceId: entry.id } : { voteEventId: entry.id };
      const values = { evidenceId: null, voteEventId: null, ...where, userId, verdict: input.verdict, reason };
      await this.db.saveIfNew(this.db.make(EntryReview, values));
      const said = await this.db.repo(EntryReview).findBy(where);
      const accepts = said.filter(({ verdict }) => verdict === 'ACCEPT').length;
      const needed = entry.recordedBy === null ? BUNDLED_ACCEPTS : 1;
      if (said.some(({ verdict }) => verdict === 'REJECT')) await this.close(entry, 'REJECTED', userId);
      else if (accepts >= needed) await this.close(entry, 'APPROVED', userId);
    });
  }

  /** How a figure's positions came to be what they are, the latest first. */
  history(actor: Actor, figure: string, demand?: string): Promise<PositionSpanView[]> {
    return this.db.tx(async () => {
      const rows = await this.db.repo(PositionRecord).find({
        where: { figureCode: figure, ...(demand && { demandCode: demand }) },
        order: { validFrom: 'DESC', id: 'DESC' },
        take: 500,
      });
      // That others accuse somebody is for those who keep the ledger until it is released, and then stands in the cell.
      const keeps = actor.can('council.record');
      return rows.map(({ demandCode, unknownReason, ...row }) => ({
        ...{ ...row, demand: demandCode, unknownReason: reasonFor(unknownReason, keeps) },
      }));
    });
  }

  private async rows(actor: Actor): Promise<EntryRows> {
    const council = await readCouncil(this.db);
    const [matters, motions, rules, events, votes, reviews] = await this.db.all(
      ...([Matter, Motion, VotingRule, VoteEvent, Vote, EntryReview] as const),
    );
    const recorders = [...council.evidence.values(), ...events].flatMap(({ recordedBy }) => recordedBy ?? []);
    const users = await this.users.byIds([...new Set(recorders)]);
    return { ...{ council, matters, motions, rules, events, votes, reviews, users }, reader: actor.id };
  }

  /** The entry, held until this is done, so that two who decide at once come one after the other. */
  private async locked({ id, kind }: DecisionInput): Promise<Evidence | VoteEvent> {
    const lock = { mode: 'pessimistic_write' } as const;
    const where = { id, retractedAt: IsNull(), reviewState: In(['BUNDLED', 'AWAITING']) };
    const found =
      kind === 'EVIDENCE'
        ? await this.db.repo(Evidence).findOne({ where: { ...where, voteEventId: IsNull() }, lock })
        : await this.db.repo(VoteEvent).findOne({ where, lock });
    if (!found) throw new AppError('CONFLICT', 'entry.decided');
    return found;
  }

  private async close(entry: Evidence | VoteEvent, reviewState: 'APPROVED' | 'REJECTED', reviewedBy: string) {
    const evidence = this.db.repo(Evidence);
    const held = { reviewState, reviewedBy, heldAt: new Date() };
    const isRow = entry instanceof Evidence;
    if (!isRow) {
      await this.db.repo(VoteEvent).update({ id: entry.id }, { reviewState, reviewedBy });
      if (reviewState === 'APPROVED') await this.tellOf(entry);
    }
    await evidence.update(isRow ? { id: entry.id } : { voteEventId: entry.id, retractedAt: IsNull() }, held);
    const names = isRow ? [entry] : await evidence.findBy({ voteEventId: entry.id });
    const ids = names.map(({ id }) => id);
    await this.db
      .repo(DemandLink)
      .update(
        { evidenceId: In(ids), reviewState: In(['BUNDLED', 'AWAITING']) },
        { reviewState, reviewedBy, heldAt: new Date() },
      );
    if (isRow && entry.supersedesId && reviewState === 'APPROVED') {
      const gone = { retractedAt: new Date(), retractedReason: `Corrected by ${entry.code}`, heldAt: new Date() };
      await evidence.update({ id: entry.supersedesId, retractedAt: IsNull() }, gone);
      ids.push(entry.supersedesId);
    }
    if (!isRow && reviewState === 'APPROVED') await this.forecasts.keepFor(entry);
    await this.standing.reckonFor(ids, 'REVIEWED');
  }

  /** Who follows the matter of an accepted roll call hears of it. */
  private async tellOf({ id, motionCode, heldOn }: VoteEvent): Promise<void> {
    const motion = await this.db.repo(Motion).findOneByOrFail({ code: motionCode });
    await this.following.tellOfMatter(motion.matterCode, 'ROLL_CALL', id, heldOn);
  }
}
