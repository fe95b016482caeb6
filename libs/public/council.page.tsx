import type { ReactNode } from 'react';
import type { BodyDecisionView, CouncilView, DemandView, SourceView } from '#officials';
import { textIn } from '#platform';
import { Grid, titleOf, type Writing } from './council.grid.tsx';
import { dateWords, dayWords } from './council.words.ts';
import { addressIn } from './page.tsx';
import { Sprite, SpriteIcon } from './sprite.tsx';
import { labelWords, MARKS, STALE_MARK } from './stance-mark.tsx';

const ICONS = [...Object.values(MARKS), STALE_MARK].map(({ icon }) => icon);

/** Whose record it is, and that nobody here has confirmed it yet. */
export function ReviewNote({
  council: { review, demands },
  writing,
}: {
  council: Pick<CouncilView, 'review' | 'demands'>;
  writing: Writing;
}) {
  const { t, language } = writing;
  const facts = { version: review.version, date: dayWords(review.date, language) };
  const { sharedBy, sharedWith } = review;
  const bundled = review.status === 'BUNDLED';
  const isDraft = language === 'es' && demands.some(({ spanishIsDraft }) => spanishIsDraft);
  return (
    <div className={bundled ? 'note warn' : 'note good'}>
      <SpriteIcon name={bundled ? 'info' : 'check'} />
      <div>
        <p>{t(bundled ? 'council.page.bundled' : 'council.page.confirmed', facts)}</p>
        {bundled && <p>{t('council.page.bundledHint')}</p>}
        {isDraft && <p>{t('council.page.spanishDraft')}</p>}
        {sharedBy && <p>{t('council.page.keptBy', { keeper: sharedBy, reader: sharedWith ?? '' })}</p>}
      </div>
    </div>
  );
}

/** Which day the page shows, and how to see another. */
function AsOf({ council, writing }: { council: CouncilView; writing: Writing }): ReactNode {
  const { t, language } = writing;
  const day = dayWords(council.asOf, language);
  const closing = dayWords(council.closingDate, language);
  const path = addressIn(language, '/council');
  return (
    <>
      {council.beyondRecord && (
        <div className="note warn">
          <SpriteIcon name="clock" />
          <div>
            <p>{t('council.page.beyond', { closing, date: day })}</p>
            <p>{t('council.page.beyondHolders')}</p>
          </div>
        </div>
      )}
      <details>
        <summary>{t('council.page.pickDay')}</summary>
        <form className="day" method="get" action={path}>
          <div>
            <label className="label" htmlFor="asOf">
              {t('council.page.day')}
            </label>
            <input className="input" id="asOf" type="date" name="asOf" defaultValue={council.asOf} required />
          </div>
          <button className="btn">{t('council.page.show')}</button>
        </form>
      </details>
      {council.asOf !== council.closingDate && (
        <p>
          <a className="tap" href={path}>
            {t('council.page.backToClosing', { date: closing })}
          </a>
        </p>
      )}
    </>
  );
}

function Legend({ writing: { t } }: { writing: Writing }): ReactNode {
  return (
    <section className="legend">
      <h2>{t('council.page.legend')}</h2>
      <ul>
        {(Object.keys(MARKS) as (keyof typeof MARKS)[]).map((label) => (
          <li key={label} className={`st ${MARKS[label].className}`}>
            <SpriteIcon name={MARKS[label].icon} small />
            {labelWords({ label, stale: false }, t)}
          </li>
        ))}
        <li className={`st ${STALE_MARK.className}`}>
          <SpriteIcon name={STALE_MARK.icon} small />
          {t('council.outOfDate')}
        </li>
      </ul>
      <p className="soft">{t('council.page.legendText')}</p>
    </section>
  );
}

function Decision({ decision, writing }: { decision: BodyDecisionView; writing: Writing }): ReactNode {
  const { t, language } = writing;
  const words = textIn(decision.text, language);
  return (
    <div className="note">
      <SpriteIcon name="vote" />
      <div>
        <p>
          <b>{dateWords(decision.date, t, language)}.</b> <span lang={words.lang}>{words.text}</span>
        </p>
        <p className="soft">
          {decision.about.length > 0 &&
            `${t('council.page.decisionAbout', { demands: decision.about.map((title) => textIn(title, language).text).join(', ') })} `}
          {t(decision.elsewhere ? 'council.page.decisionElsewhere' : 'council.page.decisionSets')}{' '}
          {decision.source.publisher}.
        </p>
      </div>
    </div>
  );
}

