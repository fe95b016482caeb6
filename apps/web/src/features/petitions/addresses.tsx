import { type ReactNode, useState } from 'react';
import { type Language, LANGUAGES, useTexts } from '../../lib/i18n.ts';
import { Button, Icon } from '../../ui/index.ts';
import type { PetitionDetail } from './documents.ts';
import css from './petitions.module.css';
import { publicAddresses } from './words.ts';

const wordOf = (language: Language, tag: Language): string =>
  new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;

/** The public page's address in each language, to be copied or opened. */
export function Addresses({ petition }: { readonly petition: Pick<PetitionDetail, 'publicUrl' | 'state'> }): ReactNode {
  const { say, language } = useTexts();
  const [copied, setCopied] = useState<Language>();
  const addresses = publicAddresses(petition);
  const copy = async (each: Language) => {
    await navigator.clipboard.writeText(addresses[each]);
    setCopied(each);
  };
  return (
    <section className="card">
      <h2 className={css.cardTitle}>{say('console.events.address')}</h2>
      {petition.state === 'DRAFT' && <p className="soft">{say('console.petitions.addressDraft')}</p>}
      <ul className={css.addresses}>
        {(Object.keys(LANGUAGES) as Language[]).map((each) => {
          const word = wordOf(language, each);
          return (
            <li key={each}>
              <p className="over">{say('console.events.addressIn', { language: word })}</p>
              <p className={css.url}>{addresses[each]}</p>
              <div className={css.actions}>
                <Button
                  icon={copied === each ? 'check' : 'link'}
                  aria-label={say('console.events.copyIn', { language: word })}
                  onPress={() => void copy(each)}
                >
                  {say(copied === each ? 'console.events.copied' : 'console.events.copy')}
                </Button>
                {petition.state !== 'DRAFT' && (
                  <a
                    className="btn"
                    href={addresses[each]}
                    aria-label={say('console.events.visitIn', { language: word })}
                  >
                    <Icon name="globe" small />
                    {say('console.events.visit')}
                  </a>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      <p className="vh" role="status">
        {copied && say('console.events.copied')}
      </p>
    </section>
  );
}
