import type { ReactNode } from 'react';
import { encode } from 'uqr';

/** The dark squares of one row, joined where they touch. */
function strokes(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length;) {
    let width = 0;
    while (row[x + width]) width += 1;
    if (width) path += `M${x} ${y}h${width}v1h${-width}z`;
    x += width || 1;
  }
  return path;
}

/** A text as a picture for a camera: black on white in every theme, or cameras do not read it. */
export function Qr({ text, label }: { readonly text: string; readonly label: string }): ReactNode {
  const { size, data } = encode(text, { ecc: 'M', border: 3 });
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="white" />
      <path d={data.map(strokes).join('')} fill="black" />
    </svg>
  );
}
