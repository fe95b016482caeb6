import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { number } from '../../lib/format.ts';
import { useTexts } from '../../lib/i18n.ts';
import { Loaded, Section } from '../../ui/index.ts';
import { MESSAGES_TODAY } from '../outreach/documents.ts';
import css from './today.module.css';

const ROWS = ['due', 'sent', 'failed', 'unknown', 'held'] as const;

/** What becomes of messages these days, each with the time that its number is of. */
export function Messages(): ReactNode {
  const { say, language } = useTexts();
  const [result, again] = useQuery({ query: MESSAGES_TODAY });
  return (
    <Section
      title={say('console.today.messages')}
      beside={<Link to="/outreach">{say('console.today.allMessages')}</Link>}
    >
      <Loaded result={result} retry={() => again()}>
        {({ messagesToday }) => (
          <dl className={css.numbers}>
            {ROWS.map((row) => (
              <div key={row} data-bad={(['failed', 'unknown'].includes(row) && messagesToday[row] > 0) || undefined}>
                <dt>{say(`console.today.messages.${row}`)}</dt>
                <dd className="num">{number(language, messagesToday[row])}</dd>
              </div>
            ))}
          </dl>
        )}
      </Loaded>
    </Section>
  );
}
