import { type ReactNode, useEffect, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { useLocation } from 'wouter';
import { FORBIDDEN, failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Failed, Loaded, Notice, PageHead } from '../../ui/index.ts';
import { type Choice, Columns } from './columns.tsx';
import { cancelImportDocument, checkImportDocument, importFileDocument, startImportDocument } from './documents.ts';
import { DryRun } from './dry-run.tsx';
import { Over } from './over.tsx';
import type { ImportFile } from './report-parts.tsx';
import { Progress, type Step, Steps } from './steps.tsx';

/** How often a running import is looked at, in milliseconds. */
const EVERY = 1_000;
const RUNNING = ['CHECKING', 'RUNNING', 'UNDOING'];

/** One import, wherever it stands: its columns, the dry run, how far it has come, what it came to, and the way back. */
export default function ImportFilePage({ id }: { readonly id: string }): ReactNode {
  const { can } = useSession();
  const [result, again] = useQuery({
    query: importFileDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const running = RUNNING.includes(result.data?.importFile.batch.state ?? '');
  const refresh = () => again({ requestPolicy: 'network-only' });
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => again({ requestPolicy: 'network-only' }), EVERY);
    return () => clearInterval(timer);
  }, [running, again]);
  if (!can('people.import')) return <Failed failure={FORBIDDEN} whole />;
  // What was read stays on the screen while one look in between fails.
  return (
    <Loaded whole result={result.data ? { ...result, error: undefined } : result} retry={refresh}>
      {({ importFile }) => <Standing file={importFile} refresh={refresh} />}
    </Loaded>
  );
}

const STEP: Readonly<Record<string, Step>> = { MADE: 'columns', CHECKING: 'dryRun', CHECKED: 'dryRun' };

function Standing({ file, refresh }: { readonly file: ImportFile; readonly refresh: () => void }): ReactNode {
  const { say } = useTexts();
  const [changing, change] = useState(false);
  const { check, start, cancel, problem, busy } = useVerbs(file.batch.id, refresh, () => change(false));
  const { state, created, updated, rejected, about, read } = file.batch;
  const [, go] = useLocation();
  const leave = async () => {
    await cancel();
    go('/people/import');
  };
  const choosing = state === 'MADE' || (state === 'CHECKED' && changing);
  return (
    <>
      <PageHead
        title={say('console.import.title')}
        about={file.name}
        back={{ to: '/people/import', label: say('console.import.all') }}
      />
      <Steps now={choosing ? 'columns' : (STEP[state] ?? 'done')} />
      {(problem ?? file.failure) && (
        <div className="stack-below">
          <Notice kind="bad" live>
            <p>{problem ?? file.failure}</p>
          </Notice>
        </div>
      )}
      {choosing ? (
        <Columns file={file} check={check} busy={busy} />
      ) : state === 'CHECKING' ? (
        <Progress title={say('console.import.checking')} read={read} about={about} stop={() => void cancel()} />
      ) : state === 'CHECKED' && file.summary ? (
        <DryRun
          {...{ file, busy }}
          summary={file.summary}
          go={() => void start()}
          leave={() => void leave()}
          change={() => change(true)}
        />
      ) : state === 'RUNNING' ? (
        <Progress
          title={say('console.import.writing')}
          {...{ read, about }}
          counts={[
            [say('console.import.part.created'), created],
            [say('console.import.part.updated'), updated],
            [say('console.import.part.rejected'), rejected],
          ]}
          stop={() => void cancel()}
        />
      ) : state === 'UNDOING' ? (
        <Progress title={say('console.import.undoing')} />
      ) : (
        <Over file={file} goOn={() => void start()} refresh={refresh} />
      )}
    </>
  );
}

function useVerbs(id: string, refresh: () => void, checked: () => void) {
  const { say } = useTexts();
  const [{ fetching: checking }, sendCheck] = useMutation(checkImportDocument);
  const [{ fetching: starting }, sendStart] = useMutation(startImportDocument);
  const [, sendCancel] = useMutation(cancelImportDocument);
  const [problem, setProblem] = useState<string>();
  const tell = (error: Parameters<typeof failureOf>[0]) => {
    const failure = failureOf(error);
    setProblem(failure && (failure.message || say('console.unreachable')));
    refresh();
    return failure;
  };
  return {
    problem,
    busy: checking || starting,
    check: async (choice: Choice) => {
      if (!tell((await sendCheck({ id, choice })).error)) checked();
    },
    start: async () => tell((await sendStart({ id })).error),
    cancel: async () => tell((await sendCancel({ id })).error),
  };
}
