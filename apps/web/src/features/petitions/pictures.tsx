import { type ReactNode, useId } from 'react';
import { number } from '../../lib/format.ts';
import { useTexts } from '../../lib/i18n.ts';
import type { PetitionDetail, PetitionLine } from './documents.ts';
import css from './petitions.module.css';
import { dayWords, shortDay, wardWords } from './words.ts';

const share = (count: number, of: number) => `${of > 0 ? Math.min(100, (count / of) * 100).toFixed(1) : 0}%`;

/** How many have confirmed against the goal of now; who has signed and not confirmed yet is striped. */
export function PetitionGauge({
  petition: { confirmed, pending, goalNow },
  large,
}: {
  readonly petition: Pick<PetitionLine, 'confirmed' | 'pending' | 'goalNow'>;
  readonly large?: boolean;
}): ReactNode {
  const { say } = useTexts();
  const stripes = useId();
  const words = { confirmed, goal: goalNow, pending };
  return (
    <div className={css.gauge} data-large={large || undefined}>
      <p className="num">
        <b>{say('console.petitions.ofGoal', words)}</b>
        {pending > 0 && <span className="soft"> {say('console.petitions.pendingToo', { count: pending })}</span>}
      </p>
      <svg role="img" aria-label={say('petition.meter', words)}>
        <defs>
          <pattern
            id={stripes}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
            className={css.stripes}
          >
            <rect width="3" height="6" />
          </pattern>
        </defs>
        <rect width="100%" height="100%" className={css.track} />
        <rect width={share(confirmed, goalNow)} height="100%" className={css.filled} />
        <rect
          x={share(confirmed, goalNow)}
          width={share(Math.min(pending, goalNow - confirmed), goalNow)}
          height="100%"
          fill={`url(#${stripes})`}
        />
      </svg>
    </div>
  );
}

const WIDTH = 600;
const HEIGHT = 160;

/** How the confirmed signatures grew, as a line; the same numbers are a table for who cannot see or hover. */
export function SignatureTrend({ series }: Pick<PetitionDetail, 'series'>): ReactNode {
  const { say, language } = useTexts();
  const [first, last] = [series[0], series.at(-1)];
  if (!first || !last) return <p className="soft">{say('console.petitions.trendNone')}</p>;
  // One day is a line too: from nothing to where it stands.
  const points = [0, ...series.map(({ total }) => total)];
  const most = Math.max(...points, 1);
  const at = (total: number, index: number) =>
    `${((index / (points.length - 1)) * WIDTH).toFixed(1)},${(HEIGHT - (total / most) * (HEIGHT - 8)).toFixed(1)}`;
  const line = points.map(at).join(' ');
  const label = say('console.petitions.trendLabel', {
    count: last.total,
    first: dayWords(language, first.day),
    last: dayWords(language, last.day),
    most: Math.max(...series.map(({ confirmed }) => confirmed)),
  });
  return (
    <figure className={css.trend}>
      <svg viewBox={`0 -4 ${WIDTH} ${HEIGHT + 8}`} preserveAspectRatio="none" role="img" aria-label={label}>
        <polygon points={`0,${HEIGHT} ${line} ${WIDTH},${HEIGHT}`} className={css.area} />
        <polyline points={line} className={css.line} />
      </svg>
      <figcaption>
        <span>{shortDay(language, first.day)}</span>
        <span className="num">{say('console.petitions.trendNow', { count: last.total })}</span>
        <span>{shortDay(language, last.day)}</span>
      </figcaption>
      <details>
        <summary>{say('console.petitions.trendTable')}</summary>
        <ul className={css.days}>
          {series
            .filter(({ confirmed }, index) => confirmed > 0 || index === series.length - 1)
            .slice(-31)
            .map(({ day, confirmed, total }) => (
              <li key={day}>
                <span>{dayWords(language, day)}</span>
                <span className="num">{say('console.petitions.trendDay', { confirmed, total })}</span>
              </li>
            ))}
        </ul>
      </details>
    </figure>
  );
}

/** How many confirmed of each ward; where too few did, that is said in place of the number. */
export function WardBars({ byWard }: Pick<PetitionDetail, 'byWard'>): ReactNode {
  const { say, language } = useTexts();
  const most = Math.max(...byWard.map(({ count }) => count ?? 0), 1);
  const hidden = byWard.some(({ count }) => count === null);
  return (
    <>
      <ul className={css.wards}>
        {byWard.map(({ ward, count }) => (
          <li key={ward ?? 'open'}>
            <span>{wardWords(ward, say)}</span>
            <svg aria-hidden>
              {count !== null && (
                <rect
                  width={share(count, most)}
                  height="100%"
                  rx="3"
                  className={ward === null ? css.open : css.filled}
                />
              )}
            </svg>
            {count === null ? (
              <span className="soft">
                <span aria-hidden>–</span>
                <span className="vh">{say('console.petitions.tooFew')}</span>
              </span>
            ) : (
              <b className="num">{number(language, count)}</b>
            )}
          </li>
        ))}
      </ul>
      {hidden && <p className="meta">{say('console.petitions.tooFewNote')}</p>}
    </>
  );
}
