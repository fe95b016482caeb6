import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { useLocation, useSearchParams } from 'wouter';
import { sayCode, useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { ButtonLink, Icon, Loaded, PageHead, Section } from '../../../ui/index.ts';
import { AsOf } from '../as-of.tsx';
import { isDay } from '../view.ts';
import { codeWords, dayWords, told } from '../words.ts';
import { Cited, Told } from './cited.tsx';
import { Clauses } from './clauses.tsx';
import css from './demand.module.css';
import { DEMAND_PAGE, type DemandPage as Page } from './documents.ts';
import { Levers } from './levers.tsx';
import { Texts } from './texts.tsx';

/** Everything about one demand: its texts by date, what was answered, what was won of it, and who can grant it. */
export function DemandPage({ code }: { readonly code: string }): ReactNode {
  const [search] = useSearchParams();
  const wanted = search.get('asOf');
  const asOf = isDay(wanted) ? wanted : undefined;
  const [result, again] = useQuery({ query: DEMAND_PAGE, variables: { code, asOf: asOf ?? null } });
  const held = result.data?.demandPage;
  const isThis = held?.demand.code === code && (asOf === undefined || held.asOf === asOf);
  return (
    <Loaded whole result={isThis ? result : { ...result, data: undefined }} retry={() => again()}>
      {({ demandPage }) => <Shown page={demandPage} asOf={asOf} />}
    </Loaded>
  );
}

function Shown({ page, asOf }: { readonly page: Page; readonly asOf: string | undefined }): ReactNode {
  const { say, language } = useTexts();
  const [, navigate] = useLocation();
  const { can } = useSession();
  const { demand } = page;
  const address = (day?: string) => `/council/demands/${demand.code}${day ? `?asOf=${day}` : ''}`;
  const publicPath = `${language === 'en' ? '' : `/${language}`}/council/demand/${page.slug}`;
  return (
    <>
      <PageHead
        title={told(demand.title, language).text}
        about={sayCode(say, 'council.page.target', demand.target)}
        back={{ to: '/council/demands', label: say('demand.back') }}
        acts={
          <a className="btn" href={publicPath}>
            <Icon name="globe" small />
            {say('console.council.public')}
          </a>
        }
      />
      <AsOf shown={page.asOf} closing={page.closingDate} choose={(day) => navigate(address(day), { replace: true })} />
      <Texts texts={page.texts} />
      <Clauses clauses={page.clauses} silent={page.silent} />
      {can('council.record') && (
        <p className="row wrap">
          <ButtonLink to={`/council/assessment?demand=${demand.code}`} icon="plus">
            {say('console.ways.assessment')}
          </ButtonLink>
        </p>
      )}
      <Levers demand={demand.code} levers={page.levers} asOf={asOf} />
      {can('council.record') && (
        <p className="row wrap">
          <ButtonLink to={`/council/lever?demand=${demand.code}`} icon="plus">
            {say('console.ways.lever')}
          </ButtonLink>
          <ButtonLink to={`/council/seat?demand=${demand.code}`} kind="plain">
            {say('console.ways.seat')}
          </ButtonLink>
        </p>
      )}
      <Answers answers={page.answers} />
      <More page={page} />
    </>
  );
}

function Answers({ answers }: Pick<Page, 'answers'>): ReactNode {
  const { say, language } = useTexts();
  return (
    <Section title={say('council.page.answered')}>
      <p className="meta">{say('council.page.answerIsNot')}</p>
      {answers.length === 0 && <p className="soft">{say('council.page.noAnswer')}</p>}
      <ul className={css.list}>
        {answers.map((answer) => (
          <li key={answer.id}>
            <b>{codeWords(say, 'answer', answer.responseType)}</b>
            <p>
              <Told text={answer.text} />
            </p>
            <p className="meta">
              {answer.beforeOrdinance && `${say('council.page.beforeOrdinance')} `}
              {answer.olderText && `${say('demand.olderText')} `}
              {answer.partial && `${say('demand.partial')} `}
              {say('council.date.until', { date: dayWords(language, answer.asOf) })}.{' '}
              <Cited source={answer.source} locator={answer.locator} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function More({ page: { parts, notes } }: { readonly page: Page }): ReactNode {
  const { say } = useTexts();
  return (
    <>
      {parts.length > 0 && (
        <Section title={say('demand.parts')}>
          <ul className={css.list}>
            {parts.map(({ code, title, text }) => (
              <li key={code}>
                <b>
                  <Told text={title} />
                </b>
                <p>
                  <Told text={text} />
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {notes.length > 0 && (
        <Section title={say('demand.notes')}>
          <ul className={css.list}>
            {notes.map(({ code, kind, text, source, locator }) => (
              <li key={code}>
                <b>{sayCode(say, 'demand.note', kind)}</b>
                <p>
                  <Told text={text} />
                </p>
                <p className="meta">
                  <Cited source={source} locator={locator} />
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
