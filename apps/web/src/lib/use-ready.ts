import { useEffect } from 'react';
import type { UseQueryExecute } from 'urql';

const AGAIN_MS = 2000;

/** Asks again and again while an answer says that it is not whole yet: names may still be on their way to memory. */
export function useReady(unready: boolean, again: UseQueryExecute): void {
  useEffect(() => {
    if (!unready) return;
    const timer = setInterval(() => again({ requestPolicy: 'network-only' }), AGAIN_MS);
    return () => clearInterval(timer);
  }, [unready, again]);
}
