import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link, useLocation } from 'wouter';
import { failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { useSettled } from '../../lib/use-settled.ts';
import { Button, Form, Loaded, Notice, PageHead, Section, TextField } from '../../ui/index.ts';
import { useBeginning } from './begin.tsx';
import { Together } from './bulk.tsx';
import {
  COUNT,
  DRAW_ANEW,
  PARTS,
  PARTS_CONTEXT,
  type Parts,
  REMOVE_SEGMENT,
  SAVE_SEGMENT,
  SEGMENT,
  SEGMENT_PEOPLE,
} from './documents.ts';
import { definitionOf, type Draft, draftFrom } from './draft.ts';
import { Pick, Typed } from './inputs.tsx';
import { GroupEditor } from './group.tsx';
import { AsOf, Share, Wards } from './picture.tsx';
import { named } from './needed.ts';
import { PeopleOf } from './people-of.tsx';
import css from './segments.module.css';

const BACK = '/people/segments';

/** A new segment. */
export function NewSegment(): ReactNode {
  return <WithParts name="" draft={useBeginning()} />;
}

/** A segment that is kept. */
export function EditSegment({ id }: { readonly id: string }): ReactNode {
  const [result, again] = useQuery({ query: SEGMENT, variables: { id } });
  return (
    <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })} whole>
      {({ segment: { name, definition } }) => (
        <WithParts key={JSON.stringify(definition)} id={id} name={name} draft={draftFrom(definition)} />
      )}
    </Loaded>
  );
}

interface Known {
  readonly id?: string;
  readonly name: string;
  readonly draft: Draft;
}

function WithParts(known: Known): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: PARTS, context: PARTS_CONTEXT });
  return (
    <>
      <PageHead
        title={known.id ? known.name : say('console.segments.new')}
        back={{ to: BACK, label: say('console.segments') }}
      />
      <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
        {({ segmentParts }) => <Editor known={known} parts={segmentParts} />}
      </Loaded>
    </>
  );
}

function Editor({ known, parts }: { readonly known: Known; readonly parts: Parts }): ReactNode {
  const { can } = useSession();
  const { say } = useTexts();
  const [draft, setDraft] = useState(known.draft);
  const [all, setAll] = useState(false);
  const others = { ...parts, segments: parts.segments.filter(({ id }) => id !== known.id) };
  const written = JSON.stringify(definitionOf(draft));
  const asked = useSettled(written, 400);
  return (
    <div className={css.editor}>
      <div className="stack">
        <GroupEditor group={draft.root} parts={others} change={(root) => setDraft({ ...draft, root })} />
        <HowMany draft={draft} change={setDraft} />
        {can('people.write') && (
          <Keep
            known={known}
            definition={JSON.parse(written) as object}
            sampled={draft.only === 'sample' && Boolean(draft.seed)}
          />
        )}
      </div>
      <Live asked={asked} behind={asked !== written} showAll={all ? undefined : () => setAll(true)} />
      {all && (
        <div className={css.whole}>
          <Section title={say('console.segments.all')}>
            <PeopleOf key={asked} definition={JSON.parse(asked) as object} />
          </Section>
        </div>
      )}
    </div>
  );
}

/** Whether all who fit are meant, or only so many, drawn by lot or the newest. */
function HowMany({ draft, change }: { readonly draft: Draft; readonly change: (draft: Draft) => void }): ReactNode {
  const { say } = useTexts();
  return (
    <div className={css.fields}>
      <Pick
        label={say('console.segments.only')}
        value={draft.only}
        options={(['all', 'sample', 'limit'] as const).map((value) => ({
          value,
          label: say(`console.segments.only.${value}`),
        }))}
        choose={(only) => change({ ...draft, only: only as Draft['only'] })}
      />
      {draft.only !== 'all' && (
        <Typed
          label={say('console.segments.size')}
          type="number"
          value={draft.size}
          typed={(size) => change({ ...draft, size })}
        />
      )}
    </div>
  );
}

/** How many it holds at this moment, whom it means in words, and some of them. */
function Live({
  asked,
  behind,
  showAll,
}: {
  readonly asked: string;
  readonly behind: boolean;
  /** Undefined where all of them are shown already. */
  readonly showAll: (() => void) | undefined;
}): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const definition = JSON.parse(asked) as object;
  const [result, again] = useQuery({ query: COUNT, variables: { definition } });
  const [{ data: some }] = useQuery({
    query: SEGMENT_PEOPLE,
    variables: { definition, first: 5, after: null, sort: null },
  });
  return (
    <aside className={css.live} aria-label={say('console.segments.live')}>
      <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
        {({ segmentCount }) => (
          <div className="stack">
            <div role="status" aria-busy={behind || result.fetching}>
              <p className={css.count}>{say('console.segments.count', { count: segmentCount.count })}</p>
              <Share {...segmentCount} />
            </div>
            <p className={css.words}>{segmentCount.words}</p>
            <Wards wards={segmentCount.wards} />
            {some && some.segmentPeople.items.length > 0 && (
              <div>
                <h2 className={css.small}>{say('console.segments.some')}</h2>
                <ul className={css.some}>
                  {some.segmentPeople.items.map(({ id, name }) => (
                    <li key={id}>
                      <Link to={`/people/${id}`}>{name || say('console.person.nameless')}</Link>
                    </li>
                  ))}
                </ul>
                {showAll && <Button onPress={showAll}>{say('console.segments.showAll')}</Button>}
              </div>
            )}
            <AsOf {...segmentCount} />
            {can('people.write') && !behind && (
              <Section title={say('console.segments.together')}>
                <Together
                  key={asked}
                  whom={{ segment: definition }}
                  done={() => again({ requestPolicy: 'network-only' })}
                />
              </Section>
            )}
          </div>
        )}
      </Loaded>
    </aside>
  );
}

function Keep({
  known: { id, name },
  definition,
  sampled,
}: {
  readonly known: Known;
  readonly definition: object;
  readonly sampled: boolean;
}): ReactNode {
  const { say } = useTexts();
  const [, navigate] = useLocation();
  const [, save] = useMutation(SAVE_SEGMENT);
  const [, draw] = useMutation(DRAW_ANEW);
  const [removal, remove] = useMutation(REMOVE_SEGMENT);
  const failure = failureOf(removal.error);
  return (
    <Form
      check={(values) => named(values, 'name', say)}
      send={async (values) => {
        const input = { id: id ?? null, name: String(values.get('name')), definition };
        const { error } = await save({ input });
        if (!error) navigate(BACK);
        return failureOf(error);
      }}
    >
      {(busy) => (
        <>
          <TextField name="name" label={say('console.segments.name')} initial={name} autoComplete="off" />
          {failure && (
            <Notice kind="bad" live>
              <p>{failure.message}</p>
            </Notice>
          )}
          <div className="submit">
            <Button type="submit" kind="primary" busy={busy}>
              {say('console.segments.save')}
            </Button>
            {id && sampled && (
              <Button icon="undo" onPress={() => void draw({ id })}>
                {say('console.segments.drawAnew')}
              </Button>
            )}
            {id && (
              <Button
                kind="danger"
                busy={removal.fetching}
                onPress={async () => {
                  const { data } = await remove({ id });
                  if (data) navigate(BACK);
                }}
              >
                {say('console.segments.removeSegment')}
              </Button>
            )}
          </div>
        </>
      )}
    </Form>
  );
}
