import type { ReactNode } from 'react';

const SPRITE = new URL('../../../../libs/public/icons.svg', import.meta.url).pathname;
const RING = Array.from({ length: 13 }, (_, seat) => (seat / 13) * 2 * Math.PI - Math.PI / 2);

/** One line icon of the shared sprite: decoration beside words, so it is hidden from screen readers. */
export const Icon = ({ name, small }: { readonly name: string; readonly small?: boolean }): ReactNode => (
  <svg className={small ? 'i s' : 'i'} aria-hidden>
    <use href={`${SPRITE}#i-${name}`} />
  </svg>
);

/** The mark of the product: thirteen seats around one table, seven of them gold. */
export const Mark = (): ReactNode => (
  <svg viewBox="0 0 40 40" aria-hidden>
    {RING.map((angle, seat) => (
      <circle
        key={seat}
        cx={(20 + 15 * Math.cos(angle)).toFixed(1)}
        cy={(20 + 15 * Math.sin(angle)).toFixed(1)}
        r={seat < 7 ? 3.3 : 2.7}
        fill={seat < 7 ? 'var(--accent)' : 'none'}
        stroke="var(--ink)"
        strokeWidth={seat < 7 ? 1.2 : 1.4}
      />
    ))}
  </svg>
);
