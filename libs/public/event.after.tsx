import type { ReactNode } from 'react';
import type { Event } from '#events';
import type { Language, MessageKey } from '#platform';
import { pathOf, When } from './event.text.tsx';
import { addressIn, sayer } from './page.tsx';

interface After {
  readonly event: Event;
  readonly language: Language;
}

/** What is said after a form: what happened, what comes next, and what it means if no mail comes. */
function page(title: MessageKey, text: MessageKey, next: MessageKey, none: MessageKey) {
  return function AfterForm({ event, language }: After): ReactNode {
    const t = sayer(language);
    return (
      <div className="in plain">
        <h1>{t(title)}</h1>
        <p className="lede">{t(text)}</p>
        <When event={event} language={language} />
        <p>{t(next)}</p>
        <h2>{t('event.thanksNone')}</h2>
        <p>{t(none)}</p>
        <p>
          <a className="btn big" href={addressIn(language, pathOf(event))}>
            {t('event.back')}
          </a>
        </p>
      </div>
    );
  };
}

/** After a form without a proof was sent: the same for everybody; what counts is the button behind the link in the mail. */
export const ConfirmPage = page('event.confirm', 'event.confirmText', 'event.confirmWhy', 'event.confirmNoneText');
/** After the form was sent: the same for everybody, whoever they are and whether they were in before. */
export const ThanksPage = page('event.thanks', 'event.thanksText', 'event.thanksRemind', 'event.thanksNoneText');
/** After the form was sent: the same for everybody, whether they wait, waited before or have a place. */
export const WaitingPage = page('event.waiting', 'event.waitingText', 'event.waitingNext', 'event.waitingNoneText');
