import { type ReactNode, useState } from 'react';
import { failureOf } from '../../../lib/failure.ts';
import { day as dayIn, number } from '../../../lib/format.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { Button, Notice, Pill } from '../../../ui/index.ts';
import { told } from '../../events/words.ts';
import css from '../setup/setup.module.css';
import { AddHours, type Answer, type Said } from './add-hours.tsx';
import type { Worked, WorkedAt } from './documents.ts';

interface Entries {
  readonly entries: readonly Worked[];
  /** Whether the reader may take back an entry. */
  readonly mayTake: (entry: Worked) => boolean;
  readonly log?: ((said: Said) => Answer) | undefined;
  readonly take: (id: string) => Answer;
  /** Where they were lately. */
  readonly events: readonly WorkedAt[];
}

/** How long somebody worked, the newest first, a form for more, and a way to take an entry back. */
export function WorkedLines({ entries, mayTake, log, take, events }: Entries): ReactNode {
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
      {entries.some(({ over }) => over) && (
        <Notice kind="warn" icon="alert">
          <p>{say('console.worked.over')}</p>
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
      {log && key && <AddHours about={key} events={events} log={log} close={() => setKey(undefined)} />}
    </div>
  );
}

/** Some time in hours, to a hundredth of one. */
const inHours = (minutes: number): number => Math.round(minutes / 0.6) / 100;

function Line({
  entry: { id, day, minutes, source, event, over },
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
        {over && (
          <Pill kind="warn" icon="alert">
            {say('console.worked.overDay')}
          </Pill>
        )}
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
