import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../lib/failure.ts';
import { languageName } from '../../lib/format.ts';
import type { ResultOf } from '../../lib/graphql.ts';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { Button, Dialog, Form, Loaded, Notice, TextField } from '../../ui/index.ts';
import { told } from '../events/words.ts';
import { OwnField, ownErrors, ownValues, useOwnFields, valueIn } from '../people/own-fields.tsx';
import { mergeAheadDocument, mergePeopleDocument } from './documents.ts';
import styles from './duplicates.module.css';

type Ahead = ResultOf<typeof mergeAheadDocument>['mergeAhead'];
type Cell = Ahead['cells'][number];
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
  ahead,
  turn,
  close,
  merged,
}: Pick<Props, 'close' | 'merged'> & { readonly ahead: Ahead; readonly turn: () => void }): ReactNode {
  const { say } = useTexts();
  const { keep, drop } = ahead;
  const [, merge] = useMutation(mergePeopleDocument);
  const name = (person: { readonly name: string }) => person.name || say('console.person.nameless');
  return (
    <Form
      send={async (values) => {
        const input = { keepId: keep.id, dropId: drop.id, ...choicesIn(values, ahead) };
        const { data, error } = await merge({ input });
        if (data) merged(data.mergePeople.kept);
        const failure = failureOf(error);
        return failure && { ...failure, fields: ownErrors(failure.fields) };
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
          <Choices ahead={ahead} />
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

const taken = (values: FormData, name: string) => TAKES.find((each) => each === values.get(name));
const cellName = ({ listId, columnId }: Pick<Cell, 'listId' | 'columnId'>) => `cell ${listId} ${columnId}`;

/** What was chosen, as the API takes it; what the form does not show is left as it is proposed. */
function choicesIn(values: FormData, { fields, ownFields, cells }: Ahead) {
  return {
    choices: fields.map(({ field, take }) => ({
      field,
      take: taken(values, field) ?? take,
      typed: String(values.get(`typed ${field}`) ?? ''),
    })),
    ownFields: ownFields.map(({ fieldId, take }) => ({
      fieldId,
      take: taken(values, fieldId) ?? take,
      values: ownValues(values, fieldId),
    })),
    cells: cells.map(({ listId, columnId, take }) => ({
      listId,
      columnId,
      take: taken(values, cellName({ listId, columnId })) ?? take,
    })),
  };
}

function Choices({ ahead: { fields, ownFields, cells } }: { readonly ahead: Ahead }): ReactNode {
  const { say } = useTexts();
  if (!fields.length && !ownFields.length && !cells.length)
    return <p className="soft">{say('console.merge.noDifference')}</p>;
  return (
    <>
      {fields.map((field) => (
        <FieldChoice key={field.field} field={field} />
      ))}
      {ownFields.map((field) => (
        <OwnChoice key={field.fieldId} field={field} />
      ))}
      {cells.map((cell) => (
        <CellChoice key={cellName(cell)} cell={cell} />
      ))}
    </>
  );
}

interface Chosen {
  readonly name: string;
  readonly label: string;
  readonly keep: string;
  readonly drop: string;
  readonly take: string;
  /** Where another value than either can be written; nothing where it cannot. */
  readonly typed?: ReactNode;
}

/** One thing in which two differ: the value of either, or one that is written here. Arrow keys go through it. */
function Choice({ name, label, keep, drop, take, typed }: Chosen): ReactNode {
  const { say } = useTexts();
  const [chosen, setChosen] = useState(take);
  const words = {
    KEEP: keep || say('console.person.none'),
    DROP: drop || say('console.person.none'),
    TYPED: say('console.merge.typed'),
  };
  return (
    <fieldset className={styles.choice}>
      <legend>{label}</legend>
      {TAKES.filter((value) => Boolean(typed) || value !== 'TYPED').map((value) => (
        <label key={value}>
          <input type="radio" name={name} value={value} checked={chosen === value} onChange={() => setChosen(value)} />
          <span>{words[value]}</span>
        </label>
      ))}
      {chosen === 'TYPED' && typed}
    </fieldset>
  );
}

function FieldChoice({ field: { field, keep, drop, take } }: { readonly field: Ahead['fields'][number] }): ReactNode {
  const { say, language } = useTexts();
  const label = sayCode(say, 'console.merge.field', field);
  const shown = (value: string) => (value && field === 'LANGUAGE' ? languageName(language, value) : value);
  const typed = <TextField name={`typed ${field}`} label={label} optional />;
  return <Choice {...{ name: field, label, take, typed }} keep={shown(keep)} drop={shown(drop)} />;
}

function OwnChoice({ field }: { readonly field: Ahead['ownFields'][number] }): ReactNode {
  const { say, language } = useTexts();
  const { fieldId, keep, drop, take } = field;
  const own = useOwnFields().find(({ id }) => id === fieldId);
  if (!own) return null;
  const shown = (values: readonly string[]) => (values.length ? valueIn(own, values, say, language) : '');
  const typed = <OwnField field={own} values={[]} />;
  const label = told(own.label, language).text;
  return <Choice {...{ name: fieldId, label, take, typed }} keep={shown(keep)} drop={shown(drop)} />;
}

function CellChoice({ cell }: { readonly cell: Cell }): ReactNode {
  const { say } = useTexts();
  const { list, column, type, keep, drop, take } = cell;
  const shown = (value: string) =>
    type === 'YES_NO' && value ? say(value === 'yes' ? 'console.fields.yes' : 'console.fields.no') : value;
  const label = say('console.merge.cell', { list, column });
  return <Choice {...{ name: cellName(cell), label, take }} keep={shown(keep)} drop={shown(drop)} />;
}
