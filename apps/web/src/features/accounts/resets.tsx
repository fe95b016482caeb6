import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { type Failure, failureOf } from '../../lib/failure.ts';
import { moment } from '../../lib/format.ts';
import { useTexts } from '../../lib/i18n.ts';
import { Button, Notice, Section } from '../../ui/index.ts';
import { APPROVE_FACTOR_RESET, ASK_FACTOR_RESET, CANCEL_FACTOR_RESET, FACTOR_RESETS } from './documents.ts';

/** What is asked is of a kind that an empty list does not show. */
const CONTEXT = { additionalTypenames: ['FactorReset'] };

/** Whose lost factors are to be taken away, for those who may be the second to agree; nothing where nobody asked. */
export function Resets(): ReactNode {
  const { say, language } = useTexts();
  const [{ data }] = useQuery({ query: FACTOR_RESETS, context: CONTEXT });
  const [approving, approve] = useMutation(APPROVE_FACTOR_RESET);
  const [cancelling, cancel] = useMutation(CANCEL_FACTOR_RESET);
  const [failure, setFailure] = useState<Failure>();
  const go = async (act: typeof approve | typeof cancel, id: string) =>
    setFailure(failureOf((await act({ id }, CONTEXT)).error));
  if (!data?.factorResets.length) return null;
  return (
    <Section title={say('console.security.resets')}>
      <div className="card stack">
        {failure && (
          <Notice kind="bad" live>
            <p>{failure.message || say('console.unreachable')}</p>
          </Notice>
        )}
        <ul className="owned">
          {data.factorResets.map(({ id, name, askedBy, approvedBy, dueAt, mayApprove }) => (
            <li key={id}>
              <span className="grow">
                {say('console.security.resetOf', { asked: askedBy, name })}
                <br />
                <span className="meta">
                  {approvedBy && dueAt
                    ? say('console.security.resetDue', { approved: approvedBy, time: moment(language, dueAt) })
                    : !mayApprove && say('console.security.resetSecond')}
                </span>
              </span>
              <span className="row wrap">
                {mayApprove && (
                  <Button kind="primary" busy={approving.fetching} onPress={() => void go(approve, id)}>
                    {say('console.security.resetAgree')}
                  </Button>
                )}
                <Button busy={cancelling.fetching} onPress={() => void go(cancel, id)}>
                  {say('console.security.resetCall')}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}

/** For somebody who lost what they sign in with: the first of the two asks. */
export function AskReset({ userId, close }: { readonly userId: string; readonly close: () => void }): ReactNode {
  const { say } = useTexts();
  const [{ fetching }, request] = useMutation(ASK_FACTOR_RESET);
  const [failure, setFailure] = useState<Failure>();
  const go = async () => {
    const { error } = await request({ userId }, CONTEXT);
    setFailure(failureOf(error));
    if (!error) close();
  };
  return (
    <section className="sec stack">
      <h3>{say('console.security.lost')}</h3>
      <p>{say('console.security.lostWhat')}</p>
      <p className="soft">{say('console.security.lostAlone')}</p>
      {failure && (
        <Notice kind="bad" live>
          <p>{failure.message || say('console.unreachable')}</p>
        </Notice>
      )}
      <p>
        <Button busy={fetching} onPress={() => void go()}>
          {say('console.security.lostAsk')}
        </Button>
      </p>
    </section>
  );
}
