import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { languageName } from '../../lib/format.ts';
import type { ResultOf } from '../../lib/graphql.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { useReady } from '../../lib/use-ready.ts';
import { useSettled } from '../../lib/use-settled.ts';
import {
  Blank,
  Button,
  ButtonLink,
  type Column,
  Icon,
  Loaded,
  PageHead,
  Pager,
  type Paging,
  Table,
  usePaging,
} from '../../ui/index.ts';
import { PeopleTabs } from '../segments/tabs.tsx';
import { ExportDialog } from '../exchange/export.tsx';
import { peopleDocument } from './documents.ts';
import styles from './list.module.css';
import { maskEmail, maskPhone } from './mask.ts';
import { Behind } from './behind.tsx';
import { ActOn, type Chosen, type Everybody, Tick, useChosen } from './chosen.tsx';
import { type Order, Sorting } from './sorting.tsx';
import { Reach } from './reach.tsx';

const FIRST = 50;
type Page = ResultOf<typeof peopleDocument>['people'];
type Row = Page['items'][number];

/** Everybody in the list, fifty at a time; numbers and addresses are masked here, whoever looks. */
export function PeopleList(): ReactNode {
  const { say } = useTexts();
  const [typed, setTyped] = useState('');
  const [order, setOrder] = useState<Order>('NEWEST');
  const search = useSettled(typed.trim(), 300);
  const sort = order === 'NEWEST' ? null : order;
  const paging = usePaging();
  const chosen = useChosen(search);
  const [result, again] = useQuery({
    query: peopleDocument,
    variables: { search: search || null, sort, first: FIRST, after: paging.after },
  });
  const retry = () => again({ requestPolicy: 'network-only' });
  const page = result.data?.people;
  const unready = page?.searchReady === false && Boolean(search || sort);
  useReady(unready, again);
  const about = page && !search && say('console.people.count', { count: page.total });
  return (
    <>
      <PageHead title={say('console.people')} about={about} acts={<Acts search={search} total={page?.total ?? 0} />} />
      <PeopleTabs tab="people" />
      {!(page && page.total === 0 && !search && paging.page === 0) && (
        <Tools {...{ typed, setTyped, order, setOrder }} restart={paging.restart} />
      )}
      {unready && <Behind page={page} />}
      <p className="said" role="status">
        {page && search && !result.fetching ? say('console.people.found', { count: page.total }) : ''}
      </p>
      {page && <ActOn chosen={chosen} everybody={everybodyFound(search, unready ? 0 : page.total)} changed={retry} />}
      <Loaded result={result} retry={retry}>
        {({ people }) =>
          people.items.length ? (
            <List page={people} paging={paging} chosen={chosen} />
          ) : paging.page > 0 ? (
            <Blank
              icon="people"
              title={say('console.people.pageGone')}
              act={<Button onPress={paging.restart}>{say('console.people.fromStart')}</Button>}
            />
          ) : (
            <Nobody search={search} clear={() => setTyped('')} />
          )
        }
      </Loaded>
    </>
  );
}

/** All whom a search finds; a segment asks for names, but for no numbers and addresses. */
const everybodyFound = (search: string, total: number): Everybody => ({
  total,
  whom: { search },
  file: { search },
  definition: search && !/[\d@]/.test(search) ? { where: { all: [{ name: search.slice(0, 100) }] } } : undefined,
});

function Acts({ search, total }: { readonly search: string; readonly total: number }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [exporting, setExporting] = useState(false);
  return (
    <>
      {can('people.export') && total > 0 && (
        <Button icon="download" onPress={() => setExporting(true)}>
          {say('console.export')}
        </Button>
      )}
      {exporting && <ExportDialog search={search} total={total} close={() => setExporting(false)} />}
      {can('people.import') && (
        <ButtonLink to="/people/import" icon="upload">
          {say('console.import')}
        </ButtonLink>
      )}
      {can('people.write') && (
        <ButtonLink kind="primary" to="/people/new" icon="plus">
          {say('console.person.add')}
        </ButtonLink>
      )}
    </>
  );
}

