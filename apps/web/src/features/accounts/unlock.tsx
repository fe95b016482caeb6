import type { ReactNode } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { send } from '../../lib/rest.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, Form, Notice, PasswordField } from '../../ui/index.ts';
import { Frame } from './frame.tsx';

const COMMAND = 'npm run -s cli -- keys unlock';

/** What stands in place of the whole console while the installation has no keys: why, and how it is unlocked. */
export default function Unlock(): ReactNode {
  const { say } = useTexts();
  const { refresh } = useSession();
  return (
    <Frame title={say('console.lock.title')}>
      <Notice icon="lock">
        <p>{say('console.lock.why')}</p>
        <p>{say('console.lock.who')}</p>
        <p className="meta">{say('console.lock.terminal', { command: COMMAND })}</p>
      </Notice>
      <Form
        check={(values) => ({ ...(!values.get('passphrase') && { passphrase: say('console.lock.missing') }) })}
        send={async (values) => {
          await send('POST', '/api/unlock', { passphrase: values.get('passphrase') });
          refresh();
        }}
      >
        {(busy) => (
          <>
            <PasswordField name="passphrase" label={say('console.lock.passphrase')} autoComplete="off" />
            <p className="meta" role="status">
              {busy ? say('console.lock.checking') : ''}
            </p>
            <div className="submit">
              <Button kind="primary" big type="submit" busy={busy}>
                {say('console.lock.go')}
              </Button>
              <Button kind="plain" onPress={refresh}>
                {say('console.lock.look')}
              </Button>
            </div>
          </>
        )}
      </Form>
    </Frame>
  );
}
