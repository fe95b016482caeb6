import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { addressIn, type Say } from './page.tsx';
import type { Language } from '#platform';

/** The parts of the rule, in the order in which somebody would ask. */
const PARTS = [
  'rests',
  'order',
  'never',
  'votes',
  'stale',
  'newHolder',
  'unanimous',
  'unknown',
  'review',
  'path',
  'reply',
] as const;

/** The whole rule by which a position comes about, in words. */
export const MethodPage = ({ t, language }: { t: Say; language: Language }): ReactNode => (
  <div className="in council">
    <p>
      <a className="tap" href={addressIn(language, '/council')}>
        <Icon name="left" small />
        {t('method.back')}
      </a>
    </p>
    <h1>{t('method.title')}</h1>
    <p className="text">{t('method.lede')}</p>
    {PARTS.map((part) => (
      <section key={part}>
        <h2>{t(`method.${part}.title`)}</h2>
        <p className="text">{t(`method.${part}.text`)}</p>
      </section>
    ))}
  </div>
);
