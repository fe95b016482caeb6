import type { ReactNode } from 'react';
import type { CellView, CouncilView, DemandView, SeatView } from '#officials';
import { type Language, textIn } from '#platform';
import { dayWords, underLabel } from './council.words.ts';
import { addressIn, type Say } from './page.tsx';
import { SpriteIcon } from './sprite.tsx';
import { labelWords, markOf } from './stance-mark.tsx';

/** What every part of a council page is written with. */
export interface Writing {
  readonly t: Say;
  readonly language: Language;
  /** `?asOf=...` where the page is not the one of the closing date. */
  readonly query: string;
}

/** Where a cell's evidence is shown. */
export const cellPath = (ward: number, demand: string): string => `/council/ward/${ward}/${demand}`;

/** Where everything about a figure stands, by their code: `per:payne` is at `/council/figure/payne`. */
export const figurePath = (code: string): string => `/council/figure/${code.replace(/^per:/, '')}`;

/** Who holds a seat, in words that go with a mark: nobody is assumed to sit who is not in the record. */
export const seatWords = ({ ward, figure }: Pick<SeatView, 'ward' | 'figure'>, t: Say): string =>
  figure ? `${t('council.ward', { ward })}, ${figure.name}` : t('council.ward', { ward });

/** What else is known of the holder: the role, that they leave, or that nobody confirmed them. */
export function holderWords(seat: SeatView, closingDate: string, { t, language }: Writing): string {
  if (!seat.figure) return t('council.notInRecord');
  if (seat.holderUnconfirmed) return t('council.unconfirmed', { date: dayWords(closingDate, language) });
  if (seat.outgoing) return t('council.outgoing');
  return t(seat.role === 'PRESIDENT' ? 'council.role.PRESIDENT' : 'council.role.MEMBER');
}

function GridCell({ cell, ward, writing }: { cell: CellView; ward: number; writing: Writing }): ReactNode {
  const { t, language, query } = writing;
  const { className, icon } = markOf(cell);
  const waits = cell.unknownReason === 'AWAITING_REVIEW' ? ' review' : '';
  const inside = (
    <>
      <SpriteIcon name={icon} />
      <b>{labelWords(cell, t)}</b>
      <span>{underLabel(cell, t)}</span>
    </>
  );
  const look = `cell ${className}${waits}`;
  if (!cell.evidenceCount) return <div className={look}>{inside}</div>;
  return (
    <a className={look} href={addressIn(language, cellPath(ward, cell.demand)) + query}>
      {inside}
    </a>
  );
}

/** On a phone a seat whose cells are all unknown for one reason is one line. */
function SameLine({ seat, writing }: { seat: SeatView; writing: Writing }): ReactNode {
  const { t, language, query } = writing;
  const words = (
    <>
      <SpriteIcon name="q" small />
      <span>
        {t('council.page.allSame', { count: seat.cells.length })}
        <br />
        {underLabel(seat.cells[0]!, t)}
      </span>
    </>
  );
  const first = seat.cells.find(({ evidenceCount }) => evidenceCount > 0);
  if (!first) return <span className="sum">{words}</span>;
  return (
    <a className="sum" href={addressIn(language, cellPath(seat.ward, first.demand)) + query}>
      {words}
      <SpriteIcon name="right" small />
    </a>
  );
}

function SeatRow({ seat, council, writing }: { seat: SeatView; council: CouncilView; writing: Writing }): ReactNode {
  const { t, language } = writing;
  const reasons = new Set(seat.cells.map(({ label, unknownReason }) => (label === 'UNKNOWN' ? unknownReason : label)));
  const same = reasons.size === 1 && seat.cells[0]!.label === 'UNKNOWN';
  return (
    <tr role="row" className={same ? 'same' : undefined}>
      <th scope="row" role="rowheader">
        <div className="w">
          <span className="n">
            <span className="vh">{t('council.ward', { ward: '' })}</span>
            {seat.ward}
          </span>
          <span className="who">
            {seat.figure && <b>{seat.figure.name}</b>}
            <i>{holderWords(seat, council.closingDate, writing)}</i>
          </span>
          {same && <SameLine seat={seat} writing={writing} />}
        </div>
      </th>
      {seat.cells.map((cell, index) => (
        <td role="cell" key={cell.demand} data-l={same ? undefined : titleOf(council.demands[index]!, language)}>
          <GridCell cell={cell} ward={seat.ward} writing={writing} />
        </td>
      ))}
    </tr>
  );
}

/** A demand's name in the reader's language. */
export const titleOf = ({ title }: Pick<DemandView, 'title'>, language: Language): string =>
  textIn(title, language).text;

/** Thirteen seats and four demands: a table on a wide screen, cards on a phone, and the same rows for a screen reader. */
export function Grid({ council, writing }: { council: CouncilView; writing: Writing }): ReactNode {
  const { t, language, query } = writing;
  return (
    <table role="table" className="g">
      <caption className="vh">{t('council.page.grid')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {t('council.page.seat')}
          </th>
          {council.demands.map((demand) => (
            <th scope="col" role="columnheader" key={demand.code}>
              <a href={addressIn(language, `/council/demand/${demand.code}`) + query}>{titleOf(demand, language)}</a>
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {council.seats.map((seat) => (
          <SeatRow key={seat.ward} seat={seat} council={council} writing={writing} />
        ))}
      </tbody>
    </table>
  );
}
