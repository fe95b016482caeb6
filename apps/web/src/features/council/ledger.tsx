import { type ReactNode, useEffect, useRef } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { Dialog, Icon, Loaded } from '../../ui/index.ts';
import css from './council.module.css';
import { ConfirmHolder } from './confirm-holder.tsx';
import { CELL, type Council, type CouncilCell, type DemandHead, type EvidenceRow, type Seat } from './documents.ts';
import { StanceMark } from './mark.tsx';
import { FollowButton } from './following/follow-button.tsx';
import { cellOf, isMain, MARKS } from './view.ts';
import { Correct, Corrected } from './entry/correction.tsx';
import { History, Retract } from './entry/history.tsx';
import { Override } from './entry/override-form.tsx';
import { BESIDE, useShape } from '../../lib/use-media.ts';
import { codeWords, dateWords, dayWords, freshness, locatorWords, seatWords, sentence, told } from './words.ts';

interface LedgerProps {
  readonly council: Council;
  readonly ward: number;
  readonly demand: string;
  readonly asOf: string | undefined;
  /** Whose seat it is, where it is not the council's. */
  readonly body?: string | undefined;
  readonly close: () => void;
}

/** Why a cell says what it says: beside the grid where there is room, else over the whole screen. */
export function Ledger(props: LedgerProps): ReactNode {
  const { say, language } = useTexts();
  const beside = useShape(BESIDE);
  const heading = useRef<HTMLHeadingElement>(null);
  const { council, ward, demand, close } = props;
  const seat = council.seats.find((each) => each.ward === ward);
  const about = council.demands.find(({ code }) => code === demand);
  useEffect(() => {
    heading.current?.focus();
  }, [ward, demand]);
  if (!seat || !about) return null;
  const who = seatWords(seat, say);
  const { text: title, lang } = told(about.title, language);
  const words = (
    <>
      <span className="over">{who}</span>
      <span className={css.ledgerTitle} lang={lang}>
        {title}
      </span>
    </>
  );
  if (!beside)
    return (
      <Dialog side title={words} close={close}>
        <Answer {...props} />
      </Dialog>
    );
  return (
    <aside className={css.ledger} aria-label={say('console.council.ledger', { seat: who, demand: title })}>
      <header className={css.ledgerHead}>
        <h2 ref={heading} tabIndex={-1}>
          {words}
        </h2>
        <button
          type="button"
          className="btn plain icon"
          aria-label={say('console.council.ledgerClose')}
          onClick={close}
        >
          <Icon name="x" />
        </button>
      </header>
      <Answer {...props} />
    </aside>
  );
}

/** The answer in a sentence first, then the rows that prove it. */
function Answer({ council, ward, demand, asOf, body }: LedgerProps): ReactNode {
  const { say, language } = useTexts();
  const [result, again] = useQuery({
    query: CELL,
    variables: { ward, demand, asOf: asOf ?? null, body: body ?? null },
  });
  const seat = council.seats.find((each) => each.ward === ward);
  const cell = seat && cellOf(seat, demand);
  if (!seat || !cell) return null;
  const fresh = freshness(cell, say);
  // While another cell loads, urql still holds the last one: its rows must not stand under this head.
  const held = result.data?.councilCell;
  const data = held?.ward === ward && held.demand.code === demand ? result.data : undefined;
  const failed = result.fetching ? undefined : result.error;
  return (
    <>
      <div className={css.now}>
        <StanceMark cell={cell} large />
        <p className="meta">
          {cell.label === 'UNKNOWN' ? (
            say(`council.unknown.${cell.unknownReason ?? 'NO_EVIDENCE'}`)
          ) : (
            <>
              {say(`council.basis.${cell.basis}`)}
              {cell.decidedOn && `, ${dayWords(language, cell.decidedOn)}`}
              <br />
              {fresh}
            </>
          )}
        </p>
        <div className={css.sentence}>
          {sentence(seat, cell, council.closingDate, say, language).map((each) => (
            <p key={each}>{each}</p>
          ))}
        </div>
        {isMain(council) && <ConfirmHolder key={ward} seat={seat} council={council} />}
        <Follows seat={seat} about={council.demands.find(({ code }) => code === demand)} />
      </div>
      <div className={css.rows}>
        <Loaded result={{ data, error: failed, fetching: result.fetching }} retry={() => again()}>
          {({ councilCell }) => <Rows cell={councilCell} />}
        </Loaded>
        {seat.figure && <About figure={seat.figure} ward={ward} demand={demand} shared={!!council.review.sharedBy} />}
      </div>
      <p className={css.ledgerFoot}>
        <Icon name="shield" small />
        <span>
          {say('console.council.coverageRule')}{' '}
          {council.review.status !== 'CONFIRMED' &&
            say('console.council.review.short', { version: council.review.version })}
        </span>
      </p>
    </>
  );
}

