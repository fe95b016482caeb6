import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { moment } from '../../lib/format.ts';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { useMe, useSession } from '../../lib/session.tsx';
import { Button, type Column, Loaded, Pill, Table } from '../../ui/index.ts';
import { ChangeAccess } from './change-access.tsx';
import { type User, USERS } from './documents.ts';
import { GrantLine } from './grants.tsx';

/** A day in short: what a list has room for. */
const short = (language: string, at: string) =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(at));

/** Every account; addresses, and the way to change one, only for who manages accounts. */
export function Users(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: USERS });
  const [changing, setChanging] = useState<User>();
  const columns = useColumns(setChanging);
  return (
    <Loaded result={result} retry={() => again()}>
      {({ users }) => (
        <>
          <Table label={say('console.access.users')} rows={users} rowKey={({ id }) => id} columns={columns} />
          {changing && (
            <ChangeAccess
              user={users.find(({ id }) => id === changing.id) ?? changing}
              close={() => setChanging(undefined)}
            />
          )}
        </>
      )}
    </Loaded>
  );
}

function useColumns(change: (user: User) => void): Column<User>[] {
  const { say, language } = useTexts();
  const { can } = useSession();
  const { id: own } = useMe();
  const managing = useManaging(change, own);
  return [
    { key: 'name', head: say('console.access.name'), cell: (user) => <Name user={user} own={user.id === own} /> },
    {
      key: 'role',
      head: say('console.access.role'),
      cell: ({ role, grants }) => <Grants role={role} grants={grants} />,
    },
    { key: 'since', head: say('console.access.since'), cell: ({ since }) => short(language, since) },
    {
      key: 'seen',
      head: say('console.access.lastSeen'),
      cell: ({ lastSeenAt }) => (lastSeenAt ? moment(language, lastSeenAt) : say('console.access.never')),
    },
    ...(can('accounts.manage') ? managing : []),
  ];
}

/** What only who manages accounts sees; nobody changes themselves. */
function useManaging(change: (user: User) => void, own: string): Column<User>[] {
  const { say } = useTexts();
  return [
    { key: 'email', head: say('console.access.email'), cell: ({ email }) => <Address>{email}</Address> },
    {
      key: 'acts',
      head: say('console.access.acts'),
      bare: true,
      cell: (user) =>
        user.id !== own && (
          <Button aria-label={say('console.access.changeOf', { name: user.name })} onPress={() => change(user)}>
            {say('console.access.change')}
          </Button>
        ),
    },
  ];
}

/** All that somebody was given; the name of their role alone where that says everything. */
function Grants({ role, grants }: Pick<User, 'role' | 'grants'>): ReactNode {
  const { say } = useTexts();
  const [first, ...others] = grants;
  if (!first) return <span className="meta">{say('console.grants.none')}</span>;
  if (!others.length && first.scope === 'ORGANIZATION' && !first.until && first.role === role)
    return sayCode(say, 'console.settings.role', role);
  return (
    <span className="lines">
      {grants.map((grant) => (
        <span key={grant.id}>
          <GrantLine grant={grant} />
        </span>
      ))}
    </span>
  );
}

function Name({
  user: { name, role, active, hasFactor },
  own,
}: {
  readonly user: User;
  readonly own: boolean;
}): ReactNode {
  const { say } = useTexts();
  return (
    <span className="row wrap">
      <b>{name}</b>
      {own && <Pill>{say('console.access.you')}</Pill>}
      {active && !hasFactor && role !== 'volunteer' && <Pill kind="warn">{say('console.access.noFactor')}</Pill>}
      {!active && (
        <Pill kind="bad" icon="lock">
          {say('console.access.disabled')}
        </Pill>
      )}
    </span>
  );
}

const Address = ({ children }: { readonly children: ReactNode }) => <span className="mask">{children}</span>;
