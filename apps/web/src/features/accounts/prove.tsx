import type { ReactNode } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { useMe, useSession } from '../../lib/session.tsx';
import { Button } from '../../ui/index.ts';
import { Frame } from './frame.tsx';
import { ShowFactor } from './show-factor.tsx';

/** The second half of signing in with a password: until a factor was shown, the session opens nothing. */
export default function Prove(): ReactNode {
  const { say } = useTexts();
  const { refresh, lock } = useSession();
  const { factors } = useMe();
  return (
    <Frame title={say('console.security.proveTitle')}>
      <p className="lead">{say('console.security.proveLead')}</p>
      <ShowFactor passkey={factors.includes('PASSKEY')} code={factors.includes('CODE')} done={refresh} />
      <p className="after">
        <Button kind="plain" onPress={lock}>
          {say('console.security.leave')}
        </Button>
      </p>
    </Frame>
  );
}
