import type { ReactNode } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { PageHead } from '../../ui/index.ts';

/** The settings of this installation, and what its owner must know. */
export default function SettingsScreens(): ReactNode {
  const { say } = useTexts();
  return <PageHead title={say('console.settings')} />;
}
