import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { useAnswers } from '../../../lib/use-answers.ts';
import { Blank, ButtonLink, Icon, Loaded, Notice, PageHead, Pill, Section } from '../../../ui/index.ts';
import { type EventLine, EVENTS } from '../../events/documents.ts';
import { dayWords as eventDay, timeWords } from '../../events/words.ts';
import { REASON_MARKS } from '../asks/ask-picture.tsx';
import { ASKS } from '../asks/documents.ts';
import { type Council, COUNCIL, type Seat } from '../documents.ts';
import { StanceMark } from '../mark.tsx';
import { address, cellOf } from '../view.ts';
import { dayWords, told, underLabel } from '../words.ts';
import { WARD_BODIES } from './documents.ts';
import { linesOf, numberWords, WARD_SOURCES, type WardLine } from './numbers.ts';
import css from './ward.module.css';

/** How many coming events of a ward are shown at most. */
const EVENTS_SHOWN = 10;

/** One ward: its seat and where it stands, whom to ask, our numbers there, what is coming, and what belongs to it. */
export function WardPage({ ward }: { readonly ward: string }): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: COUNCIL, variables: { asOf: null } });
  return (
    <Loaded whole result={result} retry={() => again()}>
      {({ council }) => {
        const seat = council.seats.find((each) => String(each.ward) === ward);
        return seat ? (
          <Shown council={council} seat={seat} />
        ) : (
          <Blank
            whole
            icon="search"
            title={say('console.council.missing')}
            act={<ButtonLink to="/council/wards">{say('console.ward.all')}</ButtonLink>}
          >
            <p>{say('console.ward.missingText')}</p>
          </Blank>
        );
      }}
    </Loaded>
  );
}

interface Seated {
  readonly council: Council;
  readonly seat: Seat;
}

function Shown({ council, seat }: Seated): ReactNode {
  const { say, language } = useTexts();
  const { can } = useSession();
  const { ward, figure } = seat;
  return (
    <>
      <PageHead
        title={say('council.ward', { ward })}
        about={figure?.name ?? say('console.ward.nobody')}
        back={{ to: '/council/wards', label: say('console.ward.all') }}
      />
      <p>
        <ButtonLink to={`/council/ward/${ward}/print`} icon="print">
          {say('console.ward.sheet')}
        </ButtonLink>
      </p>
      <div className={css.columns}>
        <div>
          <Section title={say('console.ward.positions')}>
            <p className="meta">{say('council.page.asOf', { date: dayWords(language, council.asOf) })}</p>
            {seat.holderUnconfirmed && <Pill kind="warn">{say('council.unknown.HOLDER_UNCONFIRMED')}</Pill>}
            <Positions council={council} seat={seat} />
            {figure && (
              <p>
                <Link to={`/council/figure/${encodeURIComponent(figure.code)}`}>
                  {say('council.figure.all', { name: figure.name })}
                </Link>
              </p>
            )}
          </Section>
          {can('council.record') && <ToAsk ward={ward} />}
        </div>
        <div>
          {can('people.read') ? (
            <Section title={say('console.ward.numbers')}>
              <Numbers ward={ward} />
            </Section>
          ) : (
            <Section title={say('console.ward.numbers')}>
              <p className="soft">
                <Icon name="lock" small /> {say('console.ward.noNumbers')}
              </p>
            </Section>
          )}
          <Coming ward={ward} />
          <Bodies ward={ward} />
        </div>
      </div>
    </>
  );
}

function Positions({ council, seat }: Seated): ReactNode {
  const { say, language } = useTexts();
  return (
    <ul className={css.lines}>
      {council.demands.map(({ code, title }) => {
        const cell = cellOf(seat, code);
        const { text, lang } = told(title, language);
        return (
          cell && (
            <li key={code}>
              <Link to={address(undefined, { ward: seat.ward, demand: code })} lang={lang}>
                {text}
              </Link>
              <StanceMark cell={cell} />
              <span className="meta">{underLabel(cell, say)}</span>
            </li>
          )
        );
      })}
    </ul>
  );
}

