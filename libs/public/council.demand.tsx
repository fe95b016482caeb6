import type { ReactNode } from 'react';
import type { CouncilView, DemandAnswerView, DemandPageView, DemandTextView, TextRunView } from '#officials';
import { type LocalizedText, textIn } from '#platform';
import { Clauses } from './council.clauses.tsx';
import { titleOf, type Writing } from './council.grid.tsx';
import { Levers } from './council.levers.tsx';
import { ReviewNote } from './council.page.tsx';
import { dayWords } from './council.words.ts';
import { addressIn } from './page.tsx';
import { Sprite, SpriteIcon } from './sprite.tsx';
import { MARKS, STALE_MARK } from './stance-mark.tsx';

/** Where everything about a demand stands, by its name or its code. */
export const demandPath = (demand: string): string => `/council/demand/${demand}`;

const ICONS = [...Object.values(MARKS), STALE_MARK].map(({ icon }) => icon);

const Told = ({ text, writing }: { text: LocalizedText; writing: Writing }): ReactNode => {
  const words = textIn(text, writing.language);
  return <span lang={words.lang}>{words.text}</span>;
};

/** From when until when a text was in force, as far as that is known. */
function spanWords({ from, until }: DemandTextView, { t, language }: Writing): string {
  const days = [
    from ? t('demand.from', { date: dayWords(from, language) }) : t('demand.dayUnknown'),
    until && t('demand.until', { date: dayWords(until, language) }),
  ];
  return `${days.filter(Boolean).join(', ')}.`;
}

function Changed({ runs, writing: { t } }: { runs: readonly TextRunView[]; writing: Writing }): ReactNode {
  if (runs.every(({ kind }) => kind === 'SAME')) return <p className="meta">{t('demand.unchanged')}</p>;
  return (
    <p className="changed">
      {runs.map(({ kind, text }, at) => {
        if (kind === 'SAME') return ` ${text} `;
        const Tag = kind === 'ADDED' ? 'ins' : 'del';
        return (
          <Tag key={at}>
            <span className="vh">{t(kind === 'ADDED' ? 'demand.added' : 'demand.removed')} </span>
            {text}
          </Tag>
        );
      })}
    </p>
  );
}

function Text({ text, writing }: { text: DemandTextView; writing: Writing }): ReactNode {
  const { t, language } = writing;
  const runs = language === 'es' ? text.changedEs : text.changedEn;
  const { publisher, url } = text.source;
  return (
    <li>
      <SpriteIcon name={text.inForce ? 'check' : 'clock'} />
      <p>
        <Told text={text.text} writing={writing} />
      </p>
      <p className="meta">
        {t('demand.version', { version: text.version })}. {t(text.inForce ? 'demand.inForce' : 'demand.notInForce')}.{' '}
        {spanWords(text, writing)} {url ? <a href={url}>{publisher}</a> : publisher}, {text.locator}.
      </p>
      {runs && (
        <>
          <p className="meta">{t('demand.changed')}:</p>
          <Changed runs={runs} writing={writing} />
        </>
      )}
    </li>
  );
}

