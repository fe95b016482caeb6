import type { ReactNode } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { sayCode, useTexts } from '../../../lib/i18n.ts';
import { Dialog, type Errors, Form, Loaded, Select, TextField } from '../../../ui/index.ts';
import { Submit, typed } from '../entry/parts.tsx';
import { ASK_CONTEXT, ASK_DONE, ASKERS, type AskRow, ASSIGN_ASK } from './documents.ts';

interface Props {
  readonly row: AskRow;
  /** The demand's name. */
  readonly about: string;
  readonly close: () => void;
}

/** Gives it to somebody until a day, or to nobody again. */
export function GiveForm({ row, about, close }: Props): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: ASKERS });
  const [, assign] = useMutation(ASSIGN_ASK);
  const { figure, demand, name, assigneeId, dueOn } = row;
  const send = async (values: FormData) => {
    const input = { figure, demand, assigneeId: typed(values, 'assigneeId') || null, dueOn: typed(values, 'dueOn') };
    const { error } = await assign({ input: { ...input, dueOn: input.dueOn || null } }, ASK_CONTEXT);
    if (!error) close();
    return failureOf(error);
  };
  return (
    <Dialog title={say('console.asks.giveTitle', { name })} close={close}>
      <div className="stack">
        <p className="meta">{about}</p>
        <Loaded result={result} retry={() => again()}>
          {({ askers }) => (
            <Form send={send}>
              {(busy) => (
                <>
                  <Select
                    name="assigneeId"
                    label={say('console.asks.asker')}
                    initial={assigneeId ?? ''}
                    options={[
                      { value: '', label: say('console.asks.nobody') },
                      ...askers.map((each) => ({
                        value: each.id,
                        label: `${each.name} (${sayCode(say, 'console.settings.role', each.role)})`,
                      })),
                    ]}
                  />
                  <TextField
                    name="dueOn"
                    type="date"
                    label={say('console.asks.dueOn')}
                    initial={dueOn ?? ''}
                    optional
                  />
                  <Submit busy={busy} verb={say('console.asks.save')} close={close} />
                </>
              )}
            </Form>
          )}
        </Loaded>
      </div>
    </Dialog>
  );
}

/** Notes that it was asked, and what came of it; words about somebody's status are asked about first. */
export function AskedForm({ row, about, close, done }: Props & { readonly done: () => void }): ReactNode {
  const { say } = useTexts();
  const [, note] = useMutation(ASK_DONE);
  const { id, name } = row;
  if (!id) return null;
  const send = async (values: FormData) => {
    const checked = values.has('checked') || null;
    const { error } = await note({ id, result: typed(values, 'result'), checked }, ASK_CONTEXT);
    if (error) return failureOf(error);
    close();
    done();
  };
  return (
    <Dialog title={say('console.asks.askedTitle', { name })} close={close}>
      <div className="stack">
        <p className="meta">{about}</p>
        <Form
          check={(values): Errors => (typed(values, 'result') ? {} : { result: say('field.required') })}
          send={send}
        >
          {(busy) => (
            <>
              <TextField
                name="result"
                label={say('console.asks.result')}
                hint={say('console.asks.resultHint')}
                lines={4}
              />
              <Submit busy={busy} verb={say('console.asks.note')} close={close} />
            </>
          )}
        </Form>
      </div>
    </Dialog>
  );
}
