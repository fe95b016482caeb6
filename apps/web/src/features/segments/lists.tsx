import type { ReactNode } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link, useLocation } from 'wouter';
import { failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Blank, Button, Form, Loaded, PageHead, Pill, TextField } from '../../ui/index.ts';
import { LISTS, SAVE_LIST } from './documents.ts';
import { named } from './needed.ts';
import css from './segments.module.css';
import { Sees } from './sees.tsx';
import { PeopleTabs } from './tabs.tsx';

/** Every list that the reader may see, and a way to make one. */
export function Lists(): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [result, again] = useQuery({ query: LISTS });
  return (
    <>
      <PageHead title={say('console.segments.lists')} about={say('console.segments.listsAbout')} />
      <PeopleTabs tab="lists" />
      {can('people.write') && <NewList />}
      <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
        {({ peopleLists }) =>
          peopleLists.length ? (
            <ul className={css.list}>
              {peopleLists.map(({ id, name, size, shared, columns }) => (
                <li className="card" key={id}>
                  <h2>
                    <Link to={`/people/lists/${id}`}>{name}</Link>
                  </h2>
                  <p>
                    {say('console.people.count', { count: size })}
                    {columns.length > 0 && ` · ${say('console.segments.columnCount', { count: columns.length })}`}
                  </p>
                  {!shared && <Pill icon="lock">{say('console.segments.private')}</Pill>}
                </li>
              ))}
            </ul>
          ) : (
            <Blank icon="checks" title={say('console.segments.noLists')}>
              <p>{say('console.segments.noListsNext')}</p>
            </Blank>
          )
        }
      </Loaded>
    </>
  );
}

function NewList(): ReactNode {
  const { say } = useTexts();
  const [, navigate] = useLocation();
  const [, save] = useMutation(SAVE_LIST);
  return (
    <div className={css.oneLine}>
      <Form
        check={(values) => named(values, 'name', say)}
        send={async (values) => {
          const shared = values.get('sees') !== 'me';
          const { data, error } = await save({ input: { name: String(values.get('name')), shared, columns: [] } });
          if (data) navigate(`/people/lists/${data.savePeopleList.id}`);
          return failureOf(error);
        }}
      >
        {(busy) => (
          <>
            <TextField name="name" label={say('console.segments.newList')} autoComplete="off" />
            <Sees shared />
            <Button type="submit" busy={busy} icon="plus">
              {say('console.segments.makeList')}
            </Button>
          </>
        )}
      </Form>
    </div>
  );
}
