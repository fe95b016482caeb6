import type { ReactNode } from 'react';
import { useMutation } from 'urql';
import { failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { type Errors, Sure, TextField } from '../../ui/index.ts';
import { CANCEL_EVENT, type EventDetail } from './documents.ts';

/** Names what is lost and who is told; since there is no undo, the number of people is typed. */
export function CancelDialog({
  event,
  close,
  done,
}: {
  readonly event: Pick<EventDetail, 'id' | 'signedUp' | 'waiting'>;
  readonly close: () => void;
  readonly done: () => void;
}): ReactNode {
  const { say } = useTexts();
  const [, cancel] = useMutation(CANCEL_EVENT);
  // Who waits is told too.
  const count = (event.signedUp ?? 0) + (event.waiting ?? 0);
  return (
    <Sure
      title={say('console.events.cancelAsk')}
      yes={count > 0 ? say('console.events.cancelYes', { count }) : say('console.events.cancelYesNobody')}
      no={say('console.events.cancelNo')}
      check={(values): Errors =>
        count > 0 && String(values.get('count')).trim() !== String(count)
          ? { count: say('console.events.cancelTypeWrong', { count }) }
          : {}
      }
      send={async () => {
        const { error } = await cancel({ id: event.id });
        if (!error) done();
        return failureOf(error);
      }}
      close={close}
    >
      <p>
        <b>{count > 0 ? say('console.events.cancelTold', { count }) : say('console.events.cancelNobody')}</b>
      </p>
      <p>{say('console.events.cancelPage')}</p>
      <p>{say('console.events.cancelFinal')}</p>
      {count > 0 && (
        <TextField
          name="count"
          label={say('console.events.cancelType', { count })}
          inputMode="numeric"
          autoComplete="off"
        />
      )}
    </Sure>
  );
}
