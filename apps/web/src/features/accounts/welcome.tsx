import { type ReactNode, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { type Say, useTexts } from '../../lib/i18n.ts';
import { send } from '../../lib/rest.ts';
import { useSession } from '../../lib/session.tsx';
import { Blank, Button, type Errors, Form, PasswordField, TextField } from '../../ui/index.ts';
import { Frame } from './frame.tsx';
import { LEAST, strengthOf } from './strength.ts';

/** The token behind the # of the one-time link; it leaves the address bar, and so the history, at once. */
function useToken(): string {
  const [token, setToken] = useState(() => location.hash.slice(1));
  useEffect(() => {
    const take = () => {
      if (!location.hash) return;
      setToken(location.hash.slice(1));
      history.replaceState(history.state, '', location.pathname);
    };
    take();
    // The same page opened with another link is not loaded anew.
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, []);
  return token;
}

const check = (values: FormData, say: Say): Errors => ({
  ...(!filled(values, 'organization') && { organization: say('console.account.organizationMissing') }),
  ...(!filled(values, 'name') && { name: say('console.account.nameMissing') }),
  ...(!/^\S+@\S+\.\S+$/.test(String(values.get('email'))) && { email: say('console.account.emailMissing') }),
  ...(String(values.get('password')).length < LEAST && {
    password: say('console.account.passwordShort', { count: LEAST }),
  }),
});

/** Creates the owner of a new installation; the link that leads here works once. */
export default function Welcome(): ReactNode {
  const { say } = useTexts();
  const { refresh } = useSession();
  const [, navigate] = useLocation();
  const token = useToken();
  const [password, setPassword] = useState('');
  if (!token) return <NoToken />;
  return (
    <Frame title={say('console.account.welcome')}>
      <p className="lead">{say('console.account.welcomeLead')}</p>
      <Form
        check={(values) => check(values, say)}
        send={async (values) => {
          await send('POST', '/api/owner', { token, ...Object.fromEntries(values) });
          navigate('/', { replace: true });
          refresh();
        }}
      >
        {(busy) => (
          <>
            <TextField
              name="organization"
              label={say('console.account.organization')}
              hint={say('console.account.organizationHint')}
              initial={say('console.account.organizationDefault')}
              autoComplete="organization"
            />
            <TextField name="name" label={say('console.account.yourName')} autoComplete="name" />
            <TextField
              name="email"
              label={say('console.account.email')}
              hint={say('console.account.emailHint')}
              type="email"
              inputMode="email"
              autoComplete="username"
            />
            <PasswordField
              name="password"
              label={say('console.account.password')}
              hint={say('console.account.passwordHint', { count: LEAST })}
              autoComplete="new-password"
              onChange={setPassword}
            />
            <Strength password={password} />
            <div className="submit">
              <Button kind="primary" big type="submit" busy={busy}>
                {say('console.account.create')}
              </Button>
            </div>
          </>
        )}
      </Form>
    </Frame>
  );
}

const filled = (values: FormData, name: string) => String(values.get(name) ?? '').trim() !== '';

function NoToken(): ReactNode {
  const { say } = useTexts();
  return (
    <Frame title={say('console.account.welcome')}>
      <Blank icon="link" title={say('console.account.noToken')}>
        <p>{say('console.account.noTokenNext')}</p>
      </Blank>
    </Frame>
  );
}

function Strength({ password }: { readonly password: string }): ReactNode {
  const { say } = useTexts();
  const strength = strengthOf(password);
  return (
    <div className="strength" role="status">
      {password && (
        <>
          <span className="bar" data-strength={strength} aria-hidden />
          <span className="meta">
            {strength === 'short'
              ? say('console.account.charactersLeft', { count: LEAST - password.length })
              : say(`console.account.strength.${strength}`)}
          </span>
        </>
      )}
    </div>
  );
}
