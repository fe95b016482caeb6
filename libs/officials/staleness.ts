import type { EvidenceType } from './evidence.entity.ts';
import {
  type Day,
  daysBetween,
  type DemandRow,
  type HoldingRow,
  indexOf,
  type Ledger,
  type Span,
  type StaleReason,
} from './ledger.ts';
import type { Weighed } from './weighing.ts';

const FRESH_FOR = 365;

/** When it happened, as far as is known: never later than it was in the record. */
export const spanOf = ({ row }: Weighed): Span => ({ from: row.when.from, to: row.when.to ?? row.knownBy });

/** Whether somebody has begun a new term since they said or did this, having been in office before it. */
export function isPriorTerm(ledger: Ledger, holding: HoldingRow, asOf: Day, row: Weighed): boolean {
  const said = spanOf(row).from;
  if (said === null) return false;
  const held = indexOf(ledger).holdings.get(holding.figureId) ?? [];
  const starts = [...ledger.termStarts, ...held.flatMap(({ from, fromExact }) => (from && fromExact ? [from] : []))];
  return starts.some((start) => said < start && start <= asOf && held.some((each) => (each.from ?? '') < start));
}

const DECIDING: readonly EvidenceType[] = ['COLLECTIVE_VOTE', 'ROLL_CALL_VOTE', 'CONTRACT_VOTE'];

/** When the council last decided on a demand itself, with or without names; decisions on other demands end nothing. */
function decidedSince(ledger: Ledger, demand: DemandRow, asOf: Day, said: Day): boolean {
  const { byDemand, evidence } = indexOf(ledger);
  const deciding = [demand.code, ...demand.parts]
    .flatMap((code) => byDemand.get(code) ?? [])
    .filter((link) => link.explicitness === 'EXPLICIT' && link.review === 'APPROVED' && link.aside === null);
  const rows = deciding.flatMap(({ evidenceId }) => evidence.get(evidenceId) ?? []);
  return rows.some(
    ({ type, when, retracted, procedural }) =>
      DECIDING.includes(type) && !retracted && !procedural && when.to !== null && when.to <= asOf && said <= when.to,
  );
}

/** Why words that set a label are out of date; votes, authorship and acts never are. */
export function staleness(
  ledger: Ledger,
  demand: DemandRow,
  holding: HoldingRow,
  asOf: Day,
  row: Weighed,
): StaleReason | null {
  if (row.tier! > 3) return null;
  const { from } = spanOf(row);
  if (isPriorTerm(ledger, holding, asOf, row)) return 'NEW_TERM';
  if (decidedSince(ledger, demand, asOf, from ?? '')) return 'DECIDED';
  if (from === null) return 'UNDATED';
  return daysBetween(from, asOf) > FRESH_FOR ? 'OLD' : null;
}