/** To be told of changes: of whoever holds the seat, and of the demand. */
function Follows({ seat, about }: { readonly seat: Seat; readonly about: DemandHead | undefined }): ReactNode {
  const { language } = useTexts();
  return (
    <div className={css.follows}>
      {seat.figure && <FollowButton kind="FIGURE" {...seat.figure} />}
      {about && <FollowButton kind="DEMAND" code={about.code} name={told(about.title, language).text} />}
    </div>
  );
}

/** What else there is about whoever holds the seat: how this came about, their own page, and a decision in place of the rule. */
function About({
  figure,
  ward,
  demand,
  shared,
}: {
  readonly figure: NonNullable<Council['seats'][number]['figure']>;
  readonly ward: number;
  readonly demand: string;
  readonly shared: boolean;
}): ReactNode {
  const { say } = useTexts();
  return (
    <>
      <History figure={figure.code} demand={demand} />
      <p>
        <Link to={`/council/figure/${encodeURIComponent(figure.code)}`}>
          {say('council.figure.all', { name: figure.name })}
        </Link>
      </p>
      {!shared && <Override key={`${ward} ${demand}`} figure={figure} demand={demand} />}
    </>
  );
}

const weight = ({ sets, atMost }: EvidenceRow) => (sets ? 0 : atMost ? 1 : 2);

/** Every row that touches the cell, those that set the label first. */
function Rows({ cell }: { readonly cell: CouncilCell }): ReactNode {
  const { say } = useTexts();
  if (!cell.evidence.length) return <p className="soft">{say('council.page.noEvidence')}</p>;
  const rows = [...cell.evidence].sort((a, b) => weight(a) - weight(b));
  return (
    <>
      <h3>{say('council.page.evidence', { count: rows.length })}</h3>
      <ul>
        {rows.map((row) => (
          <Row key={row.id} row={row} acts />
        ))}
      </ul>
    </>
  );
}

const TYPE_ICONS: Readonly<Record<string, string>> = {
  ROLL_CALL_VOTE: 'vote',
  COLLECTIVE_VOTE: 'vote',
  CONTRACT_VOTE: 'vote',
  SPONSORSHIP: 'sponsor',
  EXECUTIVE_ACTION: 'scale',
  REPORTED_PARAPHRASE: 'news',
  STAFF_STATEMENT: 'people',
  EVENT_ATTENDANCE: 'flag',
  ALLEGATION: 'claim',
  MEETING_NOTE: 'lock',
};

/** One row of evidence: what it says, where that stands, and what it may do. */
export function Row({ row, acts = false }: { readonly row: EvidenceRow; readonly acts?: boolean }): ReactNode {
  const { say, language } = useTexts();
  const text = told(row.text, language);
  const { source } = row;
  return (
    <li>
      <Icon name={TYPE_ICONS[row.type] ?? 'quote'} />
      <p lang={text.lang}>{text.text}</p>
      <p className={css.from}>
        {row.claimant && `${say('council.page.claimant', { name: row.claimant })}. `}
        {codeWords(say, 'type', row.type)}, {dateWords(row.date, say, language)}.{' '}
        {source.url ? (
          <a href={source.url} rel="noreferrer noopener" target="_blank" title={source.title ?? undefined}>
            {source.publisher}
            <span className="vh"> ({say('console.council.linkOut')})</span>
          </a>
        ) : (
          source.publisher
        )}
        {row.locator && `, ${locatorWords(row.locator, say)}`}
        {row.quotedInSource && `, ${say('console.council.row.quoted')}`}
        {source.reliability.toUpperCase() === 'LOW' && `, ${say('console.council.row.weak')}`}.
      </p>
      <Verdict row={row} />
      {row.correction && <Corrected correction={row.correction} />}
      {acts && row.reason !== 'RETRACTED' && (
        <>
          <Correct id={row.id} barred={Boolean(row.rollCall ?? row.correction)} />
          <Retract id={row.id} rollCall={row.rollCall} />
        </>
      )}
    </li>
  );
}

/** Whether the row may set the stance, and why, or why not. */
function Verdict({ row }: { readonly row: EvidenceRow }): ReactNode {
  const { say } = useTexts();
  const known = sayCode(say, 'council.reason', row.reason);
  const reason = known === row.reason ? say('console.council.reason.other') : known;
  const [kind, icon, words] = row.sets
    ? (['yes', 'check', say('console.council.row.sets')] as const)
    : row.atMost
      ? ([
          'part',
          MARKS[row.atMost].icon,
          say('console.council.row.atMost', { label: say(`council.label.${row.atMost}`) }),
        ] as const)
      : (['no', 'minus', say('console.council.row.not')] as const);
  return (
    <p className={css.verdict} data-kind={kind}>
      <Icon name={icon} small />
      <span>
        <b>{words}</b> {reason}
      </span>
    </p>
  );
}
