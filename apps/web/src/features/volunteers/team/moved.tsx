import type { ReactNode } from 'react';
import { useTexts } from '../../../lib/i18n.ts';
import { told } from '../../events/words.ts';
import type { Care } from './documents.ts';

type Move = Pick<Care['standingOf']['moves'][number], 'from' | 'to'>;

/** From which stage to which, as they were called then, in the reader's language. */
export function Moved({ from, to }: Move): ReactNode {
  const { say, language } = useTexts();
  const { text } = told(to, language);
  return (
    <p className="soft">{from ? say('console.care.fromTo', { from: told(from, language).text, to: text }) : text}</p>
  );
}
