import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { list } from '../../lib/format.ts';
import { useTexts } from '../../lib/i18n.ts';
import { Icon, Loaded, Section } from '../../ui/index.ts';
import { COUNTS, type MessageState } from './documents.ts';
import css from './outreach.module.css';

/** In the order of their lives; what needs somebody stands out. */
const STATES: readonly { readonly state: MessageState; readonly icon: string }[] = [
  { state: 'ACCEPTED', icon: 'check' },
  { state: 'SENDING', icon: 'outreach' },
  { state: 'QUEUED', icon: 'clock' },
  { state: 'UNKNOWN', icon: 'q' },
  { state: 'REJECTED', icon: 'alert' },
  { state: 'CANCELLED', icon: 'x' },
];

/** What became of the messages: a bar first, then every state in words. */
export function Counts(): ReactNode {
  const { say, language } = useTexts();
  const [result, again] = useQuery({ query: COUNTS });
  return (
    <Section title={say('console.outreach.messages')}>
      <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
        {({ messageCounts }) => {
          const counted = STATES.flatMap(({ state, icon }) => {
            const count = messageCounts.find((each) => each.state === state)?.count ?? 0;
            return count ? [{ state, icon, count, words: say(`console.outreach.count.${state}`, { count }) }] : [];
          });
          if (!counted.length) return <p className="soft">{say('console.outreach.none')}</p>;
          const total = counted.reduce((sum, { count }) => sum + count, 0);
          let from = 0;
          return (
            <div className="card">
              <p className={css.total}>
                <b>{say('console.outreach.total', { count: total })}</b>
              </p>
              <svg
                className={css.bar}
                viewBox="0 0 100 12"
                preserveAspectRatio="none"
                role="img"
                aria-label={say('console.outreach.bar', {
                  counts: list(
                    language,
                    counted.map(({ words }) => words),
                  ),
                })}
              >
                {counted.map(({ state, count }) => {
                  const x = from;
                  const width = (count / total) * 100;
                  from += width;
                  return <rect key={state} data-state={state} x={x} width={Math.max(0.6, width - 0.3)} height="12" />;
                })}
              </svg>
              <ul className={css.counts}>
                {counted.map(({ state, icon, words }) => (
                  <li key={state} data-state={state}>
                    <Icon name={icon} small />
                    <span>
                      {words}
                      {state === 'UNKNOWN' && <span className="meta">{say('console.outreach.why.UNKNOWN')}</span>}
                    </span>
                  </li>
                ))}
              </ul>
            </div>
          );
        }}
      </Loaded>
    </Section>
  );
}
