import { useEffect, useState } from 'react';

/** The token behind the # of a link; it leaves the address bar, and so the history, at once. */
export function useToken(): string {
  const [token, setToken] = useState(() => location.hash.slice(1));
  useEffect(() => {
    const take = () => {
      if (!location.hash) return;
      setToken(location.hash.slice(1));
      history.replaceState(history.state, '', location.pathname);
    };
    take();
    // The same page opened with another link is not loaded anew.
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, []);
  return token;
}