/** What of this seat is to be asked next, and who has taken it on. */
function ToAsk({ ward }: { readonly ward: number }): ReactNode {
  const { say, language } = useTexts();
  const [result, again] = useQuery({ query: ASKS });
  return (
    <Section
      title={say('console.ward.ask')}
      beside={<ButtonLink to="/council/asks">{say('console.asks.tab')}</ButtonLink>}
    >
      <Loaded result={result} retry={() => again()}>
        {({ asks, ledgerChoices }) => {
          const rows = asks.filter((row) => row.ward === ward);
          if (!rows.length) return <p className="soft">{say('console.ward.askNone')}</p>;
          return (
            <ul className={css.lines}>
              {rows.map(({ demand, reason, assignee, mine, dueOn }) => {
                const title = ledgerChoices.demands.find(({ code }) => code === demand)?.title;
                const { text, lang } = title ? told(title, language) : { text: demand, lang: undefined };
                return (
                  <li key={demand}>
                    <b lang={lang}>{text}</b>
                    <span className="soft">
                      <Icon name={REASON_MARKS[reason].icon} small /> {say(`console.asks.reason.${reason}`)}
                    </span>
                    <span className="meta">
                      {assignee ? (mine ? say('console.asks.you') : assignee) : say('console.asks.nobody')}
                      {dueOn && `, ${say('console.asks.until', { date: dayWords(language, dueOn) })}`}
                    </span>
                  </li>
                );
              })}
            </ul>
          );
        }}
      </Loaded>
    </Section>
  );
}

/** Each number beside the same of the ward that has most: exact where the reader may know it. */
function Numbers({ ward }: { readonly ward: number }): ReactNode {
  const { say, language } = useTexts();
  const { answers, again } = useAnswers(WARD_SOURCES);
  const { lines, failed } = linesOf(answers, say, language);
  const [people, signatures] = [lines.slice(0, 2), lines.slice(2)];
  return (
    <>
      {failed && (
        <Notice kind="warn" icon="alert">
          <p>
            {say('console.ward.notCounted')}{' '}
            <button type="button" className="btn plain" onClick={again}>
              {say('console.again')}
            </button>
          </p>
        </Notice>
      )}
      <Bars lines={people} ward={ward} />
      {answers.has('signatures') && (
        <>
          <h3>{say('console.ward.signatures')}</h3>
          {signatures.length ? (
            <Bars lines={signatures} ward={ward} />
          ) : (
            <p className="soft">{say('console.ward.noPetition')}</p>
          )}
        </>
      )}
      <p className="meta">{say('console.ward.numbersNote')}</p>
    </>
  );
}

function Bars({ lines, ward }: { readonly lines: readonly WardLine[]; readonly ward: number }): ReactNode {
  const { say, language } = useTexts();
  return (
    <ul className={css.bars}>
      {lines.map((line) => {
        const count = line.cells.find((each) => each.ward === ward)?.count ?? null;
        const most = Math.max(1, ...line.cells.map((each) => (each.ward === null ? 0 : (each.count ?? 0))));
        return (
          <li key={line.key}>
            <span lang={line.lang}>{line.name}</span>
            <svg aria-hidden="true">
              <rect width="100%" height="100%" rx="3" className={css.track} />
              {count !== null && (
                <rect width={`${((count / most) * 100).toFixed(1)}%`} height="100%" rx="3" className={css.filled} />
              )}
            </svg>
            <b className="num">{numberWords(line, ward, say, language)}</b>
          </li>
        );
      })}
    </ul>
  );
}

function Coming({ ward }: { readonly ward: number }): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: EVENTS, variables: { past: false, first: EVENTS_SHOWN, ward } });
  return (
    <Section title={say('console.ward.events')}>
      <Loaded result={result} retry={() => again()}>
        {({ events: { items } }) =>
          items.length ? (
            <ul className={css.lines}>
              {items.map((event) => (
                <EventRow key={event.id} event={event} />
              ))}
            </ul>
          ) : (
            <p className="soft">{say('console.ward.noEvents')}</p>
          )
        }
      </Loaded>
    </Section>
  );
}

function EventRow({ event }: { readonly event: EventLine }): ReactNode {
  const { say, language } = useTexts();
  const { text, lang } = told(event.title, language);
  return (
    <li>
      <Link to={`/events/${event.id}`} lang={lang}>
        {text}
      </Link>
      <span className="meta">
        {eventDay(event, language)}, {timeWords(event, say, language)}
      </span>
    </li>
  );
}

/** What the record places in the ward, and what has a post for it. */
function Bodies({ ward }: { readonly ward: number }): ReactNode {
  const { say, language } = useTexts();
  const [result, again] = useQuery({ query: WARD_BODIES, variables: { ward } });
  return (
    <Section title={say('console.ward.bodies')}>
      <Loaded result={result} retry={() => again()}>
        {({ wardBodies }) => (
          <ul className={css.lines}>
            {wardBodies.map(({ code, name, ofTheWard }) => (
              <li key={code}>
                <b>{told(name, language).text}</b>
                <span className="meta">{say(ofTheWard ? 'console.ward.bodyHere' : 'console.ward.bodyPost')}</span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  );
}
