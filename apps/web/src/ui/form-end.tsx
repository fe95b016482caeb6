import type { ReactNode } from 'react';
import { useTexts } from '../lib/i18n.ts';
import { Button } from './button.tsx';

/** How the form of a dialog ends: save what was typed, or close without. */
export function FormEnd({ busy, cancel }: { readonly busy: boolean; readonly cancel: () => void }): ReactNode {
  const { say } = useTexts();
  return (
    <div className="submit">
      <Button kind="primary" type="submit" busy={busy}>
        {say('console.save')}
      </Button>
      <Button kind="plain" onPress={cancel}>
        {say('console.cancel')}
      </Button>
    </div>
  );
}
