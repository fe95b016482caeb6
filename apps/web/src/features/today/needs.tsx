import type { ReactNode } from 'react';
import { list } from '../../lib/format.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.tsx';
import { Blank, Button, ButtonLink, Icon, Loading, Notice } from '../../ui/index.ts';
import { type Item, pressing } from './item.ts';
import type { Ranked } from './rank.ts';
import css from './today.module.css';

/** What waits for the reader, the most pressing first; where nothing does, the next useful thing. */
export function Needs({
  ranked,
  loading,
  missing,
  again,
  now,
}: {
  readonly ranked: Ranked;
  readonly loading: boolean;
  /** The names of what could not be loaded. */
  readonly missing: readonly string[];
  readonly again: () => void;
  readonly now: Date;
}): ReactNode {
  const { say, language } = useTexts();
  return (
    <section aria-labelledby="needs" className={css.waits}>
      <h2 id="needs" className="vh">
        {say('console.today.needs')}
      </h2>
      {missing.length > 0 && (
        <Notice kind="warn" live>
          <p>{say('console.today.notLoaded', { what: list(language, missing) })}</p>
          <Button onPress={again}>{say('console.again')}</Button>
        </Notice>
      )}
      {ranked.shown.length > 0 ? (
        <ul className={css.needs}>
          {ranked.shown.map((item, at) => (
            <Line key={item.key} item={item} first={at === 0} now={now} />
          ))}
        </ul>
      ) : loading ? (
        <Loading retry={again} />
      ) : (
        !missing.length && <Nothing />
      )}
      {ranked.more > 0 && <p className="meta">{say('console.today.more', { count: ranked.more })}</p>}
    </section>
  );
}

function Line({ item, first, now }: { readonly item: Item; readonly first: boolean; readonly now: Date }): ReactNode {
  const { say } = useTexts();
  const urgency = pressing(item, now);
  const urgent = urgency === 'overdue' || urgency === 'today';
  return (
    <li data-urgent={urgent || undefined}>
      <Icon name={item.icon} />
      <div>
        <h3 lang={item.lang}>{item.sentence}</h3>
        <p>
          {urgent && <b>{say(urgency === 'today' ? 'console.today.dueToday' : 'console.today.overdue')}</b>} {item.why}
          {urgency === 'later' && <Due at={item.due} />}
        </p>
      </div>
      <ButtonLink to={item.to} {...(first && { kind: 'primary' as const })}>
        <span>
          {item.verb}
          <span className="vh">: {item.sentence}</span>
        </span>
      </ButtonLink>
    </li>
  );
}

function Due({ at }: { readonly at: Date | undefined }): ReactNode {
  const { say, language } = useTexts();
  if (!at) return null;
  const date = new Intl.DateTimeFormat(language, { weekday: 'long', month: 'long', day: 'numeric' }).format(at);
  return <> {say('console.today.due', { date })}</>;
}

function Nothing(): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [to, key] = can('events.write')
    ? (['/events/new', 'console.today.planEvent'] as const)
    : can('council.read')
      ? (['/council', 'console.today.seeCouncil'] as const)
      : (['/events', 'console.today.seeEvents'] as const);
  return (
    <Blank
      icon="check"
      title={say('console.today.nothing')}
      act={
        <ButtonLink to={to} kind="primary">
          {say(key)}
        </ButtonLink>
      }
    >
      <p>{say('console.today.nothingText')}</p>
    </Blank>
  );
}
