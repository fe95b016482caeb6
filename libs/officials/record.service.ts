import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { CLOSING_DATE, fill, type Loaded, RECORD_VERSION, RecordLoader, says, together } from '#campaigns';
import { AppError, Db } from '#platform';
import { Area, Body, Jurisdiction, Post, Term, VotingRule } from './body.entity.ts';
import { BodyDecision, DemandLink, Evidence } from './evidence.entity.ts';
import { Figure, Membership } from './figure.entity.ts';
import { Matter } from './matter.entity.ts';
import { actOf, saveAct } from './matters/act-rows.ts';
import { ACTS_OF_RECORD } from './record/acts.ts';
import { OFFICIAL_RECORD } from './record/index.ts';
import { RecordLoad } from './review.entity.ts';
import { Standing } from './standing.service.ts';

const BY_RECORD = `Record ${RECORD_VERSION}: `;
/** Whether somebody of the installation added it, decided on it, or retracted it: the record then leaves it alone. */
const isHeld = ({ origin, heldAt, retractedReason }: Evidence) =>
  origin !== 'RECORD' || heldAt !== null || (retractedReason !== null && !/^Record \S+: /.test(retractedReason));

/** Loads the bundled campaign record into an organization, and keeps forgotten spokespeople forgotten. */
@Injectable()
export class RecordService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(RecordLoader) private readonly loader: RecordLoader,
    @Inject(Standing) private readonly standing: Standing,
  ) {}

  /** Whole or not at all; what is there already stays untouched, and what the installation holds stays as it is. */
  load(): Promise<Loaded> {
    return this.db.tx(async () => {
      await this.loader.alone();
      const record = OFFICIAL_RECORD;
      const loaded = together([
        await this.loader.loadCampaigns(),
        await this.loader.load(Jurisdiction, record.jurisdictions),
        await this.loader.load(Area, record.areas),
        await this.loader.load(Body, record.bodies),
        await this.loader.load(VotingRule, record.votingRules),
        await this.loader.load(Post, record.posts),
        await this.loader.load(Term, record.terms),
        await this.loadFigures(),
        await this.loader.load(Membership, record.memberships),
        await this.loader.load(BodyDecision, record.decisions),
        await this.loader.load(Matter, record.matters),
        await this.loadEvidence(),
        await this.loadLinks(),
      ]);
      await this.loadActs();
      if (!(await this.db.repo(RecordLoad).existsBy({ version: RECORD_VERSION }))) {
        const values = { version: RECORD_VERSION, closingDate: CLOSING_DATE, loadedAt: new Date() };
        await this.db.save(this.db.make(RecordLoad, values));
      }
      await this.standing.reckonAll('LOADED');
      return loaded;
    });
  }

  /** The spokespeople who can be forgotten, and those who were. */
  spokespeople(): Promise<Figure[]> {
    return this.db.tx(() => this.db.repo(Figure).find({ where: { kind: 'SPOKESPERSON' }, order: { code: 'ASC' } }));
  }

  /** Takes a spokesperson's name away for good: what was said stays as the words of a spokesperson of the body. */
  forgetPerson(code: string): Promise<void> {
    return this.db.tx(async () => {
      const figure = await this.db.repo(Figure).findOneBy({ code });
      if (!figure) throw new AppError('NOT_FOUND', 'council.noFigure', { code });
      if (figure.kind !== 'SPOKESPERSON') throw new AppError('INVALID', 'council.staysOnRecord', { code });
      if (figure.forgottenAt) return;
      const now = new Date();
      await this.db.save(Object.assign(figure, { name: null, forgottenAt: now }));
      // Whoever presides over a body is known by that alone.
      const presiding = { figureCode: code, role: 'PRESIDENT' } as const;
      await this.db.repo(Membership).update(presiding, { role: 'SPOKESPERSON', heldAt: now });
    });
  }

  /** Takes evidence out of what counts, for a reason; it stays in the history, and no load brings it back. */
  retract(code: string, reason: string): Promise<void> {
    return this.db.tx(async () => {
      const row = await this.db.repo(Evidence).findOneBy({ code, retractedAt: IsNull() });
      if (!row) throw new AppError('NOT_FOUND', 'council.noEvidence', { code });
      const now = new Date();
      await this.db.save(Object.assign(row, { retractedAt: now, retractedReason: reason, heldAt: now }));
      await this.standing.reckonFor([row.id], 'RETRACTED');
    });
  }

  private async loadFigures(): Promise<Loaded> {
    const gone = await this.db.repo(Figure).find({ select: { id: true, code: true, forgottenAt: true } });
    const forgotten = new Set(gone.filter(({ forgottenAt }) => forgottenAt).map(({ code }) => code));
    const rows = Object.entries(OFFICIAL_RECORD.figures).filter(([code]) => !forgotten.has(code));
    const loaded = await this.loader.load(Figure, Object.fromEntries(rows));
    return { ...loaded, kept: loaded.kept + forgotten.size };
  }

  /** Evidence is never edited: where the record says otherwise now, the old row is retracted and a new one added. */
  private async loadEvidence(): Promise<Loaded> {
    const repo = this.db.repo(Evidence);
    const latest = new Map(
      (await repo.find({ order: { recordedAt: 'ASC', id: 'ASC' } })).map((row) => [row.code, row]),
    );
    const record: Readonly<Record<string, object>> = OFFICIAL_RECORD.evidence;
    const added: Evidence[] = [];
    let [corrected, withdrawn, kept, unchanged] = [0, 0, 0, 0];
    const retract = (row: Evidence, why: string) =>
      this.db.save(Object.assign(row, { retractedAt: new Date(), retractedReason: BY_RECORD + why }));
    for (const [code, data] of Object.entries(record)) {
      const row = latest.get(code);
      const stands = row && row.retractedAt === null;
      if (row && isHeld(row)) kept++;
      else if (stands && says(repo.metadata, row, data)) unchanged++;
      else {
        if (stands) await retract(row, 'corrected');
        if (row) corrected++;
        added.push(fill(repo.metadata, this.db.make(Evidence, { code, origin: 'RECORD' }), data));
      }
    }
    for (const row of latest.values())
      if (!isHeld(row) && !row.retractedAt && !(row.code in record)) {
        await retract(row, 'withdrawn');
        withdrawn++;
      }
    if (added.length) await repo.insert(added);
    return {
      inserted: Object.keys(record).length - corrected - kept - unchanged,
      updated: corrected + withdrawn,
      kept,
      unchanged,
    };
  }

  /** Each act of the record that stands has its row, so that the page of its matter shows it. */
  private async loadActs(): Promise<void> {
    const codes = Object.keys(ACTS_OF_RECORD) as (keyof typeof ACTS_OF_RECORD)[];
    const standing = await this.db.repo(Evidence).findBy({ code: In(codes), origin: 'RECORD', retractedAt: IsNull() });
    for (const { id: evidenceId, code, figureCode } of standing) {
      const { act, matter: matterCode, on } = ACTS_OF_RECORD[code as keyof typeof ACTS_OF_RECORD]!;
      if (figureCode && !(await actOf(this.db, evidenceId)))
        await saveAct(this.db, { evidenceId, matterCode, figureCode, act, on });
    }
  }

  /** A link points at the row of its evidence that stands; one that the record no longer has is taken away. */
  private async loadLinks(): Promise<Loaded> {
    const standing = await this.db.repo(Evidence).find({ order: { recordedAt: 'ASC', id: 'ASC' } });
    const ids = new Map(standing.map(({ code, id }) => [code, id]));
    const links = Object.entries(OFFICIAL_RECORD.links).map(([code, link]) => {
      const evidenceId = ids.get(link.evidenceCode);
      if (!evidenceId) throw new Error(`Link ${code} of the record has no evidence ${link.evidenceCode}`);
      return [code, { ...link, evidenceId }] as const;
    });
    const loaded = await this.loader.load(DemandLink, Object.fromEntries(links));
    const repo = this.db.repo(DemandLink);
    const gone = (await repo.find()).filter(
      ({ code, origin, heldAt }) => origin === 'RECORD' && !heldAt && !(code in OFFICIAL_RECORD.links),
    );
    if (gone.length) await repo.delete({ id: In(gone.map(({ id }) => id)) });
    return { ...loaded, updated: loaded.updated + gone.length };
  }
}
