import type { CellView, EvidenceRowView, FuzzyDateView } from '#officials';
import type { Language } from '#platform';
import type { Say } from './page.tsx';
import { basisWords } from './stance-mark.tsx';

const formatOf = (language: Language, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
const at = (day: string) => new Date(`${day}T00:00:00Z`);

/** A day in words, "December 31, 2025". */
export const dayWords = (day: string, language: Language): string =>
  formatOf(language, { dateStyle: 'long' }).format(at(day));

function spanWords({ value, until, precision }: FuzzyDateView, t: Say, language: Language): string {
  if (value === null) {
    return until === null ? t('council.date.unknown') : t('council.date.until', { date: dayWords(until, language) });
  }
  if (precision === 'DAY') return dayWords(value, language);
  if (precision === 'YEAR') return value.slice(0, 4);
  if (precision === 'MONTH') return formatOf(language, { month: 'long', year: 'numeric' }).format(at(value));
  if (until === null) return t('council.date.from', { date: dayWords(value, language) });
  return t('council.date.range', { from: dayWords(value, language), to: dayWords(until, language) });
}

/** A date no more exact than it is known; an inferred year says so. */
export function dateWords(date: FuzzyDateView, t: Say, language: Language): string {
  const words = spanWords(date, t, language);
  return date.yearInferred && (date.value ?? date.until) !== null
    ? t('council.date.yearInferred', { date: words })
    : words;
}

/** The second line of a cell: what waits, why it is unknown, or what it rests on. */
export function underLabel(cell: CellView, t: Say): string {
  if (cell.label !== 'UNKNOWN') return basisWords(cell, t);
  if (cell.unknownReason === 'AWAITING_REVIEW') return t('council.toReview', { count: cell.toReview });
  return t(`council.unknown.${cell.unknownReason ?? 'NO_EVIDENCE'}`);
}

/** Whether a row of evidence counts, and why: what the reader may conclude from it. */
export function verdictWords({ sets, atMost, reason }: EvidenceRowView, t: Say): string {
  const because = t(`council.reason.${reason}`);
  if (sets) return t('council.row.sets', { reason: because });
  if (atMost === null || reason === 'EARLIER' || reason === 'OVERTAKEN') {
    return t('council.row.doesNot', { reason: because });
  }
  return t('council.row.atMost', { label: t(`council.label.${atMost}`), reason: because });
}
