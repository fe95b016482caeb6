import type { ReactNode } from 'react';
import { failureOf } from '../../../lib/failure.ts';
import { sayCode, useTexts } from '../../../lib/i18n.ts';
import { Button, Dialog, type Errors, Form, TextField } from '../../../ui/index.ts';

/** Asks why, before something is rejected or taken back; the reason stays with it. */
export function Reason({
  title,
  text,
  verb,
  close,
  send,
}: {
  readonly title: string;
  readonly text: string;
  readonly verb: string;
  readonly close: () => void;
  readonly send: (reason: string) => Promise<Parameters<typeof failureOf>[0]>;
}): ReactNode {
  const { say } = useTexts();
  return (
    <Dialog title={title} close={close}>
      <div className="stack">
        <p>{text}</p>
        <Form
          check={(values): Errors => (String(values.get('reason')).trim() ? {} : { reason: say('field.required') })}
          send={async (values) => {
            const error = await send(String(values.get('reason')).trim());
            if (!error) close();
            return failureOf(error);
          }}
        >
          {(busy) => (
            <>
              <TextField name="reason" label={say('console.entry.reason')} lines={3} />
              <div className="submit">
                <Button type="submit" kind="danger" busy={busy}>
                  {verb}
                </Button>
                <Button kind="plain" onPress={close}>
                  {say('console.cancel')}
                </Button>
              </div>
            </>
          )}
        </Form>
      </div>
    </Dialog>
  );
}

/** The words of a cause. */
export const causeWords = (say: Parameters<typeof sayCode>[0], cause: string): string =>
  sayCode(say, 'console.entry.cause', cause);
