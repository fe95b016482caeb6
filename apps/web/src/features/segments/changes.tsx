import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { moment } from '../../lib/format.ts';
import { useTexts } from '../../lib/i18n.ts';
import { Blank, Loaded, PageHead } from '../../ui/index.ts';
import { Undo, useChangeWords } from './bulk.tsx';
import { CHANGES } from './documents.ts';
import css from './segments.module.css';
import { PeopleTabs } from './tabs.tsx';

/** What was done to many at once, the newest first, each with a way to take it back while there is one. */
export function ChangesPage(): ReactNode {
  const { say, language } = useTexts();
  const words = useChangeWords();
  const [result, again] = useQuery({ query: CHANGES });
  const fresh = () => again({ requestPolicy: 'network-only' });
  return (
    <>
      <PageHead title={say('console.segments.changes')} about={say('console.segments.changesAbout')} />
      <PeopleTabs tab="changes" />
      <Loaded result={result} retry={fresh}>
        {({ bulkChanges }) =>
          bulkChanges.length ? (
            <ul className={css.list}>
              {bulkChanges.map((change) => (
                <li className="card" key={change.id}>
                  <p>{words(change)}</p>
                  <p className="meta">
                    {moment(language, change.createdAt)} · {say(`console.segments.state.${change.state}`)}
                    {change.state === 'UNDONE' && ` · ${say('console.segments.undone', { count: change.undone })}`}
                  </p>
                  <Undo change={change} then={fresh} />
                </li>
              ))}
            </ul>
          ) : (
            <Blank icon="undo" title={say('console.segments.noChanges')}>
              <p>{say('console.segments.noChangesNext')}</p>
            </Blank>
          )
        }
      </Loaded>
    </>
  );
}
