import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Button, Dialog, Form, FormEnd, Loaded, Select } from '../../../ui/index.ts';
import { POINT_CHOICES } from '../documents.ts';
import { CARE_CONTEXT, REASSIGN } from './documents.ts';

interface Props {
  readonly personId: string;
  readonly now: string | undefined;
}

/** Gives one person to any organizer, or to nobody. */
export function ChoosePoint(props: Props): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  if (!can('tasks.write')) return null;
  return (
    <>
      <Button kind="plain" onPress={() => setOpen(true)}>
        {say('console.care.pointChoose')}
      </Button>
      {open && <ChooseDialog {...props} close={() => setOpen(false)} />}
    </>
  );
}

function ChooseDialog({ personId, now, close }: Props & { readonly close: () => void }): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: POINT_CHOICES });
  const [, reassign] = useMutation(REASSIGN);
  return (
    <Dialog title={say('console.care.point')} close={close}>
      <Loaded result={result} retry={() => again()}>
        {({ pointPersonChoices }) => (
          <Form
            send={async (values) => {
              const toUserId = String(values.get('toUserId') ?? '') || null;
              const failure = failureOf(
                (await reassign({ input: { toUserId, personIds: [personId] } }, CARE_CONTEXT)).error,
              );
              if (!failure) close();
              return failure;
            }}
          >
            {(busy) => (
              <>
                <Select
                  name="toUserId"
                  label={say('console.care.pointWho')}
                  initial={now ?? ''}
                  options={[
                    { value: '', label: say('console.care.pointNobody') },
                    ...pointPersonChoices.map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                />
                <FormEnd busy={busy} cancel={close} />
              </>
            )}
          </Form>
        )}
      </Loaded>
    </Dialog>
  );
}
