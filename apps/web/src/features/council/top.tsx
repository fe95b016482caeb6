import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../../lib/i18n.ts';
import { Icon, PageHead } from '../../ui/index.ts';

/** The head and the tabs that the screens of this place share. */
export function Top({
  tab,
  about,
}: {
  readonly tab: 'grid' | 'path' | 'demands';
  readonly about: ReactNode;
}): ReactNode {
  const { say, language } = useTexts();
  const tabs = [
    ['grid', '/council'],
    ['path', '/council/path'],
    ['demands', '/council/demands'],
  ] as const;
  return (
    <>
      <PageHead
        title={say('console.council.title')}
        about={about}
        acts={
          <>
            <button type="button" className="btn" onClick={() => print()}>
              <Icon name="print" small />
              {say('console.council.print')}
            </button>
            <a className="btn primary" href={language === 'en' ? '/council' : `/${language}/council`}>
              <Icon name="globe" small />
              {say('console.council.public')}
            </a>
          </>
        }
      />
      <nav className="tabs" aria-label={say('console.council.views')}>
        {tabs.map(([name, path]) => (
          <Link key={name} to={path} aria-current={tab === name ? 'page' : undefined}>
            {say(`console.council.tab.${name}`)}
          </Link>
        ))}
      </nav>
    </>
  );
}
