import type { ReactNode } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import type { Found } from './use-found.tsx';

/** A part of a name, within a form: whoever looks for something does not send it, so that Enter does nothing here. */
export function FoundSearch({ typed, type }: Pick<Found, 'typed' | 'type'>): ReactNode {
  const { say } = useTexts();
  return (
    <label className="field">
      <span className="label">{say('console.segments.findWhich')}</span>
      <input
        className="input"
        type="search"
        autoComplete="off"
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
    </label>
  );
}
