import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { Provider, useQuery } from 'urql';
import { meDocument } from '../features/accounts/documents.ts';
import { makeClient } from './api.ts';
import type { ResultOf } from './graphql.ts';
import { keepLanguage, languageNow } from './i18n.ts';
import { send } from './rest.ts';

/** Who is signed in. */
export type Me = NonNullable<ResultOf<typeof meDocument>['me']>;

/** What every screen knows of the session. */
export interface Session {
  readonly me: Me | undefined;
  /** `ended`: signed out by the server or in another window, not asked for here. `sealed`: the server has no keys. */
  readonly state: 'asking' | 'unreachable' | 'out' | 'ended' | 'in' | 'locking' | 'stuck' | 'sealed';
  /** Whether the role includes something; a screen without it says so instead of asking the API in vain. */
  readonly can: (permission: string) => boolean;
  /** Covers the screen at once and forgets what was loaded, then ends the session. */
  readonly lock: () => void;
  /** Asks anew who is signed in: after signing in. */
  readonly refresh: () => void;
}

const SessionContext = createContext<Session | undefined>(undefined);

/** The session; `me` is there on every screen behind the sign-in. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('There is no session around this');
  return session;
}

/** Whoever is signed in: for screens behind the sign-in. */
export function useMe(): Me {
  const { me } = useSession();
  if (!me) throw new Error('Nobody is signed in');
  return me;
}

type Over = 'ended' | 'locking' | 'stuck' | 'sealed';

/** Tells the other windows of this browser that the session is over. */
const windows = new BroadcastChannel('session');

/** Keeps one client per session: when it ends, what it had loaded is gone with it. */
export function SessionProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [session, setSession] = useState<{ number: number; over?: Over }>({ number: 0 });
  const client = useMemo(
    () =>
      makeClient({
        fetch: (...request) => fetch(...request),
        trusted: import.meta.env.MODE === 'production',
        language: languageNow,
        signedOut: () =>
          setSession((now) => (now.number === session.number && !now.over ? { ...now, over: 'ended' } : now)),
        sealed: () => setSession((now) => (now.number === session.number ? { ...now, over: 'sealed' } : now)),
      }),
    [session.number],
  );
  useEffect(() => {
    windows.onmessage = () => setSession(({ number }) => ({ number, over: 'ended' }));
    const shownAgain = ({ persisted }: PageTransitionEvent) => persisted && location.reload();
    addEventListener('pageshow', shownAgain);
    return () => removeEventListener('pageshow', shownAgain);
  }, []);
  const value = useMemo(() => {
    const refresh = () => setSession(({ number }) => ({ number: number + 1 }));
    const lock = () => {
      // Drawn before anything is sent: the cover does not wait for the network.
      flushSync(() => setSession(({ number }) => ({ number, over: 'locking' })));
      windows.postMessage('over');
      send('DELETE', '/api/session').then(
        () => {
          keepLanguage();
          history.replaceState(null, '', '/console/sign-in');
          refresh();
        },
        () => setSession(({ number }) => ({ number, over: 'stuck' })),
      );
    };
    return { refresh, lock, over: session.over };
  }, [session.over]);
  return (
    <Provider value={client} key={session.number}>
      <Asked {...value}>{children}</Asked>
    </Provider>
  );
}

function Asked({
  refresh,
  lock,
  over,
  children,
}: Pick<Session, 'refresh' | 'lock'> & {
  readonly over: Over | undefined;
  readonly children: ReactNode;
}): ReactNode {
  const [{ data, error }] = useQuery({ query: meDocument, requestPolicy: 'network-only' });
  const session = useMemo((): Session => {
    const me = over ? undefined : (data?.me ?? undefined);
    const state = over ?? (me ? 'in' : data ? 'out' : error ? 'unreachable' : 'asking');
    return { me, state, can: (permission) => me?.permissions.includes(permission) ?? false, lock, refresh };
  }, [data, error, over, lock, refresh]);
  return <SessionContext value={session}>{children}</SessionContext>;
}
