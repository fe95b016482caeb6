import type { EvidenceType } from './evidence.entity.ts';
import type { VoteOption } from './voting.ts';

/** A calendar day, `YYYY-MM-DD`: days compare as strings. */
export type Day = string;

/** Where a figure stands; what a cell of the grid says. */
export const LABELS = [
  'COMMITTED',
  'SUPPORT',
  'LEAN_SUPPORT',
  'MIXED',
  'LEAN_OPPOSE',
  'OPPOSE',
  'CONFLICTED',
  'UNKNOWN',
  'NOT_APPLICABLE',
] as const;
/** One of them. */
export type Label = (typeof LABELS)[number];

/** What a label rests on, strongest first; NONE where it is unknown. */
export const BASES = ['OVERRIDE', 'VOTED', 'ACTED', 'SPONSORED', 'DECLARED', 'REPORTED', 'NONE'] as const;
/** One of them. */
export type Basis = (typeof BASES)[number];

/** Why nothing is known; every unknown has one. */
export const UNKNOWN_REASONS = [
  'NO_EVIDENCE',
  'ONLY_GENERAL',
  'ONLY_ALLEGED',
  'ONLY_COLLECTIVE',
  'ONLY_STAFF',
  'AWAITING_REVIEW',
  'STALE',
  'NEW_HOLDER',
  'DEMAND_CHANGED',
  'CONFLICT',
  'HOLDER_UNCONFIRMED',
  'NO_HOLDER_IN_RECORD',
] as const;
/** One of them. */
export type UnknownReason = (typeof UNKNOWN_REASONS)[number];

/** Why a label is out of date: a new term, a decision since, more than 365 days, or words whose day nobody knows. */
export type StaleReason = 'NEW_TERM' | 'DECIDED' | 'OLD' | 'UNDATED';

/** When something happened: certainly not before `from` and not after `to`; null where that end is not known. */
export interface Span {
  readonly from: Day | null;
  readonly to: Day | null;
}

/** A demand with the codes of its parts (D4 with D4a): evidence on a part is evidence on the demand. */
export interface DemandRow {
  readonly code: string;
  readonly parts: readonly string[];
  /** Which text of the demand is in force; evidence on an earlier text does not carry over. */
  readonly version: number;
}

/** That a figure holds a seat: days not known are null; what has no end goes on. */
export interface HoldingRow {
  readonly seat: number;
  readonly figureId: string;
  /** The first day on which they are known to hold it. */
  readonly from: Day | null;
  /** Whether they took the seat on that day; otherwise they may have held it before. */
  readonly fromExact: boolean;
  /** The last day. */
  readonly to: Day | null;
  /** The last day for which somebody made sure of it. */
  readonly confirmedUntil: Day | null;
}

/** How far a coding has come: what is bundled counts as long as the page says so, what waits does not count. */
export type Review = 'APPROVED' | 'PENDING' | 'REJECTED';

/** One row of the ledger, as far as the rule needs it. */
export interface EvidenceRow {
  readonly id: string;
  readonly type: EvidenceType;
  readonly when: Span;
  /** The day by which it was in the record: it cannot have happened later. */
  readonly knownBy: Day;
  /** True where the source or the coding is of low reliability: that never sets a label. */
  readonly unreliable: boolean;
  /** Taken back: it counts for nothing, at any date. */
  readonly retracted: boolean;
  readonly vote?: VoteOption;
  /** A vote about the order of business (refer, postpone, suspend the rules). */
  readonly procedural?: boolean;
}

/** That a row of evidence bears on a demand or one of its parts, for one figure: the only way it reaches a position. */
export interface LinkRow {
  readonly evidenceId: string;
  /** Null for what the body did or said as a whole: it is shown with each member of that time, and counts for none. */
  readonly figureId: string | null;
  /** The code of the demand or part; null for words that are about no demand in particular. */
  readonly demand: string | null;
  /** The version of the demand's text that was in force. */
  readonly version: number;
  /** 1 serves the demand, -1 works against it, 0 says neither. For a vote with an option: what a yes means. */
  readonly direction: -1 | 0 | 1;
  readonly explicitness: 'EXPLICIT' | 'IMPLIED' | 'GENERAL';
  /** False where the coding says that it only informs. */
  readonly scoring: boolean;
  /** An explicit promise, or the sponsorship of the demand's own text. */
  readonly commitment: boolean;
  /** What else the words are about, where they are about no demand of this council. */
  readonly aside: 'OTHER_SUBJECT' | 'ELSEWHERE' | 'OTHER_BODY' | 'OTHER_CAMPAIGN' | null;
  readonly review: Review;
}

/** What a person decided about a cell in place of the rule, with a reason, and until when. */
export interface OverrideRow {
  readonly figureId: string;
  readonly demand: string;
  readonly label: Label;
  readonly from: Day;
  readonly until: Day;
}

/** Everything that the rule looks at, and nothing else. */
export interface Ledger {
  readonly seats: readonly number[];
  /** The record speaks of nothing later than this day. */
  readonly closingDate: Day;
  /** The first days of the body's terms: who stays in office is asked again. */
  readonly termStarts: readonly Day[];
  readonly demands: readonly DemandRow[];
  readonly holdings: readonly HoldingRow[];
  readonly evidence: readonly EvidenceRow[];
  readonly links: readonly LinkRow[];
  readonly overrides: readonly OverrideRow[];
}

/** The rows of a ledger by what they are asked for: a cell then costs what it holds, not what the ledger holds. */
export interface LedgerIndex {
  readonly evidence: ReadonlyMap<string, EvidenceRow>;
  /** Those of a figure; under null those of the body. */
  readonly links: ReadonlyMap<string | null, readonly LinkRow[]>;
  readonly holdings: ReadonlyMap<string, readonly HoldingRow[]>;
  readonly bySeat: ReadonlyMap<number, readonly HoldingRow[]>;
  /** By the demand or part that they name. */
  readonly byDemand: ReadonlyMap<string | null, readonly LinkRow[]>;
}
const indexes = new WeakMap<Ledger, LedgerIndex>();

/** The index of a ledger, made once. */
export function indexOf(ledger: Ledger): LedgerIndex {
  const known = indexes.get(ledger);
  if (known) return known;
  const index: LedgerIndex = {
    evidence: new Map(ledger.evidence.map((row) => [row.id, row])),
    links: Map.groupBy(ledger.links, ({ figureId }) => figureId),
    holdings: Map.groupBy(ledger.holdings, ({ figureId }) => figureId),
    bySeat: Map.groupBy(ledger.holdings, ({ seat }) => seat),
    byDemand: Map.groupBy(ledger.links, ({ demand }) => demand),
  };
  indexes.set(ledger, index);
  return index;
}

/** Days from one to the other. */
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
