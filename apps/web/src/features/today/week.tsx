import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { ButtonLink, Loaded, Section } from '../../ui/index.ts';
import { type EventLine, EVENTS } from '../events/documents.ts';
import { Gauge, StatePill } from '../events/gauge.tsx';
import { dayWords, leaf, missing, timeWords, told } from '../events/words.ts';
import { COMING } from './sources.ts';
import css from './today.module.css';

const WEEK = 7 * 24 * 3_600_000;

/** What takes place within seven days, and what of it is short; who sees no lists sees no numbers either. */
export function Week({ now }: { readonly now: Date }): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: EVENTS, variables: COMING });
  return (
    <Section title={say('console.today.week')}>
      <Loaded result={result} retry={() => again()}>
        {({ events: { items } }) => {
          const soon = items.filter(
            ({ startsAt, state }) => state !== 'CANCELLED' && new Date(startsAt).getTime() < now.getTime() + WEEK,
          );
          return (
            <>
              {soon.length ? (
                <ul className={css.week}>
                  {soon.map((event) => (
                    <Line key={event.id} event={event} />
                  ))}
                </ul>
              ) : (
                <p className={css.quiet}>{say('console.today.weekNone')}</p>
              )}
              <ButtonLink to="/events" icon="events">
                {say('console.today.allEvents')}
              </ButtonLink>
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

function Line({ event }: { readonly event: EventLine }): ReactNode {
  const { say, language } = useTexts();
  const { can } = useSession();
  const [weekday, day] = leaf(event, language);
  const title = told(event.title, language);
  const short = event.roles.filter((role) => missing(role) > 0);
  return (
    <li>
      <span className={css.leaf} aria-hidden="true">
        <span>{weekday}</span>
        <b>{day}</b>
      </span>
      <div className={css.stack}>
        <h3>
          <Link to={`/events/${event.id}`} lang={title.lang}>
            {title.text}
          </Link>
        </h3>
        <p className="soft">
          <span className="vh">{dayWords(event, language)}, </span>
          {timeWords(event, say, language)}
        </p>
        {event.state === 'DRAFT' && <StatePill state={event.state} />}
        {can('people.read') && event.state !== 'DRAFT' && <Gauge event={event} />}
        {can('people.read') &&
          short.map((role) => (
            <p key={role.id} className={css.short}>
              {say('console.events.roleShort', { role: told(role.name, language).text, count: missing(role) })}
            </p>
          ))}
      </div>
    </li>
  );
}
