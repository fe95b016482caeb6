import type { ReactNode } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { Button } from '../../ui/index.ts';
import { ClauseFields, Pick } from './clause.tsx';
import type { Parts } from './documents.ts';
import { emptyGroup, type Group, newLeaf, type Part } from './draft.ts';
import css from './segments.module.css';

/** Groups stand in each other at most so deep here; the API takes a little more. */
const DEEPEST = 4;

/** A group of conditions: joined by and or or, perhaps turned round, each a clause or a group of its own. */
export function GroupEditor({
  group,
  parts,
  depth = 1,
  change,
  remove,
}: {
  readonly group: Group;
  readonly parts: Parts;
  readonly depth?: number;
  readonly change: (group: Group) => void;
  readonly remove?: () => void;
}): ReactNode {
  const { say } = useTexts();
  const put = (at: number, next: Part | undefined) =>
    change({ ...group, parts: group.parts.flatMap((each, n) => (n === at ? (next ?? []) : each)) });
  const add = (part: Part) => change({ ...group, parts: [...group.parts, part] });
  return (
    <fieldset className={`${css.group} ${depth % 2 ? '' : css.even}`}>
      <legend className="vh">{say('console.segments.group', { depth })}</legend>
      <div className={css.joiner}>
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
              <div className={css.leaf}>
                <Pick
                  label={say('console.segments.isOrNot')}
                  value={part.not ? 'not' : 'is'}
                  options={(['is', 'not'] as const).map((value) => ({
                    value,
                    label: say(`console.segments.leaf.${value}`),
                  }))}
                  choose={(value) => put(n, { ...part, not: value === 'not' })}
                />
                <ClauseFields clause={part.clause} parts={parts} change={(clause) => put(n, { ...part, clause })} />
                <Button
                  kind="plain"
                  icon="x"
                  aria-label={say('console.segments.removeClause', { number: n + 1 })}
                  onPress={() => put(n, undefined)}
                >
                  {say('console.segments.remove')}
                </Button>
              </div>
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
