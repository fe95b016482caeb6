import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link } from 'wouter';
import { failureOf } from '../../lib/failure.ts';
import { day, moment } from '../../lib/format.ts';
import type { ResultOf } from '../../lib/graphql.ts';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { Button, Failed, Notice } from '../../ui/index.ts';
import { mergesDocument, undoMergeDocument } from './documents.ts';
import styles from './duplicates.module.css';

type Undone = ResultOf<typeof undoMergeDocument>['undoMerge'];

/** What was merged lately and can be undone, and what came of undoing. */
export function Merges({ changed }: { readonly changed: () => void }): ReactNode {
  const { say, language } = useTexts();
  const [{ data }] = useQuery({ query: mergesDocument, requestPolicy: 'network-only' });
  const [{ error, fetching }, undo] = useMutation(undoMergeDocument);
  const [undone, setUndone] = useState<Undone>();
  const [at, setAt] = useState<string>();
  const failure = failureOf(error);
  const nobody = say('console.person.nameless');
  const take = async (id: string) => {
    setAt(id);
    const { data: answer } = await undo({ id });
    if (answer) setUndone(answer.undoMerge);
  };
  if (!data?.merges.length && !undone) return null;
  return (
    <section className="sec" aria-label={say('console.merge.lately')}>
      <header>
        <h2>{say('console.merge.lately')}</h2>
      </header>
      {failure && <Failed failure={failure} />}
      {undone && <Parted undone={undone} changed={changed} />}
      <ul className={styles.merges}>
        {data?.merges
          .filter(({ id }) => !undone || id !== at)
          .map(({ id, at: when, until, isLast, droppedName, kept }) => (
            <li key={id} className="row wrap">
              <span className="grow">
                {droppedName || nobody} → <Link to={`/people/${kept.id}`}>{kept.name || nobody}</Link>
                <br />
                <span className="meta">
                  {moment(language, when)} · {say('console.merge.until', { day: day(language, until) })}
                </span>
              </span>
              {isLast && (
                <Button
                  busy={fetching && at === id}
                  aria-label={`${say('console.merge.undo')}: ${kept.name || nobody}`}
                  onPress={() => void take(id)}
                >
                  {say('console.merge.undo')}
                </Button>
              )}
            </li>
          ))}
      </ul>
    </section>
  );
}

/** Both are there again; what happened since stays with one of them, and is named. */
function Parted({
  undone: { kept, parted, since, missed },
  changed,
}: {
  readonly undone: Undone;
  readonly changed: () => void;
}): ReactNode {
  const { say } = useTexts();
  const nobody = say('console.person.nameless');
  return (
    <Notice kind="good" live>
      <p>
        {say('console.merge.parted')} <Link to={`/people/${kept.id}`}>{kept.name || nobody}</Link>,{' '}
        <Link to={`/people/${parted.id}`}>{parted.name || nobody}</Link>
      </p>
      {since.length > 0 && (
        <p>
          {say('console.merge.since', { name: kept.name || nobody })}{' '}
          {since.map((kind) => sayCode(say, 'people.timeline', kind)).join(', ')}
        </p>
      )}
      {missed > 0 && <p>{say('console.merge.missed', { count: missed })}</p>}
      <p>
        <Button onPress={changed}>{say('console.merge.goOn')}</Button>
      </p>
    </Notice>
  );
}
