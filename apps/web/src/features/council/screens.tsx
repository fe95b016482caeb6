import type { ReactNode } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { PageHead } from '../../ui/index.ts';

/** The screens of this place. */
export default function CouncilScreens(): ReactNode {
  const { say } = useTexts();
  return <PageHead title={say('console.council')} />;
}
