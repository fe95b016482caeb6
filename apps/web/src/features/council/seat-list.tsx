import { type ReactNode, useState } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { Icon } from '../../ui/index.ts';
import css from './council.module.css';
import type { Seat } from './documents.ts';
import { CellLink, changeOf, type GridProps, SeatName } from './grid.tsx';
import { cellOf, isOneLine } from './view.ts';
import { told, underLabel } from './words.ts';

/** The grid on a phone: a card a seat; one whose cells share one reason is a single line until it is opened. */
export function SeatList({ council, view, open }: GridProps): ReactNode {
  const { say } = useTexts();
  return (
    <ul className={css.seats} aria-label={say('console.council.grid')}>
      {council.seats.map((seat) => (
        <SeatCard key={seat.ward} seat={seat} council={council} view={view} open={open} />
      ))}
    </ul>
  );
}

function SeatCard({ seat, council, view, open }: GridProps & { readonly seat: Seat }): ReactNode {
  const { say, language } = useTexts();
  const folds = isOneLine(seat) && !council.changes?.some(({ ward }) => ward === seat.ward);
  const [unfolded, unfold] = useState(open?.ward === seat.ward);
  const [first] = seat.cells;
  return (
    <li className={css.card} data-folded={(folds && !unfolded) || undefined}>
      <div className={css.cardHead}>
        <span className={css.ward}>
          <span className="vh">{seat.place ?? say('council.ward', { ward: '' })}</span>
          {seat.ward}
        </span>
        <SeatName seat={seat} />
        {folds && first && (
          <button
            type="button"
            className={css.fold}
            aria-expanded={unfolded}
            aria-label={`${say(unfolded ? 'console.council.close' : 'console.council.open', { ward: seat.ward })}. ${say('console.council.same', { count: seat.cells.length })}, ${underLabel(first, say)}`}
            onClick={() => unfold(!unfolded)}
          >
            <span>
              {say('console.council.same', { count: seat.cells.length })}
              <br />
              {underLabel(first, say)}
            </span>
            <Icon name="down" small />
          </button>
        )}
      </div>
      {(!folds || unfolded) && (
        <ul className={css.four}>
          {council.demands.map(({ code, title }) => {
            const cell = cellOf(seat, code);
            const name = told(title, language);
            return (
              cell && (
                <li key={code}>
                  <CellLink
                    seat={seat}
                    cell={cell}
                    name={
                      <span className={css.demandName} lang={name.lang}>
                        {name.text}
                      </span>
                    }
                    change={changeOf(council.changes, seat.ward, code)}
                    view={view}
                    open={open}
                  />
                </li>
              )
            );
          })}
        </ul>
      )}
    </li>
  );
}
