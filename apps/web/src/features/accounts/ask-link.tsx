import { type ReactNode, useState } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { send } from '../../lib/rest.ts';
import { Button, ButtonLink, Form, Notice, TextField, type Errors } from '../../ui/index.ts';
import { Frame } from './frame.tsx';

/** Asks for a link by mail; what it says afterwards is the same whether or not the address has an account. */
export function AskLink(): ReactNode {
  const { say } = useTexts();
  const [sent, setSent] = useState(false);
  const other = (
    <ButtonLink kind="plain" to="/sign-in">
      {say('console.account.byPassword')}
    </ButtonLink>
  );
  return (
    <Frame title={say('console.account.byLinkTitle')}>
      {sent ? (
        <>
          <Notice kind="good" icon="mail" live>
            <p>
              <b>{say('console.account.byLinkSent')}</b>
            </p>
            <p>{say('console.account.byLinkSentText')}</p>
          </Notice>
          <p className="soft">{say('console.account.byLinkNothing')}</p>
          <div className="submit">
            <Button onPress={() => setSent(false)}>{say('console.account.newLink')}</Button>
            {other}
          </div>
        </>
      ) : (
        <>
          <p className="lead">{say('console.account.byLinkLead')}</p>
          <Form
            check={(values): Errors =>
              /^\S+@\S+\.\S+$/.test(String(values.get('email'))) ? {} : { email: say('console.account.emailMissing') }
            }
            send={async (values) => {
              await send('POST', '/api/link-request', { email: values.get('email') });
              setSent(true);
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
                <div className="submit">
                  <Button kind="primary" big type="submit" busy={busy}>
                    {say('console.account.byLinkGo')}
                  </Button>
                  {other}
                </div>
              </>
            )}
          </Form>
        </>
      )}
    </Frame>
  );
}
