import { type ReactNode, useState } from 'react';
import { useTexts } from '../lib/i18n.ts';
import { Button } from './button.tsx';

/** The way through a list by keys: pages that were seen before can be gone back to. */
export interface Paging {
  readonly after: string | null;
  /** How many pages lie before this one. */
  readonly page: number;
  readonly next: (cursor: string) => void;
  readonly back: () => void;
  readonly restart: () => void;
}

/** Keeps the cursors of the pages walked through. */
export function usePaging(): Paging {
  const [cursors, setCursors] = useState<readonly string[]>([]);
  return {
    after: cursors.at(-1) ?? null,
    page: cursors.length,
    next: (cursor) => setCursors((seen) => [...seen, cursor]),
    back: () => setCursors((seen) => seen.slice(0, -1)),
    restart: () => setCursors([]),
  };
}

/** Earlier and Next below a list, with what part of it is in view. */
export function Pager({
  paging,
  endCursor,
  children,
}: {
  readonly paging: Paging;
  readonly endCursor: string | null;
  readonly children?: ReactNode;
}): ReactNode {
  const { say } = useTexts();
  if (paging.page === 0 && endCursor === null) return children ? <div className="foot-nav">{children}</div> : null;
  return (
    <nav className="foot-nav" aria-label={say('console.pages')}>
      <span>{children}</span>
      <span className="grow" />
      <Button isDisabled={paging.page === 0} onPress={paging.back}>
        {say('console.earlier')}
      </Button>
      <Button isDisabled={endCursor === null} onPress={() => endCursor !== null && paging.next(endCursor)}>
        {say('console.next')}
      </Button>
    </nav>
  );
}
