import { type MouseEvent, type ReactNode, useMemo } from 'react';
import { useTexts } from '../../../lib/i18n.ts';
import type { Wards, Zone } from './documents.ts';
import { type Corner, cornersOf, middleOf, pathOf, projection, type View, WIDE } from './geometry.ts';
import css from './zones.module.css';

interface Props {
  readonly wards: Wards;
  readonly zones: readonly Zone[];
  readonly view: View;
  /** Corners of a zone that is being drawn. */
  readonly drawn?: readonly Corner[];
  /** A place that was looked for. */
  readonly place?: Corner | undefined;
  /** Takes a corner where the map is clicked. */
  readonly add?: (corner: Corner) => void;
}

/** The wards and the zones as a picture of our own; what it shows stands beside it in words too. */
export function ZoneMap({ wards, zones, view, drawn, place, add }: Props): ReactNode {
  const { say } = useTexts();
  const { high, to, from } = useMemo(() => projection(view), [view]);
  const click = (event: MouseEvent<SVGSVGElement>) => {
    const matrix = event.currentTarget.getScreenCTM();
    if (!matrix) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    add?.(from(x, y));
  };
  return (
    <svg
      className={css.map}
      viewBox={`0 0 ${WIDE} ${high.toFixed(1)}`}
      role="img"
      aria-label={say('console.zones.map', { wards: wards.length, zones: zones.length })}
      data-drawing={add ? '' : undefined}
      onClick={add && click}
    >
      <WardLines wards={wards} to={to} />
      {zones.map((zone) => (
        <ZoneShape key={zone.id} zone={zone} to={to} />
      ))}
      {drawn && <Drawn corners={drawn} to={to} />}
      {place && <Mark at={to(place)} />}
    </svg>
  );
}

type To = (corner: Corner) => [number, number];

function WardLines({ wards, to }: { readonly wards: Wards; readonly to: To }): ReactNode {
  const shapes = useMemo(
    () => wards.map(({ ward, shape }) => ({ ward, rings: shape.map((polygon) => polygon.map(cornersOf)) })),
    [wards],
  );
  return shapes.map(({ ward, rings }) => {
    const [x, y] = to(middleOf(rings.map(([outer = []]) => outer)));
    return (
      <g key={ward}>
        <path
          className={css.ward}
          d={rings
            .flat()
            .map((ring) => pathOf(ring, to))
            .join('')}
          fillRule="evenodd"
        />
        <text className={css.number} x={x} y={y} dy="0.35em">
          {ward}
        </text>
      </g>
    );
  });
}

function ZoneShape({ zone: { name, ring, inCharge }, to }: { readonly zone: Zone; readonly to: To }): ReactNode {
  const corners = cornersOf(ring);
  const [x, y] = to(middleOf([corners]));
  return (
    <g>
      <title>{[name, ...inCharge.map((each) => each.name)].join(', ')}</title>
      <path className={css.zone} d={pathOf(corners, to)} />
      <text className={css.name} x={x} y={y} dy="1.7em">
        {name}
      </text>
    </g>
  );
}

function Drawn({ corners, to }: { readonly corners: readonly Corner[]; readonly to: To }): ReactNode {
  return (
    <g>
      <polygon className={css.drawn} points={corners.map((corner) => to(corner).join()).join(' ')} />
      {corners.map((corner, at) => {
        const [x, y] = to(corner);
        return <circle key={at} className={css.corner} cx={x} cy={y} r={10} />;
      })}
    </g>
  );
}

const Mark = ({ at: [x, y] }: { readonly at: readonly [number, number] }): ReactNode => (
  <path className={css.place} d={`M${x - 18} ${y}h36M${x} ${y - 18}v36`} />
);
