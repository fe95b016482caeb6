import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Blank, ButtonLink, Loaded, PageHead } from '../../ui/index.ts';
import { SEGMENTS } from './documents.ts';
import { AsOf, Share } from './picture.tsx';
import css from './segments.module.css';
import { PeopleTabs } from './tabs.tsx';

/** Every segment that is kept: how many are in it now, and whom it means. */
export function SegmentList(): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [result, again] = useQuery({ query: SEGMENTS });
  const make = (
    <ButtonLink kind="primary" to="/people/segments/new" icon="plus">
      {say('console.segments.new')}
    </ButtonLink>
  );
  return (
    <>
      <PageHead title={say('console.segments')} about={say('console.segments.about')} acts={make} />
      <PeopleTabs tab="segments" />
      <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
        {({ segments }) =>
          segments.length ? (
            <ul className={css.list}>
              {segments.map(({ id, name, count }) => (
                <li className="card" key={id}>
                  <h2>
                    <Link to={`/people/segments/${id}`}>{name}</Link>
                  </h2>
                  {count ? (
                    <>
                      <Share {...count} />
                      <p>{count.words}</p>
                      <AsOf {...count} />
                      <p>
                        <Link
                          to={`/people/segments/${id}/people`}
                          aria-label={`${say('console.segments.showAll')}: ${name}`}
                        >
                          {say('console.segments.showAll')}
                        </Link>
                      </p>
                    </>
                  ) : (
                    <p className="meta">{say('console.segments.notCounted')}</p>
                  )}
                </li>
              ))}
            </ul>
          ) : (
            <Blank icon="filter" title={say('console.segments.none')} act={can('people.write') && make}>
              <p>{say('console.segments.noneNext')}</p>
            </Blank>
          )
        }
      </Loaded>
    </>
  );
}
