import { type ReactNode, useState } from 'react';
import { moment } from '../../../lib/format.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { Icon } from '../../../ui/index.ts';
import type { AtDoor } from './documents.ts';
import css from './door.module.css';

const WAYS = [
  { state: 'CAME', icon: 'check' },
  { state: 'DID_NOT_COME', icon: 'x' },
] as const;

/** One person at the door, with two large buttons; pressed again, a button takes back what it said. */
export function Person({
  person,
  open,
  mark,
}: {
  readonly person: AtDoor;
  readonly open: boolean;
  readonly mark: (state: AtDoor['state']) => Promise<void>;
}): ReactNode {
  const { say, language } = useTexts();
  const [busy, setBusy] = useState(false);
  const { name, contact, state, signUp, walkIn, by, markedAt } = person;
  const called = name || say('console.person.nameless');
  const press = async (way: AtDoor['state']) => {
    setBusy(true);
    await mark(state === way ? 'UNKNOWN' : way);
    setBusy(false);
  };
  const about = [
    contact,
    walkIn ? say('console.door.walkIn') : signUp === 'WAITLISTED' && say('console.door.waits'),
    markedAt && (by ? say('console.door.by', { by, at: moment(language, markedAt) }) : moment(language, markedAt)),
  ].filter(Boolean);
  // Who has no place cannot be missing: what can be said of them is that they came.
  const ways = signUp === 'CONFIRMED' ? WAYS : WAYS.slice(0, 1);
  return (
    <li data-state={state}>
      <div>
        <b>{called}</b>
        <span className="meta">{about.join(' · ')}</span>
      </div>
      <div className={css.ways}>
        {ways.map((way) => (
          <button
            key={way.state}
            type="button"
            aria-pressed={state === way.state}
            aria-busy={busy}
            disabled={!open}
            data-way={way.state}
            onClick={() => !busy && void press(way.state)}
          >
            <Icon name={way.icon} />
            <span>
              {say(`console.door.${way.state}`)}
              <span className="vh">: {called}</span>
            </span>
          </button>
        ))}
      </div>
    </li>
  );
}
