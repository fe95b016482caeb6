import { type ReactNode, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Button } from '../../ui/index.ts';
import { type Draft, draftFrom, emptyGroup, newLeaf } from './draft.ts';

/** What the next new segment begins with: in memory alone, since a name that was looked for belongs in no address. */
let begun: object | undefined;

/** Opens the editor of segments with what a list was narrowed to. */
export function SaveAsSegment({ definition }: { readonly definition: object }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [, go] = useLocation();
  if (!can('people.write')) return null;
  const open = () => {
    begun = definition;
    go('/people/segments/new');
  };
  return (
    <Button kind="plain" icon="filter" onPress={open}>
      {say('console.segments.saveAs')}
    </Button>
  );
}

/** What a new segment begins with: what somebody came with, or a question about wards. */
export function useBeginning(): Draft {
  const [draft] = useState<Draft>(() =>
    begun
      ? draftFrom(begun)
      : { root: { ...emptyGroup(), parts: [newLeaf('wards')] }, only: 'all', size: '', seed: null },
  );
  useEffect(() => () => void (begun = undefined), []);
  return draft;
}
