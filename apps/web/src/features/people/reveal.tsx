import { type ReactNode, useEffect, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { Button, Dialog, type Errors, Form, Icon, Select, TextField } from '../../ui/index.ts';
import { revealBudgetDocument, revealDocument } from './documents.ts';
import { spellPhone } from './mask.ts';

/** What can be revealed, in the order of the page. */
const FIELDS = ['PHONE', 'EMAIL', 'ADDRESS'] as const;
type Field = (typeof FIELDS)[number];
const REASONS = ['CALL', 'MEETING', 'ASKED', 'CORRECT', 'OTHER'] as const;
/** How long what was revealed stays readable. */
const SHOWN_FOR = 5 * 60_000;

/** What was revealed last, and for how long it is shown. */
interface Seen {
  readonly field: Field;
  readonly values: readonly string[];
}

/** For those who see people masked: one thing at a time, with a reason, out of a budget that is told. */
export function Reveals({ personId }: { readonly personId: string }): ReactNode {
  const { say } = useTexts();
  const [asked, setAsked] = useState(false);
  const [seen, setSeen] = useState<Seen>();
  useEffect(() => {
    if (!seen) return;
    const timer = setTimeout(() => setSeen(undefined), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [seen]);
  return (
    <div className="reveal">
      <div role="status">{seen && <Shown seen={seen} />}</div>
      <Button kind="plain" icon="eye" onPress={() => setAsked(true)}>
        {say('console.reveal.ask')}
      </Button>
      {asked && <RevealDialog personId={personId} show={setSeen} close={() => setAsked(false)} />}
    </div>
  );
}

function Shown({ seen: { field, values } }: { readonly seen: Seen }): ReactNode {
  const { say } = useTexts();
  return (
    <>
      <dl className="facts">
        <dt>{say(`console.reveal.field.${field}`)}</dt>
        {values.length ? (
          values.map((value) => (
            <dd key={value} className="mask">
              {field === 'PHONE' ? spellPhone(value) : value}
            </dd>
          ))
        ) : (
          <dd className="meta">{say('console.person.none')}</dd>
        )}
      </dl>
      <p className="meta">{say('console.person.hidesAgain')}</p>
    </>
  );
}

const Budget = (): ReactNode => {
  const { say } = useTexts();
  const [{ data }] = useQuery({ query: revealBudgetDocument, requestPolicy: 'network-only' });
  if (!data) return null;
  const { left, limit } = data.revealBudget;
  return (
    <p className={left ? 'meta' : 'err'}>
      <Icon name={left ? 'shield' : 'alert'} small /> {say('console.reveal.left', { left, limit })}
    </p>
  );
};

function Acts({ busy, close }: { readonly busy: boolean; readonly close: () => void }): ReactNode {
  const { say } = useTexts();
  return (
    <div className="submit">
      <Button type="submit" kind="primary" busy={busy}>
        {say('console.reveal.go')}
      </Button>
      <Button kind="plain" onPress={close}>
        {say('console.cancel')}
      </Button>
    </div>
  );
}

const askedIn = (values: FormData) => ({
  field: FIELDS.find((each) => each === values.get('field')) ?? 'PHONE',
  reason: REASONS.find((each) => each === values.get('reason')) ?? 'OTHER',
  note: String(values.get('note') ?? '').trim() || null,
});

function RevealDialog({
  personId,
  show,
  close,
}: {
  readonly personId: string;
  readonly show: (seen: Seen) => void;
  readonly close: () => void;
}): ReactNode {
  const { say } = useTexts();
  const [, reveal] = useMutation(revealDocument);
  const [reason, setReason] = useState<string>(REASONS[0]);
  return (
    <Dialog title={say('console.reveal.title')} close={close}>
      <div className="stack">
        <p>{say('console.reveal.about')}</p>
        <Form
          check={(values): Errors => {
            const { reason: why, note } = askedIn(values);
            return why === 'OTHER' && !note ? { note: say('console.reveal.noteNeeded') } : {};
          }}
          send={async (values) => {
            const asking = askedIn(values);
            const { data, error } = await reveal({ input: { personId, ...asking } });
            if (data) show({ field: asking.field, values: data.reveal.values });
            if (data) close();
            return failureOf(error);
          }}
        >
          {(busy) => (
            <>
              <Select
                name="field"
                label={say('console.reveal.field')}
                options={FIELDS.map((value) => ({ value, label: say(`console.reveal.field.${value}`) }))}
              />
              <Select
                name="reason"
                label={say('console.reveal.reason')}
                onChange={setReason}
                options={REASONS.map((value) => ({ value, label: say(`console.reveal.reason.${value}`) }))}
              />
              <TextField
                name="note"
                label={say('console.reveal.note')}
                hint={say('console.reveal.noteHint')}
                optional={reason !== 'OTHER'}
                autoComplete="off"
                lines={2}
              />
              <Budget />
              <Acts busy={busy} close={close} />
            </>
          )}
        </Form>
      </div>
    </Dialog>
  );
}
