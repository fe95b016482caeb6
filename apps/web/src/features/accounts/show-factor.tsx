import { type ReactNode, useState } from 'react';
import { type Failure, refusalOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { send } from '../../lib/rest.ts';
import { Button, type Errors, Form, Notice, TextField } from '../../ui/index.ts';
import { hasPasskeys, showPasskey } from './passkeys.ts';

/** One press, and the device asks for a finger, a face or its PIN; what went wrong stands above the button. */
export function PasskeyButton({
  path,
  done,
}: {
  readonly path: Parameters<typeof showPasskey>[0];
  readonly done: () => void;
}): ReactNode {
  const { say } = useTexts();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const go = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await showPasskey(path, say);
      done();
    } catch (error) {
      setFailure(refusalOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="stack">
      {failure && (
        <Notice kind="bad" live>
          <p>{failure.message || say('console.unreachable')}</p>
        </Notice>
      )}
      <Button kind="primary" big icon="lock" busy={busy} onPress={() => void go()}>
        {say('console.security.passkeyUse')}
      </Button>
    </div>
  );
}

/** Shows what somebody has besides a password: a passkey, or a code of an app or from paper. */
export function ShowFactor({
  passkey,
  code,
  done,
}: {
  readonly passkey: boolean;
  readonly code: boolean;
  readonly done: () => void;
}): ReactNode {
  const { say } = useTexts();
  const keys = passkey && hasPasskeys();
  return (
    <div className="ways">
      {keys && <PasskeyButton path="/api/factor/passkey" done={done} />}
      {code && (
        <Form
          check={(values): Errors => (values.get('code') ? {} : { code: say('console.security.codeMissing') })}
          send={async (values) => {
            await send('POST', '/api/factor/code', { code: values.get('code') });
            done();
          }}
        >
          {(busy) => (
            <>
              <TextField
                name="code"
                label={say('console.security.code')}
                hint={say('console.security.codeHint')}
                autoComplete="one-time-code"
              />
              <div className="submit">
                <Button type="submit" busy={busy} {...(!keys && { kind: 'primary', big: true })}>
                  {say('console.security.codeGo')}
                </Button>
              </div>
            </>
          )}
        </Form>
      )}
    </div>
  );
}
