import type { ReactNode } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import type { Clause } from './draft.ts';
import { FindPlace } from './find-place.tsx';
import { Typed } from './inputs.tsx';

/** So many metres around an address; the condition keeps the place alone, not how it was found. */
export function Near({ clause, change }: { clause: Clause; change: (clause: Clause) => void }): ReactNode {
  const { say } = useTexts();
  const near = clause.near as { lon: number | null; lat: number | null; metres: number | null };
  const put = (some: object) => change({ near: { ...near, ...some } });
  return (
    <>
      <Typed
        label={say('console.segments.metres')}
        type="number"
        value={near.metres ? String(near.metres) : ''}
        typed={(text) => put({ metres: Math.min(Number.parseInt(text, 10), 50_000) || null })}
      />
      <p className="hint">
        {near.lat === null || near.lon === null
          ? say('console.segments.noPlace')
          : say('console.segments.place', { lat: near.lat.toFixed(5), lon: near.lon.toFixed(5) })}
      </p>
      <FindPlace found={({ lon, lat }) => put({ lon, lat })} />
    </>
  );
}
