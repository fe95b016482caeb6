import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useTexts } from '../../lib/i18n.ts';
import { send } from '../../lib/rest.ts';
import { useSession } from '../../lib/session.tsx';
import { Blank, Button, ButtonLink, Form } from '../../ui/index.ts';
import { Frame } from './frame.tsx';
import { useToken } from './token.ts';

/** Where a link from a mail leads: it signs in only when the button is pressed, so that opening it uses nothing up. */
export default function MagicLink(): ReactNode {
  const { say } = useTexts();
  const { refresh } = useSession();
  const [, navigate] = useLocation();
  const token = useToken();
  const newLink = (
    <ButtonLink kind="plain" to="/sign-in?link">
      {say('console.account.newLink')}
    </ButtonLink>
  );
  if (!token)
    return (
      <Frame title={say('console.account.linkTitle')}>
        <Blank icon="link" title={say('console.account.noToken')} act={newLink}>
          <p>{say('console.account.linkIncomplete')}</p>
        </Blank>
      </Frame>
    );
  return (
    <Frame title={say('console.account.linkTitle')}>
      <p className="lead">{say('console.account.linkLead')}</p>
      <Form
        send={async () => {
          await send('POST', '/api/link', { token });
          navigate('/', { replace: true });
          refresh();
        }}
      >
        {(busy) => (
          <div className="submit">
            <Button kind="primary" big type="submit" busy={busy}>
              {say('console.account.linkGo')}
            </Button>
            {newLink}
          </div>
        )}
      </Form>
    </Frame>
  );
}
