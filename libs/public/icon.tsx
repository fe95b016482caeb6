import type { ReactNode } from 'react';
import { asset } from '#platform';

const SYMBOLS = new Map(
  [...asset('libs/public/icons.svg').matchAll(/<symbol id="i-([\w-]+)"[^>]*>(.*?)<\/symbol>/g)].map(
    ([, name = '', shapes = '']) => [name, shapes] as const,
  ),
);

/** The shapes of an icon, for a picture that is drawn outside of a page. */
export function shapesOf(name: string): string {
  const shapes = SYMBOLS.get(name);
  if (!shapes) throw new Error(`There is no icon ${name}`);
  return shapes;
}

/** One of our own line icons, drawn in place: decoration beside words, so it is hidden from screen readers. */
export function Icon({ name, small }: { readonly name: string; readonly small?: boolean }): ReactNode {
  const drawing = { __html: shapesOf(name) };
  return <svg className={small ? 'i s' : 'i'} viewBox="0 0 24 24" aria-hidden dangerouslySetInnerHTML={drawing} />;
}

const RING = Array.from({ length: 13 }, (_, seat) => (seat / 13) * 2 * Math.PI - Math.PI / 2);

/** The mark of the product: thirteen seats around one table, seven of them gold. */
export function Mark(): ReactNode {
  return (
    <svg viewBox="0 0 40 40" aria-hidden>
      {RING.map((angle, seat) => (
        <circle
          key={seat}
          cx={(20 + 15 * Math.cos(angle)).toFixed(1)}
          cy={(20 + 15 * Math.sin(angle)).toFixed(1)}
          r="3.3"
          fill={seat < 7 ? 'var(--accent)' : 'var(--surface)'}
          stroke="var(--ink)"
          strokeWidth="1.2"
        />
      ))}
    </svg>
  );
}
