import { type ReactNode, useEffect, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../lib/failure.ts';
import type { ResultOf } from '../../lib/graphql.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, Dialog, Failed, Form, FormEnd, Icon, Pill, TextField } from '../../ui/index.ts';
import { CHANGE, CHANGE_STATE } from '../segments/documents.ts';
import { SAVE_TAG, SET_TAG_VALUE, TAGS } from '../segments/tags/documents.ts';
import type { personDocument } from './documents.ts';

type Tagged = ResultOf<typeof personDocument>['person']['tagged'][number];
interface Of {
  readonly personId: string;
  readonly tags: readonly Tagged[];
  readonly again: () => void;
}

/** The tags of somebody; whoever may write puts more on, and takes them off. */
export function PersonTags({ personId, tags, again }: Of): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const change = useTagging(personId, again);
  const [adding, setAdding] = useState(false);
  const [valued, setValued] = useState<Tagged>();
  if (!can('people.write'))
    return tags.length ? (
      <dd className="row wrap tags">
        {tags.map((tag) => (
          <Pill key={tag.id} kind="line">
            {wordsOf(tag)}
          </Pill>
        ))}
      </dd>
    ) : (
      <dd className="meta">{say('console.person.none')}</dd>
    );
  return (
    <dd className="row wrap tags">
      {tags.map((tag) => (
        <TagChip
          key={tag.id}
          tag={tag}
          busy={change.busy}
          edit={() => setValued(tag)}
          take={() => void change.take(tag.id)}
        />
      ))}
      {!adding && (
        <Button icon="plus" busy={change.busy} onPress={() => setAdding(true)}>
          {say('console.person.tag')}
        </Button>
      )}
      {adding && (
        <Form
          check={(values) => ({ ...(!labelIn(values) && { label: say('console.person.tagNeeded') }) })}
          send={async (values) => {
            const failure = await change.put(labelIn(values));
            if (!failure) setAdding(false);
            return failure;
          }}
        >
          {(busy) => (
            <>
              <TextField name="label" label={say('console.person.tagName')} hint={say('console.person.neverStatus')} />
              <FormEnd busy={busy} cancel={() => setAdding(false)} />
            </>
          )}
        </Form>
      )}
      {change.failure && <Failed failure={change.failure} />}
      {valued && <ValueDialog personId={personId} tag={valued} close={() => setValued(undefined)} done={again} />}
    </dd>
  );
}

/** One tag: what it says can be changed, and it can be taken off. */
function TagChip({
  tag,
  busy,
  edit,
  take,
}: {
  readonly tag: Tagged;
  readonly busy: boolean;
  readonly edit: () => void;
  readonly take: () => void;
}): ReactNode {
  const { say } = useTexts();
  return (
    <span className="row">
      {tag.valueType ? (
        <button
          type="button"
          className="btn plain"
          aria-label={say('console.person.tagValueOf', { text: wordsOf(tag) })}
          onClick={edit}
        >
          {wordsOf(tag)}
        </button>
      ) : (
        <Pill kind="line">{tag.label}</Pill>
      )}
      <button
        type="button"
        className="btn plain icon"
        disabled={busy}
        aria-label={say('console.person.untag', { tag: tag.label })}
        onClick={take}
      >
        <Icon name="x" />
      </button>
    </span>
  );
}

/** A tag with what it says of somebody. */
const wordsOf = ({ label, value }: Tagged): string => (value ? `${label}: ${value}` : label);

/** What a tag says of somebody, as its type asks for it; an empty field takes it away. */
function ValueDialog({
  personId,
  tag,
  close,
  done,
}: {
  readonly personId: string;
  readonly tag: Tagged;
  readonly close: () => void;
  readonly done: () => void;
}): ReactNode {
  const { say } = useTexts();
  const [, save] = useMutation(SET_TAG_VALUE);
  const type = tag.valueType === 'DATE' ? 'date' : 'text';
  return (
    <Dialog title={tag.label} close={close}>
      <Form
        send={async (values) => {
          const value = String(values.get('value') ?? '');
          const { error } = await save({ input: { personId, tagId: tag.id, value } });
          if (!error) {
            done();
            close();
          }
          return failureOf(error);
        }}
      >
        {(busy) => (
          <>
            <TextField
              name="value"
              type={type}
              {...(tag.valueType === 'NUMBER' && { inputMode: 'decimal' as const })}
              label={say('console.person.tagValue', { tag: tag.label })}
              hint={say('console.person.neverStatus')}
              initial={tag.value ?? ''}
              autoComplete="off"
              optional
            />
            <FormEnd busy={busy} cancel={close} />
          </>
        )}
      </Form>
    </Dialog>
  );
}

const labelIn = (values: FormData) => String(values.get('label') ?? '').trim();

/** Puts a tag on one person, or takes it off; both are changes that can be undone like those of many. */
function useTagging(personId: string, again: () => void) {
  const [{ data: all }] = useQuery({ query: TAGS });
  const [, save] = useMutation(SAVE_TAG);
  const [{ error, fetching }, change] = useMutation(CHANGE);
  const [changeId, setChangeId] = useState<string>();
  const running = useRunning(changeId, () => {
    setChangeId(undefined);
    again();
  });
  const send = async (kind: 'ADD_TAG' | 'REMOVE_TAG', tagId: string) => {
    const { data, error: wrong } = await change({ input: { kind, tagId, personIds: [personId] } });
    if (data) setChangeId(data.changeInBulk.id);
    return failureOf(wrong);
  };
  return {
    busy: fetching || running,
    failure: failureOf(error),
    put: async (label: string) => {
      // One of that name is taken as it is written there.
      const known = all?.tagList.find((tag) => tag.label.toLowerCase() === label.toLowerCase());
      if (known) return send('ADD_TAG', known.id);
      const { data, error: wrong } = await save({ input: { label } });
      return data ? send('ADD_TAG', data.saveTag.id) : failureOf(wrong);
    },
    take: (tagId: string) => send('REMOVE_TAG', tagId),
  };
}

/** Whether a change is still being done; says so once it is over. */
function useRunning(id: string | undefined, over: () => void): boolean {
  const [{ data }, again] = useQuery({
    query: CHANGE_STATE,
    variables: { id: id ?? '' },
    pause: !id,
    requestPolicy: 'network-only',
  });
  const done = Boolean(id) && data?.bulkChange.id === id && data?.bulkChange.state === 'DONE';
  useEffect(() => {
    if (done) over();
  }, [done]);
  useEffect(() => {
    if (!id || done) return;
    const timer = setInterval(() => again({ requestPolicy: 'network-only' }), 500);
    return () => clearInterval(timer);
  }, [id, done, again]);
  return Boolean(id) && !done;
}
