import { type ReactNode, useEffect } from 'react';
import { useTexts } from '../../lib/i18n.ts';
import { LanguageSwitch, Mark } from '../../ui/index.ts';

/** The frame of the screens before the sign-in: the mark, the language, and one form. */
export function Frame({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const { say } = useTexts();
  useEffect(() => {
    document.title = `${title} · ${say('console.title')}`;
  }, [title, say]);
  return (
    <div className="cover">
      <header>
        <Mark />
        <LanguageSwitch />
      </header>
      <main className="sheet">
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  );
}
