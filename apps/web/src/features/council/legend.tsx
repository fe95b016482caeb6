import type { ReactNode } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { Icon } from '../../ui/index.ts';
import css from './council.module.css';
import { LEGEND, MARKS } from './view.ts';

/** What each mark means; it folds away, since whoever knows it does not need it. */
export function Legend(): ReactNode {
  const { say } = useTexts();
  return (
    <details className={css.legend} open>
      <summary>{say('council.page.legend')}</summary>
      <ul>
        {LEGEND.map((label) => (
          <li key={label}>
            <span className={`st ${MARKS[label].mark}`}>
              <Icon name={MARKS[label].icon} small />
              {say(label === 'STALE' ? 'council.outOfDate' : `council.label.${label}`)}
            </span>
          </li>
        ))}
      </ul>
      <p className="meta">{say('console.council.legendText')}</p>
    </details>
  );
}
