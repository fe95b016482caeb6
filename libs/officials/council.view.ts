import type { Demand, FuzzyDate } from '#campaigns';
import { current, type Language, type LocalizedText, say } from '#platform';
import type { SeatTimeView } from './figure.types.ts';
import type { BodyDecision, Evidence } from './evidence.entity.ts';
import { confirmedUntilOf, type CouncilRows, rollMissingOf, spanOf, versionOn } from './council.reader.ts';
import type {
  BodyDecisionView,
  CorrectionView,
  CellView,
  DemandView,
  EvidenceRowView,
  FigureView,
  FuzzyDateView,
  ReviewView,
  SeatView,
  SourceView,
} from './council.types.ts';
import type { RecordConfirmation } from './review.entity.ts';
import type { Position, RowVerdict } from './inference.ts';
import { type Day } from './ledger.ts';

const told = (row: { readonly textEn: string; readonly textEs: string }): LocalizedText => ({
  en: row.textEn,
  es: row.textEs,
});
const titled = (row: { readonly titleEn: string; readonly titleEs: string }): LocalizedText => ({
  en: row.titleEn,
  es: row.titleEs,
});

/** A date as a reader sees it, without our notes on how it was inferred. */
export const dateView = ({ value, until, precision, text, yearInferred }: FuzzyDate): FuzzyDateView => ({
  ...{ value, until, precision, yearInferred },
  printed: text,
});

/** A source as a reader sees it; `published` is a day only where the day is known. */
export function sourceView(rows: Pick<CouncilRows, 'sources'>, code: string): SourceView {
  const source = rows.sources.get(code);
  if (!source) throw new Error(`There is no source ${code}`);
  const { publisher, title, url, reliability, published } = source;
  return {
    id: code,
    publisher,
    title,
    url,
    reliability,
    published: published.precision === 'DAY' ? published.value : null,
  };
}

/** The Spanish of the record is a draft until a named person here has approved that of this very version. */
const spanishIsDraft = ({ confirmations }: CouncilRows) => !confirmations.some(({ kind }) => kind === 'SPANISH');

/** A demand with the text in force on a day, its parts, and what the city had answered by then. */
export function demandView(rows: CouncilRows, demand: Demand, asOf: Day): DemandView {
  const version = versionOn(rows, demand.code, asOf);
  const parts = rows.demands
    .filter(({ kind, parentCode }) => kind === 'PART' && parentCode === demand.code)
    .sort((a, b) => a.position - b.position);
  const answers = rows.responses.filter(({ demandVersionCode }) => demandVersionCode === version?.code);
  return {
    code: demand.code,
    title: titled(demand),
    text: version ? told(version) : { en: '', es: '' },
    spanishIsDraft: spanishIsDraft(rows),
    target: demand.target,
    parts: parts.map((part) => ({ code: part.code, title: titled(part) })),
    answers: answers
      .filter((answer) => (spanOf(answer.asOf).to ?? rows.load.closingDate) <= asOf)
      .map((answer) => ({
        id: answer.id,
        responseType: answer.responseType,
        text: told(answer),
        asOf: spanOf(answer.asOf).to ?? rows.load.closingDate,
        beforeOrdinance: answer.beforeOrdinance,
        source: sourceView(rows, answer.sourceCode),
      })),
  };
}

/** How many named users of the installation must confirm the record before pages stop calling it the bundled one. */
const CONFIRMATIONS_NEEDED = 2;

/** Those who confirmed this version of the record, in their order. */
export const confirmersOf = ({ confirmations }: CouncilRows): RecordConfirmation[] =>
  confirmations
    .filter(({ kind }) => kind === 'RECORD')
    .sort((a, b) => a.confirmedAt.getTime() - b.confirmedAt.getTime());

/** Whose the record is: bundled, until two named people of the installation have confirmed this version. */
export function reviewView(rows: CouncilRows, reader?: string): ReviewView {
  const { load } = rows;
  const confirmers = confirmersOf(rows);
  const second = confirmers[CONFIRMATIONS_NEEDED - 1];
  return {
    confirmations: confirmers.length,
    needed: CONFIRMATIONS_NEEDED,
    confirmedByMe: confirmers.some(({ userId }) => userId === reader),
    names: null,
    sharedBy: null,
    sharedWith: null,
    spanishIsDraft: spanishIsDraft(rows),
    status: second ? 'CONFIRMED' : 'BUNDLED',
    version: load.version,
    date: second ? second.confirmedAt.toISOString().slice(0, 10) : load.closingDate,
  };
}

/** What a cell of the grid says; `count` is how much evidence the reader may see. */
export const cellView = (position: Position, count: number): CellView => ({
  demand: position.demand,
  label: position.label,
  basis: position.basis,
  unknownReason: position.unknownReason,
  stale: position.stale,
  staleReason: position.staleReason,
  decidedOn: position.decidedOn,
  ageDays: position.ageDays,
  toReview: position.toReview,
  evidenceCount: count,
});

/** A figure by their code; null where there is nobody, or nobody with a name. */
export const figureView = ({ figures }: CouncilRows, code: string | null): FigureView | null => {
  const figure = code === null ? undefined : figures.get(code);
  return figure?.name ? { id: figure.id, code: figure.code, name: figure.name } : null;
};

