import { type ReactNode, useEffect, useRef, useState } from 'react';
import { FORBIDDEN, type Failure, refusalOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { upload } from '../../lib/rest.ts';
import { useSession } from '../../lib/session.tsx';
import { ButtonLink, Failed, Notice, PageHead } from '../../ui/index.ts';
import { Batches, ConsentForm } from './batches.tsx';
import { ChooseFile } from './choose-file.tsx';
import { DryRun } from './dry-run.tsx';
import type { Report } from './report.ts';
import { Rejected, Sum } from './report-parts.tsx';
import { type Step, Steps, Working } from './steps.tsx';

/** Where an import stands: the file stays in the browser until the dry run has been read. */
interface Import {
  readonly step: Step;
  readonly file?: File;
  readonly report?: Report;
  /** From 0 to 1 while a file is on its way, 1 while the server works on it; undefined while nothing is. */
  readonly sent?: number | undefined;
  readonly failure?: Failure | undefined;
}

/** A list from a file: first what would happen, then, on one button, that. */
export default function ImportPeople(): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const { state, run, restart, stop } = useImport();
  if (!can('people.import')) return <Failed failure={FORBIDDEN} whole />;
  const { step, file, report, sent, failure } = state;
  return (
    <>
      <PageHead
        title={say('console.import.title')}
        about={file?.name ?? say('console.import.about')}
        back={{ to: '/people', label: say('console.people') }}
      />
      <Steps now={step} />
      {failure && (
        <Notice kind="bad" live>
          <p>{failure.message || say(step === 'file' ? 'console.unreachable' : 'console.import.unsure')}</p>
        </Notice>
      )}
      {sent !== undefined ? (
        <Working sent={sent} writes={step === 'done'} stop={step === 'done' ? undefined : stop} />
      ) : step === 'file' ? (
        <>
          <ChooseFile choose={(chosen) => void run(chosen, true)} />
          <Batches />
        </>
      ) : report && file && step === 'dryRun' ? (
        <DryRun report={report} go={() => void run(file, false)} leave={restart} />
      ) : (
        report && <Done report={report} />
      )}
    </>
  );
}

function useImport() {
  const [state, setState] = useState<Import>({ step: 'file' });
  const stopping = useRef<AbortController>(undefined);
  useEffect(() => () => stopping.current?.abort(), []);
  const run = async (file: File, dryRun: boolean) => {
    const before = state;
    const step = dryRun ? 'dryRun' : 'done';
    const { signal } = (stopping.current = new AbortController());
    setState({ ...before, step, file, sent: 0, failure: undefined });
    try {
      const sent = (share: number) => setState((now) => ({ ...now, sent: share }));
      const report = await upload<Report>(`/api/imports?dryRun=${dryRun}`, file, sent, dryRun ? signal : undefined);
      setState({ step, file, report });
    } catch (error) {
      const stopped = error instanceof DOMException;
      setState({ ...before, sent: undefined, failure: stopped ? undefined : refusalOf(error) });
    }
  };
  return {
    state,
    run,
    restart: () => setState({ step: 'file' }),
    stop: () => stopping.current?.abort(),
  };
}

function Done({ report }: { readonly report: Report }): ReactNode {
  const { say } = useTexts();
  const { created, merged, batchId } = report;
  return (
    <>
      <Notice kind="good" live>
        <p>
          <b>{say('console.import.done', { count: created })}</b>{' '}
          {merged > 0 && say('console.import.doneMerged', { count: merged })}
        </p>
      </Notice>
      <Sum report={report} />
      {batchId && (
        <section className="card sec">
          <h2>{say('console.import.consent')}</h2>
          <ConsentForm batchId={batchId} />
        </section>
      )}
      <Rejected report={report} />
      <p className="submit">
        <ButtonLink to="/people" big>
          {say('console.import.toPeople')}
        </ButtonLink>
      </p>
    </>
  );
}
