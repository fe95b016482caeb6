import type { ReactNode } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import type { Clause } from './draft.ts';
import { FindPlace } from './find-place.tsx';
import { Typed } from './inputs.tsx';

const LONGEST = 100;
interface Around {
  readonly lon: number | null;
  readonly lat: number | null;
  readonly metres: number | null;
  readonly address?: string | null;
}

/** So many metres around an address that is looked up; how it was typed is kept beside the place, to read it again. */
export function Near({ clause, change }: { clause: Clause; change: (clause: Clause) => void }): ReactNode {
  const { say } = useTexts();
  const near = clause.near as Around;
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
          : near.address
            ? say('console.segments.placeCalled', { address: near.address })
            : say('console.segments.place', { lat: near.lat.toFixed(5), lon: near.lon.toFixed(5) })}
      </p>
      <FindPlace found={({ lon, lat }, address) => put({ lon, lat, address: address.slice(0, LONGEST) })} />
    </>
  );
}
