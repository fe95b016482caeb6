import { Component, type ReactNode, Suspense } from 'react';
import { Redirect, Route, Router, Switch, useLocation } from 'wouter';
import { FORBIDDEN, NO_ANSWER } from './lib/failure.ts';
import { useTexts } from './lib/i18n.ts';
import { SessionProvider, useSession } from './lib/session.tsx';
import { Help, MagicLink, PLACES, SignIn, Unlock, Welcome } from './routes.tsx';
import { Blank, Button, Failed, Loading, NotHere } from './ui/index.ts';
import { More } from './ui/more.tsx';
import { Shell, usePlaces } from './ui/shell.tsx';

interface Guarded {
  readonly here: string;
  readonly words: ReactNode;
  readonly children: ReactNode;
}

/** Says that a screen broke instead of leaving a blank page; going elsewhere, or trying again, draws it anew. */
class Guard extends Component<Guarded, { broken: boolean; here: string }> {
  override state = { broken: false, here: this.props.here };
  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }
  static getDerivedStateFromProps({ here }: Guarded, last: { here: string }): { broken: boolean; here: string } | null {
    return here === last.here ? null : { broken: false, here };
  }
  override render(): ReactNode {
    return this.state.broken ? this.props.words : this.props.children;
  }
}

function Broken(): ReactNode {
  const { say } = useTexts();
  return (
    <Blank
      icon="alert"
      title={say('console.broken')}
      act={<Button onPress={() => location.reload()}>{say('console.again')}</Button>}
    >
      <p>{say('console.brokenNext')}</p>
    </Blank>
  );
}

function Inside(): ReactNode {
  const { can } = useSession();
  const [here] = useLocation();
  return (
    <Shell>
      <Guard here={here} words={<Broken />}>
        <Suspense fallback={<Loading />}>
          <Switch>
            <Route path="/sign-in">
              <Redirect to="/" replace />
            </Route>
            <Route path="/welcome">
              <Redirect to="/" replace />
            </Route>
            <Route path="/link">
              <Redirect to="/" replace />
            </Route>
            {PLACES.map(({ path, permission, screens: Screens }) => (
              <Route key={path} path={path === '/' ? path : `${path}/*?`}>
                {!permission || can(permission) ? <Screens /> : <Barred path={path} />}
              </Route>
            ))}
            <Route path="/help">
              <Help />
            </Route>
            <Route path="/more">
              <More />
            </Route>
            <Route>
              <NotHere />
            </Route>
          </Switch>
        </Suspense>
      </Guard>
    </Shell>
  );
}

/** A place that is not for this role: its first page is the first place that is. */
function Barred({ path }: { readonly path: string }): ReactNode {
  const [first] = usePlaces();
  return path === '/' && first ? <Redirect to={first.path} replace /> : <Failed failure={FORBIDDEN} whole />;
}

/** Covers everything while the session is being ended; nothing that was loaded is drawn any more. */
function Cover(): ReactNode {
  const { say } = useTexts();
  const { state, lock } = useSession();
  return (
    <main className="cover" role="status">
      <Blank
        icon="lock"
        title={say(state === 'stuck' ? 'console.lockStuck' : 'console.locked')}
        act={state === 'stuck' && <Button onPress={lock}>{say('console.again')}</Button>}
      >
        {state === 'stuck' && <p>{say('console.lockStuckNext')}</p>}
      </Blank>
    </main>
  );
}

function Screens(): ReactNode {
  const { state, refresh } = useSession();
  switch (state) {
    case 'asking':
      return (
        <main className="cover">
          <Loading />
        </main>
      );
    case 'unreachable':
      return (
        <main className="cover">
          <Failed failure={NO_ANSWER} retry={refresh} whole />
        </main>
      );
    case 'locking':
    case 'stuck':
      return <Cover />;
    case 'sealed':
      return <Unlock />;
    case 'in':
      return <Inside />;
    default:
      return (
        <Switch>
          <Route path="/welcome">
            <Welcome />
          </Route>
          <Route path="/link">
            <MagicLink />
          </Route>
          <Route>
            <SignIn ended={state === 'ended'} />
          </Route>
        </Switch>
      );
  }
}

/** The whole console, below /console. */
export const App = (): ReactNode => (
  <Router base="/console">
    <SessionProvider>
      <Suspense fallback={null}>
        <Screens />
      </Suspense>
    </SessionProvider>
  </Router>
);
