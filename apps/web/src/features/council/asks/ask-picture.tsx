import type { ReactNode } from 'react';
import { list } from '../../../lib/format.ts';
import { useTexts } from '../../../lib/i18n.ts';
import css from '../council.module.css';
import type { AskRow } from './documents.ts';
import type { DemandAsks } from './rows.ts';

/** How each reason is drawn, as the grid draws what it comes from. */
export const REASON_MARKS: Record<AskRow['reason'], { readonly mark: string; readonly icon: string }> = {
  ALLEGED: { mark: 'st-mixed', icon: 'claim' },
  STALE: { mark: 'st-stale', icon: 'clock' },
  CONFLICT: { mark: 'st-conflicted', icon: 'conflict' },
  UNKNOWN: { mark: 'st-unknown', icon: 'q' },
  LEANS: { mark: 'st-lean-support', icon: 'lean-up' },
};

/** A bar a demand, a block for each to ask, by reason: the picture before the list, with the same numbers in words. */
export function AskPicture({
  demands,
  total,
}: {
  readonly demands: readonly DemandAsks[];
  readonly total: number;
}): ReactNode {
  const { say } = useTexts();
  return (
    <section className={css.picture} aria-label={say('console.asks.picture')}>
      <p className={css.coverage}>
        <b className="num">{total}</b> <span>{say('console.asks.toAsk')}</span>
      </p>
      <ul>
        {demands.map((demand) => (
          <li key={demand.code}>
            <Bar demand={demand} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Bar({ demand: { title, counts, total } }: { readonly demand: DemandAsks }): ReactNode {
  const { say, language } = useTexts();
  const words = counts.map(([reason, count]) => say(`console.asks.count.${reason}`, { count }));
  const blocks = counts.flatMap(([reason, count]) => Array.from({ length: count }, () => REASON_MARKS[reason].mark));
  const alt = say('console.asks.bar', { demand: title, count: total, counts: list(language, words) });
  return (
    <div role="img" aria-label={alt} className={css.bar}>
      <span className={css.barName}>{title}</span>
      <span className={css.blocks}>
        {blocks.map((mark, at) => (
          <i key={at} className={mark} />
        ))}
      </span>
      <span className={css.barCounts}>
        {words.map((each) => (
          <span key={each}>{each}</span>
        ))}
      </span>
    </div>
  );
}
