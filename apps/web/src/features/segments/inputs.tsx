import type { ReactNode } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import css from './segments.module.css';

/** What can be chosen, and what it is called. */
export interface Option {
  readonly value: string;
  readonly label: string;
}
/** One of a few, with its label for those who do not see where it stands. */
export function Pick({
  label,
  value,
  options,
  choose,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly choose: (value: string) => void;
}): ReactNode {
  return (
    <select className="input" aria-label={label} value={value} onChange={(event) => choose(event.currentTarget.value)}>
      {options.map((each) => (
        <option key={each.value} value={each.value}>
          {each.label}
        </option>
      ))}
    </select>
  );
}

/** Any of a few. */
export function Ticks({
  label,
  options,
  chosen,
  choose,
}: {
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly choose: (chosen: string[]) => void;
}): ReactNode {
  const { say } = useTexts();
  if (!options.length) return <p className="hint">{say('console.segments.nothingToChoose')}</p>;
  return (
    <div className={css.ticks} role="group" aria-label={label}>
      {options.map(({ value, label: text }) => (
        <label className="opt" key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={() =>
              choose(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value])
            }
          />
          <span>{text}</span>
        </label>
      ))}
    </div>
  );
}

/** One text, number or day. */
export function Typed({
  label,
  value,
  type = 'text',
  any = false,
  most = 100,
  inputMode,
  typed,
}: {
  readonly label: string;
  readonly value: string;
  readonly type?: 'text' | 'number' | 'date';
  /** Of a number: below one and between whole ones, too. */
  readonly any?: boolean;
  /** The most signs of a text. */
  readonly most?: number;
  readonly inputMode?: 'decimal';
  readonly typed: (value: string) => void;
}): ReactNode {
  return (
    <label className={css.typed}>
      <span>{label}</span>
      <input
        className="input"
        type={type}
        min={type === 'number' && !any ? 1 : undefined}
        step={any ? 'any' : undefined}
        maxLength={most}
        inputMode={inputMode}
        value={value}
        autoComplete="off"
        onChange={(event) => typed(event.currentTarget.value)}
      />
    </label>
  );
}
