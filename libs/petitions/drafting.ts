import { AppError, type MessageKey } from '#platform';
import { isDay } from './days.ts';
import { type Petition, PetitionState } from './petition.entity.ts';
import type { PetitionChanges } from './petition.input.ts';

/** What of a petition an organizer states, as it is stored. */
export type Draft = Pick<
  Petition,
  'title' | 'summary' | 'body' | 'demands' | 'targets' | 'goal' | 'opensOn' | 'closesOn'
>;

const invalid = (key: MessageKey, field: string) => new AppError('INVALID', key, {}, { [field]: key });

const unique = (codes: readonly string[]): string[] => [...new Set(codes)];

function day(given: string | null, field: string): string | null {
  if (given !== null && !isDay(given)) throw invalid('petitions.dayForm', field);
  return given;
}

/** The petition after the changes. Refuses one without a title, and a last day that comes before the first. */
export function changed(draft: Draft | null, changes: PetitionChanges): Draft {
  const { titleEn, titleEs, summaryEn, summaryEs, bodyEn, bodyEs } = changes;
  const text = (field: 'title' | 'summary' | 'body', en?: string | null, es?: string | null) => ({
    en: en === undefined ? (draft?.[field].en ?? '') : (en ?? '').trim(),
    es: es === undefined ? (draft?.[field].es ?? '') : (es ?? '').trim(),
  });
  const on = (field: 'opensOn' | 'closesOn') =>
    changes[field] === undefined ? (draft?.[field] ?? null) : day(changes[field] || null, field);
  const next: Draft = {
    title: text('title', titleEn, titleEs),
    summary: text('summary', summaryEn, summaryEs),
    body: text('body', bodyEn, bodyEs),
    demands: unique(changes.demands ?? draft?.demands ?? []),
    targets: unique(changes.targets ?? draft?.targets ?? []),
    goal: changes.goal ?? draft?.goal ?? 0,
    opensOn: on('opensOn'),
    closesOn: on('closesOn'),
  };
  if (!next.title.en && !next.title.es) throw invalid('petitions.titleNeeded', 'titleEn');
  if (next.opensOn && next.closesOn && next.closesOn < next.opensOn)
    throw invalid('petitions.closesBeforeOpens', 'closesOn');
  return next;
}

/** The fields of what people put their names to, by what the form calls the first of each. */
const SIGNED = {
  title: 'titleEn',
  summary: 'summaryEn',
  body: 'bodyEn',
  demands: 'demands',
  targets: 'targets',
} as const;

/** What of the signed text differs: those are the fields that a petition with signatures keeps. */
export const changedText = (before: Draft, after: Draft): (keyof typeof SIGNED)[] =>
  (Object.keys(SIGNED) as (keyof typeof SIGNED)[]).filter((part) => told(before[part]) !== told(after[part]));

const told = (part: Draft['title'] | readonly string[]): string =>
  JSON.stringify('en' in part ? [part.en, part.es] : part.toSorted());

/** Refuses another text once somebody has signed this one: their names stand under what they read. */
export function mustKeepText(petition: Petition, after: Draft): void {
  const parts = petition.firstSignedAt ? changedText(petition, after) : [];
  if (parts.length)
    throw new AppError(
      'CONFLICT',
      'petitions.textFrozen',
      {},
      Object.fromEntries(parts.map((part) => [SIGNED[part], 'petitions.fieldFrozen'])),
    );
}

/** Refuses what must not be public: a text in one language only, or nobody to whom it goes. */
export function mayBePublic({ title, summary, targets }: Draft): void {
  if (!title.en) throw invalid('petitions.titleInBoth', 'titleEn');
  if (!title.es) throw invalid('petitions.titleInBoth', 'titleEs');
  if (!summary.en) throw invalid('petitions.summaryInBoth', 'summaryEn');
  if (!summary.es) throw invalid('petitions.summaryInBoth', 'summaryEs');
  if (!targets.length) throw invalid('petitions.targetNeeded', 'targets');
}

/** Refuses to change what is closed. */
export function mustStand({ state }: Pick<Petition, 'state'>): void {
  if (state === PetitionState.CLOSED) throw new AppError('CONFLICT', 'petitions.isClosed');
}
