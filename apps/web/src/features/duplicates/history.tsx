import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, Form, FormEnd, Loaded, TextField } from '../../ui/index.ts';
import { Timeline } from '../people/timeline.tsx';
import { addNoteDocument, timelineDocument } from './documents.ts';
import styles from './duplicates.module.css';
import { Moved } from '../volunteers/team/moved.tsx';
import { Edited } from './edited.tsx';
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
  const [period, setPeriod] = useState<Period>({ since: '', until: '' });
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
        <Between
          period={period}
          choose={(next) => {
            setPeriod(next);
            setStarts([null]);
          }}
        />
      </div>
      {can('people.write') && (
        <div className={styles.writing}>
          <NewNote key={`note ${round}`} personId={personId} written={renew} />
        </div>
      )}
      {starts.map((after, n) => (
        <Part
          key={`${round} ${group} ${period.since} ${period.until} ${after}`}
          {...{ personId, group, period, after }}
          more={n === starts.length - 1 ? (next) => setStarts([...starts, next]) : undefined}
          changed={renew}
        />
      ))}
    </>
  );
}

/** The first and the last day, as a date field gives them; empty for no bound. */
interface Period {
  readonly since: string;
  readonly until: string;
}

/** The moments between which it was, by the reader's own clock: the last day is in it as a whole. */
function momentsOf({ since, until }: Period): { since: string | null; until: string | null } {
  const startOf = (day: string, later = 0) => {
    const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
    return new Date(year, month - 1, date + later).toISOString();
  };
  return { since: since ? startOf(since) : null, until: until ? startOf(until, 1) : null };
}

function Between({
  period,
  choose,
}: {
  readonly period: Period;
  readonly choose: (period: Period) => void;
}): ReactNode {
  const { say } = useTexts();
  return (['since', 'until'] as const).map((bound) => (
    <label key={bound} className={styles.bound}>
      <span className="label">{say(`console.history.${bound}`)}</span>
      <input
        className="input"
        type="date"
        value={period[bound]}
        onChange={(event) => choose({ ...period, [bound]: event.currentTarget.value })}
      />
    </label>
  ));
}

function Part({
  personId,
  group,
  period,
  after,
  more,
  changed,
}: {
  readonly personId: string;
  readonly group: Group;
  readonly period: Period;
  readonly after: string | null;
  readonly more: ((next: string) => void) | undefined;
  readonly changed: () => void;
}): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({
    query: timelineDocument,
    variables: { personId, after, kinds: group ? [group] : null, ...momentsOf(period) },
    requestPolicy: 'cache-and-network',
    context: WITH_PERSON,
  });
  return (
    <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
      {({ timelineOf: { items, endCursor } }) => (
        <>
          <Timeline
            entries={items}
            more={(entry) => {
              if (entry.moved) return <Moved {...entry.moved} />;
              if (entry.written) return <WrittenNote note={entry.written} changed={changed} />;
              return entry.changes.length > 0 && <Edited entry={entry} changed={changed} />;
            }}
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
          <FormEnd busy={busy} cancel={() => setOpen(false)} />
        </>
      )}
    </Form>
  );
}
