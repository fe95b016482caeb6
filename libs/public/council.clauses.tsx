import type { ReactNode } from 'react';
import type { ClauseView, DemandPageView } from '#officials';
import { textIn } from '#platform';
import type { Writing } from './council.grid.tsx';
import { dateWords } from './council.words.ts';
import { SpriteIcon } from './sprite.tsx';

/** How each verdict looks beside its words. */
export const VERDICT_MARKS: Readonly<Record<string, { readonly className: string; readonly icon: string }>> = {
  MEETS: { className: 'st-committed', icon: 'checks' },
  PARTLY: { className: 'st-mixed', icon: 'half' },
  FALLS_SHORT: { className: 'st-lean-oppose', icon: 'lean-down' },
  SILENT: { className: 'st-na', icon: 'minus' },
  BEARS_ON: { className: 'st-unknown', icon: 'info' },
};

function Clause({ clause, writing }: { clause: ClauseView; writing: Writing }): ReactNode {
  const { t, language } = writing;
  const { className, icon } = VERDICT_MARKS[clause.verdict] ?? VERDICT_MARKS['BEARS_ON']!;
  const [text, reason] = [textIn(clause.text, language), textIn(clause.reason, language)];
  const { publisher, url } = clause.source;
  return (
    <li>
      <SpriteIcon name="file" />
      <p lang={text.lang}>{text.text}</p>
      <p>
        <span className={`st ${className}`}>
          <SpriteIcon name={icon} small />
          {t(`demand.verdict.${clause.verdict as 'MEETS'}`)}
        </span>
      </p>
      <p lang={reason.lang}>{reason.text}</p>
      {clause.part && <p className="meta">{t('demand.part', { part: textIn(clause.part, language).text })}</p>}
      {clause.olderText && <p className="meta">{t('demand.olderText')}</p>}
      <p className="meta">
        {t('demand.assessor')}: {clause.assessor ? textIn(clause.assessor, language).text : t('demand.assessorRecord')}.{' '}
        {url ? <a href={url}>{publisher}</a> : publisher}, {clause.locator}.
      </p>
    </li>
  );
}

/** What each document gave of a demand, clause by clause, the latest document first; also where it is silent. */
export function Clauses({
  page,
  writing,
}: {
  page: Pick<DemandPageView, 'clauses' | 'silent'>;
  writing: Writing;
}): ReactNode {
  const { t, language } = writing;
  const documents = Map.groupBy(page.clauses, ({ document }) => document.code);
  return (
    <>
      {page.silent.map((document) => (
        <div className="note" key={document.code}>
          <SpriteIcon name="minus" />
          <p>
            {t('demand.silent', { document: textIn(document.title, language).text })}{' '}
            <span className="soft">{dateWords(document.date, t, language)}</span>
          </p>
        </div>
      ))}
      {[...documents].map(([code, clauses]) => (
        <div key={code}>
          <h3>{textIn(clauses[0]!.document.title, language).text}</h3>
          <p className="meta">{dateWords(clauses[0]!.document.date, t, language)}</p>
          <ul className="ev text">
            {clauses.map((clause) => (
              <Clause key={clause.code} clause={clause} writing={writing} />
            ))}
          </ul>
        </div>
      ))}
      {!page.clauses.length && !page.silent.length && <p>{t('demand.clausesNone')}</p>}
    </>
  );
}
