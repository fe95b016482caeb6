import { type ReactNode, useState } from 'react';
import { type TypedDocumentNode, useQuery } from 'urql';
import { failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { Failed, Pager, usePaging } from '../../ui/index.ts';
import { PARTS_CONTEXT } from './documents.ts';

const FIRST = 50;
/** So many are asked for by their ids at most. */
const MOST = 200;

interface Page {
  readonly items: readonly { readonly id: string; readonly name: string }[];
  readonly endCursor: string | null;
  readonly total: number;
}
interface Asked<Kind> {
  readonly kind: Kind;
  search?: string | null;
  ids?: string[] | null;
  first?: number | null;
  after?: string | null;
}

/** What is found of one kind by a part of its name. */
export interface Found {
  readonly typed: string;
  /** Looks for this from now on, beginning with the first page. */
  readonly type: (text: string) => void;
  readonly items: Page['items'];
  /** Whether nothing was looked for and there is nothing. */
  readonly none: boolean;
  /** Whether there are more than a page holds, so that it is worth looking for one. */
  readonly many: boolean;
  /** What is chosen is called so, whatever is looked for. */
  readonly nameOf: (id: string) => string;
  /** Why nothing could be found, with another try. */
  readonly failed: ReactNode;
  /** How many there are, and the way to the others. */
  readonly foot: ReactNode;
}

/** Looks among all of one kind by name, fifty at a time, beside what is chosen of it. */
export function useFound<Kind extends string>(
  query: TypedDocumentNode<{ readonly found: Page }, Asked<Kind>>,
  kind: Kind,
  chosen: readonly string[],
): Found {
  const { say } = useTexts();
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim(), 300);
  const paging = usePaging();
  const [result, again] = useQuery({
    query,
    variables: { kind, search: search || null, ids: null, first: FIRST, after: paging.after },
    context: PARTS_CONTEXT,
  });
  const [known] = useQuery({
    query,
    variables: { kind, search: null, ids: [...chosen], first: MOST, after: null },
    context: PARTS_CONTEXT,
    pause: !chosen.length,
  });
  const { items = [], endCursor = null, total = 0 } = result.data?.found ?? {};
  const names = new Map(known.data?.found.items.map(({ id, name }) => [id, name]));
  const isKnown = known.data && !known.fetching && !known.stale;
  const [many, setMany] = useState(false);
  if (!many && total > FIRST) setMany(true);
  const failure = failureOf(result.error);
  const span = { from: paging.page * FIRST + 1, to: paging.page * FIRST + items.length, total };
  return {
    typed,
    type: (text) => {
      setTyped(text);
      paging.restart();
    },
    items,
    none: Boolean(result.data) && !result.fetching && !typed && !search && !total,
    many,
    nameOf: (id) => names.get(id) ?? (isKnown ? say('console.segments.unseen') : '…'),
    failed: failure && <Failed failure={failure} retry={() => again({ requestPolicy: 'network-only' })} />,
    foot: (
      <>
        <p className="hint" role="status">
          {result.data && (total > FIRST ? say('console.span', span) : say('console.groups.found', { count: total }))}
        </p>
        <Pager paging={paging} endCursor={endCursor} />
      </>
    ),
  };
}
