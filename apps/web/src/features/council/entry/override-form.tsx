import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { dayFrom } from '../../../lib/format.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Button, ButtonLink, Dialog, type Errors, Form, Notice, Select, TextField } from '../../../ui/index.ts';
import type { Seat } from '../documents.ts';
import { LEGEND } from '../view.ts';
import { LEDGER_CONTEXT, PROPOSE_OVERRIDE } from './documents.ts';
import { Submit, typed } from './parts.tsx';

const LABELS = LEGEND.filter((label) => label !== 'STALE');

interface About {
  readonly figure: NonNullable<Seat['figure']>;
  readonly demand: string;
}

/** Lets a reviewer propose a label in place of the rule's; nothing changes before a second one has agreed. */
export function Override({ figure, demand }: About): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [state, setState] = useState<'open' | 'sent'>();
  if (!can('council.review')) return null;
  if (state === 'sent')
    return (
      <Notice kind="good" live>
        <p>{say('console.override.sent')}</p>
        <p>
          <ButtonLink to="/council/review">{say('console.entry.tab.review')}</ButtonLink>
        </p>
      </Notice>
    );
  return (
    <div>
      <Button kind="plain" icon="scale" onPress={() => setState('open')}>
        {say('console.override.propose')}
      </Button>
      {state === 'open' && (
        <Proposal figure={figure} demand={demand} close={() => setState(undefined)} sent={() => setState('sent')} />
      )}
    </div>
  );
}

function Proposal({
  figure,
  demand,
  close,
  sent,
}: About & { readonly close: () => void; readonly sent: () => void }): ReactNode {
  const { say } = useTexts();
  const [, propose] = useMutation(PROPOSE_OVERRIDE);
  const check = (values: FormData): Errors => {
    const [from, until] = [typed(values, 'from'), typed(values, 'until')];
    return {
      ...(typed(values, 'reason').length < 3 && { reason: say('field.required') }),
      ...(!from && { from: say('field.required') }),
      ...(!until ? { until: say('field.required') } : until < from && { until: say('console.override.untilWrong') }),
    };
  };
  const send = async (values: FormData) => {
    const [label, reason] = [typed(values, 'label'), typed(values, 'reason')];
    const days = { from: typed(values, 'from'), until: typed(values, 'until') };
    const { error } = await propose({ input: { figure: figure.code, demand, label, reason, ...days } }, LEDGER_CONTEXT);
    if (!error) sent();
    return failureOf(error);
  };
  return (
    <Dialog title={say('console.override.title', { name: figure.name })} close={close}>
      <div className="stack">
        <p>{say('console.override.text')}</p>
        <Form check={check} send={send}>
          {(busy) => (
            <>
              <Select
                name="label"
                label={say('console.override.label')}
                options={LABELS.map((value) => ({ value, label: say(`council.label.${value}`) }))}
              />
              <TextField
                name="reason"
                label={say('console.entry.reason')}
                hint={say('console.override.reasonHint')}
                lines={3}
              />
              <TextField
                name="from"
                type="date"
                label={say('console.override.from')}
                initial={dayFrom(new Date(), 0)}
              />
              <TextField name="until" type="date" label={say('console.override.until')} />
              <Submit busy={busy} verb={say('console.override.send')} close={close} />
            </>
          )}
        </Form>
      </div>
    </Dialog>
  );
}
