import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Icon, PageHead } from '../../ui/index.ts';

/** What there is to look at. */
const VIEWS = [
  ['grid', '/council', 'console.council.tab.grid'],
  ['wards', '/council/wards', 'console.ward.tab'],
  ['path', '/council/path', 'console.council.tab.path'],
  ['agenda', '/council/agenda', 'console.agenda.tab'],
  ['demands', '/council/demands', 'console.council.tab.demands'],
  ['matters', '/council/matters', 'console.matters.tab'],
  ['incidents', '/council/incidents', 'console.claims.tab'],
] as const;
/** What there is to do, for those who keep the ledger; meetings are for fewer. */
const WORK = [
  ['asks', '/council/asks', 'console.asks.tab'],
  ['review', '/council/review', 'console.entry.tab.review'],
  ['rollCall', '/council/roll-call', 'console.entry.tab.rollCall'],
  ['evidence', '/council/evidence', 'console.entry.tab.evidence'],
] as const;
const WHIP = [['meetings', '/council/meetings', 'console.meetings.tab']] as const;
type Tab = (typeof VIEWS)[number] | (typeof WORK)[number] | (typeof WHIP)[number];

/** The head and the tabs that the screens of this place share. */
export function Top({ tab, about }: { readonly tab: Tab[0]; readonly about: ReactNode }): ReactNode {
  const { say, language } = useTexts();
  const { can } = useSession();
  const work = [...(can('council.record') ? WORK : []), ...(can('council.whip') ? WHIP : [])];
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
      <Tabs tabs={VIEWS} tab={tab} label={say('console.council.views')} />
      {work.length > 0 && <Tabs tabs={work} tab={tab} label={say('console.council.work')} />}
    </>
  );
}

/** One row of tabs; where it is wider than the screen, the one that is open is in sight. */
function Tabs({
  tabs,
  tab,
  label,
}: {
  readonly tabs: readonly Tab[];
  readonly tab: Tab[0];
  readonly label: string;
}): ReactNode {
  const { say } = useTexts();
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    const open = row.current?.querySelector<HTMLElement>('[aria-current]');
    if (row.current && open) row.current.scrollLeft = open.offsetLeft - row.current.offsetLeft - 24;
  }, [tab]);
  return (
    <nav className="tabs" aria-label={label} ref={row}>
      {tabs.map(([name, path, words]) => (
        <Link key={name} to={path} aria-current={tab === name ? 'page' : undefined}>
          {say(words)}
        </Link>
      ))}
    </nav>
  );
}
