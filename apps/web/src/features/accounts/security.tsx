import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { type Failure, refusalOf } from '../../lib/failure.ts';
import { moment } from '../../lib/format.ts';
import { useTexts } from '../../lib/i18n.ts';
import { ask, send } from '../../lib/rest.ts';
import { Button, Loaded, Notice, PageHead, Section } from '../../ui/index.ts';
import { KEEP_FACTORS, SECURITY, type Security } from './documents.ts';
import { EnrolApp, EnrolPasskey } from './enrol-ways.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { OwnSessions } from './own-sessions.tsx';

/** What somebody signs in with and where they are signed in: their own, to add to and to end. */
export function SecurityPage(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: SECURITY });
  const refresh = () => again({ requestPolicy: 'network-only' });
  return (
    <>
      <PageHead
        title={say('console.security.title')}
        about={say('console.security.about')}
        back={{ to: '/settings', label: say('console.settings') }}
      />
      <Loaded result={result} retry={refresh}>
        {({ security }) => (
          <div className="settings">
            {security.reset && <OwnReset reset={security.reset} />}
            {security.needsFactor && <OwnFactors security={security} refresh={refresh} />}
            <OwnSessions sessions={security.sessions} />
          </div>
        )}
      </Loaded>
    </>
  );
}

/** That two others are about to take the factors away, while it can be called off. */
function OwnReset({ reset: { askedBy, dueAt } }: { readonly reset: NonNullable<Security['reset']> }): ReactNode {
  const { say, language } = useTexts();
  const [{ fetching }, keep] = useMutation(KEEP_FACTORS);
  return (
    <Notice kind="warn" icon="shield">
      <p>
        <b>{say('console.security.resetMine')}</b>
      </p>
      <p>
        {say('console.security.resetMineText', { asked: askedBy })}{' '}
        {dueAt && say('console.security.resetMineDue', { time: moment(language, dueAt) })}
      </p>
      <p>
        <Button busy={fetching} onPress={() => void keep({}, { additionalTypenames: ['Security'] })}>
          {say('console.security.resetKeep')}
        </Button>
      </p>
    </Notice>
  );
}

type Change = (work: () => Promise<unknown>) => Promise<void>;

/** Passkeys, the app and the codes for paper; every change signs the other devices out, which it says. */
function OwnFactors({ security, refresh }: { readonly security: Security; readonly refresh: () => void }): ReactNode {
  const { say } = useTexts();
  const [codes, setCodes] = useState<readonly string[]>();
  const [told, setTold] = useState<Failure | 'changed'>();
  const change: Change = async (work) => {
    setTold(undefined);
    try {
      await work();
      setTold('changed');
    } catch (error) {
      setTold(refusalOf(error));
    }
    refresh();
  };
  const newCodes = () => change(async () => setCodes((await ask<{ codes: string[] }>('/api/factors/codes', {})).codes));
  return (
    <>
      {told && (
        <Notice kind={told === 'changed' ? 'good' : 'bad'} live>
          <p>{told === 'changed' ? say('console.security.changed') : told.message || say('console.unreachable')}</p>
        </Notice>
      )}
      <Passkeys passkeys={security.passkeys} change={change} />
      <App since={security.appSince} change={change} />
      <Section title={say('console.security.codesTitle')}>
        <div className="card stack">
          {codes ? (
            <RecoveryCodes codes={codes} done={() => setCodes(undefined)} />
          ) : (
            <>
              <p>{say('console.security.codesLeft', { count: security.codesLeft })}</p>
              <p className="soft">{say('console.security.codesNewWhat')}</p>
              <p>
                <Button onPress={() => void newCodes()}>{say('console.security.codesNew')}</Button>
              </p>
            </>
          )}
        </div>
      </Section>
    </>
  );
}

function Passkeys({
  passkeys,
  change,
}: {
  readonly passkeys: Security['passkeys'];
  readonly change: Change;
}): ReactNode {
  const { say, language } = useTexts();
  const [adding, setAdding] = useState(false);
  return (
    <Section title={say('console.security.passkeys')}>
      <div className="card stack">
        {!passkeys.length && <p>{say('console.security.noPasskeys')}</p>}
        <ul className="owned">
          {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
            <li key={id}>
              <span className="grow">
                <b>{name}</b>
                <br />
                <span className="meta">
                  {say('console.security.made', { time: moment(language, createdAt) })}
                  {lastUsedAt && `. ${say('console.security.used', { time: moment(language, lastUsedAt) })}`}
                </span>
              </span>
              <Button
                aria-label={say('console.security.removeOf', { name })}
                onPress={() => void change(() => send('DELETE', `/api/factors/passkey/${id}`))}
              >
                {say('console.security.remove')}
              </Button>
            </li>
          ))}
        </ul>
        {adding ? (
          <EnrolPasskey done={() => void change(async () => setAdding(false))} />
        ) : (
          <p>
            <Button icon="plus" onPress={() => setAdding(true)}>
              {say('console.security.passkeyMake')}
            </Button>
          </p>
        )}
      </div>
    </Section>
  );
}

function App({ since, change }: { readonly since: string | null; readonly change: Change }): ReactNode {
  const { say, language } = useTexts();
  const [adding, setAdding] = useState(false);
  return (
    <Section title={say('console.security.app')}>
      <div className="card stack">
        <p>
          {since
            ? say('console.security.appSince', { time: moment(language, since) })
            : say('console.security.appNone')}
        </p>
        {adding ? (
          <EnrolApp done={() => void change(async () => setAdding(false))} />
        ) : (
          <p className="row wrap">
            <Button icon="qr" onPress={() => setAdding(true)}>
              {say(since ? 'console.security.appNew' : 'console.security.appSetUp')}
            </Button>
            {since && (
              <Button onPress={() => void change(() => send('DELETE', '/api/factors/app'))}>
                {say('console.security.removeApp')}
              </Button>
            )}
          </p>
        )}
      </div>
    </Section>
  );
}
