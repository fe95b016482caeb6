import { useEffect, useRef, useState, useSyncExternalStore } from 'react';

const listening = (query: string) => (changed: () => void) => {
  const list = matchMedia(query);
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
};

/** A change of the window counts once it has lasted so many milliseconds. */
const LASTS = 400;

/**
 * Whether a media query holds, now and when the window changes for good. A window that is another size for a moment, as
 * while a page is printed or pictured, changes nothing: what is drawn otherwise is drawn anew, and what somebody has typed
 * into it is lost.
 */
export function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const changed = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setHolds(list.matches), LASTS);
    };
    list.addEventListener('change', changed);
    return () => {
      clearTimeout(timer);
      list.removeEventListener('change', changed);
    };
  }, [query]);
  return holds;
}

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
