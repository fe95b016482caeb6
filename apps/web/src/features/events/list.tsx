import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { Link, useSearchParams } from 'wouter';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Blank, ButtonLink, Loaded, PageHead, Pager, usePaging } from '../../ui/index.ts';
import { type EventLine, EVENTS } from './documents.ts';
import css from './events.module.css';
import { Gauge, StatePill } from './gauge.tsx';
import { dayWords, leaf, missing, timeWords, told } from './words.ts';

const PAGE = 25;

/** What is planned, or what is over; the address keeps which. */
export function EventList(): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [search] = useSearchParams();
  const past = search.has('past');
  return (
    <>
      <PageHead
        title={say('console.events.title')}
        about={say('console.events.lede')}
        acts={
          can('events.write') && (
            <ButtonLink to="/events/new" kind="primary" icon="plus">
              {say('console.events.new')}
            </ButtonLink>
          )
        }
      />
      <nav className="tabs" aria-label={say('console.events.which')}>
        <Link to="/events" aria-current={past ? undefined : 'page'}>
          {say('console.events.upcoming')}
        </Link>
        <Link to="/events?past" aria-current={past ? 'page' : undefined}>
          {say('console.events.past')}
        </Link>
      </nav>
      <Page key={String(past)} past={past} />
    </>
  );
}

function Page({ past }: { readonly past: boolean }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const paging = usePaging();
  const [result, again] = useQuery({ query: EVENTS, variables: { past, first: PAGE, after: paging.after } });
  return (
    <Loaded result={result} retry={() => again()}>
      {({ events: { items, endCursor } }) =>
        items.length || paging.page ? (
          <>
            <ul className={css.events} aria-label={say('console.events.list')}>
              {items.map((event) => (
                <Line key={event.id} event={event} />
              ))}
            </ul>
            <Pager paging={paging} endCursor={endCursor} />
          </>
        ) : (
          <Blank
            icon="events"
            title={say(past ? 'console.events.emptyPast' : 'console.events.emptyUpcoming')}
            act={
              !past &&
              can('events.write') && (
                <ButtonLink to="/events/new" icon="plus">
                  {say('console.events.new')}
                </ButtonLink>
              )
            }
          >
            <p>{say(past ? 'console.events.emptyPastText' : 'console.events.emptyUpcomingText')}</p>
          </Blank>
        )
      }
    </Loaded>
  );
}

function Line({ event }: { readonly event: EventLine }): ReactNode {
  const { say, language } = useTexts();
  const [weekday, day, month] = leaf(event, language);
  const title = told(event.title, language);
  const short = event.state === 'CANCELLED' ? [] : event.roles.filter((role) => missing(role) > 0);
  return (
    <li data-state={event.state}>
      <span className={css.leaf} aria-hidden="true">
        <span>{weekday}</span>
        <b>{day}</b>
        <span>{month}</span>
      </span>
      <div className={css.line}>
        <h2>
          <Link to={`/events/${event.id}`} lang={title.lang}>
            {title.text}
          </Link>
        </h2>
        <p className="soft">
          <span className="vh">{dayWords(event, language)}, </span>
          {timeWords(event, say, language)}
        </p>
        <p className="soft">{event.placeName}</p>
      </div>
      <div className={css.figures}>
        <StatePill state={event.state} />
        <Gauge event={event} />
        {short.length > 0 && (
          <p className={css.short}>
            {short.map((role) => (
              <span key={role.id}>
                {say('console.events.roleShort', { role: told(role.name, language).text, count: missing(role) })}
              </span>
            ))}
          </p>
        )}
      </div>
    </li>
  );
}
