import type { ReactNode } from 'react';
import { list } from '../../../lib/format.ts';
import { type Language, type Say, sayCode, useTexts } from '../../../lib/i18n.ts';
import { Icon, Notice, Pill, Section, Table } from '../../../ui/index.ts';
import { dateWords, told } from '../words.ts';
import { Cited, Told } from './cited.tsx';
import css from './demand.module.css';
import type { Clause, DemandPage } from './documents.ts';

const MARKS: Readonly<Record<string, { readonly icon: string; readonly mark: string }>> = {
  MEETS: { icon: 'checks', mark: 'st-committed' },
  PARTLY: { icon: 'half', mark: 'st-mixed' },
  FALLS_SHORT: { icon: 'lean-down', mark: 'st-lean-oppose' },
  SILENT: { icon: 'minus', mark: 'st-na' },
  BEARS_ON: { icon: 'info', mark: 'st-unknown' },
};
const markOf = (verdict: string) => MARKS[verdict] ?? { icon: 'info', mark: 'st-unknown' };

/** How many clauses of a document have which verdict: the picture in words. */
function tallyWords(clauses: readonly Clause[], say: Say, language: Language): string {
  const verdicts = [...new Set(clauses.map(({ verdict }) => verdict))];
  const counts = verdicts.map((verdict) => {
    const count = clauses.filter((each) => each.verdict === verdict).length;
    return `${count} ${sayCode(say, 'demand.verdict', verdict)}`;
  });
  const document = clauses[0] ? told(clauses[0].document.title, language).text : '';
  return say('demand.tally', { document, counts: list(language, counts) });
}

/** What each document gave of the demand: a block a clause, then the table, then the documents that are silent. */
export function Clauses({ clauses, silent }: Pick<DemandPage, 'clauses' | 'silent'>): ReactNode {
  const { say, language } = useTexts();
  const documents = [...new Set(clauses.map(({ document }) => document.code))].map((code) =>
    clauses.filter(({ document }) => document.code === code),
  );
  return (
    <Section title={say('demand.clauses')}>
      <p className="meta">{say('demand.clausesText')}</p>
      {documents.map((own) => (
        <OneDocument key={own[0]!.document.code} clauses={own} />
      ))}
      {silent.map(({ code, title, date }) => (
        <Notice key={code} icon="minus">
          <p>
            {say('demand.silent', { document: told(title, language).text })} ({dateWords(date, say, language)})
          </p>
        </Notice>
      ))}
      {!clauses.length && !silent.length && <p>{say('demand.clausesNone')}</p>}
    </Section>
  );
}

function OneDocument({ clauses }: { readonly clauses: readonly Clause[] }): ReactNode {
  const { say, language } = useTexts();
  const { document } = clauses[0]!;
  const title = told(document.title, language);
  return (
    <div className={css.document}>
      <h3 lang={title.lang}>{title.text}</h3>
      <p className="meta">{dateWords(document.date, say, language)}</p>
      <p className={css.blocks} role="img" aria-label={tallyWords(clauses, say, language)}>
        {clauses.map(({ code, verdict }) => (
          <i key={code} className={markOf(verdict).mark}>
            <Icon name={markOf(verdict).icon} small />
          </i>
        ))}
      </p>
      <Table
        label={title.text}
        rows={clauses}
        rowKey={({ code }) => code}
        columns={[
          { key: 'clause', head: say('demand.clause'), cell: (clause) => <Told text={clause.text} /> },
          { key: 'verdict', head: say('demand.verdict'), cell: (clause) => <Verdict clause={clause} /> },
          { key: 'reason', head: say('demand.reason'), cell: (clause) => <Told text={clause.reason} /> },
          { key: 'by', head: say('demand.assessor'), cell: (clause) => <Assessor clause={clause} /> },
        ]}
      />
    </div>
  );
}

function Verdict({ clause }: { readonly clause: Clause }): ReactNode {
  const { say, language } = useTexts();
  const { icon, mark } = markOf(clause.verdict);
  return (
    <div className={css.verdict}>
      <span className={`st ${mark}`}>
        <Icon name={icon} small />
        {sayCode(say, 'demand.verdict', clause.verdict)}
      </span>
      {clause.part && <p className="meta">{say('demand.part', { part: told(clause.part, language).text })}</p>}
      {clause.olderText && <p className="meta">{say('demand.olderText')}</p>}
      {clause.unsettled && (
        <p>
          <Pill kind="warn" icon="clock">
            {say('demand.unsettled')}
          </Pill>
        </p>
      )}
    </div>
  );
}

const Assessor = ({ clause }: { readonly clause: Clause }): ReactNode => {
  const { say } = useTexts();
  return (
    <div>
      {clause.assessor ? <Told text={clause.assessor} /> : say('demand.assessorRecord')}
      <p className="meta">
        <Cited source={clause.source} locator={clause.locator} />
      </p>
    </div>
  );
};
