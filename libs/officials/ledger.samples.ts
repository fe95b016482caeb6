import type { EvidenceType } from './evidence.entity.ts';
import type { DemandRow, EvidenceRow, HoldingRow, Ledger, LinkRow } from './ledger.ts';

/** For tests: what they say of one piece of evidence about the holder of seat 1; the rest is usual. */
export type Said = Partial<EvidenceRow> & Partial<Omit<LinkRow, 'evidenceId'>> & { readonly on?: string | null };

/** For tests: one demand with a part. */
export const DEMAND: DemandRow = { code: 'D4', parts: ['D4a'], version: 1 };

/** For tests: seat 1, held by `ada` in two terms. */
export const HOLDING: HoldingRow = {
  seat: 1,
  figureId: 'ada',
  from: '2024-01-01',
  fromExact: true,
  to: null,
  confirmedUntil: '2025-12-31',
};

/** For tests: a ledger with one seat, one demand and no evidence. */
export const EMPTY: Ledger = {
  seats: [1],
  closingDate: '2025-12-31',
  termStarts: [],
  demands: [DEMAND],
  holdings: [HOLDING],
  evidence: [],
  links: [],
  overrides: [],
};

/** For tests: a ledger with one more piece of evidence, explicit, approved, dated and for the demand unless it says otherwise. */
export function add(ledger: Ledger, id: string, type: EvidenceType, said: Said = {}): Ledger {
  const { on = '2025-11-14', ...rest } = said;
  const row: EvidenceRow = {
    id,
    type,
    when: rest.when ?? { from: on, to: on },
    knownBy: rest.knownBy ?? '2025-12-31',
    unreliable: rest.unreliable ?? false,
    retracted: rest.retracted ?? false,
    ...(rest.vote && { vote: rest.vote }),
    ...(rest.procedural && { procedural: true }),
  };
  const link: LinkRow = {
    evidenceId: id,
    figureId: rest.figureId === undefined ? 'ada' : rest.figureId,
    demand: rest.demand === undefined ? 'D4' : rest.demand,
    version: rest.version ?? 1,
    direction: rest.direction ?? 1,
    explicitness: rest.explicitness ?? 'EXPLICIT',
    scoring: rest.scoring ?? true,
    commitment: rest.commitment ?? false,
    aside: rest.aside ?? null,
    review: rest.review ?? 'APPROVED',
  };
  return { ...ledger, evidence: [...ledger.evidence, row], links: [...ledger.links, link] };
}
