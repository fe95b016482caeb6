import { useSyncExternalStore } from 'react';

/** Whether a media query holds, now and when the window changes. */
export const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );

/** From here on a ledger or a detail stands beside its list; below, it covers the list. */
export const BESIDE = '(min-width: 1100px)';
/** Below this, a table is a list of cards. */
export const NARROW = '(max-width: 719px)';
