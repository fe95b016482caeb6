import {
  type Basis,
  type Day,
  daysBetween,
  type DemandRow,
  type HoldingRow,
  indexOf,
  type Label,
  type Ledger,
  type LinkRow,
  type Span,
  type StaleReason,
  type UnknownReason,
} from './ledger.ts';
import { isPriorTerm, spanOf, staleness } from './staleness.ts';
import { distance, type ScoredVote } from './voting.ts';
import {
  BASIS_OF,
  leaning,
  mayScore,
  merge,
  optionOf,
  type Reason,
  type Tier,
  weigh,
  type Weighed,
} from './weighing.ts';

/** What one piece of evidence does in a cell. */
export interface RowVerdict {
  readonly evidenceId: string;
  readonly sets: boolean;
  readonly atMost: Label | null;
  readonly reason: Reason;
  readonly direction: -1 | 0 | 1;
}

/** Where the holder of one seat stands on one demand, and on what grounds. */
export interface Position {
  readonly seat: number;
  readonly demand: string;
  readonly figureId: string | null;
  readonly holderUnconfirmed: boolean;
  readonly label: Label;
  readonly basis: Basis;
  readonly unknownReason: UnknownReason | null;
  readonly stale: boolean;
  readonly staleReason: StaleReason | null;
  /** The day of the latest evidence that sets the label; null where nobody knows it. */
  readonly decidedOn: Day | null;
  readonly ageDays: number | null;
  readonly toReview: number;
  /** Ids of the evidence that sets the label. */
  readonly sets: readonly string[];
  /** All evidence on this cell, oldest first. */
  readonly rows: readonly RowVerdict[];
}

/** Who sits where on a day: the last one who took the seat; nobody, where the record names nobody. */
export function holderOn(ledger: Ledger, seat: number, day: Day): HoldingRow | undefined {
  return (indexOf(ledger).bySeat.get(seat) ?? [])
    .filter((each) => (each.from ?? '') <= day && (each.to === null || each.to >= day))
    .sort((a, b) => (b.from ?? '').localeCompare(a.from ?? '') || a.figureId.localeCompare(b.figureId))[0];
}

/** Whether nobody made sure, since the record was closed or a new term began, that somebody still sits there. */
function isUnconfirmed({ closingDate, termStarts }: Ledger, holding: HoldingRow, asOf: Day): boolean {
  if (asOf <= closingDate) return false;
  const asked = [closingDate, ...termStarts.filter((start) => closingDate < start && start <= asOf)].sort().at(-1)!;
  const sure = [holding.confirmedUntil ?? '', holding.from ?? ''].sort().at(-1)!;
  return asked === closingDate ? sure <= asked : sure < asked;
}

/** Whether one certainly happened before the other; rows whose order nobody knows are not before each other. */
const before = (a: Span, b: Span) => a.to !== null && b.from !== null && a.to < b.from;

/** Those that no other one is certainly later than. */
const latest = (rows: readonly Weighed[]) =>
  rows.filter((one) => !rows.some((other) => before(spanOf(one), spanOf(other))));

interface Decided {
  readonly label: Label;
  readonly basis: Basis;
  readonly tier: Tier;
  readonly sets: readonly Weighed[];
}

/** What votes say: one agrees or not, several by the distance; a tie is MIXED. Who never said yes or no said nothing. */
function byVotes(votes: readonly Weighed[]): Decided | undefined {
  if (!votes.some(({ atMost }) => atMost !== null)) return undefined;
  const cast = votes.map(({ row, link }): ScoredVote => ({
    option: optionOf(row),
    yesMeans: link.direction as 1 | -1,
  }));
  const far = distance(cast);
  if (far === undefined) return undefined;
  const label = far <= 0.4 ? 'SUPPORT' : far <= 0.6 ? 'MIXED' : 'OPPOSE';
  return { label, basis: 'VOTED', tier: 6, sets: votes.filter(({ atMost }) => atMost !== null) };
}

