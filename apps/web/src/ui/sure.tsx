import type { ReactNode } from 'react';
import type { Failure } from '../lib/failure.ts';
import { useTexts } from '../lib/i18n.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { type Errors, Form } from './form.tsx';

/** Asks before something is done that is not simply done again: what it means stands within, perhaps with fields. */
export function Sure({
  title,
  yes,
  no,
  check,
  send,
  close,
  children,
}: {
  readonly title: ReactNode;
  /** What the button says that does it. */
  readonly yes: string;
  /** What the other one says; left out: cancel. */
  readonly no?: string | undefined;
  readonly check?: ((values: FormData) => Errors) | undefined;
  /** Does it; where it fails, what was asked stands with the reason. */
  readonly send: (values: FormData) => Promise<Failure | undefined | void>;
  readonly close: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { say } = useTexts();
  return (
    <Dialog title={title} close={close}>
      <Form {...(check && { check })} send={send}>
        {(busy) => (
          <div className="stack">
            {children}
            <div className="submit">
              <Button type="submit" kind="danger" busy={busy}>
                {yes}
              </Button>
              <Button kind="plain" onPress={close}>
                {no ?? say('console.cancel')}
              </Button>
            </div>
          </div>
        )}
      </Form>
    </Dialog>
  );
}
