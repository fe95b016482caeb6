import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../lib/failure.ts';
import { list as inWords } from '../../lib/format.ts';
import { useTexts } from '../../lib/i18n.ts';
import { Button, Dialog, Form, FormEnd, Loaded, Sure, TextField } from '../../ui/index.ts';
import { COLUMN_USE, type List, SAVE_LIST } from './documents.ts';
import css from './segments.module.css';

type Column = List['columns'][number];
interface Written {
  readonly name: string;
  readonly columns: readonly Column[];
}

/** Changes what a list and its columns are called, and which columns there are in which order. */
export function EditList({
  list,
  close,
  done,
}: {
  readonly list: List;
  readonly close: () => void;
  readonly done: () => void;
}): ReactNode {
  const { say } = useTexts();
  const [written, write] = useState<Written>(list);
  const [asking, ask] = useState(false);
  const [, save] = useMutation(SAVE_LIST);
  const [use, again] = useQuery({
    query: COLUMN_USE,
    variables: { listId: list.id },
    requestPolicy: 'cache-and-network',
  });
  const filled = new Map(use.data?.listColumnUse.map((each) => [each.columnId, each.filled]));
  const count = (id: string) => filled.get(id) ?? 0;
  const out = list.columns.filter(({ id }) => count(id) > 0 && !written.columns.some((each) => each.id === id));
  const cells = out.reduce((sum, { id }) => sum + count(id), 0);
  const send = async ({ name, columns }: Written) => {
    const kept = columns.map(({ id, name: called, type, options }) => ({
      ...{ id, name: called, type, options: [...options] },
    }));
    const { error } = await save({ input: { id: list.id, name, columns: kept, filled: cells } });
    if (error) again({ requestPolicy: 'network-only' });
    else {
      done();
      close();
    }
    return failureOf(error);
  };
  if (asking) return <Ask out={out} cells={cells} send={() => send(written)} close={() => ask(false)} />;
  return (
    <Dialog title={say('console.segments.changeList')} close={close} side>
      <Loaded result={use} retry={() => again({ requestPolicy: 'network-only' })}>
        {() => (
          <Fields
            {...{ list, written, write, close }}
            send={(now) => {
              write(now);
              if (cells > 0) return Promise.resolve(ask(true));
              return send(now);
            }}
          />
        )}
      </Loaded>
    </Dialog>
  );
}

/** Asks before what is filled in is taken out, and says how much that is. */
function Ask({
  out,
  cells,
  send,
  close,
}: {
  readonly out: readonly Column[];
  readonly cells: number;
  readonly send: Parameters<typeof Sure>[0]['send'];
  readonly close: () => void;
}): ReactNode {
  const { say, language } = useTexts();
  const names = inWords(
    language,
    out.map(({ name }) => name),
  );
  return (
    <Sure title={say('console.segments.columnsAsk')} yes={say('console.segments.columnsYes')} send={send} close={close}>
      <p>{say('console.segments.columnsFilled', { count: cells, names })}</p>
    </Sure>
  );
}

interface Fields {
  readonly list: List;
  readonly written: Written;
  readonly write: (written: Written) => void;
  readonly close: () => void;
  readonly send: (written: Written) => ReturnType<Parameters<typeof Form>[0]['send']>;
}

function Fields({ list, written, write, close, send }: Fields): ReactNode {
  const { say } = useTexts();
  const { columns } = written;
  const asWritten = (values: FormData): Written => ({
    name: String(values.get('name') ?? '').trim(),
    columns: columns.map((each) => ({ ...each, name: String(values.get(`column-${each.id}`) ?? '').trim() })),
  });
  const needed = say('console.segments.needName');
  const check = (values: FormData) => {
    const { name, columns: all } = asWritten(values);
    const nameless = all.filter((each) => !each.name).map(({ id }) => [`column-${id}`, needed] as const);
    return Object.fromEntries([...(name ? [] : [['name', needed] as const]), ...nameless]);
  };
  const change = (to: readonly Column[]) => write({ ...written, columns: to });
  const gone = [...list.columns, ...list.removed].filter(({ id }) => !columns.some((each) => each.id === id));
  return (
    <Form check={check} send={(values) => send(asWritten(values))}>
      {(busy) => (
        <>
          <TextField name="name" label={say('console.segments.listName')} initial={written.name} autoComplete="off" />
          {columns.map((column, at) => (
            <OneColumn key={column.id} {...{ columns, column, at, change }} />
          ))}
          {gone.length > 0 && (
            <div className="stack">
              <h3>{say('console.segments.columnsOut')}</h3>
              <p className="soft">{say('console.segments.columnsOutAbout')}</p>
              {gone.map((column) => (
                <p key={column.id}>
                  <Button icon="undo" onPress={() => change([...columns, column])}>
                    {say('console.segments.columnBack', { name: column.name })}
                  </Button>
                </p>
              ))}
            </div>
          )}
          <FormEnd busy={busy} cancel={close} />
        </>
      )}
    </Form>
  );
}

function OneColumn({
  columns,
  column,
  at,
  change,
}: {
  readonly columns: readonly Column[];
  readonly column: Column;
  readonly at: number;
  readonly change: (columns: readonly Column[]) => void;
}): ReactNode {
  const { say } = useTexts();
  const { id, name } = column;
  const others = columns.filter((each) => each.id !== id);
  const move = (to: number) => (event: { readonly target: Element }) => {
    change([...others.slice(0, to), column, ...others.slice(to)]);
    // A row that is put elsewhere in the page loses the focus.
    setTimeout(() => (event.target as HTMLElement).focus());
  };
  return (
    <div className={css.oneColumn}>
      <TextField
        name={`column-${id}`}
        label={say('console.segments.columnOf', { number: at + 1 })}
        initial={name}
        autoComplete="off"
      />
      <div className="row">
        <Button
          kind="plain"
          icon="left"
          isDisabled={at === 0}
          aria-label={say('console.segments.columnUp', { name })}
          onPress={move(at - 1)}
        >
          {null}
        </Button>
        <Button
          kind="plain"
          icon="right"
          isDisabled={at === columns.length - 1}
          aria-label={say('console.segments.columnDown', { name })}
          onPress={move(at + 1)}
        >
          {null}
        </Button>
        <Button
          kind="plain"
          icon="x"
          aria-label={say('console.segments.columnOut', { name })}
          onPress={() => change(others)}
        >
          {null}
        </Button>
      </div>
    </div>
  );
}
