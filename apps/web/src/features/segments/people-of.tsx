import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { languageName } from '../../lib/format.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { useReady } from '../../lib/use-ready.ts';
import { Blank, Button, type Column, Loaded, Notice, PageHead, Pager, type Paging, Table } from '../../ui/index.ts';
import { usePaging } from '../../ui/index.ts';
import { ExportDialog } from '../exchange/export.tsx';
import { type Order, Sorting } from '../people/sorting.tsx';
import { COUNT, type Count, SEGMENT, SEGMENT_PEOPLE, type SegmentPerson } from './documents.ts';
import { AsOf } from './picture.tsx';
import css from './segments.module.css';

const FIRST = 50;

/** Everybody in a segment that is kept, on a page of its own. */
export function SegmentPeoplePage({ id }: { readonly id: string }): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: SEGMENT, variables: { id } });
  return (
    <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })} whole>
      {({ segment: { name, definition } }) => (
        <>
          <PageHead
            title={say('console.segments.peopleOf', { name })}
            back={{ to: `/people/segments/${id}`, label: name }}
          />
          <PeopleOf definition={definition as object} />
        </>
      )}
    </Loaded>
  );
}

/** Everybody whom a segment means, fifty at a time, in the orders of the list of people, and a way to take them out. */
export function PeopleOf({ definition }: { readonly definition: object }): ReactNode {
  const [result, again] = useQuery({ query: COUNT, variables: { definition } });
  return (
    <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
      {({ segmentCount }) => <Pages definition={definition} count={segmentCount} />}
    </Loaded>
  );
}

function Pages({ definition, count }: { readonly definition: object; readonly count: Count }): ReactNode {
  const { say } = useTexts();
  const [order, setOrder] = useState<Order>('FAMILY_NAME');
  const paging = usePaging();
  const sort = order === 'NEWEST' ? null : order;
  const [result, again] = useQuery({
    query: SEGMENT_PEOPLE,
    variables: { definition, first: FIRST, after: paging.after, sort },
  });
  const unready = result.data?.segmentPeople.searchReady === false;
  useReady(unready, again);
  return (
    <div className="stack">
      <p className={css.words}>{count.words}</p>
      {count.count > 0 && (
        <div className={css.tools}>
          <Sorting
            order={order}
            choose={(chosen) => {
              setOrder(chosen);
              paging.restart();
            }}
          />
          <TakeOut definition={definition} total={count.count} />
        </div>
      )}
      {unready && (
        <Notice kind="warn" live>
          <p>{say('console.people.notReady')}</p>
        </Notice>
      )}
      <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
        {({ segmentPeople: { items, endCursor } }) =>
          items.length ? (
            <Rows items={items} endCursor={endCursor} paging={paging} total={count.count} />
          ) : (
            <Nobody paging={paging} />
          )
        }
      </Loaded>
      <AsOf {...count} />
    </div>
  );
}

function TakeOut({ definition, total }: { readonly definition: object; readonly total: number }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  if (!can('people.export')) return null;
  return (
    <>
      <Button icon="download" onPress={() => setOpen(true)}>
        {say('console.export')}
      </Button>
      {open && <ExportDialog segment={definition} total={total} close={() => setOpen(false)} />}
    </>
  );
}

function Nobody({ paging }: { readonly paging: Paging }): ReactNode {
  const { say } = useTexts();
  if (!paging.page)
    return (
      <Blank icon="people" title={say('console.segments.nobody')}>
        <p>{say('console.segments.nobodyNext')}</p>
      </Blank>
    );
  return (
    <Blank
      icon="people"
      title={say('console.people.pageGone')}
      act={<Button onPress={paging.restart}>{say('console.people.fromStart')}</Button>}
    />
  );
}

function Rows({
  items,
  endCursor,
  paging,
  total,
}: {
  readonly items: readonly SegmentPerson[];
  readonly endCursor: string | null;
  readonly paging: Paging;
  readonly total: number;
}): ReactNode {
  const { say, language } = useTexts();
  const columns: Column<SegmentPerson>[] = [
    {
      key: 'name',
      head: say('console.person.name'),
      cell: ({ id, name }) => <Link to={`/people/${id}`}>{name || say('console.person.nameless')}</Link>,
    },
    {
      key: 'reads',
      head: say('console.person.reads'),
      cell: (person) => (person.language ? languageName(language, person.language) : '–'),
    },
    { key: 'ward', head: say('console.person.ward'), cell: ({ ward }) => ward ?? '–' },
  ];
  const from = paging.page * FIRST + 1;
  const to = from + items.length - 1;
  return (
    <>
      <Table label={say('console.people')} columns={columns} rows={items} rowKey={({ id }) => id} />
      <Pager paging={paging} endCursor={endCursor}>
        {say('console.span', { from, to, total: Math.max(total, to) })}
      </Pager>
    </>
  );
}
