import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Icon, PageHead } from '../../ui/index.ts';

const ENTRY = [
  ['asks', '/council/asks', 'console.asks.tab'],
  ['review', '/council/review', 'console.entry.tab.review'],
  ['rollCall', '/council/roll-call', 'console.entry.tab.rollCall'],
  ['evidence', '/council/evidence', 'console.entry.tab.evidence'],
] as const;

const WHIP = [['meetings', '/council/meetings', 'console.meetings.tab']] as const;

/** The head and the tabs that the screens of this place share. */
export function Top({
  tab,
  about,
}: {
  readonly tab:
    | 'grid'
    | 'wards'
    | 'incidents'
    | 'path'
    | 'agenda'
    | 'demands'
    | 'matters'
    | 'asks'
    | 'meetings'
    | 'review'
    | 'rollCall'
    | 'evidence';
  readonly about: ReactNode;
}): ReactNode {
  const { say, language } = useTexts();
  const { can } = useSession();
  const tabs = [
    ['grid', '/council', 'console.council.tab.grid'],
    ['wards', '/council/wards', 'console.ward.tab'],
    ['path', '/council/path', 'console.council.tab.path'],
    ['agenda', '/council/agenda', 'console.agenda.tab'],
    ['demands', '/council/demands', 'console.council.tab.demands'],
    ['matters', '/council/matters', 'console.matters.tab'],
    ['incidents', '/council/incidents', 'console.claims.tab'],
    ...(can('council.record') ? ENTRY : []),
    ...(can('council.whip') ? WHIP : []),
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
        {tabs.map(([name, path, words]) => (
          <Link key={name} to={path} aria-current={tab === name ? 'page' : undefined}>
            {say(words)}
          </Link>
        ))}
      </nav>
    </>
  );
}
