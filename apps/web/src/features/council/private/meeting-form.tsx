import type { ReactNode } from 'react';
import { useMutation } from 'urql';
import { useSearchParams } from 'wouter';
import { failureOf } from '../../../lib/failure.ts';
import { dayFrom } from '../../../lib/format.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { Dialog, type Errors, Form, Select, TextField } from '../../../ui/index.ts';
import type { Choice } from '../entry/types.ts';
import { Submit, typed, useChoices } from '../entry/parts.tsx';
import { MEETING_CONTEXT, type MeetingInput, RECORD_MEETING } from './documents.ts';

/** The lines as they were typed, empty ones too: what the guard asks about is found by its place. */
const lines = (text: string): string[] => (text ? text.split(/\r?\n/) : []);

const inputOf = (values: FormData): MeetingInput => ({
  figure: typed(values, 'figure'),
  heldOn: typed(values, 'heldOn'),
  nextOn: typed(values, 'nextOn') || null,
  ...{ present: typed(values, 'present'), notes: typed(values, 'notes') },
  ...{ asks: lines(typed(values, 'asks')), commitments: lines(typed(values, 'commitments')) },
  checked: values.has('checked') || null,
});

/** Notes a meeting; words about somebody's status are asked about first. */
export function MeetingForm({
  figures,
  close,
}: {
  readonly figures: readonly Choice[];
  readonly close: () => void;
}): ReactNode {
  const { say } = useTexts();
  const [, record] = useMutation(RECORD_MEETING);
  const check = (values: FormData): Errors => ({
    ...(!typed(values, 'heldOn') && { heldOn: say('field.required') }),
    ...(!typed(values, 'notes') && { notes: say('field.required') }),
  });
  const send = async (values: FormData) => {
    const { error } = await record({ input: inputOf(values) }, MEETING_CONTEXT);
    if (!error) close();
    return failureOf(error);
  };
  return (
    <Dialog side title={say('console.meetings.new')} close={close}>
      <Form check={check} send={send}>
        {(busy) => (
          <>
            <Fields figures={figures} />
            <Submit busy={busy} verb={say('console.meetings.save')} close={close} />
          </>
        )}
      </Form>
    </Dialog>
  );
}

function Fields({ figures }: { readonly figures: readonly Choice[] }): ReactNode {
  const { say } = useTexts();
  const [search] = useSearchParams();
  const choices = useChoices();
  const line = say('console.meetings.oneALine');
  return (
    <>
      <Select
        name="figure"
        label={say('console.meetings.with')}
        initial={search.get('figure') ?? figures[0]?.code ?? ''}
        options={choices(figures)}
      />
      <TextField name="heldOn" type="date" label={say('console.meetings.heldOn')} initial={dayFrom(new Date(), 0)} />
      <TextField name="present" label={say('console.meetings.present')} autoComplete="off" optional />
      <TextField name="notes" label={say('console.meetings.notes')} lines={5} />
      <TextField name="asks" label={say('console.meetings.asks')} hint={line} lines={3} optional />
      <TextField name="commitments" label={say('console.meetings.commitments')} hint={line} lines={3} optional />
      <TextField name="nextOn" type="date" label={say('console.meetings.nextOn')} optional />
    </>
  );
}
