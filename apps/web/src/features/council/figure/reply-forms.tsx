import type { ReactNode } from 'react';
import { useMutation } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { dayFrom } from '../../../lib/format.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { Dialog, type Errors, Form, Select, TextField } from '../../../ui/index.ts';
import { Submit, typed } from '../entry/parts.tsx';
import { RECORD_REPLY, RECORD_SOUGHT, REPLY_CONTEXT, type ReplyInput, type ReplySoughtInput } from './documents.ts';

const WAYS = ['LETTER', 'EMAIL', 'CALL', 'IN_PERSON', 'PUBLISHED'] as const;

const How = (): ReactNode => {
  const { say } = useTexts();
  const options = WAYS.map((value) => ({ value, label: say(`console.replies.how.${value}`) }));
  return <Select name="how" label={say('console.replies.how')} initial="EMAIL" options={options} />;
};

/** What was replied, in which language, when and how. */
function Words(): ReactNode {
  const { say, language } = useTexts();
  return (
    <>
      <TextField name="original" label={say('console.replies.original')} lines={5} />
      <TextField name="language" label={say('console.entry.language')} initial={language} autoComplete="off" />
      <TextField name="textEn" lang="en" label={say('console.replies.textEn')} lines={3} optional />
      <TextField name="textEs" lang="es" label={say('console.replies.textEs')} lines={3} optional />
      <TextField name="translator" label={say('console.entry.translator')} autoComplete="off" optional />
      <TextField name="repliedOn" type="date" label={say('console.replies.on')} initial={dayFrom(new Date(), 0)} />
      <How />
    </>
  );
}

/** Notes a reply in the words in which it came; whoever does so is the first of the two who release it. */
export function ReplyForm({
  figure,
  accusation,
  close,
}: {
  readonly figure: string;
  readonly accusation: string | null;
  readonly close: () => void;
}): ReactNode {
  const { say } = useTexts();
  const [, record] = useMutation(RECORD_REPLY);
  const check = (values: FormData): Errors =>
    Object.fromEntries(
      ['original', 'language', 'repliedOn', 'publisher']
        .filter((name) => !typed(values, name))
        .map((name) => [name, say('field.required')]),
    );
  const send = async (values: FormData) => {
    const input: ReplyInput = {
      ...{ figure, accusation, original: typed(values, 'original'), language: typed(values, 'language') },
      ...{ textEn: typed(values, 'textEn'), textEs: typed(values, 'textEs') },
      ...{ translator: typed(values, 'translator') || null, repliedOn: typed(values, 'repliedOn') },
      how: typed(values, 'how') as ReplyInput['how'],
      source: { publisher: typed(values, 'publisher'), url: typed(values, 'url') || null },
    };
    const { error } = await record({ input }, REPLY_CONTEXT);
    if (!error) close();
    return failureOf(error);
  };
  return (
    <Dialog side title={say('console.replies.new')} close={close}>
      <Form check={check} send={send}>
        {(busy) => (
          <>
            <Words />
            <TextField name="publisher" label={say('console.replies.from')} autoComplete="off" />
            <TextField
              name="url"
              type="url"
              inputMode="url"
              label={say('console.entry.url')}
              autoComplete="off"
              optional
            />
            <Submit busy={busy} verb={say('console.replies.save')} close={close} />
          </>
        )}
      </Form>
    </Dialog>
  );
}

/** Notes that a reply was asked for, and by when. */
export function SoughtForm({
  figure,
  accusation,
  close,
}: {
  readonly figure: string;
  readonly accusation: string;
  readonly close: () => void;
}): ReactNode {
  const { say } = useTexts();
  const [, record] = useMutation(RECORD_SOUGHT);
  const check = (values: FormData): Errors => ({
    ...(!typed(values, 'askedOn') && { askedOn: say('field.required') }),
    ...(!typed(values, 'answerBy') && { answerBy: say('field.required') }),
  });
  const send = async (values: FormData) => {
    const input: ReplySoughtInput = {
      ...{ figure, accusation, askedOn: typed(values, 'askedOn'), answerBy: typed(values, 'answerBy') },
      how: typed(values, 'how') as ReplySoughtInput['how'],
    };
    const { error } = await record({ input }, REPLY_CONTEXT);
    if (!error) close();
    return failureOf(error);
  };
  return (
    <Dialog title={say('console.replies.ask')} close={close}>
      <Form check={check} send={send}>
        {(busy) => (
          <>
            <TextField
              name="askedOn"
              type="date"
              label={say('console.replies.askedOn')}
              initial={dayFrom(new Date(), 0)}
            />
            <TextField name="answerBy" type="date" label={say('console.replies.answerBy')} />
            <How />
            <Submit busy={busy} verb={say('console.replies.save')} close={close} />
          </>
        )}
      </Form>
    </Dialog>
  );
}
