import { type ReactNode, useEffect, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Button, Failed, Form, FormEnd, Icon, Pill, TextField } from '../../ui/index.ts';
import { CHANGE, CHANGE_STATE, SAVE_TAG, TAGS } from '../segments/documents.ts';

interface Of {
  readonly personId: string;
  readonly tags: readonly string[];
  readonly again: () => void;
}

/** The tags of somebody; whoever may write puts more on, and takes them off. */
export function PersonTags({ personId, tags, again }: Of): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const change = useTagging(personId, again);
  const [adding, setAdding] = useState(false);
  if (!can('people.write'))
    return tags.length ? (
      <dd className="row wrap tags">
        {tags.map((tag) => (
          <Pill key={tag} kind="line">
            {tag}
          </Pill>
        ))}
      </dd>
    ) : (
      <dd className="meta">{say('console.person.none')}</dd>
    );
  return (
    <dd className="row wrap tags">
      {tags.map((tag) => (
        <span key={tag} className="row">
          <Pill kind="line">{tag}</Pill>
          <button
            type="button"
            className="btn plain icon"
            disabled={change.busy}
            aria-label={say('console.person.untag', { tag })}
            onClick={() => void change.take(tag)}
          >
            <Icon name="x" />
          </button>
        </span>
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
    </dd>
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
    take: (label: string) => {
      const tag = all?.tagList.find((each) => each.label === label);
      return tag ? send('REMOVE_TAG', tag.id) : Promise.resolve(undefined);
    },
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
