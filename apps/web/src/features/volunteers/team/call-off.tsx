import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { Button, Dialog, Notice } from '../../../ui/index.ts';
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
  const [{ fetching }, cancel] = useMutation(CANCEL_SLOT);
  const [failed, setFailed] = useState<string>();
  const go = async () => {
    const failure = failureOf((await cancel({ id }, SLOT_CONTEXT)).error);
    if (failure) return setFailed(failure.message || say('console.unreachable'));
    close();
  };
  const name = slot.person?.name || say('console.person.nameless');
  const when = { day: dayWords(slot, language), time: timeWords(slot, say, language) };
  return (
    <Dialog title={say('console.slots.cancelAsk')} close={close}>
      <div className="stack">
        <p>{say('console.slots.cancelWhat', { name, ...when })}</p>
        {failed && (
          <Notice kind="bad" live>
            <p>{failed}</p>
          </Notice>
        )}
        <div className="submit">
          <Button kind="danger" busy={fetching} onPress={() => void go()}>
            {say('console.slots.cancelYes')}
          </Button>
          <Button kind="plain" onPress={close}>
            {say('console.slots.cancelNo')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
