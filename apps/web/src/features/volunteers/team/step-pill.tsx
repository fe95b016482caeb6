import type { ReactNode } from 'react';
import { useTexts } from '../../../lib/i18n.ts';
import { Pill } from '../../../ui/index.ts';

/** How it stands with a step: late ones and those that are over are told apart by an icon, too. */
export function StepPill({
  state,
  late = false,
}: {
  readonly state: 'ACTIVE' | 'COMPLETED' | 'ABANDONED';
  readonly late?: boolean;
}): ReactNode {
  const { say } = useTexts();
  if (late)
    return (
      <Pill kind="bad" icon="alert">
        {say('console.ladder.late')}
      </Pill>
    );
  if (state === 'COMPLETED')
    return (
      <Pill kind="good" icon="check">
        {say('console.care.state.COMPLETED')}
      </Pill>
    );
  return (
    <Pill kind="line" {...(state === 'ABANDONED' && { icon: 'x' })}>
      {say(`console.care.state.${state}`)}
    </Pill>
  );
}
