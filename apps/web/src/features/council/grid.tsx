import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../../lib/i18n.ts';
import { detailState } from '../../lib/use-detail.ts';
import { Icon } from '../../ui/index.ts';
import css from './council.module.css';
import type { Cell, CellChange, Council, Seat } from './documents.ts';
import { address, cellOf, type GridView, markOf, moved } from './view.ts';
import { labelWords, placeWords, shortOf, told, underLabel, underName } from './words.ts';

/** A cell as it is found again: in the page by `data-cell`, and to give the focus back. */
export const cellKey = (ward: number, demand: string): string => `${ward}/${demand}`;

/** What a cell was on the day since which changes are told; undefined where it says the same. */
export const changeOf = (changes: Council['changes'], ward: number, demand: string): CellChange | undefined =>
  changes?.find((each) => each.ward === ward && each.demand === demand);

/** What both shapes of the grid are given. */
export interface GridProps {
  readonly council: Council;
  /** What is shown: day, body, and since when changes are marked. */
  readonly view: GridView;
  /** The cell whose ledger is open. */
  readonly open: { readonly ward: number; readonly demand: string } | undefined;
}

/** The link that a cell is: it opens the ledger, in a new window too. */
export function CellLink({
  seat,
  cell,
  name,
  change,
  view,
  open,
  tabIndex,
}: {
  readonly seat: Seat;
  readonly cell: Cell;
  /** The demand's name, where no column head says it. */
  readonly name?: ReactNode;
  /** What it was, where it says something else since the chosen day. */
  readonly change: CellChange | undefined;
  readonly view: GridView;
  readonly open: GridProps['open'];
  readonly tabIndex?: number;
}): ReactNode {
  const { say } = useTexts();
  const { icon, mark } = markOf(cell);
  const isOpen = open?.ward === seat.ward && open.demand === cell.demand;
  return (
    <Link
      to={address(view, { ward: seat.ward, demand: cell.demand })}
      replace={open !== undefined}
      state={detailState(open !== undefined, address(view))}
      className={css.link}
      tabIndex={tabIndex}
      aria-current={isOpen || undefined}
      data-cell={cellKey(seat.ward, cell.demand)}
    >
      {name}
      <span
        className={`${css.cell} ${mark}`}
        data-review={cell.toReview > 0 || undefined}
        data-changed={change ? true : undefined}
      >
        <Icon name={icon} small />
        <b>{labelWords(cell, say)}</b>
        <span>
          {underLabel(cell, say)}
          {change && <i className={css.was}>{say('changes.was', { label: labelWords(change.was, say) })}</i>}
        </span>
      </span>
    </Link>
  );
}

/** Who sits there: the name, or plainly that the record has none. */
export function SeatName({
  seat,
  bare,
}: {
  readonly seat: Parameters<typeof underName>[0];
  /** Without the title of the seat, where that stands beside the name. */
  readonly bare?: boolean;
}): ReactNode {
  const { say } = useTexts();
  const under = underName(seat);
  return (
    <span className={css.who}>
      {seat.figure && <b>{seat.figure.name}</b>}
      {seat.place && !bare && <em>{seat.place}</em>}
      {under && <em>{say(under)}</em>}
    </span>
  );
}

/** The names of the demands above the columns, each with a few words. */
function Head({ demands }: Pick<Council, 'demands'>): ReactNode {
  const { say, language } = useTexts();
  return (
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader">
          <span className="vh">{say('council.page.seat')}</span>
        </th>
        {demands.map(({ code, title }) => (
          <th key={code} scope="col" role="columnheader">
            <b>{told(title, language).text}</b>
            <span>{shortOf(code, say)}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** One seat: who holds it, then a cell a demand. Only the cell at `stop` can be reached by Tab. */
function SeatRow({
  seat,
  codes,
  changes,
  view,
  open,
  stop,
  entered,
}: Pick<GridProps, 'view' | 'open'> & {
  readonly changes: Council['changes'];
  readonly seat: Seat;
  readonly codes: readonly string[];
  readonly stop: number | undefined;
  readonly entered: (column: number) => void;
}): ReactNode {
  const { say } = useTexts();
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        <span className={css.seat}>
          <span className={css.ward}>
            <span className="vh">{seat.place ? placeWords(seat, say) : say('council.ward', { ward: '' })}</span>
            {seat.ward}
          </span>
          <SeatName seat={seat} />
        </span>
      </th>
      {codes.map((code, column) => {
        const cell = cellOf(seat, code);
        return (
          <td key={code} role="gridcell" onFocus={() => entered(column)}>
            {cell && (
              <CellLink
                seat={seat}
                cell={cell}
                change={changeOf(changes, seat.ward, code)}
                view={view}
                open={open}
                tabIndex={stop === column ? 0 : -1}
              />
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** 13 seats by the demands: one tab stop, arrow keys move, Enter opens the ledger. */
export function Grid({ council, view, open }: GridProps): ReactNode {
  const { say } = useTexts();
  const table = useRef<HTMLTableElement>(null);
  const codes = council.demands.map(({ code }) => code);
  const wards = council.seats.map(({ ward }) => ward);
  const [at, setAt] = useState<readonly [number, number]>(() =>
    open ? [Math.max(0, wards.indexOf(open.ward)), Math.max(0, codes.indexOf(open.demand))] : [0, 0],
  );
  const move = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.shiftKey) return;
    const next = moved(event.key, event.ctrlKey, at, [wards.length, codes.length]);
    if (!next) return;
    event.preventDefault();
    setAt(next);
    table.current
      ?.querySelector<HTMLElement>(`[data-cell="${cellKey(wards[next[0]] ?? 0, codes[next[1]] ?? '')}"]`)
      ?.focus();
  };
  return (
    <>
      <p className="vh" id="grid-help">
        {say('console.council.gridHelp')}
      </p>
      <table
        ref={table}
        className={css.grid}
        role="grid"
        aria-label={say('console.council.grid')}
        aria-describedby="grid-help"
        onKeyDown={move}
      >
        <colgroup>
          <col className={css.seatCol} />
          {codes.map((code) => (
            <col key={code} />
          ))}
        </colgroup>
        <Head demands={council.demands} />
        <tbody role="rowgroup">
          {council.seats.map((seat, row) => (
            <SeatRow
              key={seat.ward}
              seat={seat}
              codes={codes}
              changes={council.changes}
              view={view}
              open={open}
              stop={at[0] === row ? at[1] : undefined}
              entered={(column) => setAt([row, column])}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}
