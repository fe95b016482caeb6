import { useEffect, useState } from 'react';
import { type TypedDocumentNode, useClient } from 'urql';
import { type Failure, failureOf } from './failure.ts';

/** One question of several. */
export interface Question {
  readonly key: string;
  readonly document: TypedDocumentNode<unknown, object>;
  readonly variables: object;
}

/** What one source answered: its data, or why there are none. */
export interface Answer {
  readonly data?: unknown;
  readonly failure?: Failure | undefined;
}

/** Asks each source by itself, and keeps their answers: one that fails takes nothing from the others. */
export function useAnswers(sources: readonly Question[]): {
  readonly answers: ReadonlyMap<string, Answer>;
  readonly again: () => void;
} {
  const client = useClient();
  const [answers, keep] = useState<ReadonlyMap<string, Answer>>(new Map());
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const requestPolicy = attempt ? ('network-only' as const) : ('cache-and-network' as const);
    const open = sources.map(({ key, document, variables }) =>
      client.query(document, variables, { requestPolicy }).subscribe(({ data, error }) => {
        keep((now) => new Map(now).set(key, { data, failure: failureOf(error) }));
      }),
    );
    return () => open.forEach(({ unsubscribe }) => unsubscribe());
  }, [client, sources, attempt]);
  return { answers, again: () => setAttempt((number) => number + 1) };
}
