import type { ReactNode } from 'react';
import { asset } from '#platform';

const SYMBOLS = new Map(
  [...asset('libs/public/icons.svg').matchAll(/<symbol id="i-([\w-]+)"[^>]*>(.*?)<\/symbol>/g)].map(
    ([, name = '', shapes = '']) => [name, shapes] as const,
  ),
);

/** The shapes of these icons, once for a page that draws them many times. */
export function Sprite({ names }: { readonly names: readonly string[] }): ReactNode {
  return (
    <svg className="sprite" aria-hidden>
      {names.map((name) => {
        const shapes = { __html: SYMBOLS.get(name) ?? '' };
        return <symbol key={name} id={`i-${name}`} viewBox="0 0 24 24" dangerouslySetInnerHTML={shapes} />;
      })}
    </svg>
  );
}

/** One icon of the page's sprite: decoration beside words. */
export function SpriteIcon({ name, small }: { readonly name: string; readonly small?: boolean }): ReactNode {
  return (
    <svg className={small ? 'i s' : 'i'} aria-hidden>
      <use href={`#i-${name}`} />
    </svg>
  );
}
