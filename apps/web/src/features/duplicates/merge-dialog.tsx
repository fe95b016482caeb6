import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../lib/failure.ts';
import { languageName } from '../../lib/format.ts';
import type { ResultOf } from '../../lib/graphql.ts';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { Button, Dialog, Form, Loaded, Notice, TextField } from '../../ui/index.ts';
import { mergeAheadDocument, mergePeopleDocument } from './documents.ts';
import styles from './duplicates.module.css';

type Ahead = ResultOf<typeof mergeAheadDocument>['mergeAhead'];
type Field = Ahead['fields'][number];
const TAKES = ['KEEP', 'DROP', 'TYPED'] as const;

interface Props {
  readonly firstId: string;
  readonly secondId: string;
  readonly close: () => void;
  readonly merged: (kept: { id: string; name: string }) => void;
}

/** Two people side by side: who stays, and of every field in which they differ, which value stands. */
export function MergeDialog({ firstId, secondId, close, merged }: Props): ReactNode {
  const { say } = useTexts();
  const [turned, setTurned] = useState(false);
  const [keepId, dropId] = turned ? [secondId, firstId] : [firstId, secondId];
  const [result, again] = useQuery({
    query: mergeAheadDocument,
    variables: { keepId, dropId },
    requestPolicy: 'network-only',
  });
  return (
    <Dialog title={say('console.merge.title')} close={close} side>
      <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
        {({ mergeAhead }) => (
          <Sides key={keepId} ahead={mergeAhead} turn={() => setTurned(!turned)} close={close} merged={merged} />
        )}
      </Loaded>
    </Dialog>
  );
}

function Sides({
  ahead: { keep, drop, fields },
  turn,
  close,
  merged,
}: Pick<Props, 'close' | 'merged'> & { readonly ahead: Ahead; readonly turn: () => void }): ReactNode {
  const { say } = useTexts();
  const [, merge] = useMutation(mergePeopleDocument);
  const name = (person: { readonly name: string }) => person.name || say('console.person.nameless');
  return (
    <Form
      send={async (values) => {
        const choices = fields.map(({ field, take }) => ({
          field,
          take: TAKES.find((each) => each === values.get(field)) ?? take,
          typed: String(values.get(`typed ${field}`) ?? ''),
        }));
        const { data, error } = await merge({ input: { keepId: keep.id, dropId: drop.id, choices } });
        if (data) merged(data.mergePeople.kept);
        return failureOf(error);
      }}
    >
      {(busy) => (
        <div className="stack">
          <p>
            {say('console.merge.stays', { name: name(keep) })} {say('console.merge.goes', { name: name(drop) })}
          </p>
          <p>
            <Button onPress={turn}>{say('console.merge.turn')}</Button>
          </p>
          {fields.map((field) => (
            <Choice key={field.field} field={field} />
          ))}
          {!fields.length && <p className="soft">{say('console.merge.noDifference')}</p>}
          <Notice>
            <p>{say('console.merge.united')}</p>
            <p>{say('console.merge.undoable')}</p>
          </Notice>
          <div className="submit">
            <Button kind="primary" type="submit" busy={busy}>
              {say('console.merge.do')}
            </Button>
            <Button kind="plain" onPress={close}>
              {say('console.cancel')}
            </Button>
          </div>
        </div>
      )}
    </Form>
  );
}

/** One field: the value of either, or one that is written here. The device's own choice: arrow keys go through it. */
function Choice({ field: { field, keep, drop, take } }: { readonly field: Field }): ReactNode {
  const { say, language } = useTexts();
  const [chosen, setChosen] = useState<string>(take);
  const shown = (value: string) =>
    !value ? say('console.person.none') : field === 'LANGUAGE' ? languageName(language, value) : value;
  const words = { KEEP: shown(keep), DROP: shown(drop), TYPED: say('console.merge.typed') };
  const label = sayCode(say, 'console.merge.field', field);
  return (
    <fieldset className={styles.choice}>
      <legend>{label}</legend>
      {TAKES.map((value) => (
        <label key={value}>
          <input type="radio" name={field} value={value} checked={chosen === value} onChange={() => setChosen(value)} />
          <span>{words[value]}</span>
        </label>
      ))}
      {chosen === 'TYPED' && <TextField name={`typed ${field}`} label={label} optional />}
    </fieldset>
  );
}