/** What the strongest kind of evidence says: its latest rows, and a promise for as long as nothing later goes against it. */
function byLatest(rows: readonly Weighed[], tier: Tier, isFresh: (row: Weighed) => boolean): Decided {
  const basis = BASIS_OF[tier];
  const last = latest(rows);
  const sides = new Set(last.map(leaning));
  if (sides.size > 1 && !sides.has(0)) return { label: 'CONFLICTED', basis, tier, sets: last };
  const [side] = [...sides];
  if (sides.has(0)) return { label: 'MIXED', basis, tier, sets: last };
  if (tier === 1) return { label: side === 1 ? 'LEAN_SUPPORT' : 'LEAN_OPPOSE', basis, tier, sets: last };
  if (side === -1) return { label: 'OPPOSE', basis, tier, sets: last };
  const contrary = rows.filter((each) => leaning(each) !== 1);
  const promises = rows.filter(
    (each) => each.atMost === 'COMMITTED' && contrary.every((other) => before(spanOf(other), spanOf(each))),
  );
  const standing = latest(promises);
  if (standing.length && (standing.some(isFresh) || !last.some(isFresh))) {
    return { label: 'COMMITTED', basis, tier, sets: standing };
  }
  return { label: 'SUPPORT', basis, tier, sets: last };
}

/**
 * The order of the rule: votes, acts, sponsorship, pledges, own words, what others report. Own words or acts against
 * the label that are not certainly earlier than what sets it make it CONFLICTED; reports never do.
 */
function decide(rows: readonly Weighed[], isFresh: (row: Weighed) => boolean): Decided | undefined {
  const votes = rows.filter(({ tier }) => tier === 6);
  const scoring = rows.filter(({ atMost, tier }) => atMost !== null && tier !== 6);
  const top = Math.max(0, ...scoring.map(({ tier }) => tier!)) as Tier | 0;
  const found =
    byVotes(votes) ??
    (top
      ? byLatest(
          scoring.filter(({ tier }) => tier === top),
          top,
          isFresh,
        )
      : undefined);
  if (!found || found.label === 'CONFLICTED' || found.label === 'MIXED') return found;
  const side = found.label === 'OPPOSE' || found.label === 'LEAN_OPPOSE' ? -1 : 1;
  const against = scoring.filter(
    (each) =>
      each.tier! > 1 &&
      each.tier! < found.tier &&
      leaning(each) === -side &&
      !found.sets.some((deciding) => before(spanOf(each), spanOf(deciding))),
  );
  return against.length ? { ...found, label: 'CONFLICTED', sets: [...found.sets, ...against] } : found;
}

/** Which reason an unknown cell gives: the nearest to a position first. */
const UNKNOWN_BECAUSE: readonly (readonly [UnknownReason, readonly Reason[]])[] = [
  ['DEMAND_CHANGED', ['OLD_TEXT']],
  ['ONLY_GENERAL', ['GENERAL', 'IMPLIED', 'NO_DIRECTION', 'ENDORSEMENT', 'PROCEDURAL']],
  ['ONLY_STAFF', ['STAFF']],
  ['ONLY_COLLECTIVE', ['COLLECTIVE']],
  ['ONLY_ALLEGED', ['ALLEGATION']],
];

function whyUnknown(rows: readonly Weighed[], toReview: number, isNew: boolean): UnknownReason {
  if (toReview) return 'AWAITING_REVIEW';
  const seen = new Set<Reason>(rows.map(({ reason }) => reason));
  const found = UNKNOWN_BECAUSE.find(([, reasons]) => reasons.some((reason) => seen.has(reason)));
  return found?.[0] ?? (isNew ? 'NEW_HOLDER' : 'NO_EVIDENCE');
}

