import type { ReactNode } from 'react';
import { useTexts } from '../../../lib/i18n.ts';
import type { Localized } from '../view.ts';
import { locatorWords, told } from '../words.ts';

/** Where something stands: the publisher, with a link where the text has an address, and the place in it. */
export function Cited({
  source,
  locator,
}: {
  readonly source: { readonly publisher: string; readonly url: string | null };
  readonly locator: string;
}): ReactNode {
  const { say } = useTexts();
  return (
    <>
      {source.url ? (
        <a href={source.url} rel="noreferrer noopener" target="_blank">
          {source.publisher}
          <span className="vh"> ({say('console.council.linkOut')})</span>
        </a>
      ) : (
        source.publisher
      )}
      , {locatorWords(locator, say)}.
    </>
  );
}

/** A text of the record in the reader's language, marked where it is in the other one. */
export function Told({ text }: { readonly text: Localized }): ReactNode {
  const { language } = useTexts();
  const words = told(text, language);
  return <span lang={words.lang}>{words.text}</span>;
}
