import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useMutation } from 'urql';
import { useLocation } from 'wouter';
import { FORBIDDEN, type Failure, refusalOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { upload } from '../../lib/rest.ts';
import { useSession } from '../../lib/session.tsx';
import { Failed, Notice, PageHead } from '../../ui/index.ts';
import { Batches } from './batches.tsx';
import { ChooseFile } from './choose-file.tsx';
import { checkImportDocument } from './documents.ts';
import { Sending, Steps } from './steps.tsx';

/** A file is chosen and sent; a dry run of it begins by itself, and everything after that has a page of its own. */
export default function ImportPeople(): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const { name, sent, failure, send, stop } = useSending();
  if (!can('people.import')) return <Failed failure={FORBIDDEN} whole />;
  return (
    <>
      <PageHead
        title={say('console.import.title')}
        about={name ?? say('console.import.about')}
        back={{ to: '/people', label: say('console.people') }}
      />
      <Steps now="file" />
      {failure && (
        <Notice kind="bad" live>
          <p>{failure.message || say('console.unreachable')}</p>
        </Notice>
      )}
      {sent === undefined ? (
        <>
          <ChooseFile choose={(chosen) => void send(chosen)} />
          <Batches />
        </>
      ) : (
        <Sending sent={sent} stop={stop} />
      )}
    </>
  );
}

function useSending() {
  const [name, setName] = useState<string>();
  const [sent, setSent] = useState<number>();
  const [failure, setFailure] = useState<Failure>();
  const [, check] = useMutation(checkImportDocument);
  const [, go] = useLocation();
  const stopping = useRef<AbortController>(undefined);
  useEffect(() => () => stopping.current?.abort(), []);
  const send = async (file: File) => {
    const { signal } = (stopping.current = new AbortController());
    setName(file.name);
    setSent(0);
    setFailure(undefined);
    try {
      const { id } = await upload<{ id: string }>('/api/imports/files', file, setSent, signal);
      // Where its columns name nobody, they are chosen first: the page says so.
      await check({ id, choice: { columns: [], key: null } });
      go(`/people/import/${id}`);
    } catch (error) {
      setSent(undefined);
      setName(undefined);
      if (!(error instanceof DOMException)) setFailure(refusalOf(error));
    }
  };
  return { name, sent, failure, send, stop: () => stopping.current?.abort() };
}
