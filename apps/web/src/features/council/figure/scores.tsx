import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { useSearchParams } from 'wouter';
import { useTexts } from '../../../lib/i18n.ts';
import { Button, Loaded } from '../../../ui/index.ts';
import { dayWords, told } from '../words.ts';
import { SCORES, type Score } from './documents.ts';
import css from '../council.module.css';

/** A score of somebody's votes, only for who asks for it: the address keeps that, and nothing else does. */
export function Scores({ code }: { readonly code: string }): ReactNode {
  const { say } = useTexts();
  const [search, change] = useSearchParams();
  const shown = search.has('score');
  const turn = () =>
    change(
      (now) => {
        if (shown) now.delete('score');
        else now.set('score', '');
        return now;
      },
      { replace: true },
    );
  return (
    <>
      <p>
        <Button aria-expanded={shown} onPress={turn}>
          {say(shown ? 'console.scores.hide' : 'console.scores.show')}
        </Button>
      </p>
      {shown && <Shown code={code} />}
    </>
  );
}

function Shown({ code }: { readonly code: string }): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: SCORES, variables: { code } });
  return (
    <Loaded result={result} retry={() => again()}>
      {({ figureScores }) => {
        const scores = figureScores.filter(({ of }) => of > 0);
        return scores.length ? (
          <>
            <p className="meta">{say('scores.rule')}</p>
            <ul className={css.scores}>
              {scores.map((score) => (
                <One key={score.demand} score={score} />
              ))}
            </ul>
          </>
        ) : (
          <p className="soft">{say('console.scores.none')}</p>
        );
      }}
    </Loaded>
  );
}

/** One score, always with its words, how many votes it could rest on, and those that it does. */
function One({ score }: { readonly score: Score }): ReactNode {
  const { say, language } = useTexts();
  const { agreement, words, of, could, absent, votes } = score;
  const title = told(score.title, language);
  return (
    <li>
      <h3 lang={title.lang}>{title.text}</h3>
      <p>
        <b>{say(`scores.words.${words}`)}</b>
        {agreement !== null && `. ${say('scores.agreement', { percent: agreement })}`}
      </p>
      {agreement !== null && (
        <svg className={css.scoreBar} aria-hidden="true">
          <rect width="100%" height="100%" rx="3" className={css.scoreTrack} />
          <rect width={`${agreement}%`} height="100%" rx="3" className={css.scoreFilled} />
        </svg>
      )}
      <p className="meta">{say('scores.could', { could, of, absent })}</p>
      <ul className={css.scoreVotes}>
        {votes.map(({ id, text, heldOn, source }) => (
          <li key={id}>
            {told(text, language).text}, {dayWords(language, heldOn)}.{' '}
            {source.url ? (
              <a href={source.url} rel="noreferrer noopener" target="_blank">
                {source.publisher}
                <span className="vh"> ({say('console.council.linkOut')})</span>
              </a>
            ) : (
              source.publisher
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}
