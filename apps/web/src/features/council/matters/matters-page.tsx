import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Blank, ButtonLink, Loaded } from '../../../ui/index.ts';
import { Top } from '../top.tsx';
import { dayWords, told } from '../words.ts';
import { MATTERS } from './documents.ts';
import css from './matters.module.css';

/** What was brought before the council, the latest first; each leads to all that became of it. */
export function MattersPage(): ReactNode {
  const { say, language } = useTexts();
  const { can } = useSession();
  const [result, again] = useQuery({ query: MATTERS });
  const enter = can('council.record') && (
    <p className="row wrap">
      <ButtonLink to="/council/act">{say('console.matters.enterAct')}</ButtonLink>
      <ButtonLink to="/council/roll-call" kind="plain">
        {say('console.entry.enterVote')}
      </ButtonLink>
    </p>
  );
  return (
    <>
      <Top tab="matters" about={say('console.matters.lede')} />
      {enter}
      <Loaded result={result} retry={() => again()}>
        {({ matters }) =>
          matters.length === 0 ? (
            <Blank icon="file" title={say('console.matters.empty')}>
              <p>{say('console.matters.emptyText')}</p>
            </Blank>
          ) : (
            <ul className={css.list}>
              {matters.map(({ code, title, body, classification, fileNumber, lastOn, sponsors, rollCalls }) => {
                const name = told(title, language);
                return (
                  <li key={code} className="card">
                    <p className="over">
                      {body && `${told(body, language).text}. `}
                      {say(`console.entry.matter.${classification}`)}
                      {fileNumber && `, ${fileNumber}`}
                    </p>
                    <h3 lang={name.lang}>
                      <Link to={`/council/matters/${encodeURIComponent(code)}`}>{name.text}</Link>
                    </h3>
                    <p className="meta">
                      {say('console.matters.counts', { sponsors, rollCalls })}
                      {lastOn && ` ${say('console.matters.last', { day: dayWords(language, lastOn) })}`}
                    </p>
                  </li>
                );
              })}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}
