import type { ReactNode } from 'react';
import { useMutation } from 'urql';
import { failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { Sure } from '../../ui/index.ts';
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
  const [, giveBack] = useMutation(GIVE_BACK_SHIFT);
  const date = dayWords(shift, language);
  return (
    <Sure
      title={say('console.mine.giveBackAsk')}
      yes={say('console.mine.giveBackYes')}
      no={say('console.mine.giveBackNo')}
      send={async () => {
        const failure = failureOf((await giveBack({ id: shift.id }, SHIFT_CONTEXT)).error);
        if (failure) return failure;
        done();
        close();
      }}
      close={close}
    >
      <p>{say('console.mine.giveBackWhat', { title: told(shift.title, language).text, date })}</p>
    </Sure>
  );
}
