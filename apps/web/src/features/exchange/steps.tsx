import type { ReactNode } from 'react';
import { number } from '../../lib/format.ts';
import { useTexts } from '../../lib/i18n.ts';
import { Button, Icon } from '../../ui/index.ts';
import styles from './import.module.css';

const STEPS = ['file', 'columns', 'dryRun', 'done'] as const;
/** The steps of an import. */
export type Step = (typeof STEPS)[number];

/** The steps, and which one this is. */
export function Steps({ now }: { readonly now: Step }): ReactNode {
  const { say } = useTexts();
  const at = STEPS.indexOf(now);
  return (
    <ol className={styles.steps} aria-label={say('console.import.steps')}>
      {STEPS.map((step, index) => (
        <li key={step} aria-current={index === at ? 'step' : undefined} data-done={index < at || undefined}>
          <b>{index < at ? <Icon name="check" small /> : index + 1}</b>
          <span>{say(`console.import.step.${step}`)}</span>
        </li>
      ))}
    </ol>
  );
}

/** A file on its way, with a number; once it has arrived, that it is being read. */
export function Sending({ sent, stop }: { readonly sent: number; readonly stop: () => void }): ReactNode {
  const { say } = useTexts();
  const percent = Math.round(sent * 100);
  const arrived = percent >= 100;
  return (
    <section className={`card ${styles.working}`} aria-busy>
      <p id="working" role="status">
        {arrived ? say('console.import.reading') : say('console.import.sending')}
      </p>
      <progress aria-labelledby="working" max={100} value={arrived ? undefined : percent} />
      {!arrived && <p className="meta num">{say('console.import.percent', { percent })}</p>}
      <Button onPress={stop}>{say('console.import.stop')}</Button>
    </section>
  );
}

/** How far the worker has come: rows read of about how many, and what they came to so far. */
export function Progress({
  title,
  read,
  about,
  counts,
  stop,
}: {
  readonly title: string;
  readonly read?: number;
  readonly about?: number;
  readonly counts?: readonly (readonly [label: string, count: number])[];
  readonly stop?: (() => void) | undefined;
}): ReactNode {
  const { say, language } = useTexts();
  const known = read !== undefined && Boolean(about);
  return (
    <section className={`card ${styles.working}`} aria-busy>
      <p id="working">
        <b>{title}</b>
      </p>
      <progress aria-labelledby="working" max={about || 1} value={known ? Math.min(read, about!) : undefined} />
      {known && (
        <p className="meta num" role="status">
          {say('console.import.readOf', { read: number(language, read), about: number(language, about!) })}
        </p>
      )}
      {counts && (
        <dl className={`${styles.keys} num`}>
          {counts.map(([label, count]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{number(language, count)}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="soft">{say('console.import.leavePage')}</p>
      {stop && <Button onPress={stop}>{say('console.import.stop')}</Button>}
    </section>
  );
}
