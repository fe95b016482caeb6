import { type ReactNode, useState } from 'react';
import { list } from '../../lib/format.ts';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { Button, type Column, Notice, Pill, Section, Table } from '../../ui/index.ts';
import styles from './import.module.css';
import type { Report } from './report.ts';
import { Rejected, Sum } from './report-parts.tsx';

/** What would happen; nothing has been written, and the one button says how many rows it takes in. */
export function DryRun({
  report,
  go,
  leave,
}: {
  readonly report: Report;
  readonly go: () => void;
  readonly leave: () => void;
}): ReactNode {
  const { say } = useTexts();
  const rows = report.created + report.merged;
  return (
    <>
      <section className={`card ${styles.sum}`} aria-labelledby="sum">
        <h2 id="sum">{say('console.import.notYet')}</h2>
        <p>
          {say('console.import.format', {
            kind: sayCode(say, 'console.import.kind', report.format.kind),
            encoding: report.format.encoding.toUpperCase(),
            delimiter: sayCode(say, 'console.import.delimiter', delimiterName(report.format.delimiter)),
          })}{' '}
          {say('console.import.twice')}
        </p>
        <Sum report={report} />
      </section>
      <Impact report={report} />
      <Rejected report={report} />
      <Columns report={report} />
      <div className={styles.go}>
        <p>
          <b>{say('console.import.noBulk')}</b>
          <br />
          {say('console.import.noBulkNext')}
        </p>
        <span className="grow" />
        <Button big onPress={leave}>
          {say('console.import.leave')}
        </Button>
        {rows > 0 && (
          <Button big kind="primary" onPress={go}>
            {say('console.import.go', { count: rows })}
          </Button>
        )}
      </div>
    </>
  );
}

const delimiterName = (delimiter: string) =>
  ({ ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' })[delimiter] ?? delimiter;

/** Who said stop, whose address does not work, who has died: what the file itself says must not happen. */
function Impact({ report }: { readonly report: Report }): ReactNode {
  const { say, language } = useTexts();
  const { optedOut, bounced, deceased, created, merged } = report;
  const never = report.columns.filter(({ forbidden }) => forbidden).map(({ header }) => `“${header}”`);
  const channels = (['email', 'sms', 'phone', 'all'] as const).filter((channel) => optedOut[channel] > 0);
  return (
    <div className={styles.notes}>
      {created + merged === 0 && (
        <Notice kind="bad">
          <p>{say('console.import.none')}</p>
        </Notice>
      )}
      {never.length > 0 && (
        <Notice kind="bad" icon="shield">
          <p>
            <b>{say('console.import.never', { count: never.length, columns: list(language, never) })}</b>
          </p>
          <p>{say('console.import.neverNext')}</p>
        </Notice>
      )}
      {channels.length > 0 && (
        <Notice kind="warn" icon="x">
          <p>
            <b>{channels.map((each) => say(`console.import.stop.${each}`, { count: optedOut[each] })).join(' · ')}</b>
          </p>
          <p>{say('console.import.stopHolds')}</p>
        </Notice>
      )}
      {bounced > 0 && (
        <Notice icon="mail">
          <p>{say('console.import.bounced', { count: bounced })}</p>
        </Notice>
      )}
      {deceased > 0 && (
        <Notice icon="info">
          <p>{say('console.import.deceased', { count: deceased })}</p>
        </Notice>
      )}
    </div>
  );
}

const SOME = 12;

/** What is never stored first, then what is used, then what is left out. */
const rank = ({ field, forbidden }: Report['columns'][number]) => (forbidden ? 0 : field === null ? 2 : 1);

/** How every column was understood; those that are used come first. */
function Columns({ report }: { readonly report: Report }): ReactNode {
  const { say } = useTexts();
  const [whole, setWhole] = useState(false);
  const all = report.columns
    .map((column, place) => ({ ...column, place }))
    .sort((a, b) => rank(a) - rank(b) || a.place - b.place);
  const columns: Column<(typeof all)[number]>[] = [
    { key: 'header', head: say('console.import.inFile'), cell: ({ header }) => <code>{header || '—'}</code> },
    {
      key: 'field',
      head: say('console.import.goesTo'),
      cell: ({ field, forbidden }) =>
        forbidden ? (
          <Pill kind="bad" icon="shield">
            {say('console.import.neverStored')}
          </Pill>
        ) : field === null ? (
          <span className="soft">{say('console.import.leftOut')}</span>
        ) : (
          <b>{sayCode(say, 'console.import.field', field)}</b>
        ),
    },
  ];
  const used = all.filter((column) => rank(column) === 1).length;
  const first = Math.max(SOME, all.filter((column) => rank(column) < 2).length);
  return (
    <Section title={say('console.import.columns', { used, count: all.length })}>
      <Table
        label={say('console.import.columns', { used, count: all.length })}
        columns={columns}
        rows={whole ? all : all.slice(0, first)}
        rowKey={({ place }) => place}
      />
      {!whole && all.length > first && (
        <p className="reveal">
          <Button kind="plain" onPress={() => setWhole(true)}>
            {say('console.import.allColumns', { count: all.length })}
          </Button>
        </p>
      )}
    </Section>
  );
}
