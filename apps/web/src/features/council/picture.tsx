import type { ReactNode } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import css from './council.module.css';
import type { Council } from './documents.ts';
import { cellOf, markOf, tally } from './view.ts';
import { countWords, pictureWords, told } from './words.ts';

/** Every demand as one row of seats: the picture before the table, with the same numbers in words. */
export function Picture({
  council,
}: {
  readonly council: Pick<Council, 'seats' | 'demands' | 'known' | 'total'>;
}): ReactNode {
  const { say, language } = useTexts();
  return (
    <section className={css.picture} aria-label={say('console.council.picture')}>
      <p className={css.coverage} aria-hidden="true">
        <b className="num">{council.known}</b>
        <span>{say('console.council.ofKnown', { total: council.total })}</span>
      </p>
      <p className="vh">{say('console.council.coverage', { known: council.known, total: council.total })}</p>
      <ul>
        {council.demands.map((demand) => {
          const counts = tally(council, demand.code);
          return (
            <li key={demand.code}>
              <div
                role="img"
                aria-label={pictureWords(demand, council.seats, counts, say, language)}
                className={css.bar}
              >
                <span className={css.barName}>{told(demand.title, language).text}</span>
                <span className={css.blocks}>
                  {council.seats.map((seat) => {
                    const cell = cellOf(seat, demand.code);
                    const { mark } = markOf(cell ?? { label: 'UNKNOWN', stale: false });
                    return <i key={seat.ward} className={mark} data-review={(cell?.toReview ?? 0) > 0 || undefined} />;
                  })}
                </span>
                <span className={css.barCounts}>
                  {countWords(counts, say).map((words) => (
                    <span key={words}>{words}</span>
                  ))}
                </span>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
