import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { moment } from '../../lib/format.ts';
import { type Say, useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Blank, ButtonLink, Loaded, Pill } from '../../ui/index.ts';
import { type BlastLine, BLASTS } from './documents.ts';
import css from './mailings.module.css';
import { StateBar } from './state-bar.tsx';

const KINDS = { DRAFT: 'line', RUNNING: 'good', PAUSED: 'warn', DONE: 'line', CANCELLED: 'bad' } as const;

/** The state of a mailing, as a word. */
export function StatePill({ state }: { readonly state: BlastLine['state'] }): ReactNode {
  const { say } = useTexts();
  return <Pill kind={KINDS[state]}>{say(`console.mailings.state.${state}`)}</Pill>;
}

/** The last thing that happened to it, or will happen. */
export function whenWords(
  blast: Pick<BlastLine, 'startsAt' | 'startedAt' | 'endedAt'>,
  say: Say,
  at: (time: string) => string,
) {
  const { startsAt, startedAt, endedAt } = blast;
  if (endedAt) return say('console.mailings.endedAt', { at: at(endedAt) });
  if (startsAt && new Date(startsAt) > new Date()) return say('console.mailings.planned', { at: at(startsAt) });
  return startedAt ? say('console.mailings.startedAt', { at: at(startedAt) }) : '';
}

/** Every mailing: what it is, whom it is for, and how far it has come. */
export function Mailings(): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [result, again] = useQuery({ query: BLASTS, requestPolicy: 'cache-and-network' });
  return (
    <Loaded result={result} retry={() => again()}>
      {({ blasts }) =>
        blasts.length ? (
          <ul className={css.list} aria-label={say('console.mailings.list')}>
            {blasts.map((blast) => (
              <Line key={blast.id} blast={blast} />
            ))}
          </ul>
        ) : (
          <Blank
            icon="outreach"
            title={say('console.mailings.empty')}
            act={
              can('outreach.send') && (
                <ButtonLink to="/outreach/new" icon="plus">
                  {say('console.mailings.new')}
                </ButtonLink>
              )
            }
          >
            <p>{say('console.mailings.emptyText')}</p>
          </Blank>
        )
      }
    </Loaded>
  );
}

function Line({ blast }: { readonly blast: BlastLine }): ReactNode {
  const { say, language } = useTexts();
  const counts = blast.progress?.counts ?? [];
  const sent = counts.find(({ state }) => state === 'ACCEPTED')?.count ?? 0;
  const at = (time: string) => moment(language, time);
  return (
    <li>
      <div className={css.line}>
        <h2>
          <Link to={`/outreach/mailings/${blast.id}`}>{blast.title}</Link>
        </h2>
        <p className="soft">{blast.audience}</p>
        <p className="meta">
          {whenWords(blast, say, at) || say('console.mailings.writtenAt', { at: at(blast.createdAt) })}
        </p>
      </div>
      <div className={css.figures}>
        <StatePill state={blast.state} />
        {blast.startedAt && (
          <>
            <StateBar counts={counts} />
            <p className="meta">{say('console.mailings.arrived', { count: sent })}</p>
          </>
        )}
      </div>
    </li>
  );
}
