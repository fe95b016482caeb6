import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { type Failure, failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useFocusKept } from '../../lib/use-focus-kept.ts';
import { Button, Failed, Notice } from '../../ui/index.ts';
import { POINT_CHOICES } from '../volunteers/documents.ts';
import { Pick, Typed } from './inputs.tsx';
import { CHANGE, type Change, CHANGE_STATE, LISTS, UNDO_CHANGE } from './documents.ts';
import { TAGS } from './tags/documents.ts';
import css from './segments.module.css';

/** Whom a change is for: a segment, a list, all whom a search finds, or people by their ids. */
export type Whom =
  | { readonly segment: object }
  | { readonly ofListId: string }
  | { readonly search: string }
  | { readonly personIds: string[] };

const KINDS = [
  ...(['ADD_TAG', 'REMOVE_TAG', 'ADD_TO_LIST', 'REMOVE_FROM_LIST', 'SET_LANGUAGE'] as const),
  ...(['SET_POINT_PERSON', 'GIVE_TO_WARDS'] as const),
] as const;
type Kind = (typeof KINDS)[number];
/** Languages that are offered; those that nobody here speaks can be set on each person's page. */
export const SPOKEN = ['en', 'es', 'so', 'hmn', 'om', 'am'];

/** A tag with what it is to say, a language, a list or a user, as the API takes it. */
function whatOf(kind: Kind, target: string, value: string | undefined): object {
  if (kind === 'GIVE_TO_WARDS') return {};
  if (kind === 'SET_POINT_PERSON') return { userId: target };
  if (kind === 'SET_LANGUAGE') return { language: target };
  return kind.endsWith('_TAG') ? { tagId: target, ...(value && { value }) } : { listId: target };
}

interface Target {
  readonly value: string;
  readonly label: string;
  /** Of a tag that is put on: what it says beside its name. */
  readonly says?: 'TEXT' | 'NUMBER' | 'DATE' | undefined;
}

/** What a kind of change can be about. */
function useTargets(kind: Kind): Target[] {
  const { language } = useTexts();
  const [{ data: tags }] = useQuery({ query: TAGS });
  const [{ data: lists }] = useQuery({ query: LISTS });
  const giving = kind === 'SET_POINT_PERSON';
  const [{ data: users }] = useQuery({ query: POINT_CHOICES, pause: !giving });
  const organizers = users?.pointPersonChoices ?? [];
  const names = new Intl.DisplayNames(language, { type: 'language' });
  return kind.endsWith('_TAG')
    ? (tags?.tagList ?? []).map(({ id, label, valueType }) => ({
        ...{ value: id, label },
        says: (kind === 'ADD_TAG' && valueType) || undefined,
      }))
    : kind === 'SET_LANGUAGE'
      ? SPOKEN.map((value) => ({ value, label: names.of(value) ?? value }))
      : giving
        ? organizers.map(({ id, name }) => ({ value: id, label: name }))
        : (lists?.peopleLists ?? []).map(({ id, name }) => ({ value: id, label: name }));
}

/** What can be done to all of them at once, and how to take it back. */
export function Together({ whom, done }: { readonly whom: Whom; readonly done?: () => void }): ReactNode {
  const { say } = useTexts();
  const [kind, setKind] = useState<Kind>('ADD_TAG');
  const [target, setTarget] = useState('');
  const [value, setValue] = useState('');
  const options = useTargets(kind);
  const says = options.find((each) => each.value === target)?.says;
  const [failure, setFailure] = useState<Failure>();
  // Why nothing was done is about what was asked then.
  const type = (next: string) => {
    setValue(next);
    setFailure(undefined);
  };
  const choose = (next: string) => {
    setTarget(next);
    type('');
  };
  const [{ fetching }, change] = useMutation(CHANGE);
  const [changeId, setChangeId] = useState<string>();
  const box = useFocusKept();
  return (
    <div className={css.together} ref={box}>
      <div className={`row wrap ${css.choices}`} role="group" aria-label={say('console.segments.together')}>
        <Pick
          label={say('console.segments.do')}
          value={kind}
          options={KINDS.map((value) => ({ value, label: say(`console.segments.do.${value}`) }))}
          choose={(next) => {
            setKind(next as Kind);
            choose('');
          }}
        />
        {kind !== 'GIVE_TO_WARDS' && (
          <Pick
            label={say('console.segments.doWhat')}
            value={target}
            options={[{ value: '', label: say('console.segments.choose') }, ...options]}
            choose={choose}
          />
        )}
        {says && <Says says={says} value={value} typed={type} />}
        <Button
          {...{ busy: fetching, isDisabled: !target && kind !== 'GIVE_TO_WARDS' }}
          onPress={async () => {
            const what = whatOf(kind, target, says && value);
            const { data, error } = await change({ input: { kind, ...what, ...whom } });
            setFailure(failureOf(error));
            if (!data) return;
            setChangeId(data.changeInBulk.id);
            done?.();
          }}
        >
          {say('console.segments.doIt')}
        </Button>
      </div>
      {failure && <Refused failure={failure} says={says} />}
      {changeId && <Progress key={changeId} id={changeId} done={done} />}
    </div>
  );
}

