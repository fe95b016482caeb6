import type { ReactNode } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { number } from '../../../lib/format.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Button, Notice } from '../../../ui/index.ts';
import { CONFIRM_HOURS, PROPOSED } from './documents.ts';

/** The hours of those who came and helped, which one press writes down. */
export function Hours({ eventId, came }: { readonly eventId: string; readonly came: number }): ReactNode {
  const { say, language } = useTexts();
  const { can } = useSession();
  const pause = !can('people.write') || came === 0;
  const [{ data }, again] = useQuery({ query: PROPOSED, variables: { eventId }, pause, requestPolicy: 'network-only' });
  const [said, confirm] = useMutation(CONFIRM_HOURS);
  if (pause || !data) return null;
  const { minutes, people } = data.proposedHours;
  const failed = failureOf(said.error);
  const done = said.data && people.length === 0;
  if (!people.length && !done) return null;
  const press = async () => {
    await confirm({ eventId });
    again({ requestPolicy: 'network-only' });
  };
  return (
    <div>
      <h3>{say('console.door.hours')}</h3>
      {failed && (
        <Notice kind="bad" live>
          <p>{failed.message || say('console.unreachable')}</p>
        </Notice>
      )}
      {done ? (
        <p role="status">{say('console.door.hours.done')}</p>
      ) : (
        <>
          <p>
            {say('console.door.hours.who', {
              count: people.length,
              hours: number(language, Math.round(minutes / 6) / 10),
            })}
          </p>
          <p className="meta">{people.map(({ name }) => name || say('console.person.nameless')).join(' · ')}</p>
          <Button busy={said.fetching} onPress={() => void press()}>
            {say('console.door.hours.confirm', { count: people.length })}
          </Button>
        </>
      )}
    </div>
  );
}
