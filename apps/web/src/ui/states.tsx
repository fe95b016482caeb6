import { type ReactNode, useEffect, useState } from 'react';
import type { CombinedError } from 'urql';
import { type Failure, failureOf, UNREACHABLE } from '../lib/failure.ts';
import { useTexts } from '../lib/i18n.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

/** True once this has been on the screen for so many milliseconds. */
function useLasts(milliseconds: number): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLasts(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return lasts;
}

interface State {
  readonly icon: string;
  readonly title: string;
  readonly children?: ReactNode;
  /** The next step: one button or link. */
  readonly act?: ReactNode;
  /** Stands in for a whole page: then its title is the heading of the page. */
  readonly whole?: boolean | undefined;
}

/** What a list, card or page says in place of its content: what is the case, why, and the next step. */
export const Blank = ({ icon, title, children, act, whole }: State): ReactNode => (
  <div className="card blank">
    <Icon name={icon} />
    {whole ? <h1>{title}</h1> : <h2>{title}</h2>}
    {children && <div className="stack">{children}</div>}
    {act}
  </div>
);

/** Still shapes after 300 ms; after 10 s words, and a way to try again. */
export function Loading({ retry }: { readonly retry?: () => void }): ReactNode {
  const { say } = useTexts();
  const visible = useLasts(300);
  const slow = useLasts(10_000);
  return (
    <div className="loading" aria-busy={!slow} role="status">
      <p className="vh">{say('console.loading')}</p>
      {visible && [1, 2, 3, 4].map((row) => <span className="shape" key={row} />)}
      {slow && (
        <p className="meta">
          {say('console.slow')} {retry && <Button onPress={retry}>{say('console.again')}</Button>}
        </p>
      )}
    </div>
  );
}

/** Why something did not load or was not done. A missing permission or sealed data never looks like an empty list. */
export function Failed({
  failure: { code, message },
  title,
  retry,
  whole,
}: {
  readonly failure: Failure;
  readonly title?: string | undefined;
  readonly retry?: () => void;
  readonly whole?: boolean | undefined;
}): ReactNode {
  const { say } = useTexts();
  const again = retry && <Button onPress={retry}>{say('console.again')}</Button>;
  const own = {
    FORBIDDEN: { icon: 'lock', title: say('console.noPermission'), text: say('console.whoGrants'), act: null },
    SEALED: { icon: 'shield', title: say('console.sealed'), text: say('console.sealedNext'), act: again },
    NOT_FOUND: { icon: 'search', title: say('console.notFound'), text: say('console.notFoundNext'), act: null },
    [UNREACHABLE]: { icon: 'offline', title: undefined, text: say('console.unreachable'), act: again },
  }[code];
  return (
    <Blank
      icon={own?.icon ?? 'alert'}
      title={own?.title ?? title ?? say('console.notLoaded')}
      act={own ? own.act : again}
      whole={whole}
    >
      <p>{own?.text ?? message}</p>
      {!own && <p className="meta">{say('console.tellCode', { code })}</p>}
    </Blank>
  );
}

interface Result<T> {
  readonly data?: T | undefined;
  readonly error?: CombinedError | undefined;
  readonly fetching: boolean;
}

/** Draws a query in each of its states: loading, refused, or its data. What was loaded stays while it loads anew. */
export function Loaded<T>({
  result,
  retry,
  title,
  whole,
  children,
}: {
  readonly result: Result<T>;
  readonly retry: () => void;
  readonly title?: string;
  /** The page has no head of its own before the data is there. */
  readonly whole?: boolean;
  readonly children: (data: T) => ReactNode;
}): ReactNode {
  const failure = failureOf(result.error);
  if (failure) return <Failed failure={failure} retry={retry} title={title} whole={whole} />;
  if (result.data === undefined || result.data === null) return <Loading retry={retry} />;
  return children(result.data);
}
