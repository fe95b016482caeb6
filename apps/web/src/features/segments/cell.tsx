import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { Icon } from '../../ui/index.ts';
import { type List, SET_CELL } from './documents.ts';
import css from './segments.module.css';

interface Props {
  readonly listId: string;
  readonly column: List['columns'][number];
  readonly person: { readonly id: string; readonly name: string };
  readonly value: string;
  readonly readOnly: boolean;
  readonly saved: () => void;
}

/** One value of a list, written down when it is left; what the API refuses stays there with the reason. */
export function CellField({ listId, column, person, value, readOnly, saved }: Props): ReactNode {
  const { say } = useTexts();
  const [written, setWritten] = useState(value);
  const [{ error }, set] = useMutation(SET_CELL);
  const failure = failureOf(error);
  const shown = column.type === 'YES_NO' && value ? say(`console.segments.${value as 'yes' | 'no'}`) : value;
  if (readOnly) return shown || '–';
  const keep = async (next: string) => {
    if (next === value) return;
    const { data } = await set({ input: { listId, personId: person.id, columnId: column.id, value: next } });
    if (data) saved();
  };
  const change = { written, setWritten, keep, value };
  const label = say('console.segments.cell', { column: column.name, name: person.name });
  return (
    <span className={css.cell}>
      {column.type === 'YES_NO' || column.type === 'CHOICE' ? (
        <OneOf label={label} column={column} {...change} />
      ) : (
        <Written label={label} type={column.type} wrong={failure !== undefined} {...change} />
      )}
      {failure && (
        <span className="err" role="alert">
          <Icon name="alert" small />
          <span>{failure.fields.value ?? failure.message}</span>
        </span>
      )}
    </span>
  );
}

interface Changing {
  readonly label: string;
  readonly written: string;
  readonly setWritten: (value: string) => void;
  readonly keep: (value: string) => Promise<void>;
  /** What is kept now. */
  readonly value: string;
}

function OneOf({ label, column, written, setWritten, keep }: Changing & Pick<Props, 'column'>): ReactNode {
  const { say } = useTexts();
  const options =
    column.type === 'YES_NO'
      ? (['yes', 'no'] as const).map((each) => ({ each, text: say(`console.segments.${each}`) }))
      : column.options.map((each) => ({ each, text: each }));
  return (
    <select
      className="input"
      aria-label={label}
      value={written}
      onChange={(event) => {
        setWritten(event.currentTarget.value);
        void keep(event.currentTarget.value);
      }}
    >
      <option value="">–</option>
      {options.map(({ each, text }) => (
        <option key={each} value={each}>
          {text}
        </option>
      ))}
    </select>
  );
}

function Written({
  label,
  type,
  wrong,
  written,
  setWritten,
  keep,
  value,
}: Changing & { readonly type: Props['column']['type']; readonly wrong: boolean }): ReactNode {
  return (
    <input
      className="input"
      aria-label={label}
      type={type === 'DATE' ? 'date' : 'text'}
      inputMode={type === 'NUMBER' ? 'decimal' : undefined}
      maxLength={500}
      value={written}
      aria-invalid={wrong}
      onChange={(event) => setWritten(event.currentTarget.value)}
      onBlur={() => void keep(written.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setWritten(value);
      }}
    />
  );
}
