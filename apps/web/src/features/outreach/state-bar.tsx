import type { ReactNode } from 'react';
import { list } from '../../lib/format.ts';
import { useTexts } from '../../lib/i18n.ts';
import type { MessageState } from './documents.ts';
import css from './outreach.module.css';

/** In the order of their lives. */
const ORDER: readonly MessageState[] = ['ACCEPTED', 'SENDING', 'QUEUED', 'UNKNOWN', 'REJECTED', 'CANCELLED'];

/** The states of a mailing's messages as one bar, and in words for whoever does not see it. */
export function StateBar({
  counts,
}: {
  readonly counts: readonly { readonly state: MessageState; readonly count: number }[];
}): ReactNode {
  const { say, language } = useTexts();
  const shown = ORDER.flatMap((state) => {
    const count = counts.find((each) => each.state === state)?.count ?? 0;
    return count ? [{ state, count, words: say(`console.outreach.count.${state}`, { count }) }] : [];
  });
  const total = shown.reduce((sum, { count }) => sum + count, 0);
  if (!total) return null;
  const all = list(
    language,
    shown.map(({ words }) => words),
  );
  let from = 0;
  return (
    <svg
      className={css.bar}
      viewBox="0 0 100 12"
      preserveAspectRatio="none"
      role="img"
      aria-label={say('console.mailings.progressBar', { counts: all })}
    >
      {shown.map(({ state, count }) => {
        const x = from;
        const width = (count / total) * 100;
        from += width;
        return <rect key={state} data-state={state} x={x} width={Math.max(0.6, width - 0.3)} height="12" />;
      })}
    </svg>
  );
}
