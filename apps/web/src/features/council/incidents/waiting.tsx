import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Button, Section } from '../../../ui/index.ts';
import entry from '../entry/entry.module.css';
import { Reason } from '../entry/queue.tsx';
import { NotDone } from '../not-done.tsx';
import { ClaimLine } from './claims.tsx';
import { CLAIM_CONTEXT, CLAIMS_WAITING, DECIDE_CLAIM } from './documents.ts';

/** Claims that wait for a second person, below the entries that do; nothing where none waits. */
export function ClaimsWaiting(): ReactNode {
  const { say } = useTexts();
  const [{ data }] = useQuery({ query: CLAIMS_WAITING, context: CLAIM_CONTEXT });
  const waiting = data?.claimsWaiting ?? [];
  if (!waiting.length) return null;
  return (
    <Section title={say('console.claims.waiting')}>
      <ul className={entry.items}>
        {waiting.map(({ claim, recordedBy, mine }) => (
          <li key={claim.id} className="card">
            <ClaimLine claim={claim} about />
            {recordedBy && <p className="meta">{say('console.entry.recordedBy', { name: recordedBy })}</p>}
            <Decide id={claim.id} mine={mine} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Decide({ id, mine }: { readonly id: string; readonly mine: boolean }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [{ fetching, error }, decide] = useMutation(DECIDE_CLAIM);
  const [rejecting, setRejecting] = useState(false);
  if (mine) return <p className="soft">{say('console.claims.byYou')}</p>;
  if (!can('council.review')) return <p className="soft">{say('console.entry.waits')}</p>;
  return (
    <>
      <NotDone error={error} title="console.claims.notDone" />
      <div className={entry.decide}>
        <Button
          kind="primary"
          icon="check"
          busy={fetching}
          onPress={() => void decide({ input: { id, verdict: 'ACCEPT' } }, CLAIM_CONTEXT)}
        >
          {say('console.claims.accept')}
        </Button>
        <Button onPress={() => setRejecting(true)}>{say('console.claims.reject')}</Button>
      </div>
      {rejecting && (
        <Reason
          title={say('console.claims.rejectTitle')}
          text={say('console.claims.rejectText')}
          verb={say('console.claims.reject')}
          close={() => setRejecting(false)}
          send={async (reason) => (await decide({ input: { id, verdict: 'REJECT', reason } }, CLAIM_CONTEXT)).error}
        />
      )}
    </>
  );
}
