import { type ReactNode, useState } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { send } from '../../lib/rest.ts';
import { Button, Form, Notice, Section, type Errors } from '../../ui/index.ts';
import { NewPassword } from './new-password.tsx';
import { LEAST } from './strength.ts';

/** For a volunteer who came without a password, and is to take on more. */
export function SetPassword(): ReactNode {
  const { say } = useTexts();
  const [done, setDone] = useState(false);
  return (
    <Section title={say('console.account.setPassword')}>
      {done ? (
        <Notice kind="good" live>
          <p>{say('console.account.setPasswordDone')}</p>
        </Notice>
      ) : (
        <div className="card stack">
          <p>{say('console.account.setPasswordWhy')}</p>
          <Form
            check={(values): Errors =>
              String(values.get('password')).length < LEAST
                ? { password: say('console.account.passwordShort', { count: LEAST }) }
                : {}
            }
            send={async (values) => {
              await send('POST', '/api/password', { password: values.get('password') });
              setDone(true);
            }}
          >
            {(busy) => (
              <>
                <NewPassword />
                <div className="submit">
                  <Button type="submit" busy={busy}>
                    {say('console.account.setPasswordGo')}
                  </Button>
                </div>
              </>
            )}
          </Form>
        </div>
      )}
    </Section>
  );
}
