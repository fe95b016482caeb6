import { type ReactNode, useState } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { FoundSearch } from '../segments/found-search.tsx';
import { useFound } from '../segments/use-found.tsx';
import { MAILING_CHOICES } from './documents.ts';
import css from './mailings.module.css';

const NAME = 'activities';

/** One thing that somebody ticked, or ticked off: it stays in sight, and in the form, whatever is looked for next. */
interface Touched {
  readonly id: string;
  /** Unknown until it was asked for. */
  readonly name?: string | undefined;
  readonly on: boolean;
}

/** Boxes of one kind of activity of which there are more than a list holds: they are looked for by name, fifty at a time. */
export function FoundBoxes({ kind, chosen }: { readonly kind: string; readonly chosen: readonly string[] }): ReactNode {
  const { say } = useTexts();
  const [touched, touch] = useState<readonly Touched[]>(chosen.map((id) => ({ id, on: true })));
  const { typed, type, items, nameOf, failed, foot } = useFound(MAILING_CHOICES, kind, chosen);
  const set = (id: string, name: string | undefined, on: boolean) =>
    touch((all) => {
      const next = { id, name, on };
      return all.some((each) => each.id === id) ? all.map((each) => (each.id === id ? next : each)) : [...all, next];
    });
  const box = (each: Touched) => (
    <Box key={each.id} kind={kind} {...each} name={each.name ?? nameOf(each.id)} set={set} />
  );
  const elsewhere = touched.filter(({ id }) => items.every((each) => each.id !== id));
  return (
    <div className={css.found}>
      {elsewhere.length > 0 && (
        <div className={css.boxes} role="group" aria-label={say('console.mailings.chosen')}>
          {elsewhere.map(box)}
        </div>
      )}
      <FoundSearch typed={typed} type={type} />
      {failed}
      <div className={css.boxes}>
        {items.map(({ id, name }) => box({ id, name, on: touched.some((each) => each.id === id && each.on) }))}
      </div>
      {foot}
    </div>
  );
}

interface Ticked extends Touched {
  readonly kind: string;
  readonly set: (id: string, name: string | undefined, on: boolean) => void;
}

function Box({ kind, id, name, on, set }: Ticked): ReactNode {
  return (
    <label className="opt">
      <input
        type="checkbox"
        name={NAME}
        value={`${kind}/${id}`}
        checked={on}
        onChange={(event) => set(id, name, event.currentTarget.checked)}
      />
      <span>{name}</span>
    </label>
  );
}
