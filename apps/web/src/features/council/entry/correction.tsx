import type { ReactNode } from 'react';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { ButtonLink, Icon } from '../../../ui/index.ts';
import { told } from '../words.ts';
import type { ReviewItem } from './types.ts';
import css from './entry.module.css';

type Correction = NonNullable<ReviewItem['correction']>;

/** What corrects a row, and since when; or that a correction waits for somebody else. */
export function Corrected({ correction: { text, at, waits } }: { readonly correction: Correction }): ReactNode {
  const { say, language } = useTexts();
  const words = told(text, language);
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'America/Chicago' });
  return (
    <p className="meta">
      <Icon name={waits ? 'clock' : 'undo'} small />{' '}
      {say(waits ? 'console.entry.correctionWaits' : 'console.entry.correctedBy', { date: when.format(new Date(at)) })}{' '}
      <span lang={words.lang}>{words.text}</span>
    </p>
  );
}

/** The way to a form that starts with a row and takes its place; not for one name of a roll call, nor twice. */
export function Correct({ id, barred }: { readonly id: string; readonly barred: boolean }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  if (barred || !can('council.record')) return null;
  return (
    <p className={css.retract}>
      <ButtonLink kind="plain" to={`/council/evidence?corrects=${id}`}>
        {say('console.entry.correct')}
      </ButtonLink>
    </p>
  );
}
