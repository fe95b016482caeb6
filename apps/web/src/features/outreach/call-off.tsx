import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { type Errors, Sure, TextField } from '../../ui/index.ts';
import { CANCEL_BLAST } from './documents.ts';

/** Calls a mailing off. Where people are left who will not get it, their number is typed, since there is no undo. */
export function CallOff({
  id,
  left: leftNow,
  close,
  done,
}: {
  readonly id: string;
  readonly left: number;
  readonly close: () => void;
  readonly done: () => void;
}): ReactNode {
  const { say } = useTexts();
  // It runs on meanwhile; the number that is typed is the one that was named.
  const [left] = useState(leftNow);
  const [, cancel] = useMutation(CANCEL_BLAST);
  const typed = (values: FormData) => String(values.get('count')).replace(/\D/g, '');
  const check = (values: FormData): Errors =>
    left > 0 && typed(values) !== String(left)
      ? { count: say('console.mailings.cancelTypeWrong', { count: left }) }
      : {};
  return (
    <Sure
      title={say(left ? 'console.mailings.cancelTitle' : 'console.mailings.discard')}
      yes={left ? say('console.mailings.cancelYes', { count: left }) : say('console.mailings.discardYes')}
      no={say(left ? 'console.mailings.cancelNo' : 'console.mailings.keep')}
      check={check}
      send={async () => {
        const { error } = await cancel({ id });
        if (!error) done();
        return failureOf(error);
      }}
      close={close}
    >
      <p>{left ? say('console.mailings.cancelText', { count: left }) : say('console.mailings.discardText')}</p>
      {left > 0 && (
        <TextField
          name="count"
          label={say('console.mailings.cancelType', { count: left })}
          inputMode="numeric"
          autoComplete="off"
        />
      )}
    </Sure>
  );
}
