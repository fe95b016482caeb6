import type { ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { failureOf, UNREACHABLE } from '../lib/failure.ts';
import { type MessageKey, useTexts } from '../lib/i18n.ts';

/** What did not happen, that nothing was changed, and why; nothing where all went well. */
export function NotDone({
  error,
  title,
}: {
  readonly error: CombinedError | undefined;
  readonly title: MessageKey;
}): ReactNode {
  const { say } = useTexts();
  const failure = failureOf(error);
  if (!failure) return null;
  return (
    <p className="err" role="alert">
      <span>
        {say(title)} {failure.code === UNREACHABLE ? say('console.unreachable') : failure.message}
      </span>
    </p>
  );
}
