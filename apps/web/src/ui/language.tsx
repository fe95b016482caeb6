import type { ReactNode } from 'react';
import { chooseLanguage, type Language, LANGUAGES, useTexts } from '../lib/i18n.ts';

/** Switches between the languages; each is named in itself. */
export function LanguageSwitch(): ReactNode {
  const { say, language } = useTexts();
  return (
    <span className="lang" role="group" aria-label={say('console.language')}>
      {(Object.keys(LANGUAGES) as Language[]).map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          aria-pressed={each === language}
          onClick={() => void chooseLanguage(each)}
        >
          {each.toUpperCase()}
          <span className="vh">, {LANGUAGES[each]}</span>
        </button>
      ))}
    </span>
  );
}
