import { type CouncilRows } from '../council.reader.ts';
import { figureView } from '../council.view.ts';
import type { CellChangeView, CellView } from '../council.types.ts';
import type { Position } from '../inference.ts';

/** Whether a cell says something else than it did: its label, or what that rests on. */
const differs = (a: Position, b: Position): boolean => a.label !== b.label || a.basis !== b.basis;

/** What each cell was on an earlier day that says something else now; in the order of the seats and demands. */
export function changesSince(
  rows: CouncilRows,
  then: readonly Position[],
  now: readonly Position[],
  draw: (position: Position) => CellView,
): CellChangeView[] {
  const earlier = new Map(then.map((position) => [`${position.seat} ${position.demand}`, position]));
  return now.flatMap((position): CellChangeView[] => {
    const was = earlier.get(`${position.seat} ${position.demand}`);
    if (!was || !differs(was, position)) return [];
    const other = was.figureId !== position.figureId;
    return [
      {
        ...{ ward: position.seat, demand: position.demand, was: draw(was) },
        ...{ otherHolder: other, figure: other ? figureView(rows, was.figureId) : null },
      },
    ];
  });
}
