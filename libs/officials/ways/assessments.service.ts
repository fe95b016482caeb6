import { Inject, Injectable } from '@nestjs/common';
import { type Actor, UsersService } from '#accounts';
import { ClauseAssessment, Document, DocumentClause, unknownDate } from '#campaigns';
import { AppError, Db, refuseForbidden } from '#platform';
import { type CouncilRows, readCouncil, standingDay, versionOn } from '../council.reader.ts';
import { dateView, sourceView } from '../council.view.ts';
import type { DecisionInput } from '../entry/entry.input.ts';
import type { ReviewItemView } from '../entry/entry.types.ts';
import { oneAtATime, ownCode, refused, sourceFrom } from '../entry/parts.ts';
import { BARE_ITEM } from '../entry/queue.view.ts';
import { LedgerKeeper } from '../keeper.ts';
import type { AssessmentInput } from './ways.input.ts';

const TEXTS = ['clauseEn', 'clauseEs', 'reasonEn', 'reasonEs'] as const;

/** What clauses of documents do for demands: what somebody enters is on no public page before a second person accepted it. */
@Injectable()
export class Assessments {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(LedgerKeeper) private readonly keeper: LedgerKeeper,
  ) {}

  /** Saves one that waits, against the text of the demand that is in force; answers its code. */
  async record(actor: Actor, input: AssessmentInput): Promise<string> {
    const recordedBy = await this.keeper.named(actor);
    for (const field of TEXTS) refuseForbidden(input[field] ?? '', field, input.checked);
    return this.db.inTurn(async () => {
      await oneAtATime(this.db, 'assessments');
      const rows = await readCouncil(this.db);
      const version = versionOn(rows, input.demand, standingDay(rows));
      if (!version) throw refused('demand');
      if (!input.reasonEn.trim() && !input.reasonEs.trim()) throw refused('reasonEn', 'field.required');
      if (!input.locator.trim()) throw refused('locator', 'field.required');
      if (input.assessor && !rows.bodies.has(input.assessor)) throw refused('assessor');
      const sourceCode = await sourceFrom(this.db, input.source);
      const clauseCode = await this.clause(input, sourceCode);
      const said = { clauseCode, demandVersionCode: version.code };
      const there = await this.db.repo(ClauseAssessment).findBy(said);
      const assessorCode = input.assessor || null;
      if (there.some((each) => each.assessorCode === assessorCode && each.reviewState !== 'REJECTED'))
        throw new AppError('CONFLICT', 'ways.assessed');
      const own = { code: ownCode('asm'), origin: 'INSTALLATION' as const, reviewState: 'AWAITING' as const };
      const reason = { reasonEn: input.reasonEn.trim(), reasonEs: input.reasonEs.trim() };
      const where = { sourceCode, locator: input.locator.trim() };
      const values = { ...own, ...said, ...reason, ...where, verdict: input.verdict, assessorCode, recordedBy };
      return (await this.db.save(this.db.make(ClauseAssessment, values))).code;
    });
  }

  /** What waits for a second person, for the queue of everything that does. */
  waiting(actor: Actor, rows: CouncilRows): Promise<ReviewItemView[]> {
    return this.db.tx(async () => {
      const waiting = await this.db.repo(ClauseAssessment).findBy({ reviewState: 'AWAITING' });
      if (!waiting.length) return [];
      const [clauses, documents] = await this.db.all(...([DocumentClause, Document] as const));
      const users = await this.users.byIds([...new Set(waiting.flatMap(({ recordedBy }) => recordedBy ?? []))]);
      return waiting.flatMap((row): ReviewItemView[] => {
        const clause = clauses.find(({ code }) => code === row.clauseCode);
        const document = documents.find(({ code }) => code === clause?.documentCode);
        const version = rows.versions.find(({ code }) => code === row.demandVersionCode);
        const body = rows.bodies.get(row.assessorCode ?? '');
        if (!clause || !document || !version) return [];
        return [
          {
            ...{ ...BARE_ITEM, id: row.id, kind: 'ASSESSMENT', recordedAt: row.recordedAt },
            text: { en: clause.textEn, es: clause.textEs },
            ...{ date: dateView(document.date ?? unknownDate()), source: sourceView(rows, row.sourceCode) },
            ...{ locator: row.locator, mine: row.recordedBy === actor.id },
            recordedBy: users.get(row.recordedBy ?? '')?.details.name ?? null,
            assessment: {
              document: { en: document.titleEn, es: document.titleEs },
              ...{ demand: version.demandCode, verdict: row.verdict },
              reason: { en: row.reasonEn, es: row.reasonEs },
              assessor: body ? { en: body.name, es: body.nameEs } : null,
            },
          },
        ];
      });
    });
  }

  /** Somebody else than who entered it says that it is shown, or that it is not and why. Within the caller's transaction. */
  async decide(reviewedBy: string, { id, verdict }: DecisionInput, reason: string | null): Promise<void> {
    const repo = this.db.repo(ClauseAssessment);
    const lock = { mode: 'pessimistic_write' } as const;
    const row = await repo.findOne({ where: { id, reviewState: 'AWAITING' }, lock });
    if (!row) throw new AppError('CONFLICT', 'entry.decided');
    if (row.recordedBy === reviewedBy) throw new AppError('FORBIDDEN', 'entry.ownEntry');
    const reviewState = verdict === 'ACCEPT' ? ('APPROVED' as const) : ('REJECTED' as const);
    const rejectedReason = verdict === 'REJECT' ? reason : null;
    await repo.update({ id }, { reviewState, reviewedBy, rejectedReason, heldAt: new Date() });
  }

  /** The clause by its code, or a new one of a document that is known. */
  private async clause(input: AssessmentInput, sourceCode: string): Promise<string> {
    if (input.clause) {
      if (!(await this.db.repo(DocumentClause).existsBy({ code: input.clause }))) throw refused('clause');
      return input.clause;
    }
    const [textEn, textEs] = [input.clauseEn?.trim() ?? '', input.clauseEs?.trim() ?? ''];
    if (!input.document) throw refused('document', 'field.required');
    if (!(await this.db.repo(Document).existsBy({ code: input.document }))) throw refused('document');
    if (!textEn && !textEs) throw refused('clauseEn', 'field.required');
    const own = { code: ownCode('cls'), origin: 'INSTALLATION' as const, kind: 'CLAUSE' as const };
    const values = { ...own, documentCode: input.document, sourceCode, locator: input.locator.trim(), textEn, textEs };
    return (await this.db.save(this.db.make(DocumentClause, values))).code;
  }
}
