import { type ReactNode, useEffect, useId, useState } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { Button, Icon } from '../../ui/index.ts';
import css from './council.module.css';
import { isDay } from './view.ts';
import { dayWords } from './words.ts';

/** Chooses the day that the grid is shown as of; half a date, while it is typed, changes nothing. */
export function AsOf({
  shown,
  closing,
  choose,
}: {
  /** The day that is shown, YYYY-MM-DD. */
  readonly shown: string;
  /** The record's closing date. */
  readonly closing: string;
  /** Undefined: the closing date. */
  readonly choose: (day: string | undefined) => void;
}): ReactNode {
  const { say, language } = useTexts();
  const [typed, setTyped] = useState(shown);
  const id = useId();
  useEffect(() => setTyped(shown), [shown]);
  // While a year is typed, it is 0002, 0020, 0202: only a whole one can be wrong.
  const wrong = /^[1-9]/.test(typed) && !isDay(typed);
  return (
    <div className={css.asOf}>
      <label htmlFor={id}>{say('console.council.asOf')}</label>
      <input
        id={id}
        type="date"
        className="input"
        min="2000-01-01"
        max="2099-12-31"
        value={typed}
        aria-invalid={wrong}
        aria-describedby={`${id}-words`}
        onChange={({ currentTarget: { value } }) => {
          setTyped(value);
          if (isDay(value)) choose(value === closing ? undefined : value);
        }}
        onBlur={() => setTyped(shown)}
      />
      <span className="meta" id={`${id}-words`}>
        {wrong ? (
          <span className="err">
            <Icon name="alert" small />
            {say('console.council.asOfWrong')}
          </span>
        ) : shown === closing ? (
          say('console.council.asOfHint', { date: dayWords(language, closing) })
        ) : (
          say('console.council.asOfDate', { date: dayWords(language, shown) })
        )}
      </span>
      {shown !== closing && (
        <Button kind="plain" icon="undo" onPress={() => choose(undefined)}>
          {say('console.council.asOfBack', { date: dayWords(language, closing) })}
        </Button>
      )}
    </div>
  );
}
