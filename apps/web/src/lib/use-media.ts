import { useRef, useSyncExternalStore } from 'react';

const listening = (query: string) => (changed: () => void) => {
  const list = matchMedia(query);
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
};

/** Whether a media query holds, now and when the window changes. */
export const useMedia = (query: string): boolean =>
  useSyncExternalStore(listening(query), () => matchMedia(query).matches);

/** Somebody answers a question or types: what they have before them is not put elsewhere, which would lose it. */
const busy = (): boolean =>
  document.querySelector('dialog[open]:not(.side-sheet)') !== null ||
  (document.activeElement?.matches('input, textarea, select') ?? false);

/** The same for what is built another way then: a tablet that is turned waits until nothing would be lost by it. */
export function useShape(query: string): boolean {
  const shown = useRef<boolean>(undefined);
  return useSyncExternalStore(listening(query), () => {
    if (shown.current === undefined || !busy()) shown.current = matchMedia(query).matches;
    return shown.current;
  });
}

/** From here on a ledger or a detail stands beside its list; below, it covers the list. */
export const BESIDE = '(min-width: 1100px)';
/** Below this, a table is a list of cards. */
export const NARROW = '(max-width: 719px)';
