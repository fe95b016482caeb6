import { type ReactNode, useState } from 'react';
import { failureOf } from '../../../lib/failure.ts';
import { day as dayIn, number } from '../../../lib/format.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { Button, Notice, TextField } from '../../../ui/index.ts';
import { told } from '../../events/words.ts';
import { Sheet } from '../setup/setup-forms.tsx';
import css from '../setup/setup.module.css';
import type { Worked } from './documents.ts';

type Answer = Promise<{ readonly error?: Parameters<typeof failureOf>[0] }>;
/** What a form says: a day, how long, and a key by which it is written once. */
export interface Said {
  readonly day: string;
  readonly minutes: number;
  readonly key: string;
}
interface Entries {
  readonly entries: readonly Worked[];
  /** Whether the reader may take back an entry. */
  readonly mayTake: (entry: Worked) => boolean;
  readonly log?: ((said: Said) => Answer) | undefined;
  readonly take: (id: string) => Answer;
}

/** How long somebody worked, the newest first, a form for more, and a way to take an entry back. */
export function WorkedLines({ entries, mayTake, log, take }: Entries): ReactNode {
  const { say } = useTexts();
  const [key, setKey] = useState<string>();
  const [failed, setFailed] = useState<string>();
  const [busy, setBusy] = useState(false);
  const remove = async (id: string) => {
    setBusy(true);
    const failure = failureOf((await take(id)).error);
    setFailed(failure && (failure.message || say('console.unreachable')));
    setBusy(false);
  };
  return (
    <div className="stack">
      {failed && (
        <Notice kind="bad" live>
          <p>{failed}</p>
        </Notice>
      )}
      {entries.length ? (
        <ul className={css.lines}>
          {entries.map((entry) => (
            <Line key={entry.id} entry={entry} busy={busy} take={mayTake(entry) ? remove : undefined} />
          ))}
        </ul>
      ) : (
        <p className="soft">{say('console.worked.none')}</p>
      )}
      {log && (
        <p>
          <Button icon="plus" onPress={() => setKey(crypto.randomUUID())}>
            {say('console.worked.add')}
          </Button>
        </p>
      )}
      {log && key && <Add about={key} log={log} close={() => setKey(undefined)} />}
    </div>
  );
}

/** Some time in hours, to a hundredth of one. */
const inHours = (minutes: number): number => Math.round(minutes / 0.6) / 100;

function Line({
  entry: { id, day, minutes, source, event },
  busy,
  take,
}: {
  readonly entry: Worked;
  readonly busy: boolean;
  readonly take: ((id: string) => Promise<void>) | undefined;
}): ReactNode {
  const { say, language } = useTexts();
  const on = dayIn(language, day, 'UTC');
  const hours = number(language, inHours(minutes));
  return (
    <li>
      <div>
        <h3>{on}</h3>
        <p className="soft">
          {[event && told(event, language).text, say(`console.worked.source.${source}`)].filter(Boolean).join(' · ')}
        </p>
      </div>
      <span className="row wrap">
        <span className="num">{say('console.hours.of', { hours })}</span>
        {take && (
          <Button
            kind="plain"
            busy={busy}
            aria-label={say('console.worked.takeOf', { day: on, hours })}
            onPress={() => void take(id)}
          >
            {say('console.worked.take')}
          </Button>
        )}
      </span>
    </li>
  );
}

/** A form keeps its key until it is sent, so that whoever presses twice has it written once. */
function Add({
  about,
  log,
  close,
}: {
  readonly about: string;
  readonly log: (said: Said) => Answer;
  readonly close: () => void;
}): ReactNode {
  const { say } = useTexts();
  const send = async (values: FormData) => {
    const text = (name: string) => String(values.get(name) ?? '').trim();
    const minutes = Math.round(60 * Number(text('hours') || 0) + Number(text('minutes') || 0));
    return failureOf((await log({ day: text('day'), minutes, key: about })).error);
  };
  return (
    <Sheet title={say('console.worked.add')} close={close} send={send}>
      <TextField name="day" type="date" label={say('console.own.day')} initial={today()} />
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
