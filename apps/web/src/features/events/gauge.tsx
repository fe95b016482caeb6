import type { ReactNode } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { Pill } from '../../ui/index.ts';
import type { EventLine } from './documents.ts';
import css from './events.module.css';
import { seatsWords } from './words.ts';

/** Sign-ups against places as a bar, the same as numbers beside it, and how many wait. */
export function Gauge({
  event,
  large,
}: {
  readonly event: Pick<EventLine, 'signedUp' | 'capacity' | 'full' | 'waiting'>;
  readonly large?: boolean;
}): ReactNode {
  const { say } = useTexts();
  const { signedUp, capacity, full, waiting } = event;
  return (
    <div className={css.gauge} data-large={large || undefined}>
      {capacity !== null && capacity > 0 && signedUp !== null && (
        <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden data-full={full || undefined}>
          <rect width="100" height="8" className={css.track} />
          <rect width={Math.min(100, (signedUp / capacity) * 100)} height="8" className={css.filled} />
        </svg>
      )}
      <span className="num">{seatsWords(event, say)}</span>
      {full && (
        <Pill kind="good" icon="check">
          {say('console.events.full')}
        </Pill>
      )}
      {waiting !== null && waiting > 0 && (
        <Pill icon="clock">{say('console.events.waitingCount', { count: waiting })}</Pill>
      )}
    </div>
  );
}

const STATES = {
  DRAFT: { icon: 'petition', kind: 'line' },
  PUBLISHED: { icon: 'globe', kind: 'good' },
  CANCELLED: { icon: 'x', kind: 'bad' },
} as const;

/** Whether an event is a draft, published or cancelled: word and icon. */
export function StatePill({ state }: Pick<EventLine, 'state'>): ReactNode {
  const { say } = useTexts();
  return (
    <Pill kind={STATES[state].kind} icon={STATES[state].icon}>
      {say(`console.events.state.${state}`)}
    </Pill>
  );
}
