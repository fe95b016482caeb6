import type { ReactNode } from 'react';
import { useSearchParams } from 'wouter';
import { useTexts } from '../../lib/i18n.ts';
import { send } from '../../lib/rest.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, ButtonLink, Form, Notice, PasswordField, TextField } from '../../ui/index.ts';
import { AskLink } from './ask-link.tsx';
import { Frame } from './frame.tsx';
import { hasPasskeys } from './passkeys.ts';
import { PasskeyButton } from './show-factor.tsx';

/** Signing in, by passkey alone, by password and a factor, or by a link in a mail; afterwards the address that was asked for opens. */
export default function SignIn({ ended }: { readonly ended: boolean }): ReactNode {
  const { say } = useTexts();
  const { refresh } = useSession();
  const [search] = useSearchParams();
  if (search.has('link')) return <AskLink />;
  return (
    <Frame title={say('console.account.signIn')}>
      {ended && (
        <Notice icon="lock" live>
          <p>{say('console.account.ended')}</p>
        </Notice>
      )}
      {hasPasskeys() && (
        <>
          <PasskeyButton path="/api/passkey" done={refresh} />
          <p className="or soft">{say('console.security.orPassword')}</p>
        </>
      )}
      <Form
        check={(values) => ({
          ...(!values.get('email') && { email: say('console.account.emailMissing') }),
          ...(!values.get('password') && { password: say('console.account.passwordMissing') }),
        })}
        send={async (values) => {
          await send('POST', '/api/session', { email: values.get('email'), password: values.get('password') });
          refresh();
        }}
      >
        {(busy) => (
          <>
            <TextField
              name="email"
              label={say('console.account.email')}
              type="email"
              inputMode="email"
              autoComplete="username"
            />
            <PasswordField name="password" label={say('console.account.password')} autoComplete="current-password" />
            <div className="submit">
              <Button {...(!hasPasskeys() && { kind: 'primary' })} big type="submit" busy={busy}>
                {say('console.account.signIn')}
              </Button>
              <ButtonLink kind="plain" to="/sign-in?link">
                {say('console.account.byLink')}
              </ButtonLink>
            </div>
          </>
        )}
      </Form>
    </Frame>
  );
}
