import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link, useLocation } from 'wouter';
import { failureOf } from '../../lib/failure.ts';
import type { ResultOf } from '../../lib/graphql.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { useSettled } from '../../lib/use-settled.ts';
import { Blank, Button, Dialog, Form, FormEnd, Icon, Loaded, PageHead, Pager, usePaging } from '../../ui/index.ts';
import { CREATE_GROUP } from '../people/documents.ts';
import { PeopleTabs } from '../segments/tabs.tsx';
import { GROUP_CONTEXT, GROUPS } from './documents.ts';
import { GroupFields, groupIn, KINDS, type Kind, nameNeeded } from './fields.tsx';
import css from './groups.module.css';

const FIRST = 50;
type Line = ResultOf<typeof GROUPS>['peopleGroupPage']['items'][number];

/** Households and organizations by name, fifty at a time. */
export function GroupList(): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<Kind | null>(null);
  const [adding, setAdding] = useState(false);
  const search = useSettled(typed.trim(), 300);
  const paging = usePaging();
  const [result, again] = useQuery({
    query: GROUPS,
    variables: { search: search || null, kind, first: FIRST, after: paging.after },
    context: GROUP_CONTEXT,
  });
  const add = can('people.write') && (
    <Button kind="primary" icon="plus" onPress={() => setAdding(true)}>
      {say('console.groups.add')}
    </Button>
  );
  return (
    <>
      <PageHead title={say('console.groups')} about={say('console.groups.about')} acts={add} />
      <PeopleTabs tab="groups" />
      <Narrow
        {...{ typed, kind }}
        type={(text) => {
          setTyped(text);
          paging.restart();
        }}
        choose={(one) => {
          setKind(one);
          paging.restart();
        }}
      />
      <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
        {({ peopleGroupPage: { items, endCursor, total } }) =>
          items.length ? (
            <>
              <p className="said" role="status">
                {say('console.groups.found', { count: total })}
              </p>
              <Lines groups={items} />
              <Pager paging={paging} endCursor={endCursor}>
                {say('console.span', {
                  from: paging.page * FIRST + 1,
                  to: paging.page * FIRST + items.length,
                  total,
                })}
              </Pager>
            </>
          ) : (
            <Blank icon="people" title={say(search || kind ? 'console.groups.notFound' : 'console.groups.none')}>
              <p>{say(search || kind ? 'console.groups.notFoundNext' : 'console.groups.noneNext')}</p>
            </Blank>
          )
        }
      </Loaded>
      {adding && <NewGroup close={() => setAdding(false)} />}
    </>
  );
}

function Lines({ groups }: { readonly groups: readonly Line[] }): ReactNode {
  const { say } = useTexts();
  return (
    <ul className={css.groups}>
      {groups.map(({ id, name, kind, people, address }) => (
        <li key={id}>
          <h2>
            <Link to={`/people/groups/${id}`}>{name}</Link>
          </h2>
          <p className="soft">
            {say(`console.groups.kind.${kind}`)} · {say('console.people.count', { count: people })}
          </p>
          {address && <p className="meta">{address}</p>}
        </li>
      ))}
    </ul>
  );
}

function Narrow({
  typed,
  kind,
  type,
  choose,
}: {
  readonly typed: string;
  readonly kind: Kind | null;
  readonly type: (text: string) => void;
  readonly choose: (kind: Kind | null) => void;
}): ReactNode {
  const { say } = useTexts();
  return (
    <div className={css.narrow}>
      <search className="find">
        <label className="box">
          <span className="vh">{say('console.groups.search')}</span>
          <Icon name="search" />
          <input
            className="input"
            type="search"
            value={typed}
            placeholder={say('console.groups.search')}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => type(event.currentTarget.value)}
          />
        </label>
      </search>
      <label className="row">
        <span>{say('console.groups.kind')}</span>
        <select
          className="input"
          value={kind ?? ''}
          onChange={(event) => choose(KINDS.find((each) => each === event.currentTarget.value) ?? null)}
        >
          <option value="">{say('console.groups.both')}</option>
          {KINDS.map((each) => (
            <option key={each} value={each}>
              {say(`console.groups.kinds.${each}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function NewGroup({ close }: { readonly close: () => void }): ReactNode {
  const { say } = useTexts();
  const [, go] = useLocation();
  const [, create] = useMutation(CREATE_GROUP);
  return (
    <Dialog title={say('console.groups.add')} close={close} side>
      <Form
        check={(values) => nameNeeded(values, say)}
        send={async (values) => {
          const { data, error } = await create({ input: groupIn(values) }, GROUP_CONTEXT);
          if (data) go(`/people/groups/${data.createPeopleGroup.id}`);
          return failureOf(error);
        }}
      >
        {(busy) => (
          <>
            <GroupFields />
            <FormEnd busy={busy} cancel={close} />
          </>
        )}
      </Form>
    </Dialog>
  );
}
