import type { ReactNode } from 'react';
import type { Language } from '#platform';
import { addressIn, sayer } from './page.tsx';
import { Icon } from './icon.tsx';

/** A council page for an address that leads nowhere: what is wrong with it, and the way back. */
export function Trouble({ message, language }: { readonly message: string; readonly language: Language }): ReactNode {
  const t = sayer(language);
  return (
    <div className="in council">
      <h1>{t('council.page.title')}</h1>
      <p className="note warn">
        <Icon name="alert" />
        {message}
      </p>
      <p>
        <a className="tap" href={addressIn(language, '/council')}>
          <Icon name="left" small />
          {t('council.page.back')}
        </a>
      </p>
    </div>
  );
}
