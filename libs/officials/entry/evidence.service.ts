import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Actor } from '#accounts';
import { AppError, Db } from '#platform';
import { type CouncilRows, readCouncil, spanOf } from '../council.reader.ts';
import { correctionOf } from '../council.view.ts';
import { DemandLink, Evidence, type EvidenceType } from '../evidence.entity.ts';
import { LedgerKeeper } from '../keeper.ts';
import { ACT_TYPES, carriedAct, meaningOf, saveAct } from '../matters/act-rows.ts';
import { Standing } from '../standing.service.ts';
import { entryView, type EvidenceEntryView, targetsOf } from './correction.ts';
import type { EvidenceInput } from './entry.input.ts';
import { dateFrom, linkFrom, oneAtATime, ownCode, refused, sourceFrom } from './parts.ts';

/** What is entered by other ways: votes by roll calls, and notes of meetings are no evidence. */
const ELSEWHERE: readonly EvidenceType[] = ['ROLL_CALL_VOTE', 'CONTRACT_VOTE', 'MEETING_NOTE'];

/** Takes in what somebody here found: it counts for nothing until a second person has accepted it. */
@Injectable()
export class EvidenceEntry {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(LedgerKeeper) private readonly keeper: LedgerKeeper,
    @Inject(Standing) private readonly standing: Standing,
  ) {}

  /** Saves one row with its links, waiting for review; answers its id. */
  async record(actor: Actor, input: EvidenceInput): Promise<string> {
    const recordedBy = await this.keeper.named(actor);
    return this.db.inTurn(async () => {
      if (ACT_TYPES.includes(input.type)) await oneAtATime(this.db, 'acts');
      const rows = await readCouncil(this.db);
      const corrected = correctedIn(rows, input.corrects);
      const { subject, targets } = aboutOf(rows, input, corrected);
      const date = dateFrom(input.on, input.until);
      const said = { figureCode: subject.figureCode, on: date.value ?? date.until };
      const act = await carriedAct(this.db, rows, input.type, corrected, said);
      const [textEn, textEs] = [input.textEn.trim(), input.textEs.trim()];
      if (!textEn && !textEs) throw refused('textEn', 'field.required');
      if (input.original && !input.language) throw refused('language', 'field.required');
      if (!input.locator.trim()) throw refused('locator', 'field.required');
      const code = ownCode('ev');
      const evidence = this.db.make(Evidence, {
        ...{ code, origin: 'INSTALLATION' as const, type: input.type, date, textEn, textEs, ...subject },
        ...{ original: input.original?.trim() || null, language: input.language || null },
        translator: input.translator?.trim() || null,
        sourceCode: await sourceFrom(this.db, input.source),
        locator: input.locator.trim(),
        quotedInSource: Boolean(input.quotedInSource),
        ...{ confidence: input.confidence, reviewState: 'AWAITING' as const, recordedBy },
        ...{ supersedesId: corrected?.id ?? null, occasionCode: corrected?.occasionCode ?? null },
        decisionCode: corrected?.decisionCode ?? null,
      });
      await this.db.save(evidence);
      if (act) await saveAct(this.db, { ...act, evidenceId: evidence.id });
      const on = spanOf(date).to ?? rows.load.closingDate;
      const state = { origin: 'INSTALLATION' as const, reviewState: 'AWAITING' as const };
      const links = input.links.flatMap((each) => {
        const link = linkFrom(rows, input.type, on, act ? meaningOf(act.act, each) : each);
        return targets.map((target) => ({ ...link, ...target }));
      });
      for (const [at, link] of links.entries()) {
        const values = { code: `${code}/${at + 1}`, evidenceId: evidence.id, evidenceCode: code };
        await this.db.save(this.db.make(DemandLink, { ...values, ...link, ...state }));
      }
      await this.standing.reckon(
        targets.flatMap(({ figureCode }) => figureCode ?? []),
        'REVIEWED',
      );
      return evidence.id;
    });
  }

  /** Takes a row out of what counts, for a reason that stays with it; the position follows at once. */
  async retract(actor: Actor, id: string, reason: string): Promise<void> {
    await this.keeper.named(actor);
    const why = reason.trim();
    if (!why) throw refused('reason', 'field.required');
    await this.db.tx(async () => {
      const row = await this.db.repo(Evidence).findOneBy({ id, retractedAt: IsNull() });
      if (!row) throw new AppError('NOT_FOUND', 'notFound');
      // One name of a roll call stands or falls with it.
      if (row.voteEventId) throw new AppError('INVALID', 'entry.partOfRollCall');
      const now = new Date();
      await this.db.repo(Evidence).update({ id }, { retractedAt: now, retractedReason: why, heldAt: now });
      await this.standing.reckonFor([id], 'RETRACTED');
    });
  }

  /** A row as the form of its correction starts with it. */
  entry(id: string): Promise<EvidenceEntryView> {
    return this.db.tx(async () => entryView(await readCouncil(this.db), id));
  }
}

/** The row that an entry corrects: one that stands, is no name of a roll call, and has no other correction. */
function correctedIn(rows: CouncilRows, id: string | null | undefined): Evidence | null {
  if (!id) return null;
  const row = rows.evidence.get(id);
  if (!row || row.voteEventId || row.reviewState === 'REJECTED') throw refused('corrects');
  if (row.retractedAt || correctionOf(rows, row)) throw new AppError('CONFLICT', 'entry.correctionThere');
  return row;
}

/** Who says an entry and whom it bears on; a correction that names nobody keeps both as they were. */
function aboutOf(rows: CouncilRows, input: EvidenceInput, corrected: Evidence | null) {
  if (ELSEWHERE.includes(input.type)) throw refused('type');
  if (corrected && !input.figure && !input.body) {
    const { figureCode, bodyCode } = corrected;
    return { subject: { figureCode, bodyCode }, targets: targetsOf(rows, corrected) };
  }
  const subject = subjectOf(rows, input);
  return { subject, targets: [subject] };
}

/** Whom an entry is about: a figure of the record or a body of it, never both. */
function subjectOf(rows: CouncilRows, { figure, body }: EvidenceInput) {
  if (Boolean(figure) === Boolean(body)) throw refused('figure', 'field.required');
  if (figure && rows.figures.get(figure)?.kind !== 'OFFICIAL') throw refused('figure');
  if (body && !rows.bodies.has(body)) throw refused('body');
  return { figureCode: figure ?? null, bodyCode: body ?? null };
}