/** A row that may set a label but does not, beside the one that is set: later evidence says otherwise, or it is fainter. */
function verdict(each: Weighed, decided: Decided | undefined): RowVerdict {
  const sets = decided?.sets.includes(each) ?? false;
  const { row, link, atMost, tier } = each;
  const reason =
    !decided || sets || atMost === null
      ? each.reason
      : tier === decided.tier && decided.sets.some((set) => leaning(set) !== leaning(each))
        ? 'EARLIER'
        : tier !== decided.tier && decided.sets.every((set) => leaning(set) !== leaning(each))
          ? 'OVERTAKEN'
          : each.reason;
  return { evidenceId: row.id, sets, atMost, reason, direction: link.direction };
}

/** Stands for a figure who may hold no seat. */
const holdingNothing = (figureId: string): HoldingRow => ({
  ...{ seat: 0, figureId, from: null, fromExact: false, to: null, confirmedUntil: null },
});

const inOffice = (ledger: Ledger, figureId: string, { from, to }: Span) =>
  (indexOf(ledger).holdings.get(figureId) ?? []).some(
    (each) =>
      (from === null || each.to === null || from <= each.to) &&
      (to === null || each.from === null || !each.fromExact || each.from <= to),
  );

/** Everything on a demand that is about a figure, or about the body while they sat in it. */
function linksOf(ledger: Ledger, demand: DemandRow, figureId: string): Map<string, LinkRow[]> {
  const codes = new Set<string | null>([demand.code, ...demand.parts]);
  const { links } = indexOf(ledger);
  const own = (links.get(figureId) ?? []).filter(({ demand: on }) => on === null || codes.has(on));
  const ofBody = (links.get(null) ?? []).filter((link) => codes.has(link.demand));
  return Map.groupBy([...own, ...ofBody], ({ evidenceId }) => evidenceId);
}

/** All that the record holds for a figure on a demand and happened by that day, one row for each piece of evidence. */
function weighAll(ledger: Ledger, demand: DemandRow, holding: HoldingRow, asOf: Day): Weighed[] {
  const byId = indexOf(ledger).evidence;
  const weighed = [...linksOf(ledger, demand, holding.figureId)].flatMap(([id, links]): Weighed[] => {
    const row = byId.get(id);
    if (!row || (row.when.to ?? row.knownBy) > asOf) return [];
    const merged = merge(links.map((link) => weigh(row, link, demand.version)));
    const present = inOffice(ledger, holding.figureId, row.when);
    if (links.every(({ figureId }) => figureId === null)) return present ? [merged] : [];
    if (merged.tier === 6 && !present) return [{ ...merged, reason: 'NOT_IN_OFFICE', atMost: null, tier: null }];
    const former = merged.tier !== null && merged.tier > 3 && isPriorTerm(ledger, holding, asOf, merged);
    return [former && merged.atMost !== null ? { ...merged, reason: 'PRIOR_TERM' } : merged];
  });
  return weighed.sort(
    (a, b) =>
      (spanOf(a).to ?? '').localeCompare(spanOf(b).to ?? '') ||
      (spanOf(a).from ?? '').localeCompare(spanOf(b).from ?? '') ||
      a.row.id.localeCompare(b.row.id),
  );
}

/** The votes of a figure that count on a demand, also those that they missed: the oldest first. */
export const votesOn = (ledger: Ledger, figureId: string, demand: DemandRow, asOf: Day): Weighed[] =>
  weighAll(ledger, demand, holdingNothing(figureId), asOf).filter(({ tier }) => tier === 6);

const NOTHING = {
  label: 'UNKNOWN',
  basis: 'NONE',
  stale: false,
  staleReason: null,
  decidedOn: null,
  ageDays: null,
  sets: [],
} as const;

/** What is known where there is somebody in the seat. */
function known(ledger: Ledger, demand: DemandRow, holding: HoldingRow, asOf: Day, rows: readonly Weighed[]) {
  const staleOf = (row: Weighed) => staleness(ledger, demand, holding, asOf, row);
  const decided = decide(rows, (row) => staleOf(row) === null);
  if (!decided) return { decided, facts: NOTHING };
  const reasons = decided.sets.map(staleOf);
  const stale = reasons.length > 0 && reasons.every((reason) => reason !== null);
  const days = decided.sets.flatMap(({ row }) => (row.when.to === null ? [] : [row.when.to])).sort();
  const decidedOn = days.at(-1) ?? null;
  const facts = {
    label: decided.label,
    basis: decided.basis,
    stale,
    staleReason: stale ? (reasons.at(-1) ?? null) : null,
    decidedOn,
    ageDays: decidedOn === null ? null : daysBetween(decidedOn, asOf),
    sets: decided.sets.map(({ row }) => row.id),
  };
  return { decided, facts };
}

