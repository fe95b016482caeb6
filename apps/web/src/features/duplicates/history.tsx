import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, Form, Loaded, TextField } from '../../ui/index.ts';
import { Timeline } from '../people/timeline.tsx';
import { addNoteDocument, timelineDocument } from './documents.ts';
import styles from './duplicates.module.css';
import { WrittenNote } from './note.tsx';

const GROUPS = ['NOTES', 'TOOK_PART', 'CONTACT', 'CHANGES'] as const;
/** Whatever changes a person changes what happened to them, too. */
const WITH_PERSON = { additionalTypenames: ['Person'] };
type Group = (typeof GROUPS)[number] | '';

/** What happened to somebody, narrowed to a kind and a part at a time, and where notes are written. */
export function History({ personId }: { readonly personId: string }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [group, setGroup] = useState<Group>('');
  const [starts, setStarts] = useState<readonly (string | null)[]>([null]);
  const [round, setRound] = useState(0);
  const renew = () => {
    setStarts([null]);
    setRound((count) => count + 1);
  };
  return (
    <>
      <div className={styles.filter}>
        <select
          className="input"
          aria-label={say('console.history.show')}
          value={group}
          onChange={(event) => {
            setGroup(GROUPS.find((each) => each === event.currentTarget.value) ?? '');
            setStarts([null]);
          }}
        >
          <option value="">{say('console.history.all')}</option>
          {GROUPS.map((each) => (
            <option key={each} value={each}>
              {say(`console.history.${each}`)}
            </option>
          ))}
        </select>
      </div>
      {can('people.write') && (
        <div className={styles.writing}>
          <NewNote key={`note ${round}`} personId={personId} written={renew} />
        </div>
      )}
      {starts.map((after, n) => (
        <Part
          key={`${round} ${group} ${after}`}
          {...{ personId, group, after }}
          more={n === starts.length - 1 ? (next) => setStarts([...starts, next]) : undefined}
          changed={renew}
        />
      ))}
    </>
  );
}

function Part({
  personId,
  group,
  after,
  more,
  changed,
}: {
  readonly personId: string;
  readonly group: Group;
  readonly after: string | null;
  readonly more: ((next: string) => void) | undefined;
  readonly changed: () => void;
}): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({
    query: timelineDocument,
    variables: { personId, after, kinds: group ? [group] : null },
    requestPolicy: 'cache-and-network',
    context: WITH_PERSON,
  });
  return (
    <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
      {({ timelineOf: { items, endCursor } }) => (
        <>
          <Timeline
            entries={items}
            written={({ written }) => written && <WrittenNote note={written} changed={changed} />}
          />
          {more && endCursor && <Button onPress={() => more(endCursor)}>{say('console.history.more')}</Button>}
        </>
      )}
    </Loaded>
  );
}

function NewNote({ personId, written }: { readonly personId: string; readonly written: () => void }): ReactNode {
  const { say } = useTexts();
  const [open, setOpen] = useState(false);
  const [, add] = useMutation(addNoteDocument);
  if (!open)
    return (
      <p>
        <Button icon="plus" onPress={() => setOpen(true)}>
          {say('console.note.write')}
        </Button>
      </p>
    );
  return (
    <Form
      send={async (values) => {
        const text = String(values.get('text') ?? '');
        const { error } = await add({ input: { personId, text, ...(values.has('checked') && { checked: true }) } });
        if (!error) written();
        return failureOf(error);
      }}
    >
      {(busy) => (
        <>
          <TextField name="text" label={say('console.note.text')} lines={4} hint={say('console.person.notesFor')} />
          <div className="submit">
            <Button kind="primary" type="submit" busy={busy}>
              {say('console.save')}
            </Button>
            <Button kind="plain" onPress={() => setOpen(false)}>
              {say('console.cancel')}
            </Button>
          </div>
        </>
      )}
    </Form>
  );
}