/** What a tag is to say of each on whom it is put, as its kind asks for it. */
function Says({
  says,
  value,
  typed,
}: {
  readonly says: NonNullable<Target['says']>;
  readonly value: string;
  readonly typed: (value: string) => void;
}): ReactNode {
  const { say } = useTexts();
  return (
    <Typed
      label={say('console.segments.tagSays')}
      type={says === 'DATE' ? 'date' : 'text'}
      most={500}
      {...(says === 'NUMBER' && { inputMode: 'decimal' as const })}
      value={value}
      typed={typed}
    />
  );
}

/** Why nothing was done; of a value that the tag does not take, what it takes. */
function Refused({ failure, says }: { readonly failure: Failure; readonly says: Target['says'] }): ReactNode {
  const { say } = useTexts();
  const isWrong = failure.fields.value && (says === 'NUMBER' || says === 'DATE');
  return (
    <Notice kind="bad" live>
      <p>{isWrong ? say(`console.segments.valueWrong.${says}`) : failure.message || say('console.unreachable')}</p>
    </Notice>
  );
}

/** What a change did, in words. */
export function useChangeWords(): (change: Change) => string {
  const { say } = useTexts();
  return ({ kind, name, changed, total }) =>
    say('console.segments.did', { what: say(`console.segments.done.${kind}`, { name }), changed, total });
}

/** How far a change is, and a way to take it back. */
function Progress({ id, done }: { readonly id: string; readonly done: (() => void) | undefined }): ReactNode {
  const { say } = useTexts();
  const words = useChangeWords();
  const [{ data, error }, again] = useQuery({ query: CHANGE_STATE, variables: { id } });
  const change = data?.bulkChange;
  const going = change?.state === 'RUNNING' || change?.state === 'UNDOING';
  const went = useRef(false);
  useEffect(() => {
    // What is shown of these people is as old as the beginning of the change.
    if (went.current && !going) done?.();
    went.current = going;
  }, [going, done]);
  useEffect(() => {
    if (!going) return;
    const timer = setInterval(() => again({ requestPolicy: 'network-only' }), 1000);
    return () => clearInterval(timer);
  }, [going, again]);
  const failure = failureOf(error);
  if (!change)
    return failure ? <Failed failure={failure} retry={() => again({ requestPolicy: 'network-only' })} /> : null;
  return (
    <Notice kind={going ? 'plain' : 'good'} live>
      {going ? (
        <>
          <p>{say('console.segments.going', { done: change.done, total: change.total })}</p>
          <progress value={change.done} max={change.total} aria-label={words(change)} />
        </>
      ) : (
        <p>{change.state === 'UNDONE' ? say('console.segments.undone', { count: change.undone }) : words(change)}</p>
      )}
      <Undo
        change={change}
        then={() => {
          again({ requestPolicy: 'network-only' });
          done?.();
        }}
      />
    </Notice>
  );
}

/** Takes a change back, where it can be. */
export function Undo({ change, then }: { readonly change: Change; readonly then: () => void }): ReactNode {
  const { say } = useTexts();
  const [{ fetching, error }, undo] = useMutation(UNDO_CHANGE);
  const failure = failureOf(error);
  if (!change.undoUntil) return null;
  return (
    <>
      {failure && (
        <p className="err" role="alert">
          {failure.message || say('console.unreachable')}
        </p>
      )}
      <Button
        icon="undo"
        busy={fetching}
        onPress={async () => {
          const { data } = await undo({ id: change.id });
          if (data) then();
        }}
      >
        {say('console.segments.undo')}
      </Button>
    </>
  );
}
