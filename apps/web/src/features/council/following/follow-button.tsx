import type { ReactNode } from 'react';
import { useMutation, useQuery } from 'urql';
import { useTexts } from '../../../lib/i18n.ts';
import { Button, NotDone } from '../../../ui/index.ts';
import { FOLLOW, FOLLOW_CONTEXT, FOLLOWED, type Kind } from './documents.ts';

/** Follows a figure or a demand, so that the first page tells of every change; pressed while that is so. */
export function FollowButton({
  kind,
  code,
  name,
}: {
  readonly kind: Kind;
  readonly code: string;
  readonly name: string;
}): ReactNode {
  const { say } = useTexts();
  const [{ data }] = useQuery({ query: FOLLOWED, context: FOLLOW_CONTEXT });
  const [{ fetching, error }, follow] = useMutation(FOLLOW);
  if (!data) return null;
  const on = data.followed.some((each) => each.kind === kind && each.code === code);
  return (
    <>
      <Button
        icon={on ? 'check' : 'bell'}
        aria-pressed={on}
        busy={fetching}
        onPress={() => void follow({ kind, code, on: !on }, FOLLOW_CONTEXT)}
      >
        {say('console.follow', { name })}
      </Button>
      <NotDone error={error} title="console.follow.notDone" />
    </>
  );
}
