import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { Failed, Pager, usePaging } from '../../ui/index.ts';
import { CHOICES, type Parts, PARTS_CONTEXT } from './documents.ts';
import { Pick, Typed } from './inputs.tsx';
import css from './segments.module.css';

const FIRST = 50;

interface Asked {
  readonly activity: Parts['activities'][number];
  readonly id: string | null;
  readonly choose: (id: string | null) => void;
}

/** Which one of what somebody did, or any: from a list, or looked for by name where there are more than a list holds. */
export function Which({ activity, id, choose }: Asked): ReactNode {
  const { say } = useTexts();
  const { choices, total, kind } = activity;
  const isNamed = !id || choices.some((each) => each.id === id);
  if (total > choices.length) return <Found key={kind} {...{ activity, id, choose }} />;
  return (
    <Pick
      label={say('console.segments.which')}
      value={id ?? ''}
      options={[
        { value: '', label: say('console.segments.any') },
        ...(isNamed ? [] : [{ value: id, label: '…' }]),
        ...choices.map((each) => ({ value: each.id, label: each.name })),
      ]}
      choose={(value) => choose(value || null)}
    />
  );
}

/** A part of the name finds fifty at a time; what is chosen stays among them. */
function Found({ activity: { kind }, id, choose }: Asked): ReactNode {
  const { say } = useTexts();
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim(), 300);
  const paging = usePaging();
  const [result, again] = useQuery({
    query: CHOICES,
    variables: { kind, search: search || null, ids: null, first: FIRST, after: paging.after },
    context: PARTS_CONTEXT,
  });
  const [known] = useQuery({
    query: CHOICES,
    variables: { kind, search: null, ids: id ? [id] : [], first: 1, after: null },
    context: PARTS_CONTEXT,
    pause: !id,
  });
  const { items = [], endCursor = null, total = 0 } = result.data?.activityChoices ?? {};
  // Until its name is here, and where it has none any more, it must not look as if any were meant.
  const chosen =
    known.data?.activityChoices.items.find((each) => each.id === id) ?? (id ? { id, name: '…' } : undefined);
  const named = items.some((each) => each.id === id) || !chosen ? items : [chosen, ...items];
  const failure = failureOf(result.error);
  return (
    <div className={css.found}>
      <Typed
        label={say('console.segments.findWhich')}
        value={typed}
        typed={(text) => {
          setTyped(text);
          paging.restart();
        }}
      />
      <Pick
        label={say('console.segments.which')}
        value={id ?? ''}
        options={[
          { value: '', label: say('console.segments.any') },
          ...named.map((each) => ({ value: each.id, label: each.name })),
        ]}
        choose={(value) => choose(value || null)}
      />
      {failure && <Failed failure={failure} retry={() => again({ requestPolicy: 'network-only' })} />}
      <p className="hint" role="status">
        {result.data &&
          (total > FIRST
            ? say('console.span', { from: paging.page * FIRST + 1, to: paging.page * FIRST + items.length, total })
            : say('console.groups.found', { count: total }))}
      </p>
      <Pager paging={paging} endCursor={endCursor} />
    </div>
  );
}
