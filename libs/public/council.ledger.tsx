import type { ReactNode } from 'react';
import type { CouncilCellView, CouncilView, EvidenceRowView } from '#officials';
import { textIn } from '#platform';
import { cellPath, figurePath, holderWords, seatWords, titleOf, type Writing } from './council.grid.tsx';
import { ReviewNote } from './council.page.tsx';
import { dateWords, dayWords, underLabel, verdictWords } from './council.words.ts';
import { Icon } from './icon.tsx';
import { addressIn } from './page.tsx';
import { Sprite } from './sprite.tsx';
import { basisWords, StanceMark } from './stance-mark.tsx';

const ICON_OF: Readonly<Record<string, string>> = {
  ROLL_CALL_VOTE: 'vote',
  CONTRACT_VOTE: 'vote',
  COLLECTIVE_VOTE: 'vote',
  SPONSORSHIP: 'sponsor',
  PLEDGE: 'sponsor',
  REPORTED_PARAPHRASE: 'news',
  EVENT_ATTENDANCE: 'flag',
  EXECUTIVE_ACTION: 'file',
};

/** One row of evidence with what it may and may not do. */
export function EvidenceItem({ row, writing }: { row: EvidenceRowView; writing: Writing }): ReactNode {
  const { t, language } = writing;
  const words = textIn(row.text, language);
  const part = !row.sets && row.atMost !== null && row.reason !== 'EARLIER' && row.reason !== 'OVERTAKEN';
  const { publisher, url } = row.source;
  return (
    <li>
      <Icon name={ICON_OF[row.type] ?? 'quote'} />
      <p lang={words.lang}>{words.text}</p>
      <p className="meta">
        {t(`council.type.${row.type as 'PLEDGE'}`)}, {dateWords(row.date, t, language)}.{' '}
        {row.claimant && `${t('council.page.claimant', { name: row.claimant })}. `}
        {url ? <a href={url}>{publisher}</a> : publisher}, {row.locator}.
      </p>
      <p className={`may ${row.sets ? 'yes' : part ? 'part' : 'no'}`}>
        <Icon name={row.sets ? 'checks' : part ? 'lean-up' : 'minus'} />
        <span>{verdictWords(row, t)}</span>
      </p>
    </li>
  );
}

/** Why the cell says what it says, in sentences. */
function Why({ view, council, writing }: { view: CouncilCellView; council: CouncilView; writing: Writing }): ReactNode {
  const { t, language } = writing;
  const { cell } = view;
  if (cell.label === 'UNKNOWN') {
    const date = dayWords(council.closingDate, language);
    return <p className="text">{t(`council.whyUnknown.${cell.unknownReason ?? 'NO_EVIDENCE'}`, { date })}</p>;
  }
  const rests = [basisWords({ ...cell, ageDays: null }, t), cell.decidedOn && dayWords(cell.decidedOn, language)];
  return (
    <>
      <p className="soft">{rests.filter(Boolean).join(', ')}</p>
      <p className="text">
        {t(`council.why.${cell.label}`)}
        {cell.stale && cell.staleReason && ` ${t(`council.stale.${cell.staleReason as 'OLD'}`)}`}
      </p>
    </>
  );
}

/** The same seat on the other demands. */
function Others({
  view,
  council,
  writing,
}: {
  view: CouncilCellView;
  council: CouncilView;
  writing: Writing;
}): ReactNode {
  const { t, language, query } = writing;
  const { seat } = view;
  const others = seat.cells.filter(({ demand }) => demand !== view.demand.code);
  return (
    <>
      <h2>{t('council.page.others')}</h2>
      <ul className="others">
        {others.map((cell) => (
          <li key={cell.demand}>
            <a className="tap" href={addressIn(language, cellPath(seat.ward, cell.demand)) + query}>
              {titleOf(
                council.demands.find(({ code }) => code === cell.demand)!,
                language,
              )}
            </a>
            <br />
            <StanceMark {...cell} t={t} icon={Icon} />
            <p>{underLabel(cell, t)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** One cell opened: where they stand, why, and all evidence with what each row may and may not do. */
export function LedgerPage({
  view,
  council,
  writing,
}: {
  view: CouncilCellView;
  council: CouncilView;
  writing: Writing;
}) {
  const { t, language, query } = writing;
  const { seat, demand, evidence } = view;
  const words = textIn(demand.text, language);
  return (
    <div className="in council">
      <Sprite names={['info', 'check']} />
      <p>
        <a className="tap" href={addressIn(language, '/council') + query}>
          <Icon name="left" small />
          {t('council.page.back')}
        </a>
      </p>
      <div className="ledger-head">
        <div>
          <p className="over">
            {seatWords(seat, t)}. {holderWords(seat, council.closingDate, writing)}
          </p>
          <h1>{titleOf(demand, language)}</h1>
        </div>
        <p className="soft text" lang={words.lang}>
          {words.text}
        </p>
        <StanceMark {...view.cell} t={t} icon={Icon} />
        <Why view={view} council={council} writing={writing} />
        <p className="meta">{t('council.page.asOf', { date: dayWords(council.asOf, language) })}</p>
      </div>
      <h2>{t('council.page.evidence', { count: evidence.length })}</h2>
      {evidence.length === 0 && <p>{t('council.page.noEvidence')}</p>}
      <ul className="ev text">
        {evidence.map((row) => (
          <EvidenceItem key={row.id} row={row} writing={writing} />
        ))}
      </ul>
      <Others view={view} council={council} writing={writing} />
      {seat.figure && !seat.holderUnconfirmed && (
        <p>
          <a className="tap" href={addressIn(language, figurePath(seat.figure.code)) + query}>
            {t('council.figure.all', { name: seat.figure.name })}
          </a>
        </p>
      )}
      <h2>{t('council.page.sources')}</h2>
      <ReviewNote council={council} writing={writing} />
    </div>
  );
}
