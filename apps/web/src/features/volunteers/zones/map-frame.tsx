import { type ReactNode, useState } from 'react';
import { useTexts } from '../../../lib/i18n.ts';
import { Button } from '../../../ui/index.ts';
import type { Wards, Zone } from './documents.ts';
import { around, CITY, type Corner, cornersOf, scaled, type View } from './geometry.ts';
import { ZoneMap } from './zone-map.tsx';
import css from './zones.module.css';

/** All that there is to show, with a little around it. */
export function viewOf(wards: Wards, zones: readonly Zone[]): View {
  const rings = [...wards.flatMap(({ shape }) => shape.flat()), ...zones.map(({ ring }) => ring)];
  const all = around(rings.flatMap(cornersOf));
  return all ? scaled(all, 1.06) : CITY;
}

/** The map with what brings it closer and further; `first` is what it begins with, and goes back to. */
export function MapFrame({
  first,
  ...map
}: {
  readonly wards: Wards;
  readonly zones: readonly Zone[];
  readonly first: View;
  readonly drawn?: readonly Corner[];
  readonly place?: Corner | undefined;
  readonly add?: (corner: Corner) => void;
}): ReactNode {
  const { say } = useTexts();
  const [view, setView] = useState<View>();
  const shown = view ?? first;
  return (
    <div className={css.frame}>
      <ZoneMap {...map} view={shown} />
      <div className="row wrap">
        <Button icon="plus" onPress={() => setView(scaled(shown, 0.5))}>
          {say('console.zones.closer')}
        </Button>
        <Button icon="minus" onPress={() => setView(scaled(shown, 2))}>
          {say('console.zones.further')}
        </Button>
        <Button kind="plain" onPress={() => setView(viewOf(map.wards, map.zones))}>
          {say('console.zones.whole')}
        </Button>
      </div>
    </div>
  );
}
