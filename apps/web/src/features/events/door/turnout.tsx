import type { ReactNode } from 'react';
import { useTexts } from '../../../lib/i18n.ts';
import type { CheckIn } from './documents.ts';
import css from './door.module.css';

const PARTS = ['came', 'didNotCome', 'unknown', 'walkIns'] as const;

/** Who came of those with a place, and who came beside, as a bar and the same as numbers below it. */
export function Turnout(counts: Pick<CheckIn, (typeof PARTS)[number] | 'signedUp'>): ReactNode {
  const { say } = useTexts();
  const whole = counts.signedUp + counts.walkIns;
  const starts = PARTS.map((_, at) => PARTS.slice(0, at).reduce((sum, part) => sum + counts[part], 0));
  const share = (count: number) => (whole ? (count / whole) * 100 : 0);
  return (
    <div className={css.turnout}>
      <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden>
        <rect width="100" height="12" className={css.unknown} />
        {PARTS.map((part, at) => (
          <rect key={part} className={css[part]} x={share(starts[at]!)} width={share(counts[part])} height="12" />
        ))}
      </svg>
      <dl>
        <div>
          <dt>{say('console.door.signedUp')}</dt>
          <dd className="num">{counts.signedUp}</dd>
        </div>
        {PARTS.map((part) => (
          <div key={part}>
            <dt>
              <i className={css[part]} aria-hidden />
              {say(`console.door.count.${part}`)}
            </dt>
            <dd className="num">{counts[part]}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
