import type { ReactNode } from 'react';
import { list, number } from '../../lib/format.ts';
import type { ResultOf } from '../../lib/graphql.ts';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { type Column, Icon, Section, Table } from '../../ui/index.ts';
import type { importFileDocument } from './documents.ts';
import styles from './import.module.css';

/** An import as its page shows it. */
export type ImportFile = ResultOf<typeof importFileDocument>['importFile'];
/** What an import came to. */
export type Summary = NonNullable<ImportFile['summary']>;

const PARTS = ['created', 'updated', 'unchanged', 'rejected', 'blank'] as const;

/** How many rows became what: a picture first, the numbers under it. */
export function Sum({ counts }: { readonly counts: Readonly<Record<(typeof PARTS)[number], number>> }): ReactNode {
  const { say, language } = useTexts();
  const shown = PARTS.filter((part) => counts[part] > 0 || part === 'created' || part === 'rejected');
  const words = shown.map((part) => `${number(language, counts[part])} ${say(`console.import.part.${part}`)}`);
  const total = Math.max(
    1,
    PARTS.reduce((sum, part) => sum + counts[part], 0),
  );
  let from = 0;
  return (
    <>
      <svg className={styles.bar} role="img" aria-label={list(language, words)}>
        {shown
          .filter((part) => counts[part] > 0)
          .map((part) => {
            const width = (100 * counts[part]) / total;
            const x = from;
            from += width;
            return <rect key={part} data-part={part} x={`${x}%`} width={`${width}%`} height="100%" />;
          })}
      </svg>
      <dl className={`${styles.keys} num`}>
        {shown.map((part) => (
          <div key={part}>
            <dt>
              <i data-part={part} />
              {say(`console.import.part.${part}`)}
            </dt>
            <dd>
              {number(language, counts[part])}
              <small>{say(`console.import.partHint.${part}`)}</small>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** The rows that do not come in, or need a look, each with its reason; nothing of what they hold. */
export function Rejected({ id, summary }: { readonly id: string; readonly summary: Summary }): ReactNode {
  const { say } = useTexts();
  const { reasons, dryRun, rejected, flagged } = summary;
  const part = (wanted: boolean) => reasons.filter((each) => each.rejected === wanted);
  return (
    <>
      {rejected > 0 && (
        <Section title={say(dryRun ? 'console.import.wouldReject' : 'console.import.didReject', { count: rejected })}>
          <Reasons reasons={part(true)} />
        </Section>
      )}
      {flagged > 0 && (
        <Section title={say('console.import.flagged', { count: flagged })}>
          <Reasons reasons={part(false)} />
        </Section>
      )}
      <p className="reveal">
        <a className="btn plain" href={`/api/imports/${id}/rows.csv`} download="rows.csv">
          <Icon name="download" small />
          {say('console.import.everyRow')}
        </a>
      </p>
    </>
  );
}

function Reasons({ reasons }: { readonly reasons: Summary['reasons'] }): ReactNode {
  const { say, language } = useTexts();
  const columns: Column<Summary['reasons'][number]>[] = [
    {
      key: 'why',
      head: say('console.import.why'),
      cell: ({ reason }) => <b>{sayCode(say, 'people.import.reason', reason)}</b>,
    },
    { key: 'count', head: say('console.import.count'), figures: true, cell: ({ count }) => number(language, count) },
    {
      key: 'rows',
      head: say('console.import.inRows'),
      cell: ({ first, count }) => (
        <span className={styles.rows}>
          {first.join(', ')}
          {count > first.length && ` ${say('console.import.andMore', { count: count - first.length })}`}
        </span>
      ),
    },
  ];
  return <Table label={say('console.import.why')} columns={columns} rows={reasons} rowKey={({ reason }) => reason} />;
}
