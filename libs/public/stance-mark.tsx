import type { ComponentType, ReactNode } from 'react';
import type { Basis, Label } from '#officials';
import type { Say } from './page.tsx';

/** How each label looks beside its word: the class that gives hue and fill, and the icon. */
export const MARKS: Record<Label, { readonly className: string; readonly icon: string }> = {
  COMMITTED: { className: 'st-committed', icon: 'checks' },
  SUPPORT: { className: 'st-support', icon: 'check' },
  LEAN_SUPPORT: { className: 'st-lean-support', icon: 'lean-up' },
  MIXED: { className: 'st-mixed', icon: 'half' },
  LEAN_OPPOSE: { className: 'st-lean-oppose', icon: 'lean-down' },
  OPPOSE: { className: 'st-oppose', icon: 'x' },
  CONFLICTED: { className: 'st-conflicted', icon: 'conflict' },
  UNKNOWN: { className: 'st-unknown', icon: 'q' },
  NOT_APPLICABLE: { className: 'st-na', icon: 'minus' },
};
/** A label that went out of date keeps its word and changes its look. */
export const STALE_MARK = { className: 'st-stale', icon: 'clock' } as const;

/** What a mark shows. */
export interface Stance {
  readonly label: Label;
  readonly basis: Basis;
  readonly stale: boolean;
  readonly ageDays: number | null;
}

/** How a stance looks: an unknown one is never out of date. */
export const markOf = ({ label, stale }: Pick<Stance, 'label' | 'stale'>) =>
  stale && label !== 'UNKNOWN' ? STALE_MARK : MARKS[label];

/** The label in words, "Support, out of date". */
export const labelWords = ({ label, stale }: Pick<Stance, 'label' | 'stale'>, t: Say): string =>
  stale && label !== 'UNKNOWN'
    ? t('council.labelOutOfDate', { label: t(`council.label.${label}`) })
    : t(`council.label.${label}`);

/** What it rests on and how old that is, "Own words, 38 days". */
export const basisWords = ({ basis, ageDays }: Pick<Stance, 'basis' | 'ageDays'>, t: Say): string =>
  ageDays === null
    ? t(`council.basis.${basis}`)
    : t('council.basisAge', { basis: t(`council.basis.${basis}`), age: t('council.days', { count: ageDays }) });

/** A stance as a mark: hue is direction, fill is firmness, icon and word say both again. Plain React, for any page. */
export function StanceMark({
  t,
  icon: Icon,
  ...stance
}: Pick<Stance, 'label' | 'stale'> & {
  readonly t: Say;
  readonly icon: ComponentType<{ readonly name: string; readonly small?: boolean }>;
}): ReactNode {
  const { className, icon } = markOf(stance);
  return (
    <span className={`st ${className}`}>
      <Icon name={icon} small />
      {labelWords(stance, t)}
    </span>
  );
}
