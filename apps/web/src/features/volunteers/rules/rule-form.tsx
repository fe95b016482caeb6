import type { ReactNode } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { Checkbox, Dialog, type Errors, Form, FormEnd, Loaded, Select, TextField } from '../../../ui/index.ts';
import { POINT_CHOICES } from '../documents.ts';
import { CREATE_RULE, type Rule, RULE_CONTEXT, UPDATE_RULE } from './documents.ts';

const TRIGGERS = ['DID_NOT_COME', 'FIRST_EVENT', 'INTEREST_FORM', 'ONE_ON_ONE_BOOKED', 'ONE_ON_ONE_MISSED'] as const;

const text = (values: FormData, name: string) => String(values.get(name) ?? '').trim();
const isDays = (typed: string) => /^\d{1,2}$/.test(typed) && Number(typed) <= 90;

/** A new rule, or another wording of one that is there; what makes it act stays. */
export function RuleForm({ rule, close }: { readonly rule?: Rule; readonly close: () => void }): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: POINT_CHOICES });
  const [, create] = useMutation(CREATE_RULE);
  const [, update] = useMutation(UPDATE_RULE);
  const check = (values: FormData): Errors => ({
    ...(!text(values, 'title') && { title: say('console.rules.taskMissing') }),
    ...(!isDays(text(values, 'dueDays')) && { dueDays: say('console.rules.dueDaysWrong') }),
  });
  const send = async (values: FormData) => {
    const written = {
      title: text(values, 'title'),
      dueDays: Number(text(values, 'dueDays')),
      toPointPerson: values.has('toPointPerson'),
      userId: text(values, 'userId') || null,
      ...(values.has('checked') && { checked: true }),
    };
    const trigger = TRIGGERS.find((each) => each === text(values, 'trigger')) ?? TRIGGERS[0];
    const { error } = rule
      ? await update({ id: rule.id, changes: written }, RULE_CONTEXT)
      : await create({ input: { trigger, ...written } }, RULE_CONTEXT);
    if (!error) close();
    return failureOf(error);
  };
  return (
    <Dialog title={say(rule ? 'console.rules.changeTitle' : 'console.rules.add')} close={close} side>
      <Loaded result={result} retry={() => again()}>
        {({ pointPersonChoices }) => (
          <Form check={check} send={send}>
            {(busy) => (
              <>
                <When rule={rule} />
                <What rule={rule} />
                <Who rule={rule} users={pointPersonChoices} />
                <FormEnd busy={busy} cancel={close} />
              </>
            )}
          </Form>
        )}
      </Loaded>
    </Dialog>
  );
}

interface Known {
  readonly rule: Rule | undefined;
}

function When({ rule }: Known): ReactNode {
  const { say } = useTexts();
  if (!rule)
    return (
      <Select
        name="trigger"
        label={say('console.rules.trigger')}
        options={TRIGGERS.map((value) => ({ value, label: say(`console.rules.trigger.${value}`) }))}
      />
    );
  return (
    <div className="field">
      <span className="label">{say('console.rules.trigger')}</span>
      <span>{say(`console.rules.trigger.${rule.trigger}`)}</span>
      <span className="hint">{say('console.rules.triggerFixed')}</span>
    </div>
  );
}

function What({ rule }: Known): ReactNode {
  const { say } = useTexts();
  return (
    <>
      <TextField
        name="title"
        label={say('console.rules.task')}
        hint={say('console.rules.taskHint')}
        initial={rule?.title ?? ''}
        autoComplete="off"
      />
      <TextField
        name="dueDays"
        label={say('console.rules.dueDays')}
        hint={say('console.rules.dueDaysHint')}
        inputMode="numeric"
        initial={String(rule?.dueDays ?? 3)}
        autoComplete="off"
      />
    </>
  );
}

function Who({ rule, users }: Known & { readonly users: readonly { readonly id: string; readonly name: string }[] }) {
  const { say } = useTexts();
  const { user = null } = rule ?? {};
  const gone = user && !users.some(({ id }) => id === user.id) ? [user] : [];
  return (
    <>
      <Checkbox
        name="toPointPerson"
        label={say('console.rules.toPoint')}
        hint={say('console.rules.toPointHint')}
        initial={rule?.toPointPerson ?? true}
      />
      <Select
        name="userId"
        label={say('console.rules.else')}
        {...(gone.length > 0 && { hint: say('console.rules.userGone', { name: user!.name }) })}
        initial={user?.id ?? ''}
        options={[
          { value: '', label: say('console.rules.elseNobody') },
          ...[...users, ...gone].map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </>
  );
}
