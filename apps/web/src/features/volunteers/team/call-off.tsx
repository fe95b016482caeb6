import type { ReactNode } from 'react';
import { useMutation } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { Sure } from '../../../ui/index.ts';
import { dayWords, timeWords } from '../../events/words.ts';
import { CANCEL_SLOT, type Slot, SLOT_CONTEXT } from './documents.ts';

/** Asks before a one-on-one is called off: its volunteer is told at once. */
export function CallOff({
  slot,
  id,
  close,
}: {
  readonly slot: Slot;
  readonly id: string;
  readonly close: () => void;
}): ReactNode {
  const { say, language } = useTexts();
  const [, cancel] = useMutation(CANCEL_SLOT);
  const name = slot.person?.name || say('console.person.nameless');
  const when = { day: dayWords(slot, language), time: timeWords(slot, say, language) };
  return (
    <Sure
      title={say('console.slots.cancelAsk')}
      yes={say('console.slots.cancelYes')}
      no={say('console.slots.cancelNo')}
      send={async () => {
        const failure = failureOf((await cancel({ id }, SLOT_CONTEXT)).error);
        if (!failure) close();
        return failure;
      }}
      close={close}
    >
      <p>{say('console.slots.cancelWhat', { name, ...when })}</p>
    </Sure>
  );
}
