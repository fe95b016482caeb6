import { dayFrom } from '../../../lib/format.ts';
import type { Language } from '../../../lib/i18n.ts';
import { told } from '../words.ts';
import type { Asked, AskRow } from './documents.ts';

/** Why somebody is to be asked, the most pressing first. */
export const REASONS = ['ALLEGED', 'STALE', 'CONFLICT', 'UNKNOWN', 'LEANS'] as const satisfies AskRow['reason'][];

/** How many to ask on one demand, by reason; reasons without any are left out. */
export interface DemandAsks {
  readonly code: string;
  readonly title: string;
  readonly lang: Language | undefined;
  readonly counts: readonly (readonly [AskRow['reason'], number])[];
  readonly total: number;
}

/** Every demand on which somebody is to be asked, in the order of the record. */
export function byDemand({ asks, ledgerChoices }: Asked, language: Language): DemandAsks[] {
  return ledgerChoices.demands.flatMap(({ code, title }) => {
    const rows = asks.filter(({ demand }) => demand === code);
    const counts = REASONS.map((reason) => [reason, rows.filter((row) => row.reason === reason).length] as const);
    const { text, lang } = told(title, language);
    const named = { code, title: text, lang, counts: counts.filter(([, count]) => count > 0) };
    return rows.length ? [{ ...named, total: rows.length }] : [];
  });
}

/** Whether the day by which somebody wanted to ask has passed. */
export const isLate = ({ dueOn }: Pick<AskRow, 'dueOn'>, now: Date): boolean =>
  dueOn !== null && dueOn < dayFrom(now, 0);
