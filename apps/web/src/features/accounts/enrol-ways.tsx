import { type ReactNode, useEffect, useState } from 'react';
import { type Failure, refusalOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { ask } from '../../lib/rest.ts';
import { Button, type Errors, Failed, Form, Loading, TextField } from '../../ui/index.ts';
import { makePasskey } from './passkeys.ts';
import { Qr } from './qr.tsx';

/** What comes of enrolling: codes for paper with the first factor, null with every other one. */
export type Enrolled = (codes: readonly string[] | null) => void;

/** Names a passkey and has the device make it. */
export function EnrolPasskey({ done, first }: { readonly done: Enrolled; readonly first?: boolean }): ReactNode {
  const { say } = useTexts();
  return (
    <Form send={async (values) => done(await makePasskey(String(values.get('name')).trim(), say))}>
      {(busy) => (
        <>
          <TextField
            name="name"
            label={say('console.security.passkeyName')}
            hint={say('console.security.passkeyNameHint')}
            initial={say('console.security.passkeyNameDefault')}
            autoComplete="off"
          />
          <div className="submit">
            <Button type="submit" icon="lock" busy={busy} {...(first && { kind: 'primary', big: true })}>
              {say('console.security.passkeyMake')}
            </Button>
          </div>
        </>
      )}
    </Form>
  );
}

interface SetUp {
  readonly uri: string;
  readonly secret: string;
}

/** The key of an app as a picture and as text, and the first code that the app shows. */
export function EnrolApp({ done }: { readonly done: Enrolled }): ReactNode {
  const { say } = useTexts();
  const [setUp, setSetUp] = useState<SetUp>();
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    let here = true;
    ask<SetUp>('/api/factors/app/options', {}).then(
      (made) => here && setSetUp(made),
      (error: unknown) => here && setFailure(refusalOf(error)),
    );
    return () => void (here = false);
  }, []);
  if (failure) return <Failed failure={failure} />;
  if (!setUp) return <Loading />;
  return (
    <div className="stack">
      <p>{say('console.security.appScan')}</p>
      <Qr text={setUp.uri} label={say('console.security.appPicture')} />
      <p>{say('console.security.appType')}</p>
      <p>
        <code className="command" translate="no" data-secret>
          {setUp.secret.replace(/(.{4})(?=.)/g, '$1 ')}
        </code>
      </p>
      <Form
        check={(values): Errors =>
          /^\d{6}$/.test(String(values.get('code')).replace(/\s/g, ''))
            ? {}
            : { code: say('console.security.codeMissing') }
        }
        send={async (values) =>
          done((await ask<{ codes: string[] | null }>('/api/factors/app', { code: values.get('code') })).codes)
        }
      >
        {(busy) => (
          <>
            <TextField
              name="code"
              label={say('console.security.appCode')}
              inputMode="numeric"
              autoComplete="one-time-code"
            />
            <div className="submit">
              <Button type="submit" kind="primary" busy={busy}>
                {say('console.security.appGo')}
              </Button>
            </div>
          </>
        )}
      </Form>
    </div>
  );
}
