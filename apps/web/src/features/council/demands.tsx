import type { ReactNode } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link } from 'wouter';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Blank, Button, Icon, Loaded, NotDone, Notice, Pill } from '../../ui/index.ts';
import css from './demands.module.css';
import { APPROVE_SPANISH, type Council, type Demand, DEMANDS } from './documents.ts';
import { FollowButton } from './following/follow-button.tsx';
import { KeptBy } from './notes.tsx';
import { Top } from './top.tsx';
import { codeWords, dayWords, told } from './words.ts';

/** What the campaign demands, and beside each demand what the city has answered. */
export function Demands(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: DEMANDS });
  return (
    <>
      <Top tab="demands" about={say('console.council.demands.lede')} />
      <KeptBy by={result.data?.council.review.sharedBy} />
      <Loaded result={result} retry={() => again()}>
        {({ demands, council }) =>
          demands.length ? (
            <>
              <Spanish isDraft={demands.some(({ spanishIsDraft }) => spanishIsDraft)} review={council.review} />
              <ol className={css.demands}>
                {demands.map((demand) => (
                  <li key={demand.code}>
                    <OneDemand demand={demand} />
                  </li>
                ))}
              </ol>
            </>
          ) : (
            <Blank icon="council" title={say('console.council.empty')}>
              <p>{say('console.council.emptyText')}</p>
              <p>{say('console.council.emptyNext')}</p>
            </Blank>
          )
        }
      </Loaded>
    </>
  );
}

/** The way to approve the Spanish of the record, for whoever may, as long as it is a draft. */
function Spanish({
  isDraft,
  review: { version, sharedBy },
}: {
  readonly isDraft: boolean;
  readonly review: Pick<Council['review'], 'version' | 'sharedBy'>;
}): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [{ fetching, error, data }, approve] = useMutation(APPROVE_SPANISH);
  if (!isDraft)
    return data ? (
      <Notice kind="good" live>
        <p>
          {say('console.review.approved', { version })} {say('console.review.spanishNext')}
        </p>
      </Notice>
    ) : null;
  if (sharedBy || !can('council.review'))
    return (
      <Notice icon="clock">
        <p>
          {say('council.page.spanishDraft')} {!sharedBy && say('console.review.spanishWho')}
        </p>
      </Notice>
    );
  return (
    <Notice kind="warn" icon="clock">
      <p>
        <b>{say('council.page.spanishDraft')}</b> {say('console.review.spanish', { version })}{' '}
        {say('console.review.spanishNext')}
      </p>
      <NotDone error={error} title="console.review.notApproved" />
      <p>
        <Button icon="check" busy={fetching} onPress={() => void approve({ version })}>
          {say('console.review.approve', { version })}
        </Button>
      </p>
    </Notice>
  );
}

function OneDemand({ demand }: { readonly demand: Demand }): ReactNode {
  const { say, language } = useTexts();
  const title = told(demand.title, language);
  const text = told(demand.text, language);
  return (
    <article className={css.demand} aria-labelledby={`demand-${demand.code}`}>
      <div>
        <h2 id={`demand-${demand.code}`} lang={title.lang}>
          {title.text}
        </h2>
        {demand.spanishIsDraft && (
          <p className={css.draft}>
            <Pill kind="warn" icon="clock">
              {say('console.council.demands.draft')}
            </Pill>
          </p>
        )}
        <p className={css.text} lang={text.lang}>
          {text.text}
        </p>
        {language === 'en' && demand.spanishIsDraft && demand.text.es && (
          <p className={css.other} lang="es">
            {demand.text.es}
          </p>
        )}
        <p className="meta">{sayCode(say, 'council.page.target', demand.target)}</p>
        <p className={css.all}>
          <Link to={`/council/demands/${demand.code}`} aria-label={`${say('demand.all')}: ${title.text}`}>
            {say('demand.all')}
          </Link>
        </p>
        <div className={css.follow}>
          <FollowButton kind="DEMAND" code={demand.code} name={title.text} />
        </div>
        {demand.parts.length > 0 && (
          <>
            <h3>{say('console.council.demands.parts')}</h3>
            <ul className={css.parts}>
              {demand.parts.map((part) => {
                const name = told(part.title, language);
                return (
                  <li key={part.code} lang={name.lang}>
                    {name.text}
                  </li>
                );
              })}
            </ul>
          </>
        )}
      </div>
      <div className={css.answers}>
        <h3>{say('council.page.answered')}</h3>
        <Answers demand={demand} />
      </div>
    </article>
  );
}

function Answers({ demand }: { readonly demand: Demand }): ReactNode {
  const { say, language } = useTexts();
  if (!demand.answers.length) return <p className="soft">{say('council.page.noAnswer')}</p>;
  return (
    <>
      <ul>
        {demand.answers.map(({ id, responseType, text, asOf, beforeOrdinance, source }) => {
          const words = told(text, language);
          return (
            <li key={id}>
              <p className={css.kind}>{codeWords(say, 'answer', responseType)}</p>
              <p lang={words.lang}>{words.text}</p>
              <p className="meta">
                {source.url ? (
                  <a href={source.url} rel="noreferrer noopener" target="_blank">
                    {source.publisher}
                    <span className="vh"> ({say('console.council.linkOut')})</span>
                  </a>
                ) : (
                  source.publisher
                )}
                {/^\d{4}-\d\d-\d\d$/.test(asOf) && `, ${dayWords(language, asOf)}`}
              </p>
              {beforeOrdinance && (
                <p className={css.before}>
                  <Icon name="clock" small />
                  {say('council.page.beforeOrdinance')}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      <p className="meta">{say('council.page.answerIsNot')}</p>
    </>
  );
}
