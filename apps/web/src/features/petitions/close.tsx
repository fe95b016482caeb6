import type { ReactNode } from 'react';
import { useMutation } from 'urql';
import { failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { type Errors, Sure, TextField } from '../../ui/index.ts';
import { CLOSE_PETITION, type PetitionDetail } from './documents.ts';

/** Names what ends; since there is no undo, the number of signatures is typed. */
export function CloseDialog({
  petition: { id, confirmed, pending },
  close,
  done,
}: {
  readonly petition: Pick<PetitionDetail, 'id' | 'confirmed' | 'pending'>;
  readonly close: () => void;
  readonly done: () => void;
}): ReactNode {
  const { say } = useTexts();
  const [, end] = useMutation(CLOSE_PETITION);
  const typed = (values: FormData): Errors =>
    String(values.get('count')).trim() === String(confirmed)
      ? {}
      : { count: say('console.petitions.closeTypeWrong', { count: confirmed }) };
  return (
    <Sure
      title={say('console.petitions.closeAsk')}
      yes={say('console.petitions.closeYes')}
      no={say('console.petitions.closeNo')}
      check={typed}
      send={async () => {
        const { error } = await end({ id });
        if (!error) done();
        return failureOf(error);
      }}
      close={close}
    >
      <p>
        <b>{say('console.petitions.closeCount', { count: confirmed })}</b>
      </p>
      {pending > 0 && <p>{say('console.petitions.closePending', { count: pending })}</p>}
      <p>{say('console.petitions.closeFinal')}</p>
      <TextField
        name="count"
        label={say('console.petitions.closeType', { count: confirmed })}
        inputMode="numeric"
        autoComplete="off"
      />
    </Sure>
  );
}
