import type { ReactNode } from 'react';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Blank, Notice } from '../../../ui/index.ts';
import { Top } from '../top.tsx';

const saved = (): boolean => (history.state as { saved?: boolean } | null)?.saved === true;

/** A screen of the ledger's way in: for those who may enter something; what was just sent is said. */
export function Entry({
  tab,
  children,
}: {
  readonly tab: 'review' | 'rollCall' | 'evidence' | 'matters';
  readonly children: ReactNode;
}): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  return (
    <>
      <Top tab={tab} about={say(`console.entry.about.${tab}`)} />
      {tab === 'review' && saved() && (
        <Notice kind="good" live>
          <p>{say('console.entry.saved')}</p>
        </Notice>
      )}
      {can('council.record') ? (
        children
      ) : (
        <Blank icon="lock" title={say('console.entry.barred')}>
          <p>{say('console.entry.barredText')}</p>
        </Blank>
      )}
    </>
  );
}
