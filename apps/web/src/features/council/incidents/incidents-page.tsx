import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Blank, ButtonLink, Loaded, Notice, PageHead, Section } from '../../../ui/index.ts';
import { Top } from '../top.tsx';
import { dateWords, told } from '../words.ts';
import { ByStance, Question } from './claims.tsx';
import { INCIDENT, INCIDENTS, type Incident, type IncidentHead } from './documents.ts';
import css from './incidents.module.css';

const saved = (): boolean => (history.state as { saved?: boolean } | null)?.saved === true;

/** Every incident that is told differently, and the questions beside them. */
export function IncidentsPage(): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [result, again] = useQuery({ query: INCIDENTS });
  return (
    <>
      <Top tab="incidents" about={say('console.claims.about')} />
      {saved() && (
        <Notice kind="good" live>
          <p>{say('console.claims.saved')}</p>
        </Notice>
      )}
      {can('council.record') && (
        <p>
          <ButtonLink to="/council/claim" icon="plus">
            {say('console.claims.add')}
          </ButtonLink>
        </p>
      )}
      <Loaded result={result} retry={() => again()}>
        {({ incidents: { incidents, disputes, claims } }) =>
          incidents.length ? (
            <>
              <ul className={css.incidents}>
                {incidents.map((incident) => (
                  <Head key={incident.code} incident={incident} />
                ))}
              </ul>
              <Section title={say('console.claims.others')}>
                {disputes.map((dispute) => (
                  <Question key={dispute.code} dispute={dispute} />
                ))}
              </Section>
              <Section title={say('console.claims.otherClaims')}>
                <ByStance claims={claims} about />
              </Section>
            </>
          ) : (
            <Blank icon="file" title={say('console.claims.none')}>
              <p>{say('console.claims.noneText')}</p>
            </Blank>
          )
        }
      </Loaded>
    </>
  );
}

function Head({ incident }: { readonly incident: IncidentHead }): ReactNode {
  const { say, language } = useTexts();
  const title = told(incident.title, language);
  const sides = incident.disputes.flatMap((dispute) => dispute.sides);
  return (
    <li className="card">
      <h2>
        <Link to={`/council/incidents/${incident.code}`} lang={title.lang}>
          {title.text}
        </Link>
      </h2>
      <p className="meta">
        {dateWords(incident.date, say, language)}. {told(incident.where, language).text}
      </p>
      <p>
        {say('console.claims.claimed', {
          claims: incident.claims.length + sides.reduce((sum, side) => sum + side.claims.length, 0),
          disputes: incident.disputes.length,
        })}
      </p>
    </li>
  );
}

/** One incident under its neutral title, with its other names and everything that is claimed of it. */
export function IncidentPage({ code }: { readonly code: string }): ReactNode {
  const [result, again] = useQuery({ query: INCIDENT, variables: { code } });
  return (
    <Loaded whole result={result} retry={() => again()}>
      {({ incident }) => <Shown incident={incident} />}
    </Loaded>
  );
}

function Shown({ incident }: { readonly incident: Incident }): ReactNode {
  const { say, language } = useTexts();
  const { can } = useSession();
  const title = told(incident.title, language).text;
  return (
    <>
      <PageHead
        title={title}
        about={told(incident.text, language).text}
        back={{ to: '/council/incidents', label: say('claims.all') }}
      />
      <dl className="facts">
        <dt>{say('console.claims.date')}</dt>
        <dd>
          {dateWords(incident.date, say, language)}
          {incident.date.printed && <span className="soft"> «{incident.date.printed}»</span>}
        </dd>
        <dt>{say('console.claims.where')}</dt>
        <dd>{[told(incident.where, language).text, incident.place].filter(Boolean).join(', ')}</dd>
        <dt>{say('console.claims.agenciesHead')}</dt>
        <dd>
          {incident.agencies.map((each) => told(each, language).text).join(', ')}.{' '}
          <span className="soft">{say('console.claims.agenciesNote')}</span>
        </dd>
      </dl>
      {incident.otherNames.length > 0 && (
        <Section title={say('claims.otherNames')}>
          <ul className={css.names}>
            {incident.otherNames.map(({ name, usedBy }) => (
              <li key={name}>
                <b lang="en">{name}</b> <span className="meta">{usedBy ?? say('claims.somebody')}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {can('council.record') && (
        <p>
          <ButtonLink to={`/council/claim?about=${incident.code}`} icon="plus">
            {say('console.claims.add')}
          </ButtonLink>
        </p>
      )}
      {incident.disputes.map((dispute) => (
        <Question key={dispute.code} dispute={dispute} />
      ))}
      {incident.claims.length > 0 && (
        <Section title={say('claims.more')}>
          <ByStance claims={incident.claims} />
        </Section>
      )}
    </>
  );
}
