import type { ReactNode } from 'react';
import { moment, number } from '../../lib/format.ts';
import { useTexts } from '../../lib/i18n.ts';
import type { Count } from './documents.ts';
import css from './segments.module.css';

/** What part of all a segment is, as a bar with its numbers beside it. */
export function Share({ count, total }: Pick<Count, 'count' | 'total'>): ReactNode {
  const { say, language } = useTexts();
  const text = say('console.segments.share', { count: number(language, count), total: number(language, total) });
  return (
    <span className={css.share}>
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="8" rx="2" className={css.rest} />
        <rect
          width={total ? Math.max((100 * count) / total, count ? 1 : 0) : 0}
          height="8"
          rx="2"
          className={css.part}
        />
      </svg>
      <span>{text}</span>
    </span>
  );
}

const HEIGHT = 56;

/** How many of each ward, as bars; with the numbers as a list for those who do not see them. */
export function Wards({ wards }: Pick<Count, 'wards'>): ReactNode {
  const { say, language } = useTexts();
  const most = Math.max(1, ...wards.map(({ count }) => count));
  const of = new Map(wards.map(({ ward, count }) => [ward, count]));
  const places = [...Array.from({ length: 13 }, (_, n) => n + 1), null];
  const name = (ward: number | null) =>
    ward === null ? say('console.segments.noneKnown') : say('console.person.wardNumber', { ward });
  return (
    <figure className={css.wards}>
      <figcaption>{say('console.segments.byWard')}</figcaption>
      <svg viewBox={`0 0 ${places.length * 20} ${HEIGHT + 16}`} aria-hidden="true">
        {places.map((ward, n) => {
          const high = (HEIGHT * (of.get(ward) ?? 0)) / most;
          return (
            <g key={ward ?? 'none'}>
              <rect x={n * 20 + 3} y={HEIGHT - high} width="14" height={high} className={css.part} />
              <rect x={n * 20 + 3} y={HEIGHT} width="14" height="1" className={css.line} />
              <text x={n * 20 + 10} y={HEIGHT + 13} textAnchor="middle">
                {ward ?? '?'}
              </text>
            </g>
          );
        })}
      </svg>
      <ul className="vh">
        {wards.map(({ ward, count }) => (
          <li key={ward ?? 'none'}>{`${name(ward)}: ${number(language, count)}`}</li>
        ))}
      </ul>
    </figure>
  );
}

/** When it was counted, and since when nobody looked again at names and addresses. */
export function AsOf({ countedAt, sealedAsOf }: Pick<Count, 'countedAt' | 'sealedAsOf'>): ReactNode {
  const { say, language } = useTexts();
  return (
    <span className="meta">
      {sealedAsOf
        ? say('console.segments.asOfSealed', { at: moment(language, sealedAsOf) })
        : say('console.segments.asOf', { at: moment(language, countedAt) })}
    </span>
  );
}
