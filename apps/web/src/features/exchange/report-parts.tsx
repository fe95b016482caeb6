import type { ReactNode } from 'react';
import { list, number } from '../../lib/format.ts';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { Button, type Column, Section, Table } from '../../ui/index.ts';
import styles from './import.module.css';
import { asCsv, byReason, type Report, type RowReason } from './report.ts';

const PARTS = ['created', 'updated', 'unchanged', 'rejected', 'blank'] as const;

/** How many rows became what: a picture first, the numbers under it. */
export function Sum({ report }: { readonly report: Report }): ReactNode {
  const { say, language } = useTexts();
  const counts = {
    created: report.created,
    updated: report.updated,
    unchanged: report.unchanged,
    rejected: report.rejectedCount,
    blank: report.blank,
  };
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
export function Rejected({ report }: { readonly report: Report }): ReactNode {
  const { say } = useTexts();
  const { rejected, rejectedCount, flagged, flaggedCount, dryRun } = report;
  if (!rejected.length && !flagged.length) return null;
  const words = (reason: string) => sayCode(say, 'people.import.reason', reason);
  const save = () => {
    const csv = asCsv(report, [say('console.import.row'), say('console.import.why')], words);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['\uFEFF', csv], { type: 'text/csv' }));
    link.download = 'rows.csv';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };
  return (
    <>
      {rejected.length > 0 && (
        <Section
          title={say(dryRun ? 'console.import.wouldReject' : 'console.import.didReject', { count: rejectedCount })}
        >
          <Reasons rows={rejected} words={words} />
        </Section>
      )}
      {flagged.length > 0 && (
        <Section title={say('console.import.flagged', { count: flaggedCount })}>
          <Reasons rows={flagged} words={words} />
        </Section>
      )}
      <p className="reveal">
        <Button kind="plain" icon="download" onPress={save}>
          {say('console.import.everyRow')}
        </Button>
      </p>
    </>
  );
}

const SOME = 12;

function Reasons({
  rows,
  words,
}: {
  readonly rows: readonly RowReason[];
  readonly words: (reason: string) => string;
}): ReactNode {
  const { say, language } = useTexts();
  const columns: Column<{ reason: string; rows: number[] }>[] = [
    { key: 'why', head: say('console.import.why'), cell: ({ reason }) => <b>{words(reason)}</b> },
    {
      key: 'count',
      head: say('console.import.count'),
      figures: true,
      cell: (all) => number(language, all.rows.length),
    },
    {
      key: 'rows',
      head: say('console.import.inRows'),
      cell: (all) => (
        <span className={styles.rows}>
          {all.rows.slice(0, SOME).join(', ')}
          {all.rows.length > SOME && ` ${say('console.import.andMore', { count: all.rows.length - SOME })}`}
        </span>
      ),
    },
  ];
  return (
    <Table label={say('console.import.why')} columns={columns} rows={byReason(rows)} rowKey={({ reason }) => reason} />
  );
}