/** What is looked for, and in which order; either begins anew at the first page. */
function Tools({
  typed,
  setTyped,
  order,
  setOrder,
  restart,
}: {
  readonly typed: string;
  readonly setTyped: (text: string) => void;
  readonly order: Order;
  readonly setOrder: (order: Order) => void;
  readonly restart: () => void;
}): ReactNode {
  return (
    <div className={styles.tools}>
      <Find
        typed={typed}
        type={(text) => {
          setTyped(text);
          restart();
        }}
      />
      <Sorting
        order={order}
        choose={(chosen) => {
          setOrder(chosen);
          restart();
        }}
      />
    </div>
  );
}

function Find({ typed, type }: { readonly typed: string; readonly type: (text: string) => void }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  return (
    <search className="find">
      <label className="box">
        <span className="vh">{say('console.people.search')}</span>
        <Icon name="search" />
        <input
          className="input"
          type="search"
          value={typed}
          placeholder={say(can('people.contact') ? 'console.people.searchBy' : 'console.people.searchByName')}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => type(event.currentTarget.value)}
        />
      </label>
    </search>
  );
}

function List({
  page: { items, endCursor, total },
  paging,
  chosen,
}: {
  readonly page: Page;
  readonly paging: Paging;
  readonly chosen: Chosen | undefined;
}): ReactNode {
  const { say, language } = useTexts();
  const none = <span className={`meta ${styles.none}`}>{say('console.person.none')}</span>;
  const columns: Column<Row>[] = [
    {
      key: 'name',
      head: say('console.person.name'),
      cell: ({ id, name }) => (
        <span className={styles.who}>
          <Tick {...{ chosen, id, name }} />
          <Link className="name" to={`/people/${id}`}>
            {name || say('console.person.nameless')}
          </Link>
        </span>
      ),
    },
    {
      key: 'reads',
      head: say('console.person.reads'),
      cell: (person) => (person.language ? languageName(language, person.language) : none),
    },
    { key: 'ward', head: say('console.person.ward'), cell: ({ ward }) => ward ?? none },
    { key: 'reach', head: say('console.person.agreedTo'), cell: (person) => <Reach person={person} /> },
    { key: 'phone', head: say('console.person.phone'), cell: ({ phones }) => masked(phones, maskPhone) ?? none },
    { key: 'email', head: say('console.person.email'), cell: ({ emails }) => masked(emails, maskEmail) ?? none },
  ];
  const from = paging.page * FIRST + 1;
  const span = { from, to: from + items.length - 1, total };
  return (
    <>
      <Table
        label={say('console.people')}
        columns={columns}
        rows={items}
        rowKey={({ id }) => id}
        className={styles.list}
      />
      <Pager paging={paging} endCursor={endCursor}>
        {say('console.span', span)}
      </Pager>
    </>
  );
}

const masked = ([first, ...others]: readonly string[], mask: (value: string) => string): ReactNode =>
  first === undefined ? undefined : (
    <span className="mask">
      {mask(first)}
      {others.length > 0 && ` +${others.length}`}
    </span>
  );

function Nobody({ search, clear }: { readonly search: string; readonly clear: () => void }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  if (search)
    return (
      <Blank
        icon="search"
        title={say('console.people.nobody')}
        act={<Button onPress={clear}>{say('console.people.showAll')}</Button>}
      >
        <p>{say(can('people.contact') ? 'console.people.nobodyNext' : 'console.people.nobodyByName')}</p>
      </Blank>
    );
  return (
    <Blank
      icon="people"
      title={say('console.people.empty')}
      act={
        can('people.import') && (
          <ButtonLink to="/people/import" icon="upload">
            {say('console.people.importList')}
          </ButtonLink>
        )
      }
    >
      <p>{say(can('people.write') ? 'console.people.emptyNext' : 'console.people.emptyWait')}</p>
    </Blank>
  );
}
