import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { useTexts } from '../../../lib/i18n.ts';
import { ButtonLink, Loaded, PageHead, Pill, Section } from '../../../ui/index.ts';
import css from '../council.module.css';
import { RepliesSection } from './replies.tsx';
import { FIGURE, type FigurePage as Figure } from './documents.ts';
import { History } from '../entry/history.tsx';
import { Row } from '../ledger.tsx';
import { StanceMark } from '../mark.tsx';
import { dayWords, told, underLabel } from '../words.ts';
import { Scores } from './scores.tsx';
import { useSession } from '../../../lib/session.tsx';

/** Everything about one official: where they stand on each demand and why, how that came about, their seats and votes. */
export function FigurePage({ code }: { readonly code: string }): ReactNode {
  const [result, again] = useQuery({ query: FIGURE, variables: { code, asOf: null } });
  const shown = result.data?.figure.figure.code === code ? result : { ...result, data: undefined };
  return (
    <Loaded whole result={shown} retry={() => again()}>
      {({ figure }) => <Shown page={figure} />}
    </Loaded>
  );
}

function Shown({ page }: { readonly page: Figure }): ReactNode {
  const { say, language } = useTexts();
  const { can } = useSession();
  const { figure, ward, place, entries } = page;
  const conflicts = entries.filter(({ cell }) => cell.label === 'CONFLICTED');
  return (
    <>
      <PageHead
        title={figure.name}
        about={
          place
            ? say('council.figure.nowIn', { seat: told(place, language).text })
            : ward === null
              ? say('council.figure.notNow')
              : say('council.figure.now', { ward })
        }
        back={{ to: '/council', label: say('council.title') }}
        acts={
          can('council.record') && (
            <ButtonLink to={`/council/evidence?figure=${encodeURIComponent(figure.code)}`}>
              {say('console.entry.tab.evidence')}
            </ButtonLink>
          )
        }
      />
      <p className="meta">{say('council.page.asOf', { date: dayWords(language, page.asOf) })}</p>
      {conflicts.length > 0 && <Pill kind="bad">{say('council.unknown.CONFLICT')}</Pill>}
      <ul className={css.marks}>
        {entries.map(({ demand, cell }) => (
          <li key={demand.code}>
            <a href={`#${demand.code}`}>{told(demand.title, language).text}</a>
            <StanceMark cell={cell} />
          </li>
        ))}
      </ul>
      {entries.map((entry) => (
        <Entry key={entry.demand.code} entry={entry} figure={figure.code} />
      ))}
      {can('council.record') && <RepliesSection figure={figure.code} />}
      <Section title={say('council.figure.votes')}>
        <Votes page={page} />
        <Scores code={figure.code} />
      </Section>
      <Section title={say('council.figure.seats')}>
        <Seats seats={page.seats} />
      </Section>
    </>
  );
}

/** On how many roll calls they could vote, and did; those of each body by themselves. */
function Votes({ page: { votes, otherVotes } }: { readonly page: Figure }): ReactNode {
  const { say, language } = useTexts();
  return [votes, ...otherVotes].map(({ body, of, could, cast }, at) => {
    const text = of ? say('council.figure.votesText', { of, could, cast }) : say('council.figure.noVotes');
    return <p key={at}>{body ? say('council.figure.votesIn', { body: told(body, language).text, text }) : text}</p>;
  });
}

function Entry({ entry, figure }: { readonly entry: Figure['entries'][number]; readonly figure: string }): ReactNode {
  const { say, language } = useTexts();
  const { demand, cell, evidence } = entry;
  const { text, lang } = told(demand.title, language);
  return (
    <section id={demand.code} className={css.figureEntry}>
      <h2 lang={lang}>{text}</h2>
      <StanceMark cell={cell} large />
      <p className="meta">{underLabel(cell, say)}</p>
      {evidence.length === 0 ? (
        <p className="soft">{say('council.page.noEvidence')}</p>
      ) : (
        <div className={css.rows}>
          <ul>
            {evidence.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </ul>
        </div>
      )}
      <History figure={figure} demand={demand.code} />
    </section>
  );
}

function Seats({ seats }: Pick<Figure, 'seats'>): ReactNode {
  const { say, language } = useTexts();
  return (
    <ul>
      {seats.map(({ title, startsOn, endsOn }, at) => (
        <li key={at}>
          {told(title, language).text}{' '}
          <span className="meta">
            {[
              startsOn && say('council.figure.since', { date: dayWords(language, startsOn) }),
              endsOn && say('council.figure.until', { date: dayWords(language, endsOn) }),
            ]
              .filter(Boolean)
              .join(', ') || say('council.figure.dayUnknown')}
          </span>
        </li>
      ))}
    </ul>
  );
}
