import { type ReactNode } from 'react';
import { list } from '../../lib/format.ts';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { Button, Notice } from '../../ui/index.ts';
import styles from './import.module.css';
import { type ImportFile, Rejected, Sum, type Summary } from './report-parts.tsx';

/** What would happen; nothing has been written, and the one button says how many rows it takes in. */
export function DryRun({
  file,
  summary,
  go,
  leave,
  change,
  busy,
}: {
  readonly file: ImportFile;
  readonly summary: Summary;
  readonly go: () => void;
  readonly leave: () => void;
  readonly change: () => void;
  readonly busy: boolean;
}): ReactNode {
  const { say } = useTexts();
  const rows = summary.created + summary.updated + summary.unchanged;
  const used = file.columns.filter(({ field }) => field !== null).length;
  return (
    <>
      <section className={`card ${styles.sum}`} aria-labelledby="sum">
        <h2 id="sum">{say('console.import.notYet')}</h2>
        <p>
          {readAs(file, say)} {say('console.import.twice')}
        </p>
        <Sum counts={summary} />
      </section>
      <Impact file={file} summary={summary} />
      <p className="reveal">
        <Button onPress={change}>{say('console.import.changeColumns')}</Button>{' '}
        {file.columns.length > 0 && (
          <span className="meta">{say('console.import.columns', { used, count: file.columns.length })}</span>
        )}
      </p>
      <Rejected id={file.batch.id} summary={summary} />
      <div className={styles.go}>
        <p>
          <b>{say('console.import.undoable')}</b>
          <br />
          {say('console.import.noBulkNext')}
        </p>
        <span className="grow" />
        <Button big onPress={leave}>
          {say('console.import.leave')}
        </Button>
        {rows > 0 && (
          <Button big kind="primary" busy={busy} onPress={go}>
            {say('console.import.go', { count: rows })}
          </Button>
        )}
      </div>
    </>
  );
}

const delimiterName = (delimiter: string) =>
  ({ ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' })[delimiter] ?? delimiter;

function readAs({ batch, encoding, delimiter }: ImportFile, say: ReturnType<typeof useTexts>['say']): string {
  const kind = sayCode(say, 'console.import.kind', batch.format);
  const of = { kind, encoding: encoding.toUpperCase() };
  return delimiter
    ? say('console.import.format', {
        ...of,
        delimiter: sayCode(say, 'console.import.delimiter', delimiterName(delimiter)),
      })
    : say('console.import.formatPlain', of);
}

/** Who said stop, whose address does not work, who has died, which tags are new, and what is never stored. */
function Impact({ file, summary }: { readonly file: ImportFile; readonly summary: Summary }): ReactNode {
  const { say, language } = useTexts();
  const { stops, bounced, deceased, created, updated, unchanged, newTags } = summary;
  const never = file.columns.filter(({ forbidden }) => forbidden).map(({ header }) => `“${header}”`);
  const channels = (['email', 'sms', 'phone', 'all'] as const).filter((channel) => stops[channel] > 0);
  return (
    <div className={styles.notes}>
      {created + updated + unchanged === 0 && (
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
            <b>{channels.map((each) => say(`console.import.stop.${each}`, { count: stops[each] })).join(' · ')}</b>
          </p>
          <p>{say('console.import.stopHolds')}</p>
        </Notice>
      )}
      {newTags.length > 0 && (
        <Notice icon="info">
          <p>
            {say('console.import.newTags', { count: newTags.length, tags: list(language, newTags.slice(0, 12)) })}
            {newTags.length > 12 && ` ${say('console.import.andMore', { count: newTags.length - 12 })}`}
          </p>
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
