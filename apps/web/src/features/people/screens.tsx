import type { ReactNode } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { PageHead } from '../../ui/index.ts';

/** The list of people, one person, and importing. */
export default function PeopleScreens(): ReactNode {
  const { say } = useTexts();
  return <PageHead title={say('console.people')} />;
}
