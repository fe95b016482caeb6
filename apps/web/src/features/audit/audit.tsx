import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { moment } from '../../lib/format.ts';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Blank, Button, type Column, Form, Loaded, PageHead, Pager, Select, Table, usePaging } from '../../ui/index.ts';
import { USERS } from '../accounts/documents.ts';
import { AUDIT, type AuditLine } from './documents.ts';

const KINDS = [
  'REVEALED',
  'REVEAL_REFUSED',
  'REVEAL_ALERT',
  'GRANT_GIVEN',
  'GRANT_ENDED',
  'ROLE_MADE',
  'ROLE_REMOVED',
  'RECORD_OFFERED',
  'RECORD_ACCEPTED',
  'RECORD_SHARE_ENDED',
  'SCORES_SHOWN',
  'SCORES_HIDDEN',
] as const;
const FIRST = 50;

/** Who did what, the newest first: codes and ids; people are named on their own pages, for those who may see them. */
export function Audit(): ReactNode {
  const { say } = useTexts();
  const [kind, setKind] = useState('');
  const [userId, setUserId] = useState('');
  const paging = usePaging();
  const variables = { kind: kind || null, userId: userId || null, first: FIRST, after: paging.after };
  const [result, again] = useQuery({ query: AUDIT, variables, requestPolicy: 'cache-and-network' });
  const filter = (set: (value: string) => void) => (value: string) => {
    set(value);
    paging.restart();
  };
  return (
    <>
      <PageHead
        title={say('console.audit.title')}
        about={say('console.audit.about')}
        back={{ to: '/settings', label: say('console.settings') }}
      />
      <Filters kind={filter(setKind)} user={filter(setUserId)} />
      <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
        {({ audit: { items, endCursor } }) =>
          items.length ? (
            <>
              <Lines lines={items} />
              <Pager paging={paging} endCursor={endCursor} />
            </>
          ) : paging.page > 0 ? (
            <Blank
              icon="shield"
              title={say('console.people.pageGone')}
              act={<Button onPress={paging.restart}>{say('console.people.fromStart')}</Button>}
            />
          ) : (
            <Blank icon="shield" title={say(kind || userId ? 'console.audit.noneSuch' : 'console.audit.none')}>
              <p>{say('console.audit.noneNext')}</p>
            </Blank>
          )
        }
      </Loaded>
    </>
  );
}

/** Which lines are wanted; by account only for who may see the accounts. */
function Filters({
  kind,
  user,
}: {
  readonly kind: (value: string) => void;
  readonly user: (value: string) => void;
}): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [{ data }] = useQuery({ query: USERS, pause: !can('accounts.invite') });
  const all = { value: '', label: say('console.audit.all') };
  return (
    <Form send={async () => undefined}>
      {() => (
        <div className="filters">
          <Select
            name="kind"
            label={say('console.audit.what')}
            onChange={kind}
            options={[all, ...KINDS.map((value) => ({ value, label: say(`console.audit.kind.${value}`) }))]}
          />
          {data && (
            <Select
              name="user"
              label={say('console.audit.who')}
              onChange={user}
              options={[all, ...data.users.map(({ id, name }) => ({ value: id, label: name }))]}
            />
          )}
        </div>
      )}
    </Form>
  );
}

function Lines({ lines }: { readonly lines: readonly AuditLine[] }): ReactNode {
  const { say, language } = useTexts();
  const { can } = useSession();
  const columns: Column<AuditLine>[] = [
    {
      key: 'what',
      head: say('console.audit.what'),
      cell: ({ kind }) => <b>{sayCode(say, 'console.audit.kind', kind)}</b>,
    },
    { key: 'at', head: say('console.audit.at'), cell: ({ at }) => moment(language, at) },
    { key: 'who', head: say('console.audit.who'), cell: ({ user }) => user?.name ?? say('console.audit.nobody') },
    {
      key: 'about',
      head: say('console.audit.details'),
      cell: ({ what, why, personId }) => (
        <span className="lines">
          {what && <span>{sayCode(say, 'console.reveal.field', what)}</span>}
          {why && <span className="meta">{sayCode(say, 'console.reveal.reason', why)}</span>}
          {personId && can('people.read') && <Link to={`/people/${personId}`}>{say('console.audit.person')}</Link>}
        </span>
      ),
    },
  ];
  return <Table label={say('console.audit.title')} rows={lines} rowKey={({ id }) => id} columns={columns} />;
}
