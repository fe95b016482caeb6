import type { ReactNode } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { Button } from '../../ui/index.ts';
import { ClauseFields } from './clause.tsx';
import type { Parts } from './documents.ts';
import { emptyGroup, type Group, type Leaf, newLeaf, type Part } from './draft.ts';
import { Pick } from './inputs.tsx';
import css from './segments.module.css';

/** Groups stand in each other at most so deep here; the API takes a little more. */
const DEEPEST = 4;

interface Props {
  readonly group: Group;
  readonly parts: Parts;
  readonly depth?: number;
  readonly change: (group: Group) => void;
  readonly remove?: () => void;
}

/** A group of conditions: joined by and or or, perhaps turned round, each a clause or a group of its own. */
export function GroupEditor({ group, parts, depth = 1, change, remove }: Props): ReactNode {
  const { say } = useTexts();
  const put = (at: number, next: Part | undefined) =>
    change({ ...group, parts: group.parts.flatMap((each, n) => (n === at ? (next ?? []) : each)) });
  const add = (part: Part) => change({ ...group, parts: [...group.parts, part] });
  return (
    <fieldset className={`${css.group} ${depth % 2 ? '' : css.even}`}>
      <legend className="vh">{say('console.segments.group', { depth })}</legend>
      <div className={css.joiner}>
        <Joiner group={group} change={change} />
        {remove && (
          <Button kind="plain" icon="x" onPress={remove}>
            {say('console.segments.removeGroup')}
          </Button>
        )}
      </div>
      <ul className={css.parts}>
        {group.parts.map((part, n) => (
          <li key={part.key}>
            {n > 0 && <span className={css.between}>{say(`console.segments.between.${group.join}`)}</span>}
            {'clause' in part ? (
              <LeafEditor leaf={part} number={n + 1} parts={parts} change={(next) => put(n, next)} />
            ) : (
              <GroupEditor
                group={part}
                parts={parts}
                depth={depth + 1}
                change={(next) => put(n, next)}
                remove={() => put(n, undefined)}
              />
            )}
          </li>
        ))}
      </ul>
      <div className="row wrap">
        <Button icon="plus" onPress={() => add(newLeaf('wards'))}>
          {say('console.segments.addClause')}
        </Button>
        {depth < DEEPEST && (
          <Button
            kind="plain"
            icon="plus"
            onPress={() => add({ ...emptyGroup(), join: 'any', parts: [newLeaf('tags')] })}
          >
            {say('console.segments.addGroup')}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

/** How the conditions of a group belong together. */
function Joiner({ group, change }: { readonly group: Group; readonly change: (group: Group) => void }): ReactNode {
  const { say } = useTexts();
  return (
    <Pick
      label={say('console.segments.joined')}
      value={`${group.not ? 'not-' : ''}${group.join}`}
      options={(['all', 'any', 'not-all', 'not-any'] as const).map((value) => ({
        value,
        label: say(`console.segments.join.${value}`),
      }))}
      choose={(value) =>
        change({ ...group, not: value.startsWith('not-'), join: value.endsWith('all') ? 'all' : 'any' })
      }
    />
  );
}

/** One clause, whether it is to be so or not, and a way to take it out. */
function LeafEditor({
  leaf,
  number,
  parts,
  change,
}: {
  readonly leaf: Leaf;
  readonly number: number;
  readonly parts: Parts;
  readonly change: (leaf: Leaf | undefined) => void;
}): ReactNode {
  const { say } = useTexts();
  return (
    <div className={css.leaf}>
      <Pick
        label={say('console.segments.isOrNot')}
        value={leaf.not ? 'not' : 'is'}
        options={(['is', 'not'] as const).map((value) => ({ value, label: say(`console.segments.leaf.${value}`) }))}
        choose={(value) => change({ ...leaf, not: value === 'not' })}
      />
      <ClauseFields clause={leaf.clause} parts={parts} change={(clause) => change({ ...leaf, clause })} />
      <Button
        kind="plain"
        icon="x"
        aria-label={say('console.segments.removeClause', { number })}
        onPress={() => change(undefined)}
      >
        {say('console.segments.remove')}
      </Button>
    </div>
  );
}
