import type { ReactNode } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { CHOICES, type Parts } from './documents.ts';
import { Pick, Typed } from './inputs.tsx';
import css from './segments.module.css';
import { useFound } from './use-found.tsx';

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
        ...(isNamed ? [] : [{ value: id, label: say('console.segments.unseen') }]),
        ...choices.map((each) => ({ value: each.id, label: each.name })),
      ]}
      choose={(value) => choose(value || null)}
    />
  );
}

/** A part of the name finds fifty at a time; what is chosen stays among them. */
function Found({ activity: { kind }, id, choose }: Asked): ReactNode {
  const { say } = useTexts();
  const { typed, type, items, nameOf, failed, foot } = useFound(CHOICES, kind, id ? [id] : []);
  // Until its name is here, and where it has none any more, it must not look as if any were meant.
  const chosen = id && items.every((each) => each.id !== id) ? [{ id, name: nameOf(id) }] : [];
  return (
    <div className={css.found}>
      <Typed label={say('console.segments.findWhich')} value={typed} typed={type} />
      <Pick
        label={say('console.segments.which')}
        value={id ?? ''}
        options={[
          { value: '', label: say('console.segments.any') },
          ...[...chosen, ...items].map((each) => ({ value: each.id, label: each.name })),
        ]}
        choose={(value) => choose(value || null)}
      />
      {failed}
      {foot}
    </div>
  );
}
