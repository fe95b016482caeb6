import { type ReactNode, useId, useState } from 'react';
import { useMutation } from 'urql';
import { type Failure, failureOf, refusalOf } from '../../lib/failure.ts';
import { moment } from '../../lib/format.ts';
import type { ResultOf } from '../../lib/graphql.ts';
import { useTexts } from '../../lib/i18n.ts';
import { upload } from '../../lib/rest.ts';
import { Button, Failed, Form, FormEnd, TextField } from '../../ui/index.ts';
import { changeNoteDocument, removeNoteDocument, type timelineDocument } from './documents.ts';
import styles from './duplicates.module.css';

type Note = NonNullable<ResultOf<typeof timelineDocument>['timelineOf']['items'][number]['written']>;

/** A note with its files; its author changes it, puts files to it, or takes it away. */
export function WrittenNote({ note, changed }: { readonly note: Note; readonly changed: () => void }): ReactNode {
  const { say, language } = useTexts();
  const [editing, setEditing] = useState(false);
  const { id, text, version, changedAt, author, files, mine } = note;
  return (
    <div>
      {editing ? (
        <Edit note={note} close={() => setEditing(false)} changed={changed} />
      ) : (
        <p className={styles.note}>{text}</p>
      )}
      <p className="meta">
        {author?.name ?? say('console.note.gone')}
        {version > 1 && ` · ${say('console.note.changed', { time: moment(language, changedAt) })}`}
      </p>
      <ul className={styles.files}>
        {files.map((file) => (
          <li key={file.id}>
            <a href={`/api/notes/files/${file.id}`} download={file.name}>
              {file.name}
            </a>{' '}
            <span className="meta">
              {say('console.note.size', { size: Math.max(1, Math.round(file.size / 1024)) })}
            </span>
          </li>
        ))}
      </ul>
      {mine && !editing && <Acts id={id} edit={() => setEditing(true)} changed={changed} />}
    </div>
  );
}

function Acts({
  id,
  edit,
  changed,
}: {
  readonly id: string;
  readonly edit: () => void;
  readonly changed: () => void;
}): ReactNode {
  const { say } = useTexts();
  const [failure, setFailure] = useState<Failure>();
  const [sure, setSure] = useState(false);
  const [, remove] = useMutation(removeNoteDocument);
  const field = useId();
  const attach = async (file: File | undefined) => {
    if (!file) return;
    try {
      await upload(`/api/notes/${id}/files`, file, () => {});
      changed();
    } catch (error) {
      setFailure(refusalOf(error));
    }
  };
  const take = async () => {
    if (!sure) return setSure(true);
    const { error } = await remove({ id });
    if (error) setFailure(failureOf(error));
    else changed();
  };
  return (
    <>
      {failure && <Failed failure={failure} />}
      <p className="row wrap">
        <Button kind="plain" onPress={edit}>
          {say('console.note.edit')}
        </Button>
        <label className="btn plain" htmlFor={field}>
          {say('console.note.attach')}
        </label>
        <input
          id={field}
          className="vh"
          type="file"
          accept=".pdf,.png,.jpg,.jpeg,.webp,.txt"
          onChange={(event) => void attach(event.currentTarget.files?.[0])}
        />
        <Button kind={sure ? 'danger' : 'plain'} onPress={() => void take()}>
          {say(sure ? 'console.note.removeSure' : 'console.note.remove')}
        </Button>
      </p>
    </>
  );
}

function Edit({
  note,
  close,
  changed,
}: {
  readonly note: Note;
  readonly close: () => void;
  readonly changed: () => void;
}): ReactNode {
  const { say } = useTexts();
  const [, change] = useMutation(changeNoteDocument);
  return (
    <Form
      send={async (values) => {
        const text = String(values.get('text') ?? '');
        const { error } = await change({
          input: { id: note.id, text, ...(values.has('checked') && { checked: true }) },
        });
        if (!error) changed();
        return failureOf(error);
      }}
    >
      {(busy) => (
        <>
          <TextField name="text" label={say('console.note.text')} lines={4} initial={note.text} />
          <FormEnd busy={busy} cancel={close} />
        </>
      )}
    </Form>
  );
}
