import { useCallback, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';

interface Came {
  /** The address of the list that lies one step back. */
  readonly from?: string;
}

/** The state of a link to a detail; where one is open already, its place in the history is taken over. */
export const detailState = (isOpen: boolean, list: string): unknown =>
  isOpen ? (history.state as unknown) : ({ from: list } satisfies Came);

/**
 * A detail that the address names beside or over its list. The function that comes back closes it, as Escape and Back
 * do; then the focus returns to the element of the list whose `data-<name>` is the key that was open.
 */
export function useDetail(name: string, open: string | undefined, list: string): () => void {
  const [, navigate] = useLocation();
  const last = useRef<string>(undefined);
  const close = useCallback(() => {
    // Opened from this list: one step back, so that Back does not open it again.
    if (((history.state ?? {}) as Came).from === list) history.back();
    else navigate(list, { replace: true });
  }, [navigate, list]);
  useEffect(() => {
    if (!open && last.current) document.querySelector<HTMLElement>(`[data-${name}="${last.current}"]`)?.focus();
    last.current = open;
  }, [open, name]);
  useEffect(() => {
    if (!open) return;
    const escape = (event: KeyboardEvent) => {
      // A dialog closes itself.
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open]')) close();
    };
    addEventListener('keydown', escape);
    return () => removeEventListener('keydown', escape);
  }, [open, close]);
  return close;
}
