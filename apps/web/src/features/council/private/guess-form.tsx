import type { ReactNode } from 'react';
import { useMutation } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { Dialog, type Errors, Form, Select, TextField } from '../../../ui/index.ts';
import { Submit, typed } from '../entry/parts.tsx';
import { GUESS, GUESS_CONTEXT, type Guess } from './documents.ts';
import { LEANS } from './lean.ts';
import css from './private.module.css';

/** Adds a guess about somebody; the one before stays, and the latest is shown. */
export function GuessForm({
  figure: { code, name },
  lever,
  last,
  close,
}: {
  readonly figure: { readonly code: string; readonly name: string };
  readonly lever: string;
  readonly last: Guess | undefined;
  readonly close: () => void;
}): ReactNode {
  const { say } = useTexts();
  const [, guess] = useMutation(GUESS);
  const heard = (values: FormData) => Number(typed(values, 'witnesses') || 0);
  const check = (values: FormData): Errors => {
    const count = heard(values);
    return Number.isInteger(count) && count >= 0 && count <= 20 ? {} : { witnesses: say('console.guess.heardWrong') };
  };
  const send = async (values: FormData) => {
    const said = { lean: Number(typed(values, 'lean')), witnesses: heard(values), note: typed(values, 'note') };
    const input = { figure: code, lever, ...said, checked: values.has('checked') || null };
    const { error } = await guess({ input }, GUESS_CONTEXT);
    if (!error) close();
    return failureOf(error);
  };
  return (
    <Dialog title={say('console.guess.formTitle', { name })} close={close}>
      <p className={`meta ${css.before}`}>{say('console.guess.text')}</p>
      <Form check={check} send={send}>
        {(busy) => (
          <>
            <Select
              name="lean"
              label={say('console.guess.lean')}
              initial={String(last?.lean ?? 3)}
              options={LEANS.map((step) => ({ value: String(step), label: say(`console.guess.lean.${step}`) }))}
            />
            <TextField name="note" label={say('console.guess.note')} lines={3} optional />
            <TextField
              name="witnesses"
              inputMode="numeric"
              label={say('console.guess.witnesses')}
              hint={say('console.guess.witnessesHint')}
              initial="0"
            />
            <Submit busy={busy} verb={say('console.guess.save')} close={close} />
          </>
        )}
      </Form>
    </Dialog>
  );
}
