import { type ReactNode, useState } from 'react';
import { failureOf } from '../../../lib/failure.ts';
import { day as dayIn } from '../../../lib/format.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { Select, TextField } from '../../../ui/index.ts';
import { told } from '../../events/words.ts';
import { Sheet } from '../setup/setup-forms.tsx';
import type { WorkedAt } from './documents.ts';

/** What sending a form answers. */
export type Answer = Promise<{ readonly error?: Parameters<typeof failureOf>[0] }>;
/** What a form says: an event or a day, how long, and a key by which it is written once. */
export interface Said {
  readonly eventId?: string;
  readonly day?: string;
  readonly minutes: number;
  readonly key: string;
}

/**
 * How long somebody worked: at one of the events where they were, or on a day. A form keeps its key until it is sent, so
 * that whoever presses twice has it written once.
 */
export function AddHours({
  about,
  events,
  log,
  close,
}: {
  readonly about: string;
  readonly events: readonly WorkedAt[];
  readonly log: (said: Said) => Answer;
  readonly close: () => void;
}): ReactNode {
  const { say, language } = useTexts();
  const [eventId, setEventId] = useState('');
  const send = async (values: FormData) => {
    const text = (name: string) => String(values.get(name) ?? '').trim();
    const minutes = Math.round(60 * Number(text('hours') || 0) + Number(text('minutes') || 0));
    const chosen = text('eventId');
    const when = chosen ? { eventId: chosen } : { day: text('day') };
    return failureOf((await log({ ...when, minutes, key: about })).error);
  };
  const options = events.map(({ id, title, day }) => ({
    value: id,
    label: `${told(title, language).text}, ${dayIn(language, day, 'UTC')}`,
  }));
  return (
    <Sheet title={say('console.worked.add')} close={close} send={send}>
      {events.length > 0 && (
        <Select
          name="eventId"
          label={say('console.worked.event')}
          options={[{ value: '', label: say('console.worked.noEvent') }, ...options]}
          initial=""
          onChange={setEventId}
        />
      )}
      {!eventId && <TextField name="day" type="date" label={say('console.own.day')} initial={today()} />}
      <TextField name="hours" type="number" inputMode="decimal" label={say('console.worked.hours')} />
      <TextField name="minutes" type="number" inputMode="numeric" label={say('console.worked.minutes')} optional />
    </Sheet>
  );
}

/** Which day it is where the reader is: 2026-11-28. */
const today = (): string => {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};
