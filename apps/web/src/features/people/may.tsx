import { Fragment, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { useTexts } from '../../lib/i18n.ts';
import { Loaded, Pill } from '../../ui/index.ts';
import { mayContactDocument } from './documents.ts';
import styles from './fields.module.css';

/** Whatever is changed or written down of a person may change the answer. */
const CONTEXT = { additionalTypenames: ['Person'] };
const WAYS = ['EMAIL', 'SMS', 'SMS_PERSON', 'PHONE'] as const;

/** Whether we may write to somebody or call them now, of our own accord: each way apart, and why not. */
export function MayContact({ personId }: { readonly personId: string }): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: mayContactDocument, variables: { personId }, context: CONTEXT });
  return (
    <section aria-labelledby="may-contact">
      <h2 className="over" id="may-contact">
        {say('console.may')}
      </h2>
      <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
        {(answers) => {
          const reasons = new Set(WAYS.map((way) => (answers[way].may ? '' : answers[way].why)));
          const [reason] = reasons;
          // One reason against all ways is said once.
          if (reason && reasons.size === 1)
            return (
              <p className="consent">
                <Pill kind="bad" icon="x">
                  {say('console.may.none')}
                </Pill>
                <span className="meta">{reason}</span>
              </p>
            );
          return (
            <dl className={`facts ${styles.ways}`}>
              {WAYS.map((way) => (
                <Fragment key={way}>
                  <dt>{say(`console.consent.channel.${way}`)}</dt>
                  <dd className="consent">
                    <Pill kind={answers[way].may ? 'good' : 'bad'} icon={answers[way].may ? 'check' : 'x'}>
                      {say(answers[way].may ? 'console.may.yes' : 'console.may.no')}
                    </Pill>
                    {!answers[way].may && <span className="meta">{answers[way].why}</span>}
                  </dd>
                </Fragment>
              ))}
            </dl>
          );
        }}
      </Loaded>
      <p className="meta">{say('console.may.answers')}</p>
    </section>
  );
}
