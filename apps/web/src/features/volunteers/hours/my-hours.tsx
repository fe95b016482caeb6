import type { ReactNode } from 'react';
import { useMutation, useQuery } from 'urql';
import { useTexts } from '../../../lib/i18n.ts';
import { Loaded, Section } from '../../../ui/index.ts';
import { HOURS_CONTEXT, LOG_MY_HOURS, MY_EVENTS, MY_WORK, TAKE_BACK_MY_HOURS } from './documents.ts';
import { WorkedLines } from './worked.tsx';

/** How long the reader worked; what the team wrote down, only the team takes back. */
export function MyHours(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: MY_WORK, context: HOURS_CONTEXT });
  const [{ data }] = useQuery({ query: MY_EVENTS, context: HOURS_CONTEXT });
  const [, log] = useMutation(LOG_MY_HOURS);
  const [, take] = useMutation(TAKE_BACK_MY_HOURS);
  return (
    <Section title={say('console.worked.mine')}>
      <Loaded result={result} retry={() => again()}>
        {({ myHours }) => (
          <WorkedLines
            entries={myHours}
            mayTake={({ source }) => source === 'SELF'}
            log={(input) => log({ input }, HOURS_CONTEXT)}
            events={data?.myHoursEvents ?? []}
            take={(id) => take({ id }, HOURS_CONTEXT)}
          />
        )}
      </Loaded>
    </Section>
  );
}
