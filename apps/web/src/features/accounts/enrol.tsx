import { type ReactNode, useState } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, Pill } from '../../ui/index.ts';
import { EnrolApp, EnrolPasskey } from './enrol-ways.tsx';
import { Frame } from './frame.tsx';
import { hasPasskeys } from './passkeys.ts';
import { RecoveryCodes } from './recovery-codes.tsx';

/** Right after the first sign-in of a role that sees people: nothing else opens before a factor is enrolled. */
export default function Enrol(): ReactNode {
  const { say } = useTexts();
  const { refresh, lock } = useSession();
  const [codes, setCodes] = useState<readonly string[]>();
  const [app, setApp] = useState(!hasPasskeys());
  const done = (made: readonly string[] | null) => (made ? setCodes(made) : refresh());
  if (codes)
    return (
      <Frame title={say('console.security.codesTitle')}>
        <RecoveryCodes codes={codes} done={refresh} />
      </Frame>
    );
  return (
    <Frame title={say('console.security.enrolTitle')}>
      <p className="lead">{say('console.security.enrolLead')}</p>
      {app ? (
        <section className="sec">
          <h2>{say('console.security.app')}</h2>
          <EnrolApp done={done} />
          {hasPasskeys() && (
            <p className="after">
              <Button kind="plain" onPress={() => setApp(false)}>
                {say('console.security.back')}
              </Button>
            </p>
          )}
        </section>
      ) : (
        <Choose done={done} app={() => setApp(true)} />
      )}
      <p className="after">
        <Button kind="plain" onPress={lock}>
          {say('console.security.leave')}
        </Button>
      </p>
    </Frame>
  );
}

function Choose({
  done,
  app,
}: {
  readonly done: (codes: readonly string[] | null) => void;
  readonly app: () => void;
}): ReactNode {
  const { say } = useTexts();
  return (
    <>
      <section className="sec">
        <h2 className="row wrap">
          {say('console.security.passkey')} <Pill kind="good">{say('console.security.recommended')}</Pill>
        </h2>
        <p>{say('console.security.passkeyWhat')}</p>
        <EnrolPasskey first done={done} />
      </section>
      <section className="sec">
        <h2>{say('console.security.app')}</h2>
        <p>{say('console.security.appWhat')}</p>
        <div className="submit">
          <Button icon="qr" onPress={app}>
            {say('console.security.appSetUp')}
          </Button>
        </div>
      </section>
    </>
  );
}
