import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';

const TABS = [
  ['people', '/people', 'console.people'],
  ['segments', '/people/segments', 'console.segments'],
  ['lists', '/people/lists', 'console.segments.lists'],
  ['tags', '/people/tags', 'console.segments.tags'],
  ['volunteers', '/people/volunteers', 'console.find'],
  ['turf', '/people/wards', 'console.turf.tab'],
  ['hours', '/people/hours', 'console.hours.tab'],
] as const;
const GROUPS = [['groups', '/people/groups', 'console.groups.tab']] as const;
const DUPLICATES = [['duplicates', '/people/duplicates', 'console.duplicates']] as const;
const WORK = [['changes', '/people/changes', 'console.segments.changes']] as const;
type Tab = (typeof TABS)[number][0] | 'groups' | 'duplicates' | 'changes';

/** The ways of looking at people, and at what was done to many; where they are wider than the screen, the open one is in sight. */
export function PeopleTabs({ tab }: { readonly tab: Tab }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    const open = row.current?.querySelector<HTMLElement>('[aria-current]');
    if (row.current && open) row.current.scrollLeft = open.offsetLeft - row.current.offsetLeft - 24;
  }, [tab]);
  const tabs = [
    ...TABS,
    ...(can('people.contact') ? GROUPS : []),
    ...(can('people.merge') ? DUPLICATES : []),
    ...(can('people.write') ? WORK : []),
  ];
  return (
    <nav className="tabs" aria-label={say('console.segments.views')} ref={row}>
      {tabs.map(([name, path, words]) => (
        <Link key={name} to={path} aria-current={tab === name ? 'page' : undefined}>
          {say(words)}
        </Link>
      ))}
    </nav>
  );
}
