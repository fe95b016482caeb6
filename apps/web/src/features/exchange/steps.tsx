import type { ReactNode } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { Button, Icon } from '../../ui/index.ts';
import styles from './import.module.css';

const STEPS = ['file', 'dryRun', 'done'] as const;
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
export function Working({
  sent,
  writes,
  stop,
}: {
  readonly sent: number;
  readonly writes: boolean;
  readonly stop: (() => void) | undefined;
}): ReactNode {
  const { say } = useTexts();
  const percent = Math.round(sent * 100);
  const arrived = percent >= 100;
  return (
    <section className={`card ${styles.working}`} aria-busy>
      <p id="working" role="status">
        {arrived ? say(writes ? 'console.import.writing' : 'console.import.reading') : say('console.import.sending')}
      </p>
      <progress aria-labelledby="working" max={100} value={arrived ? undefined : percent} />
      {!arrived && <p className="meta num">{say('console.import.percent', { percent })}</p>}
      {stop && <Button onPress={stop}>{say('console.import.stop')}</Button>}
    </section>
  );
}
