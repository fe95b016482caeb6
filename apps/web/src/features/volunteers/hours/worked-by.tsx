import type { ReactNode } from 'react';
import { useMutation, useQuery } from 'urql';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Loaded, Section } from '../../../ui/index.ts';
import { EVENTS_OF, HOURS_CONTEXT, LOG_HOURS, TAKE_BACK_HOURS, WORKED } from './documents.ts';
import { WorkedLines } from './worked.tsx';

/** How long one person worked, for whoever may see them; organizers write it down and take it back. */
export function WorkedBy({ personId }: { readonly personId: string }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [result, again] = useQuery({ query: WORKED, variables: { personId }, context: HOURS_CONTEXT });
  const [{ data }] = useQuery({ query: EVENTS_OF, variables: { personId }, context: HOURS_CONTEXT });
  const [, log] = useMutation(LOG_HOURS);
  const [, take] = useMutation(TAKE_BACK_HOURS);
  const may = can('people.write');
  return (
    <Section title={say('console.worked')}>
      <Loaded result={result} retry={() => again()}>
        {({ hoursOf }) => (
          <WorkedLines
            entries={hoursOf}
            mayTake={() => may}
            log={may ? (said) => log({ input: { personId, ...said } }, HOURS_CONTEXT) : undefined}
            events={data?.hoursEventsOf ?? []}
            take={(id) => take({ id }, HOURS_CONTEXT)}
          />
        )}
      </Loaded>
    </Section>
  );
}
