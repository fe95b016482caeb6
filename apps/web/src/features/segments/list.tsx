import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link, useLocation } from 'wouter';
import { failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import {
  Blank,
  Button,
  type Column,
  Form,
  Loaded,
  Notice,
  PageHead,
  Pager,
  Section,
  Select,
  Table,
  TextField,
  usePaging,
} from '../../ui/index.ts';
import { ExportDialog } from '../exchange/export.tsx';
import { Together } from './bulk.tsx';
import { CellField } from './cell.tsx';
import { EditList } from './edit-list.tsx';
import { LIST, type List, REMOVE_LIST, ROWS, SAVE_LIST } from './documents.ts';
import { named } from './needed.ts';
import { Privacy } from './sees.tsx';
import css from './segments.module.css';

const FIRST = 50;
const TYPES = ['TEXT', 'NUMBER', 'DATE', 'YES_NO', 'CHOICE'] as const;

/** One list: who is on it, what stands in its columns, and what can be done to all of them. */
export function ListPage({ id }: { readonly id: string }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [result, again] = useQuery({ query: LIST, variables: { id } });
  const [changing, setChanging] = useState(false);
  const fresh = () => again({ requestPolicy: 'network-only' });
  return (
    <Loaded result={result} retry={fresh} whole>
      {({ peopleList: list }) => (
        <>
          <PageHead
            title={list.name}
            about={say('console.people.count', { count: list.size })}
            back={{ to: '/people/lists', label: say('console.segments.lists') }}
            acts={
              <>
                {can('people.write') && (
                  <Button onPress={() => setChanging(true)}>{say('console.segments.changeList')}</Button>
                )}
                <TakeOut list={list} />
              </>
            }
          />
          {can('people.write') && <Privacy key={String(list.shared)} list={list} done={fresh} />}
          <Rows list={list} />
          {can('people.write') && (
            <>
              {list.size > 0 && (
                <Section title={say('console.segments.together')}>
                  <Together whom={{ ofListId: id }} done={fresh} />
                </Section>
              )}
              <Section title={say('console.segments.columns')}>
                <NewColumn list={list} done={fresh} />
              </Section>
              <Remove id={id} />
            </>
          )}
          {changing && <EditList list={list} close={() => setChanging(false)} done={fresh} />}
        </>
      )}
    </Loaded>
  );
}

function TakeOut({ list: { id, size } }: { readonly list: List }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  if (!can('people.export') || !size) return null;
  return (
    <>
      <Button icon="download" onPress={() => setOpen(true)}>
        {say('console.export')}
      </Button>
      {open && <ExportDialog listId={id} total={size} close={() => setOpen(false)} />}
    </>
  );
}

function Rows({ list }: { readonly list: List }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const paging = usePaging();
  const variables = { listId: list.id, first: FIRST, after: paging.after ?? null };
  const [result, again] = useQuery({ query: ROWS, variables });
  const fresh = () => again({ requestPolicy: 'network-only' });
  return (
    <Loaded result={result} retry={fresh}>
      {({ listRows: { items, endCursor } }) => {
        if (!items.length)
          return (
            <Blank icon="people" title={say('console.segments.emptyList')}>
              <p>{say('console.segments.emptyListNext')}</p>
            </Blank>
          );
        const columns: Column<(typeof items)[number]>[] = [
          {
            key: 'name',
            head: say('console.person.name'),
            cell: ({ person }) => (
              <Link to={`/people/${person.id}`}>{person.name || say('console.person.nameless')}</Link>
            ),
          },
          { key: 'ward', head: say('console.person.ward'), cell: ({ person }) => person.ward ?? '–' },
          ...list.columns.map((column) => ({
            key: column.id,
            head: column.name,
            cell: ({ person, cells }: (typeof items)[number]) => (
              <CellField
                key={cells.find(({ columnId }) => columnId === column.id)?.value ?? ''}
                listId={list.id}
                column={column}
                person={person}
                value={cells.find(({ columnId }) => columnId === column.id)?.value ?? ''}
                readOnly={!can('people.write')}
                saved={fresh}
              />
            ),
          })),
        ];
        const from = paging.page * FIRST + 1;
        return (
          <>
            <Table label={list.name} columns={columns} rows={items} rowKey={({ person }) => person.id} />
            <Pager paging={paging} endCursor={endCursor}>
              {say('console.span', { from, to: from + items.length - 1, total: list.size })}
            </Pager>
          </>
        );
      }}
    </Loaded>
  );
}

function NewColumn({ list, done }: { readonly list: List; readonly done: () => void }): ReactNode {
  const { say } = useTexts();
  const [, save] = useMutation(SAVE_LIST);
  const [type, setType] = useState<string>('TEXT');
  const [made, setMade] = useState(0);
  const kept = list.columns.map(({ id, name, type: own, options }) => ({ id, name, type: own, options: [...options] }));
  return (
    <div className={css.oneLine} key={made}>
      <Form
        check={(values) => named(values, 'columns', say)}
        send={async (values) => {
          const options = String(values.get('options') ?? '')
            .split(',')
            .map((each) => each.trim())
            .filter(Boolean);
          const column = { name: String(values.get('columns')), type: type as (typeof TYPES)[number], options };
          const { error } = await save({ input: { id: list.id, name: list.name, columns: [...kept, column] } });
          if (!error) {
            setMade(made + 1);
            done();
          }
          return failureOf(error);
        }}
      >
        {(busy) => (
          <>
            <TextField name="columns" label={say('console.segments.columnName')} autoComplete="off" />
            <Select
              name="type"
              label={say('console.segments.columnType')}
              initial={type}
              onChange={setType}
              options={TYPES.map((value) => ({ value, label: say(`console.segments.type.${value}`) }))}
            />
            {type === 'CHOICE' && (
              <TextField name="options" label={say('console.segments.options')} autoComplete="off" />
            )}
            <Button type="submit" busy={busy} icon="plus">
              {say('console.segments.addColumn')}
            </Button>
          </>
        )}
      </Form>
    </div>
  );
}

function Remove({ id }: { readonly id: string }): ReactNode {
  const { say } = useTexts();
  const [, navigate] = useLocation();
  const [{ fetching, error }, remove] = useMutation(REMOVE_LIST);
  const failure = failureOf(error);
  return (
    <>
      {failure && (
        <Notice kind="bad" live>
          <p>{failure.message}</p>
        </Notice>
      )}
      <Button
        kind="danger"
        busy={fetching}
        onPress={async () => {
          const { data } = await remove({ id });
          if (data) navigate('/people/lists');
        }}
      >
        {say('console.segments.removeList')}
      </Button>
    </>
  );
}
