import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Blank, ButtonLink, Loaded, PageHead, Pager, usePaging } from '../../ui/index.ts';
import { type PetitionLine, PETITIONS } from './documents.ts';
import css from './petitions.module.css';
import { PetitionGauge } from './pictures.tsx';
import { StatePill } from './state.tsx';
import { dayWords, told } from './words.ts';

const PAGE = 25;

/** Every petition, the newest first, with how far it has come. */
export function PetitionList(): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const paging = usePaging();
  const variables = { first: PAGE, after: paging.after };
  const [result, again] = useQuery({ query: PETITIONS, variables, requestPolicy: 'cache-and-network' });
  const create = can('petitions.write') && (
    <ButtonLink to="/petitions/new" kind="primary" icon="plus">
      {say('console.petitions.new')}
    </ButtonLink>
  );
  return (
    <>
      <PageHead title={say('console.petitions.title')} about={say('console.petitions.lede')} acts={create} />
      <Loaded result={result} retry={() => again()}>
        {({ petitions: { items, endCursor } }) =>
          items.length || paging.page ? (
            <>
              <ul className={css.petitions} aria-label={say('console.petitions.list')}>
                {items.map((petition) => (
                  <Line key={petition.id} petition={petition} />
                ))}
              </ul>
              <Pager paging={paging} endCursor={endCursor} />
            </>
          ) : (
            <Blank icon="petition" title={say('console.petitions.empty')}>
              <p>{say('console.petitions.emptyText')}</p>
            </Blank>
          )
        }
      </Loaded>
    </>
  );
}

function Line({ petition }: { readonly petition: PetitionLine }): ReactNode {
  const { say, language } = useTexts();
  const title = told(petition.title, language);
  return (
    <li>
      <div>
        <h2>
          <Link to={`/petitions/${petition.id}`} lang={title.lang}>
            {title.text}
          </Link>
        </h2>
        <p className={css.state}>
          <StatePill state={petition.state} />
          {petition.closesOn && (
            <span className="soft">
              {say('console.petitions.until', { date: dayWords(language, petition.closesOn) })}
            </span>
          )}
        </p>
      </div>
      {petition.state !== 'DRAFT' && <PetitionGauge petition={petition} />}
    </li>
  );
}