function Texts({ page, writing }: { page: DemandPageView; writing: Writing }): ReactNode {
  const { t } = writing;
  const [now, others] = [page.texts.filter(({ inForce }) => inForce), page.texts.filter(({ inForce }) => !inForce)];
  return (
    <section>
      <h2>{t('demand.text')}</h2>
      {now.length === 0 && <p>{t('demand.textNone')}</p>}
      <ul className="ev text">
        {now.map((text) => (
          <Text key={text.version} text={text} writing={writing} />
        ))}
      </ul>
      {others.length > 0 && (
        <>
          <h3>{t('demand.older')}</h3>
          <ul className="ev text">
            {others.map((text) => (
              <Text key={text.version} text={text} writing={writing} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** The form that asks for the same page as of another day. */
function Day({ page, writing }: { page: DemandPageView; writing: Writing }): ReactNode {
  const { t, language } = writing;
  return (
    <details>
      <summary>{t('council.page.pickDay')}</summary>
      <form className="day" method="get" action={addressIn(language, demandPath(page.slug))}>
        <div>
          <label className="label" htmlFor="asOf">
            {t('council.page.day')}
          </label>
          <input className="input" id="asOf" type="date" name="asOf" defaultValue={page.asOf} required />
        </div>
        <button className="btn">{t('council.page.show')}</button>
      </form>
    </details>
  );
}

function Answer({ answer, writing }: { answer: DemandAnswerView; writing: Writing }): ReactNode {
  const { t, language } = writing;
  const { publisher, url } = answer.source;
  return (
    <li>
      <b>{t(`council.answer.${answer.responseType as 'ACCEPTS'}`)}</b>
      <Told text={answer.text} writing={writing} />
      <p className="meta">
        {answer.beforeOrdinance && `${t('council.page.beforeOrdinance')} `}
        {answer.olderText && `${t('demand.olderText')} `}
        {answer.partial && `${t('demand.partial')} `}
        {t('council.date.until', { date: dayWords(answer.asOf, language) })}.{' '}
        {url ? <a href={url}>{publisher}</a> : publisher}, {answer.locator}.
      </p>
    </li>
  );
}

function More({ page, writing }: { page: DemandPageView; writing: Writing }): ReactNode {
  const { t, language } = writing;
  return (
    <>
      {page.parts.length > 0 && (
        <section>
          <h2>{t('demand.parts')}</h2>
          <ul className="method text">
            {page.parts.map((part) => (
              <li key={part.code}>
                <b>{textIn(part.title, language).text}.</b> <Told text={part.text} writing={writing} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {page.notes.length > 0 && (
        <section>
          <h2>{t('demand.notes')}</h2>
          <ul className="answers">
            {page.notes.map((note) => (
              <li key={note.code}>
                <b>{t(`demand.note.${note.kind as 'REASON'}`)}</b>
                <Told text={note.text} writing={writing} />
                <p className="meta">
                  {note.source.publisher}, {note.locator}.
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Everything about one demand for everybody: its texts, what was answered, what was won of it, and who can grant it. */
export function DemandPage({
  page,
  council,
  writing,
}: {
  page: DemandPageView;
  council: Pick<CouncilView, 'review' | 'demands'>;
  writing: Writing;
}): ReactNode {
  const { t, language, query } = writing;
  return (
    <div className="in council">
      <Sprite names={[...ICONS, 'left', 'info', 'file', 'scale']} />
      <p>
        <a className="tap" href={addressIn(language, '/council') + query}>
          <SpriteIcon name="left" small />
          {t('council.page.back')}
        </a>
      </p>
      <h1>{titleOf(page.demand, language)}</h1>
      <p>{t(`council.page.target.${page.demand.target as 'CITY'}`)}</p>
      <p className="meta">{t('council.page.asOf', { date: dayWords(page.asOf, language) })}</p>
      <ReviewNote council={council} writing={writing} />
      <Day page={page} writing={writing} />
      <Texts page={page} writing={writing} />
      <More page={page} writing={writing} />
      <section>
        <h2>{t('demand.clauses')}</h2>
        <p className="soft text">{t('demand.clausesText')}</p>
        <Clauses page={page} writing={writing} />
      </section>
      <section>
        <h2>{t('lever.title')}</h2>
        <p className="soft text">{t('lever.text')}</p>
        <Levers levers={page.levers} writing={writing} />
      </section>
      <section>
        <h2>{t('council.page.answered')}</h2>
        <p className="soft text">{t('council.page.answerIsNot')}</p>
        {page.answers.length === 0 && <p>{t('council.page.noAnswer')}</p>}
        <ul className="answers">
          {page.answers.map((answer) => (
            <Answer key={answer.id} answer={answer} writing={writing} />
          ))}
        </ul>
      </section>
    </div>
  );
}
