import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { Button, Dialog, Notice } from '../../ui/index.ts';
import { dayWords, told } from '../events/words.ts';
import { GIVE_BACK_SHIFT, SHIFT_CONTEXT, type Shift } from './documents.ts';

/** Asks before a place is given back: somebody else may have it at once. */
export function GiveBack({
  shift,
  close,
  done,
}: {
  readonly shift: Shift;
  readonly close: () => void;
  readonly done: () => void;
}): ReactNode {
  const { say, language } = useTexts();
  const [{ fetching }, giveBack] = useMutation(GIVE_BACK_SHIFT);
  const [failed, setFailed] = useState<string>();
  const go = async () => {
    const failure = failureOf((await giveBack({ id: shift.id }, SHIFT_CONTEXT)).error);
    if (failure) return setFailed(failure.message || say('console.unreachable'));
    done();
    close();
  };
  return (
    <Dialog title={say('console.mine.giveBackAsk')} close={close}>
      <div className="stack">
        <p>
          {say('console.mine.giveBackWhat', {
            title: told(shift.title, language).text,
            date: dayWords(shift, language),
          })}
        </p>
        {failed && (
          <Notice kind="bad" live>
            <p>{failed}</p>
          </Notice>
        )}
        <div className="submit">
          <Button kind="danger" busy={fetching} onPress={() => void go()}>
            {say('console.mine.giveBackYes')}
          </Button>
          <Button kind="plain" onPress={close}>
            {say('console.mine.giveBackNo')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
