import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { Button, Loaded, Notice, Select, TextField } from '../../../ui/index.ts';
import { told } from '../../events/words.ts';
import { CARE_CONTEXT, type Care } from '../team/documents.ts';
import { DISQUALIFY, KINDS, QUALIFY } from './documents.ts';
import { Sheet } from './setup-forms.tsx';

const CONTEXT = { additionalTypenames: [...CARE_CONTEXT.additionalTypenames, 'Held'] };

/** Gives a training to somebody of the list, and takes one back. */
export function TrainingsOf({
  personId,
  held,
}: {
  readonly personId: string;
  readonly held: Care['qualificationsOf'];
}): ReactNode {
  const { say, language } = useTexts();
  const [open, setOpen] = useState(false);
  const [{ fetching, error }, take] = useMutation(DISQUALIFY);
  const failure = failureOf(error);
  return (
    <>
      {failure && (
        <Notice kind="bad" live>
          <p>{failure.message || say('console.unreachable')}</p>
        </Notice>
      )}
      <span className="row wrap">
        <Button onPress={() => setOpen(true)}>{say('console.setup.trainingGive')}</Button>
        {held.map(({ kindId, title }) => (
          <Button
            key={kindId}
            kind="plain"
            busy={fetching}
            onPress={() => void take({ input: { kindId, personId } }, CONTEXT)}
          >
            {say('console.setup.trainingTake', { name: told(title, language).text })}
          </Button>
        ))}
      </span>
      {open && <Give personId={personId} close={() => setOpen(false)} />}
    </>
  );
}

function Give({ personId, close }: { readonly personId: string; readonly close: () => void }): ReactNode {
  const { say, language } = useTexts();
  const [result, again] = useQuery({ query: KINDS });
  const [, give] = useMutation(QUALIFY);
  const send = async (values: FormData) => {
    const text = (name: string) => String(values.get(name) ?? '').trim();
    const input = { kindId: text('kindId'), personId, validUntil: text('validUntil') || null };
    return failureOf((await give({ input }, CONTEXT)).error);
  };
  return (
    <Sheet title={say('console.setup.trainingGive')} close={close} send={send}>
      <Loaded result={result} retry={() => again()}>
        {({ qualificationKinds }) =>
          qualificationKinds.length ? (
            <Select
              name="kindId"
              label={say('console.setup.training')}
              options={qualificationKinds.map(({ id, title }) => ({ value: id, label: told(title, language).text }))}
            />
          ) : (
            <p>{say('console.setup.trainingsNone')}</p>
          )
        }
      </Loaded>
      <TextField
        name="validUntil"
        type="date"
        label={say('console.setup.validUntil')}
        hint={say('console.setup.validUntilHint')}
        optional
      />
    </Sheet>
  );
}
