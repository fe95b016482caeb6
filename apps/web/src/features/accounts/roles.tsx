import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { type Failure, failureOf } from '../../lib/failure.ts';
import { list } from '../../lib/format.ts';
import type { ResultOf } from '../../lib/graphql.ts';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { useMe } from '../../lib/session.tsx';
import { Button, Checkbox, Dialog, type Errors, Form, Loaded, Notice, Table, TextField } from '../../ui/index.ts';
import { CUSTOM_ROLES, MAKE_ROLE, REMOVE_ROLE } from './documents.ts';

/** The roles that this organization made for itself, and the way to make another one. */
export function Roles(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: CUSTOM_ROLES });
  const [{ fetching }, remove] = useMutation(REMOVE_ROLE);
  const [making, setMaking] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const refresh = () => again({ requestPolicy: 'network-only' });
  const end = async (id: string) => {
    const { error } = await remove({ id });
    setFailure(failureOf(error));
    if (!error) refresh();
  };
  return (
    <div className="stack">
      <p className="soft">{say('console.roles.about')}</p>
      {failure && (
        <Notice kind="bad" live>
          <p>{failure.message || say('console.unreachable')}</p>
        </Notice>
      )}
      <Loaded result={result} retry={refresh}>
        {({ customRoles }) =>
          customRoles.length ? (
            <RolesTable roles={customRoles} busy={fetching} remove={(id) => void end(id)} />
          ) : (
            <p className="soft">{say('console.roles.none')}</p>
          )
        }
      </Loaded>
      <p>
        <Button icon="plus" onPress={() => setMaking(true)}>
          {say('console.roles.make')}
        </Button>
      </p>
      {making && (
        <MakeRole
          done={() => {
            setMaking(false);
            refresh();
          }}
          close={() => setMaking(false)}
        />
      )}
    </div>
  );
}

function RolesTable({
  roles,
  busy,
  remove,
}: {
  readonly roles: ResultOf<typeof CUSTOM_ROLES>['customRoles'];
  readonly busy: boolean;
  readonly remove: (id: string) => void;
}): ReactNode {
  const { say, language } = useTexts();
  return (
    <Table
      label={say('console.roles.title')}
      rows={roles}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', head: say('console.access.name'), cell: ({ name }) => <b>{name}</b> },
        {
          key: 'may',
          head: say('console.roles.may'),
          cell: ({ permissions }) =>
            list(
              language,
              permissions.map((each) => sayCode(say, 'console.may', each)),
            ),
        },
        {
          key: 'acts',
          head: say('console.access.acts'),
          bare: true,
          cell: ({ id, name, inUse }) =>
            inUse ? (
              <span className="meta">{say('console.roles.inUse')}</span>
            ) : (
              <Button busy={busy} aria-label={say('console.roles.removeOf', { name })} onPress={() => remove(id)}>
                {say('console.roles.remove')}
              </Button>
            ),
        },
      ]}
    />
  );
}

/** Only what its maker may do can be put into a role. */
function MakeRole({ done, close }: { readonly done: () => void; readonly close: () => void }): ReactNode {
  const { say } = useTexts();
  const { permissions } = useMe();
  const [, make] = useMutation(MAKE_ROLE);
  const chosen = (values: FormData) => permissions.filter((each) => values.get(`may:${each}`) === 'on');
  return (
    <Dialog title={say('console.roles.make')} close={close} side>
      <Form
        check={(values): Errors => ({
          ...(!String(values.get('name')).trim() && { name: say('console.roles.nameNeeded') }),
          ...(!chosen(values).length && { [`may:${permissions[0]}`]: say('console.roles.mayNeeded') }),
        })}
        send={async (values) => {
          const name = String(values.get('name')).trim();
          const { error } = await make({ input: { name, permissions: chosen(values) } });
          if (!error) done();
          return failureOf(error);
        }}
      >
        {(busy) => (
          <>
            <TextField name="name" label={say('console.access.name')} autoComplete="off" />
            <fieldset className="stack">
              <legend className="label">{say('console.roles.may')}</legend>
              {permissions.map((each) => (
                <Checkbox key={each} name={`may:${each}`} label={sayCode(say, 'console.may', each)} />
              ))}
            </fieldset>
            <div className="submit">
              <Button type="submit" kind="primary" busy={busy}>
                {say('console.roles.make')}
              </Button>
              <Button kind="plain" onPress={close}>
                {say('console.cancel')}
              </Button>
            </div>
          </>
        )}
      </Form>
    </Dialog>
  );
}
