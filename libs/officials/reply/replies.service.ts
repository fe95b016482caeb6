import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { type Actor, UsersService } from '#accounts';
import { Claim } from '#campaigns';
import { AppError, Db } from '#platform';
import { type CouncilRows, readCouncil } from '../council.reader.ts';
import { refused, sourceFrom } from '../entry/parts.ts';
import { LedgerKeeper } from '../keeper.ts';
import { dayFrom } from '../positions.service.ts';
import { type Accusation, accusationsOf, isReplied, soughtFor, wordsOf } from './released.ts';
import { FigureReply, Release, ReplySought } from './reply.entity.ts';
import type { FigureRepliesView, ReplyInput, ReplySoughtInput } from './reply.types.ts';
import { repliesView } from './reply.view.ts';

/** Keeps what figures reply, and what of it and of what is said against them two people have let onto their pages. */
@Injectable()
export class Replies {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(LedgerKeeper) private readonly keeper: LedgerKeeper,
  ) {}

  /** Everything about a figure, for whoever keeps the ledger. */
  of(actor: Actor, figure: string): Promise<FigureRepliesView> {
    return this.db.tx(async () => {
      const rows = await readCouncil(this.db);
      const named = rows.replies.flatMap(({ recordedBy, retractedBy }) => [recordedBy, retractedBy ?? []].flat());
      const users = await this.users.byIds([...new Set(named)]);
      return repliesView(rows, figure, { id: actor.id, users }, false);
    });
  }

  /** Notes a reply: whoever does so is the first of the two who release it. */
  async record(actor: Actor, input: ReplyInput): Promise<FigureRepliesView> {
    const recordedBy = await this.keeper.named(actor);
    return this.db.tx(async () => {
      const rows = await readCouncil(this.db);
      const figure = official(rows, input.figure);
      const original = input.original.trim();
      if (!original) throw refused('original', 'field.required');
      const reply = this.db.make(FigureReply, {
        ...{ figureCode: figure, original, language: input.language.trim() },
        ...{ textEn: input.textEn.trim(), textEs: input.textEs.trim(), translator: input.translator?.trim() || null },
        ...{ repliedOn: dayFrom(input.repliedOn, 'repliedOn'), how: input.how, recordedBy },
        sourceCode: await sourceFrom(this.db, input.source),
        ...to(input.accusation ? accused(rows, figure, input.accusation) : null),
      });
      await this.db.save(reply);
      await this.db.save(this.releaseOf(figure, reply, recordedBy));
      return this.of(actor, figure);
    });
  }

  /** Notes that a reply to an accusation was asked for, and by when. */
  async sought(actor: Actor, input: ReplySoughtInput): Promise<FigureRepliesView> {
    const recordedBy = await this.keeper.named(actor);
    return this.db.tx(async () => {
      const rows = await readCouncil(this.db);
      const figure = official(rows, input.figure);
      const [askedOn, answerBy] = [dayFrom(input.askedOn, 'askedOn'), dayFrom(input.answerBy, 'answerBy')];
      if (answerBy < askedOn) throw refused('answerBy');
      const about = to(accused(rows, figure, input.accusation));
      await this.db.save(
        this.db.make(ReplySought, { figureCode: figure, ...about, askedOn, answerBy, how: input.how, recordedBy }),
      );
      return this.of(actor, figure);
    });
  }

  /**
   * One person lets a reply or an accusation onto the page of a figure; it is shown once a second one has. An accusation
   * waits until a reply is there or was asked for. The same person twice is a CONFLICT.
   */
  async release(actor: Actor, figure: string, id: string): Promise<FigureRepliesView> {
    const userId = await this.keeper.named(actor);
    return this.db.tx(async () => {
      const rows = await readCouncil(this.db);
      const reply = rows.replies.find((each) => each.id === id && each.figureCode === figure && !each.retractedAt);
      const row = reply ?? accusationsOf(rows, figure).find((each) => each.id === id);
      if (!row) throw new AppError('NOT_FOUND', 'notFound');
      if (!reply && !mayBeReleased(rows, figure, row as Accusation)) throw new AppError('INVALID', 'replies.first');
      if (!(await this.db.saveIfNew(this.releaseOf(figure, row, userId))))
        throw new AppError('CONFLICT', 'replies.twice');
      return this.of(actor, figure);
    });
  }

  /** Takes a reply off every public page, for a reason that stays with it; its accusation stays only as far as one was asked for. */
  async retract(actor: Actor, figure: string, id: string, reason: string): Promise<FigureRepliesView> {
    const retractedBy = await this.keeper.named(actor);
    const retractedReason = reason.trim();
    if (!retractedReason) throw refused('reason', 'field.required');
    return this.db.tx(async () => {
      const gone = { retractedAt: new Date(), retractedBy, retractedReason };
      const where = { id, figureCode: figure, retractedAt: IsNull() };
      const { affected } = await this.db.repo(FigureReply).update(where, gone);
      if (!affected) throw new AppError('NOT_FOUND', 'replies.gone');
      return this.of(actor, figure);
    });
  }

  private releaseOf(figureCode: string, row: FigureReply | Accusation, userId: string): Release {
    return this.db.make(Release, { figureCode, subjectId: row.id, words: wordsOf(row), userId });
  }
}

const mayBeReleased = (rows: CouncilRows, figure: string, row: Accusation): boolean =>
  soughtFor(rows, figure, row) !== undefined || isReplied(rows, figure, row);

function official(rows: CouncilRows, code: string): string {
  if (rows.figures.get(code)?.kind !== 'OFFICIAL') throw refused('figure');
  return code;
}

function accused(rows: CouncilRows, figure: string, id: string): Accusation {
  const row = accusationsOf(rows, figure).find((each) => each.id === id);
  if (!row) throw refused('accusation');
  return row;
}

const to = (row: Accusation | null) => ({
  evidenceId: row && !(row instanceof Claim) ? row.id : null,
  claimCode: row instanceof Claim ? row.code : null,
});
