import { type RefObject, useEffect, useRef } from 'react';

const USABLE = 'button:not([disabled]), a[href], select, input:not([type=hidden])';

/**
 * Where what had the focus leaves a list, the focus goes to what took its place, else to the first that can be used, else
 * to the head of the page: whoever works with the keyboard goes on from where they were.
 */
export function useFocusKept(): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    /** Which row had the focus last; undefined where it is elsewhere. */
    let at: number | undefined;
    const rows = () => [...element.querySelectorAll('li')];
    const noted = ({ target }: Event) => {
      const node = target as Element;
      at = element.contains(node) ? Math.max(rows().indexOf(node.closest('li')!), 0) : undefined;
    };
    const watch = new MutationObserver(() => {
      if (at === undefined || document.activeElement !== document.body || document.querySelector('dialog[open]'))
        return;
      const left = rows();
      const row = left[Math.min(at, left.length - 1)];
      (row ?? element).querySelector<HTMLElement>(USABLE)?.focus();
      if (document.activeElement === document.body) document.querySelector<HTMLElement>('h1')?.focus();
    });
    watch.observe(element, { childList: true, subtree: true });
    document.addEventListener('focusin', noted);
    document.addEventListener('pointerdown', noted);
    return () => {
      watch.disconnect();
      document.removeEventListener('focusin', noted);
      document.removeEventListener('pointerdown', noted);
    };
  }, []);
  return box;
}
