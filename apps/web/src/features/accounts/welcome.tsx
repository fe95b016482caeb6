import { type ReactNode, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { type Failure, refusalOf } from '../../lib/failure.ts';
import { type Say, useTexts } from '../../lib/i18n.ts';
import { ask, send } from '../../lib/rest.ts';
import { useSession } from '../../lib/session.tsx';
import { Blank, Button, ButtonLink, type Errors, Failed, Form, Loading, TextField } from '../../ui/index.ts';
import { Frame } from './frame.tsx';
import { NewPassword } from './new-password.tsx';
import { LEAST } from './strength.ts';
import { useToken } from './token.ts';

/** What a link is for, as the API tells it. */
interface Offer {
  readonly role: 'owner' | 'organizer' | 'coordinator' | 'volunteer';
  readonly first: boolean;
  readonly organization: string;
  readonly email: string | null;
  readonly name: string | null;
  readonly needsPassword: boolean;
}

const filled = (values: FormData, name: string) => String(values.get(name) ?? '').trim() !== '';

const check = (values: FormData, offer: Offer, say: Say): Errors => ({
  ...(offer.first && !filled(values, 'organization') && { organization: say('console.account.organizationMissing') }),
  ...(!filled(values, 'name') && { name: say('console.account.nameMissing') }),
  ...(!offer.email &&
    !/^\S+@\S+\.\S+$/.test(String(values.get('email'))) && { email: say('console.account.emailMissing') }),
  ...(offer.needsPassword &&
    String(values.get('password')).length < LEAST && {
      password: say('console.account.passwordShort', { count: LEAST }),
    }),
});

/** Shows what a one-time link is for, and makes the account once its holder says so. Opening it uses nothing up. */
export default function Welcome(): ReactNode {
  const { say } = useTexts();
  const token = useToken();
  const [answer, setAnswer] = useState<{ readonly offer: Offer } | { readonly failure: Failure }>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!token) return;
    let here = true;
    const tell = (told: NonNullable<typeof answer>) => here && setAnswer(told);
    setAnswer(undefined);
    ask<Offer>('/api/welcome/offer', { token }).then(
      (offer) => tell({ offer }),
      (error: unknown) => tell({ failure: refusalOf(error) }),
    );
    return () => void (here = false);
  }, [token, tries]);
  if (!token) return <NoToken />;
  if (answer && 'offer' in answer) return <Accept key={token} token={token} offer={answer.offer} />;
  return (
    <Frame title={say('console.account.join')}>
      {answer ? <Unusable failure={answer.failure} retry={() => setTries(tries + 1)} /> : <Loading />}
    </Frame>
  );
}

function Accept({ token, offer }: { readonly token: string; readonly offer: Offer }): ReactNode {
  const { say } = useTexts();
  const { refresh } = useSession();
  const [, navigate] = useLocation();
  const { role, first, organization, email, name, needsPassword } = offer;
  return (
    <Frame title={say(first ? 'console.account.welcome' : 'console.account.join')}>
      <p className="lead">
        {first
          ? say('console.account.welcomeLead')
          : `${say(`console.account.joinLead.${role}`, { organization })} ${say('console.account.joinOnce')}`}
      </p>
      <Form
        check={(values) => check(values, offer, say)}
        send={async (values) => {
          await send('POST', '/api/welcome', { token, ...Object.fromEntries(values) });
          navigate('/', { replace: true });
          refresh();
        }}
      >
        {(busy) => (
          <>
            {first && (
              <TextField
                name="organization"
                label={say('console.account.organization')}
                hint={say('console.account.organizationHint')}
                initial={say('console.account.organizationDefault')}
                autoComplete="organization"
              />
            )}
            <TextField
              name="name"
              label={say('console.account.yourName')}
              autoComplete="name"
              {...(name && { initial: name })}
            />
            <Address email={email} />
            {needsPassword ? <NewPassword /> : <p className="hint">{say('console.account.comeBack')}</p>}
            <div className="submit">
              <Button kind="primary" big type="submit" busy={busy}>
                {say(
                  first
                    ? 'console.account.create'
                    : needsPassword
                      ? 'console.account.joinGo'
                      : 'console.account.joinVolunteerGo',
                )}
              </Button>
            </div>
          </>
        )}
      </Form>
    </Frame>
  );
}

/** An invitation knows the address; then it is shown, so that its reader knows what to sign in with. */
function Address({ email }: { readonly email: string | null }): ReactNode {
  const { say } = useTexts();
  if (email)
    return (
      <p className="hint">
        {say('console.account.joinAs', { email })}
        {/* Password managers look for it. */}
        <input type="text" value={email} autoComplete="username" hidden readOnly />
      </p>
    );
  return (
    <TextField
      name="email"
      label={say('console.account.email')}
      hint={say('console.account.emailHint')}
      type="email"
      inputMode="email"
      autoComplete="username"
    />
  );
}

function Unusable({ failure, retry }: { readonly failure: Failure; readonly retry: () => void }): ReactNode {
  const { say } = useTexts();
  if (failure.code !== 'NOT_FOUND') return <Failed failure={failure} retry={retry} />;
  return (
    <Blank
      icon="link"
      title={say('console.account.linkUnusable')}
      act={<ButtonLink to="/sign-in">{say('console.account.toSignIn')}</ButtonLink>}
    >
      <p>{failure.message}</p>
    </Blank>
  );
}

function NoToken(): ReactNode {
  const { say } = useTexts();
  return (
    <Frame title={say('console.account.join')}>
      <Blank icon="link" title={say('console.account.noToken')}>
        <p>{say('console.account.noTokenNext')}</p>
      </Blank>
    </Frame>
  );
}
