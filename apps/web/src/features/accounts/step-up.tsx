import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { askWith } from '../../lib/step-up.ts';
import { Dialog } from '../../ui/index.ts';
import { ShowFactor } from './show-factor.tsx';

/** Asks for a factor over whatever is on the screen when the API wants one; what was asked for is then done by itself. */
export function StepUp(): ReactNode {
  const { say } = useTexts();
  const [open, setOpen] = useState(false);
  const answer = useRef<(shown: boolean) => void>(undefined);
  useEffect(
    () =>
      askWith(
        () =>
          new Promise<boolean>((resolve) => {
            answer.current = resolve;
            setOpen(true);
          }),
      ),
    [],
  );
  // Left unanswered, what waits for it would wait for ever.
  useEffect(() => () => answer.current?.(false), []);
  if (!open) return null;
  const close = (shown: boolean) => {
    setOpen(false);
    answer.current?.(shown);
  };
  return (
    <Dialog title={say('console.security.confirmTitle')} close={() => close(false)}>
      <div className="stack">
        <p>{say('console.security.confirmLead')}</p>
        <ShowFactor passkey code done={() => close(true)} />
      </div>
    </Dialog>
  );
}
