import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { useHistoryState } from 'wouter/use-browser-location';
import { failureOf, type Failure } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, ButtonLink, Icon, Loaded, Notice, PageHead, Section } from '../../ui/index.ts';
import { WhoCould } from '../volunteers/setup/who-could.tsx';
import { Addresses } from './addresses.tsx';
import { Door } from './door/door.tsx';
import { CancelDialog } from './cancel.tsx';
import { EVENT, type EventDetail, PUBLISH_EVENT } from './documents.ts';
import css from './events.module.css';
import { Gauge, StatePill } from './gauge.tsx';
import { SignUps } from './sign-ups.tsx';
import { dayWords, missing, timeWords, told } from './words.ts';

/** One event: what it is, who comes, and what can be done about it now. */
export function EventPage({ id }: { readonly id: string }): ReactNode {
  const [result, again] = useQuery({ query: EVENT, variables: { id } });
  const shown = result.data?.event.id === id ? result : { ...result, data: undefined };
  return (
    <Loaded whole result={shown} retry={() => again()}>
      {({ event }) => <Shown event={event} refresh={() => again({ requestPolicy: 'network-only' })} />}
    </Loaded>
  );
}

function Shown({ event, refresh }: { readonly event: EventDetail; readonly refresh: () => void }): ReactNode {
  const { say, language } = useTexts();
  const title = told(event.title, language);
  return (
    <>
      <PageHead
        title={title.text}
        heading={<span lang={title.lang}>{title.text}</span>}
        about={
          <span className={css.state}>
            <StatePill state={event.state} />
            <span>{say(`console.events.stateText.${event.state}`)}</span>
          </span>
        }
        back={{ to: '/events', label: say('console.events.back') }}
      />
      <Actions event={event} refresh={refresh} />
      <div className={css.columns}>
        <div>
          <Facts event={event} />
          <Door event={event} />
          <SignUps event={event} />
          <WhoCould eventId={event.id} />
        </div>
        <div className={css.aside}>
          <section className="card">
            <h2 className={css.cardTitle}>{say('console.events.capacity')}</h2>
            <Gauge event={event} large />
          </section>
          <Roles event={event} />
          <Addresses event={event} />
        </div>
      </div>
    </>
  );
}

function Actions({ event, refresh }: { readonly event: EventDetail; readonly refresh: () => void }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const cameFrom = useHistoryState<{ saved?: boolean } | null>();
  const [done, setDone] = useState<'saved' | 'published' | 'cancelled' | undefined>(
    cameFrom?.saved ? 'saved' : undefined,
  );
  const [asking, ask] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [{ fetching }, publish] = useMutation(PUBLISH_EVENT);
  const onPublish = async () => {
    const { error } = await publish({ id: event.id });
    setFailure(failureOf(error));
    if (!error) setDone('published');
  };
  return (
    <>
      {done && (
        <Notice kind="good" live>
          <p>{say(`console.events.${done}`)}</p>
        </Notice>
      )}
      {failure && (
        <Notice kind="bad" live>
          <p>{failure.message || say('console.unreachable')}</p>
        </Notice>
      )}
      {can('events.write') && event.state !== 'CANCELLED' && (
        <div className={css.actions}>
          {event.state === 'DRAFT' && (
            <Button kind="primary" icon="globe" busy={fetching} onPress={() => void onPublish()}>
              {say(fetching ? 'console.events.publishing' : 'console.events.publish')}
            </Button>
          )}
          <ButtonLink to={`/events/${event.id}/edit`} icon="petition">
            {say('console.events.edit')}
          </ButtonLink>
          <Button kind="danger" onPress={() => ask(true)}>
            {say('console.events.cancel')}
          </Button>
        </div>
      )}
      {asking && (
        <CancelDialog
          event={event}
          close={() => ask(false)}
          done={() => {
            ask(false);
            setDone('cancelled');
            refresh();
          }}
        />
      )}
    </>
  );
}

function Facts({ event }: { readonly event: EventDetail }): ReactNode {
  const { say, language } = useTexts();
  const summary = told(event.summary, language);
  const description = told(event.description, language);
  return (
    <>
      <dl className={css.facts}>
        <div>
          <dt>
            <Icon name="clock" />
            <span className="vh">{say('console.events.time')}</span>
          </dt>
          <dd>
            <b>{dayWords(event, language)}</b>
            <span>{timeWords(event, say, language)}</span>
          </dd>
        </div>
        <div>
          <dt>
            <Icon name="pin" />
            <span className="vh">{say('console.events.place')}</span>
          </dt>
          <dd>
            <b>{event.placeName}</b>
            <span>{event.placeAddress}</span>
          </dd>
        </div>
      </dl>
      {(summary.text || description.text) && (
        <Section title={say('console.events.details')}>
          <div className={css.text} lang={description.lang}>
            {summary.text && (
              <p>
                <b>{summary.text}</b>
              </p>
            )}
            {description.text.split(/\n\s*\n/).map((paragraph, at) => (
              <p key={at}>{paragraph}</p>
            ))}
          </div>
        </Section>
      )}
    </>
  );
}

function Roles({ event }: { readonly event: EventDetail }): ReactNode {
  const { say, language } = useTexts();
  return (
    <section className="card">
      <h2 className={css.cardTitle}>{say('console.events.roles')}</h2>
      {event.roles.length ? (
        <ul className={css.roles}>
          {event.roles.map((role) => {
            const name = told(role.name, language);
            const short = missing(role);
            return (
              <li key={role.id}>
                <span lang={name.lang}>{name.text}</span>
                <span className="num">
                  {role.taken === null
                    ? say('console.events.few')
                    : role.needed === null
                      ? say('console.events.roleAny', { taken: role.taken })
                      : say('console.events.roleTaken', { taken: role.taken, needed: role.needed })}
                </span>
                {role.taken !== null && (
                  <span className={short ? css.shortRole : css.filledRole}>
                    <Icon name={short ? 'alert' : 'check'} small />
                    {short ? say('console.events.stillNeeded', { count: short }) : say('console.events.filled')}
                  </span>
                )}
              </li>
            );
          })}
        </ul>
      ) : (
        <p className="soft">{say('console.events.rolesNone')}</p>
      )}
    </section>
  );
}
