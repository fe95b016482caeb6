import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { Link } from 'wouter';
import { failureOf } from '../../lib/failure.ts';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { Button, ButtonLink, type Column, Notice, Section, Sure, Table } from '../../ui/index.ts';
import { ConsentForm } from './batches.tsx';
import { undoImportDocument } from './documents.ts';
import styles from './import.module.css';
import { type ImportFile, Rejected, Sum } from './report-parts.tsx';

/** What an import came to, done, stopped or broken off: what is still to be said, the way on, and the way back. */
export function Over({
  file,
  goOn,
  refresh,
}: {
  readonly file: ImportFile;
  readonly goOn: () => void;
  readonly refresh: () => void;
}): ReactNode {
  const { say } = useTexts();
  const { id, state, created, updated, merged, rejected, consentSource } = file.batch;
  const { summary } = file;
  if (state === 'UNDONE') return <Undone file={file} />;
  const counts = { created, updated, unchanged: merged - updated, rejected, blank: summary?.blank ?? 0 };
  return (
    <>
      <Notice kind={state === 'DONE' ? 'good' : 'warn'} live>
        <p>
          {state === 'CANCELLED' && <b>{say('console.import.cancelled')} </b>}
          <b>{say('console.import.done', { count: created })}</b>{' '}
          {merged > 0 && say('console.import.doneMerged', { count: merged })}
        </p>
      </Notice>
      <section className={`card sec ${styles.sum}`}>
        <Sum counts={counts} />
      </section>
      {state === 'FAILED' && file.kept && (
        <p className="submit">
          <Button kind="primary" big onPress={goOn}>
            {say('console.import.goOn')}
          </Button>
        </p>
      )}
      {created + merged > 0 && consentSource === null && (
        <section className="card sec">
          <h2>{say('console.import.consent')}</h2>
          <ConsentForm batchId={id} />
        </section>
      )}
      {summary && state === 'DONE' && <Rejected id={id} summary={summary} />}
      <p className="submit">
        <ButtonLink to="/people" big>
          {say('console.import.toPeople')}
        </ButtonLink>{' '}
        {created + merged > 0 && <Undo id={id} refresh={refresh} />}
      </p>
    </>
  );
}

function Undo({ id, refresh }: { readonly id: string; readonly refresh: () => void }): ReactNode {
  const { say } = useTexts();
  const [asking, ask] = useState(false);
  const [, send] = useMutation(undoImportDocument);
  const undo = async () => {
    const failure = failureOf((await send({ id })).error);
    if (failure) return failure;
    ask(false);
    refresh();
  };
  return (
    <>
      <Button big onPress={() => ask(true)}>
        {say('console.import.undo')}
      </Button>
      {asking && (
        <Sure
          title={say('console.import.undo')}
          yes={say('console.import.undoYes')}
          send={undo}
          close={() => ask(false)}
        >
          <p>{say('console.import.undoAbout')}</p>
        </Sure>
      )}
    </>
  );
}

type Kept = ImportFile['batch']['keptPeople'][number];
const SHOWN = 200;

/** What could not be taken back, and why; each is on their own page. */
function Undone({ file }: { readonly file: ImportFile }): ReactNode {
  const { say } = useTexts();
  const kept = file.batch.keptPeople;
  const columns: Column<Kept>[] = [
    {
      key: 'who',
      head: say('console.import.keptWho'),
      cell: ({ personId, made }) => (
        <Link to={`/people/${personId}`}>{say(made ? 'console.import.keptNew' : 'console.import.keptOld')}</Link>
      ),
    },
    { key: 'why', head: say('console.import.why'), cell: ({ why }) => sayCode(say, 'console.import.kept', why) },
  ];
  return (
    <>
      <Notice kind="good" live>
        <p>
          <b>{say('console.import.undone')}</b> {kept.length === 0 && say('console.import.undoneAll')}
        </p>
      </Notice>
      {kept.length > 0 && (
        <Section title={say('console.import.keptTitle', { count: kept.length })}>
          <p className="soft before">{say('console.import.keptAbout')}</p>
          <Table
            label={say('console.import.keptTitle', { count: kept.length })}
            columns={columns}
            rows={kept.slice(0, SHOWN)}
            rowKey={({ personId }) => personId}
          />
          {kept.length > SHOWN && (
            <p className="meta">{say('console.import.andMore', { count: kept.length - SHOWN })}</p>
          )}
        </Section>
      )}
      <p className="submit">
        <ButtonLink to="/people/import" big>
          {say('console.import.another')}
        </ButtonLink>
      </p>
    </>
  );
}
