import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Button } from '../../../ui/index.ts';
import css from './entry.module.css';
import { HISTORY, LEDGER_CONTEXT, RETRACT_EVIDENCE, RETRACT_ROLL_CALL } from './documents.ts';
import { causeWords, Reason } from './reason.tsx';

/** How the position came to be what it is: each span with why it began, the latest first. */
export function History({ figure, demand }: { readonly figure: string; readonly demand: string }): ReactNode {
  const { say, language } = useTexts();
  const [{ data }] = useQuery({ query: HISTORY, variables: { figure, demand } });
  const spans = data?.positionHistory ?? [];
  if (spans.length < 2) return null;
  const when = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'America/Chicago',
  });
  return (
    <section className={css.history} aria-label={say('console.entry.history')}>
      <h3>{say('console.entry.history')}</h3>
      <ol>
        {spans.map(({ id, label, validFrom, cause, stale }) => (
          <li key={id}>
            <b>
              {stale
                ? say('council.labelOutOfDate', { label: say(`council.label.${label}`) })
                : say(`council.label.${label}`)}
            </b>
            <span className="meta">
              {causeWords(say, cause)}, <time dateTime={validFrom}>{when.format(new Date(validFrom))}</time>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Takes a row back, or the whole roll call that it is one name of: only reviewers, and only with a reason. */
export function Retract({ id, rollCall }: { readonly id: string; readonly rollCall: string | null }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [asking, setAsking] = useState(false);
  const [, one] = useMutation(RETRACT_EVIDENCE);
  const [, whole] = useMutation(RETRACT_ROLL_CALL);
  if (!can('council.review')) return null;
  return (
    <p className={css.retract}>
      <Button kind="plain" onPress={() => setAsking(true)}>
        {say(rollCall ? 'console.entry.retractVote' : 'console.entry.retract')}
      </Button>
      {asking && (
        <Reason
          title={say(rollCall ? 'console.entry.retractVote' : 'console.entry.retract')}
          text={say(rollCall ? 'console.entry.retractVoteText' : 'console.entry.retractText')}
          verb={say('console.entry.retractYes')}
          close={() => setAsking(false)}
          send={async (reason) =>
            rollCall
              ? (await whole({ id: rollCall, reason }, LEDGER_CONTEXT)).error
              : (await one({ id, reason }, LEDGER_CONTEXT)).error
          }
        />
      )}
    </p>
  );
}