function Asked({ demand, writing }: { demand: DemandView; writing: Writing }): ReactNode {
  const { t, language, query } = writing;
  const words = textIn(demand.text, language);
  const before = demand.answers.length > 0 && demand.answers.every(({ beforeOrdinance }) => beforeOrdinance);
  return (
    <li id={demand.code}>
      <h3>
        <a href={addressIn(language, `/council/demand/${demand.code}`) + query}>{titleOf(demand, language)}</a>
      </h3>
      <p lang={words.lang}>{words.text}</p>
      <p className="meta">{t(`council.page.target.${demand.target as 'CITY'}`)}</p>
      {demand.answers.length === 0 && <p className="soft">{t('council.page.noAnswer')}</p>}
      {demand.answers.length > 0 && (
        <ul className="answers">
          {demand.answers.map((answer) => (
            <li key={answer.id}>
              <b>{t(`council.answer.${answer.responseType as 'ACCEPTS'}`)}</b>
              <span lang={textIn(answer.text, language).lang}>{textIn(answer.text, language).text}</span>
              {!before && answer.beforeOrdinance && <p className="meta">{t('council.page.beforeOrdinance')}</p>}
            </li>
          ))}
        </ul>
      )}
      {before && (
        <p className="meta">
          {t('council.page.beforeOrdinance')} {demand.answers[0]!.source.publisher}.
        </p>
      )}
    </li>
  );
}

function SourceLine({ source, writing: { t } }: { source: SourceView; writing: Writing }): ReactNode {
  return (
    <li>
      <b>{source.publisher}</b>
      {source.title && `, ${source.title}`}.{' '}
      {source.url ? <a href={source.url}>{source.url}</a> : <span className="meta">{t('council.page.noAddress')}</span>}
    </li>
  );
}

const METHOD = [1, 2, 3, 4, 5, 6, 7] as const;

/** The head of the page: how much is known stands above everything else. */
function Band({ council, writing }: { council: CouncilView; writing: Writing }): ReactNode {
  const { t, language } = writing;
  const day = dayWords(council.asOf, language);
  return (
    <div className="cband">
      <div className="in">
        <p className="over">{t('council.page.over')}</p>
        <h1>{t('council.page.title')}</h1>
        <p className="cover">{t('council.page.known', { known: council.known, total: council.total })}</p>
        <p className="lede">
          {t(council.asOf === council.closingDate ? 'council.page.asOfClosing' : 'council.page.asOf', { date: day })}
        </p>
        <p className="lede">{t('council.page.lede')}</p>
        <p className="lede">{t('council.page.unknownRest', { count: council.total - council.known })}</p>
      </div>
    </div>
  );
}

function Sources({ council, writing }: { council: CouncilView; writing: Writing }): ReactNode {
  const { t, query } = writing;
  return (
    <section>
      <h2>{t('council.page.sources')}</h2>
      <p className="soft text">{t('council.page.sourcesHint')}</p>
      <ul className="sources">
        {council.sources.map((source) => (
          <SourceLine key={source.id} source={source} writing={writing} />
        ))}
      </ul>
      <p>
        <a className="tap" href={`/council.json${query}`}>
          <SpriteIcon name="file" small />
          {t('council.page.json')}
        </a>
      </p>
      <p className="soft text">{t('council.page.mistake')}</p>
    </section>
  );
}

/** The public page of the council: how much is known first, then the grid, then what it rests on. */
export function CouncilPage({ council, writing }: { council: CouncilView; writing: Writing }): ReactNode {
  const { t } = writing;
  return (
    <>
      <Sprite names={[...ICONS, 'right', 'info', 'vote', 'file']} />
      <Band council={council} writing={writing} />
      <div className="in council">
        <ReviewNote council={council} writing={writing} />
        <AsOf council={council} writing={writing} />
        <Grid council={council} writing={writing} />
        <Legend writing={writing} />
        {council.bodyDecisions.length > 0 && (
          <section>
            <h2>{t('council.page.decisions')}</h2>
            {council.bodyDecisions.map((decision) => (
              <Decision key={decision.id} decision={decision} writing={writing} />
            ))}
          </section>
        )}
        <section>
          <h2>{t('council.page.demands')}</h2>
          <p className="soft text">{t('council.page.answerIsNot')}</p>
          <ul className="asked">
            {council.demands.map((demand) => (
              <Asked key={demand.code} demand={demand} writing={writing} />
            ))}
          </ul>
        </section>
        <section>
          <h2>{t('council.page.method')}</h2>
          <ul className="method text">
            {METHOD.map((each) => (
              <li key={each}>{t(`council.page.method${each}`)}</li>
            ))}
          </ul>
          <p>
            <a className="tap" href={addressIn(writing.language, '/council/incidents')}>
              {t('claims.title')}
            </a>{' '}
            <a className="tap" href={addressIn(writing.language, '/council/method')}>
              {t('method.link')}
            </a>
          </p>
        </section>
        <Sources council={council} writing={writing} />
      </div>
    </>
  );
}
