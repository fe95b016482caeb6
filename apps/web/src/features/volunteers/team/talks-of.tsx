import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { moment } from '../../../lib/format.ts';
import { sayCode, useTexts } from '../../../lib/i18n.ts';
import { Loaded, Section } from '../../../ui/index.ts';
import css from '../volunteers.module.css';
import { TALKS_OF } from './documents.ts';

const CONTEXT = { additionalTypenames: ['SlotView', 'PersonTalk'] };

/** The one-on-ones of one person: with whom, and how each went, as far as the reader may know. */
export function TalksOf({ personId }: { readonly personId: string }): ReactNode {
  const { say, language } = useTexts();
  const [result, again] = useQuery({ query: TALKS_OF, variables: { personId }, context: CONTEXT });
  return (
    <Section title={say('console.talks')}>
      <Loaded result={result} retry={() => again()}>
        {({ oneOnOnesOf }) =>
          oneOnOnesOf.length ? (
            <ul className={css.shifts}>
              {oneOnOnesOf.map(({ id, startsAt, with: name, state, outcome }) => (
                <li key={id}>
                  <h3>{moment(language, startsAt)}</h3>
                  <p className="soft">
                    {say('console.talks.with', { name, state: sayCode(say, 'console.slots.state', state) })}
                  </p>
                  {outcome && <p className={css.note}>{outcome}</p>}
                </li>
              ))}
            </ul>
          ) : (
            <p className="soft">{say('console.talks.none')}</p>
          )
        }
      </Loaded>
    </Section>
  );
}
