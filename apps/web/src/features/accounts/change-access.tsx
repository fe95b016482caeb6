import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { type Failure, failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, Dialog, Form, Notice, Select } from '../../ui/index.ts';
import { CHANGE_USER_ROLE, SET_USER_DISABLED, type User } from './documents.ts';
import { GiveGrant } from './give-grant.tsx';
import { GrantList } from './grants.tsx';
import { ROLES } from './invite.tsx';
import { AskReset } from './resets.tsx';

/** Another role, or no access any more; what each does at once is said before it is done. */
export function ChangeAccess({ user, close }: { readonly user: User; readonly close: () => void }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [, changeRole] = useMutation(CHANGE_USER_ROLE);
  return (
    <Dialog title={say('console.access.changeOf', { name: user.name })} close={close} side>
      <div className="stack">
        <section className="stack">
          <h3>{say('console.grants.title')}</h3>
          <GrantList user={user} />
        </section>
        {user.active && (
          <section className="sec stack">
            <h3>{say('console.grants.more')}</h3>
            <GiveGrant user={user} />
          </section>
        )}
        {user.active && (
          <section className="sec stack">
            <h3>{say('console.access.changeRole')}</h3>
            <Form
              send={async (values) => {
                const { error } = await changeRole({ id: user.id, role: String(values.get('role')) });
                if (!error) close();
                return failureOf(error);
              }}
            >
              {(busy) => (
                <>
                  <Select
                    name="role"
                    label={say('console.access.role')}
                    hint={say('console.access.changeSignsOut')}
                    initial={user.role}
                    options={ROLES.filter((value) => value !== 'owner' || can('accounts.owners')).map((value) => ({
                      value,
                      label: say(`console.access.inviteRole.${value}`),
                    }))}
                  />
                  <div className="submit">
                    <Button type="submit" kind="primary" busy={busy}>
                      {say('console.access.changeRole')}
                    </Button>
                  </div>
                </>
              )}
            </Form>
          </section>
        )}
        {user.active && user.hasFactor && <AskReset userId={user.id} close={close} />}
        <Disable user={user} close={close} />
      </div>
    </Dialog>
  );
}

function Disable({ user, close }: { readonly user: User; readonly close: () => void }): ReactNode {
  const { say } = useTexts();
  const [{ fetching }, setDisabled] = useMutation(SET_USER_DISABLED);
  const [failure, setFailure] = useState<Failure>();
  const go = async () => {
    const { error } = await setDisabled({ id: user.id, disabled: user.active });
    setFailure(failureOf(error));
    if (!error) close();
  };
  return (
    <section className="sec stack">
      <p>{say(user.active ? 'console.access.disableWhat' : 'console.access.enableWhat')}</p>
      {failure && (
        <Notice kind="bad" live>
          <p>{failure.message || say('console.unreachable')}</p>
        </Notice>
      )}
      <Button {...(user.active && { kind: 'danger' })} busy={fetching} onPress={() => void go()}>
        {say(user.active ? 'console.access.disable' : 'console.access.enable')}
      </Button>
    </section>
  );
}
