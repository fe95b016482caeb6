import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../lib/i18n.ts';
import { useSession } from '../lib/session.tsx';
import { Icon } from './icon.tsx';
import { LanguageSwitch } from './language.tsx';
import { PageHead } from './page.tsx';
import { usePlaces } from './shell.tsx';

/** What the bottom bar of a phone has no room for. */
export function More(): ReactNode {
  const { say } = useTexts();
  const { lock } = useSession();
  return (
    <>
      <PageHead title={say('console.more')} />
      <ul className="more">
        {usePlaces()
          .filter(({ bar }) => !bar)
          .map(({ path, name, icon }) => (
            <li key={path}>
              <Link to={path}>
                <Icon name={icon} />
                {say(name)}
              </Link>
            </li>
          ))}
        <li>
          <Link to="/help">
            <Icon name="info" />
            {say('console.help')}
          </Link>
        </li>
        <li>
          <button type="button" onClick={lock}>
            <Icon name="lock" />
            {say('console.lock')}
          </button>
        </li>
        <li>
          <span>
            <Icon name="globe" />
            {say('console.language')}
            <span className="grow" />
            <LanguageSwitch />
          </span>
        </li>
      </ul>
    </>
  );
}
