import type { ReactNode } from 'react';
import { useMutation } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { Button, Notice, Section } from '../../../ui/index.ts';
import css from '../volunteers.module.css';
import { MY_REFERRALS } from './documents.ts';

/** A link to pass on, and how many came by it. */
export function Refer(): ReactNode {
  const { say } = useTexts();
  const [{ data, error, fetching }, show] = useMutation(MY_REFERRALS);
  const failure = failureOf(error);
  const mine = data?.myReferrals;
  return (
    <Section title={say('console.own.refer')}>
      <div className="card stack">
        <p>{say('console.own.referWhat')}</p>
        {failure && (
          <Notice kind="bad" live>
            <p>{failure.message || say('console.unreachable')}</p>
          </Notice>
        )}
        {mine ? (
          <>
            <p className={css.link}>
              <a href={mine.url}>{mine.url}</a>
            </p>
            <p>
              {say('console.own.referSignUps', { count: mine.signUps })}{' '}
              {say('console.own.referSignatures', { count: mine.signatures })}
            </p>
          </>
        ) : (
          <p>
            <Button busy={fetching} onPress={() => void show({})}>
              {say('console.own.referShow')}
            </Button>
          </p>
        )}
      </div>
    </Section>
  );
}