/** Whether somebody else is known to have held the seat before. */
const isNewcomer = (ledger: Ledger, { seat, figureId, from }: HoldingRow) =>
  (indexOf(ledger).bySeat.get(seat) ?? []).some(
    (each) => each.figureId !== figureId && (each.from ?? '') < (from ?? ''),
  );

/** What a person decided about this cell, while that lasts. */
const overrideOf = ({ overrides }: Ledger, demand: DemandRow, figureId: string, asOf: Day) =>
  overrides.find(
    (each) => each.figureId === figureId && each.demand === demand.code && each.from <= asOf && asOf <= each.until,
  );

const EMPTY_CELL = { ...NOTHING, toReview: 0, rows: [], holderUnconfirmed: false };

/** Where whoever holds this stands on a demand, as of a day. */
function positionIn(ledger: Ledger, holding: HoldingRow, demand: DemandRow, asOf: Day, unconfirmed: boolean): Position {
  const { seat, figureId } = holding;
  const weighed = weighAll(ledger, demand, holding, asOf);
  const toReview = weighed.filter(({ row, reason }) => reason === 'PENDING' && mayScore(row.type)).length;
  const of = (decided?: Decided) => ({
    ...{ ...EMPTY_CELL, seat, demand: demand.code, figureId, toReview },
    rows: weighed.map((each) => verdict(each, decided)),
  });
  if (unconfirmed) return { ...of(), holderUnconfirmed: true, unknownReason: 'HOLDER_UNCONFIRMED' };
  const override = overrideOf(ledger, demand, figureId, asOf);
  if (override) {
    const { label, from } = override;
    const unknownReason = label === 'UNKNOWN' ? 'CONFLICT' : null;
    return { ...of(), label, basis: 'OVERRIDE', unknownReason, decidedOn: from, ageDays: daysBetween(from, asOf) };
  }
  const { decided, facts } = known(ledger, demand, holding, asOf, weighed);
  if (decided) return { ...of(decided), ...facts, unknownReason: decided.label === 'CONFLICTED' ? 'CONFLICT' : null };
  return { ...of(), unknownReason: whyUnknown(weighed, toReview, isNewcomer(ledger, holding)) };
}

/** Where the holder of a seat stands on a demand, as of a day. Pure: the same ledger and day, the same answer. */
export function positionOn(ledger: Ledger, seat: number, demand: DemandRow, asOf: Day): Position {
  const holding = holderOn(ledger, seat, asOf);
  const nobody = { ...EMPTY_CELL, seat, demand: demand.code, figureId: null };
  if (!holding) return { ...nobody, unknownReason: 'NO_HOLDER_IN_RECORD' };
  return positionIn(ledger, holding, demand, asOf, isUnconfirmed(ledger, holding, asOf));
}

/** The same for a figure who may hold no seat of the council on that day: a mayor, a chief, somebody who left. */
export function positionFor(ledger: Ledger, figureId: string, demand: DemandRow, asOf: Day): Position {
  const seat = ledger.seats.find((each) => holderOn(ledger, each, asOf)?.figureId === figureId);
  if (seat !== undefined) return positionOn(ledger, seat, demand, asOf);
  return positionIn(ledger, holdingNothing(figureId), demand, asOf, false);
}

/** The whole grid as of a day: every seat in order, and in it every demand in order. */
export const positions = (ledger: Ledger, asOf: Day): Position[] =>
  ledger.seats.flatMap((seat) => ledger.demands.map((demand) => positionOn(ledger, seat, demand, asOf)));
