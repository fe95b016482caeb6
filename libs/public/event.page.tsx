import type { ReactNode } from 'react';
import { type Event, type EventRole, EventState, isFull, isOpen, type Places } from '#events';
import type { Language } from '#platform';
import { type Form, SignUpForm } from './event.fields.tsx';
import { Description, pathOf, Text, whenOn } from './event.text.tsx';
import { WaitForm } from './event.wait.tsx';
import { Icon } from './icon.tsx';
import { addressIn, type Say, sayer } from './page.tsx';

/** What the page of an event shows. */
export interface EventPageProps {
  readonly event: Event;
  readonly roles: readonly EventRole[];
  readonly places: Places;
  readonly language: Language;
  /** How many came by midnight, rounded; null where that is not told. */
  readonly count: number | null;
  /** Null while the installation is locked: nothing can be taken then. */
  readonly form: Form | null;
  /** This page answers a form that was sent when no place was left. */
  readonly refused?: boolean;
}

interface Part {
  readonly event: Event;
  readonly language: Language;
  readonly t: Say;
}

/** The date as a leaf of a calendar. */
export function DateLeaf({ event, language }: { readonly event: Event; readonly language: Language }): ReactNode {
  const { weekday, day, month } = whenOn(event, language);
  return (
    <p className="date">
      <span>{weekday}</span> <b>{day}</b> <span>{month}</span>
    </p>
  );
}

function Facts({ event, language, t, open }: Part & { readonly open: boolean }): ReactNode {
  const { date, time, zone } = whenOn(event, language);
  return (
    <dl className="facts">
      <div>
        <Icon name="clock" />
        <dt>{time}</dt>
        <dd>
          {date}, {zone}
        </dd>
      </div>
      <div>
        <Icon name="pin" />
        <dt>{event.placeName}</dt>
        {event.placeAddress && <dd>{event.placeAddress}</dd>}
      </div>
      {open && (
        <div>
          <Icon name="globe" />
          <dt>{t('event.support')}</dt>
          <dd>{t('event.supportHint')}</dd>
        </div>
      )}
    </dl>
  );
}

/** Why there is no form: what is so, and what can be done. */
function Notice({
  title,
  text,
  more,
  language,
  t,
}: Omit<Part, 'event'> & Record<'title' | 'text', string> & { readonly more?: string }): ReactNode {
  return (
    <section className="form" id="sign-up" aria-labelledby="sign-up-title">
      <h2 id="sign-up-title">{title}</h2>
      <p className="hint">{text}</p>
      {more && <p className="hint">{more}</p>}
      <a className="btn big" href={`${addressIn(language, '/')}#events`}>
        {t('event.others')}
      </a>
    </section>
  );
}

function SignUpPart({ event, roles, places, language, count, form, refused, t }: EventPageProps & Part): ReactNode {
  const notice = { language, t };
  if (event.state === EventState.CANCELLED)
    return <Notice {...notice} title={t('event.called')} text={t('event.calledText')} />;
  if (!isOpen(event)) {
    const { date } = whenOn(event, language);
    return <Notice {...notice} title={t('event.over')} text={t('event.overText', { date })} />;
  }
  if (!form) return <Notice {...notice} title={t('pages.locked')} text={t('pages.lockedText')} />;
  if (refused || isFull(event, roles, places))
    return (
      <div>
        <Notice
          {...notice}
          title={t('event.full')}
          text={t('event.fullText')}
          more={refused ? t('event.fullMail') : ''}
        />
        <WaitForm {...{ event, form, roles, language, t }} />
      </div>
    );
  const action = addressIn(language, pathOf(event));
  return <SignUpForm {...{ form, roles, places, language, t, action, count }} />;
}

/** The public page of an event: when and where, one button down to the form, why, the form. */
export function EventPage(props: EventPageProps): ReactNode {
  const { event, roles, places, language, refused, form } = props;
  const t = sayer(language);
  const open = isOpen(event) && form !== null && !refused && !isFull(event, roles, places);
  return (
    <>
      <div className="band">
        <div className="in">
          <DateLeaf event={event} language={language} />
          <div>
            {event.state === EventState.CANCELLED && <p className="over">{t('event.called')}</p>}
            <h1>
              <Text of={event.title} language={language} />
            </h1>
            <p className="lede">
              <Text of={event.summary} language={language} />
            </p>
            {open && (
              <a className="btn big jump" href="#sign-up">
                {t('event.signUpAction')}
              </a>
            )}
          </div>
        </div>
      </div>
      <div className="in cols">
        <div>
          <Facts {...{ event, language, t, open }} />
          <Description of={event.description} language={language} heading={t('event.about')} />
          {event.state === EventState.PUBLISHED && (
            <>
              <h2>{t('event.calendar')}</h2>
              <p>
                <a className="btn" href={`${addressIn(language, pathOf(event))}/event.ics`}>
                  <Icon name="download" small />
                  {t('event.calendarFile')}
                </a>
              </p>
            </>
          )}
        </div>
        <SignUpPart {...props} t={t} />
      </div>
    </>
  );
}
