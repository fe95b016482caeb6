import type { ReactNode } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { Pill } from '../../ui/index.ts';
import type { PetitionLine } from './documents.ts';

const STATES = {
  DRAFT: { icon: 'petition', kind: 'line' },
  PUBLISHED: { icon: 'globe', kind: 'good' },
  CLOSED: { icon: 'lock' },
} as const;

/** Whether a petition is a draft, published or closed: word and icon. */
export function StatePill({ state }: Pick<PetitionLine, 'state'>): ReactNode {
  const { say } = useTexts();
  return <Pill {...STATES[state]}>{say(`console.petitions.state.${state}`)}</Pill>;
}
