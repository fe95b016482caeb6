import type { ReactNode } from 'react';
import { useTexts } from '../../../lib/i18n.ts';
import { told } from '../../events/words.ts';
import css from '../volunteers.module.css';
import type { Care } from './documents.ts';

/** The ladder as steps, from the first to the last; the one where somebody stands is marked, also for who hears it. */
export function Steps({ stages, at }: { readonly stages: Care['ladder']; readonly at: string | null }): ReactNode {
  const { say, language } = useTexts();
  return (
    <ol className={css.steps} aria-label={say('console.care.ladder')}>
      {stages.map(({ id, name }) => {
        const { text, lang } = told(name, language);
        return (
          <li key={id} lang={lang} aria-current={id === at ? 'step' : undefined}>
            <span>{text}</span>
          </li>
        );
      })}
    </ol>
  );
}
