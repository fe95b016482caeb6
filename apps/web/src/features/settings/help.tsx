import type { ReactNode } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { PageHead } from '../../ui/index.ts';

/** What each place is for, and whom to ask. */
export default function Help(): ReactNode {
  const { say } = useTexts();
  return <PageHead title={say('console.help')} />;
}