/** When a figure held what, the latest first. */
export function seatTimesOf({ memberships, everyPost, main }: CouncilRows, code: string): SeatTimeView[] {
  return memberships
    .filter(({ figureCode, role }) => figureCode === code && role !== 'CANDIDATE')
    .map(({ postCode, role, startsOn, endsOn, endReason }) => {
      const post = everyPost.find((each) => each.code === postCode);
      const words = (language: Language) => say(language, `council.role.${role as 'MEMBER'}`);
      const title = post ? { en: post.titleEn, es: post.titleEs } : { en: words('en'), es: words('es') };
      return { ward: post?.bodyCode === main ? post.ward : null, title, startsOn, endsOn, endReason };
    })
    .sort((a, b) => (b.startsOn ?? '').localeCompare(a.startsOn ?? ''));
}

/** A seat with whoever holds it as of a day, as the positions in it say. */
export function seatView(
  rows: CouncilRows,
  ward: number,
  cells: readonly CellView[],
  at: Position,
  asOf: Day,
): SeatView {
  const post = rows.posts.find((each) => each.ward === ward)!;
  const title = current().language === 'es' ? post.titleEs : post.titleEn;
  const theirs = rows.memberships.filter(
    (each) =>
      each.figureCode === at.figureId &&
      each.bodyCode === rows.council &&
      (each.startsOn ?? '') <= asOf &&
      (each.endsOn === null || each.endsOn >= asOf),
  );
  const seated = theirs.find(({ postCode }) => postCode === post.code);
  const presides = theirs.some(({ role }) => role === 'PRESIDENT');
  return {
    ward,
    post: title,
    place: rows.council === rows.main ? null : title,
    figure: figureView(rows, at.figureId),
    role: at.figureId === null ? null : presides ? 'PRESIDENT' : 'MEMBER',
    outgoing: seated?.outgoing ?? false,
    holderUnconfirmed: at.holderUnconfirmed,
    confirmedUntil: seated ? confirmedUntilOf(rows, seated) : null,
    cells: [...cells],
  };
}

/** Who says it, where that is not the holder of the seat. */
function claimantOf({ figures, bodies }: CouncilRows, { figureCode, bodyCode }: Evidence, holder: string | null) {
  if (figureCode === holder && holder !== null) return null;
  const figure = figureCode === null ? undefined : figures.get(figureCode);
  const body = bodies.get(figure?.bodyCode ?? bodyCode ?? '');
  const ofBody = body && (current().language === 'es' ? body.nameEs : body.name);
  return figure?.name ?? ofBody ?? null;
}

/** Where in the source, in the reader's language: the record counts lines. */
export function locatorIn(locator: string): string {
  const [, line] = /^line (\d+)$/.exec(locator) ?? [];
  return line === undefined ? locator : say(current().language, 'council.locator.line', { line });
}

const corrections = new WeakMap<CouncilRows, ReadonlyMap<string, Evidence>>();

/** What corrects a row, or would once somebody else accepts it; what was rejected or taken back does not. */
export function correctionOf(rows: CouncilRows, { id, retractedAt }: Evidence): CorrectionView | null {
  const known =
    corrections.get(rows) ??
    new Map(
      [...rows.evidence.values()].flatMap((row) =>
        row.supersedesId && row.origin === 'INSTALLATION' && row.reviewState !== 'REJECTED' && !row.retractedAt
          ? [[row.supersedesId, row] as const]
          : [],
      ),
    );
  corrections.set(rows, known);
  const row = known.get(id);
  if (!row) return null;
  const waits = row.reviewState === 'AWAITING';
  return { id: row.id, text: told(row), at: (waits ? null : retractedAt) ?? row.recordedAt, waits };
}

/** One row of a cell's ledger. */
export function evidenceView(rows: CouncilRows, verdict: RowVerdict, holder: string | null): EvidenceRowView {
  const row = rows.evidence.get(verdict.evidenceId)!;
  return {
    id: row.id,
    code: row.code,
    type: row.type,
    text: told(row),
    date: dateView(row.date),
    source: sourceView(rows, row.sourceCode),
    locator: locatorIn(row.locator),
    quotedInSource: row.quotedInSource,
    sets: verdict.sets,
    atMost: verdict.atMost,
    reason: verdict.reason,
    direction: verdict.direction,
    claimant: claimantOf(rows, row, holder),
    rollCall: row.voteEventId,
    correction: null,
  };
}

/** The demands that a decision bears on, by the links of the evidence that tells of it. */
function aboutOf({ evidence, links, versions, demands }: CouncilRows, { code }: BodyDecision): LocalizedText[] {
  const linked = links.filter(
    ({ evidenceId, explicitness }) => evidence.get(evidenceId)?.decisionCode === code && explicitness === 'EXPLICIT',
  );
  const about = versions.filter((version) => linked.some((link) => link.demandVersionCode === version.code));
  return demands.filter((demand) => about.some(({ demandCode }) => demandCode === demand.code)).map(titled);
}

/** What a council decided without names. */
export const decisionView = (rows: CouncilRows, row: BodyDecision): BodyDecisionView => ({
  id: row.id,
  title: titled(row),
  text: told(row),
  date: dateView(row.date),
  rollMissing: rollMissingOf(rows, row),
  elsewhere: row.bodyCode !== rows.council,
  about: aboutOf(rows, row),
  source: sourceView(rows, row.sourceCode),
});
