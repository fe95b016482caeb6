import type { ReactNode } from 'react';
import { useTexts } from '../../../lib/i18n.ts';
import { dayWords } from '../words.ts';
import css from './agenda.module.css';
import type { Agenda } from './documents.ts';
import { type Bearing, bearingOf, daysBetween, type Week, weeksOf } from './weeks.ts';

const BEARINGS: readonly Bearing[] = ['about', 'suggested', 'other'];

/** The next weeks as a line: a column a week, a block an item; the same numbers in words for whoever does not see it. */
export function WeeksPicture({ agenda, keeps }: { readonly agenda: Agenda; readonly keeps: boolean }): ReactNode {
  const { say } = useTexts();
  const weeks = weeksOf(agenda);
  const count = agenda.items.filter(({ state }) => state === 'PLANNED').length;
  const shown = BEARINGS.filter((each) => keeps || each !== 'suggested');
  return (
    <section className={css.picture} aria-label={say('console.agenda.picture')}>
      <p className={css.total}>
        <b className="num">{count}</b> <span>{say('console.agenda.toCome')}</span>
      </p>
      <ol className={css.weeks}>
        {weeks.map((week) => (
          <li key={week.monday}>
            <Column week={week} today={agenda.today} />
          </li>
        ))}
      </ol>
      <ul className={css.legend}>
        {shown.map((each) => (
          <li key={each}>
            <i data-bearing={each} aria-hidden="true" /> {say(`console.agenda.legend.${each}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Column({ week: { monday, items }, today }: { readonly week: Week; readonly today: string }): ReactNode {
  const { say, language } = useTexts();
  const date = dayWords(language, monday);
  const about = items.filter((item) => bearingOf(item) === 'about').length;
  const words = items.length
    ? [
        say('console.agenda.weekCount', { count: items.length }),
        about ? say('console.agenda.weekOf', { count: about }) : '',
      ]
    : [say('console.agenda.weekNone')];
  const short = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${monday}T00:00:00Z`),
  );
  const since = daysBetween(monday, today);
  return (
    <div
      role="img"
      aria-label={`${say('console.agenda.week', { date })}: ${words.filter(Boolean).join(', ')}`}
      className={css.week}
      data-now={(since >= 0 && since < 7) || undefined}
    >
      <span className={css.stack}>
        {items.map((item) => (
          <i key={item.id} data-bearing={bearingOf(item)} />
        ))}
      </span>
      <span className={css.weekName}>{short}</span>
    </div>
  );
}
